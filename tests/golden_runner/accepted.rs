//! Specifications that are accepted: the generated code is compared byte for byte.

use super::{Failure, Mode, Trial, cases, name_of, settle};
use carimbo::config::{self, Config, CrateName, ModuleName};
use carimbo::diagnostic::Diagnostics;
use carimbo::pipeline;
use carimbo::place::Place;
use carimbo::render::{self, Style};
use carimbo::source_tree::SourceTree;
use carimbo::span::Sources;
use std::fs;
use std::path::Path;

/// The files of a module that an expectation shows, where its specification does not name others.
const SHOWN: &[&str] = &["types", "rules", "received", "operations"];

/// Starts the line of a specification that names the files to show.
const SHOWS: &str = "# shows:";

/// One trial a case.
pub(crate) fn trials() -> Vec<Trial> {
    let trial = |folder: std::path::PathBuf| Trial::new(format!("golden::{}", name_of(&folder)), folder, run);
    cases("golden").into_iter().map(trial).collect()
}

fn run(folder: &Path, mode: Mode) -> Result<(), Failure> {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let config = configuration(folder, &mut sources, &mut diagnostics);
    let tree = config.as_ref().and_then(|config| pipeline::run(config, &mut sources, &mut diagnostics));
    let said = render::to_text(&diagnostics, &sources, Style::Plain);
    let Some(tree) = tree else { return Err(format!("the specification is refused:\n{said}")) };
    let code = settle(&folder.join("expected.rs"), &shown(folder, &tree), mode);
    let said = settle(&folder.join("expected.stderr"), &said, mode);
    match (code, said) {
        (Err(code), Err(said)) => Err(format!("{code}\n{said}")),
        (code, said) => code.and(said),
    }
}

/// The case's own configuration, or none.
pub(crate) fn configuration(folder: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Config> {
    let place = Place::typed(folder, Path::new(config::FILE_NAME));
    if place.path().exists() {
        return config::read(&place, &Place::typed(folder, Path::new("")), sources, diagnostics);
    }
    let module = ModuleName::parse(&name_of(folder)).unwrap();
    let input = Place::typed(folder, Path::new("input.yaml"));
    Some(Config::of_one(CrateName::parse("golden").unwrap(), module, input, Place::typed(folder, Path::new("out"))))
}

/// The files that say something about the case, one after the other.
fn shown(folder: &Path, tree: &SourceTree) -> String {
    let input = fs::read_to_string(folder.join("input.yaml")).unwrap();
    let named = input.lines().find_map(|line| line.strip_prefix(SHOWS));
    let named: Vec<&str> = named.map_or_else(|| SHOWN.to_vec(), |line| line.split(',').map(str::trim).collect());
    let mut text = String::new();
    for name in named {
        let whole = if name.contains('.') { format!("/{name}") } else { format!("/{name}.rs") };
        let of_module = |path: &str| path.ends_with(&whole) && !path.contains("/runtime/") || path == name;
        for (path, code) in tree.iter().filter(|(path, _)| of_module(path)) {
            let file = path.rsplit('/').next().unwrap_or(path);
            text.extend(["// ---- ", file, " ----\n\n", code.trim_end(), "\n\n"]);
        }
    }
    let end = text.trim_end().len();
    text.truncate(end);
    text.push('\n');
    text
}
