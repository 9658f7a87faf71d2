//! Every `pattern` and every key of `patternProperties` of our own specifications and golden cases, and of the collected
//! `OpenAPI` documents where they are at hand, against the oracle.
//!
//! `CARIMBO_PATTERN_TEXTS=1000 cargo test --release --lib pattern::tests::corpus -- --nocapture` is the long run;
//! `CARIMBO_PATTERN_SEED` chooses other texts.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use granit_parser::{Event, Parser};

use super::super::{Compiled, Fault, compile};
use super::sample::{Dice, changed, noise, walk};
use super::shape::accepts;

#[test]
fn patterns_of_real_documents_accept_what_ecma_262_accepts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let corpus = root.join("../shared/corpus/openapi");
    if !corpus.exists() {
        // Not by a macro, whose output a passing test hides.
        let _ = writeln!(std::io::stderr(), "skipped: the patterns of real documents: ../shared is missing");
    }
    let mut patterns = BTreeSet::new();
    for folder in [corpus, root.join("specs"), root.join("tests/golden")] {
        collect_folder(&folder, &mut patterns);
    }
    let texts = setting("CARIMBO_PATTERN_TEXTS", 40);
    let seed = setting("CARIMBO_PATTERN_SEED", 7);
    println!("{texts} texts for each pattern, seed {seed}");
    let (mut tables, mut micros, mut refused) = (Vec::new(), Vec::new(), BTreeMap::new());
    let (mut lenient, mut with_code) = (0, 0);
    for pattern in &patterns {
        let begun = Instant::now();
        match compile(pattern) {
            Ok(compiled) => {
                micros.push((begun.elapsed().as_micros(), pattern));
                tables.push((compiled.transitions.len(), pattern));
                lenient += usize::from(compiled.leniency.is_some());
                with_code += usize::from(compiled.sequence.is_some());
                check(&compiled, texts, seed);
            }
            Err(fault) => drop(refused.insert(pattern, fault)),
        }
    }
    tables.sort();
    micros.sort();
    println!("{} distinct patterns, {} compiled ({lenient} leniently)", patterns.len(), tables.len());
    println!("{with_code} of them have code");
    println!("table entries: median {:?}, most {:?}", tables.get(tables.len() / 2), tables.last());
    println!("microseconds: median {:?}, most {:?}", micros.get(micros.len() / 2), micros.last());
    println!("over a millisecond: {}", micros.iter().filter(|(micros, _)| *micros > 1000).count());
    for (pattern, fault) in &refused {
        println!("refused: {pattern}\n    {fault}");
    }
    // `["][ -~]{1000}["]` has to remember which of the last 1000 characters were quotes: no table can.
    let large = |fault: &&Fault| matches!(fault, Fault::TooLarge { .. });
    assert!(refused.values().filter(large).count() <= 1);
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |value| value.parse().unwrap())
}

/// The oracle knows leniencies only without its `u` flag.
fn check(compiled: &Compiled, texts: u64, seed: u64) {
    let flags = if compiled.leniency.is_some() { "" } else { "u" };
    let oracle = regress::Regex::with_flags(&compiled.source, flags).unwrap();
    let mut dice = Dice::new(seed);
    for round in 0..texts {
        let text = match round % 8 {
            0 if round % 16 == 0 => noise(&mut dice),
            0 => boundary(compiled, &mut dice),
            1..4 => walk(compiled, &mut dice),
            _ => {
                let text = walk(compiled, &mut dice);
                changed(&text, &mut dice)
            }
        };
        let verdict = oracle.find(&text).is_some();
        assert_eq!(compiled.matches(&text), verdict, "{:?} on {text:?}", compiled.source);
        if let Some(sequence) = &compiled.sequence {
            assert_eq!(accepts(sequence, text.as_bytes()), verdict, "code of {:?} on {text:?}", compiled.source);
        }
    }
}

/// A text as long as the longest accepted one, or one character longer.
fn boundary(compiled: &Compiled, dice: &mut Dice) -> String {
    let bounds = compiled.length_bounds();
    let most = usize::try_from(bounds.max.unwrap_or(bounds.min)).unwrap();
    let longest = compiled.example(most, most, &mut |bound| dice.below(bound)).unwrap_or_default();
    let again = if dice.below(2) == 0 { longest.chars().next_back() } else { None };
    longest.chars().chain(again).collect()
}

fn collect_folder(folder: &Path, patterns: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect_folder(&path, patterns);
        } else if path.extension().is_some_and(|extension| extension == "json" || extension == "yaml") {
            collect(&std::fs::read_to_string(&path).unwrap(), patterns);
        }
    }
}

/// Puts in the strings under every key `pattern`, and the keys of every `patternProperties`.
fn collect(document: &str, patterns: &mut BTreeSet<String>) {
    let document = document.trim_start_matches('\u{feff}');
    // For each open collection: none in a sequence, in a mapping the key whose value comes next, if it has been read.
    let mut open: Vec<Option<Option<String>>> = Vec::new();
    // Which of the open collections are values of `patternProperties`.
    let mut keyed: Vec<bool> = Vec::new();
    for event in Parser::new_from_str(document) {
        let Ok((event, _)) = event else { break };
        if matches!(event, Event::MappingStart(..) | Event::SequenceStart(..)) {
            keyed.push(matches!(open.last(), Some(Some(Some(key))) if key == "patternProperties"));
            open.push(matches!(event, Event::MappingStart(..)).then_some(None));
            continue;
        }
        let value = if let Event::Scalar(text, ..) = event {
            Some(text.into_owned())
        } else if matches!(event, Event::MappingEnd | Event::SequenceEnd) {
            open.pop();
            keyed.pop();
            None
        } else if matches!(event, Event::Alias(..)) {
            None
        } else {
            continue;
        };
        if let Some(Some(key)) = open.last_mut() {
            match key.take() {
                None => {
                    let value = value.unwrap_or_default();
                    patterns.extend(keyed.last().is_some_and(|keyed| *keyed).then(|| value.clone()));
                    *key = Some(value);
                }
                Some(key) if key == "pattern" => patterns.extend(value),
                Some(_) => {}
            }
        }
    }
}
