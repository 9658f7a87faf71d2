//! Where other libraries round, guess or are lenient: what JSON Schema says, by our types and by serde's way to them.

use std::time::{Duration, Instant};

use carimbo_runtime::{
    self as runtime, Check, Enumeration, Integer, Json, Keyword, Kinds, Numeric, NumericRules, Read, View, Write,
    deserialize, enumeration, from_json,
};

fn accepts(check: &Check, text: &str) -> bool {
    let json: Json = text.parse().expect("a JSON value");
    let accepted = check.accepts(View::from(&json));
    assert_eq!(check.verify(View::from(&json), "s").is_ok(), accepted, "{check:?} {text}");
    accepted
}

/// Asserts what a check says of texts.
fn says(check: &Check, accepted: &[&str], refused: &[&str]) {
    for text in accepted {
        assert!(accepts(check, text), "{check:?} refuses {text}");
    }
    for text in refused {
        assert!(!accepts(check, text), "{check:?} accepts {text}");
    }
}

/// By serde's way.
fn through_serde<T: Read>(text: &str) -> Result<T, String> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserialize(&mut deserializer).map_err(|error| error.to_string())
}

#[test]
fn integers_are_numbers_without_a_fraction_however_they_are_written() {
    says(
        &Check::Kinds(Kinds::INTEGER),
        &["1", "1.0", "1e2", "-0.0", "10e-1", "1.5e1", "123456789012345678901234567890", "1e400", "0e-400"],
        &["1.5", "1e-1", "15e-2", "0.1", "1e-400", "\"1\"", "true", "null", "[1]"],
    );
    assert_eq!(from_json::<i64>(b"1e2"), Ok(100));
    assert_eq!(from_json::<Integer>(b"1.0").map(|integer| integer.to_i64()), Ok(Some(1)));
}

#[test]
fn bounds_are_exact_beyond_machine_numbers() {
    says(
        &Check::Maximum("18446744073709551615"),
        &["18446744073709551615", "18446744073709551615.0", "1844674407370955161.5e1", "-1e400"],
        &["18446744073709551616", "18446744073709551615.0000000000000001", "1e400"],
    );
    says(
        &Check::ExclusiveMinimum("-9223372036854775809"),
        &["-9223372036854775808", "-9223372036854775808.999"],
        &["-9223372036854775809", "-9223372036854775809.0", "-1e19"],
    );
    says(&Check::Minimum("1e1000000000"), &["1e1000000000", "10e999999999"], &["9.99e999999999", "0"]);
    says(&Check::ExclusiveMaximum("1e-1000000000"), &["0", "1e-1000000001", "-1"], &["1e-1000000000", "1e-999999999"]);
}

#[test]
fn multiples_are_decimal() {
    says(&Check::MultipleOf("0.01"), &["0", "19.99", "0.07", "4.35", "1.1e1", "1e308"], &["0.075", "1e-3", "19.999"]);
    says(&Check::MultipleOf("0.0001"), &["0.0075", "0.1"], &["0.00751"]);
    says(&Check::MultipleOf("1e-8"), &["12391239123", "1e308", "0.00000001"], &["1e-9", "0.000000001"]);
    says(&Check::MultipleOf("0.123456789"), &["0", "0.123456789", "1.23456789"], &["1e308", "0.12345678"]);
    says(&Check::MultipleOf("1.5"), &["3", "4.5e0"], &["1", "4"]);
    says(&Check::MultipleOf("3"), &["9007199254740993", "3e1000000000"], &["9007199254740992", "1e1000000000"]);
}

#[test]
fn huge_exponents_cost_nothing() {
    let start = Instant::now();
    for exponent in ["1000000000", "99999999999999999999", "1000000000000000000000000000000000000000000"] {
        for sign in ["", "-"] {
            let text = format!("1e{sign}{exponent}");
            for check in [
                Check::MultipleOf("0.01"),
                Check::MultipleOf("1e-8"),
                Check::MultipleOf("7"),
                Check::Minimum("1"),
                Check::Kinds(Kinds::INTEGER),
                Check::Enum(&["1", "1e308", "1e1000000001"]),
            ] {
                accepts(&check, &text);
            }
            assert!(from_json::<i64>(text.as_bytes()).is_err());
            let pair = format!("[{text},{text}0,{text}]");
            assert!(!accepts(&Check::UniqueItems, &pair));
        }
    }
    assert!(start.elapsed() < Duration::from_secs(1));
}

