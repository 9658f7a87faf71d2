//! Every schema of the official suite that is not refused: the ledger of it is complete, and true to its checks. The
//! suite lies beside the repository, and is not part of it.

use super::{Made, assert_complete, checks, root};
use carimbo::{
    config::{ModuleName, Specification},
    diagnostic::Diagnostics,
    ident::Ident,
    load, lower,
    options::Options,
    place::Place,
    resolve::{self, Draft, SchemaOptions, Wanted},
    span::Sources,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

#[test]
fn schemas_of_the_official_suite() {
    let suite = root().join("../shared/conformance/json-schema-test-suite/tests");
    if !suite.exists() {
        println!("skipped: there is no suite in ../shared/conformance");
        return;
    }
    let mut count = 0;
    for (folder, draft) in [("draft2020-12", Draft::Draft202012), ("draft7", Draft::Draft7)] {
        for file in files(&suite.join(folder)) {
            let groups: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            for group in groups.as_array().unwrap() {
                let name = format!("{folder} {}: {}", file.display(), group["description"]);
                if let Some(made) = made(&group["schema"].to_string(), draft) {
                    assert_complete(&made, &name);
                    checks::assert_true(&made.api, &made.specification, &name);
                    count += 1;
                }
            }
        }
    }
    assert!(count > 400, "{count}");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

/// None where the schema is refused, or needs another document.
fn made(text: &str, draft: Draft) -> Option<Made> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let document = load::document("schema.json", text.as_bytes(), &mut sources, &mut diagnostics)?;
    let mut read = |wanted: Wanted<'_>, diagnostics: &mut Diagnostics| match wanted {
        Wanted::File { .. } => None,
        Wanted::Text { name, text } => load::document(name, text.as_bytes(), &mut sources, diagnostics),
    };
    let options = SchemaOptions { draft, name: "schema.json".to_owned(), folder: None, remotes: None };
    let resolved = resolve::resolve_schema(&document, &options, &mut read, &mut diagnostics)?;
    let place = Place::typed(Path::new(""), Path::new("schema.json"));
    let defaults = Specification::with_defaults(ModuleName::parse("schema").unwrap(), place).options;
    let options = Options { root: Some(Ident::camel("Root")), ..defaults };
    let (api, specification) = lower::with_ledger(&resolved, &options, &mut diagnostics);
    let is_whole = !diagnostics.has_errors() && resolved.foreign.is_empty();
    is_whole.then_some(Made { document, resolved, api, specification })
}
