//! A provider on loopback: it reads one request of each connection, keeps it, and answers what it was told to.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// How long a connection that was not asked for would need to show up.
const SETTLING: Duration = Duration::from_millis(20);

pub(crate) struct StandIn {
    address: String,
    connections: Arc<AtomicUsize>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl StandIn {
    /// Answers every request with these bytes and closes the connection.
    pub(crate) fn sending(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self::handling(move |stream| {
            // A client may stop reading before the end, for instance where the answer is too large.
            let _ = stream.write_all(&bytes);
        })
    }

    /// Answers with a JSON body.
    pub(crate) fn answering(status: &str, body: &str) -> Self {
        Self::sending(answer(status, "application/json", body))
    }

    /// Reads a request and leaves the rest to `handle`.
    pub(crate) fn handling(handle: impl Fn(&mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let connections = Arc::new(AtomicUsize::new(0));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (counter, records, handle) = (Arc::clone(&connections), Arc::clone(&requests), Arc::new(handle));
        thread::spawn(move || {
            for stream in listener.incoming() {
                counter.fetch_add(1, Ordering::SeqCst);
                let (records, handle, mut stream) = (Arc::clone(&records), Arc::clone(&handle), stream.unwrap());
                thread::spawn(move || {
                    let request = read_request(&mut stream);
                    records.lock().unwrap().push(request);
                    handle(&mut stream);
                });
            }
        });
        Self { address, connections, requests }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every request so far: the request line, the headers in the order of their names, an empty line, the body. The
    /// address is written `HOST`. Fails unless each of them had a connection of its own.
    pub(crate) fn requests(&self) -> Vec<String> {
        thread::sleep(SETTLING);
        let requests = self.requests.lock().unwrap();
        assert_eq!(self.connections.load(Ordering::SeqCst), requests.len());
        requests.iter().map(|request| sorted(request).replace(&self.address, "HOST")).collect()
    }
}

/// A complete answer.
pub(crate) fn answer(status: &str, media_type: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}

fn read_request(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).map_or(0, |n| n.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    head + &String::from_utf8(body).unwrap()
}

/// In which order headers are sent is the HTTP library's choice.
fn sorted(request: &str) -> String {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let mut lines: Vec<&str> = head.split("\r\n").collect();
    lines[1..].sort_unstable();
    format!("{}\n\n{body}", lines.join("\n"))
}
