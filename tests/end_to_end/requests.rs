//! The bytes that both clients send.

use pix_clients::klavi::types::{
    AutoRetryStrategy, CancelPaymentCnpj, CreditorAccountCacc, Holder, HolderDraft, IdentifierType,
};
use pix_clients::runtime::{Integer, Json};
use pix_clients::{klavi, lina, liquido};

use crate::calls::{self, Klavi};
use crate::examples;
use crate::stand_in::StandIn;

/// A request of each client, byte for byte the same.
fn same_requests(server: &StandIn) -> String {
    let mut requests = server.requests();
    assert_eq!(requests.len(), 2);
    let blocking = requests.pop().unwrap();
    assert_eq!(requests[0], blocking);
    blocking
}

fn klavi_clients(server: &StandIn) -> (klavi::Client, klavi::blocking::Client) {
    let url = server.url();
    (
        calls::klavi_builder::<klavi::Client>(&url).build().unwrap(),
        calls::klavi_builder::<klavi::blocking::Client>(&url).build().unwrap(),
    )
}

fn full_payment() -> klavi::types::CreatePayment {
    let holder = HolderDraft {
        identifier: Some("11111111111".parse().unwrap()),
        identifier_type: Some(IdentifierType::Cpf),
        name: Some("João \"Zé\" Doe".parse().unwrap()),
        ..HolderDraft::default()
    };
    let mut account =
        CreditorAccountCacc::new("12345678".parse().unwrap(), "1774".parse().unwrap(), "1234567890".parse().unwrap());
    account.holder = Some(Holder::new(holder).unwrap());
    let mut payment = Klavi::new().create;
    payment.creditor_account = Some(account.into());
    payment.remittance_information = Some("Pagamento da nota XPTO035-002.\n".parse().unwrap());
    payment.ibge_town_code = Some("5300108".parse().unwrap());
    let info = [("total".to_owned(), "12345678901234567890.10".parse::<Json>().unwrap())];
    payment.external_info = Some(info.into_iter().collect());
    let strategy = AutoRetryStrategy {
        skip_weekend: Some(false),
        days: Some([1, 2, 3].map(|day| Integer::try_from(day).unwrap()).to_vec()),
        ..AutoRetryStrategy::default()
    };
    payment.auto_retry_strategy = Some(strategy);
    payment.additional.insert("newMember", Json::Null).unwrap();
    payment
}

#[test]
fn create_payment_with_every_member() {
    let server = StandIn::answering("201 Created", "{}");
    let (client, blocking) = klavi_clients(&server);
    let (consent_id, payment) = (Klavi::new().consent_id, full_payment());
    calls::wait(client.create_payment(&consent_id, &payment)).unwrap();
    blocking.create_payment(&consent_id, &payment).unwrap();
    let expected = r#"POST /payment/customer/v1/automatic/consents/urn%3Aprovider%3Aa%2Fb%3Fc%3Dd%23e%252F%3A%40%3Bf/payments HTTP/1.1
accept: application/json
authorization: Bearer t0ken-of-the-caller
content-length: 477
content-type: application/json
host: HOST
user-agent: tests/1

{"clientRequestId":"order-1","date":"2026-12-01","amount":"1333.40","currency":"BRL","creditorAccount":{"ispb":"12345678","issuer":"1774","number":"1234567890","accountType":"CACC","holder":{"identifier":"11111111111","name":"João \"Zé\" Doe","identifierType":"CPF"}},"remittanceInformation":"Pagamento da nota XPTO035-002.\n","ibgeTownCode":"5300108","externalInfo":{"total":12345678901234567890.10},"autoRetryStrategy":{"skipWeekend":false,"days":[1,2,3]},"newMember":null}"#;
    assert_eq!(same_requests(&server), expected);
}

