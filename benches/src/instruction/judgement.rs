//! Holds counts against those of the file.

#[cfg(test)]
mod tests;

use super::Counts;

/// How much more a workload may take.
const TOLERANCE: f64 = 0.05;

/// What is to be said of a workload.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The workload.
    pub name: String,
    /// What the file says.
    pub expected: Option<u64>,
    /// What was counted.
    pub found: Option<u64>,
    /// How much more is needed than before, as a part: 0.1 is a tenth more. Nothing where there is nothing to compare.
    pub change: Option<f64>,
    /// Whether that is right.
    pub verdict: Verdict,
}

/// Whether a count is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Within the tolerance.
    Kept,
    /// Above it: a regression.
    Worse,
    /// Far enough below that the file should say so, or else the gain may be lost unseen.
    Better,
    /// Not in the file.
    New,
    /// Only in the file.
    Gone,
}

/// Every workload of either. Counts taken with other tools are compared by what they are of their table's first row.
pub fn judge(expected: &Counts, found: &Counts) -> Vec<Judgement> {
    let gone = expected.instructions.iter().filter(|(name, _)| found.of(name).is_none());
    let names = found.instructions.iter().chain(gone).map(|(name, _)| name);
    let same_tools = expected.taken_with == found.taken_with;
    names
        .map(|name| of_one(name, if same_tools { None } else { first_of_table(name, found) }, expected, found))
        .collect()
}

/// The workload that the others of its table are held against: it runs first.
fn first_of_table<'counts>(name: &str, found: &'counts Counts) -> Option<&'counts str> {
    let table = |name: &str| name.split_once('/').map(|(table, _)| table.to_owned());
    found.instructions.iter().map(|(other, _)| other.as_str()).find(|other| table(other) == table(name))
}

/// By itself, or against a baseline.
fn of_one(name: &str, baseline: Option<&str>, expected: &Counts, found: &Counts) -> Judgement {
    let change =
        amount(expected, name, baseline).zip(amount(found, name, baseline)).map(|(before, now)| now / before - 1.0);
    let verdict = match (expected.of(name), found.of(name), change) {
        (None, ..) => Verdict::New,
        (_, None, _) => Verdict::Gone,
        (_, _, Some(change)) if change > TOLERANCE => Verdict::Worse,
        (_, _, Some(change)) if change < -TOLERANCE => Verdict::Better,
        _ => Verdict::Kept,
    };
    Judgement { name: name.to_owned(), expected: expected.of(name), found: found.of(name), change, verdict }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn amount(counts: &Counts, name: &str, baseline: Option<&str>) -> Option<f64> {
    let unit = match baseline {
        Some(baseline) => counts.of(baseline)? as f64,
        None => 1.0,
    };
    Some(counts.of(name)? as f64 / unit)
}
