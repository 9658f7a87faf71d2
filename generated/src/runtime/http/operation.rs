//! The pair that every operation is made of, without input or output: a request to make and an answer to read.

use std::convert::Infallible;

use ::http::header::{CONTENT_TYPE, HeaderMap};
use ::http::{Response, StatusCode};

use super::super::{Keyword, Read, Violation, from_json};
use super::answer::{Answer, Body};
use super::credential::Scheme;
use super::draft::Prepared;
use super::error::{Deviating, Error, NotSent, Rejected};

/// RFC 8259, section 8.1: nobody may send it, and whoever reads may pass over it.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// An operation of a specification together with the values of one call. Generated code implements it.
pub trait Operation {
    /// The body of a `2xx` answer: one type, `()`, or an enum with a variant per documented status.
    type Success;
    /// The body of a `4xx` or `5xx` answer, likewise.
    type Rejection;

    /// The operation's `operationId`.
    const NAME: &'static str;
    /// Where the specification has the operation (`specs/klavi.yaml#/paths/~1payments/post`).
    const PLACE: &'static str;
    /// The alternatives of its security requirement, each a set of schemes that are needed together. Empty: none is
    /// needed. An empty alternative: a request without credentials is allowed.
    const SECURITY: &'static [&'static [Scheme]];

    /// The request without server and credentials.
    ///
    /// # Errors
    /// [`NotSent::Parameter`] and [`NotSent::Path`], see [`Draft::finish`](super::Draft::finish).
    fn prepare(&self) -> Result<Prepared, NotSent>;

    /// Reads the body of a `2xx` answer, by one of [`Received`]'s methods for each documented status.
    fn success(received: &mut Received<'_>) -> Body<Self::Success>;

    /// Reads the body of a `4xx` or `5xx` answer, likewise.
    fn rejection(received: &mut Received<'_>) -> Body<Self::Rejection>;
}

/// An answer as it came, and what was found to deviate so far.
pub struct Received<'r> {
    status: StatusCode,
    headers: &'r HeaderMap,
    bytes: &'r [u8],
    place: &'static str,
    violations: Vec<Violation>,
}

impl<'r> Received<'r> {
    /// The status, for a `match` over the documented ones and ranges such as `400..=499`.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// All headers.
    pub fn headers(&self) -> &'r HeaderMap {
        self.headers
    }

    /// The status has a JSON body. An unexpected content type is noted, and the body read all the same.
    pub fn json<T: Read>(&mut self) -> Body<T> {
        if self.bytes.is_empty() {
            self.note(Keyword::Content, "a body");
            return Body::Empty;
        }
        if !is_json(self.headers) {
            self.note(Keyword::Content, "application/json");
        }
        let bytes = self.bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(self.bytes);
        if bytes.len() < self.bytes.len() {
            self.note(Keyword::Json, "a byte order mark comes before it");
        }
        match from_json::<T>(bytes) {
            Ok(value) => Body::Known(value),
            Err(violations) => {
                let found: Vec<Violation> = violations.into_iter().collect();
                self.violations.extend(found.iter().cloned());
                found.into_iter().next().map_or(Body::Empty, |violation| self.deviant(violation))
            }
        }
    }

    /// The status has a body of another media type, which is handed on as it came.
    pub fn bytes(&mut self) -> Body<Vec<u8>> {
        if self.bytes.is_empty() {
            self.note(Keyword::Content, "a body");
            return Body::Empty;
        }
        Body::Known(self.bytes.to_vec())
    }

    /// The status has no body.
    pub fn nothing(&mut self) -> Body<()> {
        if self.bytes.is_empty() { Body::Known(()) } else { self.without_body() }
    }

    /// The status is documented without a body, where another status of the operation has one.
    pub fn without_body<T>(&mut self) -> Body<T> {
        if self.bytes.is_empty() {
            return Body::Empty;
        }
        let violation = self.note(Keyword::Content, "no body");
        self.deviant(violation)
    }

    /// The specification does not mention the status.
    pub fn undocumented<T>(&mut self) -> Body<T> {
        let violation = self.note(Keyword::Responses, "the documented statuses");
        if self.bytes.is_empty() { Body::Empty } else { self.deviant(violation) }
    }

    fn note(&mut self, keyword: Keyword, limit: &'static str) -> Violation {
        let violation = Violation::new(keyword, limit, self.place);
        self.violations.push(violation.clone());
        violation
    }

    fn deviant<T>(&self, violation: Violation) -> Body<T> {
        Body::Deviant { raw: self.bytes.to_vec(), violation }
    }
}

/// Reads the answer to an operation. A `2xx` is a success whatever its body holds.
///
/// # Errors
/// [`Error::Rejected`] for `4xx` and `5xx`, [`Error::Deviating`] for any other status: `1xx` cannot be an answer's and
/// redirects are not followed.
pub fn read_answer<O: Operation>(response: Response<Vec<u8>>) -> Result<Answer<O::Success>, Error<O::Rejection>> {
    let (parts, bytes) = response.into_parts();
    let status = parts.status;
    let mut received =
        Received { status, headers: &parts.headers, bytes: &bytes, place: O::PLACE, violations: Vec::new() };
    if status.is_success() {
        let body = O::success(&mut received);
        let violations = received.violations;
        return Ok(Answer::new(status, parts.headers, body, violations));
    }
    if status.is_client_error() || status.is_server_error() {
        let body = O::rejection(&mut received);
        let violations = received.violations;
        return Err(Error::Rejected(Rejected::new(Answer::new(status, parts.headers, body, violations))));
    }
    let body = received.undocumented::<Infallible>();
    let violations = received.violations;
    Err(Error::Deviating(Deviating::new(Answer::new(status, parts.headers, body, violations))))
}

/// `application/json` or a media type that ends in `+json`, with any parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let media_type = value.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    media_type == "application/json" || media_type.ends_with("+json")
}
