//! The house rules that a program can hold: sizes, names, directions of imports, and a case for every diagnostic.

#![expect(clippy::unwrap_used, reason = "a test fails where a file cannot be read")]

use std::{
    fs,
    path::{Path, PathBuf},
};

const LINES_MAX: usize = 400;
const FORBIDDEN_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "common", "misc"];

/// The rows of the generator, from the top: a module uses only modules of lower rows.
const ROWS: &[&[&str]] = &[
    &["main"],
    &["cli", "build_api"],
    &["pipeline"],
    &["config"],
    &["load", "resolve", "lower", "emit", "write"],
    &["pattern", "render"],
    &["resolved", "ir", "ledger", "source_tree"],
    &["document", "options"],
    &["ident", "diagnostic", "span", "place", "stack"],
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Our own Rust files: generated ones and expectations aside.
fn own_files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["generator", "runtime", "tests", "examples", "benches"] {
        collect(&root().join(folder), &mut found);
    }
    found.extend(["build.rs"].map(|file| root().join(file)).into_iter().filter(|file| file.exists()));
    found.retain(|file| !is_expectation(file));
    found
}

fn is_expectation(file: &Path) -> bool {
    let parts: Vec<_> = file.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.iter().any(|part| matches!(part.as_ref(), "golden" | "refused" | "compile_fail" | "target"))
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn complain(title: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{title}:\n  {}", faults.join("\n  "));
}

#[test]
fn files_are_short() {
    let long = own_files().into_iter().filter_map(|file| {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        (lines > LINES_MAX).then(|| format!("{}: {lines} lines", shown(&file)))
    });
    complain("files above 400 lines", &long.collect::<Vec<_>>());
}

#[test]
fn modules_are_named_after_their_subject() {
    let vague = own_files()
        .into_iter()
        .filter(|file| file.file_stem().is_some_and(|stem| FORBIDDEN_NAMES.contains(&stem.to_string_lossy().as_ref())));
    complain("modules without a subject", &vague.map(|file| shown(&file)).collect::<Vec<_>>());
}

#[test]
fn every_module_says_what_it_is() {
    let silent = own_files().into_iter().filter(|file| !fs::read_to_string(file).unwrap().starts_with("//!"));
    complain("files without a `//!` line", &silent.map(|file| shown(&file)).collect::<Vec<_>>());
}

#[test]
fn no_hash_order_reaches_the_output() {
    let in_generator = own_files().into_iter().filter(|file| shown(file).starts_with("generator/src"));
    let hashed = in_generator.filter(|file| {
        let text = fs::read_to_string(file).unwrap();
        text.contains("HashMap") || text.contains("HashSet")
    });
    complain("hashed collections in the generator", &hashed.map(|file| shown(&file)).collect::<Vec<_>>());
}

#[test]
fn nothing_panics_by_choice() {
    let mut faults = Vec::new();
    for file in own_files() {
        let name = shown(&file);
        let in_sources = name.starts_with("generator/src") || name.starts_with("runtime/src");
        if !in_sources || name.ends_with("tests.rs") || name.contains("/tests/") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (index, line) in code.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if [".unwrap()", "panic!(", "unreachable!(", "todo!(", "unimplemented!("]
                .iter()
                .any(|bad| code.contains(bad))
            {
                faults.push(format!("{name}:{}: {}", index + 1, line.trim()));
            }
        }
    }
    complain("chosen panics", &faults);
}

/// The module of a row that a file belongs to: `generator/src/lower/record.rs` is of `lower`.
fn module_of(file: &Path) -> Option<String> {
    let inside = file.strip_prefix(root().join("generator/src")).ok()?;
    let first = inside.components().next()?.as_os_str().to_string_lossy().into_owned();
    Some(first.trim_end_matches(".rs").to_owned())
}

fn row_of(module: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&module))
}

