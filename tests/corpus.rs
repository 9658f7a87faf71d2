//! Real documents of other people: read to the end, without a panic, with a place and a help line for every fault.
//!
//! They lie beside the repository, in `../shared`, and are not part of it. Without an argument the smaller half is read;
//! `CARIMBO_CORPUS=all` reads them all.

#![expect(clippy::unwrap_used, reason = "a test fails where a file cannot be read")]

use carimbo::{
    diagnostic::Diagnostics,
    ident::Ident,
    load, lower,
    options::{Formats, Options, Responses},
    resolve,
    span::Sources,
};
use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

const BYTES_MAX: u64 = 400_000;

fn documents() -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/openapi");
    let limit = if std::env::var_os("CARIMBO_CORPUS").is_some() { u64::MAX } else { BYTES_MAX };
    let mut found: Vec<PathBuf> = fs::read_dir(folder).ok()?.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "json" || extension == "yaml"));
    found.retain(|path| path.metadata().unwrap().len() <= limit);
    found.sort();
    Some(found)
}

fn diagnose(path: &Path) -> Diagnostics {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let document = load::read(path, &name, &mut sources, &mut diagnostics);
    let resolved = document.and_then(|document| resolve::resolve(&document, &mut diagnostics));
    if let Some(resolved) = resolved {
        let (operations, relaxations) = (BTreeMap::new(), Vec::new());
        let module = Ident::snake("document");
        let formats = Formats::Asserted;
        let options = Options {
            module,
            source: name,
            responses: Responses::Tolerant,
            operations,
            relaxations,
            formats,
            root: None,
        };
        lower::lower(&resolved, &options, &mut diagnostics);
    }
    diagnostics
}

#[test]
fn real_documents_are_read_to_the_end() {
    let Some(documents) = documents() else {
        // Not by a macro, whose output a passing test hides.
        let _ = writeln!(std::io::stderr(), "skipped: real documents: ../shared is missing");
        return;
    };
    let mut without_errors = 0;
    for path in &documents {
        let diagnostics = diagnose(path);
        without_errors += usize::from(!diagnostics.has_errors());
        for diagnostic in diagnostics.sorted() {
            let told = !diagnostic.message_text().is_empty() && diagnostic.help_text().is_some();
            assert!(told, "{}: {} has no help line", path.display(), diagnostic.code());
        }
    }
    println!("{without_errors} of {} documents have no errors", documents.len());
    assert!(documents.len() > 20, "the folder is there, so the documents should be");
}
