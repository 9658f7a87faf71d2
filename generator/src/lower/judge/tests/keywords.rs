//! What the official suite does not ask: certainty, cost and places.

use super::{READING, Verdict, json, judged, read};
use crate::lower::judge::Broken;
use carimbo_runtime::Json;

fn broken(schema: &str, value: &str) -> (String, &'static str) {
    match judged(schema, value) {
        Verdict::Invalid(broken) => (broken.pointer, broken.keyword),
        other @ (Verdict::Valid | Verdict::Unknown) => panic!("{schema} on {value}: {other:?}"),
    }
}

#[test]
fn a_broken_rule_has_a_keyword_and_a_place() {
    let cases = [
        (r#"{"properties":{"a/b":{"items":{"maxLength":1}}}}"#, r#"{"a/b":["x","xy"]}"#, "/a~1b/1", "maxLength"),
        (r#"{"patternProperties":{"^x~":{"type":"string"}}}"#, r#"{"x~":1}"#, "/x~0", "type"),
        (r#"{"prefixItems":[true,{"const":1}]}"#, "[0,2]", "/1", "const"),
        (r#"{"prefixItems":[true],"items":false}"#, "[0,2]", "/1", "false"),
        (r#"{"contains":{"const":1}}"#, "[0]", "", "contains"),
        (r#"{"contains":{"const":1},"minContains":2}"#, "[1]", "", "minContains"),
        (r#"{"contains":{"const":1},"maxContains":1}"#, "[1,1]", "", "maxContains"),
        (r#"{"propertyNames":{"maxLength":1}}"#, r#"{"ab":1}"#, "", "propertyNames"),
        (r#"{"dependentSchemas":{"a":{"required":["b"]}}}"#, r#"{"a":1}"#, "", "required"),
        (r#"{"properties":{"a":true},"unevaluatedProperties":{"type":"null"}}"#, r#"{"b":1}"#, "/b", "type"),
        (r#"{"prefixItems":[true],"unevaluatedItems":false}"#, "[1,2]", "/1", "false"),
    ];
    for (schema, value, pointer, keyword) in cases {
        assert_eq!(broken(schema, value), (pointer.to_owned(), keyword), "{schema} on {value}");
    }
}

#[test]
fn a_branch_that_does_not_hold_evaluates_nothing() {
    let schema = r#"{"anyOf":[{"properties":{"a":{"const":1}}},{"required":["b"],"properties":{"b":true}}],
        "unevaluatedProperties":false}"#;
    assert_eq!(judged(schema, r#"{"a":1}"#), Verdict::Valid);
    assert_eq!(judged(schema, r#"{"a":1,"b":1}"#), Verdict::Valid);
    assert_eq!(broken(schema, r#"{"a":2,"b":1}"#).0, "/a");
}

#[test]
fn schemas_that_fan_out_cost_no_more_than_their_number() {
    let links = (0..60).map(|link| {
        let next = link + 1;
        format!(r##""a{link}":{{"oneOf":[{{"$ref":"#/$defs/a{next}"}},{{"not":{{"$ref":"#/$defs/a{next}"}}}}]}}"##)
    });
    let links = links.collect::<Vec<_>>().join(",");
    let schema = format!(r##"{{"$ref":"#/$defs/a0","$defs":{{{links},"a60":{{"type":"string"}}}}}}"##);
    assert_eq!(judged(&schema, "1"), Verdict::Valid);
    assert_eq!(judged(&schema, r#""a""#), Verdict::Valid);
}

#[test]
fn a_deep_value_is_judged_and_a_deeper_schema_is_not_known() {
    let nested = |last: &str| {
        let inner = |value: Json| Json::Object([("a".to_owned(), value)].into());
        (0..255).fold(json(last), |value, _| inner(value))
    };
    let verdict =
        |schema: &str, last: &str| read(schema, READING, None).ok().unwrap().judge(&[&nested(last)]).remove(0);
    let schema = r##"{"type":"object","properties":{"a":{"$ref":"#"}}}"##;
    assert_eq!(verdict(schema, "{}"), Verdict::Valid);
    assert!(matches!(verdict(schema, "1"), Verdict::Invalid(Broken { keyword: "type", .. })));
    let branches = |count: usize| {
        let first = "{\"anyOf\":[".repeat(count);
        format!(r##"{{"type":"object","properties":{{"a":{first}{{"$ref":"#"}}{}}}}}"##, "]}".repeat(count))
    };
    assert_eq!(verdict(&branches(9), "{}"), Verdict::Valid);
    assert_eq!(verdict(&branches(80), "1"), Verdict::Unknown);
    assert_eq!(verdict(&format!(r#"{{"not":{}}}"#, branches(80)), "1"), Verdict::Unknown);
}

#[test]
fn what_a_refused_pattern_would_decide_is_not_known() {
    let schema = r#"{"patternProperties":{"(a)\\1":{"type":"string"}},"properties":{"b":{"const":1}},
        "additionalProperties":false}"#;
    assert_eq!(judged(schema, r#"{"aa":1}"#), Verdict::Unknown);
    assert_eq!(judged(schema, "{}"), Verdict::Valid);
    assert_eq!(broken(schema, r#"{"b":2}"#).1, "const");
    let unevaluated = r#"{"patternProperties":{"(a)\\1":true},"unevaluatedProperties":false}"#;
    assert_eq!(judged(unevaluated, r#"{"aa":1}"#), Verdict::Unknown);
}

#[test]
fn unknown_verdicts_are_not_counted_as_either() {
    let unknown = r#"{"pattern":"(a)\\1"}"#;
    let cases = [
        (format!(r#"{{"anyOf":[{unknown},{{"const":"aa"}}]}}"#), Verdict::Valid),
        (format!(r#"{{"anyOf":[{unknown},false]}}"#), Verdict::Unknown),
        (format!(r#"{{"oneOf":[{unknown},true]}}"#), Verdict::Unknown),
        (format!(r#"{{"not":{unknown}}}"#), Verdict::Unknown),
        (format!(r#"{{"if":{unknown},"then":true,"else":false}}"#), Verdict::Unknown),
        (format!(r#"{{"if":{unknown},"then":true,"else":{{"const":"aa"}}}}"#), Verdict::Valid),
    ];
    for (schema, verdict) in cases {
        assert_eq!(judged(&schema, r#""aa""#), verdict, "{schema}");
    }
    assert_eq!(broken(&format!(r#"{{"oneOf":[{unknown},true,true]}}"#), r#""aa""#).1, "oneOf");
    assert_eq!(broken(&format!(r#"{{"if":{unknown},"then":false,"else":false}}"#), r#""aa""#).1, "false");
}
