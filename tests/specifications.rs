//! What holds for any specification: names in what is generated are legal and distinct, nothing panics, and the same
//! input gives the same bytes.

#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its input has failed")]
#![allow(clippy::indexing_slicing, reason = "a test that misses its input has failed")]

use carimbo::config::{Config, CrateName, ModuleName};
use carimbo::diagnostic::Diagnostics;
use carimbo::render::{self, Style};
use carimbo::source_tree::SourceTree;
use carimbo::span::Sources;
use carimbo::{emit, ir, load, lower, pipeline, place::Place, resolve};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// How often a property is tried. A failure says by which input; no file is left behind.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// All stages, as text in and text out.
fn generated(name: &str, bytes: &[u8]) -> (Option<SourceTree>, String) {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let module = ModuleName::parse("any").unwrap();
    let file = Place::typed(Path::new(""), Path::new(name));
    let config = Config::of_one(CrateName::parse("any").unwrap(), module, file.clone(), file);
    let options = &config.specifications[0].options;
    let api = load::document(name, bytes, &mut sources, &mut diagnostics)
        .and_then(|document| resolve::resolve(&document, &mut diagnostics))
        .map(|resolved| lower::lower(&resolved, options, &mut diagnostics));
    let api = api.filter(|_| !diagnostics.has_errors());
    let (name, version) = (config.name.as_str().to_owned(), config.version.clone());
    let package = api.map(|api| ir::Package { name, version, runtime: config.runtime, apis: vec![api] });
    let said = render::to_text(&diagnostics, &sources, Style::Plain);
    (package.map(|package| emit::emit(&package)), said)
}

/// Identifiers of one scope are distinct, all the way down; that they are legal is what parsing has shown.
#[expect(clippy::wildcard_enum_match_arm, reason = "an enum of another crate, which grows")]
fn check_scopes(items: &[syn::Item]) -> Result<(), TestCaseError> {
    let mut names = BTreeSet::new();
    for item in items {
        let (name, inner): (String, Vec<String>) = match item {
            syn::Item::Struct(item) => {
                let fields = item.fields.iter().filter_map(|field| Some(field.ident.as_ref()?.to_string())).collect();
                (item.ident.to_string(), fields)
            }
            syn::Item::Enum(item) => {
                (item.ident.to_string(), item.variants.iter().map(|variant| variant.ident.to_string()).collect())
            }
            syn::Item::Type(item) => (item.ident.to_string(), Vec::new()),
            _ => continue,
        };
        let distinct: BTreeSet<&String> = inner.iter().collect();
        prop_assert_eq!(distinct.len(), inner.len(), "{} has a name twice: {:?}", name, inner);
        prop_assert!(names.insert(name.clone()), "{} is there twice", name);
    }
    Ok(())
}

