//! Written by `generator/benches/patterns.rs`: holds all engines against each other, then measures them in turns.
#![allow(clippy::type_complexity, clippy::cast_precision_loss, reason = "a program of one page")]

use core::marker::PhantomData;
use std::hint::black_box;
use std::time::Instant;

use models::patterns::types;
use models::runtime::{Check, Pattern, Text, TextRules};

struct Case {
    source: &'static str,
    named: bool,
    lenient: bool,
    ours: &'static Pattern,
    valid: &'static [&'static str],
    invalid: &'static [&'static str],
}

/// The pattern of a generated type.
fn pattern<R: TextRules>(_: PhantomData<Text<R>>) -> &'static Pattern {
    match R::CHECK {
        Check::Pattern(pattern) => pattern,
        _ => panic!("the rule of a type is its pattern alone"),
    }
}

/// The same for an engine whose classes are those of Unicode: what is left of the difference shows in the verdicts.
fn translated(source: &str) -> String {
    source.replace(r"\d", "[0-9]").replace(r"\w", "[0-9A-Za-z_]").replace(r"\/", "/")
}

const ROUNDS: usize = 15;
/// Texts in one measurement.
const MATCHES: usize = 4_000;

fn nanoseconds(texts: &[&str], accepts: &dyn Fn(&str) -> bool) -> f64 {
    let turns = MATCHES / texts.len();
    let begun = Instant::now();
    for _ in 0..turns {
        for text in texts {
            black_box(accepts(black_box(text)));
        }
    }
    begun.elapsed().as_nanos() as f64 / (turns * texts.len()) as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Code or table, table, `regex`, `regress`: the medians of rounds in which all take turns.
fn measure(texts: &[&str], engines: &[&dyn Fn(&str) -> bool; 5]) -> [f64; 5] {
    let mut times: [Vec<f64>; 5] = Default::default();
    for _ in 0..ROUNDS {
        for (times, engine) in times.iter_mut().zip(engines) {
            times.push(nanoseconds(texts, engine));
        }
    }
    times.map(median)
}

fn main() {
    let cases: &[Case] = include!("cases.rs");
    let mut differences = 0;
    let (mut with_code, mut by_code, mut by_table) = (0, Vec::new(), Vec::new());
    let mut ratios = [Vec::new(), Vec::new()];
    let mut table_ratios = Vec::new();
    let mut old = Vec::new();
    println!("ns per match             ours  table  regex regress   regex/ours");
    for case in cases {
        let table = case.ours.table.expect("the crate is built with samples");
        let regress = regress::Regex::with_flags(case.source, if case.lenient { "" } else { "u" });
        let regress = regress.expect("the oracle knows every pattern");
        for text in case.valid.iter().chain(case.invalid) {
            let verdict = regress.find(text).is_some();
            if case.ours.matches(text) != verdict || table.matches(text) != verdict {
                differences += 1;
                println!("DIFFERENCE: {} on {text:?}: {verdict}", case.source);
            }
        }
        with_code += usize::from(case.ours.code.is_some());
        let Ok(regex) = regex::Regex::new(&translated(case.source)) else {
            println!("not for regex: {}", case.source);
            continue;
        };
        for (index, texts) in [case.valid, case.invalid].into_iter().enumerate() {
            if texts.is_empty() {
                continue;
            }
            let engines: [&dyn Fn(&str) -> bool; 5] = [
                &|_| true,
                &|text| case.ours.matches(text),
                &|text| table.matches(text),
                &|text| regex.is_match(text),
                &|text| regress.find(text).is_some(),
            ];
            let [nothing, ours, table, regex, regress] = measure(texts, &engines);
            let ratio = regex / ours;
            ratios[index].push(ratio);
            if case.ours.code.is_some() { by_code.push(ratio) } else { by_table.push(ratio) }
            table_ratios.push(regex / table);
            old.push(nothing);
            let kind = if index == 0 { "valid" } else { "invalid" };
            if case.named || std::env::var_os("ALL").is_some() {
                println!("{kind:>8} {ours:20.1} {table:6.1} {regex:6.1} {regress:7.1} {ratio:12.1}   {}", case.source);
            }
        }
    }
    let [valid, invalid] = ratios;
    println!("{} patterns, {with_code} with code, {differences} differences of verdict", cases.len());
    println!("the loop alone takes {:.1} ns of each figure", median(old));
    println!("regex/ours, median: valid {:.1}, invalid {:.1}", median(valid.clone()), median(invalid.clone()));
    println!("  at least 3: valid {:.0} %, invalid {:.0} %", share(&valid), share(&invalid));
    println!("  with code {:.1}, with a table {:.1}; all by their tables {:.1}", median(by_code), median(by_table), median(table_ratios));
}

fn share(ratios: &[f64]) -> f64 {
    100.0 * ratios.iter().filter(|ratio| **ratio >= 3.0).count() as f64 / ratios.len() as f64
}
