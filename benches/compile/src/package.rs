//! Workspaces of two crates: the models that a generator made, and a program that uses all of them.

use crate::schema;
use std::{
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

/// The crate that a generator made: its files below `src`, and its dependencies as lines of a manifest.
pub(crate) struct Package {
    pub(crate) files: Vec<(PathBuf, String)>,
    pub(crate) dependencies: String,
}

/// How the program decodes and encodes.
#[derive(Clone, Copy)]
pub(crate) enum Exchange {
    /// With `serde_json`, by the types' implementations for serde.
    Serde,
    /// With the reader and the writer of our runtime.
    Runtime,
}

/// What the program needs to know of the crate of models.
pub(crate) struct Use<'a> {
    /// The module of the types, with `::` at its end.
    pub(crate) module: &'static str,
    pub(crate) exchange: Exchange,
    /// Features of the models, instead of the default ones.
    pub(crate) features: Option<&'a str>,
}

/// Writes the models of a peer.
pub(crate) fn write_models(folder: &Path, package: &Package) -> io::Result<()> {
    let sources = folder.join("models/src");
    for (path, text) in &package.files {
        let path = sources.join(path);
        path.parent().map(fs::create_dir_all).transpose()?;
        fs::write(path, text)?;
    }
    let head = "[package]\nname = \"models\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n";
    fs::write(folder.join("models/Cargo.toml"), format!("{head}{}", package.dependencies))
}

/// Writes the program beside the models, and the workspace around both; `runtime` is our runtime's folder.
pub(crate) fn write_program(folder: &Path, runtime: &Path, usage: &Use<'_>) -> io::Result<()> {
    let workspace = format!(
        "[workspace]\nmembers = [\"models\", \"program\"]\nresolver = \"3\"\n\n\
         [patch.crates-io]\ncarimbo-runtime = {{ path = {:?} }}\n",
        runtime.display().to_string()
    );
    fs::write(folder.join("Cargo.toml"), workspace)?;
    fs::create_dir_all(folder.join("program/src"))?;
    fs::write(folder.join("program/Cargo.toml"), manifest(usage))?;
    fs::write(folder.join("program/src/main.rs"), program(usage))
}

fn manifest(usage: &Use<'_>) -> String {
    let features = usage
        .features
        .map(|features| format!(", default-features = false, features = [{features}]"))
        .unwrap_or_default();
    let codec = match usage.exchange {
        Exchange::Serde => "serde = \"1\"\nserde_json = \"1\"\n",
        Exchange::Runtime => "",
    };
    format!(
        "[package]\nname = \"program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nmodels = {{ path = \"../models\"{features} }}\n{codec}"
    )
}

/// Decodes and encodes the type of the given index, so that nothing of any type is dead code.
fn program(usage: &Use<'_>) -> String {
    let (bounds, decode, encode) = match usage.exchange {
        Exchange::Serde => (
            "serde::de::DeserializeOwned + serde::Serialize",
            "serde_json::from_slice::<T>(bytes).map_err(|error| error.to_string())?",
            "serde_json::to_vec(&value).map_err(|error| error.to_string())",
        ),
        Exchange::Runtime => (
            "models::runtime::Read + models::runtime::Write",
            "models::runtime::from_json::<T>(bytes).map_err(|error| error.to_string())?",
            "Ok(models::runtime::to_json(&value))",
        ),
    };
    let mut arms = String::new();
    for record in 0..schema::RECORDS {
        let _ = writeln!(
            arms,
            "        {record} => pass::<models::{}{}>(bytes),",
            usage.module,
            schema::record_name(record)
        );
    }
    format!(
        r#"//! Decodes and encodes a value of one of the types: `program INDEX < FILE.json`.

use std::io::{{Read as _, Write as _}};

fn pass<T: {bounds}>(bytes: &[u8]) -> Result<Vec<u8>, String> {{
    let value = {decode};
    {encode}
}}

fn dispatch(index: usize, bytes: &[u8]) -> Result<Vec<u8>, String> {{
    match index {{
{arms}        _ => Err("no such type".to_owned()),
    }}
}}

fn main() {{
    let index = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(usize::MAX);
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).expect("standard input can be read");
    match dispatch(index, &bytes) {{
        Ok(bytes) => std::io::stdout().write_all(&bytes).expect("standard output can be written"),
        Err(message) => {{
            eprintln!("{{message}}");
            std::process::exit(1);
        }}
    }}
}}
"#
    )
}