/// `crate::x` in a line of code, for every `x` that is a module of a row.
fn used_modules(text: &str) -> Vec<&'static str> {
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut used = Vec::new();
    for module in ROWS.iter().copied().flatten().copied() {
        let direct = code.split(&format!("crate::{module}")).skip(1).any(|rest| !rest.starts_with(is_in_identifier));
        let grouped = code.split("use crate::{").skip(1).any(|rest| {
            let group = rest.split(";\n").next().unwrap_or_default();
            let names = group.split([',', '{', '\n']).map(str::trim);
            names.into_iter().any(|name| name == module || name.starts_with(&format!("{module}::")))
        });
        if direct || grouped {
            used.push(module);
        }
    }
    used
}

fn is_in_identifier(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[test]
fn imports_point_down() {
    let mut faults = Vec::new();
    for file in own_files() {
        let Some(module) = module_of(&file) else { continue };
        if module == "lib" || is_test(&file) {
            continue;
        }
        let Some(row) = row_of(&module) else {
            faults.push(format!("{}: `{module}` has no row in tests/tidy.rs", shown(&file)));
            continue;
        };
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]\nmod").next().unwrap_or_default();
        for used in used_modules(code) {
            let sideways = row_of(used) == Some(row) && !row_is_vocabulary(row);
            if used != module && (row_of(used) < Some(row) || sideways) {
                faults.push(format!("{}: uses `{used}`", shown(&file)));
            }
        }
    }
    complain("imports that point up or sideways", &faults);
}

/// Tests of a module may lead it through other stages.
fn is_test(file: &Path) -> bool {
    let shown = shown(file);
    shown.ends_with("tests.rs") || shown.contains("/tests/")
}

/// Data and vocabulary may use their neighbours; stages may not.
fn row_is_vocabulary(row: usize) -> bool {
    row >= 6
}

#[test]
fn the_runtime_travels() {
    let faults = own_files().into_iter().filter(|file| {
        let inside = shown(file).starts_with("runtime/src/runtime");
        inside && fs::read_to_string(file).unwrap().contains("crate::")
    });
    complain(
        "runtime files that cannot travel: they name `crate::`",
        &faults.map(|file| shown(&file)).collect::<Vec<_>>(),
    );
}

#[test]
fn every_code_has_a_case() {
    let codes = carimbo::diagnostic::Code::ALL.iter().map(|code| code.as_str());
    let mut expectations = String::new();
    for folder in ["tests/refused", "tests/golden"] {
        read_expectations(&root().join(folder), &mut expectations);
    }
    let missing: Vec<String> =
        codes.filter(|code| !expectations.contains(&format!("[{code}]"))).map(str::to_owned).collect();
    complain("codes without a case in tests/refused or tests/golden", &missing);
}

#[test]
fn every_code_is_documented() {
    let page = fs::read_to_string(root().join("docs/diagnostics.md")).unwrap();
    let rows = carimbo::diagnostic::Code::ALL.iter().map(|code| format!("| `{code}` | {} |", code.meaning()));
    complain("rows missing in docs/diagnostics.md", &rows.filter(|row| !page.contains(row)).collect::<Vec<_>>());
}

/// A generated crate carries the runtime's sources, so it asks for what the runtime asks for.
#[test]
fn generated_crates_depend_on_what_the_runtime_depends_on() {
    let [runtime, generated] =
        ["runtime", "generated"].map(|folder| fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap());
    let wanted = [
        "arbitrary = ",
        "async = [",
        "blocking = [",
        "client = [",
        "http = {",
        "proptest = ",
        "reqwest = {",
        "sample = [",
        "ureq = {",
    ];
    let lines = runtime
        .lines()
        .take_while(|line| *line != "[dev-dependencies]")
        .filter(|line| wanted.iter().any(|start| line.starts_with(start)));
    let missing: Vec<String> = lines.filter(|line| !generated.contains(line)).map(str::to_owned).collect();
    complain("lines of runtime/Cargo.toml that generated/Cargo.toml lacks", &missing);
}

fn read_expectations(folder: &Path, text: &mut String) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            read_expectations(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "stderr") {
            text.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}
