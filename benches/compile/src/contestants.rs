//! The contestants: how the crates of each are made.

use crate::{
    package::{self, Exchange, Package, Use},
    peers::{self, Builders},
    plain, schema,
};
use serde_json::{Value, json};
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Where things are.
pub(crate) struct Places {
    /// The program `carimbo`.
    pub(crate) carimbo: PathBuf,
    /// The folder of our runtime.
    pub(crate) runtime: PathBuf,
    /// The folder to work in.
    pub(crate) work: PathBuf,
}

/// A generator, and how its crate is used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Contestant {
    Plain,
    Typify,
    TypifyBuilders,
    OpenapiToRust,
    /// Ours with serde's traits, used by `serde_json`; the runtime is a crate of its own.
    Serde,
    /// Ours with serde's traits, used by our reader; the runtime is a crate of its own.
    Reader,
    /// Ours without serde's traits; the runtime is a crate of its own.
    Bare,
    /// As `Serde`, with the runtime inside.
    SerdeEmbedded,
    /// As `Bare`, with the runtime inside.
    BareEmbedded,
}

impl Contestant {
    pub(crate) const ALL: [Self; 9] = [
        Self::Plain,
        Self::Typify,
        Self::TypifyBuilders,
        Self::OpenapiToRust,
        Self::Serde,
        Self::Reader,
        Self::Bare,
        Self::SerdeEmbedded,
        Self::BareEmbedded,
    ];

    /// The name of its folder, and on the command line.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Typify => "typify",
            Self::TypifyBuilders => "typify-builders",
            Self::OpenapiToRust => "openapi-to-rust",
            Self::Serde => "carimbo-serde",
            Self::Reader => "carimbo-reader",
            Self::Bare => "carimbo-bare",
            Self::SerdeEmbedded => "carimbo-serde-embedded",
            Self::BareEmbedded => "carimbo-bare-embedded",
        }
    }

    /// What a table calls it.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Plain => "(a) serde_derive, unvalidated",
            Self::Typify => "(b) typify 0.8",
            Self::TypifyBuilders => "(b) typify 0.8 with builders",
            Self::OpenapiToRust => "(c) openapi-to-rust 0.23",
            Self::Serde => "carimbo, serde impls, through `serde_json`",
            Self::Reader => "carimbo, serde impls, through `from_json`",
            Self::Bare => "carimbo, no serde impls, through `from_json`",
            Self::SerdeEmbedded => "carimbo, serde impls, through `serde_json`, runtime inside",
            Self::BareEmbedded => "carimbo, no serde impls, through `from_json`, runtime inside",
        }
    }

    /// Writes its crates into the folder.
    pub(crate) fn write(self, folder: &Path, places: &Places) -> Result<(), Box<dyn Error>> {
        match self {
            Self::Plain => peer(folder, places, "", &plain_package()),
            Self::Typify => peer(folder, places, "", &peers::typify(Builders::Without)?),
            Self::TypifyBuilders => peer(folder, places, "", &peers::typify(Builders::With)?),
            Self::OpenapiToRust => peer(folder, places, "", &peers::openapi_to_rust(&document())?),
            Self::Serde => ours(folder, places, Runtime::Crate, Exchange::Serde, Traits::With),
            Self::Reader => ours(folder, places, Runtime::Crate, Exchange::Runtime, Traits::With),
            Self::Bare => ours(folder, places, Runtime::Crate, Exchange::Runtime, Traits::Without),
            Self::SerdeEmbedded => ours(folder, places, Runtime::Embedded, Exchange::Serde, Traits::With),
            Self::BareEmbedded => ours(folder, places, Runtime::Embedded, Exchange::Runtime, Traits::Without),
        }
    }
}

/// Where our runtime is.
#[derive(Clone, Copy)]
enum Runtime {
    Crate,
    Embedded,
}

/// Whether our types have serde's traits.
#[derive(Clone, Copy)]
enum Traits {
    With,
    Without,
}

fn plain_package() -> Package {
    let dependencies = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n".to_owned();
    Package { files: vec![("lib.rs".into(), plain::sources())], dependencies }
}

fn peer(folder: &Path, places: &Places, module: &'static str, package: &Package) -> Result<(), Box<dyn Error>> {
    package::write_models(folder, package)?;
    let usage = Use { module, exchange: Exchange::Serde, features: None };
    Ok(package::write_program(folder, &places.runtime, &usage)?)
}

fn ours(
    folder: &Path,
    places: &Places,
    runtime: Runtime,
    exchange: Exchange,
    traits: Traits,
) -> Result<(), Box<dyn Error>> {
    let source = match runtime {
        Runtime::Crate => "crate",
        Runtime::Embedded => "embedded",
    };
    let config = format!(
        "[package]\nname = \"models\"\npath = \"models\"\nruntime = \"{source}\"\n\n\
         [[specification]]\nfile = \"api.json\"\nmodule = \"api\"\n"
    );
    fs::write(folder.join("carimbo.toml"), config)?;
    fs::write(folder.join("api.json"), serde_json::to_string_pretty(&document())?)?;
    let status = Command::new(&places.carimbo)
        .args(["generate", "--force", "--config", "carimbo.toml"])
        .current_dir(folder)
        .status()?;
    if !status.success() {
        return Err("carimbo refused the specification".into());
    }
    let manifest = fs::read_to_string(folder.join("models/Cargo.toml"))?;
    let has_feature = manifest.lines().any(|line| line.starts_with("serde = ["));
    let features = match (traits, has_feature) {
        (Traits::With, true) => "\"serde\"",
        (Traits::With, false) | (Traits::Without, true) => "",
        (Traits::Without, false) => return Err("the generated crate has no feature `serde`".into()),
    };
    let usage = Use { module: "api::types::", exchange, features: Some(features) };
    Ok(package::write_program(folder, &places.runtime, &usage)?)
}

fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Records", "version": "1.0.0" },
        "paths": {},
        "components": { "schemas": schema::schemas("#/components/schemas/") },
    })
}
