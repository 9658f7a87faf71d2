//! The patterns of JSON Schema's official test suite, where it is at hand: every pattern compiles, agrees with the
//! oracle on every string and member name of its tests, and gives the suite's verdict where it alone decides.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;

use serde_json::Value;

use super::compiled;

const DRAFTS: [&str; 2] = ["draft2020-12", "draft7"];
const FILES: [&str; 9] = [
    "pattern",
    "patternProperties",
    "propertyNames",
    "properties",
    "additionalProperties",
    "unevaluatedProperties",
    "unevaluatedItems",
    "optional/ecmascript-regex",
    "optional/non-bmp-regex",
];

#[test]
fn the_official_suite_agrees() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/conformance/json-schema-test-suite/tests");
    if !tests.exists() {
        // Not by a macro, whose output a passing test hides.
        let _ = writeln!(std::io::stderr(), "skipped: the patterns of the official suite: ../shared is missing");
        return;
    }
    let (mut patterns, mut verdicts) = (BTreeSet::new(), 0);
    for (draft, file) in DRAFTS.iter().flat_map(|draft| FILES.map(|file| (draft, file))) {
        let Ok(text) = std::fs::read_to_string(tests.join(draft).join(format!("{file}.json"))) else { continue };
        let groups: Value = serde_json::from_str(&text).unwrap();
        for group in groups.as_array().unwrap() {
            let mut here = BTreeSet::new();
            collect_patterns(&group["schema"], &mut here);
            for test in group["tests"].as_array().unwrap() {
                let mut strings = BTreeSet::new();
                collect_texts(&test["data"], &mut strings);
                for pattern in &here {
                    agree(pattern, &strings);
                }
                if let Some(verdict) = verdict(&group["schema"], &test["data"]) {
                    let place = format!("{draft}/{file}: {}: {}", group["description"], test["description"]);
                    assert_eq!(Some(verdict), test["valid"].as_bool(), "{place}");
                    verdicts += 1;
                }
            }
            patterns.append(&mut here);
        }
    }
    println!("{} distinct patterns, {verdicts} verdicts", patterns.len());
    assert!(patterns.len() >= 30 && verdicts >= 180);
}

fn agree(pattern: &str, texts: &BTreeSet<String>) {
    let ours = compiled(pattern);
    let oracle = regress::Regex::with_flags(pattern, if ours.leniency.is_some() { "" } else { "u" });
    // The oracle does not know every name that a property has.
    let Ok(oracle) = oracle else { return assert!(pattern.contains(r"\p"), "{pattern}") };
    for text in texts {
        assert_eq!(ours.matches(text), oracle.find(text).is_some(), "{pattern} on {text:?}");
    }
}

/// What the schema says about the data where patterns alone decide.
fn verdict(schema: &Value, data: &Value) -> Option<bool> {
    let keywords: BTreeSet<&str> =
        schema.as_object()?.keys().map(String::as_str).filter(|key| *key != "$schema").collect();
    let matches = |pattern: &Value, text: &str| compiled(pattern.as_str().unwrap()).matches(text);
    let members = || data.as_object().into_iter().flatten().map(|(name, _)| name);
    let of_strings = schema.get("type").is_none_or(|kind| kind == "string");
    if keywords.contains("pattern") && keywords.is_subset(&BTreeSet::from(["type", "pattern"])) && of_strings {
        let other = schema.get("type").is_none();
        return Some(data.as_str().map_or(other, |text| matches(&schema["pattern"], text)));
    }
    if keywords == BTreeSet::from(["propertyNames"]) {
        let pattern = schema["propertyNames"].get("pattern")?;
        return Some(members().all(|name| matches(pattern, name)));
    }
    let closed = schema.get("additionalProperties") == Some(&Value::Bool(false));
    let trivial = schema.get("patternProperties")?.as_object()?;
    let known = BTreeSet::from(["type", "patternProperties", "additionalProperties"]);
    if !closed || !keywords.is_subset(&known) || trivial.values().any(|value| *value != Value::Bool(true)) {
        return None;
    }
    let typed = data.is_object() || schema.get("type").is_none();
    Some(typed && members().all(|name| trivial.keys().any(|pattern| compiled(pattern).matches(name))))
}

fn collect_patterns(schema: &Value, patterns: &mut BTreeSet<String>) {
    if let Some(object) = schema.as_object() {
        patterns.extend(object.get("pattern").and_then(Value::as_str).map(str::to_owned));
        let keyed = object.get("patternProperties").and_then(Value::as_object);
        patterns.extend(keyed.into_iter().flatten().map(|(key, _)| key.clone()));
        object.values().for_each(|value| collect_patterns(value, patterns));
    }
    schema.as_array().into_iter().flatten().for_each(|value| collect_patterns(value, patterns));
}

fn collect_texts(data: &Value, texts: &mut BTreeSet<String>) {
    texts.extend(data.as_str().map(str::to_owned));
    for (name, value) in data.as_object().into_iter().flatten() {
        texts.insert(name.clone());
        collect_texts(value, texts);
    }
    data.as_array().into_iter().flatten().for_each(|value| collect_texts(value, texts));
}
