//! What a call makes of every way in which a server can answer or fail, and that it never calls twice.
#![cfg(all(feature = "async", feature = "blocking"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod http_server;

use std::io::Write as _;
use std::net::{Shutdown, TcpListener};
use std::time::{Duration, Instant};

use carimbo_runtime::http::{Body, ConnectionFault, Credentials, Error, NotSent, Settings, UnknownReason};
use http::StatusCode;

use http_server::{Outcome, Probe, Server, answer, call_both};

/// One call by each transport; afterwards the server has seen exactly one connection of each.
fn outcomes(server: &Server) -> [Outcome; 2] {
    outcomes_with(server, &server.settings())
}

fn outcomes_with(server: &Server, settings: &Settings) -> [Outcome; 2] {
    let probe = Probe::new("POST").body(r#"{"cpf":"39053344705"}"#);
    let outcomes = call_both(&settings.clone().body_bytes_max(1000), &probe, &Credentials::new());
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(server.connections(), 2, "{outcomes:?}");
    assert!(server.requests().len() <= 2);
    outcomes
}

fn unknown(outcome: &Outcome) -> (UnknownReason, Option<u16>) {
    let Err(error) = outcome else { panic!("{outcome:?}") };
    assert!(error.may_have_taken_effect());
    let Error::UnknownOutcome(unknown) = error else { panic!("{outcome:?}") };
    (unknown.reason(), unknown.status().map(|status| status.as_u16()))
}

#[test]
fn documented_answers_are_decoded() {
    for outcome in outcomes(&Server::sending(answer("201 Created", "application/json; charset=utf-8", "[1]"))) {
        let answer = outcome.unwrap();
        assert_eq!((answer.status(), answer.violations()), (StatusCode::CREATED, [].as_slice()));
        assert!(answer.known().is_some());
    }
    for outcome in outcomes(&Server::sending("HTTP/1.1 204 No Content\r\n\r\n")) {
        let answer = outcome.unwrap();
        assert!(answer.known().is_some() && answer.violations().is_empty());
    }
    for outcome in outcomes(&Server::sending("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{}")) {
        assert!(outcome.unwrap().known().is_some(), "a body that ends with the connection");
    }
    let chunked =
        "HTTP/1.1 200 OK\r\ncontent-type: a/b+json\r\ntransfer-encoding: chunked\r\n\r\n1\r\n[\r\n1\r\n]\r\n0\r\n\r\n";
    for outcome in outcomes(&Server::sending(chunked)) {
        assert!(outcome.unwrap().known().is_some());
    }
}

#[test]
fn no_body_turns_a_success_into_a_failure() {
    let html = "<html>maintenance</html>";
    let table = [
        (answer("200 OK", "text/html", html), Some(html), 2),
        (answer("200 OK", "application/json", r#"{"a":"#), Some(r#"{"a":"#), 1),
        (answer("200 OK", "application/json", ""), None, 1),
        (answer("202 Accepted", "application/json", "{}"), Some("{}"), 1),
        (answer("299 Odd", "application/json", ""), None, 1),
        ("HTTP/1.1 200 OK\r\n\r\n".to_owned(), None, 1),
    ];
    for (bytes, raw, violations) in table {
        for outcome in outcomes(&Server::sending(bytes.clone())) {
            let answer = outcome.unwrap();
            assert_eq!(answer.body().raw(), raw.map(str::as_bytes), "{bytes}");
            assert_eq!(matches!(answer.body(), Body::Empty), raw.is_none());
            assert!(answer.violations().len() >= violations, "{bytes}: {answer:?}");
        }
    }
    for outcome in outcomes(&Server::sending(answer("200 OK", "text/plain", "{}"))) {
        let answer = outcome.unwrap();
        assert!(answer.known().is_some(), "a wrong content type is noted, no more");
        assert_eq!(answer.violations().len(), 1);
    }
    for outcome in outcomes(&Server::sending(answer("200 OK", "application/json", "\u{FEFF}{}"))) {
        let answer = outcome.unwrap();
        assert!(answer.known().is_some(), "so is a byte order mark");
        assert_eq!(answer.violations().len(), 1);
    }
}

#[test]
fn rejections_keep_their_bodies() {
    let table = [
        ("400 Bad Request", "application/json", r#"{"error":1}"#, true, false),
        ("404 Not Found", "text/html", "<html>", false, false),
        ("408 Request Timeout", "application/json", "{}", true, true),
        ("500 Internal Server Error", "text/plain", "oops", false, true),
        ("503 Service Unavailable", "text/plain", "", false, true),
    ];
    for (status, content_type, body, is_known, has_effect) in table {
        for outcome in outcomes(&Server::sending(answer(status, content_type, body))) {
            let error = outcome.unwrap_err();
            assert_eq!(error.may_have_taken_effect(), has_effect, "{status}");
            let Error::Rejected(rejected) = error else { panic!("{error:?}") };
            assert!(status.starts_with(rejected.status().as_str()));
            assert_eq!(rejected.known().is_some(), is_known, "{status}");
            let raw = (!is_known && !body.is_empty()).then_some(body.as_bytes());
            assert_eq!(rejected.body().raw(), raw);
        }
    }
}

#[test]
fn redirects_are_not_followed() {
    let elsewhere = Server::sending(answer("200 OK", "application/json", "{}"));
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let location = format!("{}/x", elsewhere.url);
        let redirect = format!("HTTP/1.1 {status}\r\nlocation: {location}\r\ncontent-length: 2\r\n\r\nhi");
        for outcome in outcomes(&Server::sending(redirect)) {
            let error = outcome.unwrap_err();
            assert!(error.may_have_taken_effect());
            let Error::Deviating(deviating) = error else { panic!("{error:?}") };
            assert_eq!(deviating.headers().get("location").unwrap().to_str().unwrap(), location);
            assert_eq!(deviating.body().raw(), Some(b"hi".as_slice()));
        }
    }
    assert_eq!(elsewhere.connections(), 0);
    // reqwest reports a location that it cannot read as an error of building a request, after sending one.
    for location in ["http://[", "https://a:99999/", "\u{e9}", "http://", "//"] {
        let redirect = format!("HTTP/1.1 302 Found\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n");
        for outcome in outcomes(&Server::sending(redirect)) {
            assert!(outcome.unwrap_err().may_have_taken_effect(), "{location}");
        }
    }
}

#[test]
fn incomplete_answers_leave_the_outcome_unknown() {
    let table = [
        ("", None),
        ("HTTP/1.1 20", None),
        ("HTTP/1.1 200 OK\r\ncontent-type: appl", None),
        ("SSH-2.0-OpenSSH\r\n\r\n", None),
        ("HTTP/1.1 abc\r\n\r\n", None),
        ("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{}", Some(200)),
        ("HTTP/1.1 400 Bad Request\r\ncontent-length: 10\r\n\r\n{}", Some(400)),
        ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{", Some(200)),
        ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n", Some(200)),
        ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n", Some(200)),
    ];
    for (bytes, status) in table {
        for outcome in outcomes(&Server::sending(bytes)) {
            assert_eq!(unknown(&outcome), (UnknownReason::Interrupted, status), "{bytes}");
        }
    }
}

#[test]
fn a_connection_that_closes_leaves_the_outcome_unknown() {
    let closes_at_once = Server::handling(|stream, _| stream.shutdown(Shutdown::Both).unwrap());
    for outcome in outcomes(&closes_at_once) {
        assert_eq!(unknown(&outcome), (UnknownReason::Interrupted, None));
    }
    // Dropping a socket with unread bytes resets the connection.
    let resets = Server::handling(|stream, _| {
        stream.peek(&mut [0]).unwrap();
    });
    for outcome in outcomes(&resets) {
        assert_eq!(unknown(&outcome), (UnknownReason::Interrupted, None));
    }
}

#[test]
fn time_is_limited() {
    let never = Server::answering(|_| std::thread::sleep(Duration::from_secs(5)));
    let mid_body = Server::answering(|stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{").unwrap();
        std::thread::sleep(Duration::from_secs(5));
    });
    let drip = Server::answering(|stream| {
        stream.write_all(b"HTTP/1.1 201 Created\r\ncontent-length: 900\r\n\r\n").unwrap();
        while stream.write_all(b" ").is_ok() {
            std::thread::sleep(Duration::from_millis(20));
        }
    });
    for (server, status) in [(never, None), (mid_body, Some(200)), (drip, Some(201))] {
        let start = Instant::now();
        for outcome in outcomes_with(&server, &server.settings().total_timeout(Duration::from_millis(600))) {
            assert_eq!(unknown(&outcome), (UnknownReason::TimedOut, status));
        }
        assert!(start.elapsed() < Duration::from_secs(3));
    }
}

#[test]
fn the_size_of_a_body_is_limited() {
    let body = |bytes: usize| format!("\"{}\"", "x".repeat(bytes - 2));
    for outcome in outcomes(&Server::sending(answer("200 OK", "application/json", &body(1000)))) {
        assert!(outcome.unwrap().known().is_some());
    }
    let open_ended = format!("HTTP/1.1 200 OK\r\n\r\n{}", body(1001));
    let announced = "HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n".to_owned();
    for bytes in [answer("200 OK", "application/json", &body(1001)), open_ended, announced] {
        for outcome in outcomes(&Server::sending(bytes)) {
            assert_eq!(unknown(&outcome), (UnknownReason::AnswerTooLarge { bytes_max: 1000 }, Some(200)));
        }
    }
    let endless = Server::answering(|stream| {
        let _ = stream.write_all(b"HTTP/1.1 400 Bad\r\ntransfer-encoding: chunked\r\n\r\n");
        while stream.write_all(b"3\r\nabc\r\n").is_ok() {}
    });
    for outcome in outcomes(&endless) {
        assert_eq!(unknown(&outcome), (UnknownReason::AnswerTooLarge { bytes_max: 1000 }, Some(400)));
    }
    let heads = Server::answering(|stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
        while stream.write_all(b"x-header: 12345678901234567890\r\n").is_ok() {}
    });
    for outcome in outcomes(&heads) {
        assert_eq!(unknown(&outcome).0, UnknownReason::Interrupted);
    }
}

fn connection_faults(settings: &Settings) -> [ConnectionFault; 2] {
    call_both(settings, &Probe::new("POST"), &Credentials::new()).map(|outcome| {
        let error = outcome.unwrap_err();
        assert!(!error.may_have_taken_effect());
        let Error::NotSent(NotSent::Connection(fault)) = error else { panic!("{error:?}") };
        fault
    })
}

#[test]
fn a_failed_connection_is_not_sent() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let refused = connection_faults(&Settings::new(format!("http://127.0.0.1:{port}")));
    assert_eq!(refused, [ConnectionFault::Refused; 2]);
    let unnamed = connection_faults(&Settings::new("https://no-such-host.invalid"));
    assert_eq!(unnamed, [ConnectionFault::Name; 2]);

    let plain = Server::handling(|stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
        std::thread::sleep(Duration::from_millis(100));
    });
    assert_eq!(connection_faults(&Settings::new(plain.url.replace("http:", "https:"))), [ConnectionFault::Tls; 2]);
    assert_eq!(plain.connections(), 2);

    let closing = Server::handling(|_, _| {});
    for fault in connection_faults(&Settings::new(closing.url.replace("http:", "https:"))) {
        assert!(matches!(fault, ConnectionFault::Other(Some(_))), "{fault:?}");
    }
    assert_eq!(closing.connections(), 2);

    let silent = Server::handling(|_, _| std::thread::sleep(Duration::from_secs(5)));
    let settings = Settings::new(silent.url.replace("http:", "https:")).connect_timeout(Duration::from_millis(200));
    assert_eq!(connection_faults(&settings), [ConnectionFault::TimedOut; 2]);
    let settings = settings.connect_timeout(Duration::MAX).total_timeout(Duration::from_millis(500));
    assert_eq!(connection_faults(&settings), [ConnectionFault::TimedOut; 2]);
    assert_eq!(silent.connections(), 4);
}

#[test]
fn timeouts_are_never_infinite() {
    let settings = Settings::new("https://a.example");
    assert_eq!(settings.effective_connect_timeout(), Duration::from_secs(5));
    assert_eq!(settings.effective_total_timeout(), Duration::from_secs(30));
    assert_eq!(settings.effective_body_bytes_max(), 1024 * 1024);
    let endless = settings.clone().connect_timeout(Duration::MAX).total_timeout(Duration::MAX);
    assert_eq!(endless.effective_total_timeout(), Duration::from_secs(24 * 60 * 60));
    assert_eq!(endless.effective_connect_timeout(), Duration::from_secs(12 * 60 * 60));
    let none = settings.connect_timeout(Duration::ZERO).total_timeout(Duration::ZERO);
    assert!(none.effective_connect_timeout() > Duration::ZERO && none.effective_total_timeout() > Duration::ZERO);
}

#[test]
fn connections_are_not_used_twice() {
    let server = Server::sending(answer("200 OK", "application/json", "{}"));
    for _ in 0..3 {
        for outcome in call_both(&server.settings(), &Probe::new("POST"), &Credentials::new()) {
            assert!(outcome.is_ok());
        }
    }
    assert_eq!((server.connections(), server.requests().len()), (6, 6));
    let transport = carimbo_runtime::http::blocking::Transport::new(&server.settings()).unwrap();
    for _ in 0..3 {
        assert!(transport.call(&Probe::new("GET"), &Credentials::new()).is_ok());
    }
    assert_eq!((server.connections(), server.requests().len()), (9, 9));
}

#[test]
fn an_asynchronous_call_is_sent_and_can_be_dropped() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let server = Server::answering(|_| std::thread::sleep(Duration::from_secs(5)));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let transport = carimbo_runtime::http::asynchronous::Transport::new(&server.settings()).unwrap();
        let (probe, credentials) = (Probe::new("POST"), Credentials::new());
        let call = is_send(transport.call(&probe, &credentials));
        assert!(tokio::time::timeout(Duration::from_millis(200), call).await.is_err());
        let kept = transport.clone();
        let keep_alive = Server::answering(|stream| {
            let _ = stream.write_all(answer("200 OK", "application/json", "{}").as_bytes());
            std::thread::sleep(Duration::from_secs(5));
        });
        let other = carimbo_runtime::http::asynchronous::Transport::new(&keep_alive.settings()).unwrap();
        for expected in 1..=3 {
            assert!(other.call(&probe, &credentials).await.is_ok());
            assert_eq!(keep_alive.connections(), expected);
        }
        drop(kept);
    });
    assert_eq!((server.connections(), server.requests().len()), (1, 1));
}
