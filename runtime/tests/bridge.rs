//! serde to and from the exact reader and writer: not a digit is lost where the format allows it.

use std::collections::BTreeMap;

use carimbo_runtime::{Json, Number};
use proptest::prelude::*;
use serde::de::IntoDeserializer;
use serde::{Deserialize, Serialize};

/// Numbers that a double or a 64-bit integer would change.
const EXACT: &[&str] = &[
    "10.50",
    "1.10",
    "0.1",
    "-0",
    "0.0",
    "-0.0",
    "1e2",
    "1E+2",
    "1.0",
    "100",
    "-7",
    "18446744073709551615",
    "18446744073709551616",
    "123456789012345678901234567890.123456789",
    "0.1000000000000000055511151231257827",
    "1e-400",
    "1e999999",
    "9007199254740993",
    "1.7976931348623157e308",
    "0.00001",
    "1234567890123456.7",
    "12345678901234567.8",
];

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Outer {
    amount: Number,
    list: Vec<Json>,
    #[serde(flatten)]
    rest: BTreeMap<String, Json>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Either {
    Small(i64),
    Any(Json),
}

#[test]
fn numbers_keep_their_text_in_every_way_through_serde_json() {
    for text in EXACT {
        let document = format!(r#"{{"a":[{text},{{"b":{text}}}]}}"#);
        let from_str: Json = serde_json::from_str(&document).unwrap();
        let from_slice: Json = serde_json::from_slice(document.as_bytes()).unwrap();
        let from_reader: Json = serde_json::from_reader(document.as_bytes()).unwrap();
        for value in [from_str, from_slice, from_reader] {
            assert_eq!(value.pointer("/a/1/b").and_then(Json::as_number).map(Number::as_str), Some(*text));
            assert_eq!(serde_json::to_string(&value).unwrap(), document);
            assert_eq!(serde_json::to_vec(&value).unwrap(), document.as_bytes());
            assert_eq!(serde_json::to_string_pretty(&value).unwrap().replace([' ', '\n'], ""), document);
        }
    }
}

#[test]
fn the_serializer_decides_about_white_space() {
    let document = r#"{"a":[1.10,"\u0001\"/é"],"b":{}}"#;
    let value: Json = document.parse().unwrap();
    let same: serde_json::Value = serde_json::from_str(document).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), document);
    let mut written = Vec::new();
    serde_json::to_writer(&mut written, &[&value]).unwrap();
    assert_eq!(written, format!("[{document}]").into_bytes());
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    assert_eq!(pretty, serde_json::to_string_pretty(&same).unwrap().replace("1.1,", "1.10,"));
    let tabs = serde_json::ser::PrettyFormatter::with_indent(b"\t");
    let mut written = Vec::new();
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut written, tabs)).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), pretty.replace("  ", "\t"));
}

