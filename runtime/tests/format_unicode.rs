//! The tables of code points in `format/domain/unicode.rs` are what RFC 5892 derives from the Unicode data.
//!
//! `UNICODE_TABLES=write cargo test -p carimbo-runtime --test format_unicode` writes them again.

#![expect(clippy::unwrap_used, reason = "a test fails where a number is not what it has to be")]
#![expect(clippy::match_same_arms, reason = "the exceptions are listed as RFC 5892 lists them")]

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use icu_normalizer::properties::{CanonicalCompositionBorrowed, CanonicalDecompositionBorrowed, Decomposed};
use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{
        BidiClass, CanonicalCombiningClass, ChangesWhenNfkcCasefolded, DefaultIgnorableCodePoint, EnumeratedProperty,
        GeneralCategory, HangulSyllableType, JoiningType, NoncharacterCodePoint, Script, WhiteSpace,
    },
};

const HEAD: &str = "\
//! Code points, derived from Unicode 17.0 as RFC 5892 says. Not written by hand: `tests/format_unicode.rs` of the
//! runtime writes this file and holds it to the data. How the texts are read stands where they are used.
";

fn property<P: EnumeratedProperty>(point: u32) -> P {
    CodePointMapData::<P>::new().get32(point)
}

/// `PVALID`, `CONTEXTJ` or `CONTEXTO`, in the order of RFC 5892 section 3.
fn is_permitted(point: u32) -> bool {
    match point {
        // Exceptions (section 2.6).
        0xdf | 0x3c2 | 0x6fd | 0x6fe | 0xf0b | 0x3007 => return true,
        0xb7 | 0x375 | 0x5f3 | 0x5f4 | 0x30fb | 0x660..=0x669 | 0x6f0..=0x6f9 => return true,
        0x640 | 0x7fa | 0x302e | 0x302f | 0x3031..=0x3035 | 0x303b => return false,
        // LDH and join controls.
        0x2d | 0x30..=0x39 | 0x61..=0x7a | 0x200c | 0x200d => return true,
        // Ignorable blocks.
        0x20d0..=0x20ff | 0x1d100..=0x1d1ff | 0x1d200..=0x1d24f => return false,
        _ => {}
    }
    let letters_and_digits = [
        GeneralCategory::LowercaseLetter,
        GeneralCategory::UppercaseLetter,
        GeneralCategory::OtherLetter,
        GeneralCategory::DecimalNumber,
        GeneralCategory::ModifierLetter,
        GeneralCategory::NonspacingMark,
        GeneralCategory::SpacingMark,
    ];
    let jamo = [HangulSyllableType::LeadingJamo, HangulSyllableType::VowelJamo, HangulSyllableType::TrailingJamo];
    // The category first: most code points have another one.
    letters_and_digits.contains(&property(point))
        && !jamo.contains(&property(point))
        && !CodePointSetData::new::<ChangesWhenNfkcCasefolded>().contains32(point)
        && !CodePointSetData::new::<DefaultIgnorableCodePoint>().contains32(point)
        && !CodePointSetData::new::<WhiteSpace>().contains32(point)
        && !CodePointSetData::new::<NoncharacterCodePoint>().contains32(point)
}

/// The packed number that the runtime's `CodePoint` reads.
fn kind(point: u32) -> u32 {
    if !is_permitted(point) {
        return 0;
    }
    let marks = [GeneralCategory::NonspacingMark, GeneralCategory::SpacingMark, GeneralCategory::EnclosingMark];
    let bidi = match property(point) {
        BidiClass::LeftToRight => 0,
        BidiClass::RightToLeft | BidiClass::ArabicLetter => 1,
        BidiClass::ArabicNumber => 2,
        BidiClass::EuropeanNumber => 3,
        BidiClass::NonspacingMark => 4,
        BidiClass::EuropeanSeparator
        | BidiClass::CommonSeparator
        | BidiClass::EuropeanTerminator
        | BidiClass::OtherNeutral
        | BidiClass::BoundaryNeutral => 5,
        _ => 6,
    };
    let joining = match property(point) {
        JoiningType::LeftJoining => 1,
        JoiningType::RightJoining => 2,
        JoiningType::DualJoining => 3,
        JoiningType::Transparent => 4,
        _ => 0,
    };
    let script = match property(point) {
        Script::Greek => 1,
        Script::Hebrew => 2,
        Script::Hiragana | Script::Katakana | Script::Han => 3,
        _ => 0,
    };
    let class = property::<CanonicalCombiningClass>(point).to_icu4c_value();
    let is_mark = marks.contains(&property(point));
    u32::from(class) | 1 << 8 | u32::from(is_mark) << 9 | bidi << 10 | joining << 13 | script << 16
}

