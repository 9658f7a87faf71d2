//! How a call can fail, as something a program can decide on. No text in here comes from a request, an answer or a
//! library's error; [`std::error::Error::source`] is always `None`.

use std::convert::Infallible;
use std::fmt;
use std::io::ErrorKind;
use std::ops::Deref;

use ::http::StatusCode;

use super::answer::Answer;

/// Why a call has no success to return. `R` is the documented body of a rejection.
#[derive(Clone, Debug)]
pub enum Error<R> {
    /// Not one byte of the request was written. Calling again is harmless.
    NotSent(NotSent),
    /// The server answered with `4xx` or `5xx`.
    Rejected(Rejected<R>),
    /// The request was written, at least in part, and no complete answer came back: the server may have done what it
    /// was asked for. Ask the server before calling again.
    UnknownOutcome(UnknownOutcome),
    /// A complete answer whose status is neither success nor rejection (`1xx`, `3xx`).
    Deviating(Deviating),
}

impl<R> Error<R> {
    /// May the server have done what it was asked for? False if nothing was sent and for `4xx` rejections; true for
    /// an unknown outcome, a deviating answer, `5xx` (a gateway may answer for a server that goes on working) and `408`
    /// (the server gave up on a request that it had perhaps begun to act on).
    pub fn may_have_taken_effect(&self) -> bool {
        match self {
            Self::NotSent(_) => false,
            Self::Rejected(rejected) => {
                rejected.status().is_server_error() || rejected.status() == StatusCode::REQUEST_TIMEOUT
            }
            Self::UnknownOutcome(_) | Self::Deviating(_) => true,
        }
    }

    /// The status, as far as an answer came.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::NotSent(_) => None,
            Self::Rejected(rejected) => Some(rejected.status()),
            Self::UnknownOutcome(unknown) => unknown.status,
            Self::Deviating(deviating) => Some(deviating.status()),
        }
    }
}

impl<R> fmt::Display for Error<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSent(not_sent) => write!(formatter, "not sent: {not_sent}"),
            Self::Rejected(rejected) => write!(formatter, "rejected with status {}", rejected.status().as_u16()),
            Self::UnknownOutcome(unknown) => write!(formatter, "unknown outcome: {unknown}"),
            Self::Deviating(deviating) => {
                write!(formatter, "status {} is neither success nor rejection", deviating.status().as_u16())
            }
        }
    }
}

impl<R: fmt::Debug> std::error::Error for Error<R> {}

impl<R> From<NotSent> for Error<R> {
    fn from(not_sent: NotSent) -> Self {
        Self::NotSent(not_sent)
    }
}

impl<R> From<Failure> for Error<R> {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotSent(not_sent) => Self::NotSent(not_sent),
            Failure::UnknownOutcome(unknown) => Self::UnknownOutcome(unknown),
        }
    }
}

/// Why a transport has no answer to hand back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Not one byte of the request was written.
    NotSent(NotSent),
    /// The request was written, at least in part.
    UnknownOutcome(UnknownOutcome),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSent(not_sent) => write!(formatter, "not sent: {not_sent}"),
            Self::UnknownOutcome(unknown) => write!(formatter, "unknown outcome: {unknown}"),
        }
    }
}

impl std::error::Error for Failure {}

/// A `4xx` or `5xx` answer; dereferences to it.
#[derive(Clone, Debug)]
pub struct Rejected<R>(Box<Answer<R>>);

impl<R> Rejected<R> {
    pub(super) fn new(answer: Answer<R>) -> Self {
        Self(Box::new(answer))
    }

    /// The answer by value.
    pub fn into_answer(self) -> Answer<R> {
        *self.0
    }
}

impl<R> Deref for Rejected<R> {
    type Target = Answer<R>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// An answer with a status that is neither success nor rejection; dereferences to it. Its body is never decoded.
#[derive(Clone, Debug)]
pub struct Deviating(Box<Answer<Infallible>>);

impl Deviating {
    pub(super) fn new(answer: Answer<Infallible>) -> Self {
        Self(Box::new(answer))
    }

    /// The answer by value.
    pub fn into_answer(self) -> Answer<Infallible> {
        *self.0
    }
}

impl Deref for Deviating {
    type Target = Answer<Infallible>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// Why a request was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotSent {
    /// A parameter cannot be sent as it is.
    Parameter {
        /// The parameter's name in the specification.
        name: &'static str,
        /// What is wrong with its value.
        fault: ParameterFault,
    },
    /// The path does not begin with `/`, or literals and parameters together make a `.` or `..` segment.
    Path,
    /// The URL is longer than 65534 bytes.
    UrlTooLong,
    /// The base URL was refused.
    BaseUrl(BaseUrlFault),
    /// The user agent has characters that no header can carry.
    UserAgent,
    /// The client has no credential for a scheme that the operation needs.
    CredentialMissing {
        /// The scheme's name in the specification.
        scheme: &'static str,
    },
    /// The provider of a credential had none to give.
    CredentialUnavailable {
        /// The scheme's name in the specification.
        scheme: &'static str,
    },
    /// A credential is empty or has characters that cannot travel where the scheme puts it.
    CredentialUnusable {
        /// The scheme's name in the specification.
        scheme: &'static str,
    },
    /// The TLS or HTTP library could not be set up.
    Setup,
    /// No connection could be made.
    Connection(ConnectionFault),
}

impl fmt::Display for NotSent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter { name, fault } => write!(formatter, "parameter `{name}` {fault}"),
            Self::Path => formatter.write_str("the path has a `.` or `..` segment"),
            Self::UrlTooLong => formatter.write_str("the URL is too long"),
            Self::BaseUrl(fault) => write!(formatter, "the base URL {fault}"),
            Self::UserAgent => formatter.write_str("the user agent is no header value"),
            Self::CredentialMissing { scheme } => write!(formatter, "no credential for `{scheme}`"),
            Self::CredentialUnavailable { scheme } => write!(formatter, "the credential for `{scheme}` is unavailable"),
            Self::CredentialUnusable { scheme } => write!(formatter, "the credential for `{scheme}` cannot be sent"),
            Self::Setup => formatter.write_str("the HTTP library could not be set up"),
            Self::Connection(fault) => write!(formatter, "{fault}"),
        }
    }
}

