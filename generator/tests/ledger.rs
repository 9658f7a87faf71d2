//! The ledger: complete, true to the checks that are generated, and the same as in the review of yesterday.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot prepare its input has failed")]

#[path = "ledger/checks.rs"]
mod checks;
#[path = "ledger/command.rs"]
mod command;
#[path = "sandbox/mod.rs"]
mod sandbox;
#[path = "ledger/suite.rs"]
mod suite;

use carimbo::{
    config::{self, Config, CrateName, ModuleName},
    diagnostic::Diagnostics,
    document::{Document, Node},
    ir,
    ledger::{Enforcement, Entry, Ledger, Representation, Specification},
    load, lower,
    place::Place,
    resolve,
    resolved::{Resolved, SchemaForm},
    span::Sources,
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Larger documents are read in the long run only.
const BYTES_MAX: u64 = 150_000;

/// Cases whose ledger is compared word for word: `CARIMBO_BLESS=1` writes them anew.
const SHOWN: &[&str] = &["case_union", "checked_record", "relaxation", "untyped"];

/// A specification with all that is made of it.
struct Made {
    document: Document,
    resolved: Resolved,
    api: ir::Api,
    specification: Specification,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn golden_cases() -> Vec<PathBuf> {
    let folders = fs::read_dir(root().join("tests/golden")).unwrap();
    let mut folders: Vec<PathBuf> = folders.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.join("input.yaml").exists());
    folders.sort();
    folders
}

/// The case's own configuration, or none.
fn configuration(folder: &Path) -> Config {
    let place = Place::typed(folder, Path::new(config::FILE_NAME));
    if place.path().exists() {
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        return config::read(&place, &Place::typed(folder, Path::new("")), &mut sources, &mut diagnostics).unwrap();
    }
    of_one(&folder.join("input.yaml"))
}

fn of_one(file: &Path) -> Config {
    let (folder, name) = (file.parent().unwrap(), file.file_name().unwrap());
    let (name, out) = (Place::typed(folder, Path::new(name)), Place::typed(folder, Path::new("out")));
    Config::of_one(CrateName::parse("golden").unwrap(), ModuleName::parse("case").unwrap(), name, out)
}

/// None where the specification is refused.
fn made(config: &Config) -> Option<Vec<Made>> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let mut all = Vec::new();
    for wanted in &config.specifications {
        let document = load::read(wanted.file.path(), wanted.file.name(), &mut sources, &mut diagnostics)?;
        let resolved = resolve::resolve(&document, &mut diagnostics)?;
        let (api, specification) = lower::with_ledger(&resolved, &wanted.options, &mut diagnostics);
        all.push(Made { document, resolved, api, specification });
    }
    (!diagnostics.has_errors()).then_some(all)
}

fn at<'d>(document: &'d Document, pointer: &str) -> Option<&'d Node> {
    let mut node = &document.root;
    for token in pointer.strip_prefix('#')?.split('/').skip(1) {
        let key = token.replace("~1", "/").replace("~0", "~");
        let item = || node.as_sequence()?.get(key.parse::<usize>().ok()?);
        node = node.get(&key).or_else(item)?;
    }
    Some(node)
}

/// Every schema that is read has one entry, and every keyword of it stands there once, in order.
fn assert_complete(made: &Made, name: &str) {
    let Made { document, resolved, specification, .. } = made;
    let mut entries: BTreeSet<&str> = BTreeSet::new();
    for entry in &specification.schemas {
        let (_, pointer) = entry.schema.split_once('#').unwrap();
        let node = at(document, &format!("#{pointer}")).unwrap();
        let keys: Vec<&str> =
            node.as_mapping().iter().flat_map(|it| &it.entries).map(|entry| entry.key.as_str()).collect();
        let told: Vec<&str> = entry.keywords.iter().map(|keyword| keyword.keyword.as_str()).collect();
        assert_eq!(told, keys, "{name}: {}", entry.schema);
        assert!(entries.insert(pointer), "{name}: {} stands there twice", entry.schema);
        assert_reasons(entry, name);
    }
    for schema in resolved.schemas.iter().filter(|schema| matches!(schema.form, SchemaForm::Keywords(_))) {
        let pointer = schema.pointer.strip_prefix('#').unwrap();
        assert!(entries.contains(pointer), "{name}: {pointer} is missing");
    }
}

