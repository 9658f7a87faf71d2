//! The tables as Markdown.

use crate::checked::{self, klavi};
use crate::goal::GOALS;
use crate::instruction::{Judgement, Verdict};
use crate::plain;
use crate::table::{Contestant, Kind, Table};
use crate::timing::Measured;
use std::fmt::Write as _;
use std::mem::size_of;

/// One table.
pub fn table(table: &Table, measured: &[Measured]) -> String {
    let rows = table.contestants.iter().zip(measured).map(|(contestant, measured)| row(contestant, measured));
    let head = ["way", "time", "ratio", "half of the rounds", "allocations", "bytes allocated"].map(str::to_owned);
    format!("{} (`{}`)\n\n{}", table.title, table.id, markdown(head, rows))
}

fn row(contestant: &Contestant, measured: &Measured) -> [String; 6] {
    let (low, high) = measured.quartiles;
    let ratio = format!("{:.2}", measured.ratio);
    let (label, ratio) = match contestant.kind {
        Kind::Ours => (format!("**{}**", contestant.label), format!("**{ratio}**")),
        Kind::Baseline | Kind::Peer => (contestant.label.to_owned(), ratio),
    };
    let allocated = measured.allocated;
    let spread = format!("{low:.2} – {high:.2}");
    [label, time(measured.nanoseconds), ratio, spread, allocated.times.to_string(), allocated.bytes.to_string()]
}

fn time(nanoseconds: f64) -> String {
    if nanoseconds < 10_000.0 {
        format!("{nanoseconds:.0} ns")
    } else if nanoseconds < 10_000_000.0 {
        format!("{:.1} µs", nanoseconds / 1e3)
    } else {
        format!("{:.1} ms", nanoseconds / 1e6)
    }
}

/// The figures that are wanted, beside what was measured: ratios by table and contestant.
pub fn goals(ratios: &[(String, f64)]) -> String {
    let found = |row: &str| {
        let ratio = ratios.iter().find(|(name, _)| name == row);
        ratio.map_or("–".to_owned(), |(_, ratio)| format!("{ratio:.2}"))
    };
    let rows = GOALS.iter().map(|goal| {
        let (small, large) = goal.rows;
        let wanted = format!("{} / {}", goal.wanted.0, goal.wanted.1);
        [goal.figure.to_owned(), wanted, format!("{} / {}", found(small), found(large))]
    });
    let head = ["figure, one value / an array", "at most", "ratio"].map(str::to_owned);
    format!("Goals (`goals`)\n\n{}", markdown(head, rows))
}

/// How large the types are in memory, without what they point to.
pub fn sizes() -> String {
    let row = |name: &str, plain: usize, ours: usize, optional: usize| {
        [format!("`{name}`"), plain.to_string(), ours.to_string(), optional.to_string()]
    };
    let rows = [
        row(
            "CreatePayment",
            size_of::<plain::payment::CreatePayment>(),
            size_of::<klavi::types::CreatePayment>(),
            size_of::<Option<klavi::types::CreatePayment>>(),
        ),
        row(
            "CreatedPayment, received",
            size_of::<plain::payment::CreatedPayment>(),
            size_of::<klavi::received::CreatedPayment>(),
            size_of::<Option<klavi::received::CreatedPayment>>(),
        ),
        row(
            "PaymentAmount",
            size_of::<String>(),
            size_of::<klavi::types::PaymentAmount>(),
            size_of::<Option<klavi::types::PaymentAmount>>(),
        ),
        row("Cpf", size_of::<String>(), size_of::<klavi::types::Cpf>(), size_of::<Option<klavi::types::Cpf>>()),
        row(
            "Charge",
            size_of::<plain::charge::Charge>(),
            size_of::<checked::charge::Charge>(),
            size_of::<Option<checked::charge::Charge>>(),
        ),
        row(
            "Repository",
            size_of::<plain::repository::Repository>(),
            size_of::<checked::repository::Repository>(),
            size_of::<Option<checked::repository::Repository>>(),
        ),
    ];
    let head = ["type", "plain, bytes", "carimbo, bytes", "`Option` of it"].map(str::to_owned);
    format!("Sizes in memory (`sizes`)\n\n{}", markdown(head, rows))
}

/// Counts of instructions, and how they changed.
pub fn instructions(judgements: &[Judgement]) -> String {
    let count = |count: Option<u64>| count.map_or("–".to_owned(), |count| count.to_string());
    let rows = judgements.iter().map(|judgement| {
        let change = judgement.change.map_or("–".to_owned(), |change| format!("{:+.1} %", change * 100.0));
        let verdict = match judgement.verdict {
            Verdict::Kept => "",
            Verdict::Worse => "worse",
            Verdict::Better => "better",
            Verdict::New => "new",
            Verdict::Gone => "gone",
        };
        [judgement.name.clone(), count(judgement.expected), count(judgement.found), change, verdict.to_owned()]
    });
    markdown(["workload", "expected", "instructions", "change", ""].map(str::to_owned), rows)
}

/// A table with the columns under one another. Numbers stand on the right.
fn markdown<const N: usize>(head: [String; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let rows: Vec<_> = std::iter::once(head).chain(rows).collect();
    let mut widths = [3; N];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for (index, row) in rows.iter().enumerate() {
        for (column, (cell, &width)) in row.iter().zip(&widths).enumerate() {
            let _ = if column == 0 { write!(text, "| {cell:<width$} ") } else { write!(text, "| {cell:>width$} ") };
        }
        text.push_str("|\n");
        if index == 0 {
            for (column, &width) in widths.iter().enumerate() {
                let dashes = "-".repeat(width);
                let _ = if column == 0 { write!(text, "| {dashes} ") } else { write!(text, "|{dashes}-:") };
            }
            text.push_str("|\n");
        }
    }
    text
}
