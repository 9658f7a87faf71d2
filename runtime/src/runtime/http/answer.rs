//! A read answer: status, headers, and a body that is known, empty or deviates from its documentation.

use std::fmt;

use ::http::StatusCode;
use ::http::header::{HeaderMap, HeaderName};

use super::super::Violation;

/// The body of an answer.
#[derive(Clone, PartialEq, Eq)]
pub enum Body<T> {
    /// As documented: decoded, or `()` where nothing is documented and nothing came.
    Known(T),
    /// No bytes, where there is no value for that: a body is documented here or for another status.
    Empty,
    /// Bytes that could not be decoded as documented, or whose status is not documented.
    Deviant {
        /// The body as it came.
        raw: Vec<u8>,
        /// The first thing that is wrong with it.
        violation: Violation,
    },
}

impl<T> Body<T> {
    /// The decoded body.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Empty | Self::Deviant { .. } => None,
        }
    }

    /// The decoded body, by value.
    pub fn into_known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Empty | Self::Deviant { .. } => None,
        }
    }

    /// The bytes of a body that could not be decoded.
    pub fn raw(&self) -> Option<&[u8]> {
        match self {
            Self::Deviant { raw, .. } => Some(raw),
            Self::Known(_) | Self::Empty => None,
        }
    }

    /// The same body with its decoded value turned into something else, for instance into a variant of the enum of an
    /// operation's answers.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Body<U> {
        match self {
            Self::Known(value) => Body::Known(f(value)),
            Self::Empty => Body::Empty,
            Self::Deviant { raw, violation } => Body::Deviant { raw, violation },
        }
    }
}

/// Never shows the bytes of a deviating body; a known one shows what its type shows.
impl<T: fmt::Debug> fmt::Debug for Body<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => formatter.debug_tuple("Known").field(value).finish(),
            Self::Empty => formatter.write_str("Empty"),
            Self::Deviant { raw, violation } => {
                formatter.debug_struct("Deviant").field("bytes", &raw.len()).field("violation", violation).finish()
            }
        }
    }
}

/// An answer that was read to its end.
#[derive(Clone)]
pub struct Answer<T> {
    status: StatusCode,
    headers: HeaderMap,
    body: Body<T>,
    violations: Vec<Violation>,
}

impl<T> Answer<T> {
    pub(super) fn new(status: StatusCode, headers: HeaderMap, body: Body<T>, violations: Vec<Violation>) -> Self {
        Self { status, headers, body, violations }
    }

    /// The status, documented or not.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// All headers as they came.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    pub fn body(&self) -> &Body<T> {
        &self.body
    }

    /// The body, by value.
    pub fn into_body(self) -> Body<T> {
        self.body
    }

    /// The decoded body, if it could be decoded.
    pub fn known(&self) -> Option<&T> {
        self.body.known()
    }

    /// The decoded body by value, if it could be decoded.
    pub fn into_known(self) -> Option<T> {
        self.body.into_known()
    }

    /// What deviates from the documentation outside a known body: an undocumented status, an unexpected content type, a
    /// body that is missing, unexpected or unreadable. A known body has its own `violations()`.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Status, headers and body, by value.
    pub fn into_parts(self) -> (StatusCode, HeaderMap, Body<T>) {
        (self.status, self.headers, self.body)
    }
}

/// Shows the names of headers and the shape of the body, never a header's value.
impl<T: fmt::Debug> fmt::Debug for Answer<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&str> = self.headers.keys().map(HeaderName::as_str).collect();
        formatter
            .debug_struct("Answer")
            .field("status", &self.status)
            .field("headers", &headers)
            .field("body", &self.body)
            .field("violations", &self.violations)
            .finish()
    }
}