impl std::error::Error for NotSent {}

/// What is wrong with a parameter's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterFault {
    /// A path parameter is empty.
    Empty,
    /// A path parameter is `.` or `..`.
    DotSegment,
    /// A header parameter is empty, begins or ends with a space, or has characters other than visible ASCII.
    HeaderCharacters,
    /// A header or cookie of this name cannot be a parameter.
    HeaderName,
}

impl fmt::Display for ParameterFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "is empty",
            Self::DotSegment => "is `.` or `..`",
            Self::HeaderCharacters => "has characters that a header cannot carry",
            Self::HeaderName => "has a name that a parameter cannot have",
        })
    }
}

/// What is wrong with a base URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseUrlFault {
    /// It is no absolute URL with a plain host and path.
    Malformed,
    /// Its scheme is neither `https` nor `http`.
    Scheme,
    /// It has a user name or password.
    User,
    /// It has a query or a fragment.
    QueryOrFragment,
    /// It is `http` to a host that is not this machine, and that was not allowed.
    PlainHttp,
}

impl fmt::Display for BaseUrlFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Malformed => "is no absolute URL with a plain host and path",
            Self::Scheme => "is neither https nor http",
            Self::User => "has a user name",
            Self::QueryOrFragment => "has a query or a fragment",
            Self::PlainHttp => "would send credentials in clear text (http)",
        })
    }
}

/// Why no connection could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectionFault {
    /// The host's name could not be resolved.
    Name,
    /// Nobody listens there.
    Refused,
    /// The server's certificate or its TLS was not acceptable.
    Tls,
    /// It took longer than the connect timeout.
    TimedOut,
    /// Anything else, with the operating system's category if there is one.
    Other(Option<ErrorKind>),
}

impl ConnectionFault {
    /// From the category of an operating system's or TLS library's error; rustls reports through `InvalidData`.
    pub fn from_io(kind: Option<ErrorKind>) -> Self {
        match kind {
            Some(ErrorKind::ConnectionRefused) => Self::Refused,
            Some(ErrorKind::InvalidData) => Self::Tls,
            Some(ErrorKind::TimedOut) => Self::TimedOut,
            kind => Self::Other(kind),
        }
    }
}

impl fmt::Display for ConnectionFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => formatter.write_str("the server's name could not be resolved"),
            Self::Refused => formatter.write_str("the connection was refused"),
            Self::Tls => formatter.write_str("no TLS connection could be made"),
            Self::TimedOut => formatter.write_str("connecting took too long"),
            Self::Other(Some(kind)) => write!(formatter, "the connection failed ({kind})"),
            Self::Other(None) => formatter.write_str("the connection failed"),
        }
    }
}

/// Why nobody knows what became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownOutcome {
    reason: UnknownReason,
    status: Option<StatusCode>,
}

impl UnknownOutcome {
    /// For a transport of one's own: what ended the call, and the status if the answer had begun.
    pub fn new(reason: UnknownReason, status: Option<StatusCode>) -> Self {
        Self { reason, status }
    }

    /// What ended the call.
    pub fn reason(&self) -> UnknownReason {
        self.reason
    }

    /// The status, if the answer had begun. A `2xx` here means that the server has most likely done its work and that
    /// only the answer's body is missing.
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }
}

impl fmt::Display for UnknownOutcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reason {
            UnknownReason::TimedOut => formatter.write_str("no complete answer in time"),
            UnknownReason::Interrupted => formatter.write_str("the connection ended before the answer was complete"),
            UnknownReason::AnswerTooLarge { bytes_max } => {
                write!(formatter, "the answer's body is longer than {bytes_max} bytes")
            }
        }?;
        self.status.map_or(Ok(()), |status| write!(formatter, " (status {})", status.as_u16()))
    }
}

impl std::error::Error for UnknownOutcome {}

/// What ended a call whose outcome is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownReason {
    /// The total timeout passed.
    TimedOut,
    /// The connection ended or failed, or what came was not HTTP.
    Interrupted,
    /// The answer's body is longer than the limit.
    AnswerTooLarge {
        /// The limit.
        bytes_max: usize,
    },
}