fn names() -> impl Strategy<Value = Vec<String>> {
    let awkward = prop::sample::select(vec![
        "type",
        "self",
        "Self",
        "super",
        "crate",
        "_",
        "",
        "a",
        "A",
        "a_",
        "a-",
        "1",
        "+1",
        "Option",
        "None",
        "Some",
        "Ok",
        "additional",
        "new",
        "é",
        "É",
        "e\u{301}",
        "😀",
        "\u{202e}",
        "\"#",
        "*/",
        "\n",
        "fooBar",
        "foo_bar",
        "foo bar",
        "ß",
        "SS",
        "ǅ",
        "r#type",
        "İ",
        "ﬁ",
        "\u{200d}",
        "٣",
        "unknown",
        "Unknown",
        "reader",
        "draft",
    ]);
    let name = prop_oneof![awkward.prop_map(str::to_owned), any::<String>(), "[a-zA-Z0-9_-]{1,4}"];
    prop::collection::btree_set(name, 1..12).prop_map(|names| names.into_iter().collect())
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn names_are_legal_and_distinct(members in names(), values in names(), schemas in names()) {
        let properties: serde_json::Map<String, Value> =
            members.iter().map(|name| (name.clone(), json!({ "type": "string", "enum": values }))).collect();
        let is_legal = |name: &&String| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
        let mut components = serde_json::Map::new();
        for name in schemas.iter().filter(is_legal) {
            components.insert(name.clone(), json!({ "type": "object", "required": members, "properties": properties }));
        }
        components.insert("Values".to_owned(), json!({ "type": "string", "enum": values }));
        let document = json!({ "openapi": "3.1.0", "info": { "title": "T", "version": "1" },
                               "components": { "schemas": components } });
        let (tree, said) = generated("any.json", document.to_string().as_bytes());
        let tree = tree.ok_or_else(|| TestCaseError::fail(said))?;
        for file in ["src/any/types.rs", "src/any/rules.rs"] {
            let Some(text) = tree.get(file) else { continue };
            let parsed = syn::parse_file(text).map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
            check_scopes(&parsed.items)?;
        }
    }

    #[test]
    fn any_bytes_are_a_specification_or_not(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "\\PC{0,200}") {
        generated("any.yaml", &bytes);
        generated("any.json", &bytes);
        generated("any.yaml", text.as_bytes());
        generated("any.yaml", format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\n{text}").as_bytes());
    }

    #[test]
    fn any_tokens_are_a_specification_or_not(tokens in prop::collection::vec(prop::sample::select(TOKENS), 0..60)) {
        generated("any.yaml", format!("{HEAD}{}", tokens.concat()).as_bytes());
    }
}

const HEAD: &str = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\ncomponents:\n  schemas:\n    A:\n      ";

const TOKENS: &[&str] = &[
    "type: ",
    "string",
    "object",
    "[string, 'null']",
    "integer",
    "\n      ",
    "\n    B:\n      ",
    "\n        ",
    "properties: ",
    "items: ",
    "allOf: ",
    "oneOf: ",
    "anyOf: ",
    "not: ",
    "if: ",
    "then: ",
    "else: ",
    "required: ",
    "enum: ",
    "const: ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "a",
    "b",
    "'a'",
    "1",
    "-1",
    "1e999",
    "$ref: ",
    "'#/components/schemas/A'",
    "'#/components/schemas/B'",
    "'#'",
    "pattern: ",
    "'^a+$'",
    "'('",
    "minLength: ",
    "maximum: ",
    "multipleOf: ",
    "additionalProperties: ",
    "false",
    "true",
    "x-carimbo-name: ",
    "default: ",
    "examples: ",
    "format: ",
    "date",
    "minItems: ",
    "dependentRequired: ",
    "- ",
    ": ",
    "null",
];

/// A byte range of a text: where it starts, in thousandths, how long it is, and what is done to it.
fn damage() -> impl Strategy<Value = (usize, usize, usize, &'static str)> {
    (0..1000_usize, 0..60_usize, 0..4_usize, prop::sample::select(TOKENS))
}

/// The ranges are taken out, doubled, or replaced by a token, or one is put before them.
fn damaged(text: &str, ranges: &[(usize, usize, usize, &'static str)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (thousandths, length, what, token) in ranges {
        let start = bytes.len() * thousandths / 1000 + length;
        let range = start.min(bytes.len())..(start + length).min(bytes.len());
        let piece = bytes[range.clone()].to_vec();
        match what {
            0 => drop(bytes.drain(range)),
            1 => drop(bytes.splice(range.start..range.start, piece)),
            2 => drop(bytes.splice(range, token.bytes())),
            _ => drop(bytes.splice(range.start..range.start, token.bytes())),
        }
    }
    bytes
}

#[test]
fn a_damaged_specification_is_one_or_not() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/klavi.yaml");
    let text = std::fs::read_to_string(file).unwrap();
    proptest!(cases(100), |(ranges in prop::collection::vec(damage(), 1..4))| {
        let (tree, said) = generated("specs/klavi.yaml", &damaged(&text, &ranges));
        prop_assert!(tree.is_some() || said.contains("error"), "refused without a word");
    });
}

/// The configuration of this repository, read from some folder.
fn own_crate(current: &Path, below: &str) -> String {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let place = Place::typed(current, &Path::new(below).join("carimbo.toml"));
    let folder = Place::typed(current, Path::new(below));
    let config = carimbo::config::read(&place, &folder, &mut sources, &mut diagnostics).unwrap();
    let tree = pipeline::run(&config, &mut sources, &mut diagnostics).unwrap();
    tree.iter().flat_map(|(path, text)| [path, "\n", text, "\n"]).collect()
}

const CHILD: &str = "CARIMBO_TEST_CHILD";

#[test]
fn the_same_input_gives_the_same_bytes_anywhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let first = own_crate(root, "");
    if std::env::var_os(CHILD).is_some() {
        std::fs::write(std::env::var_os(CHILD).unwrap(), first).unwrap();
        return;
    }
    assert_eq!(first, own_crate(root, ""), "twice");
    assert_eq!(first, own_crate(&root.join("tests"), ".."), "from another folder");
    let elsewhere = tempfile::tempdir().unwrap();
    let output = elsewhere.path().join("output");
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "the_same_input_gives_the_same_bytes_anywhere"]).current_dir(elsewhere.path());
    child.env(CHILD, &output).env("LANG", "tr_TR.UTF-8").env("LC_ALL", "tr_TR.UTF-8").env("TZ", "Pacific/Kiritimati");
    assert!(child.status().unwrap().success());
    assert!(first == std::fs::read_to_string(output).unwrap(), "in another language and time zone");
}
