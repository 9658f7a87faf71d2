//! Values that no static type describes, the types of `null` and of nothing, and typed views.

use std::collections::{BTreeMap, HashSet};

use carimbo_runtime::{
    Check, Json, Keyword, Kinds, List, ListRules, Never, Null, Nullable, Read, Text, TextRules, Value, ValueRules,
    Write, from_json, from_value, to_json, view,
};

enum OddRules {}

impl ValueRules for OddRules {
    const NAME: &'static str = "Odd";
    const SCHEMA: &'static str = "s.yaml#/Odd";
    const CHECK: Check = Check::Any(&[
        Check::All(&[Check::Kinds(Kinds::INTEGER), Check::Not(&Check::MultipleOf("2"))]),
        Check::All(&[Check::Kinds(Kinds::ARRAY), Check::Items(&Check::Kinds(Kinds::STRING))]),
    ]);
}

type Odd = Value<OddRules>;

enum HealthRules {}

impl ValueRules for HealthRules {
    const NAME: &'static str = "Health";
    const SCHEMA: &'static str = "s.yaml#/Health";
    const CHECK: Check = Check::All(&[Check::Required(&["a", "b"]), Check::MinProperties(3)]);
    const SENSITIVE: bool = true;
}

enum CodeRules {}

impl TextRules for CodeRules {
    const NAME: &'static str = "Code";
    const SCHEMA: &'static str = "s.yaml#/Code";
    const CHECK: Check = Check::MinLength(2);
    type Storage = Box<str>;
}

enum CodesRules {}

impl ListRules for CodesRules {
    const NAME: &'static str = "Codes";
    const SCHEMA: &'static str = "s.yaml#/Codes";
    const CHECK: Check = Check::UniqueItems;
}

fn json(text: &str) -> Json {
    text.parse().expect("a JSON value")
}

fn faults<T: Read>(text: &str) -> Vec<String> {
    let violations = from_json::<T>(text.as_bytes()).err().map(Vec::from).unwrap_or_default();
    violations.iter().map(ToString::to_string).collect()
}

#[test]
fn a_value_exists_only_when_it_is_valid() {
    for text in ["1", "3.0", "[]", "[\"a\"]"] {
        let odd = Odd::new(json(text)).unwrap();
        assert_eq!(odd.to_json(), text.as_bytes());
        assert_eq!(Odd::from_json(text.as_bytes()).unwrap(), odd);
        assert_eq!(Odd::from_value(json(text)).unwrap(), odd);
        assert_eq!(Odd::try_from(json(text)).unwrap(), odd);
        assert_eq!(serde_json::from_str::<Odd>(text).unwrap(), odd);
        assert_eq!(serde_json::to_string(&odd).unwrap(), text);
        assert_eq!((odd.to_string(), odd.as_json(), odd.kind()), (text.to_owned(), &json(text), json(text).kind()));
        assert_eq!(Json::from(odd.clone()), odd.into_json());
    }
    for text in ["2", "1.5", "[1]", "null", "{}"] {
        assert_eq!(faults::<Odd>(text), ["(root): breaks `anyOf` (s.yaml#/Odd)"]);
        assert!(Odd::new(json(text)).is_err() && Odd::from_value(json(text)).is_err());
        assert!(serde_json::from_str::<Odd>(text).is_err());
    }
    assert_eq!(faults::<Odd>("[1"), ["(root): is not JSON: expected `,` or `]` at byte 2"]);
    assert_eq!(HashSet::from([Odd::new(json("1")).unwrap()]), HashSet::from([Odd::new(json("1.0")).unwrap()]));
    assert!(Odd::new(json("1")).unwrap() < Odd::new(json("3")).unwrap());
}

