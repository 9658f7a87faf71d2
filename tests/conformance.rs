//! The official JSON Schema suite through code that is generated, compiled and asked: a slice of it, or all of it with
//! `CARIMBO_CONFORMANCE=all`. What it says is invalid must be refused, what it says is valid must be read and written back.
//!
//! `tests/conformance/run` measures the same with a runner of its own, and prints a table.

#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its input has failed")]
#![allow(clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::indexing_slicing, reason = "a test that misses its input has failed")]

#[path = "differential/program.rs"]
mod program;

use carimbo::config::{ModuleName, SchemaFile, Specification};
use carimbo::diagnostic::Diagnostics;
use carimbo::ident::Ident;
use carimbo::options::{Formats, Options, TestData};
use carimbo::pipeline;
use carimbo::place::Place;
use carimbo::resolve::{Draft, SchemaOptions};
use carimbo::span::Sources;
use carimbo_runtime::{Json, from_json};
use program::{Precision, Program};
use std::fs;
use std::path::{Path, PathBuf};

const SUITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/conformance/json-schema-test-suite");

/// One group of so many is in the slice.
const STEP: usize = 12;

/// A schema and what is asked about it.
struct Group {
    name: String,
    draft: Draft,
    formats: Formats,
    schema: Json,
    tests: Vec<Json>,
}

#[test]
fn generated_code_accepts_what_the_suite_calls_valid() {
    if !Path::new(SUITE).exists() {
        println!("skipped: there is no ../shared with the official suite");
        return;
    }
    let all = std::env::var("CARIMBO_CONFORMANCE").is_ok_and(|value| value == "all");
    let (step, other) = if all { (1, 0) } else { (STEP, STEP / 2) };
    // Other schemas where `serde_json` keeps the text of numbers: it must not change a verdict.
    for (precision, first) in [(Precision::Usual, 0), (Precision::Arbitrary, other)] {
        let drafts = [("draft2020-12", Draft::Draft202012), ("draft7", Draft::Draft7)];
        let groups = drafts.into_iter().flat_map(|(folder, draft)| groups(folder, draft));
        examine(&groups.skip(first).step_by(step).collect::<Vec<_>>(), precision);
    }
}

fn examine(groups: &[Group], precision: Precision) {
    let modules: Vec<(usize, String)> = groups.iter().map(module).enumerate().collect();
    let program = Program::new("conformance", &modules, precision);
    assert_eq!(program.broken, [], "what does not compile");
    let cases: Vec<(&Group, usize, &Json)> = groups
        .iter()
        .enumerate()
        .flat_map(|(index, group)| group.tests.iter().map(move |test| (group, index, test)))
        .collect();
    let lines: Vec<String> =
        cases.iter().map(|(_, index, test)| format!("{index}\t{}", test.get("data").unwrap())).collect();
    let answers = program.answers(&lines);
    let wrong: Vec<String> =
        cases.iter().zip(&answers).filter_map(|((group, _, test), said)| fault(group, test, said)).collect();
    println!("{precision:?}: {} schemas, {} instances", groups.len(), cases.len());
    assert!(wrong.is_empty(), "{} of {} are wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// What is wrong with an answer.
fn fault(group: &Group, test: &Json, said: &str) -> Option<String> {
    let valid = test.get("valid").and_then(Json::as_bool).unwrap();
    let right = match said.split_once('\t').unwrap() {
        ("ok", written) => {
            valid && from_json::<Json>(written.as_bytes()).is_ok_and(|json| Some(&json) == test.get("data"))
        }
        ("err", _) => !valid,
        _ => false,
    };
    (!right).then(|| format!("{}: {}: {said}", group.name, test.get("description").unwrap()))
}

fn groups(folder: &str, draft: Draft) -> Vec<Group> {
    let tests = Path::new(SUITE).join("tests").join(folder);
    let mut files = Vec::new();
    collect(&tests, &mut files);
    files.sort();
    files.iter().flat_map(|file| read(file, &tests, draft)).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, found) } else { found.push(path) }
    }
}

fn read(file: &Path, tests: &Path, draft: Draft) -> Vec<Group> {
    let name = file.strip_prefix(tests).unwrap().display().to_string();
    // The two contradict each other on purpose.
    let formats = if name.contains("format/") { Formats::Asserted } else { Formats::Annotations };
    let groups: Json = from_json(&fs::read(file).unwrap()).unwrap();
    let group = |group: &Json| Group {
        name: format!("{draft:?} {name}: {}", group.get("description").unwrap()),
        draft,
        formats,
        schema: group.get("schema").unwrap().clone(),
        tests: group.get("tests").and_then(Json::as_array).unwrap().to_vec(),
    };
    groups.as_array().unwrap().iter().map(group).collect()
}

fn module(group: &Group) -> String {
    let folder = program::workshop().join("schema");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("schema.json"), group.schema.to_string()).unwrap();
    let place = Place::typed(&folder, Path::new("schema.json"));
    let Specification { file, options } = Specification::with_defaults(ModuleName::parse("schema").unwrap(), place);
    let remotes = Some(Path::new(SUITE).join("remotes"));
    let resolution = SchemaOptions { draft: group.draft, name: options.source.clone(), folder: Some(folder), remotes };
    let options = Options { formats: group.formats, root: Some(Ident::camel("Root")), ..options };
    let mut diagnostics = Diagnostics::default();
    let module = pipeline::types(
        &SchemaFile { file, resolution, options, test_data: TestData::Omitted },
        &mut Sources::default(),
        &mut diagnostics,
    );
    module.unwrap_or_else(|| panic!("{} is refused: {:?}", group.name, diagnostics.sorted().first()))
}
