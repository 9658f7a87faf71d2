//! A stand-in of the provider: just enough HTTP on a socket of this machine to answer the three operations.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// As documented, but for the amount, which is a boolean.
const CREATED: &str = r#"{"id":"fcb72e3a-b346-4f71-b044-971dc23232c9","clientRequestId":"order-1","amount":true,
    "currency":"BRL","status":"PAYMENT_PENDING","statusReason":{"code":"NAO_INFORMADO"}}"#;

/// A business error; that its code is a number is one of the two documented forms.
const REFUSED: &str = r#"{"statusCode":4102,"message":"the payment is still pending"}"#;

/// As documented.
const RETRIED: &str = r#"{"id":"fcb72e3a-b346-4f71-b044-971dc23232c9","status":"PAYMENT_SCHEDULED"}"#;

pub(crate) struct Provider {
    url: String,
    requests: Arc<AtomicUsize>,
}

impl Provider {
    /// Listens on a free port until the program ends.
    pub(crate) fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}", listener.local_addr()?);
        let requests = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&requests);
        thread::spawn(move || {
            let mut retries = 0;
            for stream in listener.incoming().flatten() {
                counter.fetch_add(1, Ordering::Relaxed);
                if let Err(error) = serve(stream, &mut retries) {
                    eprintln!("the stand-in failed: {error}");
                }
            }
        });
        Ok(Self { url, requests })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// How many requests came.
    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::Relaxed)
    }
}

/// Reads one request and answers it. Every other retry comes too early.
fn serve(mut stream: TcpStream, retries: &mut u32) -> io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request_line = String::new();
    reader.read_line(&mut request_line)?;
    let mut length = 0;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        if let Some(value) = header.strip_prefix("content-length: ") {
            length = value.trim().parse().unwrap_or(0);
        }
        header.clear();
    }
    io::copy(&mut reader.take(length), &mut io::sink())?;
    let path = request_line.split(' ').nth(1).unwrap_or_default();
    let (status, body) = match path.rsplit('/').next() {
        Some("payments") => ("201 Created", CREATED),
        Some("retry") => {
            *retries += 1;
            if *retries % 2 == 1 { ("416 Range Not Satisfiable", REFUSED) } else { ("201 Created", RETRIED) }
        }
        Some("cancel") => ("200 OK", ""),
        _ => ("404 Not Found", ""),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}