#[test]
fn equality_is_that_of_json() {
    says(
        &Check::UniqueItems,
        &[
            "[1,true]",
            "[0,false]",
            "[1,\"1\"]",
            "[null,0,false,\"\",[],{}]",
            "[[1],[true]]",
            "[{\"a\":1},{\"a\":true}]",
            "[[1,2],[2,1]]",
            "[\"a\",\"A\"]",
            "[9007199254740992,9007199254740993]",
            "[{\"a\":{\"b\":[0]}},{\"a\":{\"b\":[false]}}]",
        ],
        &[
            "[1,1.0]",
            "[100,1e2]",
            "[0,-0]",
            "[{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1e0}]",
            "[[[1]],[[1.00]]]",
            "[\"a\",\"\\u0061\"]",
            "[{\"a\":{\"b\":[0]}},{\"a\":{\"b\":[0.0]}}]",
        ],
    );
    says(&Check::Const("1"), &["1", "1.0", "10e-1"], &["true", "\"1\"", "[1]", "1.1", "null"]);
    says(&Check::Const("false"), &["false"], &["0", "null", "true", "\"false\"", "[false]", "[]"]);
    says(&Check::Const("null"), &["null"], &["0", "false", "\"\"", "\"null\""]);
    says(&Check::Const("\"\\u00e9\\n\""), &["\"é\\n\"", "\"\\u00E9\\u000a\""], &["\"e\\u0301\\n\"", "\"é\""]);
    says(&Check::Const("{\"a\":[1,{\"b\":null}],\"c\":0}"), &["{\"c\":0.0,\"a\":[1.0,{\"b\":null}]}"], &["{\"c\":0}"]);
    says(
        &Check::Enum(&["[false]", "\"0\"", "{}", "1e400"]),
        &["[false]", "{}", "10e399"],
        &["[0]", "0", "[]", "1e401"],
    );
}

#[test]
fn what_is_no_text_is_refused() {
    for text in [r#""\ud800""#, r#""\udc00\ud800""#, r#"{"\ud800":1}"#, r#"{"a":["\uDBFF"]}"#, r#""\ud800x""#] {
        assert_eq!(from_json::<Json>(text.as_bytes()).unwrap_err().first().keyword(), Keyword::Json, "{text}");
        assert!(through_serde::<Json>(text).is_err(), "{text}");
    }
    assert_eq!(from_json::<Json>(b"\"\xed\xa0\x80\"").unwrap_err().first().keyword(), Keyword::Json);
}

#[test]
fn members_that_are_there_twice_are_refused_everywhere() {
    for text in [r#"{"a":1,"a":1}"#, r#"{"a":1,"\u0061":2}"#, r#"[{"x":{"a":null,"b":0,"a":null}}]"#] {
        assert_eq!(from_json::<Json>(text.as_bytes()).unwrap_err().first().keyword(), Keyword::DuplicateMember);
        assert!(through_serde::<Json>(text).unwrap_err().contains("duplicateMember"));
    }
}

enum Cents {}

impl NumericRules for Cents {
    const NAME: &'static str = "Cents";
    const SCHEMA: &'static str = "s#/Cents";
    const CHECK: Check = Check::MultipleOf("0.01");
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Done,
}

impl Enumeration for Status {
    const NAME: &'static str = "Status";
    const SCHEMA: &'static str = "s#/Status";
    const NAMES: &'static [&'static str] = &["DONE"];
    const VALUES: &'static [Self] = &[Self::Done];
}

impl Read for Status {
    fn vacant(_: runtime::Vacancy) -> Self {
        Self::Done
    }

    fn fill(&mut self, reader: &mut runtime::Reader<'_>, _: runtime::Vacancy) -> Result<(), runtime::Fault> {
        enumeration::fill(self, reader)
    }
}

#[derive(Debug, PartialEq)]
struct Payment {
    status: Status,
    flag: Option<bool>,
    cents: Option<Numeric<Cents>>,
}

