//! Checks against an independent validator: random small instances for schemas of each keyword.

use std::collections::BTreeMap;

use carimbo_runtime::pattern::{self, Table};
use carimbo_runtime::{Check, Format, Json, Keyword, Kinds, Pattern, View, Violation};
use proptest::prelude::*;

/// `^a+$`, or rather the automaton of it: state 0 start, state 1 after an `a`.
static ONLY_A: Pattern = Pattern { source: "^a+$", code: None, table: Some(&ONLY_A_TABLE) };

static ONLY_A_TABLE: Table = Table {
    classes: &A_OR_NOT,
    beyond: &[],
    class_count: 2,
    transitions: &pattern::rows(2, [u16::MAX, 1, u16::MAX, 1]),
    start: 0,
    accepting_from: 1,
    lengths: None,
};

/// `b`: any text with a `b`.
static HAS_B: Pattern = Pattern { source: "b", code: Some(|text| text.contains(&b'b')), table: None };

const A_OR_NOT: [u8; 256] = class_of(b'a');

#[expect(clippy::indexing_slicing, reason = "a byte is below 256")]
const fn class_of(byte: u8) -> [u8; 256] {
    let mut classes = [0; 256];
    classes[byte as usize] = 1;
    classes
}

const INTEGER: Check = Check::Kinds(Kinds::INTEGER);
const STRING: Check = Check::Kinds(Kinds::STRING);

