//! Keywords of schemas: read, handed on, checked.

use carimbo::resolved::TypeName;

use super::{assert_faults, built, helps, keywords, with_schema};

#[test]
fn every_keyword_is_read() {
    let resolved = built(&with_schema(
        "{$anchor: N, $comment: c, $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: {d: true},
          title: t, description: d, default: 1, examples: [1], example: 2, deprecated: true, readOnly: true, writeOnly: false,
          discriminator: {propertyName: a}, xml: {name: x}, externalDocs: {url: u}, contentEncoding: base64,
          type: [object, 'null'], enum: [1], const: 1, minLength: 1, maxLength: 2.0, pattern: p, format: f,
          minimum: 1.10, maximum: 2, exclusiveMinimum: -3, exclusiveMaximum: 4e2, multipleOf: 0.01,
          items: {}, minItems: 1, maxItems: 2, uniqueItems: true, minProperties: 1, maxProperties: 2,
          properties: {a: {}, b: false}, additionalProperties: false, required: [a], dependentRequired: {a: [b]},
          allOf: [{}], anyOf: [{}, {}], oneOf: [{}], not: {}, if: {}, then: {}, else: {}}",
    ));
    let it = keywords(&resolved, 0);
    assert_eq!(it.types.as_ref().unwrap().value, [TypeName::Object, TypeName::Null]);
    assert_eq!(it.max_length.as_ref().unwrap().value, 2);
    assert_eq!(it.minimum.as_ref().unwrap().value, "1.10");
    assert_eq!(it.exclusive_maximum.as_ref().unwrap().value, "4e2");
    assert_eq!(it.properties.iter().map(|it| it.name.value.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(it.dependent_required[0].1[0].value, "b");
    assert_eq!((it.all_of.len(), it.any_of.len(), it.one_of.len()), (1, 2, 1));
    assert!(it.additional_properties.is_some() && it.items.is_some() && it.not.is_some());
    assert!(it.condition.is_some() && it.then.is_some() && it.otherwise.is_some());
    assert_eq!(it.annotations.examples.len(), 2);
    assert!(it.annotations.read_only.is_some() && it.annotations.write_only.is_none());
    assert!(it.unsupported.is_empty());
}

#[test]
fn every_applicator_for_members_and_items_is_read() {
    let resolved = built(&with_schema(
        "{prefixItems: [{}, true], contains: {}, minContains: 2, maxContains: 3, patternProperties: {^a: {}, b: {}},
          propertyNames: {}, dependentSchemas: {a: {}}, unevaluatedProperties: false, unevaluatedItems: false}",
    ));
    let it = keywords(&resolved, 0);
    assert_eq!((it.prefix_items.len(), it.pattern_properties.len(), it.dependent_schemas.len()), (2, 2, 1));
    assert_eq!(it.pattern_properties[0].pattern.value, "^a");
    assert!(it.contains.is_some() && it.property_names.is_some());
    assert_eq!(it.min_contains.as_ref().unwrap().value, 2);
    assert_eq!(it.max_contains.as_ref().unwrap().value, 3);
    assert!(it.unevaluated_items.is_some() && it.unevaluated_properties.is_some());
    assert!(it.unsupported.is_empty());
}

#[test]
fn counts_of_contains_mean_nothing_without_it() {
    let resolved = built(&with_schema("{minContains: 2, maxContains: 3}"));
    let it = keywords(&resolved, 0);
    assert!(it.min_contains.is_none() && it.max_contains.is_none());
}

#[test]
fn dependencies_are_both_of_their_successors() {
    let resolved = built(&with_schema("{dependencies: {a: [b, c], d: {type: object}, e: false}}"));
    let it = keywords(&resolved, 0);
    assert_eq!(it.dependent_required[0].1.len(), 2);
    assert_eq!(it.dependent_schemas.iter().map(|it| it.name.value.as_str()).collect::<Vec<_>>(), ["d", "e"]);
}

#[test]
fn values_are_checked() {
    assert_faults(
        with_schema,
        &[
            ("{type: strng}", &["error invalid-value: strng"]),
            ("{type: [string, null]}", &["error unexpected-type: null"]),
            ("{type: [string, string]}", &["warning invalid-value: string"]),
            ("{type: []}", &["error invalid-value: []"]),
            ("{type: {}}", &["error unexpected-type: {}"]),
            ("{enum: []}", &["error invalid-value: []"]),
            ("{enum: a}", &["error unexpected-type: a"]),
            ("{minLength: -1}", &["error invalid-value: -1"]),
            ("{maxItems: 1.5}", &["error invalid-value: 1.5"]),
            ("{maxItems: '1'}", &["error unexpected-type: '1'"]),
            ("{multipleOf: 0}", &["error invalid-value: 0"]),
            ("{multipleOf: -0.5}", &["error invalid-value: -0.5"]),
            ("{minimum: '1'}", &["error unexpected-type: '1'"]),
            ("{exclusiveMinimum: true}", &["error unexpected-type: true"]),
            ("{pattern: 1}", &["error unexpected-type: 1"]),
            ("{uniqueItems: yes}", &["error unexpected-type: yes"]),
            ("{required: true}", &["error unexpected-type: true"]),
            ("{required: [a, 1, a]}", &["error unexpected-type: 1", "warning invalid-value: a"]),
            ("{properties: []}", &["error unexpected-type: []"]),
            ("{properties: {a: string}}", &["error unexpected-type: string"]),
            ("{items: [{}]}", &["error unexpected-type: [{}]"]),
            ("{allOf: {}}", &["error unexpected-type: {}"]),
            ("{oneOf: []}", &["error invalid-value: []"]),
            ("{dependentRequired: {a: b}}", &["error unexpected-type: b"]),
            ("{examples: 1}", &["error unexpected-type: 1"]),
            ("{readOnly: 1}", &["error unexpected-type: 1"]),
            ("{discriminator: a}", &["error unexpected-type: a"]),
            ("{discriminator: {}}", &["error missing-member: {}"]),
            ("{description: 1}", &["warning unexpected-type: 1"]),
            ("{minLenght: 1}", &["warning unknown-member: minLenght"]),
            ("{nullable: true}", &["warning unknown-member: nullable"]),
            ("[]", &["error unexpected-type: []"]),
        ],
    );
}

#[test]
fn help_names_what_was_meant() {
    for (schema, help) in [
        ("{minLenght: 1}", "did you mean `minLength`?"),
        ("{type: strng}", "did you mean `string`?"),
        ("{type: [null]}", "write `'null'`, with quotes"),
        ("{nullable: true}", "add `'null'` to the list in `type`"),
        ("string", "write `type: string`"),
        ("{required: true}", "list the property's name in `required` of the object that has it"),
    ] {
        assert_eq!(helps(&with_schema(schema)), [help], "{schema}");
    }
}
