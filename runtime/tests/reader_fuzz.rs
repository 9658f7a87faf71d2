//! Our JSON reader and writer against `serde_json`, on inputs from a seed: the same inputs are accepted, and the same
//! values are read from them, but for the differences that [`Difference`] lists.
//!
//! A slice runs with all tests. `CARIMBO_CASES` asks for more inputs, `CARIMBO_SEED` for others; a failure names its case,
//! and `CARIMBO_FROM` starts there. Ten million, some minutes:
//!
//! ```text
//! CARIMBO_CASES=10000000 cargo test --release -p carimbo-runtime --test reader_fuzz -- --nocapture
//! ```

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::indexing_slicing, reason = "a test that misses its input has failed")]

#[path = "reader_fuzz/input.rs"]
mod input;
#[path = "../../tests/differential/random.rs"]
#[expect(dead_code, reason = "other tests draw otherwise")]
mod random;
#[path = "reader_fuzz/tree.rs"]
mod tree;

use carimbo_runtime::{Json, Keyword, Violations, from_json, from_json_str, to_json};
use random::Random;
use tree::Tree;

const CASES: usize = 20_000;

/// How deep we let arrays and objects lie in one another.
const OUR_LEVELS: usize = 128;
/// How deep `serde_json::Value` lets them.
const THEIR_LEVELS: usize = 127;

/// Ends a comparison with a fault, unless something holds.
macro_rules! hold {
    ($condition:expr, $($fault:tt)+) => {
        if !$condition {
            return Err(format!($($fault)+));
        }
    };
}

/// What `serde_json` reads and we do not. Nothing is the other way round but for [`Difference::RoundedNumber`] and
/// [`Difference::LastLevel`], which its exact form `RawValue` reads as we do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Difference {
    /// A member that is there twice: `serde_json` takes one of them, and which one two programs take is what attacks are
    /// made of (RFC 8259 section 4).
    DuplicateMember,
    /// More than 128 levels. `serde_json` skips values of any depth; what reads values by recursion has to stop somewhere.
    Depth,
    /// `serde_json::Value` stops before the 128th level, we behind it.
    LastLevel,
    /// A number beyond `f64`, which `serde_json::Value` refuses unless its feature `arbitrary_precision` is on. Ours are
    /// exact.
    RoundedNumber,
}

#[derive(Debug, Default)]
struct Figures {
    accepted: usize,
    refused: usize,
    duplicate_members: usize,
    depth: usize,
    last_level: usize,
    rounded_numbers: usize,
}

impl Figures {
    fn count(&mut self, difference: Difference) {
        match difference {
            Difference::DuplicateMember => self.duplicate_members += 1,
            Difference::Depth => self.depth += 1,
            Difference::LastLevel => self.last_level += 1,
            Difference::RoundedNumber => self.rounded_numbers += 1,
        }
    }
}

fn number(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).ok().map_or(otherwise, |text| text.parse().unwrap())
}

#[test]
fn reads_and_writes_what_serde_json_does() {
    let (seed, from, cases) = (number("CARIMBO_SEED", 1), number("CARIMBO_FROM", 0), number("CARIMBO_CASES", CASES));
    let mut figures = Figures::default();
    for case in from..from + cases {
        // Each case has a seed of its own, so that it can be repeated alone.
        let seed_of_case = Random::new((seed as u64) << 40 ^ case as u64).next();
        let input = input::input(&mut Random::new(seed_of_case));
        if let Err(fault) = compare(&input, &mut figures) {
            let input = input.escape_ascii();
            panic!("CARIMBO_SEED={seed} CARIMBO_FROM={case}: {fault}\n{input}");
        }
    }
    eprintln!("{cases} inputs: {figures:?}");
    let Figures { accepted, refused, duplicate_members, depth, last_level, rounded_numbers } = figures;
    if cases >= CASES {
        assert!(accepted * 4 > cases && refused * 4 > cases, "the property says little");
        assert!([duplicate_members, depth, last_level].iter().all(|count| *count > 0), "a difference does not appear");
        assert_eq!(rounded_numbers == 0, is_read_as_an_exact_number(Difference::RoundedNumber));
    }
}

