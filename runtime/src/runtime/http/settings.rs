//! What both transports can be told: where to send, how long to wait, how much to read.

use std::fmt;
use std::time::Duration;

/// The default user agent: name and version of the crate that this module is part of.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const TOTAL_TIMEOUT: Duration = Duration::from_secs(30);
const TIMEOUT_MIN: Duration = Duration::from_millis(1);
const TIMEOUT_MAX: Duration = Duration::from_secs(24 * 60 * 60);
const BODY_BYTES_MAX: usize = 1024 * 1024;

/// Where a client sends its requests and what it allows an answer to cost. Checked when a client is built.
#[derive(Clone)]
pub struct Settings {
    pub(super) base_url: String,
    pub(super) plain_http: PlainHttp,
    pub(super) user_agent: String,
    connect_timeout: Duration,
    total_timeout: Duration,
    body_bytes_max: usize,
}

/// Which hosts may be reached without TLS?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlainHttp {
    Loopback,
    AnyHost,
}

impl Settings {
    /// For a server at this base URL: `https`, a host, perhaps a port and a path that every request's path follows.
    pub fn new(base_url: impl Into<String>) -> Self {
        Self {
            base_url: base_url.into(),
            plain_http: PlainHttp::Loopback,
            user_agent: USER_AGENT.to_owned(),
            connect_timeout: CONNECT_TIMEOUT,
            total_timeout: TOTAL_TIMEOUT,
            body_bytes_max: BODY_BYTES_MAX,
        }
    }

    /// Sends to another server instead.
    #[must_use]
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = base_url.into();
        self
    }

    /// Allows `http://` for every host. Without this only loopback hosts (`localhost`, `127.0.0.0/8`, `[::1]`) may be
    /// reached so: credentials and personal data must not cross a network in clear text.
    #[must_use]
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = PlainHttp::AnyHost;
        self
    }

    /// Time to resolve the name, connect and agree on TLS: 5 s by default, between 1 ms and half of the total time, so
    /// that a server that cannot be reached is always reported as "not sent". The blocking transport allows this time
    /// once for the name and once for the connection.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Time for the whole call until the answer's last byte: 30 s by default, between 1 ms and 24 h. It cannot be
    /// switched off.
    #[must_use]
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = timeout;
        self
    }

    /// The longest answer body that is read, in bytes: 1 MiB by default. A longer one is
    /// [`AnswerTooLarge`](super::UnknownReason::AnswerTooLarge).
    #[must_use]
    pub fn body_bytes_max(mut self, bytes: usize) -> Self {
        self.body_bytes_max = bytes;
        self
    }

    /// The `user-agent` of every request; by default name and version of the generated crate.
    #[must_use]
    pub fn user_agent(mut self, text: impl Into<String>) -> Self {
        self.user_agent = text.into();
        self
    }

    /// The connect timeout that holds, within the bounds above.
    pub fn effective_connect_timeout(&self) -> Duration {
        self.connect_timeout.min(self.effective_total_timeout() / 2).max(TIMEOUT_MIN)
    }

    /// The total timeout that holds, within the bounds above.
    pub fn effective_total_timeout(&self) -> Duration {
        self.total_timeout.clamp(TIMEOUT_MIN, TIMEOUT_MAX)
    }

    /// The longest answer body that is read, in bytes.
    pub fn effective_body_bytes_max(&self) -> usize {
        self.body_bytes_max
    }
}

/// The base URL is not shown before it is checked: it may have a password in it.
impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Settings")
            .field("plain_http", &self.plain_http)
            .field("user_agent", &self.user_agent)
            .field("connect_timeout", &self.connect_timeout)
            .field("total_timeout", &self.total_timeout)
            .field("body_bytes_max", &self.body_bytes_max)
            .finish_non_exhaustive()
    }
}
