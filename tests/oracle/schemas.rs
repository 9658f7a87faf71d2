//! Small schemas at random, and values that may meet them.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

const PATTERNS: &[&str] =
    &["^a", "b$", "^\\d{1,3}$", "[^a-c]", "^(?:ab|ba)*$", "^.$", "\\s", "^(?!a)", "^[A-Z]{2,}\\.$", "é?"];

const TEXTS: &[&str] = &["", "a", "b", "ab", "abab", "é", "1", "123", "1234", "AB.", "a b", "\n", "😀", "ba\n", "A."];

const NUMBERS: &[&str] = &["0", "1", "-1", "2", "3", "2.5", "6", "6.0", "-0.5", "100", "1e2", "7"];

const NAMES: &[&str] = &["a", "b", "c"];

fn number() -> impl Strategy<Value = Value> {
    select(NUMBERS).prop_map(|text| serde_json::from_str(text).unwrap())
}

/// An object of some of these members.
fn some_of(members: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    let all = 0..=members.len();
    subsequence(members, all)
        .prop_flat_map(|chosen| {
            let (names, values): (Vec<&str>, Vec<BoxedStrategy<Value>>) = chosen.into_iter().unzip();
            values.prop_map(move |values| {
                Value::Object(names.iter().map(|name| (*name).to_owned()).zip(values).collect())
            })
        })
        .boxed()
}

fn with_type(schema: &Value, name: &str) -> Value {
    let mut members = schema.as_object().cloned().unwrap_or_default();
    members.insert("type".to_owned(), json!(name));
    Value::Object(members)
}

fn text_rules() -> BoxedStrategy<Value> {
    some_of(vec![
        ("minLength", (0..4_u8).prop_map(Value::from).boxed()),
        ("maxLength", (0..5_u8).prop_map(Value::from).boxed()),
        ("pattern", select(PATTERNS).prop_map(Value::from).boxed()),
    ])
}

fn text_schema() -> BoxedStrategy<Value> {
    let listed = subsequence(TEXTS.to_vec(), 1..5).prop_map(|texts| json!({ "type": "string", "enum": texts }));
    let ruled = text_rules().prop_map(|rules| with_type(&rules, "string"));
    let union = (select(&["anyOf", "oneOf", "allOf"][..]), vec(ruled.clone(), 1..3))
        .prop_map(|(word, branches)| json!({ "type": "string", word: branches }));
    let negated = text_rules().prop_map(|rules| json!({ "type": "string", "not": rules }));
    prop_oneof![4 => ruled, 1 => listed, 1 => union, 1 => negated].boxed()
}

fn number_schema() -> BoxedStrategy<Value> {
    let rules = some_of(vec![
        ("minimum", number().boxed()),
        ("maximum", number().boxed()),
        ("exclusiveMinimum", number().boxed()),
        ("exclusiveMaximum", number().boxed()),
        (
            "multipleOf",
            select(&["1", "2", "0.5", "3"][..]).prop_map(|text| serde_json::from_str(text).unwrap()).boxed(),
        ),
    ]);
    (rules, select(&["number", "integer"][..])).prop_map(|(rules, name)| with_type(&rules, name)).boxed()
}

fn nullable(schema: &Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn scalar_schema() -> BoxedStrategy<Value> {
    let scalar = prop_oneof![text_schema(), number_schema()].boxed();
    prop_oneof![3 => scalar.clone(), 1 => scalar.prop_map(|schema| nullable(&schema))].boxed()
}

fn names() -> BoxedStrategy<Value> {
    subsequence(NAMES.to_vec(), 0..=NAMES.len()).prop_map(|names| json!(names)).boxed()
}

fn object_schema() -> BoxedStrategy<Value> {
    let required = || names().prop_map(|names| json!({ "required": names }));
    let condition = (select(NAMES), text_schema(), required(), required());
    let rules = some_of(vec![
        ("required", names()),
        ("minProperties", (0..3_u8).prop_map(Value::from).boxed()),
        ("dependentRequired", (select(NAMES), names()).prop_map(|(name, needed)| json!({ name: needed })).boxed()),
        ("additionalProperties", any::<bool>().prop_map(Value::from).boxed()),
    ]);
    (vec(scalar_schema(), NAMES.len()), rules, proptest::option::of(condition))
        .prop_map(|(members, rules, condition)| {
            let mut schema = with_type(&rules, "object");
            let members: Map<String, Value> = NAMES.iter().map(|name| (*name).to_owned()).zip(members).collect();
            schema["properties"] = Value::Object(members);
            if let Some((name, asked, then, otherwise)) = condition {
                schema["if"] = json!({ "required": [name], "properties": { name: asked } });
                schema["then"] = then;
                schema["else"] = otherwise;
            }
            schema
        })
        .boxed()
}

fn list_schema() -> BoxedStrategy<Value> {
    (scalar_schema(), any::<bool>(), 0..2_u8, 2..4_u8)
        .prop_map(|(items, unique, min, max)| {
            json!({ "type": "array", "items": items, "uniqueItems": unique, "minItems": min, "maxItems": max })
        })
        .boxed()
}

fn text() -> BoxedStrategy<Value> {
    select(TEXTS).prop_map(Value::from).boxed()
}

fn scalar() -> BoxedStrategy<Value> {
    prop_oneof![6 => text(), 6 => number(), 1 => Just(Value::Null), 1 => Just(json!(true))].boxed()
}

fn list() -> BoxedStrategy<Value> {
    prop_oneof![vec(text(), 0..4), vec(number(), 0..4), vec(scalar(), 0..3)].prop_map(Value::Array).boxed()
}

fn object() -> BoxedStrategy<Value> {
    some_of(NAMES.iter().copied().chain(["d"]).map(|name| (name, scalar())).collect())
}

/// A schema, and values: most are of a kind that it is about.
pub(crate) fn schema_and_instances() -> BoxedStrategy<(Value, Vec<Value>)> {
    let pair = |schema: BoxedStrategy<Value>, instance: BoxedStrategy<Value>| {
        let instance = prop_oneof![9 => instance, 1 => prop_oneof![scalar(), list(), object()]];
        (schema, vec(instance, 3))
    };
    prop_oneof![
        pair(text_schema(), text()),
        pair(number_schema(), number().boxed()),
        pair(text_schema().prop_map(|schema| nullable(&schema)).boxed(), scalar()),
        pair(list_schema(), list()),
        pair(object_schema(), object()),
    ]
    .boxed()
}