#[test]
fn numbers_keep_their_text_inside_a_derived_struct() {
    for text in EXACT {
        let document = format!(r#"{{"amount":{text},"list":[{text}]}}"#);
        let outer: Outer = serde_json::from_str(&document).unwrap();
        assert_eq!(outer.amount.as_str(), *text);
        assert_eq!(serde_json::to_string(&outer).unwrap(), document);
    }
}

#[test]
fn what_serde_buffers_is_as_exact_as_the_buffer() {
    let outer: Outer =
        serde_json::from_str(r#"{"amount":1.10,"list":[],"x":{"b":[1,2.5,null,true,"a"]},"y":18446744073709551615}"#)
            .unwrap();
    assert_eq!(outer.rest["x"].to_string(), r#"{"b":[1,2.5,null,true,"a"]}"#);
    assert_eq!(outer.rest["y"].to_string(), "18446744073709551615");
    assert_eq!(serde_json::from_str::<Outer>(&serde_json::to_string(&outer).unwrap()).unwrap(), outer);
    assert_eq!(serde_json::from_str::<Either>("7").unwrap(), Either::Small(7));
    assert_eq!(serde_json::from_str::<Either>("[7,{}]").unwrap(), Either::Any("[7,{}]".parse().unwrap()));
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Around {
    id: i64,
    #[serde(flatten)]
    rest: Json,
}

#[test]
fn a_value_of_ours_can_be_flattened() {
    let around: Around = serde_json::from_str(r#"{"a":[1,{"b":null}],"id":1}"#).unwrap();
    assert_eq!(around.rest.to_string(), r#"{"a":[1,{"b":null}]}"#);
    assert_eq!(serde_json::to_string(&around).unwrap(), r#"{"id":1,"a":[1,{"b":null}]}"#);
}

#[test]
fn through_a_serde_json_value() {
    let value = serde_json::json!({"a": [1, 2.5, "x", null, true, {"b": -1}], "big": u64::MAX});
    let json: Json = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(json, Json::from(value.clone()));
    assert_eq!(serde_json::to_value(&json).unwrap(), value);
    assert_eq!(serde_json::Value::try_from(json).unwrap(), value);
    assert!(serde_json::Value::try_from("1e400".parse::<Json>().unwrap()).is_err());
}

#[test]
fn members_keep_their_order_and_duplicates_are_seen() {
    assert!(
        serde_json::from_str::<Json>(r#"{"a":1,"a":2}"#)
            .unwrap_err()
            .to_string()
            .starts_with("/a: breaks `duplicateMember`")
    );
    let error = serde_json::from_str::<BTreeMap<String, Json>>(r#"{"x":{"b":1,"b":1}}"#).unwrap_err();
    assert!(error.to_string().starts_with("/b: "), "{error}");
    assert!(serde_json::from_str::<Json>(r#""\ud800""#).is_err());
}

#[test]
fn private_names_in_a_document_are_names_like_any_other() {
    for name in ["$serde_json::private::RawValue", "$serde_json::private::Number"] {
        for content in ["\"1\"", "\"[1]\"", "1", "[1]", "\"1\",\"x\":1"] {
            let document = format!(r#"{{"{name}":{content}}}"#);
            let expected: Json = document.parse().unwrap();
            assert_eq!(serde_json::from_str::<Json>(&document).unwrap(), expected, "{document}");
            assert_eq!(serde_json::from_reader::<_, Json>(document.as_bytes()).unwrap(), expected, "{document}");
            assert_eq!(serde_json::to_string(&expected).unwrap(), document);
            let wrapped = format!("[{document}]");
            assert_eq!(serde_json::from_str::<Vec<Json>>(&wrapped).unwrap(), [expected]);
        }
    }
}

/// In serde's own buffers a number of `serde_json` with `arbitrary_precision` is a map by its private name: nobody can tell
/// it from such a map in the document. It becomes a number, as it does in `serde_json` itself, if it is one.
#[test]
fn a_kept_number_in_a_buffer_is_a_number() {
    let buffered = |text: &str| serde_json::from_str::<Either>(text).unwrap();
    assert_eq!(buffered(r#"{"$serde_json::private::Number":"1.50"}"#), Either::Any("1.50".parse().unwrap()));
    for document in [
        r#"{"$serde_json::private::Number":"x"}"#,
        r#"{"$serde_json::private::Number":1}"#,
        r#"{"$serde_json::private::Number":"1","a":2}"#,
    ] {
        assert_eq!(buffered(document), Either::Any(document.parse().unwrap()));
    }
}

#[test]
fn events_of_other_formats() {
    let yaml = "a: [1, -2.5, x, null, true, {b: 1e3}]\n1: 18446744073709551615\n";
    let json: Json = serde_yaml::from_str(yaml).unwrap();
    assert_eq!(json.to_string(), r#"{"1":18446744073709551615,"a":[1,-2.5,"x",null,true,{"b":1000.0}]}"#);
    assert_eq!(serde_yaml::from_str::<Json>(&serde_yaml::to_string(&json).unwrap()).unwrap(), json);
    assert!(serde_yaml::from_str::<Json>("a: .nan").unwrap_err().to_string().contains("finite"));
    assert_eq!(json_of(1.5_f32), Ok("1.5".into()));
    assert_eq!(json_of(0.1_f32), Ok("0.1".into()));
    assert_eq!(json_of(-3_i8), Ok("-3".into()));
    assert_eq!(json_of('é'), Ok("\"é\"".into()));
    assert_eq!(json_of(()), Ok("null".into()));
    assert_eq!(json_of(vec![1_u8, 2]), Ok("[1,2]".into()));
    assert_eq!(json_of(BTreeMap::from([("a", 1)])), Ok("{\"a\":1}".into()));
    assert!(json_of(f64::NAN).is_err());
}

fn json_of<'de>(value: impl IntoDeserializer<'de>) -> Result<String, String> {
    Json::deserialize(value.into_deserializer()).map(|json| json.to_string()).map_err(|error| error.to_string())
}

#[test]
fn a_number_that_another_format_would_round_is_refused() {
    let yaml = |text: &str| serde_yaml::to_string(&text.parse::<Json>().unwrap()).map_err(|error| error.to_string());
    assert_eq!(yaml("1.10"), Ok("1.1\n".into()));
    assert_eq!(yaml("1e2"), Ok("100\n".into()));
    assert_eq!(yaml("7"), Ok("7\n".into()));
    assert!(yaml("0.12345678901234567890123").unwrap_err().contains("more digits"));
}

#[test]
fn the_first_violation_is_the_error() {
    let error = serde_json::from_str::<carimbo_runtime::Nullable<Number>>("[1]").unwrap_err();
    assert_eq!(error.to_string(), "(root): breaks `type` number");
}

proptest! {
    #[test]
    fn what_is_written_is_what_serde_json_writes(whole in "-?(0|[1-9][0-9]{0,25})", fraction in "(\\.[0-9]{1,25})?", exponent in "([eE][+-]?[0-9]{1,3})?", text in any::<String>()) {
        let number = format!("{whole}{fraction}{exponent}");
        let json: Json = serde_json::from_str(&number).unwrap();
        prop_assert_eq!(json.to_string(), &*number);
        prop_assert_eq!(serde_json::to_string(&json).unwrap(), &*number);
        let members = Json::from(BTreeMap::from([(text.clone(), Json::from(vec![json, Json::from(text)]))]));
        prop_assert_eq!(serde_json::to_string(&members).unwrap(), members.to_string());
        prop_assert_eq!(serde_json::from_reader::<_, Json>(members.to_string().as_bytes()).unwrap(), members);
    }
}
