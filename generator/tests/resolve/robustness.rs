//! No input panics, and no length of a chain overflows the stack.

use std::fmt::Write;

use proptest::{collection::vec, prelude::*, sample::select};

use super::{built, json_schema, run, with_top};

#[test]
fn a_chain_of_ten_thousand_references_is_followed() {
    let mut text = "components:\n  schemas:\n".to_owned();
    for index in 0..10_000 {
        writeln!(text, "    S{index}: {{$ref: '#/components/schemas/S{}'}}", index + 1).unwrap();
    }
    text.push_str("    S10000: {type: string}\n  parameters:\n");
    for index in 0..101 {
        writeln!(text, "    P{index}: {{$ref: '#/components/parameters/P{}'}}", index + 1).unwrap();
    }
    text.push_str("    P101: {name: a, in: query, schema: {$ref: '#/components/schemas/S0'}}\n");
    let resolved = built(&with_top(&text));
    assert_eq!(resolved.schemas.len(), 10_002);
}

#[test]
fn a_circle_of_ten_thousand_references_is_found() {
    let mut text = "components:\n  schemas:\n".to_owned();
    for index in 0..10_000 {
        writeln!(text, "    S{index}: {{$ref: '#/components/schemas/S{}'}}", (index + 1) % 10_000).unwrap();
    }
    assert_eq!(run(&with_top(&text)).1, ["error circular-reference: '#/components/schemas/S0'"]);
}

#[test]
fn headers_that_lead_to_headers_need_no_stack() {
    let mut text = "components:\n  headers:\n".to_owned();
    for index in 0..3_000 {
        let next = (index + 1) % 3_000;
        let content = format!(
            "{{multipart/a: {{encoding: {{e: {{headers: {{h: {{$ref: '#/components/headers/H{next}'}}}}}}}}}}}}"
        );
        writeln!(text, "    H{index}: {{content: {content}}}").unwrap();
    }
    built(&with_top(&text));
}

const WORDS: &[&str] = &[
    "openapi",
    "info",
    "title",
    "version",
    "paths",
    "/a",
    "/a/{id}",
    "get",
    "post",
    "parameters",
    "name",
    "in",
    "path",
    "query",
    "header",
    "required",
    "schema",
    "content",
    "application/json",
    "requestBody",
    "responses",
    "200",
    "default",
    "description",
    "components",
    "schemas",
    "A",
    "B",
    "$ref",
    "type",
    "string",
    "object",
    "properties",
    "items",
    "allOf",
    "anyOf",
    "enum",
    "minLength",
    "multipleOf",
    "$anchor",
    "security",
    "securitySchemes",
    "http",
    "scheme",
    "bearer",
    "servers",
    "url",
    "variables",
    "callbacks",
    "headers",
    "encoding",
    "links",
    "webhooks",
    "pathItems",
    "examples",
    "value",
    "nullable",
    "exclusiveMinimum",
    "x-carimbo-discrepancy",
    "x-carimbo-idempotency",
    "discriminator",
    "if",
    "not",
    "$schema",
    "$id",
    "$dynamicRef",
    "$dynamicAnchor",
    "$recursiveRef",
    "$recursiveAnchor",
    "$defs",
    "definitions",
    "prefixItems",
    "additionalItems",
    "contains",
    "minContains",
    "patternProperties",
    "propertyNames",
    "unevaluatedItems",
    "dependentSchemas",
    "dependencies",
];

const SCALARS: &[&str] = &[
    "null",
    "true",
    "-1",
    "1.5",
    "1e999999999999",
    "string",
    "object",
    "path",
    "id",
    "'#'",
    "'#A'",
    "'#/'",
    "'#/components/schemas/A'",
    "'#/components/schemas/B'",
    "'#/components/parameters/A'",
    "'#/paths/~1a/get'",
    "'#/paths'",
    "'%'",
    "'A#'",
    "'http://a/b'",
    "'urn:a'",
    "'../a'",
    "'https://json-schema.org/draft/2019-09/schema'",
    "'http://json-schema.org/draft-07/schema#'",
    "'#/$defs/A'",
    "'#/definitions/B'",
    "''",
    "'{'",
];

/// A value in YAML's flow style.
fn value() -> impl Strategy<Value = String> {
    let leaf = select(SCALARS).prop_map(str::to_owned);
    leaf.prop_recursive(7, 48, 6, |inner| {
        prop_oneof![
            1 => vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
            4 => mapping(inner),
        ]
    })
}

fn mapping(inner: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    proptest::collection::btree_map(select(WORDS), inner, 0..6).prop_map(|entries| {
        let entries: Vec<_> = entries.iter().map(|(key, value)| format!("'{key}': {value}")).collect();
        format!("{{{}}}", entries.join(", "))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_tree_panics(paths in mapping(value()), components in mapping(value()), top in value()) {
        run(&top);
        for version in ["3.0.3", "3.1.0"] {
            run(&format!("{{openapi: {version}, info: {top}, paths: {paths}, components: {components}}}"));
        }
    }

    #[test]
    fn no_schema_panics(a in mapping(value()), b in mapping(value()), parameter in mapping(value())) {
        for version in ["3.0.3", "3.1.0"] {
            let components = format!("{{schemas: {{A: {a}, B: {b}}}, parameters: {{A: {parameter}}}}}");
            run(&format!("{{openapi: {version}, components: {components}}}"));
        }
    }

    #[test]
    fn no_schema_by_itself_panics(top in mapping(value()), a in mapping(value()), b in mapping(value())) {
        json_schema::read(&top);
        json_schema::read_draft7(&top);
        let text = format!("{{$ref: '#/$defs/A', allOf: [{top}], $defs: {{A: {a}, B: {b}}}}}");
        json_schema::read(&text);
        json_schema::read_draft7(&text);
    }
}
