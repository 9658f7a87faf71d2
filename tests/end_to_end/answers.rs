//! What the providers document as their answers, read by both clients without a deviation.

use std::fmt::Debug;

use pix_clients::klavi::types::{CreatedAmount, KnownPaymentStatus, KnownStatusReasonCode};
use pix_clients::liquido::types::KnownTransferStatus;
use pix_clients::runtime::http::{Answer, Body, Operation};
use pix_clients::runtime::{Json, Open, Violation, Write, to_json_string};
use pix_clients::{klavi, lina, liquido};

use crate::calls::{self, Klavi, Outcome};
use crate::examples::{self, Example};
use crate::stand_in::{StandIn, answer};

/// The same for the received form of every answer.
pub(crate) trait Receivable: Write + Debug {
    fn violations(&self) -> Vec<Violation>;
}

macro_rules! receivable {
    ($($ty:ty),*) => {$(
        impl Receivable for $ty {
            fn violations(&self) -> Vec<Violation> {
                self.violations()
            }
        }
    )*};
}

receivable!(
    klavi::received::CreatedPayment,
    klavi::received::RetriedPayment,
    klavi::received::CancelledPayment,
    lina::received::CancelledPayment,
    liquido::received::CancelledCharge
);

/// Both clients know the body, nothing deviates, and nothing is lost: written again it is what was sent.
fn read_in_full<S: Receivable, R: Debug>(outcomes: [Outcome<S, R>; 2], json: &str) -> [S; 2] {
    outcomes.map(|outcome| {
        let answer = outcome.unwrap();
        assert_eq!(answer.violations(), []);
        let known = answer.into_known().unwrap();
        assert_eq!(known.violations(), []);
        assert_eq!(to_json_string(&known).parse::<Json>().unwrap(), json.parse().unwrap());
        known
    })
}

#[test]
fn documented_examples_are_read_in_full() {
    let klavi = Klavi::new();
    let mut count = 0;
    for Example { operation_id, status, json } in examples::of_answers("klavi.yaml") {
        let server = StandIn::answering(&status, &json);
        match operation_id.as_str() {
            "createPayment" => {
                for known in read_in_full(calls::klavi(&server, &klavi.create_payment()), &json) {
                    klavi::types::CreatedPayment::try_from(known).unwrap();
                }
            }
            "retryPayment" => {
                for known in read_in_full(calls::klavi(&server, &klavi.retry_payment()), &json) {
                    klavi::types::RetriedPayment::try_from(known).unwrap();
                }
            }
            other => panic!("an answer of {other} is new: add it here"),
        }
        count += 1;
    }
    for Example { status, json, .. } in examples::of_answers("liquido.yaml") {
        let server = StandIn::answering(&status, &json);
        let key = "20220602-001".parse().unwrap();
        let operation = liquido::operations::CancelCharge { idempotency_key: &key };
        for known in read_in_full(calls::liquido(&server, &operation), &json) {
            liquido::types::CancelledCharge::try_from(known).unwrap();
        }
        count += 1;
    }
    assert_eq!((count, examples::of_answers("lina.yaml").len()), (3, 0));
}

#[test]
fn a_created_payment() {
    let json = r#"{"id":"fcb72e3a-b346-4f71-b044-971dc23232c9","clientRequestId":"fcb72e3a-b346-4f71-b044-dsndsnmnkdsmk",
        "amount":"1333.04","currency":"BRL","status":"PAYMENT_PENDING",
        "statusReason":{"code":"NAO_INFORMADO","message":"Erro não informado na iniciadora ou detentora de conta."}}"#;
    let server = StandIn::answering("201 Created", json);
    for payment in read_in_full(calls::klavi(&server, &Klavi::new().create_payment()), json) {
        assert_eq!(payment.id.known().unwrap().as_str(), "fcb72e3a-b346-4f71-b044-971dc23232c9");
        assert_eq!(payment.client_request_id.known().unwrap().as_str(), "fcb72e3a-b346-4f71-b044-dsndsnmnkdsmk");
        assert_eq!(payment.amount.known().unwrap().as_str(), "1333.04");
        assert_eq!(payment.currency.known().unwrap().as_str(), "BRL");
        assert_eq!(payment.status.known(), Some(&Open::Known(KnownPaymentStatus::PaymentPending)));
        let reason = payment.status_reason.known().unwrap();
        assert_eq!(reason.code.known(), Some(&Open::Known(KnownStatusReasonCode::NaoInformado)));
        let message = reason.message.known().unwrap().as_str();
        assert_eq!(message, "Erro não informado na iniciadora ou detentora de conta.");
        assert!(payment.additional.is_empty());
    }
}

