//! Every case of the official suite's `optional/format`, for the drafts that are read.

#![expect(clippy::unwrap_used, reason = "a test fails where a file cannot be read")]

mod formats;

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use serde_json::Value;

fn folder(draft: &str) -> PathBuf {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/conformance/json-schema-test-suite/tests");
    shared.join(draft).join("optional/format")
}

/// A schema of these files is a format, `pattern` aside, which the suite keeps beside them.
fn accepts(schema: &Value, instance: &Value) -> bool {
    let format = formats::ALL.iter().find(|format| schema["format"] == format.as_str());
    format.zip(instance.as_str()).is_none_or(|(format, text)| format.is_valid(text))
}

/// How many tests of a file are right, out of how many; the wrong ones are added to `wrong`.
fn judge(path: &Path, wrong: &mut Vec<String>) -> (usize, usize) {
    let groups: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let (mut right, mut total) = (0, 0);
    for group in groups.as_array().unwrap() {
        for test in group["tests"].as_array().unwrap() {
            total += 1;
            if accepts(&group["schema"], &test["data"]) == test["valid"] {
                right += 1;
            } else {
                wrong.push(format!("{}: {}: {}", path.display(), test["description"], test["data"]));
            }
        }
    }
    (right, total)
}

#[test]
fn every_case_of_the_official_suite() {
    let mut wrong = Vec::new();
    for draft in ["draft2020-12", "draft7"] {
        let Ok(entries) = fs::read_dir(folder(draft)) else {
            // Not by a macro, whose output a passing test hides.
            let _ = writeln!(std::io::stderr(), "skipped: the formats of the official suite: ../shared is missing");
            return;
        };
        let mut scores = BTreeMap::new();
        for entry in entries {
            let path = entry.unwrap().path();
            scores.insert(path.file_stem().unwrap().to_string_lossy().into_owned(), judge(&path, &mut wrong));
        }
        for (file, (right, total)) in &scores {
            println!("{draft} {file}: {right} of {total}");
        }
        let total: usize = scores.values().map(|(_, total)| total).sum();
        assert!(total > 600, "the folder is there, so the tests should be");
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
