//! Other generators' crates, made by the generators' libraries.

use crate::{package::Package, schema};
use openapi_to_rust::{CodeGenerator, DepRequirement, GeneratorConfig, SchemaAnalyzer};
use serde_json::json;
use std::error::Error;
use typify::{TypeSpace, TypeSpaceSettings};

/// Whether typify also makes a builder for each struct.
#[derive(Clone, Copy)]
pub(crate) enum Builders {
    Without,
    With,
}

/// What typify makes of the schema.
pub(crate) fn typify(builders: Builders) -> Result<Package, Box<dyn Error>> {
    let document = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "definitions": schema::schemas("#/definitions/"),
    });
    let root: schemars::schema::RootSchema = serde_json::from_value(document)?;
    let mut settings = TypeSpaceSettings::default();
    settings.with_struct_builder(matches!(builders, Builders::With));
    let mut space = TypeSpace::new(&settings);
    space.add_root_schema(root)?;
    let code = prettyplease::unparse(&syn::parse2(space.to_stream())?);
    let dependencies = r#"chrono = { version = "0.4", default-features = false, features = ["serde"] }
regress = "0.10"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
uuid = { version = "1", features = ["serde"] }
"#;
    Ok(Package { files: vec![("lib.rs".into(), code)], dependencies: dependencies.to_owned() })
}

/// What openapi-to-rust makes of the document: types alone, no client.
pub(crate) fn openapi_to_rust(document: &serde_json::Value) -> Result<Package, Box<dyn Error>> {
    let analysis = &mut SchemaAnalyzer::new(document.clone())?.analyze()?;
    let config = GeneratorConfig { enable_async_client: false, enable_sse_client: false, ..GeneratorConfig::default() };
    let result = CodeGenerator::new(config).generate_all(analysis)?;
    let mut files: Vec<_> = result.files.iter().map(|file| (file.path.clone(), file.content.clone())).collect();
    files.push(("lib.rs".into(), result.mod_file.content.clone()));
    let dependencies = result.required_deps.iter().map(dependency).collect();
    Ok(Package { files, dependencies })
}

fn dependency(requirement: &DepRequirement) -> String {
    let DepRequirement { crate_name, version, features, default_features, .. } = requirement;
    format!(
        "{crate_name} = {{ version = \"{version}\", default-features = {default_features}, features = {features:?} }}\n"
    )
}
