//! Answers with `4xx` and `5xx`.

use std::fmt::Debug;

use pix_clients::runtime::http::{Answer, Body, Error};
use pix_clients::runtime::{Json, Keyword};
use pix_clients::{klavi, lina, liquido};

use crate::answers::lina_call;
use crate::calls::{self, Klavi, Outcome};
use crate::examples;
use crate::stand_in::{StandIn, answer};

fn rejected<S: Debug, R: Debug>(outcomes: [Outcome<S, R>; 2]) -> [Answer<R>; 2] {
    outcomes.map(|outcome| {
        let error = outcome.unwrap_err();
        let effect = error.may_have_taken_effect();
        let Error::Rejected(rejected) = error else { panic!("{error:?}") };
        assert_eq!(effect, rejected.status().is_server_error() || rejected.status() == 408);
        rejected.into_answer()
    })
}

#[test]
fn every_documented_status_is_a_rejection() {
    let klavi = Klavi::new();
    let documented = examples::statuses("klavi.yaml", "createPayment");
    let errors: Vec<&String> = documented.iter().filter(|status| *status != "201").collect();
    assert_eq!(errors, ["400", "401", "403", "404", "409", "416", "422", "429", "500", "502", "503", "504"]);
    for status in errors {
        let line = format!("{status} Odd");
        let server = StandIn::sending(format!("HTTP/1.1 {line}\r\ncontent-length: 0\r\n\r\n"));
        for answer in rejected(calls::klavi(&server, &klavi.create_payment())) {
            assert_eq!(answer.status().as_str(), status);
            assert!(matches!(answer.body(), Body::Empty));
            assert_eq!(answer.violations().is_empty(), status != "416", "only 416 has a body by its documentation");
        }
        let json = r#"{"statusCode":"X1","message":"no"}"#;
        let server = StandIn::answering(&line, json);
        for answer in rejected(calls::klavi(&server, &klavi.retry_payment())) {
            assert_eq!(answer.known().is_some(), status == "416");
            assert_eq!(answer.body().raw().is_some(), status != "416");
        }
        let html = "<html><h1>Bad Gateway</h1></html>";
        let server = StandIn::sending(self::answer(&line, "text/html", html));
        for answer in rejected(calls::klavi(&server, &klavi.cancel_payment())) {
            assert_eq!(answer.body().raw(), Some(html.as_bytes()));
            assert!(!answer.violations().is_empty());
        }
    }
}

#[test]
fn a_business_error_has_its_code() {
    let table = [
        (r#"{"statusCode":"LIMIT"}"#, "LIMIT"),
        (r#"{"statusCode":4161}"#, "4161"),
        (r#"{"statusCode":1.50}"#, "1.50"),
        (r#"{"statusCode":"4161","details":[{"x":1}],"message":"no"}"#, "4161"),
    ];
    for (json, code) in table {
        let server = StandIn::answering("416 Range Not Satisfiable", json);
        for answer in rejected(calls::klavi(&server, &Klavi::new().create_payment())) {
            let error = answer.known().unwrap();
            assert_eq!(error.status_code.known().unwrap().as_str(), code);
            assert_eq!((error.violations(), error.to_json()), (vec![], json.as_bytes().to_vec()));
            assert_eq!(error.additional.get("message").is_some(), json.contains("message"));
        }
    }
    let server = StandIn::answering("416 Range Not Satisfiable", r#"{"statusCode":false}"#);
    for answer in rejected(calls::klavi(&server, &Klavi::new().create_payment())) {
        let error = answer.known().unwrap();
        assert_eq!(error.status_code.raw(), Some(&Json::Boolean(false)));
        assert_eq!(error.violations()[0].pointer(), "/statusCode");
        klavi::types::BusinessError::try_from(error.clone()).unwrap_err();
    }
}

#[test]
fn undocumented_statuses_are_rejections_too() {
    for status in ["402 Payment Required", "408 Request Timeout", "418 Teapot", "499 Odd", "520 Odd", "599 Odd"] {
        let server = StandIn::answering(status, r#"{"error":"x"}"#);
        for answer in rejected(calls::klavi(&server, &Klavi::new().create_payment())) {
            assert_eq!(answer.body().raw(), Some(br#"{"error":"x"}"#.as_slice()));
            assert_eq!(answer.violations()[0].keyword(), Keyword::Responses);
        }
    }
}

#[test]
fn providers_that_document_no_error_have_rejections_all_the_same() {
    let (payment_id, cancel) = lina_call();
    let key = "1".parse().unwrap();
    for status in ["400 Bad Request", "401 Unauthorized", "422 Unprocessable Content", "500 Internal Server Error"] {
        let json = r#"{"message":"no","type":"error"}"#;
        let server = StandIn::answering(status, json);
        let operation = lina::operations::CancelPayment { payment_id: &payment_id, body: &cancel };
        for answer in rejected(calls::lina(&server, &operation)) {
            assert_eq!((answer.status().as_str(), answer.body().raw()), (&status[..3], Some(json.as_bytes())));
        }
        let server = StandIn::answering(status, json);
        let operation = liquido::operations::CancelCharge { idempotency_key: &key };
        for answer in rejected(calls::liquido(&server, &operation)) {
            assert_eq!((answer.status().as_str(), answer.body().raw()), (&status[..3], Some(json.as_bytes())));
        }
    }
}