#[test]
fn amounts_keep_their_digits() {
    let table = ["1333.40", "100000000000000000000000000000.10", "1.1000000000000000000000000000000001", "1e2", "-0.0"];
    for text in table {
        let json = format!(r#"{{"amount":{text}}}"#);
        let server = StandIn::answering("201 Created", &json);
        for payment in read_in_full(calls::klavi(&server, &Klavi::new().create_payment()), &json) {
            let amount = payment.amount.known().unwrap();
            assert!(matches!(amount, CreatedAmount::Number(_)));
            assert_eq!(amount.as_str(), text);
            assert_eq!(payment.to_json(), json.as_bytes());
        }
    }
}

#[test]
fn a_retried_payment() {
    let json = r#"{"id":"urn:klavi:1","status":"CANCELED","statusReason":{"code":"SALDO_INSUFICIENTE"}}"#;
    let server = StandIn::answering("201 Created", json);
    for payment in read_in_full(calls::klavi(&server, &Klavi::new().retry_payment()), json) {
        assert_eq!(payment.status.known(), Some(&Open::Known(KnownPaymentStatus::Canceled)));
        let code = payment.status_reason.known().unwrap().code.known().unwrap();
        assert_eq!((code.as_str(), code.known()), ("SALDO_INSUFICIENTE", None));
        assert!(payment.client_request_id.is_missing());
    }
}

/// An answer without a content type, which has nothing to describe where there is no body.
fn empty(status: &str) -> String {
    format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n")
}

fn is_empty<T>(answer: &Answer<T>) -> bool {
    matches!(answer.body(), Body::Empty)
}

#[test]
fn a_cancelled_payment_may_have_no_body() {
    let klavi = Klavi::new();
    for bytes in [empty("200 OK"), answer("200 OK", "application/json", ""), "HTTP/1.1 200 OK\r\n\r\n".to_owned()] {
        let server = StandIn::sending(bytes);
        for outcome in calls::klavi(&server, &klavi.cancel_payment()) {
            let answer = outcome.unwrap();
            assert!(is_empty(&answer) && answer.known().is_none());
        }
    }
    for json in ["{}", r#"{"id":"fcb72e3a-b346-4f71-b044-971dc23232c9"}"#, r#"{"id":"urn:klavi:1","canceledAt":null}"#]
    {
        let server = StandIn::answering("200 OK", json);
        for payment in read_in_full(calls::klavi(&server, &klavi.cancel_payment()), json) {
            assert_eq!(payment.id.is_missing(), json == "{}");
            assert_eq!(payment.additional.get("canceledAt"), json.contains("canceledAt").then_some(&Json::Null));
        }
    }
}

pub(crate) const PAYMENT_REQUEST: &str = r#"{"data":{"id":"pr_1","createDateTime":"2026-11-20T10:00:00Z",
    "lastChangedDateTime":"2026-11-21T10:00:00.123-03:00","externalComment":null,"externalId":null,
    "cpfCnpj":"39053344705","redirectUri":null,"tenantId":"t1","consentId":"c1","value":1500.50,"status":"CANCELADO",
    "creditor":{"name":"Maria Souza","personType":"PESSOA_NATURAL","cpfCnpj":"52998224725","accountIspb":"12345678",
    "accountIssuer":"0001","accountNumber":"987654321","accountPixKey":"maria@example.com","accountType":"CACC"},
    "debitor":null,"type":"MONTHLY","payments":[{"id":"pay_abc","endToEndId":"E1","dueDate":"2026-12-01","txId":null,
    "status":"CANCELADO"},{"id":"pay_def","status":"PROGRAMADO"}]},"message":"OK","type":"success","statusCode":200}"#;

