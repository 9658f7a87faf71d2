//! Calls without an answer, or with one that is neither success nor rejection: which class each is, and that nothing is
//! ever sent twice.

use std::fmt::Debug;
use std::io::Write as _;
use std::net::{Shutdown, TcpListener};
use std::thread;
use std::time::{Duration, Instant};

use pix_clients::runtime::http::{
    BaseUrlFault, ConnectionFault, Credential, CredentialUnavailable, Error, NotSent, ParameterFault, UnknownReason,
};
use pix_clients::runtime::{Secret, http};
use pix_clients::{klavi, lina, liquido};

use crate::answers::lina_call;
use crate::calls::{self, API_KEY, Klavi, Outcome, TOKEN};
use crate::stand_in::{StandIn, answer};

fn not_sent<S: Debug, R: Debug>(outcome: Outcome<S, R>) -> NotSent {
    let error = outcome.unwrap_err();
    assert!(!error.may_have_taken_effect() && error.status().is_none());
    let Error::NotSent(not_sent) = error else { panic!("{error:?}") };
    not_sent
}

fn unknown<S: Debug, R: Debug>(outcome: Outcome<S, R>) -> (UnknownReason, Option<u16>) {
    let error = outcome.unwrap_err();
    assert!(error.may_have_taken_effect());
    let Error::UnknownOutcome(unknown) = error else { panic!("{error:?}") };
    (unknown.reason(), unknown.status().map(|status| status.as_u16()))
}

#[test]
fn a_refused_connection_is_not_sent() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{address}");
    let klavi = Klavi::new();
    let client = calls::klavi_builder::<klavi::Client>(&url).build().unwrap();
    let blocking = calls::klavi_builder::<klavi::blocking::Client>(&url).build().unwrap();
    let outcomes = [calls::wait(client.call(&klavi.create_payment())), blocking.call(&klavi.create_payment())];
    for outcome in outcomes {
        assert_eq!(not_sent(outcome), NotSent::Connection(ConnectionFault::Refused));
    }
}

#[test]
fn parameters_that_change_the_path_are_not_sent() {
    let server = StandIn::answering("200 OK", "{}");
    let table = [("", ParameterFault::Empty), (".", ParameterFault::DotSegment), ("..", ParameterFault::DotSegment)];
    for (text, fault) in table {
        let (payment_id, key) = (text.parse().unwrap(), text.parse().unwrap());
        let (_, cancel) = lina_call();
        let operation = lina::operations::CancelPayment { payment_id: &payment_id, body: &cancel };
        let blocking = calls::lina_builder::<lina::blocking::Client>(&server.url()).build().unwrap();
        let client = calls::lina_builder::<lina::Client>(&server.url()).build().unwrap();
        for outcome in [calls::wait(client.call(&operation)), blocking.call(&operation)] {
            assert_eq!(not_sent(outcome), NotSent::Parameter { name: "paymentId", fault });
        }
        let blocking = calls::liquido_builder::<liquido::blocking::Client>(&server.url()).build().unwrap();
        let outcome = blocking.cancel_charge(&key);
        assert_eq!(not_sent(outcome), NotSent::Parameter { name: "idempotencyKey", fault });
    }
    assert!(server.requests().is_empty());
}

#[test]
fn credentials_that_are_missing_or_unusable_are_not_sent() {
    let server = StandIn::answering("200 OK", "{}");
    let key = "20220602-001".parse().unwrap();
    let call = |builder: liquido::builder::Builder<liquido::blocking::Client>| {
        not_sent(builder.base_url(&server.url()).build().unwrap().cancel_charge(&key))
    };
    let builder = liquido::blocking::Client::builder;
    assert_eq!(call(builder()), NotSent::CredentialMissing { scheme: "bearerAuth" });
    let only_token = builder().bearer_auth(Secret::new(TOKEN));
    assert_eq!(call(only_token.clone()), NotSent::CredentialMissing { scheme: "apiKey" });
    let only_key = builder().api_key(Secret::new(API_KEY));
    assert_eq!(call(only_key.clone()), NotSent::CredentialMissing { scheme: "bearerAuth" });
    for token in ["", "a\r\nx-evil: 1", "a\nb", "é", " a", "a ", "a\0"] {
        assert_eq!(
            call(only_key.clone().bearer_auth(Secret::new(token))),
            NotSent::CredentialUnusable { scheme: "bearerAuth" },
            "{token:?}"
        );
        assert_eq!(
            call(only_token.clone().api_key(Secret::new(token))),
            NotSent::CredentialUnusable { scheme: "apiKey" },
            "{token:?}"
        );
    }
    let unavailable = only_token.api_key(Credential::provider(|| Err(CredentialUnavailable)));
    assert_eq!(call(unavailable), NotSent::CredentialUnavailable { scheme: "apiKey" });
    assert!(server.requests().is_empty());
}

#[test]
fn a_credential_can_be_fetched_for_each_call() {
    let server = StandIn::answering("200 OK", "{}");
    let count = std::sync::atomic::AtomicUsize::new(0);
    let next = move || Ok(Secret::new(format!("token-{}", count.fetch_add(1, std::sync::atomic::Ordering::SeqCst))));
    let builder = klavi::blocking::Client::builder().base_url(&server.url());
    let client = builder.bearer_auth(Credential::provider(next)).build().unwrap();
    let klavi = Klavi::new();
    for _ in 0..2 {
        client.call(&klavi.cancel_payment()).unwrap();
    }
    let requests = server.requests();
    assert!(requests[0].contains("authorization: Bearer token-0\n") && requests[1].contains("Bearer token-1\n"));
}

