//! `--ledger`: the file, and how the command treats it.

use super::sandbox::{SPECIFICATION, Sandbox};

const ARGUMENTS: &[&str] = &["generate", "--ledger", "ledger.json"];
const CHECK: &[&str] = &["generate", "--check", "--ledger", "ledger.json"];

#[test]
fn it_is_written_beside_the_crate() {
    let sandbox = Sandbox::new();
    sandbox.run(ARGUMENTS).ends_with(0);
    let text = sandbox.text("ledger.json");
    assert!(carimbo::ledger::is_ledger(&text), "{text}");
    assert!(text.contains("\"specs/ledger.yaml#/components/schemas/Entry/properties/id\""), "{text}");
    let before = sandbox.files("");
    sandbox.run(ARGUMENTS).ends_with(0);
    assert_eq!(sandbox.files(""), before);
    let with = sandbox.bytes("generated");
    let plain = Sandbox::new();
    plain.run(&["generate"]).ends_with(0);
    assert_eq!(plain.bytes("generated"), with);
}

#[test]
fn another_file_is_not_replaced() {
    let sandbox = Sandbox::new();
    sandbox.put("ledger.json", "{\"mine\": 1}");
    sandbox.run(ARGUMENTS).ends_with(2).says("ledger.json");
    assert_eq!(sandbox.text("ledger.json"), "{\"mine\": 1}");
    assert!(!sandbox.path("generated").exists());
    sandbox.run(&["generate", "--force", "--ledger", "ledger.json"]).ends_with(0);
    assert!(carimbo::ledger::is_ledger(&sandbox.text("ledger.json")));
}

#[test]
fn a_stale_one_is_found() {
    let sandbox = Sandbox::new();
    sandbox.run(&["generate"]).ends_with(0);
    sandbox.run(CHECK).ends_with(1).prints("ledger.json: missing");
    sandbox.run(ARGUMENTS).ends_with(0);
    sandbox.run(CHECK).ends_with(0);
    sandbox.put("ledger.json", sandbox.text("ledger.json").replace("on construction", "by the type"));
    sandbox.run(CHECK).ends_with(1).prints("ledger.json: out of date");
    sandbox.put("specs/ledger.yaml", SPECIFICATION.replace("maxLength: 19", "maxLength: 20"));
    sandbox.run(ARGUMENTS).ends_with(0);
    sandbox.run(CHECK).ends_with(0);
}

#[test]
fn one_schema_has_one_too() {
    let sandbox = Sandbox::empty();
    sandbox.put("pay.json", r#"{"type": "object", "properties": {"id": {"type": "string", "maxLength": 3}}}"#);
    let arguments =
        ["types", "--schema", "pay.json", "--out", "pay.rs", "--root", "Pay", "--ledger", "pay.ledger.json"];
    sandbox.run(&arguments).ends_with(0).prints("2 files written");
    sandbox.run(&arguments).ends_with(0).prints("2 files unchanged");
    let text = sandbox.text("pay.ledger.json");
    assert!(text.contains("\"Pay\"") && text.contains("\"PayId\""), "{text}");
    sandbox.put("pay.ledger.json", "[]");
    sandbox.put("pay.rs", "");
    sandbox.run(&arguments).ends_with(2);
    assert_eq!(sandbox.text("pay.rs"), "");
}

#[test]
fn it_has_a_schema() {
    let sandbox = Sandbox::empty();
    let run = sandbox.run(&["schema", "ledger"]);
    run.ends_with(0).prints("The ledger of carimbo").prints("on construction");
    assert_eq!(sandbox.run(&["schema"]).out, sandbox.run(&["schema", "config"]).out);
}
