//! What is said of single schemas: `code: message`, in the order of places.

use crate::{
    diagnostic::Diagnostics,
    ident::Ident,
    load,
    lower::{Cx, schemas::Schemas},
    options::{Formats, Options, Responses},
    resolve,
    span::Sources,
};
use std::collections::BTreeMap;

fn findings(schema: &str) -> Vec<String> {
    let text = format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\ncomponents: {{schemas: {{S: {schema}}}}}\n");
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let document = load::document("s.yaml", text.as_bytes(), &mut sources, &mut diagnostics).unwrap();
    let resolved = resolve::resolve(&document, &mut diagnostics).unwrap();
    assert!(!diagnostics.has_errors(), "{schema}: {:?}", diagnostics.sorted());
    let options = Options {
        module: Ident::snake("s"),
        source: "s.yaml".to_owned(),
        responses: Responses::Tolerant,
        operations: BTreeMap::new(),
        relaxations: Vec::new(),
        formats: Formats::Asserted,
        root: None,
    };
    let mut found = Diagnostics::default();
    let schemas = Schemas::new(&resolved);
    super::check_all(&mut Cx::new(&schemas, &options, BTreeMap::new(), &mut found));
    let sorted = found.sorted();
    assert!(sorted.iter().all(|one| one.help_text().is_some()), "{schema}: a help line is missing");
    sorted.into_iter().map(|one| format!("{}: {}", one.code(), one.message_text())).collect()
}

#[track_caller]
fn says(schema: &str, what: &str) {
    let found = findings(schema);
    assert!(matches!(found.as_slice(), [only] if only.contains(what)), "{schema}: {found:?}, not {what}");
}

#[track_caller]
fn is_fine(schema: &str) {
    assert_eq!(findings(schema), Vec::<String>::new(), "{schema}");
}

#[test]
fn ranges() {
    says("{type: string, minLength: 3, allOf: [{maxLength: 2}]}", "empty-range: no value can meet `minLength: 3`");
    says("{type: number, minimum: 1, exclusiveMaximum: 1}", "empty-range");
    says("{type: integer, exclusiveMinimum: 1, exclusiveMaximum: 2}", "no integer can meet");
    says("{type: number, multipleOf: 0.5, minimum: 0.6, maximum: 0.9}", "no multiple of 0.5 can meet");
    says("{type: integer, multipleOf: 3, minimum: 4, maximum: 5}", "no integer that is such a multiple");
    is_fine("{type: number, exclusiveMinimum: 1, exclusiveMaximum: 2}");
    is_fine("{type: number, multipleOf: 0.5, minimum: 0.6, maximum: 1}");
    is_fine("{type: string, oneOf: [{maxLength: 2}, {minLength: 3}]}");
}

#[test]
fn types_and_texts() {
    says("{type: string, allOf: [{type: [integer, 'null']}]}", "it would be a string and null or an integer");
    is_fine("{type: number, allOf: [{type: integer}]}");
    says("{type: string, pattern: '^(aa|a{5})$', minLength: 3, maxLength: 4}", "texts of 2 to 5 characters");
    says("{type: [string, 'null'], pattern: 'a^'}", "contradiction: no string is possible");
    says("{type: string, pattern: '^a', allOf: [{pattern: '^b'}]}", "no text of the right length matches both");
    is_fine("{type: string, pattern: '^a', allOf: [{pattern: 'b$'}], maxLength: 2}");
    is_fine("{type: string, pattern: '^\\d{2}$', minLength: 2}");
    says("{type: string, pattern: '^(é{2})+$', minLength: 3, maxLength: 3}", "texts of 2 or more characters");
    is_fine("{type: string, pattern: '^(é{2})+$', minLength: 3, maxLength: 4}");
    says("{type: string, pattern: '^a+$', allOf: [{pattern: '^(.{3})+$'}], maxLength: 2}", "none of the length");
    says("{type: string, pattern: '^(a|b{4})$', allOf: [{pattern: '^(b|a{4})$'}]}", "matches both");
    says("{type: array, prefixItems: [true], items: {type: string}, contains: false}", "`contains` asks");
}

#[test]
fn lists() {
    says("{type: array, prefixItems: [true], items: false, minItems: 2}", "there can be 1 items");
    says("{type: array, uniqueItems: true, items: {enum: [a, b]}, minItems: 3}", "there are 2 different items");
    says("{type: array, contains: {type: string}, maxItems: 0}", "1 of the items are asked for");
    says("{type: array, contains: false}", "`contains` asks for an item, and allows none");
    says("{type: array, contains: {const: 1}, minContains: 3, maxContains: 2}", "empty-range");
    is_fine("{type: array, contains: {const: 1}, minContains: 0, maxItems: 0}");
    is_fine("{type: array, uniqueItems: true, items: {enum: [a, b]}, minItems: 2}");
}

#[test]
fn members() {
    let closed = "additionalProperties: false";
    says(&format!("{{type: object, required: [a], {closed}}}"), "empty-range: `a` is required, but");
    says("{type: object, required: [a], properties: {a: false}}", "`a` is required, and refused");
    says("{type: object, required: [abc], propertyNames: {maxLength: 2}}", "`abc` is required, and refused");
    says(
        "{type: object, required: [a], unevaluatedProperties: false}",
        "`a` is required, but this object allows no such",
    );
    says(
        &format!("{{allOf: [{{type: object, {closed}}}, {{type: object, properties: {{a: true, b: true}}}}]}}"),
        "this refuses `a` and 1 more",
    );
    says(&format!("{{type: object, minProperties: 2, properties: {{a: true}}, {closed}}}"), "there can be 1 members");
    says("{type: object, required: [a, b], maxProperties: 1}", "2 members are required");
    is_fine(&format!("{{type: object, required: [ab], patternProperties: {{^a: true}}, {closed}}}"));
    is_fine("{type: object, required: [a], anyOf: [{properties: {a: true}}, true], unevaluatedProperties: false}");
}

#[test]
fn branches() {
    says("{type: string, anyOf: [{type: integer}, {minLength: 1}]}", "it is for an integer, and the value is a string");
    says("{type: string, maxLength: 2, anyOf: [{const: abc}, {const: ab}]}", "refuse all values that it lists");
    says("{oneOf: [{type: string}, false]}", "it is `false`");
    says("{oneOf: [{type: string}, {type: string, minLength: 2}]}", "overlapping-branches");
    says("{oneOf: [{type: string}, {type: string}]}", "overlapping-branches");
    says("{oneOf: [{type: string}, {}]}", "overlapping-branches");
    is_fine("{anyOf: [{type: string}, {enum: [a, b]}]}");
    is_fine("{oneOf: [{type: string, minLength: 2}, {enum: [a, b]}]}");
    is_fine("{oneOf: [{type: [string, 'null']}, {type: [integer, 'null']}]}");
}

#[test]
fn keywords_that_say_nothing() {
    says("{properties: {a: true}, required: [a]}", "vacuous-schema: `properties` and `required` say nothing of values");
    says("{type: [string, 'null'], maximum: 3}", "`maximum` says nothing here: the value is null or a string");
    says("{type: string, else: false}", "`else` says nothing without `if`");
    says("{type: string, if: {const: a}}", "`if` says nothing without `then` or an `else`");
    is_fine("{type: object, not: {required: [a]}, anyOf: [{required: [b]}, {properties: {c: {type: string}}}]}");
    is_fine("{type: object, properties: {a: {type: string}}, allOf: [{properties: {a: {maxLength: 3}}}]}");
    is_fine("{properties: {a: true}, items: {type: string}}");
    is_fine("{type: object, propertyNames: {maxLength: 3}}");
}
