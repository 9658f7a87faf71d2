//! The connection of one call, between ureq and its own connectors: it knows whether anything was written, writes the
//! real head of the request in place of ureq's, and shows ureq an answer without content. In: the connection that ureq's
//! connectors made. Out: the same connection, watched.

use std::fmt;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use ::http::header::CONTENT_LENGTH;
use ::http::{Method, Request, Uri};
use ::ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, DefaultConnector, LazyBuffers, NextTimeout, Transport,
};

use super::screen::Screen;

/// As large as ureq's own buffer, so that it takes heads as long as without a screen.
const SHOWN_BYTES: usize = 128 * 1024;

/// How far a call got.
#[derive(Clone, Default)]
pub(super) struct Progress(Arc<Steps>);

#[derive(Default)]
struct Steps {
    resolved: AtomicBool,
    written: AtomicBool,
}

impl Progress {
    /// Was the name resolved?
    pub(super) fn has_resolved(&self) -> bool {
        self.0.resolved.load(Ordering::Acquire)
    }

    /// Was writing the request begun? True from just before the first byte.
    pub(super) fn has_written(&self) -> bool {
        self.0.written.load(Ordering::Acquire)
    }
}

/// The request line and headers of a request, as they go over the wire.
pub(super) struct Head {
    bytes: Vec<u8>,
    /// Scheme and host without path, for ureq to connect to.
    origin: Uri,
}

impl Head {
    /// The head of a request with an absolute URL.
    pub(super) fn of(request: &Request<Vec<u8>>) -> Option<Self> {
        let (scheme, authority) = (request.uri().scheme_str()?, request.uri().authority()?);
        let path = request.uri().path_and_query()?.as_str();
        let origin = format!("{scheme}://{authority}/").parse().ok()?;
        let is_default_port = matches!((scheme, authority.port_u16()), ("https", Some(443)) | ("http", Some(80)));
        let host = if is_default_port { authority.host() } else { authority.as_str() };
        let mut bytes = format!("{} {path} HTTP/1.1\r\n", request.method()).into_bytes();
        for (name, value) in request.headers() {
            push_header(&mut bytes, name.as_str(), value.as_bytes());
        }
        push_header(&mut bytes, "host", host.as_bytes());
        if !request.body().is_empty() && !request.headers().contains_key(CONTENT_LENGTH) {
            push_header(&mut bytes, "content-length", request.body().len().to_string().as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
        Some(Self { bytes, origin })
    }

    /// What ureq gets to see of the request: its method, because that decides how the answer is read, and where to
    /// connect to.
    pub(super) fn placeholder(&self, request: &Request<Vec<u8>>) -> Request<()> {
        let mut placeholder = Request::new(());
        *placeholder.method_mut() = Method::clone(request.method());
        *placeholder.uri_mut() = self.origin.clone();
        placeholder
    }
}

/// Connects like ureq does, once.
pub(super) struct Wire {
    connector: Arc<DefaultConnector>,
    /// Taken by the first connection: there is no second one.
    head: Mutex<Option<Head>>,
    progress: Progress,
    screen: Screen,
}

impl Wire {
    /// For one call with this head.
    pub(super) fn new(connector: Arc<DefaultConnector>, head: Head, progress: Progress, screen: Screen) -> Self {
        Self { connector, head: Mutex::new(Some(head)), progress, screen }
    }
}

impl Connector for Wire {
    type Out = Watched;

    fn connect(&self, details: &ConnectionDetails, chained: Option<()>) -> Result<Option<Watched>, ::ureq::Error> {
        self.progress.0.resolved.store(true, Ordering::Release);
        let head = self.head.lock().ok().and_then(|mut head| head.take()).ok_or(::ureq::Error::ConnectionFailed)?;
        let connection = self.connector.connect(details, chained)?;
        let (progress, screen) = (self.progress.clone(), self.screen.clone());
        Ok(connection.map(|inner| Watched { inner, head: Some(head), progress, screen, shown: None }))
    }
}

impl fmt::Debug for Wire {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Wire")
    }
}

/// A connection that is made, TLS included.
pub(super) struct Watched {
    inner: Box<dyn Transport>,
    /// Until it has been written.
    head: Option<Head>,
    progress: Progress,
    screen: Screen,
    /// What ureq sees of the answer. From the first wait for it, after which ureq writes nothing more.
    shown: Option<LazyBuffers>,
}

impl Watched {
    fn transmit_head(&mut self, head: &Head, timeout: NextTimeout) -> Result<(), ::ureq::Error> {
        let mut rest = head.bytes.as_slice();
        while !rest.is_empty() {
            let output = self.inner.buffers().output();
            let amount = rest.len().min(output.len());
            let (now, later) = rest.split_at(amount);
            output.iter_mut().zip(now).for_each(|(place, byte)| *place = *byte);
            self.inner.transmit_output(amount, timeout)?;
            rest = later;
        }
        Ok(())
    }
}

impl Transport for Watched {
    fn buffers(&mut self) -> &mut dyn Buffers {
        match &mut self.shown {
            Some(shown) => shown,
            None => self.inner.buffers(),
        }
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ::ureq::Error> {
        self.progress.0.written.store(true, Ordering::Release);
        match self.head.take() {
            // ureq writes the head of the placeholder in one piece, apart from the body: it is a few hundred bytes and
            // the buffer has 128 KiB.
            Some(head) => self.transmit_head(&head, timeout),
            None => self.inner.transmit_output(amount, timeout),
        }
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ::ureq::Error> {
        let shown = self.shown.get_or_insert_with(|| LazyBuffers::new(SHOWN_BYTES, 1));
        let place = shown.input_append_buf();
        if place.is_empty() {
            return Ok(false); // as a read into a full buffer does
        }
        // What the screen did not take last time is shown before more is waited for.
        if self.inner.buffers().input().is_empty() && !self.inner.await_input(timeout)? {
            return Ok(false);
        }
        let received = self.inner.buffers();
        let amount = self.screen.show(received.input(), place);
        received.input_consume(amount);
        shown.input_appended(amount);
        Ok(true)
    }

    fn is_open(&mut self) -> bool {
        false // so that ureq keeps no connection for later
    }

    fn is_tls(&self) -> bool {
        self.inner.is_tls()
    }
}

impl fmt::Debug for Watched {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Watched")
    }
}

fn push_header(bytes: &mut Vec<u8>, name: &str, value: &[u8]) {
    bytes.extend_from_slice(name.as_bytes());
    bytes.extend_from_slice(b": ");
    bytes.extend_from_slice(value);
    bytes.extend_from_slice(b"\r\n");
}
