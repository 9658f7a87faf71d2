//! The official test suite, where it is at hand: verdicts are those that it asks for.

use super::{Draft, Formats, Reading, Verdict, read};
use carimbo_runtime::Json;
use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

const DRAFTS: &[(&str, Draft)] = &[("draft2020-12", Draft::Draft202012), ("draft7", Draft::Draft7)];

/// What became of the tests.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: Vec<String>,
    unknown: Vec<String>,
    /// Schemas that are refused.
    refused: Vec<String>,
}

#[test]
fn verdicts_are_those_of_the_official_suite() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/conformance/json-schema-test-suite");
    if !folder.is_dir() {
        // Not by a macro, whose output a passing test hides.
        let _ = writeln!(std::io::stderr(), "skipped: the JSON Schema test suite: ../shared is missing");
        return;
    }
    let mut score = Score::default();
    for (name, draft) in DRAFTS {
        let tests = folder.join("tests").join(name);
        for file in files(&tests) {
            let formats = file.strip_prefix(&tests).unwrap().starts_with("optional/format");
            let formats = if formats { Formats::Asserted } else { Formats::Annotations };
            let reading = Reading { draft: *draft, formats };
            run(&file, reading, &folder.join("remotes"), &mut score);
        }
    }
    let Score { right, wrong, unknown, refused } = score;
    let lists = [("wrong", &wrong), ("not known", &unknown), ("refused", &refused)];
    println!("{right} right");
    for (name, list) in lists {
        println!("{} {name}:\n  {}", list.len(), list.join("\n  "));
    }
    let faults = [wrong, unknown, refused].map(|list| list.len());
    assert_eq!(faults, [0, 0, 0], "wrong, not known, refused");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn run(file: &Path, reading: Reading, remotes: &Path, score: &mut Score) {
    let groups: Json = carimbo_runtime::from_json(&std::fs::read(file).unwrap()).unwrap();
    for group in groups.as_array().unwrap() {
        let parts: Vec<String> = file.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let name =
            format!("{}: {}", parts.iter().rev().take(3).rev().cloned().collect::<Vec<_>>().join("/"), of(group));
        let schema = match read(&group.get("schema").unwrap().to_string(), reading, Some(remotes)) {
            Ok(schema) => schema,
            Err(fault) => {
                score.refused.push(format!("{name}: {fault}"));
                continue;
            }
        };
        let tests = group.get("tests").and_then(Json::as_array).unwrap();
        let values: Vec<&Json> = tests.iter().map(|test| test.get("data").unwrap()).collect();
        for (test, verdict) in tests.iter().zip(schema.judge(&values)) {
            let wanted = test.get("valid").and_then(Json::as_bool).unwrap();
            let name = || format!("{name}: {} ({wanted})", of(test));
            match (verdict, wanted) {
                (Verdict::Valid, true) | (Verdict::Invalid(_), false) => score.right += 1,
                (Verdict::Unknown, _) => score.unknown.push(name()),
                (Verdict::Valid, false) => score.wrong.push(name()),
                (Verdict::Invalid(broken), true) => score.wrong.push(format!("{}: {broken:?}", name())),
            }
        }
    }
}

fn of(json: &Json) -> &str {
    json.get("description").and_then(Json::as_str).unwrap()
}
