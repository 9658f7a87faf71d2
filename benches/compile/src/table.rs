//! The tables.

use crate::measure::{Cost, Mode, Product};
use std::fmt::Write;

/// What was found about a contestant.
pub(crate) struct Findings {
    pub(crate) title: String,
    /// One entry for each mode, with a cost for each round.
    pub(crate) rounds: Vec<(Mode, Vec<Cost>)>,
    pub(crate) product: Option<Product>,
}

impl Findings {
    fn costs(&self, mode: Mode) -> &[Cost] {
        self.rounds.iter().find(|(of, _)| *of == mode).map(|(_, costs)| costs.as_slice()).unwrap_or_default()
    }
}

/// The table of what LLVM gets; ratios are to the first contestant.
pub(crate) fn lines(findings: &[Findings]) -> String {
    let mut text = String::from(
        "\n### What LLVM gets in a debug build, thousands of lines\n\n\
         | crates | models | program | both | ratio |\n|---|---:|---:|---:|---:|\n",
    );
    let base = findings.first().and_then(|first| row(first.costs(Mode::Lines))).map(|base| base.both);
    for finding in findings {
        let Some(Row { models, both, .. }) = row(finding.costs(Mode::Lines)) else { continue };
        let ratio = base.map_or("-".to_owned(), |base| format!("{:.2}", both / base));
        let _ = writeln!(text, "| {} | {models:.0} | {:.0} | {both:.0} | {ratio} |", finding.title, both - models);
    }
    text
}

/// The table of a mode that is timed; ratios are to the first contestant.
pub(crate) fn times(mode: Mode, findings: &[Findings]) -> String {
    let mut text = format!(
        "\n### {}, CPU seconds\n\n| crates | models | ratio | models + program | ratio | from scratch | ratio | memory, MB |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|\n",
        mode.name()
    );
    let base = findings.first().and_then(|first| row(first.costs(mode)));
    for finding in findings {
        let Some(row) = row(finding.costs(mode)) else { continue };
        let ratio = |of: f64, base: Option<f64>| base.map_or("-".to_owned(), |base| format!("{:.2}", of / base));
        let _ = writeln!(
            text,
            "| {} | {:.2} | {} | {:.2} | {} | {:.1} | {} | {:.0} |",
            finding.title,
            row.models,
            ratio(row.models, base.as_ref().map(|base| base.models)),
            row.both,
            ratio(row.both, base.as_ref().map(|base| base.both)),
            row.scratch,
            ratio(row.scratch, base.as_ref().map(|base| base.scratch)),
            row.megabytes,
        );
    }
    text
}

/// The table of programs.
pub(crate) fn products(findings: &[Findings]) -> String {
    let mut text = String::from(
        "\n### The program, release\n\n| crates | kB | ratio | stripped, kB | ratio | instances passed | invalid ones refused |\n\
         |---|---:|---:|---:|---:|---:|---:|\n",
    );
    let base = findings.first().and_then(|first| first.product.as_ref());
    for finding in findings {
        let Some(product) = &finding.product else { continue };
        let (bytes, ratio) = size(Some(product.bytes), base.map(|base| base.bytes));
        let (stripped, stripped_ratio) = size(product.stripped, base.and_then(|base| base.stripped));
        let Product { passed, refused, .. } = product;
        let _ = writeln!(
            text,
            "| {} | {bytes} | {ratio} | {stripped} | {stripped_ratio} | {passed} | {refused} |",
            finding.title
        );
    }
    text
}

struct Row {
    models: f64,
    both: f64,
    scratch: f64,
    megabytes: f64,
}

fn row(costs: &[Cost]) -> Option<Row> {
    let first = costs.first()?;
    // Only the first round builds dependencies: what it spent beside models and program.
    let rest = first.whole - first.models - first.program;
    let both = median(costs.iter().map(|cost| cost.models + cost.program))?;
    Some(Row {
        models: median(costs.iter().map(|cost| cost.models))?,
        both,
        scratch: both + rest,
        megabytes: median(costs.iter().map(|cost| cost.megabytes))?,
    })
}

fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

#[expect(clippy::cast_precision_loss, reason = "petabytes fit")]
fn size(bytes: Option<u64>, base: Option<u64>) -> (String, String) {
    let shown = bytes.map_or("-".to_owned(), |bytes| format!("{:.0}", bytes as f64 / 1000.0));
    let ratio = bytes.zip(base).map_or("-".to_owned(), |(bytes, base)| format!("{:.2}", bytes as f64 / base as f64));
    (shown, ratio)
}
