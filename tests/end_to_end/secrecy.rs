//! Tokens, keys and personal data appear in no `Debug`, no `Display` and no chain of causes.

use std::error::Error as StdError;
use std::fmt::{Debug, Display};
use std::net::TcpListener;

use pix_clients::klavi::types::{CreditorAccountCacc, Holder, HolderDraft, IdentifierType};
use pix_clients::runtime::Secret;
use pix_clients::runtime::http::{Error, Operation};
use pix_clients::{klavi, lina, liquido};

use crate::answers::{PAYMENT_REQUEST, lina_call};
use crate::calls::{self, API_KEY, Klavi, Outcome, TOKEN};
use crate::stand_in::{StandIn, answer};

/// Everything that is secret or personal in the requests and answers of these tests.
const HIDDEN: &[&str] = &[
    TOKEN,
    API_KEY,
    "39053344705",
    "52998224725",
    "11222333000181",
    "Maria Souza",
    "987654321",
    "maria@example.com",
    "5511987654321",
    "04849333",
    "Jardim Gaivotas",
    "Rua 9",
    "00020101021226580014BR",
];

#[track_caller]
fn hides(shown: &str) {
    for hidden in HIDDEN {
        assert!(!shown.contains(hidden), "{hidden} is in {shown}");
    }
}

#[track_caller]
fn hides_debug(value: &dyn Debug) {
    hides(&format!("{value:?}"));
    hides(&format!("{value:#?}"));
}

#[track_caller]
fn hides_display(value: &dyn Display) {
    hides(&format!("{value}"));
    hides(&format!("{value:#}"));
}

/// An error, and every error below it.
#[track_caller]
fn hides_error(error: &dyn StdError) {
    let mut next = Some(error);
    while let Some(error) = next {
        hides(&format!("{error} {error:?} {error:#?}"));
        next = error.source();
    }
}

#[track_caller]
fn hides_outcomes<S: Debug, R: Debug>(outcomes: [Outcome<S, R>; 2]) {
    for outcome in outcomes {
        match outcome {
            Ok(answer) => hides_debug(&answer),
            Err(error) => hides_error(&error),
        }
    }
}

fn payment() -> klavi::types::CreatePayment {
    let mut holder = HolderDraft {
        identifier: Some("39053344705".parse().unwrap()),
        identifier_type: Some(IdentifierType::Cpf),
        name: Some("Maria Souza".parse().unwrap()),
        ..HolderDraft::default()
    };
    holder.additional.insert("phone", "5511987654321").unwrap();
    hides_debug(&holder);
    let (ispb, branch, number) = ("12345678", "1774", "987654321");
    let mut account = CreditorAccountCacc::new(ispb.parse().unwrap(), branch.parse().unwrap(), number.parse().unwrap());
    account.holder = Some(Holder::new(holder).unwrap());
    let mut payment = Klavi::new().create;
    payment.creditor_account = Some(account.into());
    payment.external_info = Some([("email".to_owned(), "maria@example.com".into())].into_iter().collect());
    payment
}

#[test]
fn requests_show_nothing_personal() {
    hides_debug(&payment());
    let cancel: klavi::types::CancelPayment =
        klavi::types::CancelPaymentCnpj::new("11222333000181".parse().unwrap()).into();
    hides_debug(&cancel);
    hides_debug(&lina::types::CancelPayment::new("39053344705".parse().unwrap()));
    let klavi = Klavi { create: payment(), cancel, ..Klavi::new() };
    hides_debug(&klavi.create_payment());
    hides_debug(&klavi.create_payment().prepare().unwrap());
    hides_debug(&klavi.cancel_payment());
    let cpf: klavi::types::Cpf = "39053344705".parse().unwrap();
    hides_display(&cpf);
    hides_display(&"Maria Souza".parse::<klavi::types::PersonName>().unwrap());
    hides_display(&"987654321".parse::<klavi::types::AccountNumber>().unwrap());
}

#[test]
fn clients_and_builders_show_no_credential() {
    let builder = calls::liquido_builder::<liquido::blocking::Client>("http://127.0.0.1:1");
    hides_debug(&builder);
    hides_debug(&builder.clone().build().unwrap());
    hides_debug(&calls::liquido_builder::<liquido::Client>("http://127.0.0.1:1").build().unwrap());
    hides_debug(&calls::klavi_builder::<klavi::Client>("http://127.0.0.1:1").build().unwrap());
    let (settings, credentials) = builder.into_parts();
    hides_debug(&(settings, &credentials));
    hides_debug(&Secret::new(TOKEN));
    hides_display(&Secret::new(TOKEN));
    let broken = liquido::blocking::Client::builder().base_url(&format!("https://{TOKEN}@a.example")).build();
    hides_error(&broken.unwrap_err());
}

