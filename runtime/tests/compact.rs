//! Texts that may be short or long: where their characters are makes no difference to what they are.

use std::borrow::Cow;

use carimbo_runtime::{Compact, Field, Nullable, Storage};

/// Around the longest text that needs no box, in bytes; beyond ASCII, too.
fn texts() -> Vec<String> {
    let lengths = [15, 16, 17, 40, 41, 1000];
    let long = lengths.into_iter().map(|length| "x".repeat(length));
    let alphabet = "abcdefghijklmnopqrst";
    let short = (0..=alphabet.len()).map(|length| alphabet.chars().take(length).collect());
    let others = ["é".repeat(7), "é".repeat(8), format!("{}x", "é".repeat(8)), "é".repeat(9), "🦀".repeat(4)];
    long.chain(short).chain(others).chain(["\0".to_owned(), "a\"\\\n".to_owned()]).collect()
}

#[test]
fn every_text_has_room() {
    for text in texts() {
        let mut copied = Compact::empty();
        assert!(copied.set(&text));
        let stored = [Some(copied), Compact::of(Cow::Borrowed(&text)), Compact::of(Cow::Owned(text.clone()))]
            .map(Option::unwrap);
        for stored in stored {
            assert_eq!((stored.as_str(), stored.as_bytes()), (text.as_str(), text.as_bytes()));
            assert_eq!(stored.clone().into_string(), text);
        }
    }
}

#[test]
fn presence_takes_no_room() {
    assert_eq!(size_of::<Compact>(), 24);
    assert_eq!(size_of::<Option<Nullable<Compact>>>(), 24);
    assert_eq!(size_of::<Field<Compact>>(), 24);
}
