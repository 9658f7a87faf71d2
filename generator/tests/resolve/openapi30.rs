//! OpenAPI 3.0 becomes the model of 3.1.

use carimbo::{document::Value, resolved::TypeName};

use super::{built, keywords, run};

fn with_schema(schema: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{A: {schema}, B: {{}}}}}}"
    )
}

#[test]
fn nullable_becomes_a_type() {
    let resolved = built(&with_schema("{type: string, nullable: true, enum: [a]}"));
    let it = keywords(&resolved, 0);
    assert_eq!(it.types.as_ref().unwrap().value, [TypeName::String, TypeName::Null]);
    assert!(matches!(it.enumeration.as_ref().unwrap().value[1].value, Value::Null));
    let resolved = built(&with_schema("{type: string, nullable: false}"));
    assert_eq!(keywords(&resolved, 0).types.as_ref().unwrap().value, [TypeName::String]);
}

#[test]
fn boolean_bounds_become_bounds() {
    let resolved = built(&with_schema("{minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}"));
    let it = keywords(&resolved, 0);
    assert_eq!(it.exclusive_minimum.as_ref().unwrap().value, "0");
    assert!(it.minimum.is_none() && it.exclusive_maximum.is_none());
    assert_eq!(it.maximum.as_ref().unwrap().value, "9");
}

#[test]
fn what_says_nothing_is_reported() {
    for (schema, expected) in [
        ("{$ref: '#/components/schemas/B', maxLength: 1}", &["warning unknown-member: maxLength"][..]),
        ("{$ref: '#/components/schemas/B', description: d, x-a: 1}", &[]),
        ("{nullable: true}", &["warning unsupported-keyword: true"]),
        ("{type: string, nullable: 1}", &["error unexpected-type: 1"]),
    ] {
        assert_eq!(run(&with_schema(schema)).1, expected, "{schema}");
    }
}

#[test]
fn operations_need_responses() {
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {operationId: a}}}";
    assert_eq!(run(text).1, ["error missing-member: {operationId: a}"]);
}
