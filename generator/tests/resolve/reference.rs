//! `$ref`: where it may lead, what is reported where it does not, circles.

use super::{assert_faults, built, helps, keywords, run, with_schema, with_top};

#[test]
fn references_lead_anywhere_in_the_document() {
    let resolved = built(&with_top(
        "paths:
  /a/{id}:
    get:
      operationId: a
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
components:
  schemas:
    ByPointer: {$ref: '#/paths/~1a~1%7Bid%7D/get/parameters/0/schema'}
    ByAnchor: {$ref: '#Here'}
    Nested: {type: object, properties: {a/b~c: {$anchor: Here, type: string}}}
    ByEscapes: {$ref: '#/components/schemas/Nested/properties/a~1b~0c'}",
    ));
    let targets: Vec<_> = [0, 1, 3]
        .map(|index| keywords(&resolved, index).reference.as_ref().unwrap().value)
        .map(|id| resolved.schema(id).pointer.as_str())
        .to_vec();
    assert_eq!(
        targets,
        [
            "#/paths/~1a~1{id}/get/parameters/0/schema",
            "#/components/schemas/Nested/properties/a~1b~0c",
            "#/components/schemas/Nested/properties/a~1b~0c",
        ]
    );
}

#[test]
fn one_place_has_one_id_and_components_come_first() {
    let resolved = built(&with_top(
        "components:
  schemas:
    A: {properties: {b: {$ref: '#/components/schemas/B'}, deep: {$ref: '#/components/schemas/B/properties/a'}}}
    B: {properties: {a: {$ref: '#/components/schemas/A'}}}",
    ));
    let pointers: Vec<_> = resolved.schemas.iter().map(|schema| schema.pointer.as_str()).collect();
    assert_eq!(
        pointers,
        [
            "#/components/schemas/A",
            "#/components/schemas/B",
            "#/components/schemas/A/properties/b",
            "#/components/schemas/A/properties/deep",
            "#/components/schemas/B/properties/a",
        ]
    );
    assert_eq!(resolved.components.iter().map(|id| id.0).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn siblings_of_a_schema_reference_apply() {
    let resolved = built(&with_top(
        "components: {schemas: {A: {$ref: '#/components/schemas/B', maxLength: 3}, B: {type: string}}}",
    ));
    let keywords = keywords(&resolved, 0);
    assert_eq!(keywords.reference.as_ref().unwrap().value.0, 1);
    assert_eq!(keywords.max_length.as_ref().unwrap().value, 3);
}

#[test]
fn references_are_checked() {
    assert_faults(
        with_schema,
        &[
            ("{$ref: '#/components/schemas/B'}", &["error unknown-reference: '#/components/schemas/B'"]),
            ("{$ref: '#/components/schemas/A/type/0'}", &["error unknown-reference: '#/components/schemas/A/type/0'"]),
            ("{$ref: '#Anchor'}", &["error unknown-reference: '#Anchor'"]),
            ("{$ref: '#/info/~2'}", &["error invalid-value: '#/info/~2'"]),
            ("{$ref: '#/info/%e'}", &["error invalid-value: '#/info/%e'"]),
            ("{$ref: '#'}", &["error invalid-value: '#'"]),
            ("{$ref: ''}", &["error invalid-value: ''"]),
            ("{$ref: other.yaml#/A}", &["error unsupported-reference: other.yaml#/A"]),
            ("{$ref: 'https://example.com/a'}", &["error unsupported-reference: 'https://example.com/a'"]),
            ("{$ref: 1}", &["error unexpected-type: 1"]),
            ("{anyOf: [{$anchor: B}, {$anchor: B}]}", &["error invalid-value: B"]),
        ],
    );
}

#[test]
fn a_reference_into_another_section_is_a_fault() {
    let text = with_top(
        "components: {schemas: {A: {$ref: '#/components/headers/H'}}, headers: {H: {schema: {type: string}}}}",
    );
    assert_eq!(run(&text).1, ["error invalid-value: '#/components/headers/H'"]);
}

#[test]
fn help_names_the_nearest() {
    for (reference, expected) in [
        ("#/components/schemas/Payr", "the nearest declared schema is `#/components/schemas/Payer`"),
        ("#/components/schema/Payer", "the nearest declared place is `#/components/schemas`"),
        ("#/definitions/Payer", "a schema is declared below `#/components/schemas`"),
        ("Payer", "write `#/components/schemas/Payer` for the schema of this document"),
    ] {
        let text = with_top(&format!("components: {{schemas: {{A: {{$ref: '{reference}'}}, Payer: {{}}}}}}"));
        assert_eq!(helps(&text), [expected]);
    }
}

#[test]
fn circles_are_reported_once_and_cut() {
    for (text, expected) in [
        ("A: {$ref: '#/components/schemas/A'}", &["error circular-reference: '#/components/schemas/A'"][..]),
        (
            "A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}",
            &["error circular-reference: '#/components/schemas/A'"],
        ),
        (
            "A: {allOf: [{$ref: '#/components/schemas/B'}]}, B: {anyOf: [true, {$ref: '#/components/schemas/A'}]}",
            &["error circular-reference: '#/components/schemas/A'"],
        ),
        (
            "B: {$ref: '#/components/schemas/A/allOf/0'}, A: {allOf: [{$ref: '#/components/schemas/A'}]}",
            &["error circular-reference: '#/components/schemas/A'"],
        ),
        ("A: {items: {$ref: '#/components/schemas/A'}}", &[]),
        ("A: {properties: {a: {oneOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}}}", &[]),
    ] {
        let (resolved, diagnostics) = run(&with_top(&format!("components: {{schemas: {{{text}}}}}")));
        assert_eq!(diagnostics, expected, "{text}");
        assert!(resolved.is_some());
    }
}

#[test]
fn circles_of_other_references_are_reported() {
    let text = with_top(
        "components:
  parameters: {A: {$ref: '#/components/parameters/B'}, B: {$ref: '#/components/parameters/A'}}
  headers: {A: {$ref: '#/components/headers/A'}}
  callbacks:
    A: {'{$url}': {post: {callbacks: {a: {$ref: '#/components/callbacks/A'}}}}}",
    );
    assert_eq!(
        run(&text).1,
        [
            "error circular-reference: '#/components/parameters/B'",
            "error circular-reference: '#/components/parameters/A'",
            "error circular-reference: '#/components/headers/A'",
        ]
    );
}
