//! Tokens, parameters and bodies show up in nothing that a program might print.
#![cfg(all(feature = "async", feature = "blocking"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod http_server;

use std::error::Error as _;
use std::fmt::Debug;

use carimbo_runtime::Secret;
use carimbo_runtime::http::{
    Credential, Credentials, Operation as _, Settings, Target, asynchronous, blocking, read_answer,
};

use http_server::{Probe, Server, answer, call_both};

const TOKEN: &str = "t0kenS3cret";
const CPF: &str = "39053344705";
const NAME: &str = "Maria da Silva";

fn probe() -> Probe {
    let probe = Probe::new("POST").body(&format!(r#"{{"cpf":"{CPF}","name":"{NAME}"}}"#));
    let text = Some(NAME.to_owned());
    Probe { segment: CPF.to_owned(), query: text.clone(), header: text, ..probe }
}

fn credentials() -> Credentials {
    Credentials::new().with("token", Credential::fixed(Secret::new(TOKEN)))
}

/// Percent-encoding must not hide a name from this check.
fn assert_clean(text: &str) {
    for secret in [TOKEN, CPF, "Maria", "Silva"] {
        assert!(!text.contains(secret), "{text}");
    }
}

fn assert_debug_clean(value: &impl Debug) {
    assert_clean(&format!("{value:?} {value:#?}"));
}

#[test]
fn no_outcome_shows_what_was_sent_or_received() {
    let personal = format!(r#"{{"cpf":"{CPF}","name":"{NAME}","token":"{TOKEN}"}}"#);
    let broken = format!(r#"{{"cpf":{CPF} "name":"{NAME}""#);
    let location = format!("HTTP/1.1 302 Found\r\nlocation: /{CPF}?{TOKEN}\r\ncontent-length: 0\r\n\r\n");
    let unreadable =
        format!("HTTP/1.1 302 Found\r\nlocation: https://a:99999/{CPF}?{TOKEN}\r\ncontent-length: 0\r\n\r\n");
    let answers = [
        answer("200 OK", "application/json", &personal),
        answer("200 OK", "application/json", &broken),
        answer("202 Accepted", &format!("text/{TOKEN}"), &personal),
        answer("400 Bad Request", "application/json", &broken),
        answer("500 Error", "text/plain", &personal),
        answer(&format!("500 {CPF}"), "text/plain", &personal),
        location,
        unreadable,
        format!("HTTP/1.1 200 OK\r\nset-cookie: {TOKEN}\r\ncontent-length: 999\r\n\r\n{personal}"),
        format!("HTTP/1.1 {CPF} {TOKEN}\r\n\r\n"),
        format!("{TOKEN}{CPF}"),
        String::new(),
        answer("200 OK", "application/json", &" ".repeat(2000)),
    ];
    for bytes in answers {
        let server = Server::sending(bytes);
        for outcome in call_both(&server.settings().body_bytes_max(1000), &probe(), &credentials()) {
            match outcome {
                Ok(answer) => assert_debug_clean(&answer),
                Err(error) => {
                    assert_debug_clean(&error);
                    assert_clean(&error.to_string());
                    assert!(error.source().is_none());
                }
            }
        }
    }
}

#[test]
fn a_failed_connection_does_not_show_the_url() {
    for url in ["http://127.0.0.1:1", "https://127.0.0.1:1", "https://no-such-host.invalid"] {
        for outcome in call_both(&Settings::new(url), &probe(), &credentials()) {
            let error = outcome.unwrap_err();
            assert_debug_clean(&error);
            assert_clean(&error.to_string());
            assert!(error.source().is_none());
        }
    }
}

#[test]
fn refusals_do_not_quote_what_they_refuse() {
    let target = Target::new(&Settings::new("https://api.example")).unwrap();
    let mut header = probe();
    header.header = Some(format!("{CPF}\r\n"));
    let token = Credentials::new().with("token", Credential::fixed(Secret::new(format!("{TOKEN}\n"))));
    let refusals = [target.request(&header, &credentials()), target.request(&probe(), &token)];
    for refusal in refusals {
        let fault = refusal.unwrap_err();
        assert_debug_clean(&fault);
        assert_clean(&fault.to_string());
    }
    let settings = Settings::new(format!("https://{CPF}:{TOKEN}@api.example"));
    assert_debug_clean(&settings);
    let user = Target::new(&settings).unwrap_err();
    assert_debug_clean(&user);
    assert_clean(&user.to_string());
}

#[test]
fn the_pieces_of_a_call_show_no_secrets() {
    let settings = Settings::new("https://api.example");
    assert_debug_clean(&credentials());
    assert_debug_clean(&Credential::basic(CPF, &Secret::new(TOKEN)));
    assert_debug_clean(&probe().prepare().unwrap());
    assert_debug_clean(&asynchronous::Transport::new(&settings).unwrap());
    assert_debug_clean(&blocking::Transport::new(&settings).unwrap());
    let request = Target::new(&settings).unwrap().request(&probe(), &credentials()).unwrap();
    assert_debug_clean(&request.headers());
    let response = http::Response::builder().status(500).body(format!("{CPF}{TOKEN}").into_bytes()).unwrap();
    assert_debug_clean(&read_answer::<Probe>(response).unwrap_err());
}
