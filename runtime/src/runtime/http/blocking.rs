//! The transport over ureq. In: an `http::Request`. Out: an `http::Response` that was read to its end, or a [`Failure`]
//! that says whether anything was written.
//!
//! # Why there is exactly one attempt
//!
//! ureq's loop around a request goes round only for redirects, which `max_redirects(0)` switches off; it repeats nothing
//! on errors. Every call has an agent of its own, whose connection pool is therefore empty, so that no request is written
//! to a connection that the server is just closing. Several addresses of one name may be tried, one after the other,
//! but only until a connection stands and before anything is written.
//!
//! # What ureq gets to see
//!
//! ureq writes what it sends to the `log` crate at level `trace`: the URL, and the request line and headers as a hex
//! dump. It is therefore given a request without path, query and headers, and the `wire` module below writes the real
//! head in place of the one that ureq made. It also dumps what it reads: it is therefore shown an answer whose content is
//! filler, and the `screen` module below keeps the real headers and body. ureq so reads no content encodings either.
//!
//! # Features of ureq
//!
//! `rustls` and `platform-verifier` are needed: without the second one ureq panics at the first `https` connection.

mod screen;
mod wire;

use std::io::Read as _;
use std::sync::Arc;

use ::http::{Request, Response};
use ::ureq::unversioned::resolver::DefaultResolver;
use ::ureq::unversioned::transport::DefaultConnector;

use self::screen::Screen;
use self::wire::{Head, Progress, Wire};
use super::answer::Answer;
use super::credential::Credentials;
use super::error::{BaseUrlFault, ConnectionFault, Error, Failure, NotSent, UnknownOutcome, UnknownReason};
use super::operation::{Operation, read_answer};
use super::settings::Settings;
use super::target::Target;

/// Sends requests with ureq on the calling thread. Cheap to clone.
#[derive(Clone)]
pub struct Transport {
    config: ::ureq::config::Config,
    /// Shared by all calls, because it keeps the TLS configuration.
    connector: Arc<DefaultConnector>,
    target: Target,
    body_bytes_max: usize,
}

impl Transport {
    /// A transport with these settings. It opens no connection yet.
    ///
    /// # Errors
    /// [`NotSent::BaseUrl`] and [`NotSent::UserAgent`].
    pub fn new(settings: &Settings) -> Result<Self, NotSent> {
        let target = Target::new(settings)?;
        let connect_timeout = settings.effective_connect_timeout();
        // Trust what the operating system trusts, as reqwest does, not a list of authorities that ages with this program.
        let tls = ::ureq::tls::TlsConfig::builder().root_certs(::ureq::tls::RootCerts::PlatformVerifier).build();
        let config = ::ureq::Agent::config_builder()
            .tls_config(tls)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .proxy(None)
            .max_idle_connections(0)
            .max_idle_connections_per_host(0)
            .timeout_resolve(Some(connect_timeout))
            .timeout_connect(Some(connect_timeout))
            .timeout_global(Some(settings.effective_total_timeout()))
            .allow_non_standard_methods(true)
            .build();
        let connector = Arc::new(DefaultConnector::default());
        Ok(Self { config, connector, target, body_bytes_max: settings.effective_body_bytes_max() })
    }

    /// The server that this transport sends to.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// Makes the operation's request, sends it once and reads the answer.
    ///
    /// # Errors
    /// [`Error`]; a `2xx` is never one if it was read to its end.
    pub fn call<O: Operation>(
        &self,
        operation: &O,
        credentials: &Credentials,
    ) -> Result<Answer<O::Success>, Error<O::Rejection>> {
        let request = self.target.request(operation, credentials)?;
        read_answer::<O>(self.send(request)?)
    }

