//! How long generated code takes to decide a pattern, against `regex` and `regress`:
//!
//! ```text
//! cargo bench --package carimbo --bench patterns [-- FOLDER …]
//! ```
//!
//! Takes every distinct pattern of the specifications of this repository and of the collected documents beside it (or of
//! the folders that are named), generates a crate with one type each, and a program that finds their patterns by these
//! types. The program holds the verdicts of all engines against each other before it measures; see `patterns/program.rs`.

use carimbo::{
    diagnostic::Diagnostics,
    document::{Document, Node, Value},
    emit,
    ident::Ident,
    ir, load, lower,
    options::{Formats, Options, Responses},
    pattern::{self, Compiled},
    resolve,
    span::Sources,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The five that have goals of their own.
const NAMED: [&str; 5] = [
    r"^\d{11}$",
    r"^(\d{4})-(1[0-2]|0?[1-9])-(3[01]|[12][0-9]|0?[1-9])$",
    r"^((\d{1,16}\.\d{2}))$",
    r"^urn:[a-zA-Z0-9][a-zA-Z0-9\-]{0,31}:[a-zA-Z0-9()+,\-.:=@;$_!*'%\/?#]+$",
    "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
];
/// Texts of each kind for a pattern.
const TEXTS: usize = 8;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named: Vec<PathBuf> = std::env::args().skip(1).filter(|word| word != "--bench").map(PathBuf::from).collect();
    let usual = || vec![root.join("../specs"), root.join("../../shared/corpus/openapi")];
    let mut sources: BTreeSet<String> = NAMED.iter().map(|source| (*source).to_owned()).collect();
    for folder in if named.is_empty() { usual() } else { named } {
        collect_folder(&folder, &mut sources);
    }
    let patterns: Vec<Compiled> = sources.iter().filter_map(|source| pattern::compile(source).ok()).collect();
    let patterns: Vec<Compiled> =
        patterns.into_iter().filter(|compiled| !compiled.is_everything() && !compiled.is_empty()).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("patterns");
    write_crate(&folder.join("models"), &patterns);
    write_program(&folder.join("program"), root, &patterns);
    println!("{} patterns; building {}", patterns.len(), folder.display());
    let manifest = folder.join("program/Cargo.toml");
    let status = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--release", "--manifest-path"])
        .arg(manifest)
        .status()
        .expect("cargo starts");
    assert!(status.success(), "the program failed");
}

fn collect_folder(folder: &Path, sources: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect_folder(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "json" || extension == "yaml") {
            let bytes = fs::read(&path).unwrap_or_default();
            let name = path.display().to_string();
            let loaded = load::document(&name, &bytes, &mut Sources::default(), &mut Diagnostics::default());
            if let Some(document) = loaded {
                collect(&document.root, sources);
            }
        }
    }
}

/// Puts in the strings under every key `pattern`, and the keys of every `patternProperties`.
fn collect(node: &Node, sources: &mut BTreeSet<String>) {
    match &node.value {
        Value::Mapping(mapping) => {
            for entry in &mapping.entries {
                match entry.key.as_str() {
                    "pattern" => sources.extend(entry.value.as_str().map(str::to_owned)),
                    "patternProperties" => {
                        let keys = entry.value.as_mapping().into_iter().flat_map(|inner| &inner.entries);
                        sources.extend(keys.map(|inner| inner.key.clone()));
                    }
                    _ => {}
                }
                collect(&entry.value, sources);
            }
        }
        Value::Sequence(nodes) => nodes.iter().for_each(|node| collect(node, sources)),
        Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A crate with a type `P0`, `P1` … for each pattern.
fn write_crate(folder: &Path, patterns: &[Compiled]) {
    let schemas: serde_json::Map<String, serde_json::Value> = patterns
        .iter()
        .enumerate()
        .map(|(index, compiled)| {
            (format!("P{index}"), serde_json::json!({"type": "string", "pattern": compiled.source}))
        })
        .collect();
    let text = serde_json::json!({
        "openapi": "3.1.0", "info": {"title": "Patterns", "version": "1"}, "paths": {}, "components": {"schemas": schemas}
    });
    let document = loaded(&text.to_string());
    let resolved = resolve::resolve(&document, &mut Diagnostics::default()).expect("the document is valid");
    let options = Options {
        module: Ident::snake("patterns"),
        source: "patterns.json".to_owned(),
        responses: Responses::Strict,
        operations: BTreeMap::new(),
        relaxations: Vec::new(),
        formats: Formats::Asserted,
        root: None,
    };
    let api = lower::lower(&resolved, &options, &mut Diagnostics::default());
    let (name, version) = ("models".to_owned(), "0.1.0".to_owned());
    let package = ir::Package { name, version, runtime: ir::RuntimeSource::Embedded, apis: vec![api] };
    for (path, text) in emit::emit(&package).iter() {
        write(&folder.join(path), text);
    }
}

fn loaded(text: &str) -> Document {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    load::document("patterns.json", text.as_bytes(), &mut sources, &mut diagnostics).expect("it is JSON")
}

fn write_program(folder: &Path, root: &Path, patterns: &[Compiled]) {
    let mut cases = String::new();
    for (index, compiled) in patterns.iter().enumerate() {
        let (valid, invalid) = texts(compiled);
        let name = NAMED.contains(&compiled.source.as_str());
        let _ = writeln!(
            cases,
            "    Case {{ source: {:?}, named: {name}, lenient: {}, ours: pattern(PhantomData::<types::P{index}>), \
             valid: &{valid:?}, invalid: &{invalid:?} }},",
            compiled.source,
            compiled.leniency.is_some(),
        );
    }
    write(&folder.join("src/cases.rs"), &format!("&[\n{cases}]\n"));
    write(&folder.join("src/main.rs"), include_str!("patterns/program.rs"));
    let manifest = "[package]\nname = \"program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
        models = { path = \"../models\", default-features = false, features = [\"sample\"] }\n\
        regex = \"1\"\nregress = \"0.12\"\n";
    write(&folder.join("Cargo.toml"), manifest);
    // The same versions as everywhere else, as far as they are known here.
    let _ = fs::copy(root.join("../rustfmt.toml"), folder.join("rustfmt.toml"));
}

/// Accepted and refused texts: walks through the automaton, and walks with one character changed.
fn texts(compiled: &Compiled) -> (Vec<String>, Vec<String>) {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut below = move |bound: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).unwrap_or_default() % bound.max(1)
    };
    let least = usize::try_from(compiled.length_bounds().min).unwrap_or_default();
    let (mut valid, mut invalid) = (Vec::new(), Vec::new());
    for _ in 0..TEXTS * 20 {
        let most = least + below(16);
        let Some(text) = compiled.example(least, most, &mut below) else { continue };
        let mut characters: Vec<char> = text.chars().collect();
        let at = below(characters.len() + 1);
        let other = "x5- é\n".chars().nth(below(6)).unwrap_or('x');
        match characters.get_mut(at) {
            Some(character) if below(3) > 0 => *character = other,
            Some(_) | None => characters.insert(at, other),
        }
        let changed: String = characters.into_iter().collect();
        if valid.len() < TEXTS {
            valid.push(text);
        }
        if invalid.len() < TEXTS && !compiled.matches(&changed) {
            invalid.push(changed);
        }
    }
    (valid, invalid)
}

fn write(path: &Path, text: &str) {
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder).expect("the folder of a build is writable");
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).expect("the folder of a build is writable");
    }
}
