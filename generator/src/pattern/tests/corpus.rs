//! Every `pattern` of the collected `OpenAPI` documents, where they are at hand.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use granit_parser::{Event, Parser};

use super::super::{Compiled, Fault, compile};
use super::sample::{Dice, changed, walk};

#[test]
fn patterns_of_real_documents_accept_what_ecma_262_accepts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/openapi");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        // Not by a macro, whose output a passing test hides.
        let _ = writeln!(std::io::stderr(), "skipped: the patterns of real documents: ../shared is missing");
        return;
    };
    let mut patterns = BTreeSet::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json" || extension == "yaml") {
            collect(&std::fs::read_to_string(&path).unwrap(), &mut patterns);
        }
    }
    let (mut tables, mut micros, mut refused) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut lenient = 0;
    for pattern in &patterns {
        let begun = Instant::now();
        match compile(pattern) {
            Ok(compiled) => {
                micros.push((begun.elapsed().as_micros(), pattern));
                tables.push((compiled.transitions.len(), pattern));
                lenient += usize::from(compiled.leniency.is_some());
                check(&compiled);
            }
            Err(fault) => drop(refused.insert(pattern, fault)),
        }
    }
    tables.sort();
    micros.sort();
    println!("{} distinct patterns, {} compiled ({lenient} leniently)", patterns.len(), tables.len());
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

/// The oracle knows leniencies only without its `u` flag.
fn check(compiled: &Compiled) {
    let flags = if compiled.leniency.is_some() { "" } else { "u" };
    let oracle = regress::Regex::with_flags(&compiled.source, flags).unwrap();
    let mut dice = Dice::new(7);
    for round in 0..50 {
        let text = walk(compiled, &mut dice);
        let text = if round % 2 == 0 { text } else { changed(&text, &mut dice) };
        assert_eq!(compiled.matches(&text), oracle.find(&text).is_some(), "{:?} on {text:?}", compiled.source);
    }
}

/// Puts in the strings under every key `pattern`.
fn collect(document: &str, patterns: &mut BTreeSet<String>) {
    let document = document.trim_start_matches('\u{feff}');
    // For each open collection: none in a sequence, in a mapping the key whose value comes next, if it has been read.
    let mut open: Vec<Option<Option<String>>> = Vec::new();
    for event in Parser::new_from_str(document) {
        let Ok((event, _)) = event else { break };
        if matches!(event, Event::MappingStart(..) | Event::SequenceStart(..)) {
            open.push(matches!(event, Event::MappingStart(..)).then_some(None));
            continue;
        }
        let value = if let Event::Scalar(text, ..) = event {
            Some(text.into_owned())
        } else if matches!(event, Event::MappingEnd | Event::SequenceEnd) {
            open.pop();
            None
        } else if matches!(event, Event::Alias(..)) {
            None
        } else {
            continue;
        };
        if let Some(Some(key)) = open.last_mut() {
            match key.take() {
                None => *key = Some(value.unwrap_or_default()),
                Some(key) if key == "pattern" => patterns.extend(value),
                Some(_) => {}
            }
        }
    }
}
