//! The reader and the writer, against RFC 8259 and against `serde_json`.

use carimbo_runtime::{Fault, Json, Keyword, Kind, Reader, from_json, to_json_string};
use proptest::prelude::*;

const ACCEPTED: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1",
    "-1",
    "10",
    "0.1",
    "1e5",
    "1E+5",
    "1e-5",
    "0e0",
    "1.5e300",
    "123456789012345678901234567890",
    r#""""#,
    r#""a""#,
    r#""é""#,
    r#""\"\\\/\b\f\n\r\t""#,
    r#""\u0041""#,
    r#""\u0000""#,
    r#""\uD83D\uDE00""#,
    r#""\ud83d\ude00""#,
    r#""\uFFFF""#,
    "\"\u{7f}\"",
    "\"\u{2028}\"",
    "[]",
    "[ ]",
    "[1]",
    "[1,2]",
    "[ 1 , 2 ]",
    "[[],[]]",
    "[{}]",
    "{}",
    "{ }",
    r#"{"a":1}"#,
    r#"{ "a" : 1 , "b" : [] }"#,
    r#"{"":0}"#,
    r#"{"\u0061":{"b":{}}}"#,
    " \t\r\n1 \t\r\n",
    r#"[1,"a",null,true,{"x":[]}]"#,
];

const REFUSED: &[&str] = &[
    "",
    " ",
    "nul",
    "nulll",
    "Null",
    "tru",
    "truee",
    "fals",
    "TRUE",
    "NaN",
    "Infinity",
    "-",
    "+1",
    "01",
    "-01",
    "00",
    "1.",
    ".1",
    "1e",
    "1e+",
    "1E-",
    "1.e5",
    "0x1",
    "1_0",
    "1 2",
    "- 1",
    "1a",
    "\"",
    "\"a",
    "'a'",
    "\"\\\"",
    r#""\a""#,
    r#""\x41""#,
    r#""\u""#,
    r#""\u12""#,
    r#""\u12g4""#,
    r#""\u+123""#,
    r#""\uD800""#,
    r#""\uDC00""#,
    r#""\uD800\uD800""#,
    r#""\uD800\u0041""#,
    r#""\uD800a""#,
    r#""\uDE00\uD83D""#,
    "\"\n\"",
    "\"\t\"",
    "\"\u{0}\"",
    "\"\u{1f}\"",
    "[",
    "]",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[,]",
    "[1 2]",
    "[1,,2]",
    "[1}",
    "{",
    "}",
    "{]",
    r#"{"a"}"#,
    r#"{"a":}"#,
    r#"{"a":1,}"#,
    r#"{,"a":1}"#,
    r#"{"a":1 "b":2}"#,
    r#"{"a" 1}"#,
    "{a:1}",
    "{1:1}",
    r#"{"a"::1}"#,
    r#"{"a":1]"#,
    "1]",
    "1,",
    "[]]",
    "{}}",
    "/**/1",
    "1//",
    "\u{feff}1",
    "\u{a0}1",
    "\u{c}1",
    "\u{b}1",
    "[\u{2028}1]",
    "١",
];

#[test]
fn accepts_what_rfc_8259_allows() {
    for text in ACCEPTED {
        let value: Json = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        let written = to_json_string(&value);
        assert_eq!(written.parse::<Json>().as_ref(), Ok(&value), "{text}");
        let mut reader = Reader::new(text);
        assert_eq!(reader.skip(), Ok(text.trim_matches([' ', '\t', '\r', '\n'])));
    }
}

#[test]
fn refuses_everything_else() {
    for text in REFUSED {
        let violations = text.parse::<Json>().expect_err(text);
        assert_eq!((violations.len(), violations.first().keyword()), (1, Keyword::Json), "{text}");
        let mut reader = Reader::new(text);
        let skipped = reader.skip().map(|_| ());
        assert!(reader.finish(skipped).is_err(), "{text}");
    }
}