/// Every difference once, and what is none although it might be.
#[test]
fn differs_from_serde_json_where_it_means_to() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels)).into_bytes();
    let differences = [
        (b"{\"a\":1,\"\\u0061\":1}".to_vec(), Some(Difference::DuplicateMember)),
        (b"[{\"a\":{\"b\":0,\"b\":0}}]".to_vec(), Some(Difference::DuplicateMember)),
        (nested(OUR_LEVELS + 1), Some(Difference::Depth)),
        (nested(OUR_LEVELS), Some(Difference::LastLevel)),
        (nested(THEIR_LEVELS), None),
        (b"[1e999]".to_vec(), Some(Difference::RoundedNumber)),
        (b"1e-999".to_vec(), None),
        // A lone surrogate is no text, a byte order mark no JSON, to both of us.
        (b"\"\\ud800\"".to_vec(), None),
        (b"\"\\udc00\\ud800\"".to_vec(), None),
        (b"\xef\xbb\xbf1".to_vec(), None),
        // As an escape it is text.
        (b"\"\\u0000\"".to_vec(), None),
        (b"\"\0\"".to_vec(), None),
        (b"1\0".to_vec(), None),
        (b"\"\xed\xa0\x80\"".to_vec(), None),
    ];
    for (input, expected) in differences {
        let mut figures = Figures::default();
        let shown = input.escape_ascii().to_string();
        compare(&input, &mut figures).unwrap_or_else(|fault| panic!("{fault}\n{shown}"));
        let mut counted = Figures::default();
        if let Some(difference) = expected.filter(|difference| !is_read_as_an_exact_number(*difference)) {
            counted.count(difference);
        }
        let found =
            |figures: &Figures| [figures.duplicate_members, figures.depth, figures.last_level, figures.rounded_numbers];
        assert_eq!(found(&figures), found(&counted), "{shown}");
    }
}

/// Features are the same in a whole build: another package may have turned `serde_json`'s on.
fn is_read_as_an_exact_number(difference: Difference) -> bool {
    difference == Difference::RoundedNumber && serde_json::from_str::<serde_json::Value>("1e999").is_ok()
}

/// Reads an input in all ways, and says what is not as it should be.
fn compare(input: &[u8], figures: &mut Figures) -> Result<(), String> {
    let ours = from_json::<Json>(input);
    if let Ok(text) = std::str::from_utf8(input) {
        hold!(from_json_str::<Json>(text) == ours, "as text it is read otherwise");
    }
    let theirs = Tree::read(input);
    compare_with_value(input, theirs.as_ref(), figures)?;
    match (ours, theirs) {
        (Ok(ours), Some(theirs)) => {
            hold!(theirs.levels() <= OUR_LEVELS, "it is too deep");
            hold!(theirs.is(&ours), "we read {ours}");
            figures.accepted += 1;
            compare_written(&ours)
        }
        (Ok(_), None) => Err("we alone accept it".to_owned()),
        (Err(violations), None) => {
            hold!(is_no_json(&violations), "it is no JSON, but: {violations}");
            figures.refused += 1;
            Ok(())
        }
        (Err(violations), Some(theirs)) => {
            figures.count(difference(&violations, &theirs)?);
            Ok(())
        }
    }
}

/// Why we refuse what `serde_json` reads.
fn difference(violations: &Violations, theirs: &Tree) -> Result<Difference, String> {
    if theirs.levels() > OUR_LEVELS {
        hold!(is_no_json(violations), "it is too deep, but: {violations}");
        return Ok(Difference::Depth);
    }
    let duplicates = theirs.duplicates();
    for violation in violations.iter() {
        let is_known = duplicates.iter().any(|duplicate| duplicate == violation.pointer());
        let is_duplicate = violation.keyword() == Keyword::DuplicateMember;
        hold!(is_known && is_duplicate, "{duplicates:?} are there twice, but: {violations}");
    }
    Ok(Difference::DuplicateMember)
}

/// What we write is what was read: to us, and to `serde_json`.
fn compare_written(ours: &Json) -> Result<(), String> {
    let written = to_json(ours);
    hold!(Tree::read(&written).is_some_and(|tree| tree.is(ours)), "written as {}", written.escape_ascii());
    hold!(from_json::<Json>(&written).as_ref() == Ok(ours), "we do not read {}", written.escape_ascii());
    Ok(())
}

/// `serde_json`'s own tree refuses more than its exact form does, in two cases.
fn compare_with_value(input: &[u8], exact: Option<&Tree>, figures: &mut Figures) -> Result<(), String> {
    let is_read = serde_json::from_slice::<serde_json::Value>(input).is_ok();
    let levels = exact.map_or(0, Tree::levels);
    hold!(exact.is_some() || !is_read, "`serde_json` does not agree with itself");
    hold!(levels <= THEIR_LEVELS || !is_read, "`serde_json::Value` reads {levels} levels");
    if let Some(exact) = exact.filter(|_| !is_read && levels <= THEIR_LEVELS) {
        hold!(exact.has_large_number(), "`serde_json::Value` refuses it");
        figures.count(Difference::RoundedNumber);
    }
    if levels == OUR_LEVELS {
        figures.count(Difference::LastLevel);
    }
    Ok(())
}

fn is_no_json(violations: &Violations) -> bool {
    violations.len() == 1 && violations.first().keyword() == Keyword::Json
}
