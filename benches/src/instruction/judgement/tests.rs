//! Counts in, verdicts out.

use super::{Verdict, judge};
use crate::instruction::Counts;

fn counts(taken_with: &str, lines: &[(&str, u64)]) -> Counts {
    let instructions = lines.iter().map(|&(name, count)| (name.to_owned(), count)).collect();
    Counts { taken_with: vec![taken_with.to_owned()], instructions }
}

fn verdicts(expected: &Counts, found: &Counts) -> Vec<(String, Verdict)> {
    judge(expected, found).into_iter().map(|judgement| (judgement.name, judgement.verdict)).collect()
}

#[test]
fn more_than_a_twentieth_is_a_regression() {
    let expected = counts("one", &[("t/plain", 1000), ("t/ours", 1000), ("t/theirs", 1000), ("t/gone", 1)]);
    let found = counts("one", &[("t/plain", 1049), ("t/ours", 1051), ("t/theirs", 900), ("t/new", 1)]);
    let named = |name: &str, verdict| (format!("t/{name}"), verdict);
    assert_eq!(
        verdicts(&expected, &found),
        [
            named("plain", Verdict::Kept),
            named("ours", Verdict::Worse),
            named("theirs", Verdict::Better),
            named("new", Verdict::New),
            named("gone", Verdict::Gone),
        ]
    );
}

#[test]
fn another_compiler_is_held_to_the_ratio() {
    let expected = counts("one", &[("t/plain", 1000), ("t/kept", 500), ("t/worse", 500)]);
    let found = counts("other", &[("t/plain", 2000), ("t/kept", 1000), ("t/worse", 1200)]);
    let found: Vec<_> = verdicts(&expected, &found).into_iter().map(|(_, verdict)| verdict).collect();
    assert_eq!(found, [Verdict::Kept, Verdict::Kept, Verdict::Worse]);
}

#[test]
fn the_file_is_read_as_it_is_written() {
    let written = Counts::of_now(vec![("a/plain".to_owned(), 34), ("b/plain".to_owned(), 12)]);
    assert_eq!(Counts::parse(&written.to_text()), Ok(written));
}

#[test]
fn what_is_no_file_of_counts_is_refused() {
    assert!(Counts::parse("taken-with = 1").is_err());
    assert_eq!(
        Counts::parse("taken-with = []\n[instructions]\n'a/plain' = -1"),
        Err("`a/plain` is no count".to_owned())
    );
}
