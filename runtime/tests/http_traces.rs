//! What the libraries below write to the `log` crate, at its most talkative level, holds nothing of a request. One test
//! in a program of its own, because there is one logger per program.
#![cfg(all(feature = "async", feature = "blocking"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod http_server;

use std::sync::Mutex;

use carimbo_runtime::Secret;
use carimbo_runtime::http::{Credential, Credentials};

use http_server::{Probe, Server, answer, call_asynchronous, call_blocking};

struct Recorder(Mutex<String>);

impl log::Log for Recorder {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let message = record.args().to_string();
        let mut text = self.0.lock().unwrap();
        text.push_str(&message);
        text.push('\n');
    }

    fn flush(&self) {}
}

static RECORDER: Recorder = Recorder(Mutex::new(String::new()));

/// ureq-proto dumps bytes in rows of 16: two digits each in groups of two bytes, then the characters.
fn dumped(log: &str) -> String {
    let rows = log.lines().filter(|line| line.as_bytes().get(4) == Some(&b' ') && line.len() >= 57);
    rows.filter_map(|row| row.get(41..57)).collect()
}

fn recorded() -> String {
    let log = std::mem::take(&mut *RECORDER.0.lock().unwrap());
    let dump = dumped(&log);
    log + &dump
}

#[test]
fn requests_do_not_appear_in_traces() {
    log::set_logger(&RECORDER).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    let server = Server::sending(answer("200 OK", "application/json", r#"{"answered":"4nswer"}"#));
    let mut probe = Probe::new("POST").body(r#"{"cpf":"39053344705"}"#);
    probe.segment = "p4th".to_owned();
    probe.query = Some("qu3ry".to_owned());
    probe.header = Some("h3ader".to_owned());
    let credentials = Credentials::new().with("token", Credential::fixed(Secret::new("t0kenS3cret")));
    let sent = ["t0kenS3cret", "39053344705", "p4th", "qu3ry", "h3ader"];

    assert!(call_asynchronous(&server.settings(), &probe, &credentials).is_ok());
    let log = recorded();
    assert!(log.contains("starting new connection"), "reqwest writes to this log: {log}");
    assert!(sent.iter().chain(&["4nswer"]).all(|secret| !log.contains(secret)), "{log}");

    assert!(call_blocking(&server.settings(), &probe, &credentials).is_ok());
    let log = recorded();
    assert!(sent.iter().all(|secret| !log.contains(secret)), "{log}");
    // Known and documented: ureq-proto dumps what it reads, and cannot be told not to.
    assert!(log.contains("HTTP/1.1.200.OK") && log.contains("4nswer"), "{log}");
}
