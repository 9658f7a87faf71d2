//! The transport over reqwest. In: an `http::Request`. Out: an `http::Response` that was read to its end, or a
//! [`Failure`] that says whether anything was written.
//!
//! # Why there is exactly one attempt
//!
//! Three layers below could send a request again, and each is switched off:
//!
//! - reqwest's retry policy repeats a request after an HTTP/2 refusal unless `retry(never())` is set; HTTP/2 is off too
//!   (`http1_only`).
//! - reqwest's redirect layer repeats it at another place unless the policy is `none()`.
//! - hyper-util repeats a request whose connection died before it was begun, but only on a connection that had been used
//!   before (`connection_reused`). `pool_max_idle_per_host(0)` switches its pool off, so that no connection is used
//!   twice, and also keeps a request from being written to a connection that the server is just closing.
//!
//! # Dropping a call
//!
//! A future that is dropped closes its connection. Whether the request was written by then cannot be told, so a dropped
//! call is to be treated like [`UnknownOutcome`].

use std::error::Error as _;
use std::io::ErrorKind;

use ::http::{Request, Response};

use super::answer::Answer;
use super::credential::Credentials;
use super::error::{BaseUrlFault, ConnectionFault, Error, Failure, NotSent, UnknownOutcome, UnknownReason};
use super::operation::{Operation, read_answer};
use super::settings::Settings;
use super::target::Target;

/// Sends requests with reqwest, inside a tokio runtime. Cheap to clone.
#[derive(Clone)]
pub struct Transport {
    client: ::reqwest::Client,
    target: Target,
    body_bytes_max: usize,
}

impl Transport {
    /// A transport with these settings. It opens no connection yet.
    ///
    /// # Errors
    /// [`NotSent::BaseUrl`], [`NotSent::UserAgent`], and [`NotSent::Setup`] if TLS cannot be set up.
    pub fn new(settings: &Settings) -> Result<Self, NotSent> {
        let target = Target::new(settings)?;
        let client = ::reqwest::Client::builder()
            .redirect(::reqwest::redirect::Policy::none())
            .retry(::reqwest::retry::never())
            .http1_only()
            .pool_max_idle_per_host(0)
            .no_proxy()
            .referer(false)
            // Another crate of the program may have switched reqwest's decompression on.
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .connection_verbose(false)
            .connect_timeout(settings.effective_connect_timeout())
            .timeout(settings.effective_total_timeout())
            .build()
            .map_err(|_| NotSent::Setup)?;
        Ok(Self { client, target, body_bytes_max: settings.effective_body_bytes_max() })
    }

    /// The server that this transport sends to.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// Makes the operation's request, sends it once and reads the answer.
    ///
    /// # Errors
    /// [`Error`]; a `2xx` is never one if it was read to its end.
    pub async fn call<O: Operation>(
        &self,
        operation: &O,
        credentials: &Credentials,
    ) -> Result<Answer<O::Success>, Error<O::Rejection>> {
        let request = self.target.request(operation, credentials)?;
        read_answer::<O>(self.send(request).await?)
    }

    /// Sends a request once, whatever server it names, and reads the answer to its end.
    ///
    /// # Errors
    /// [`Failure::NotSent`] if not one byte of it was written, else [`Failure::UnknownOutcome`].
    pub async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Failure> {
        let request = convert(request).map_err(Failure::NotSent)?;
        let mut response = self.client.execute(request).await.map_err(|error| classify(&error))?;
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        let body = read_body(response, self.body_bytes_max)
            .await
            .map_err(|reason| Failure::UnknownOutcome(UnknownOutcome::new(reason, Some(status))))?;
        let mut answer = Response::new(body);
        *answer.status_mut() = status;
        *answer.headers_mut() = headers;
        Ok(answer)
    }
}

impl std::fmt::Debug for Transport {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Transport").field("target", &self.target).finish_non_exhaustive()
    }
}

/// Into reqwest's request. Its URL type has its own idea of what a URL means (dot segments, hosts): if that changed
/// anything, the request would go elsewhere, and is not sent.
fn convert(request: Request<Vec<u8>>) -> Result<::reqwest::Request, NotSent> {
    let uri = request.uri().clone();
    let request = ::reqwest::Request::try_from(request).map_err(|_| NotSent::BaseUrl(BaseUrlFault::Malformed))?;
    let url = request.url();
    let same_host = url.host_str() == uri.host() && url.scheme() == uri.scheme_str().unwrap_or_default();
    let is_same = same_host && url.path() == uri.path() && url.query() == uri.query();
    if is_same { Ok(request) } else { Err(NotSent::BaseUrl(BaseUrlFault::Malformed)) }
}

/// Only a failed connect proves that nothing was written. `is_builder()` proves nothing here: reqwest also returns such
/// an error for a redirect whose `location` it cannot read, which is after the request was sent.
fn classify(error: &::reqwest::Error) -> Failure {
    if !error.is_connect() {
        let reason = unknown_reason(error);
        return Failure::UnknownOutcome(UnknownOutcome::new(reason, error.status()));
    }
    let kind = io_kind(error);
    let fault = if error.is_timeout() {
        ConnectionFault::TimedOut
    } else if error.is_dns() {
        ConnectionFault::Name
    } else {
        ConnectionFault::from_io(kind)
    };
    Failure::NotSent(NotSent::Connection(fault))
}

async fn read_body(mut response: ::reqwest::Response, bytes_max: usize) -> Result<Vec<u8>, UnknownReason> {
    let is_too_large = |bytes: u64| u64::try_from(bytes_max).is_ok_and(|max| bytes > max);
    if response.content_length().is_some_and(is_too_large) {
        return Err(UnknownReason::AnswerTooLarge { bytes_max });
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| unknown_reason(&error))? {
        if chunk.len() > bytes_max - body.len() {
            return Err(UnknownReason::AnswerTooLarge { bytes_max });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn unknown_reason(error: &::reqwest::Error) -> UnknownReason {
    if error.is_timeout() { UnknownReason::TimedOut } else { UnknownReason::Interrupted }
}

/// The category of the innermost error of the operating system or of TLS; no text is looked at.
fn io_kind(error: &::reqwest::Error) -> Option<ErrorKind> {
    let mut source = error.source();
    let mut kind = None;
    while let Some(cause) = source {
        kind = cause.downcast_ref::<std::io::Error>().map_or(kind, |io| Some(innermost(io).kind()));
        source = cause.source();
    }
    kind
}

/// An `io::Error` around another one is not the other one's `source`.
fn innermost(error: &std::io::Error) -> &std::io::Error {
    let mut error = error;
    while let Some(inner) = error.get_ref().and_then(|inner| inner.downcast_ref::<std::io::Error>()) {
        error = inner;
    }
    error
}
