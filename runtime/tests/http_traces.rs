//! What the libraries below write to the `log` crate, at its most talkative level, holds nothing of a request or an
//! answer. One test in a program of its own, because there is one logger per program.
#![cfg(all(feature = "async", feature = "blocking"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod http_server;

use std::io::Write as _;
use std::sync::Mutex;
use std::time::Duration;

use carimbo_runtime::Secret;
use carimbo_runtime::http::{Credential, Credentials, blocking};
use http::{Request, Response};

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

/// What was logged since the last time.
struct Log {
    text: String,
    /// ureq-proto dumps bytes in rows of 16: two digits each in groups of two bytes, then the characters.
    dumped_digits: String,
    dumped_characters: String,
}

impl Log {
    fn take() -> Self {
        let text = std::mem::take(&mut *RECORDER.0.lock().unwrap());
        let rows: Vec<_> = text.lines().filter(|row| row.len() == 57 && row.as_bytes().get(4) == Some(&b' ')).collect();
        let digits = rows.iter().filter_map(|row| row.get(..40)).flat_map(str::chars);
        let dumped_digits = digits.filter(char::is_ascii_hexdigit).collect();
        let dumped_characters = rows.iter().filter_map(|row| row.get(41..)).collect();
        Self { text, dumped_digits, dumped_characters }
    }

    fn holds(&self, bytes: &[u8]) -> bool {
        let lossy = String::from_utf8_lossy(bytes).into_owned();
        let list = format!("{bytes:?}");
        let forms = [lossy.escape_debug().to_string(), bytes.escape_ascii().to_string(), list, lossy];
        forms.iter().any(|form| self.text.contains(form) || self.dumped_characters.contains(form))
            || self.dumped_digits.contains(&digits(bytes))
    }

    /// Whether any six bytes in a row of these were logged.
    fn holds_part_of(&self, bytes: &[u8]) -> bool {
        bytes.windows(6).any(|part| self.holds(part))
    }
}

fn digits(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").unwrap();
        digits
    })
}

/// The body in each way of telling where it ends, with headers that are nobody else's business.
fn framings(body: &[u8]) -> [Vec<u8>; 4] {
    let interim = "HTTP/1.1 103 Early S3cretEarly\r\nlink: S3cretLink\r\n\r\n";
    let head = "HTTP/1.1 200 S3cretReason\r\ncontent-type: application/json\r\nset-cookie: S3cretCookie\r\n";
    let counted = format!("{interim}{head}content-length: {}\r\n\r\n", body.len());
    let chunks =
        body.chunks(19).map(|chunk| [format!("{:X};a=S3cretNote\r\n", chunk.len()).as_bytes(), chunk].concat());
    let chunked = chunks.map(|chunk| [&chunk, b"\r\n".as_slice()].concat()).collect::<Vec<_>>().concat();
    let chunked = [chunked.as_slice(), b"0\r\ntrailer: S3cretTrailer\r\n\r\n"].concat();
    [
        [counted.as_bytes(), body].concat(),
        [format!("{head}transfer-encoding: chunked\r\n\r\n").as_bytes(), &chunked].concat(),
        [format!("{head}\r\n").as_bytes(), body].concat(),
        [format!("{}\r\n", head.replace("/1.1", "/1.0")).as_bytes(), body].concat(),
    ]
}

/// Writes an answer in pieces of this size, each for itself.
fn in_pieces(bytes: Vec<u8>, piece: usize) -> Server {
    Server::answering(move |stream| {
        stream.set_nodelay(true).unwrap();
        for piece in bytes.chunks(piece) {
            stream.write_all(piece).unwrap();
            std::thread::sleep(Duration::from_micros(100));
        }
    })
}

fn send(server: &Server, method: &str) -> Response<Vec<u8>> {
    let request = Request::builder().method(method).uri(&server.url).body(Vec::new()).unwrap();
    blocking::Transport::new(&server.settings()).unwrap().send(request).unwrap()
}

