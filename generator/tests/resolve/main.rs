//! `resolve`: text in; diagnostics and what was built out.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop where what it expects is missing"
)]

mod dialect;
mod document;
mod dynamic;
mod extension;
mod json_schema;
mod keyword;
mod openapi30;
mod operation;
mod parameter;
mod reference;
mod robustness;
mod security;

use carimbo::{
    diagnostic::{Diagnostic, Diagnostics, Severity},
    load,
    resolve::resolve,
    resolved::{Keywords, Resolved, SchemaForm},
    span::Sources,
};

/// What was built, and each diagnostic as `error code: text at its place`.
fn run(text: &str) -> (Option<Resolved>, Vec<String>) {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let document = load::document("spec.yaml", text.as_bytes(), &mut sources, &mut diagnostics);
    assert!(diagnostics.is_empty(), "the test's own text does not load: {diagnostics:?}");
    let resolved = resolve(&document.expect("it loads"), &mut diagnostics);
    let shown = diagnostics.sorted().into_iter().map(|diagnostic| shown(diagnostic, &sources)).collect();
    (resolved, shown)
}

fn shown(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let severity = match diagnostic.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = sources.slice(diagnostic.span()).lines().next().unwrap_or_default();
    format!("{severity} {}: {place}", diagnostic.code())
}

/// What was built from a text that has no fault.
fn built(text: &str) -> Resolved {
    let (resolved, diagnostics) = run(text);
    assert_eq!(diagnostics, Vec::<String>::new(), "{text}");
    resolved.expect("a document without faults is built")
}

/// The help lines of all diagnostics.
fn helps(text: &str) -> Vec<String> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let document = load::document("spec.yaml", text.as_bytes(), &mut sources, &mut diagnostics);
    resolve(&document.expect("it loads"), &mut diagnostics);
    diagnostics.sorted().iter().map(|it| it.help_text().unwrap_or("").to_owned()).collect()
}

/// Asserts the diagnostics of each text.
fn assert_faults(document: fn(&str) -> String, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(run(&document(text)).1, *expected, "{text}");
    }
}

/// A document with more top-level members.
fn with_top(members: &str) -> String {
    format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\n{members}\n")
}

/// A document with one component schema, `A`, in flow style.
fn with_schema(schema: &str) -> String {
    with_top(&format!("components: {{schemas: {{A: {schema}}}}}"))
}

/// A document with one operation, `GET /a`, in flow style.
fn with_operation(members: &str) -> String {
    with_top(&format!("paths: {{/a: {{get: {{operationId: a, {members}}}}}}}"))
}

/// The keywords of a schema.
fn keywords(resolved: &Resolved, index: usize) -> &Keywords {
    match &resolved.schemas[index].form {
        SchemaForm::Keywords(keywords) => keywords,
        SchemaForm::Boolean(_) => panic!("schema {index} is a boolean"),
    }
}
