//! What the HTTP tests share: a server on a raw socket that records what it gets, an operation, and one call by each
//! transport. A test file uses what it needs.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "every test file compiles this module and uses a part of it")]

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use carimbo_runtime::Json;
use carimbo_runtime::http::{
    Answer, Body, Credentials, Draft, Error, NotSent, Operation, Placement, Prepared, Received, Scheme, Settings,
    asynchronous, blocking,
};

/// The security scheme of the probe.
pub(crate) const BEARER: Scheme = Scheme { name: "token", placement: Placement::Bearer };

/// A server that handles each connection with the same function after it has read one request.
pub(crate) struct Server {
    pub(crate) url: String,
    connections: Arc<AtomicUsize>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Reads one request per connection, records it, and leaves the answer to `answer`.
    pub(crate) fn answering(answer: impl Fn(&mut TcpStream) + Send + Sync + 'static) -> Self {
        Self::handling(move |stream, requests| {
            let request = read_request(stream);
            requests.lock().unwrap().push(request);
            answer(stream);
        })
    }

    /// Answers every request with these bytes and closes.
    pub(crate) fn sending(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self::answering(move |stream| {
            // The client may stop reading: an oversized answer is not read to its end.
            let _ = stream.write_all(&bytes);
        })
    }

    /// Hands the bare connection to `handle`.
    pub(crate) fn handling(handle: impl Fn(&mut TcpStream, &Mutex<Vec<String>>) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let connections = Arc::new(AtomicUsize::new(0));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (counter, records, handle) = (Arc::clone(&connections), Arc::clone(&requests), Arc::new(handle));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                counter.fetch_add(1, Ordering::SeqCst);
                let (records, handle) = (Arc::clone(&records), Arc::clone(&handle));
                std::thread::spawn(move || handle(&mut stream.unwrap(), &records));
            }
        });
        Self { url, connections, requests }
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    pub(crate) fn settings(&self) -> Settings {
        Settings::new(self.url.clone()).total_timeout(Duration::from_secs(10)).user_agent("tests/1")
    }
}

/// Reads a head and as many bytes as its `content-length` says.
pub(crate) fn read_request(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    let mut byte = [0];
    while !request.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
        request.push(byte[0]);
    }
    let head = String::from_utf8(request).unwrap();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).map_or(0, |n| n.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    head + &String::from_utf8(body).unwrap()
}

/// An operation whose parts the tests choose.
#[derive(Clone)]
pub(crate) struct Probe {
    pub(crate) method: &'static str,
    pub(crate) segment: String,
    pub(crate) query: Option<String>,
    pub(crate) header: Option<String>,
    pub(crate) body: Option<Json>,
}

impl Probe {
    pub(crate) fn new(method: &'static str) -> Self {
        Self { method, segment: "1".to_owned(), query: None, header: None, body: None }
    }

    pub(crate) fn body(mut self, json: &str) -> Self {
        self.body = Some(json.parse().unwrap());
        self
    }
}

impl Operation for Probe {
    type Success = Json;
    type Rejection = Json;
    const NAME: &'static str = "probe";
    const PLACE: &'static str = "specs/probe.yaml#/paths/~1probes/post";
    const SECURITY: &'static [&'static [Scheme]] = &[&[BEARER], &[]];

    fn prepare(&self) -> Result<Prepared, NotSent> {
        let method = self.method.parse().unwrap();
        let mut draft = Draft::new(method).literal("/probes/").segment("id", &self.segment).literal("/x:y");
        if let Some(query) = &self.query {
            draft = draft.query("q[x]", query);
        }
        if let Some(header) = &self.header {
            draft = draft.header("x-note", header);
        }
        if let Some(body) = &self.body {
            draft = draft.json(body);
        }
        draft.finish()
    }

    fn success(received: &mut Received<'_>) -> Body<Json> {
        match received.status() {
            200 | 201 => received.json(),
            204 => received.nothing().map(|()| Json::Null),
            _ => received.undocumented(),
        }
    }

    fn rejection(received: &mut Received<'_>) -> Body<Json> {
        match received.status() {
            400..=499 => received.json(),
            _ => received.undocumented(),
        }
    }
}

pub(crate) type Outcome = Result<Answer<Json>, Error<Json>>;

/// One call by each transport: asynchronous first, then blocking.
pub(crate) fn call_both(settings: &Settings, probe: &Probe, credentials: &Credentials) -> [Outcome; 2] {
    [call_asynchronous(settings, probe, credentials), call_blocking(settings, probe, credentials)]
}

pub(crate) fn call_asynchronous(settings: &Settings, probe: &Probe, credentials: &Credentials) -> Outcome {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { asynchronous::Transport::new(settings)?.call(probe, credentials).await })
}

pub(crate) fn call_blocking(settings: &Settings, probe: &Probe, credentials: &Credentials) -> Outcome {
    blocking::Transport::new(settings)?.call(probe, credentials)
}

/// A complete answer with a `content-length`.
pub(crate) fn answer(status: &str, content_type: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\ncontent-type: {content_type}\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}