/// Each schema twice: as the specification would have it, and as generated code has it.
static CASES: &[(&str, Check)] = &[
    ("true", Check::Always),
    ("false", Check::Never),
    (r#"{"type":"null"}"#, Check::Kinds(Kinds::NULL)),
    (r#"{"type":"boolean"}"#, Check::Kinds(Kinds::BOOLEAN)),
    (r#"{"type":"integer"}"#, INTEGER),
    (r#"{"type":"number"}"#, Check::Kinds(Kinds::NUMBER)),
    (r#"{"type":["string","array","integer"]}"#, Check::Kinds(Kinds::STRING.or(Kinds::ARRAY).or(Kinds::INTEGER))),
    (r#"{"type":["object","null"]}"#, Check::Kinds(Kinds::OBJECT.or(Kinds::NULL))),
    (r#"{"minLength":2}"#, Check::MinLength(2)),
    (r#"{"maxLength":1}"#, Check::MaxLength(1)),
    (r#"{"pattern":"^a+$"}"#, Check::Pattern(&ONLY_A)),
    (r#"{"pattern":"b"}"#, Check::Pattern(&HAS_B)),
    (r#"{"minimum":1.5}"#, Check::Minimum("1.5")),
    (r#"{"maximum":1}"#, Check::Maximum("1")),
    (r#"{"exclusiveMinimum":1}"#, Check::ExclusiveMinimum("1.0")),
    (r#"{"exclusiveMaximum":2.5}"#, Check::ExclusiveMaximum("25e-1")),
    (r#"{"multipleOf":0.5}"#, Check::MultipleOf("0.5")),
    (r#"{"multipleOf":2}"#, Check::MultipleOf("2")),
    (r#"{"minItems":2}"#, Check::MinItems(2)),
    (r#"{"maxItems":1}"#, Check::MaxItems(1)),
    (r#"{"uniqueItems":true}"#, Check::UniqueItems),
    (r#"{"contains":{"type":"integer"}}"#, Check::Contains { check: &INTEGER, min: 1, max: None }),
    (
        r#"{"contains":{"type":"integer"},"minContains":0,"maxContains":1}"#,
        Check::Contains { check: &INTEGER, min: 0, max: Some(1) },
    ),
    (r#"{"prefixItems":[{"type":"integer"},{"type":"string"}]}"#, Check::PrefixItems(&[INTEGER, STRING])),
    (r#"{"items":{"type":"integer"}}"#, Check::Items(&INTEGER)),
    (r#"{"prefixItems":[true],"items":{"type":"integer"}}"#, Check::ItemsAfter { skip: 1, check: &INTEGER }),
    (r#"{"minProperties":2}"#, Check::MinProperties(2)),
    (r#"{"maxProperties":1}"#, Check::MaxProperties(1)),
    (r#"{"required":["a","b"]}"#, Check::Required(&["a", "b"])),
    (
        r#"{"dependentRequired":{"a":["b"],"b":["c","a"]}}"#,
        Check::DependentRequired(&[("a", &["b"]), ("b", &["c", "a"])]),
    ),
    (r#"{"dependentSchemas":{"a":{"maxProperties":1}}}"#, Check::DependentSchemas(&[("a", Check::MaxProperties(1))])),
    (r#"{"properties":{"a":{"type":"integer"},"b":false}}"#, Check::Properties(&[("a", INTEGER), ("b", Check::Never)])),
    (r#"{"patternProperties":{"b":{"type":"string"}}}"#, Check::PatternProperties(&[(&HAS_B, STRING)])),
    (
        r#"{"properties":{"a":true},"additionalProperties":false}"#,
        Check::AdditionalProperties { declared: &["a"], patterns: &[], check: &Check::Never },
    ),
    (
        r#"{"additionalProperties":{"type":"integer"}}"#,
        Check::AdditionalProperties { declared: &[], patterns: &[], check: &INTEGER },
    ),
    (
        r#"{"properties":{"a":true},"patternProperties":{"b":true},"additionalProperties":false}"#,
        Check::AdditionalProperties { declared: &["a"], patterns: &[&HAS_B], check: &Check::Never },
    ),
    (r#"{"propertyNames":{"pattern":"b"}}"#, Check::PropertyNames(&Check::Pattern(&HAS_B))),
    (r#"{"enum":[1,"a",null,[1],{"a":1}]}"#, Check::Enum(&["1.0", "\"\\u0061\"", "null", "[1e0]", "{\"a\":1}"])),
    (r#"{"const":{"a":[1]}}"#, Check::Const("{\"a\":[1]}")),
    (r#"{"const":false}"#, Check::Const("false")),
    (r#"{"allOf":[{"type":"integer"},{"minimum":1}]}"#, Check::All(&[INTEGER, Check::Minimum("1")])),
    (r#"{"anyOf":[{"type":"integer"},{"minLength":2}]}"#, Check::Any(&[INTEGER, Check::MinLength(2)])),
    (r#"{"anyOf":[{"type":"integer"},{"type":"string"}]}"#, Check::Any(&[INTEGER, STRING])),
    (
        r#"{"oneOf":[{"type":"integer"},{"minimum":1},{"maxItems":1}]}"#,
        Check::One(&[INTEGER, Check::Minimum("1"), Check::MaxItems(1)]),
    ),
    (r#"{"not":{"type":"integer"}}"#, Check::Not(&INTEGER)),
    (
        r#"{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"type":"string"}}"#,
        Check::If { condition: &Check::Required(&["a"]), then: &Check::Required(&["b"]), otherwise: &STRING },
    ),
    (r##"{"$defs":{"x":{"type":"string"}},"$ref":"#/$defs/x"}"##, Check::At("s.yaml#/x", &STRING)),
    (r#"{"format":"date"}"#, Check::Format(Format::Date)),
];

fn instance() -> impl Strategy<Value = serde_json::Value> {
    let number = prop::sample::select(vec!["0", "1", "1.0", "2", "-1", "1.5", "2.5", "3", "0.25", "10.5"]);
    let text = prop::sample::select(vec!["", "a", "aa", "b", "ab", "é", "éé", "😀", "2024-02-29", "2023-02-29"]);
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        number.prop_map(|text| serde_json::from_str(text).expect("a number")),
        text.prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(2, 10, 4, |inner| {
        let name = prop::sample::select(vec!["a", "b", "c", "ab", "x"]).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::Array),
            prop::collection::btree_map(name, inner, 0..4)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

#[test]
fn agrees_with_an_independent_validator() {
    let validators: Vec<_> = CASES
        .iter()
        .map(|(schema, _)| {
            let schema = serde_json::from_str(schema).unwrap();
            jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
        })
        .collect();
    proptest!(|(value in instance())| {
        let json = Json::from(value.clone());
        for ((schema, check), validator) in CASES.iter().zip(&validators) {
            let accepted = check.accepts(View::from(&json));
            prop_assert_eq!(accepted, validator.is_valid(&value), "{} {}", schema, value);
            prop_assert_eq!(check.verify(View::from(&json), "s").is_ok(), accepted, "{} {}", schema, value);
            // Of the schema `false` nothing more can be said.
            if !accepted && !schema.contains("false") {
                prop_assert_ne!(check.refuse(View::from(&json), "s").first().keyword(), Keyword::False);
            }
        }
    });
}

static PERSON: Check = Check::All(&[
    Check::Kinds(Kinds::OBJECT),
    Check::Required(&["id", "name"]),
    Check::Properties(&[
        ("id", Check::At("s.yaml#/Id", &Check::All(&[Check::MinLength(3), Check::Pattern(&ONLY_A)]))),
        ("tags", Check::All(&[Check::UniqueItems, Check::Items(&STRING)])),
    ]),
    Check::AdditionalProperties { declared: &["id", "name", "tags"], patterns: &[], check: &Check::Never },
    Check::DependentRequired(&[("tags", &["owner"])]),
]);

fn report(check: &Check, text: &str) -> Vec<String> {
    let json: Json = text.parse().expect("a JSON value");
    let violations = check.verify(View::from(&json), "s.yaml#/S").map_err(Vec::from).err().unwrap_or_default();
    violations.iter().map(Violation::to_string).collect()
}

#[test]
fn reports_name_every_rule_and_place() {
    assert_eq!(
        report(&PERSON, r#"{"id":"b","tags":["x",1,"x"],"a/b~":0}"#),
        [
            "(root): breaks `required` name (s.yaml#/S)",
            "/id: breaks `minLength` 3 (s.yaml#/Id)",
            "/id: breaks `pattern` ^a+$ (s.yaml#/Id)",
            "/tags: breaks `uniqueItems` (s.yaml#/S)",
            "/tags/1: breaks `type` string (s.yaml#/S)",
            "/a~1b~0: breaks `additionalProperties` (s.yaml#/S)",
            "(root): breaks `dependentRequired` tags: owner (s.yaml#/S)",
        ]
    );
    assert_eq!(report(&PERSON, "[]"), ["(root): breaks `type` object (s.yaml#/S)"]);
    assert_eq!(report(&Check::Any(&[INTEGER, STRING]), "[]"), ["(root): breaks `anyOf` (s.yaml#/S)"]);
    assert_eq!(report(&Check::Enum(&["1", "\"a\""]), "[]"), ["(root): breaks `enum` 1, \"a\" (s.yaml#/S)"]);
    let branch = Check::If { condition: &INTEGER, then: &Check::Minimum("10"), otherwise: &Check::MinLength(1) };
    assert_eq!(report(&branch, "1"), ["(root): breaks `minimum` 10 (s.yaml#/S)"]);
    assert_eq!(report(&branch, "\"\""), ["(root): breaks `minLength` 1 (s.yaml#/S)"]);
}

#[test]
fn a_violation_says_where_its_rule_is() {
    let violation = Violation::new(Keyword::MinLength, "3", "s.yaml#/Id").at("/b").within("a/");
    assert_eq!((violation.place(), violation.pointer()), ("s.yaml#/Id/minLength".to_owned(), "/a~1/b"));
}

#[test]
fn numbers_beyond_doubles_are_checked_exactly() {
    let accepts = |check: Check, text: &str| check.accepts(View::from(&text.parse::<Json>().unwrap()));
    assert!(!accepts(Check::Maximum("9007199254740992"), "9007199254740993"));
    assert!(accepts(Check::MultipleOf("0.01"), "123456789012345678901234567890.12"));
    assert!(!accepts(Check::MultipleOf("0.01"), "123456789012345678901234567890.123"));
    assert!(accepts(INTEGER, "1e999999999") && !accepts(INTEGER, "1e-999999999"));
    assert!(
        !accepts(Check::UniqueItems, "[9007199254740993,9007199254740993.0]")
            && accepts(Check::UniqueItems, "[9007199254740993,9007199254740992]")
    );
}

#[test]
fn a_broken_table_refuses() {
    static TABLE: Table = Table {
        classes: &A_OR_NOT,
        beyond: &[],
        class_count: 7,
        transitions: &[5, 5],
        start: 0,
        accepting_from: 9,
        lengths: None,
    };
    static BROKEN: Pattern = Pattern { source: "", code: None, table: Some(&TABLE) };
    assert!(!BROKEN.matches("aaaa") && !BROKEN.matches("") && !BROKEN.matches("é"));
    let empty = BTreeMap::new();
    assert!(Check::Pattern(&BROKEN).accepts(View::Object(&empty)));
}

#[test]
fn combinations_are_reported_where_they_are() {
    let counted = Check::Contains { check: &INTEGER, min: 2, max: Some(3) };
    assert_eq!(report(&counted, "[1]"), ["(root): breaks `minContains` 2 (s.yaml#/S)"]);
    assert_eq!(report(&counted, "[1,2,3,4]"), ["(root): breaks `maxContains` 3 (s.yaml#/S)"]);
    let some = Check::Contains { check: &INTEGER, min: 1, max: None };
    assert_eq!(report(&some, "[\"a\"]"), ["(root): breaks `contains` (s.yaml#/S)"]);
    let deep = Check::Properties(&[(
        "a",
        Check::Items(&Check::At("s.yaml#/T", &Check::One(&[INTEGER, Check::Minimum("1")]))),
    )]);
    assert_eq!(
        report(&deep, "{\"a\":[0,1,2]}"),
        ["/a/1: breaks `oneOf` (s.yaml#/T)", "/a/2: breaks `oneOf` (s.yaml#/T)"]
    );
    assert_eq!(report(&Check::Not(&STRING), "\"\""), ["(root): breaks `not` (s.yaml#/S)"]);
    let names = Check::PropertyNames(&Check::MinLength(2));
    assert_eq!(report(&names, "{\"a\":1,\"bc\":2}"), ["/a: breaks `minLength` 2 (s.yaml#/S)"]);
    let closed = Check::Unevaluated {
        beside: &Check::Any(&[Check::Properties(&[("a", INTEGER)]), Check::Properties(&[("b", STRING)])]),
        properties: Some(&Check::Never),
        items: Some(&STRING),
    };
    assert_eq!(report(&closed, "{\"a\":1,\"b\":2}"), ["/b: breaks `unevaluatedProperties` (s.yaml#/S)"]);
    assert_eq!(report(&closed, "[1,\"\"]"), ["/0: breaks `type` string (s.yaml#/S)"]);
}
