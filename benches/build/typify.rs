//! Generates typify's types for the same schemas: those of `schemas/`, and `CreatePayment` as `specs/klavi.yaml` has it.

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const KLAVI: &str = "../specs/klavi.yaml";
const COMPONENTS: &str = "#/components/schemas/";
const DEFINITIONS: &str = "#/$defs/";

/// Writes `typify.rs`, a module for each schema, and `create_payment.schema.json` for the validators.
pub(crate) fn generate(out: &Path, schemas: &[(&str, &str)]) {
    println!("cargo::rerun-if-changed={KLAVI}");
    let payment = create_payment();
    fs::write(out.join("create_payment.schema.json"), payment.to_string()).expect("OUT_DIR can be written");
    let mut modules = module("payment", payment);
    for (name, _) in schemas {
        let text = fs::read_to_string(format!("schemas/{name}.schema.json")).expect("our schemas are there");
        modules += &module(name, serde_json::from_str(&text).expect("our schemas are JSON"));
    }
    fs::write(out.join("typify.rs"), modules).expect("OUT_DIR can be written");
}

fn module(name: &str, mut schema: Value) -> String {
    for_typify(&mut schema);
    let root: schemars::schema::RootSchema = serde_json::from_value(schema).expect("a schema for typify");
    let mut types = typify::TypeSpace::new(&typify::TypeSpaceSettings::default());
    types.add_root_schema(root).expect("typify takes the schema");
    let mut code = String::new();
    let _ = writeln!(
        code,
        "#[allow(warnings, clippy::all, clippy::pedantic)]\npub(crate) mod {name} {{\n{}\n}}",
        types.to_stream()
    );
    code
}

/// `CreatePayment` and what it refers to, as one JSON Schema.
fn create_payment() -> Value {
    let text = fs::read_to_string(KLAVI).expect("the specification is there");
    let document: Value = serde_yaml::from_str(&text).expect("the specification is YAML");
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object).expect("it has schemas");
    let (mut definitions, mut wanted) = (Map::new(), BTreeSet::from(["CreatePayment".to_owned()]));
    while let Some(name) = wanted.pop_first() {
        let mut schema = schemas.get(&name).expect("references lead to schemas").clone();
        wanted.extend(localised(&mut schema).into_iter().filter(|name| !definitions.contains_key(name)));
        definitions.insert(name, schema);
    }
    let mut root = definitions.remove("CreatePayment").expect("it was wanted first");
    if let Some(root) = root.as_object_mut() {
        root.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        root.insert("title".to_owned(), json!("CreatePayment"));
        root.insert("$defs".to_owned(), Value::Object(definitions));
    }
    root
}

/// Turns references to components into references to definitions, and says to which.
fn localised(schema: &mut Value) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(object) = schema.as_object_mut() {
        if let Some(Value::String(reference)) = object.get_mut("$ref")
            && let Some(name) = reference.strip_prefix(COMPONENTS).map(str::to_owned)
        {
            *reference = format!("{DEFINITIONS}{name}");
            names.push(name);
        }
        names.extend(object.values_mut().flat_map(localised));
    } else if let Some(items) = schema.as_array_mut() {
        names.extend(items.iter_mut().flat_map(localised));
    }
    names
}

/// typify knows draft-07, and neither conditions nor dependencies: it gets the schema without them.
fn for_typify(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut() {
        for keyword in ["if", "then", "dependentRequired", "$schema", "examples"] {
            object.remove(keyword);
        }
        let conditions =
            |items: &Value| items.as_array().is_some_and(|items| items.iter().all(|item| item.get("if").is_some()));
        if object.get("allOf").is_some_and(conditions) {
            object.remove("allOf");
        }
        if let Some(definitions) = object.remove("$defs") {
            object.insert("definitions".to_owned(), definitions);
        }
        if let Some(Value::String(reference)) = object.get_mut("$ref") {
            *reference = reference.replace(DEFINITIONS, "#/definitions/");
        }
        object.values_mut().for_each(for_typify);
    } else if let Some(items) = schema.as_array_mut() {
        items.iter_mut().for_each(for_typify);
    }
}