fn push(text: &mut String, number: u32) {
    let mut rest = number;
    while rest > 31 {
        text.push(char::from(b'0' + 32 + u8::try_from(rest & 31).unwrap()));
        rest >>= 5;
    }
    text.push(char::from(b'0' + u8::try_from(rest).unwrap()));
}

fn code_points() -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for point in 0..=0x10_ffff {
        let kind = kind(point);
        match runs.last_mut() {
            Some((last, length)) if *last == kind => *length += 1,
            _ => runs.push((kind, 1)),
        }
    }
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for (kind, _) in &runs {
        *counts.entry(*kind).or_default() += 1;
    }
    // What is frequent gets a short number.
    let mut kinds: Vec<u32> = counts.keys().copied().collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(counts.get(kind)));
    let mut text = String::new();
    push(&mut text, u32::try_from(kinds.len()).unwrap());
    for kind in &kinds {
        push(&mut text, *kind);
    }
    for (kind, length) in runs {
        let index = kinds.iter().position(|known| *known == kind).unwrap();
        push(&mut text, u32::try_from(index).unwrap());
        push(&mut text, length);
    }
    text
}

/// Compositions of which a label may have the whole or the parts. Hangul is computed elsewhere, or not at all.
fn compositions() -> String {
    let (decomposition, composition) = (CanonicalDecompositionBorrowed::new(), CanonicalCompositionBorrowed::new());
    let pairs = (0..=0x10_ffff).filter(|point| !(0xac00..0xd7a4).contains(point)).filter_map(|point| {
        let whole = char::from_u32(point)?;
        let Decomposed::Expansion(first, second) = decomposition.decompose(whole) else { return None };
        let [whole, first, second] = [whole, first, second].map(u32::from);
        let counts = is_permitted(whole) || (is_permitted(first) && is_permitted(second));
        let composes = composition.compose(char::from_u32(first)?, char::from_u32(second)?).map(u32::from);
        (counts && composes == Some(whole)).then_some((whole, first, second))
    });
    let pairs: Vec<(u32, u32, u32)> = pairs.collect();
    let mut seconds: Vec<u32> = pairs.iter().map(|(_, _, second)| *second).collect();
    seconds.sort_unstable();
    seconds.dedup();
    let mut text = String::new();
    push(&mut text, u32::try_from(seconds.len()).unwrap());
    seconds.iter().fold(0, |last, second| {
        push(&mut text, second - last);
        *second
    });
    pairs.iter().fold(0, |last, (whole, first, second)| {
        push(&mut text, whole - last);
        push(&mut text, if first > whole { (first - whole) << 1 | 1 } else { (whole - first) << 1 });
        push(&mut text, u32::try_from(seconds.binary_search(second).unwrap()).unwrap());
        *whole
    });
    text
}

fn file() -> String {
    let mut file = HEAD.to_owned();
    for (name, docs, text) in [
        ("CODE_POINTS", "What code points are.", code_points()),
        ("COMPOSITIONS", "Characters that are canonically made of two others.", compositions()),
    ] {
        let _ = write!(file, "\n/// {docs}\npub(super) const {name}: &str = r\"\n");
        for line in text.as_bytes().chunks(110) {
            let _ = writeln!(file, "{}", std::str::from_utf8(line).unwrap());
        }
        file.push_str("\";\n");
    }
    file
}

#[test]
fn tables_are_what_the_unicode_data_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/runtime/format/domain/unicode.rs");
    let derived = file();
    if std::env::var_os("UNICODE_TABLES").is_some_and(|value| value == "write") {
        fs::write(&path, &derived).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap() == derived, "the tables are not those of the Unicode data");
}
