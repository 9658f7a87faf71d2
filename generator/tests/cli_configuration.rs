//! `carimbo.toml`: every fault has a place and says what to write; its JSON Schema agrees with what is accepted.

mod sandbox;

use sandbox::{CONFIG, Sandbox};

/// What replaces `name = "ledger-client"`, what is said about it, and where.
const PACKAGE: &[(&str, &str, &str)] = &[
    (r#"name = "Ledger""#, "`Ledger` is not in lower case with hyphens", "carimbo.toml:3:8"),
    (r#"name = "ledger_client""#, "write `ledger-client`", "carimbo.toml:3:8"),
    (r#"name = "9ledger""#, "not in lower case with hyphens", "carimbo.toml:3:8"),
    (r#"name = "core""#, "`core` means something else to Rust", "carimbo.toml:3:8"),
    (r#"name = "type""#, "`type` means something else to Rust", "carimbo.toml:3:8"),
    (r#"name = """#, "not in lower case with hyphens", "carimbo.toml:3:8"),
    ("name = 3", "`name` is a string, not a number", "carimbo.toml:3:8"),
    (r#"nme = "x""#, "a key with a similar name is `name`", "carimbo.toml:3:1"),
    ("", "the key `name` is missing", "carimbo.toml:2:1"),
    ("name = \"x\"\nversion = \"1.0\"", "`1.0` is not a version", "carimbo.toml:4:11"),
    ("name = \"x\"\nversion = \"01.0.0\"", "`01.0.0` is not a version", "carimbo.toml:4:11"),
    ("name = \"x\"\npath = \"../x\"", "leads out of the folder of this file", "carimbo.toml:4:8"),
    ("name = \"x\"\npath = \"a/../../x\"", "leads out of the folder of this file", "carimbo.toml:4:8"),
    ("name = \"x\"\npath = \"/x\"", "is an absolute path", "carimbo.toml:4:8"),
    ("name = \"x\"\npath = 'C:\\x'", "has a `\\`", "carimbo.toml:4:8"),
    ("name = \"x\"\npath = \".\"", "names no place below the folder", "carimbo.toml:4:8"),
    ("name = \"x\"\nruntime = \"none\"", "it is one of `embedded`, `crate`", "carimbo.toml:4:11"),
    ("name = \"x\"\nname = \"y\"", "the file is not TOML: duplicate key", "carimbo.toml:4:1"),
    ("name = \"x", "the file is not TOML", "carimbo.toml:3"),
];

/// What replaces `file = "specs/ledger.yaml"`.
const SPECIFICATION: &[(&str, &str)] = &[
    ("", "the key `file` is missing"),
    (r#"file = "/etc/passwd""#, "is an absolute path"),
    (r#"file = "../ledger.yaml""#, "leads out of the folder"),
    (r#"file = "specs/runtime.yaml""#, "is taken in every generated crate"),
    (r#"file = "specs/type.yaml""#, "is not the name of a module"),
    (r#"file = "specs/ação.yaml""#, "is not the name of a module"),
    ("file = \"x.yaml\"\nmodule = \"runtime\"", "`runtime` is taken in every generated crate"),
    ("file = \"x.yaml\"\nmodule = \"lib\"", "`lib` is taken in every generated crate"),
    ("file = \"x.yaml\"\nmodule = \"match\"", "`match` is not the name of a module"),
    ("file = \"x.yaml\"\nmodule = \"a-b\"", "write `a_b`"),
    ("file = \"x.yaml\"\nmodule = \"AbC\"", "write `ab_c`"),
    ("file = \"x.yaml\"\nmodule = \"\"", "is not the name of a module"),
    ("file = \"x.yaml\"\nresponses = \"lenient\"", "it is one of `tolerant`, `strict`"),
    ("file = \"x.yaml\"\n[[specification]]\nfile = \"a/x.json\"", "two specifications become the module `x`"),
    ("file = \"x.yaml\"\n[specification.operations.pay]", "the key `responses` is missing"),
    ("file = \"x.yaml\"\n[specification.operations]\npay = \"strict\"", "`pay` is a table, not a string"),
    ("file = \"x.yaml\"\n[specification.relax]", "write `[[specification.relax]]`"),
    ("file = \"x.yaml\"\n[[specification.relax]]\nkeyword = \"pattern\"", "the key `schema` is missing"),
    (
        "file = \"x.yaml\"\n[[specification.relax]]\nschema = \"Cpf\"\nkeyword = \"pattern\"",
        "`Cpf` is not a place in the specification",
    ),
    ("file = \"x.yaml\"\n[[specification.relax]]\nschema = \"#/a\"\nkeyword = \"\"", "no keyword is named"),
];

#[test]
fn every_fault_of_the_package_has_a_place() {
    let sandbox = Sandbox::new();
    for (text, said, place) in PACKAGE {
        sandbox.put("carimbo.toml", CONFIG.replace(r#"name = "ledger-client""#, text));
        let run = sandbox.run(&["generate"]);
        run.ends_with(2).says("error[invalid-configuration]").says(said).says(place).says("help: ");
    }
    assert!(!sandbox.path("generated").exists());
}

#[test]
fn every_fault_of_a_specification_has_a_place() {
    let sandbox = Sandbox::new();
    for (text, said) in SPECIFICATION {
        sandbox.put("carimbo.toml", CONFIG.replace(r#"file = "specs/ledger.yaml""#, text));
        let run = sandbox.run(&["generate"]);
        run.ends_with(2).says("error[invalid-configuration]").says(said).says("--> carimbo.toml:").says("help: ");
        sandbox.run(&["lint"]).ends_with(1);
    }
    assert!(!sandbox.path("generated").exists());
}

#[test]
fn all_faults_are_reported_at_once() {
    let sandbox = Sandbox::new();
    sandbox.put("carimbo.toml", "[package]\nname = 1\nfoo = 2\n[[specification]]\nbar = 3\n");
    let run = sandbox.run(&["generate"]);
    run.ends_with(2).says("`name` is a string").says("no key `foo`").says("no key `bar`").says("`file` is missing");
    sandbox.put("carimbo.toml", "[package]\nname = \"A\"\nversion = \"1\"\n[[specification]]\nfile = \"/a\"\n");
    sandbox.run(&["generate"]).ends_with(2).says("3 errors");
    sandbox.put("carimbo.toml", "[package]\nname = \"a\"\n");
    sandbox.run(&["generate"]).ends_with(2).says("no specification is listed");
    sandbox.put("carimbo.toml", "[package]\nname = \"a\"\n[specification]\nfile = \"a\"\n");
    sandbox.run(&["generate"]).ends_with(2).says("write `[[specification]]`, with two brackets");
}

#[test]
fn a_full_configuration_is_accepted() {
    let sandbox = Sandbox::new();
    let full = r##"#:schema ./carimbo.schema.json
[package]
name = "ledger-client"
path = "./made/here"
version = "1.2.3-beta.1+build"
runtime = "crate"

[[specification]]
file = "./specs/ledger.yaml"
module = "books"
responses = "tolerant"
[specification.operations.listEntries]
responses = "strict"
[[specification.relax]]
schema = "#/components/schemas/Entry/properties/id"
keyword = "maxLength"
reason = "Ids have become longer."
"##;
    sandbox.put("carimbo.toml", format!("\u{FEFF}{}", full.replace('\n', "\r\n")));
    sandbox.run(&["generate"]).ends_with(0);
    assert!(sandbox.text("made/here/Cargo.toml").contains("1.2.3-beta.1+build"));
}

#[test]
fn the_schema_is_published() {
    let sandbox = Sandbox::empty();
    let run = sandbox.run(&["schema"]);
    run.ends_with(0);
    let schema: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["title"], "carimbo.toml");
    assert_eq!(schema["properties"]["package"]["properties"]["path"]["default"], "generated");
    assert_eq!(schema["properties"]["package"]["properties"]["runtime"]["default"], "embedded");
    let specification = &schema["properties"]["specification"]["items"];
    assert_eq!(specification["required"], serde_json::json!(["file"]));
    assert_eq!(specification["properties"]["responses"]["default"], "tolerant");
    described(&schema);
}

/// Editors show a description for every key.
fn described(schema: &serde_json::Value) {
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        assert!(property["description"].is_string(), "{key}");
        described(property);
        described(&property["items"]);
        described(&property["additionalProperties"]);
    }
}
