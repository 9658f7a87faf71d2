//! Large counts, lengths, examples, and what two patterns have in common.

use super::compiled;
use super::sample::{Dice, walk};

#[test]
fn large_counts_leave_small_tables() {
    // pattern, the most entries
    let table = [
        (r"^[\p{L}\p{M}0-9 .,-]{1,140}$", 300),
        (r"^\p{L}{1,1000}$", 2),
        (r"^[^]{0,100000}$", 1),
        (r"^(?!\s)[A-Z]\p{L}{0,999}(?:-\d|_x)$", 60),
        (r"^(?:[a-z]{1,5000})?$", 4),
        (r"^(?:\p{Lu}\p{L}{0,40} ){0,10}$", 1700),
        ("^.{1000}$", 4),
    ];
    for (pattern, most) in table {
        let entries = compiled(pattern).transitions.len();
        assert!(entries <= most, "{pattern}: {entries}");
    }
}

#[test]
fn a_count_beside_the_table_is_exact() {
    let patterns = [
        r"^\p{L}{1,300}$",
        r"^(?=.*z)[a-z]{200,250}$",
        r"^ab?[a-z]{0,200}$",
        r"^(?:ab|cd)[a-z]{0,250}\b\.$",
        r"^[a-z]{200,}$",
        r"^(?:[a-z]{1,250})?$",
        r"^[a-z]{0,200}$|^1$",
        r"^x(?<!y)[a-z]{0,220}(?<!q)$",
    ];
    for pattern in patterns {
        let ours = compiled(pattern);
        let oracle = regress::Regex::with_flags(pattern, "u").unwrap();
        for length in [
            0, 1, 2, 3, 100, 198, 199, 200, 201, 202, 203, 204, 219, 220, 221, 222, 249, 250, 251, 252, 253, 254, 300,
            301,
        ] {
            for (start, middle, end) in
                [("", "a", ""), ("ab", "z", "."), ("cd", "y", " ."), ("x", "q", ""), ("xa", "z", "a")]
            {
                let text = format!("{start}{}{end}", middle.repeat(length));
                assert_eq!(
                    ours.matches(&text),
                    oracle.find(&text).is_some(),
                    "{pattern} on {length} characters: {text}"
                );
            }
        }
    }
}

#[test]
fn lengths_are_those_of_accepted_texts() {
    // pattern, within, whether some text is accepted
    let table: [(&str, u64, Option<u64>, bool); 9] = [
        ("^(?:abc){2,4}$", 7, Some(8), false),
        ("^(?:abc){2,4}$", 7, Some(9), true),
        ("^(?:abc)*$", 1_000_000_000_001, Some(1_000_000_000_001), false),
        ("^(?:abc)*$", 999_999_999_999, Some(999_999_999_999), true),
        ("a", 0, Some(0), false),
        ("a", 1, None, true),
        (r"^\d{11}$", 12, None, false),
        ("^[a-z]{300,400}$", 0, Some(299), false),
        ("^[a-z]{300,400}$", 400, Some(500), true),
    ];
    for (pattern, least, most, expected) in table {
        assert_eq!(compiled(pattern).accepts_lengths(least, most), expected, "{pattern} in {least} to {most:?}");
    }
    let bounds = compiled(r"^x[a-z]{300,4000000000}-$").length_bounds();
    assert_eq!((bounds.min, bounds.max), (302, Some(4_000_000_002)));
    assert!(compiled("^(?=.{5}$)[a-z]{300,400}$").is_empty());
    assert!(!compiled("^[^]{0,300}$").is_everything());
}

#[test]
fn knows_what_two_patterns_have_in_common() {
    let table = [
        (r"^\d+$", "^[a-z]+$", 0, None, false),
        (r"^\d*$", "^[a-z]*$", 0, None, true),
        (r"^\d*$", "^[a-z]*$", 1, None, false),
        ("a", "b", 0, Some(1), false),
        ("a", "b", 2, Some(2), true),
        (r"^\p{L}+$", "^[^\u{0}-\u{7f}]+$", 3, Some(3), true),
        (r"^\p{Script=Greek}+$", r"^\p{Script=Latin}+$", 0, None, false),
        ("^[a-z]{300,400}$", "^[a-z]{500,600}$", 0, None, false),
        ("^[a-z]{300,400}$", "^.{350}$", 0, None, true),
    ];
    for (left, right, least, most, expected) in table {
        let found = compiled(left).intersects(&compiled(right), least, most);
        assert_eq!(found, Some(expected), "{left} and {right}");
    }
}

#[test]
fn examples_match_and_keep_to_the_lengths() {
    let patterns = [
        r"^\d{3}\.\d{3}\.\d{3}-\d{2}$",
        r"\bfoo\b",
        r"^\p{L}{1,1000}$",
        "^(?!.*--)[a-z-]+$",
        "",
        "x",
        "^[^\\u{0}-\\u{7f}]{2,}$",
        "^[\u{d7ff}-\u{e000}]{3}$",
    ];
    let mut dice = Dice::new(1);
    for pattern in patterns {
        let compiled = compiled(pattern);
        for least in 0..30 {
            let text = walk(&compiled, &mut dice);
            assert!(compiled.matches(&text), "{pattern}: {text:?}");
            let possible = compiled.accepts_lengths(least, Some(least + 1));
            let least = usize::try_from(least).unwrap();
            let example = compiled.example(least, least + 1, &mut |bound| dice.below(bound));
            assert_eq!(example.is_some(), possible, "{pattern}");
            if let Some(text) = example {
                assert!(
                    compiled.matches(&text) && (least..least + 2).contains(&text.chars().count()),
                    "{pattern}: {text:?}"
                );
            }
        }
    }
    assert_eq!(compiled("[]").example(0, 9, &mut |_| 0), None);
}