#[test]
fn answers_show_nothing_personal() {
    let (payment_id, cancel) = lina_call();
    let operation = lina::operations::CancelPayment { payment_id: &payment_id, body: &cancel };
    hides_outcomes(calls::lina(&StandIn::answering("200 OK", PAYMENT_REQUEST), &operation));
    let deviating = PAYMENT_REQUEST
        .replace(r#""cpfCnpj":"39053344705""#, r#""cpfCnpj":39053344705"#)
        .replace(r#""accountNumber":"987654321""#, r#""accountNumber":["987654321"],"phone":"5511987654321""#)
        .replace(r#""type":"MONTHLY""#, r#""type":"Maria Souza""#);
    for outcome in calls::lina(&StandIn::answering("200 OK", &deviating), &operation) {
        let answer = outcome.unwrap();
        hides_debug(&answer);
        let known = answer.into_known().unwrap();
        let violations = known.violations();
        assert_eq!(violations.len(), 3);
        for violation in &violations {
            hides_error(violation);
        }
        let refused = lina::types::CancelledPayment::try_from(known).unwrap_err();
        hides_error(&refused);
    }
    let charge = r#"{"payer":{"name":"Maria Souza","email":"maria@example.com","phone":"5511987654321",
        "document":{"documentId":"39053344705","type":"CPF"},"billingAddress":{"zipCode":"04849333",
        "district":"Jardim Gaivotas","street":"Rua 9 de setembro"}},"transferDetails":{"pix":
        {"qrCode":"00020101021226580014BR.GOV"}}}"#;
    let key = "20220602-001".parse().unwrap();
    let operation = liquido::operations::CancelCharge { idempotency_key: &key };
    hides_outcomes(calls::liquido(&StandIn::answering("200 OK", charge), &operation));
}

#[test]
fn errors_show_nothing_of_requests_and_answers() {
    let klavi = Klavi { create: payment(), ..Klavi::new() };
    let echo = r#"{"statusCode":"Maria Souza 39053344705","holder":"Maria Souza"}"#;
    let answers = [
        answer("400 Bad Request", "application/json", echo),
        answer("422 Odd", "text/html", "<p>39053344705 Maria Souza</p>"),
        answer("416 Odd", "application/json", r#"{"statusCode":["39053344705"],"holder":"Maria Souza"}"#),
        answer("201 Created", "application/json", "{\"name\":\"Maria Souza\", 39053344705"),
        "HTTP/1.1 302 Found\r\nlocation: https://a.example/39053344705\r\ncontent-length: 11\r\n\r\n39053344705".into(),
        "HTTP/1.1 201 Created\r\nx-name: Maria Souza\r\ncontent-length: 99\r\n\r\nMaria Souza".into(),
        "Maria Souza 39053344705\r\n\r\n".into(),
        String::new(),
    ];
    for bytes in answers {
        hides_outcomes(calls::klavi(&StandIn::sending(bytes), &klavi.create_payment()));
    }
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{address}/39053344705");
    let client = calls::klavi_builder::<klavi::Client>(&url).build().unwrap();
    let blocking = calls::klavi_builder::<klavi::blocking::Client>(&url).build().unwrap();
    for outcome in [calls::wait(client.call(&klavi.create_payment())), blocking.call(&klavi.create_payment())] {
        let error = outcome.unwrap_err();
        assert!(matches!(error, Error::NotSent(_)));
        hides_error(&error);
    }
    let unusable = calls::klavi_builder::<klavi::blocking::Client>(&url).bearer_auth(Secret::new(format!("{TOKEN}\n")));
    hides_error(&unusable.build().unwrap().call(&klavi.create_payment()).unwrap_err());
}

#[test]
fn refused_values_are_not_quoted() {
    hides_error(&"39053344705x".parse::<klavi::types::Cpf>().unwrap_err());
    hides_error(&"Maria Souza".parse::<klavi::types::AccountNumber>().unwrap_err());
    hides_error(&"Maria Souza".parse::<klavi::types::IdentifierType>().unwrap_err());
    let json = r#"{"cancelledBy":"39053344705 Maria Souza","identifierType":"CPF"}"#;
    hides_error(&klavi::types::CancelPayment::from_json(json.as_bytes()).unwrap_err());
    hides_error(&serde_json::from_str::<klavi::types::CancelPayment>(json).unwrap_err());
    let json = r#"{"cancelledBy":"39053344705","identifierType":"Maria Souza"}"#;
    hides_error(&klavi::types::CancelPayment::from_json(json.as_bytes()).unwrap_err());
    hides_error(&klavi::types::CancelPayment::from_json(b"{\"cancelledBy\": Maria Souza").unwrap_err());
}