#[test]
fn a_server_must_be_named_and_safe() {
    let fault = |url: &str| match klavi::blocking::Client::builder().base_url(url).build() {
        Err(NotSent::BaseUrl(fault)) => fault,
        other => panic!("{url}: {other:?}"),
    };
    assert_eq!(fault("http://klavi.example"), BaseUrlFault::PlainHttp);
    assert_eq!(fault("https://user:secret@klavi.example"), BaseUrlFault::User);
    assert_eq!(fault("https://klavi.example/?x=1"), BaseUrlFault::QueryOrFragment);
    assert_eq!(fault("ftp://klavi.example"), BaseUrlFault::Scheme);
    assert_eq!(fault("klavi.example"), BaseUrlFault::Malformed);
    let nameless = klavi::blocking::Client::builder().build();
    assert!(matches!(nameless, Err(NotSent::BaseUrl(BaseUrlFault::Malformed))), "no server is preset");
    assert!(klavi::Client::builder().base_url("http://klavi.example").allow_plain_http().build().is_ok());
    for server in klavi::Server::ALL {
        assert!(klavi::Client::builder().server(*server).build().is_ok());
        assert!(klavi::blocking::Client::builder().server(*server).build().is_ok());
    }
}

#[test]
fn an_interrupted_answer_leaves_the_outcome_unknown() {
    let table = [
        ("", None),
        ("HTTP/1.1 20", None),
        ("SSH-2.0-OpenSSH_9.6\r\n", None),
        ("HTTP/1.1 201 Created\r\ncontent-length: 10\r\n\r\n{}", Some(201)),
        ("HTTP/1.1 500 Oops\r\ncontent-length: 10\r\n\r\n{}", Some(500)),
        ("HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"id\"", Some(201)),
    ];
    for (bytes, status) in table {
        for outcome in calls::klavi(&StandIn::sending(bytes), &Klavi::new().create_payment()) {
            assert_eq!(unknown(outcome), (UnknownReason::Interrupted, status), "{bytes}");
        }
    }
    let closing = StandIn::handling(|stream| stream.shutdown(Shutdown::Both).unwrap());
    for outcome in calls::klavi(&closing, &Klavi::new().retry_payment()) {
        assert_eq!(unknown(outcome), (UnknownReason::Interrupted, None));
    }
}

#[test]
fn a_late_answer_leaves_the_outcome_unknown() {
    let never = StandIn::handling(|_| thread::sleep(Duration::from_secs(2)));
    let half = StandIn::handling(|stream| {
        stream.write_all(b"HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{").unwrap();
        thread::sleep(Duration::from_secs(2));
    });
    let klavi = Klavi::new();
    for (server, status) in [(never, None), (half, Some(201))] {
        let start = Instant::now();
        let client = patient::<klavi::Client>(&server).build().unwrap();
        let blocking = patient::<klavi::blocking::Client>(&server).build().unwrap();
        for outcome in [calls::wait(client.call(&klavi.create_payment())), blocking.call(&klavi.create_payment())] {
            assert_eq!(unknown(outcome), (UnknownReason::TimedOut, status));
        }
        assert!(start.elapsed() < Duration::from_secs(2));
        assert_eq!(server.requests().len(), 2);
    }
}

fn patient<C>(server: &StandIn) -> klavi::builder::Builder<C> {
    calls::klavi_builder(&server.url()).total_timeout(Duration::from_millis(300))
}

#[test]
fn an_answer_that_is_too_large_leaves_the_outcome_unknown() {
    let body = format!("\"{}\"", "x".repeat(20_000));
    let announced = answer("201 Created", "application/json", &body);
    for bytes in [announced, format!("HTTP/1.1 201 Created\r\n\r\n{body}")] {
        for outcome in calls::klavi(&StandIn::sending(bytes), &Klavi::new().create_payment()) {
            assert_eq!(unknown(outcome), (UnknownReason::AnswerTooLarge { bytes_max: 10_000 }, Some(201)));
        }
    }
}

#[test]
fn redirects_deviate_and_are_not_followed() {
    let elsewhere = StandIn::answering("200 OK", "{}");
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let location = elsewhere.url() + "/x";
        let redirect = format!("HTTP/1.1 {status}\r\nlocation: {location}\r\ncontent-length: 2\r\n\r\nhi");
        for outcome in calls::klavi(&StandIn::sending(redirect), &Klavi::new().cancel_payment()) {
            let error = outcome.unwrap_err();
            assert!(error.may_have_taken_effect());
            let Error::Deviating(deviating) = error else { panic!("{error:?}") };
            assert!(status.starts_with(deviating.status().as_str()));
            assert_eq!(deviating.headers()["location"], location.as_str());
            assert_eq!(deviating.body().raw(), Some(b"hi".as_slice()));
        }
    }
    assert!(elsewhere.requests().is_empty());
}

/// With the operations alone a program brings its own HTTP library.
#[test]
fn operations_need_no_transport() {
    let builder = klavi::builder::Builder::<()>::default().server(klavi::Server::Sandbox);
    let (settings, credentials) = builder.bearer_auth(Secret::new(TOKEN)).into_parts();
    let klavi = Klavi::new();
    let request = http::Target::new(&settings).unwrap().request(&klavi.retry_payment(), &credentials).unwrap();
    assert_eq!(request.uri().host(), Some("api-sandbox.klavi.ai"));
    assert_eq!(request.headers()["authorization"], format!("Bearer {TOKEN}").as_str());
    let response = ::http::Response::builder().status(201).header("content-type", "application/json");
    let response = response.body(br#"{"id":"urn:klavi:1"}"#.to_vec()).unwrap();
    let answer = http::read_answer::<klavi::operations::RetryPayment<'_>>(response).unwrap();
    assert_eq!(answer.known().unwrap().id.known().unwrap().as_str(), "urn:klavi:1");
}