#[test]
fn create_payment_with_the_required_members() {
    let server = StandIn::answering("201 Created", "{}");
    let (client, blocking) = klavi_clients(&server);
    let Klavi { consent_id, create, .. } = Klavi::new();
    calls::wait(client.create_payment(&consent_id, &create)).unwrap();
    blocking.create_payment(&consent_id, &create).unwrap();
    let (head, body) = same_requests(&server).split_once("\n\n").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    assert_eq!(body, r#"{"clientRequestId":"order-1","date":"2026-12-01","amount":"1333.40","currency":"BRL"}"#);
    assert!(head.contains("\ncontent-length: 85\n"), "{head}");
}

#[test]
fn retry_payment() {
    let server = StandIn::answering("201 Created", "{}");
    let (client, blocking) = klavi_clients(&server);
    let Klavi { consent_id, payment_id, retry, .. } = Klavi::new();
    calls::wait(client.retry_payment(&consent_id, &payment_id, &retry)).unwrap();
    blocking.retry_payment(&consent_id, &payment_id, &retry).unwrap();
    let expected = r#"POST /payment/customer/v1/automatic/consents/urn%3Aprovider%3Aa%2Fb%3Fc%3Dd%23e%252F%3A%40%3Bf/payments/fcb72e3a-b346-4f71-b044-971dc23232c9/retry HTTP/1.1
accept: application/json
authorization: Bearer t0ken-of-the-caller
content-length: 49
content-type: application/json
host: HOST
user-agent: tests/1

{"clientRequestId":"order-1","date":"2026-12-01"}"#;
    assert_eq!(same_requests(&server), expected);
}

#[test]
fn cancel_payment_of_klavi() {
    let table = [
        (Klavi::new().cancel, r#"{"cancelledBy":"11111111111","identifierType":"CPF"}"#),
        (
            CancelPaymentCnpj::new("11111111111111".parse().unwrap()).into(),
            r#"{"cancelledBy":"11111111111111","identifierType":"CNPJ"}"#,
        ),
    ];
    for (cancel, body) in table {
        let server = StandIn::answering("200 OK", "{}");
        let (client, blocking) = klavi_clients(&server);
        let consent_id = Klavi::new().consent_id;
        let payment_id = "urn:klavi:pay/ment?1#2%3".parse().unwrap();
        calls::wait(client.cancel_payment(&consent_id, &payment_id, &cancel)).unwrap();
        blocking.cancel_payment(&consent_id, &payment_id, &cancel).unwrap();
        let expected = format!(
            "POST /payment/customer/v1/automatic/consents/urn%3Aprovider%3Aa%2Fb%3Fc%3Dd%23e%252F%3A%40%3Bf/payments/\
             urn%3Aklavi%3Apay%2Fment%3F1%232%253/cancel HTTP/1.1\n\
             accept: application/json\n\
             authorization: Bearer t0ken-of-the-caller\n\
             content-length: {}\n\
             content-type: application/json\n\
             host: HOST\n\
             user-agent: tests/1\n\
             \n\
             {body}",
            body.len()
        );
        assert_eq!(same_requests(&server), expected);
    }
}

#[test]
fn cancel_payment_of_lina() {
    let table = [
        ("pay_abc", "pay_abc"),
        ("a/b?c#d%e:f", "a%2Fb%3Fc%23d%25e%3Af"),
        ("../../consents", "..%2F..%2Fconsents"),
        ("ação \r\nx-evil: 1", "a%C3%A7%C3%A3o%20%0D%0Ax-evil%3A%201"),
    ];
    for (payment_id, segment) in table {
        let server = StandIn::answering("200 OK", "{}");
        let client = calls::lina_builder::<lina::Client>(&server.url()).build().unwrap();
        let blocking = calls::lina_builder::<lina::blocking::Client>(&server.url()).build().unwrap();
        let payment_id = payment_id.parse().unwrap();
        let cancel = lina::types::CancelPayment::new("11111111111".parse().unwrap());
        calls::wait(client.cancel_payment(&payment_id, &cancel)).unwrap();
        blocking.cancel_payment(&payment_id, &cancel).unwrap();
        let expected = format!(
            "PATCH /api/v1/open-integration/payments/{segment}/cancel HTTP/1.1\n\
             accept: application/json\n\
             authorization: Bearer t0ken-of-the-caller\n\
             content-length: 32\n\
             content-type: application/json\n\
             host: HOST\n\
             user-agent: tests/1\n\
             \n\
             {{\"cpfCancelledBy\":\"11111111111\"}}"
        );
        assert_eq!(same_requests(&server), expected);
    }
}

#[test]
fn cancel_charge_of_liquido_has_both_credentials() {
    let server = StandIn::answering("200 OK", "{}");
    let client = calls::liquido_builder::<liquido::Client>(&server.url()).build().unwrap();
    let blocking = calls::liquido_builder::<liquido::blocking::Client>(&server.url()).build().unwrap();
    let key = "20220602-001/x?y#z%:".parse().unwrap();
    calls::wait(client.cancel_charge(&key)).unwrap();
    blocking.cancel_charge(&key).unwrap();
    let expected = "POST /v1/payments/charges/cancel/20220602-001%2Fx%3Fy%23z%25%3A HTTP/1.1
accept: application/json
authorization: Bearer t0ken-of-the-caller
content-length: 2
content-type: application/json
host: HOST
user-agent: tests/1
x-api-key: k3y-of-the-caller

{}";
    assert_eq!(same_requests(&server), expected);
}

#[test]
fn a_base_url_may_have_a_path() {
    for path in ["/gateway/klavi", "/gateway/klavi/"] {
        let server = StandIn::answering("201 Created", "{}");
        let url = server.url() + path;
        let Klavi { consent_id, create, .. } = Klavi::new();
        let client = calls::klavi_builder::<klavi::Client>(&url).build().unwrap();
        calls::wait(client.create_payment(&consent_id, &create)).unwrap();
        let blocking = calls::klavi_builder::<klavi::blocking::Client>(&url).build().unwrap();
        blocking.create_payment(&consent_id, &create).unwrap();
        let request = same_requests(&server);
        assert!(request.starts_with("POST /gateway/klavi/payment/customer/v1/automatic/consents/urn%3A"), "{request}");
    }
}

#[test]
fn the_user_agent_is_the_generated_crate() {
    let server = StandIn::answering("200 OK", "{}");
    let builder = lina::blocking::Client::builder().base_url(&server.url());
    let client = builder.bearer_auth(pix_clients::runtime::Secret::new("t")).build().unwrap();
    let cancel = lina::types::CancelPayment::new("11111111111".parse().unwrap());
    client.cancel_payment(&"1".parse().unwrap(), &cancel).unwrap();
    let requests = server.requests();
    assert!(requests[0].contains("\nuser-agent: pix-clients/0.1.0\n"), "{requests:?}");
}

#[test]
fn documented_requests_can_be_built_and_are_sent_as_they_are() {
    let mut seen = Vec::new();
    for specification in ["klavi.yaml", "lina.yaml", "liquido.yaml"] {
        for example in examples::of_requests(specification) {
            let bytes = example.json.as_bytes();
            let written = match (specification, example.operation_id.as_str()) {
                ("klavi.yaml", "createPayment") => klavi::types::CreatePayment::from_json(bytes).unwrap().to_json(),
                ("klavi.yaml", "retryPayment") => klavi::types::RetryPayment::from_json(bytes).unwrap().to_json(),
                ("klavi.yaml", "cancelPayment") => klavi::types::CancelPayment::from_json(bytes).unwrap().to_json(),
                ("lina.yaml", "cancelPayment") => lina::types::CancelPayment::from_json(bytes).unwrap().to_json(),
                ("liquido.yaml", "cancelCharge") => liquido::types::EmptyObject::from_json(bytes).unwrap().to_json(),
                other => panic!("{other:?} is new: add it here"),
            };
            let json: Json = String::from_utf8(written).unwrap().parse().unwrap();
            assert_eq!(json, example.json.parse().unwrap());
            seen.push(example.operation_id);
        }
    }
    seen.dedup();
    assert_eq!(seen, ["createPayment", "retryPayment", "cancelPayment", "cancelCharge"]);
}