impl runtime::Record for Payment {
    const RULES: &'static runtime::RecordRules = &runtime::RecordRules::strict(
        "s#/Payment",
        &[runtime::Member::required("status"), runtime::Member::optional("flag"), runtime::Member::optional("cents")],
    );
}

impl Read for Payment {
    fn vacant(vacancy: runtime::Vacancy) -> Self {
        Self { status: Read::vacant(vacancy), flag: None, cents: None }
    }

    fn fill(&mut self, reader: &mut runtime::Reader<'_>, vacancy: runtime::Vacancy) -> Result<(), runtime::Fault> {
        let values: &mut [&mut dyn runtime::Read] = &mut [&mut self.status, &mut self.flag, &mut self.cents];
        runtime::read_record(reader, <Self as runtime::Record>::RULES, values, &mut runtime::Closed, vacancy)
    }
}

#[test]
fn serde_reads_no_more_than_we_do() {
    assert_eq!(
        through_serde(r#"{"status":"DONE"}"#),
        Ok(Payment { status: Status::Done, flag: None, cents: None }),
        "absent is absent"
    );
    for (text, message) in [
        (r#"["DONE",true,1]"#, "(root): breaks `type` object (s#/Payment)"),
        (r#"{"status":{"DONE":null}}"#, "/status: breaks `type` string (s#/Status)"),
        (r#"{"status":["DONE"]}"#, "/status: breaks `type` string (s#/Status)"),
        (r#"{"status":0}"#, "/status: breaks `type` string (s#/Status)"),
        (r#"{"status":"Done"}"#, "/status: breaks `enum` DONE (s#/Status)"),
        (r#"{"status":"DONE","flag":null}"#, "/flag: breaks `type` boolean (s#/Payment)"),
        (r#"{"status":"DONE","flag":0}"#, "/flag: breaks `type` boolean (s#/Payment)"),
        (r#"{"status":"DONE","cents":null}"#, "/cents: breaks `type` number (s#/Cents)"),
        (r#"{"status":"DONE","cents":"1.00"}"#, "/cents: breaks `type` number (s#/Cents)"),
        (r#"{"status":"DONE","cents":0.075}"#, "/cents: breaks `multipleOf` 0.01 (s#/Cents)"),
        (r#"{"status":"DONE","x":1}"#, "/x: breaks `additionalProperties` (s#/Payment)"),
        (r#"{"status":"DONE","status":"DONE"}"#, "/status: breaks `duplicateMember`"),
        ("null", "(root): breaks `type` object (s#/Payment)"),
    ] {
        let error = through_serde::<Payment>(text).unwrap_err();
        assert!(error == message || error.starts_with(&format!("{message} at line 1")), "{text}: {error}");
        assert_eq!(from_json::<Payment>(text.as_bytes()).unwrap_err().first().to_string(), message);
    }
}

#[test]
fn every_violation_says_where_what_and_why() {
    let text = br#"{"flag":1,"cents":[0.075],"x":null}"#;
    let violations = from_json::<Payment>(text).unwrap_err();
    let told: Vec<_> = violations.iter().map(|it| (it.pointer(), it.keyword(), it.limit(), it.place())).collect();
    assert_eq!(
        told,
        [
            ("/flag", Keyword::Type, "boolean", "s#/Payment/type".to_owned()),
            ("/cents", Keyword::Type, "number", "s#/Cents/type".to_owned()),
            ("/x", Keyword::AdditionalProperties, "", "s#/Payment/additionalProperties".to_owned()),
            ("", Keyword::Required, "status", "s#/Payment/required".to_owned()),
        ]
    );
    assert_eq!(
        runtime::from_value::<Payment>(serde_json::json!({"flag": 1, "cents": [0.075], "x": null})).unwrap_err().len(),
        4
    );
}

#[test]
fn numbers_are_written_as_they_were_read() {
    for text in ["10.50", "-0", "1E+2", "0.00", "123456789012345678901234567890.10"] {
        let cents: Numeric<Cents> = from_json(text.as_bytes()).unwrap();
        assert_eq!(Write::to_json(&cents), text.as_bytes());
    }
}