#[test]
fn a_cancelled_payment_of_lina() {
    let (payment_id, cancel) = lina_call();
    let operation = lina::operations::CancelPayment { payment_id: &payment_id, body: &cancel };
    let server = StandIn::answering("200 OK", PAYMENT_REQUEST);
    for envelope in read_in_full(calls::lina(&server, &operation), PAYMENT_REQUEST) {
        let request = envelope.data.known().unwrap();
        assert_eq!(request.value.known().unwrap().as_str(), "1500.50");
        assert!(request.debitor.is_null() && request.external_id.is_null());
        let creditor = request.creditor.known().unwrap();
        assert_eq!(creditor.name.known().unwrap().as_str(), "Maria Souza");
        let payments = request.payments.known().unwrap();
        let ids: Vec<&str> =
            payments.iter().map(|payment| payment.known().unwrap().id.known().unwrap().as_str()).collect();
        assert_eq!(ids, ["pay_abc", "pay_def"]);
        let strict = lina::types::CancelledPayment::try_from(envelope.clone()).unwrap();
        assert_eq!(strict.data.payments.len(), 2);
    }
}

pub(crate) fn lina_call() -> (lina::types::PaymentId, lina::types::CancelPayment) {
    ("pay_abc".parse().unwrap(), lina::types::CancelPayment::new("11111111111".parse().unwrap()))
}

#[test]
fn a_cancelled_charge_with_members_that_nobody_documents() {
    let json = r#"{"transferStatusCode":200,"transferStatus":"CANCELED","amount":100,"finalAmount":"100","payer":
        {"name":"Thiago Gabriel","document":null,"loyalty":{"level":3}},"description":"hello world",
        "callbackUrl":"http://api.client.com/notifications","refund":[1.10]}"#;
    let server = StandIn::answering("200 OK", json);
    let key = "20220602-001".parse().unwrap();
    let operation = liquido::operations::CancelCharge { idempotency_key: &key };
    for charge in read_in_full(calls::liquido(&server, &operation), json) {
        assert_eq!(charge.transfer_status_code.known(), Some(&200));
        assert_eq!(charge.transfer_status.known(), Some(&Open::Known(KnownTransferStatus::Canceled)));
        assert_eq!((charge.amount.known(), charge.final_amount.known().unwrap().as_str()), (Some(&100), "100"));
        let payer = charge.payer.known().unwrap();
        assert!(payer.document.is_null() && payer.email.is_missing());
        assert_eq!(payer.additional.get("loyalty").and_then(|loyalty| loyalty.get("level")), Some(&Json::from(3)));
        assert_eq!(charge.description.known().map(String::as_str), Some("hello world"));
        assert_eq!(charge.additional.get("refund").unwrap().to_string(), "[1.10]");
    }
}

/// The documented name of each operation, as it appears in traces and metrics of users.
#[test]
fn operations_have_their_names() {
    fn name<O: Operation>(_: &O) -> (&'static str, &'static str) {
        (O::NAME, O::PLACE.split_once('#').unwrap().0)
    }
    let klavi = Klavi::new();
    assert_eq!(name(&klavi.create_payment()), ("createPayment", "specs/klavi.yaml"));
    assert_eq!(name(&klavi.retry_payment()), ("retryPayment", "specs/klavi.yaml"));
    assert_eq!(name(&klavi.cancel_payment()), ("cancelPayment", "specs/klavi.yaml"));
    let (payment_id, cancel) = lina_call();
    let operation = lina::operations::CancelPayment { payment_id: &payment_id, body: &cancel };
    assert_eq!(name(&operation), ("cancelPayment", "specs/lina.yaml"));
    let key = "1".parse().unwrap();
    let operation = liquido::operations::CancelCharge { idempotency_key: &key };
    assert_eq!(name(&operation), ("cancelCharge", "specs/liquido.yaml"));
}