    /// Sends a request once, whatever server it names, and reads the answer to its end.
    ///
    /// # Errors
    /// [`Failure::NotSent`] if not one byte of it was written, else [`Failure::UnknownOutcome`].
    pub fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Failure> {
        let malformed = Failure::NotSent(NotSent::BaseUrl(BaseUrlFault::Malformed));
        let head = Head::of(&request).ok_or(malformed)?;
        let placeholder = head.placeholder(&request);
        let progress = Progress::default();
        let screen = Screen::default();
        let wire = Wire::new(Arc::clone(&self.connector), head, progress.clone(), screen.clone());
        let agent = ::ureq::Agent::with_parts(self.config.clone(), wire, DefaultResolver::default());
        // With a `Vec` ureq sends as many bytes as it has, also none, whatever the method.
        let result = agent.run(placeholder.map(|()| request.into_body()));
        let answer = result.map_err(|error| classify(&error, &progress))?;
        let status = answer.status();
        read(answer, &screen, self.body_bytes_max)
            .map_err(|reason| Failure::UnknownOutcome(UnknownOutcome::new(reason, Some(status))))
    }
}

impl std::fmt::Debug for Transport {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Transport").field("target", &self.target).finish_non_exhaustive()
    }
}

/// ureq's errors do not tell whether anything was written, so [`Progress`] decides.
fn classify(error: &::ureq::Error, progress: &Progress) -> Failure {
    if progress.has_written() {
        return Failure::UnknownOutcome(UnknownOutcome::new(unknown_reason(error), None));
    }
    Failure::NotSent(NotSent::Connection(connection_fault(error, progress)))
}

fn connection_fault(error: &::ureq::Error, progress: &Progress) -> ConnectionFault {
    if let ::ureq::Error::Io(io) = error {
        // An error of the name's resolution has no category of its own.
        return if progress.has_resolved() { ConnectionFault::from_io(Some(io.kind())) } else { ConnectionFault::Name };
    }
    if matches!(error, ::ureq::Error::Timeout(_)) {
        return ConnectionFault::TimedOut;
    }
    if matches!(error, ::ureq::Error::HostNotFound) {
        return ConnectionFault::Name;
    }
    let is_tls = matches!(error, ::ureq::Error::Tls(_) | ::ureq::Error::Rustls(_));
    if is_tls { ConnectionFault::Tls } else { ConnectionFault::Other(None) }
}

/// Lets ureq read the answer to its end and takes the headers and the body from the screen.
fn read(answer: Response<::ureq::Body>, screen: &Screen, bytes_max: usize) -> Result<Response<Vec<u8>>, UnknownReason> {
    let (parts, body) = answer.into_parts();
    let headers = screen.headers().filter(|headers| headers.len() == parts.headers.len());
    let headers = headers.ok_or(UnknownReason::Interrupted)?;
    screen.begin_body(&parts);
    let bytes = read_body(body, bytes_max)?;
    let mut answer = Response::new(screen.take_body(bytes).ok_or(UnknownReason::Interrupted)?);
    *answer.status_mut() = parts.status;
    *answer.headers_mut() = headers;
    Ok(answer)
}

/// How many bytes the body has: what ureq reads is filler.
fn read_body(body: ::ureq::Body, bytes_max: usize) -> Result<usize, UnknownReason> {
    let limit = u64::try_from(bytes_max).unwrap_or(u64::MAX);
    if body.content_length().is_some_and(|bytes| bytes > limit) {
        return Err(UnknownReason::AnswerTooLarge { bytes_max });
    }
    // One byte more than allowed tells a body of exactly the limit from a longer one.
    let mut reader = body.into_reader().take(limit.saturating_add(1));
    let bytes = std::io::copy(&mut reader, &mut std::io::sink());
    let bytes = bytes.map_err(|error| unknown_reason(&::ureq::Error::from(error)))?;
    let bytes = usize::try_from(bytes).ok().filter(|bytes| *bytes <= bytes_max);
    bytes.ok_or(UnknownReason::AnswerTooLarge { bytes_max })
}

fn unknown_reason(error: &::ureq::Error) -> UnknownReason {
    let is_late = |io: &std::io::Error| io.kind() == std::io::ErrorKind::TimedOut;
    let is_timeout =
        matches!(error, ::ureq::Error::Timeout(_)) || matches!(error, ::ureq::Error::Io(io) if is_late(io));
    if is_timeout { UnknownReason::TimedOut } else { UnknownReason::Interrupted }
}