#[test]
fn says_what_was_expected_and_where_but_not_what_was_there() {
    let message = |text: &str| text.parse::<Json>().unwrap_err().to_string();
    assert_eq!(message(r#"{"cpf":12345678909"#), "(root): is not JSON: expected `,` or `}` at byte 18");
    assert_eq!(message("[1,]"), "(root): is not JSON: expected a value at byte 3");
    assert_eq!(message("1 x"), "(root): is not JSON: expected the end of the text at byte 2");
    assert_eq!(
        from_json::<Json>(b"\"\xff\"").unwrap_err().to_string(),
        "(root): is not JSON: expected UTF-8 at byte 1"
    );
}

#[test]
fn nesting_is_bounded() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(nested(128).parse::<Json>().is_ok());
    assert!(Reader::new(&nested(128)).skip().is_ok());
    for text in
        [nested(129), nested(100_000), "[".repeat(100_000), "{\"a\":".repeat(100_000), "[{\"a\":".repeat(100_000)]
    {
        assert_eq!(text.parse::<Json>().unwrap_err().first().keyword(), Keyword::Json);
        assert_eq!(Reader::new(&text).skip(), Err(Fault::Syntax));
        assert!(serde_json::from_str::<Json>(&text).is_err());
    }
    let mixed = "[{\"a\":".repeat(64) + "1" + &"}]".repeat(64);
    assert_eq!(Reader::new(&mixed).skip(), Ok(mixed.as_str()));
}

#[test]
fn a_member_that_is_there_twice_is_a_violation() {
    let violations = r#"{"a":1,"b":{"x/y":1,"x~y":2,"x/y":3},"a":2}"#.parse::<Json>().unwrap_err();
    let found: Vec<_> = violations.iter().map(|violation| (violation.pointer(), violation.keyword())).collect();
    assert_eq!(found, [("/b/x~1y", Keyword::DuplicateMember), ("/a", Keyword::DuplicateMember)]);
}

#[test]
fn looking_ahead_consumes_nothing() {
    let text = r#" {"a":{"type":"no"},"ty\u0070e":"PIX","n":1} "#;
    let mut reader = Reader::new(text);
    assert_eq!(reader.peek_member("type"), Ok(Some("PIX".into())));
    assert_eq!(reader.peek_member("n"), Ok(None));
    assert_eq!(reader.peek_member("x"), Ok(None));
    assert_eq!(reader.peek_member_kind("n"), Ok(Some(Kind::Number)));
    let read = reader.value::<Json>();
    assert_eq!(reader.finish(read).unwrap().get("type").and_then(Json::as_str), Some("PIX"));
    assert_eq!(Reader::new("[1]").peek_member("a"), Ok(None));
    assert_eq!(Reader::new("{\"a\" 1}").peek_member("b"), Err(Fault::Syntax));
}

#[test]
fn an_attempt_that_fails_leaves_no_trace() {
    let mut reader = Reader::new(r#"[[1,"a"]]"#);
    reader.begin_array().unwrap();
    assert_eq!(reader.next_item(), Ok(true));
    assert_eq!(reader.attempt::<Vec<i64>>(), Ok(None));
    assert_eq!(reader.mark(), 0);
    assert!(reader.attempt::<Vec<Json>>().unwrap().is_some());
    assert_eq!(reader.next_item(), Ok(false));
    assert!(reader.finish(Ok(())).is_ok());
}

#[test]
fn reading_goes_on_after_violations() {
    let violations = from_json::<Vec<Vec<i32>>>(br#"[[1,"a"],{},[2.5,3e9,1e2]]"#).unwrap_err();
    assert_eq!(
        violations.to_string(),
        "/0/1: breaks `type` integer\n/1: breaks `type` array\n/2/0: breaks `type` integer\n/2/1: breaks `format` int32"
    );
}

#[test]
fn integers_are_read_by_value() {
    assert_eq!(
        from_json::<Vec<i64>>(b"[1,1.0,1e2,-0,-0.0,120e-1,-9223372036854775808]"),
        Ok(vec![1, 1, 100, 0, 0, 12, i64::MIN])
    );
    for text in ["9223372036854775808", "1e19", "1e999999999999999999999999999999999999999999", "1.5", "1e-1"] {
        assert!(from_json::<i64>(text.as_bytes()).is_err(), "{text}");
    }
    assert_eq!(from_json::<u8>(b"255"), Ok(255));
    assert!(from_json::<u8>(b"256").is_err() && from_json::<u8>(b"-1").is_err());
}

#[test]
fn a_value_shows_its_shape_only() {
    let value: Json = r#"{"cpf":"12345678909","amount":10.50,"tags":["a",true,null]}"#.parse().unwrap();
    assert_eq!(format!("{value:?}"), r#"{"amount": number, "cpf": string, "tags": [string, boolean, null]}"#);
    assert_eq!(value.to_string(), r#"{"amount":10.50,"cpf":"12345678909","tags":["a",true,null]}"#);
    assert_eq!(value.pointer("/tags/1"), Some(&Json::Boolean(true)));
    assert_eq!((value.pointer("/tags/01"), value.pointer("/tags/3"), value.pointer("x")), (None, None, None));
}

#[test]
fn values_are_equal_as_json_is() {
    let parse = |text: &str| text.parse::<Json>().unwrap();
    assert_eq!(parse(r#"{"a":1,"b":[1.0]}"#), parse(r#"{"b":[10e-1],"a":1e0}"#));
    assert_ne!(parse("[1,2]"), parse("[2,1]"));
    assert_ne!(parse("1"), parse("\"1\""));
}

/// Text that is JSON more often than chance would have it.
fn almost_json() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"a\"",
        "\"\\u00e9\"",
        "\"\\ud83d\\ude00\"",
        "\"\\n\"",
        "1",
        "-0",
        "0.5",
        "1e3",
        "01",
        "1.",
        "true",
        "null",
        "nul",
        " ",
        "\n",
        "\"",
        "\\",
        "e",
        "-",
    ]);
    prop::collection::vec(token, 0..8).prop_map(|tokens| tokens.concat())
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::Array),
            prop::collection::btree_map(any::<String>(), inner, 0..5)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

/// `serde_json` takes the last of two members; we refuse. Everything else is to be the same.
fn agree(text: &str) -> Result<(), TestCaseError> {
    let theirs = serde_json::from_str::<serde_json::Value>(text);
    match text.parse::<Json>() {
        Ok(ours) => prop_assert_eq!(serde_json::Value::try_from(ours).ok(), theirs.ok()),
        Err(violations) if violations.first().keyword() == Keyword::DuplicateMember => prop_assert!(theirs.is_ok()),
        Err(_) => prop_assert!(theirs.is_err(), "{}", text),
    }
    Ok(())
}

proptest! {
    #[test]
    fn agrees_with_serde_json_on_tokens(text in almost_json()) {
        agree(&text)?;
    }

    #[test]
    fn agrees_with_serde_json_on_values(value in any_json()) {
        agree(&value.to_string())?;
        agree(&serde_json::to_string_pretty(&value).unwrap())?;
        let ours = Json::from(value.clone());
        prop_assert_eq!(to_json_string(&ours), serde_json::to_string(&ours).unwrap());
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&ours.to_string()).unwrap(), value);
    }

    #[test]
    fn agrees_with_serde_json_on_damaged_values(value in any_json(), at in any::<prop::sample::Index>(), byte in prop::sample::select(b"[]{},:\"\\0e-. n".to_vec())) {
        let mut bytes = value.to_string().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(text) = String::from_utf8(bytes) {
            agree(&text)?;
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = from_json::<Json>(&bytes);
    }

    #[test]
    fn strings_come_back(text in any::<String>()) {
        let written = to_json_string(&text);
        prop_assert_eq!(&written, &serde_json::to_string(&text).unwrap());
        prop_assert_eq!(from_json::<String>(written.as_bytes()), Ok(text));
    }
}
