//! `x-carimbo-…`: read, and checked strictly.

use carimbo::resolved::Idempotency;

use super::{assert_faults, built, helps, keywords, with_operation, with_schema};

#[test]
fn extensions_are_read() {
    let resolved = built(&with_schema(
        "{x-carimbo-source: s, x-carimbo-sensitive: true, x-carimbo-name: N, x-other: 1,
          x-carimbo-discrepancy: [{id: Q1, documented: a, observed: b, decision: c}]}",
    ));
    let annotations = &keywords(&resolved, 0).annotations;
    assert_eq!(annotations.source.as_deref(), Some("s"));
    assert!(annotations.sensitive.is_some());
    assert_eq!(annotations.name.as_ref().unwrap().value, "N");
    assert_eq!(annotations.discrepancies[0].decision, "c");
}

#[test]
fn idempotency_is_read() {
    for (text, expected) in [
        ("{field: a}", Idempotency::Field("a".to_owned())),
        ("{safe: true}", Idempotency::Safe),
        ("{safe: false}", Idempotency::Unsafe),
        ("{safe: unknown}", Idempotency::Unknown),
    ] {
        let resolved = built(&with_operation(&format!("x-carimbo-idempotency: {text}")));
        assert_eq!(resolved.operations[0].idempotency.as_ref().unwrap().value, expected);
    }
}

#[test]
fn extensions_are_checked() {
    assert_faults(
        with_schema,
        &[
            ("{x-carimbo-sorce: s}", &["error unknown-member: x-carimbo-sorce"]),
            ("{x-carimbo-idempotency: {safe: true}}", &["error unknown-member: x-carimbo-idempotency"]),
            ("{x-carimbo-source: 1}", &["error unexpected-type: 1"]),
            ("{x-carimbo-sensitive: secret}", &["error unexpected-type: secret"]),
            ("{x-carimbo-name: [N]}", &["error unexpected-type: [N]"]),
            ("{x-carimbo-discrepancy: {id: a}}", &["error unexpected-type: {id: a}"]),
            ("{x-carimbo-discrepancy: [a]}", &["error unexpected-type: a"]),
            (
                "{x-carimbo-discrepancy: [{id: 1, documented: a, observd: b, decision: c}]}",
                &[
                    "error missing-member: {id: 1, documented: a, observd: b, decision: c}",
                    "error unexpected-type: 1",
                    "error unknown-member: observd",
                ],
            ),
        ],
    );
    for text in ["true", "{}", "{safe: maybe}", "{field: ''}", "{field: a, safe: true}"] {
        let (_, diagnostics) = super::run(&with_operation(&format!("x-carimbo-idempotency: {text}")));
        assert_eq!(diagnostics, [format!("error invalid-value: {text}")]);
    }
}

#[test]
fn help_names_what_was_meant() {
    assert_eq!(helps(&with_schema("{x-carimbo-sorce: s}")), ["did you mean `x-carimbo-source`?"]);
}