fn assert_reasons(entry: &Entry, name: &str) {
    let is_own = !entry.types.is_empty();
    let is_held = !entry.held_by.is_empty();
    match entry.representation {
        Representation::Unused => assert!(!is_own && !is_held, "{name}: {entry:?}"),
        Representation::Merged | Representation::Rule => assert!(!is_own && is_held, "{name}: {entry:?}"),
        Representation::Static | Representation::Sum | Representation::CheckedView | Representation::CheckedValue => {
            assert!(is_own, "{name}: {entry:?}");
        }
    }
    for keyword in &entry.keywords {
        let is_explained = keyword.why.is_some() || keyword.enforced != Enforcement::DocumentedOnly;
        assert!(is_explained, "{name}: {}: {keyword:?}", entry.schema);
    }
}

#[test]
fn no_keyword_is_dropped_in_silence() {
    for folder in golden_cases() {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        for made in made(&configuration(&folder)).unwrap() {
            assert_complete(&made, &name);
            checks::assert_true(&made.api, &made.specification, &name);
        }
    }
}

/// Real documents lie beside the repository, and are not part of it.
#[test]
fn no_keyword_of_real_documents_is_dropped_in_silence() {
    let Ok(files) = fs::read_dir(root().join("../shared/corpus/openapi")) else {
        println!("skipped: there is no ../shared/corpus/openapi");
        return;
    };
    let limit = if std::env::var_os("CARIMBO_CORPUS").is_some() { u64::MAX } else { BYTES_MAX };
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json" || extension == "yaml"));
    files.retain(|file| file.metadata().unwrap().len() <= limit);
    files.sort();
    let mut count = 0;
    for file in &files {
        for made in made(&of_one(file)).into_iter().flatten() {
            assert_complete(&made, &file.display().to_string());
            checks::assert_true(&made.api, &made.specification, &file.display().to_string());
            count += 1;
        }
    }
    println!("{count} of {} documents", files.len());
}

#[test]
fn ledgers_of_cases() {
    let mut different = Vec::new();
    for name in SHOWN {
        let config = configuration(&root().join("tests/golden").join(name));
        let specifications = made(&config).unwrap().into_iter().map(|made| made.specification).collect();
        let text = Ledger { specifications, ..Ledger::default() }.to_text();
        assert!(carimbo::ledger::is_ledger(&text));
        let file = root().join(format!("generator/tests/ledger/{name}.json"));
        if std::env::var_os("CARIMBO_BLESS").is_some() {
            fs::write(&file, &text).unwrap();
        }
        let expected = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
        if expected != text {
            different.push(format!(
                "{}:\n{}",
                file.display(),
                similar::TextDiff::from_lines(&expected, &text).unified_diff()
            ));
        }
    }
    assert!(different.is_empty(), "CARIMBO_BLESS=1 writes these anew:\n{}", different.join("\n"));
}

/// Asking for the ledger changes nothing else.
#[test]
fn the_code_is_the_same_with_a_ledger() {
    for folder in golden_cases() {
        let config = configuration(&folder);
        let (mut sources, mut said) = (Sources::default(), Diagnostics::default());
        let plain = carimbo::pipeline::run(&config, &mut sources, &mut said).unwrap();
        let (mut sources, mut said_again) = (Sources::default(), Diagnostics::default());
        let (tree, _) = carimbo::pipeline::run_with_ledger(&config, &mut sources, &mut said_again).unwrap();
        assert!(plain == tree, "{}", folder.display());
        assert_eq!(said.sorted(), said_again.sorted(), "{}", folder.display());
    }
}

/// What the review of our own specification relies on.
#[test]
fn the_specification_of_klavi() {
    let file = root().join("specs/klavi.yaml");
    let made = made(&of_one(&file)).unwrap().remove(0);
    assert_complete(&made, "klavi");
    checks::assert_true(&made.api, &made.specification, "klavi");
    let entries = &made.specification.schemas;
    let cpf = entries.iter().find(|entry| entry.schema.ends_with("#/components/schemas/Cpf")).unwrap();
    assert_eq!(cpf.types, ["types::Cpf"]);
    let pattern = cpf.keywords.iter().find(|keyword| keyword.keyword == "pattern").unwrap();
    assert_eq!(pattern.enforced, Enforcement::OnConstruction);
    let is_component =
        |entry: &&Entry| entry.schema.rsplit_once("/components/schemas/").is_some_and(|(_, name)| !name.contains('/'));
    for component in entries.iter().filter(is_component) {
        assert_ne!(component.representation, Representation::CheckedValue, "{}", component.schema);
        assert!(!component.types.is_empty(), "{}", component.schema);
    }
}