#[test]
fn calls_do_not_appear_in_traces() {
    log::set_logger(&RECORDER).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    requests_do_not_appear();
    answers_do_not_appear();
    answers_without_body_do_not_appear();
    large_answers_are_complete();
}

fn requests_do_not_appear() {
    let server = Server::sending(answer("200 OK", "application/json", r#"{"answered":"4nswer"}"#));
    let mut probe = Probe::new("POST").body(r#"{"cpf":"39053344705"}"#);
    "p4th".clone_into(&mut probe.segment);
    probe.query = Some("qu3ry".to_owned());
    probe.header = Some("h3ader".to_owned());
    let credentials = Credentials::new().with("token", Credential::fixed(Secret::new("t0kenS3cret")));
    let secrets = ["t0kenS3cret", "39053344705", "p4th", "qu3ry", "h3ader", "4nswer"];

    assert!(call_asynchronous(&server.settings(), &probe, &credentials).is_ok());
    let log = Log::take();
    assert!(log.text.contains("starting new connection"), "reqwest writes to this log: {}", log.text);
    assert!(secrets.iter().all(|secret| !log.holds(secret.as_bytes())), "{}", log.text);

    assert!(call_blocking(&server.settings(), &probe, &credentials).is_ok());
    let log = Log::take();
    assert!(log.holds(b"HTTP/1.1 200 "), "ureq writes to this log: {}", log.text);
    assert!(secrets.iter().all(|secret| !log.holds(secret.as_bytes())), "{}", log.text);
}

fn answers_do_not_appear() {
    let text = "{\"name\":\"Ant\u{f4}nia \\\"Tonha\\\" da Silva\",\r\n\r\n\"account\":\"0001/98765-4\",\"cpf\":\"39053344705\"}\r\n0\r\n\r\n";
    let binary: Vec<u8> = (0..=u8::MAX).chain((0..=u8::MAX).rev()).collect();
    for body in [text.as_bytes(), &binary] {
        for (bytes, piece) in framings(body).into_iter().flat_map(|bytes| [1, 7, 100_000].map(|n| (bytes.clone(), n))) {
            let received = send(&in_pieces(bytes.clone(), piece), "GET");
            let log = Log::take();
            assert_eq!(received.body(), body, "{piece} {}", bytes.escape_ascii());
            assert_eq!(received.headers()["set-cookie"], "S3cretCookie");
            assert_eq!(received.headers()["content-type"], "application/json");
            assert!(log.holds(b" 200 "), "ureq writes to this log: {}", log.text);
            assert!(!log.holds_part_of(body) && !log.holds(b"S3cret"), "{piece} {}", log.text);
        }
    }
}

fn answers_without_body_do_not_appear() {
    let located = "location: https://localhost/?token=S3cret\r\ncontent-encoding: gzip\r\ncontent-length: 12\r\n\r\n";
    for (method, status, body) in [("HEAD", 200, ""), ("GET", 204, ""), ("GET", 304, ""), ("GET", 302, "S3cret S3cre")]
    {
        let bytes = format!("HTTP/1.1 {status} \r\n{located}S3cret S3cre");
        let received = send(&in_pieces(bytes.into_bytes(), 100_000), method);
        let log = Log::take();
        assert_eq!((received.status().as_u16(), received.body().as_slice()), (status, body.as_bytes()));
        assert_eq!(received.headers()["location"], "https://localhost/?token=S3cret");
        assert_eq!(received.headers().len(), 3);
        assert!(!log.holds(b"S3cret"), "{}", log.text);
    }
}

/// More than all buffers hold.
fn large_answers_are_complete() {
    log::set_max_level(log::LevelFilter::Off);
    let body: Vec<u8> = (0..=250).cycle().take(1_000_000).collect();
    for bytes in framings(&body) {
        assert!(send(&Server::sending(bytes), "GET").body() == &body);
    }
}