#[test]
fn a_member_that_is_there_twice_does_not_hide_the_rules() {
    assert_eq!(
        faults::<Value<HealthRules>>(r#"{"a":1,"a":2}"#),
        [
            "/a: breaks `duplicateMember`",
            "(root): breaks `required` b (s.yaml#/Health)",
            "(root): breaks `minProperties` 3 (s.yaml#/Health)"
        ]
    );
    assert_eq!(faults::<Odd>(r#"[{"a":1,"a":1}]"#).len(), 2);
}

#[test]
fn a_value_shows_no_more_than_it_may() {
    let odd = Odd::new(json("[\"CPF 1\"]")).unwrap();
    assert_eq!(format!("{odd:?}"), "Odd([string])");
    let health = Value::<HealthRules>::new(json(r#"{"a":"flu","b":1,"c":2}"#)).unwrap();
    assert_eq!((format!("{health:?}"), health.to_string()), ("Health([sensitive])".into(), "[sensitive]".into()));
}

#[test]
fn a_value_can_be_seen_as_another_type() {
    let odd = Odd::new(json("[\"a\",\"bc\",\"bc\"]")).unwrap();
    assert_eq!(odd.view::<Vec<String>>().unwrap(), ["a", "bc", "bc"]);
    assert_eq!(odd.view::<i64>().unwrap_err().to_string(), "(root): breaks `type` integer");
    let faults = view::<List<Text<CodeRules>, CodesRules>>(&odd).unwrap_err();
    let faults: Vec<_> = faults.iter().map(|violation| (violation.pointer(), violation.keyword())).collect();
    assert_eq!(faults, [("/0", Keyword::MinLength), ("", Keyword::UniqueItems)]);
    assert_eq!(view::<Odd>(&BTreeMap::from([("a".to_owned(), true)])).unwrap_err().len(), 1);
}

#[test]
fn nothing_satisfies_never() {
    for text in ["null", "1", "[[]]", "{\"a\":{}}"] {
        assert_eq!(faults::<Never>(text), ["(root): breaks `false`"]);
        assert!(serde_json::from_str::<Never>(text).is_err());
        assert!(serde_json::from_str::<Option<Never>>(text).is_err() || text == "null");
    }
    assert_eq!(from_json::<Vec<Never>>(b"[]").unwrap(), []);
    assert_eq!(faults::<Vec<Never>>("[1,2]"), ["/0: breaks `false`", "/1: breaks `false`"]);
    assert_eq!(faults::<Never>("[1"), ["(root): is not JSON: expected `,` or `]` at byte 2"]);
    assert_eq!(from_json::<Nullable<Never>>(b"null").unwrap(), Nullable::Null);
}

#[test]
fn null_is_null() {
    assert_eq!((from_json(b" null ").unwrap(), serde_json::from_str("null").unwrap()), (Null, Null));
    assert_eq!((to_json(&Null), serde_json::to_string(&Null).unwrap()), (b"null".to_vec(), "null".to_owned()));
    for text in ["0", "false", "\"\"", "\"null\"", "[]", "{}"] {
        assert_eq!(faults::<Null>(text), ["(root): breaks `type` null"]);
        assert!(serde_json::from_str::<Null>(text).is_err());
    }
}

#[test]
fn every_type_reads_trees() {
    let tree = serde_json::json!(["ab", "c", "c"]);
    let faults = List::<Text<CodeRules>, CodesRules>::from_value(&tree).unwrap_err();
    let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "/1: breaks `minLength` 2 (s.yaml#/Code)",
            "/2: breaks `minLength` 2 (s.yaml#/Code)",
            "(root): breaks `uniqueItems` (s.yaml#/Codes)"
        ]
    );
    assert_eq!(from_value::<Vec<String>>(&tree).unwrap(), Vec::<String>::from_value(tree.clone()).unwrap());
    assert_eq!(Text::<CodeRules>::from_value("ab").unwrap().to_json(), b"\"ab\"");
    let list = List::<Text<CodeRules>, CodesRules>::from_json(br#"["ab","cd"]"#).unwrap();
    assert_eq!(list.to_json(), br#"["ab","cd"]"#);
    assert_eq!(Nullable::<bool>::from_json(b"true").unwrap().to_json(), b"true");
    assert_eq!(from_value::<i8>(Json::from(300)).unwrap_err().first().keyword(), Keyword::Format);
}

#[test]
fn the_names_in_a_tree_are_names_like_any_other() {
    let tree = serde_json::json!({"$serde_json::private::Number": "1"});
    assert_eq!(from_value::<Json>(&tree).unwrap().to_string(), r#"{"$serde_json::private::Number":"1"}"#);
}
