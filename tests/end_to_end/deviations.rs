//! Answers that deviate from their documentation: still successes, still usable, with a report that points at each
//! deviation.

use pix_clients::runtime::http::{Body, Operation};
use pix_clients::runtime::{Field, Json, Keyword, Open, Violation};
use pix_clients::{klavi, lina, liquido};

use crate::answers::{PAYMENT_REQUEST, Receivable, lina_call};
use crate::calls::{self, Klavi};
use crate::stand_in::{StandIn, answer};

/// Pointers and keywords, as a person would list them.
fn places<'v>(violations: impl IntoIterator<Item = &'v Violation>) -> Vec<String> {
    violations.into_iter().map(|violation| format!("{} {}", violation.pointer(), violation.keyword())).collect()
}

fn created(json: &str) -> [klavi::received::CreatedPayment; 2] {
    let server = StandIn::answering("201 Created", json);
    calls::klavi(&server, &Klavi::new().create_payment()).map(|outcome| {
        let answer = outcome.unwrap();
        assert_eq!(answer.violations(), []);
        answer.into_known().unwrap()
    })
}

#[test]
fn a_member_that_deviates_leaves_the_others_usable() {
    let table: [(&str, &[&str]); 9] = [
        (r#"{"amount":true}"#, &["/amount type"]),
        (r#"{"amount":"1.0"}"#, &["/amount minLength", "/amount pattern"]),
        (r#"{"currency":"brl"}"#, &["/currency pattern"]),
        (r#"{"currency":null}"#, &["/currency type"]),
        (r#"{"status":7}"#, &["/status type"]),
        (r#"{"statusReason":"none"}"#, &["/statusReason type"]),
        (r#"{"statusReason":[]}"#, &["/statusReason type"]),
        (r#"{"statusReason":{"code":{},"message":0}}"#, &["/statusReason/code type", "/statusReason/message type"]),
        (r#"{"clientRequestId":"","amount":[]}"#, &["/clientRequestId minLength", "/amount type"]),
    ];
    for (json, expected) in table {
        let json = json.replacen('{', r#"{"id":"urn:klavi:1","#, 1);
        for payment in created(&json) {
            assert_eq!(places(&payment.violations()), expected, "{json}");
            assert_eq!(payment.id.known().unwrap().as_str(), "urn:klavi:1");
            assert_eq!(payment.to_json(), json.as_bytes(), "nothing is lost");
            let refused = klavi::types::CreatedPayment::try_from(payment).unwrap_err();
            assert_eq!(places(&refused), expected, "{json}");
        }
    }
}

#[test]
fn a_deviating_value_can_be_looked_at() {
    for payment in created(r#"{"amount":true,"statusReason":{"code":7,"message":"ok"}}"#) {
        assert_eq!(payment.amount.raw(), Some(&Json::Boolean(true)));
        assert_eq!(payment.amount.violation().unwrap().keyword(), Keyword::Type);
        let reason = payment.status_reason.known().unwrap();
        assert_eq!(reason.code.raw(), Some(&Json::from(7)));
        assert_eq!(reason.message.known().unwrap().as_str(), "ok");
        assert!(payment.id.is_missing());
    }
}

#[test]
fn unknown_values_of_open_vocabularies_are_no_deviation() {
    for payment in created(r#"{"status":"CONSENT_AUTHORIED","statusReason":{"code":"CONSENT_AWAITING_AUTHORIZATION"}}"#)
    {
        assert_eq!(payment.violations(), []);
        assert_eq!(payment.status.known().unwrap().as_str(), "CONSENT_AUTHORIED");
        assert_eq!(payment.status.known().unwrap().known(), None);
        klavi::types::CreatedPayment::try_from(payment).unwrap();
    }
}

#[test]
fn unknown_members_are_kept_at_every_level() {
    let json = r#"{"id":"urn:klavi:1","a/b":1,"m~n":{"x":[1.10,1e400]},"statusReason":{"code":"X","hint":"y"}}"#;
    for payment in created(json) {
        assert_eq!(payment.violations(), []);
        assert_eq!(payment.additional.get("a/b"), Some(&Json::from(1)));
        assert_eq!(payment.additional.get("m~n").unwrap().to_string(), r#"{"x":[1.10,1e400]}"#);
        assert_eq!(payment.status_reason.known().unwrap().additional.get("hint"), Some(&Json::from("y")));
        let strict = klavi::types::CreatedPayment::try_from(payment).unwrap();
        assert_eq!(strict.additional.len(), 2);
    }
}

#[test]
fn a_member_that_is_there_twice_deviates() {
    for payment in created(r#"{"id":"urn:klavi:1","id":"urn:klavi:2","status":"STARTED"}"#) {
        assert!(payment.id.violation().is_some_and(|violation| violation.keyword() == Keyword::DuplicateMember));
        assert_eq!(payment.status.known().unwrap().as_str(), "STARTED");
    }
}

fn envelope(json: &str) -> [lina::received::CancelledPayment; 2] {
    let (payment_id, cancel) = lina_call();
    let operation = lina::operations::CancelPayment { payment_id: &payment_id, body: &cancel };
    let server = StandIn::answering("200 OK", json);
    calls::lina(&server, &operation).map(|outcome| outcome.unwrap().into_known().unwrap())
}

#[test]
fn deviations_are_found_at_every_level() {
    let table: [(&str, &str, &[&str]); 10] = [
        (
            r#""status":"CANCELADO",
    "creditor""#,
            r#""status":"SUSPENSO","creditor""#,
            &["/data/status enum"],
        ),
        (r#""tenantId":"t1","#, "", &["/data required"]),
        (r#""id":"pr_1","#, r#""id":null,"#, &["/data/id type"]),
        ("2026-11-20T10:00:00Z", "2026-02-30T10:00:00Z", &["/data/createDateTime format"]),
        ("2026-11-20T10:00:00Z", "2026-11-20", &["/data/createDateTime format"]),
        (r#""id":"pay_def""#, r#""id":7"#, &["/data/payments/1/id type"]),
        (r#"{"id":"pay_def","status":"PROGRAMADO"}"#, "false", &["/data/payments/1 type"]),
        (r#""value":1500.50"#, r#""value":{}"#, &["/data/value type"]),
        (r#""accountNumber":"987654321""#, r#""accountNumber":987654321"#, &["/data/creditor/accountNumber type"]),
        (r#""statusCode":200"#, r#""statusCode":200.5"#, &["/statusCode type"]),
    ];
    for (old, new, expected) in table {
        assert!(PAYMENT_REQUEST.contains(old), "{old}");
        for answer in envelope(&PAYMENT_REQUEST.replacen(old, new, 1)) {
            assert_eq!(places(&answer.violations()), expected, "{new}");
            let request = answer.data.known().unwrap();
            assert_eq!(request.external_id, Field::Null);
            let refused = lina::types::CancelledPayment::try_from(answer.clone()).unwrap_err();
            assert_eq!(places(&refused), expected, "{new}");
        }
    }
}

#[test]
fn an_unknown_value_of_a_closed_vocabulary_is_readable() {
    for answer in envelope(&PAYMENT_REQUEST.replace("CANCELADO", "SUSPENSO")) {
        let status = answer.data.known().unwrap().status.known().unwrap().clone();
        assert_eq!(status, Open::Unknown("SUSPENSO".into()));
        assert_eq!(
            places(&answer.violations()),
            ["/data/status enum"],
            "the status of a payment is an open vocabulary"
        );
    }
}

#[test]
fn all_deviations_are_reported_together() {
    for answer in envelope(r#"{"data":{"id":1,"value":"1500.50","payments":[{"id":2},3]},"statusCode":"200"}"#) {
        let found = places(&answer.violations());
        for expected in ["/data/id type", "/data/payments/0/id type", "/data/payments/1 type", "/statusCode type"] {
            assert!(found.contains(&expected.to_owned()), "{expected}: {found:?}");
        }
        assert_eq!(found.iter().filter(|place| *place == "/data required").count(), 12, "{found:?}");
        assert_eq!(answer.data.known().unwrap().value.known().unwrap().as_str(), "1500.50");
    }
    for answer in envelope("{}") {
        assert_eq!(places(&answer.violations()), [" required"]);
        assert!(answer.data.is_missing());
    }
}

#[test]
fn deviations_of_a_charge() {
    let json = r#"{"transferStatusCode":3000000000,"amount":1.5,"finalAmount":true,"payer":{"document":{"type":"RG",
        "documentId":740886967}},"transferDetails":{"pix":{"qrCodeType":"ANIMATED","qrCode":[]}}}"#;
    let server = StandIn::answering("200 OK", json);
    let key = "1".parse().unwrap();
    let operation = liquido::operations::CancelCharge { idempotency_key: &key };
    for outcome in calls::liquido(&server, &operation) {
        let charge = outcome.unwrap().into_known().unwrap();
        let mut found = places(&charge.violations());
        found.sort_unstable();
        let expected = [
            "/amount type",
            "/finalAmount type",
            "/payer/document/documentId type",
            "/payer/document/type enum",
            "/transferDetails/pix/qrCode type",
            "/transferDetails/pix/qrCodeType enum",
            "/transferStatusCode format",
        ];
        assert_eq!(found, expected);
    }
}

/// `2xx` whose body cannot be decoded: a success all the same, with the bytes as they came.
fn undecodable<O: Operation>(bytes: &str, operation: &O, raw: Option<&str>, keywords: &[Keyword])
where
    O::Success: Receivable,
    O::Rejection: std::fmt::Debug,
{
    let server = StandIn::sending(bytes);
    for outcome in calls::klavi(&server, operation) {
        let answer = outcome.unwrap();
        assert!(answer.status().is_success());
        assert_eq!(answer.body().raw(), raw.map(str::as_bytes), "{bytes}");
        assert_eq!(matches!(answer.body(), Body::Empty), raw.is_none(), "{bytes}");
        let found: Vec<Keyword> = answer.violations().iter().map(Violation::keyword).collect();
        assert_eq!(found, keywords, "{bytes}");
    }
}

#[test]
fn a_success_without_a_readable_body_is_a_success() {
    let html = "<html>thank you</html>";
    let klavi = Klavi::new();
    let operation = klavi.create_payment();
    let table = [
        (answer("201 Created", "text/html", html), Some(html), vec![Keyword::Content, Keyword::Json]),
        (answer("201 Created", "application/json", r#"{"id":"#), Some(r#"{"id":"#), vec![Keyword::Json]),
        (answer("201 Created", "application/json", "{} {}"), Some("{} {}"), vec![Keyword::Json]),
        (answer("201 Created", "application/json", "[]"), Some("[]"), vec![Keyword::Type]),
        (answer("201 Created", "application/json", "null"), Some("null"), vec![Keyword::Type]),
        (answer("201 Created", "application/json", ""), None, vec![Keyword::Content]),
        (answer("202 Accepted", "application/json", "{}"), Some("{}"), vec![Keyword::Responses]),
        (answer("204 No Content", "application/json", ""), None, vec![Keyword::Responses]),
    ];
    for (bytes, raw, keywords) in table {
        undecodable(&bytes, &operation, raw, &keywords);
    }
    let server = StandIn::sending(answer("201 Created", "text/plain", r#"{"id":"urn:klavi:1"}"#));
    for outcome in calls::klavi(&server, &operation) {
        let answer = outcome.unwrap();
        assert_eq!(answer.known().unwrap().id.known().unwrap().as_str(), "urn:klavi:1");
        assert_eq!(places(answer.violations()), [" content"], "another content type is noted, and the body read");
    }
}
