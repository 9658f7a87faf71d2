//! A request being put together by generated code. In: constant names and pieces of a path, texts of parameters, a JSON
//! body. Out: [`Prepared`], which has no server and no credentials yet.

use std::fmt;
use std::fmt::Write as _;

use ::http::Method;
use ::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::super::{Secret, Write, to_json};
use super::credential::{Placement, Scheme};
use super::encoding::{base64, is_dot_segment, push_literal, push_parameter};
use super::error::{NotSent, ParameterFault};

/// Headers that frame the message or the connection. No parameter may set them.
const RESERVED: &[&str] = &[
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
    "te",
    "trailer",
    "upgrade",
    "expect",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
];

/// A request in the making. The first fault is kept and reported by [`finish`](Self::finish), so that calls can be
/// chained.
#[must_use]
pub struct Draft {
    method: Method,
    path: String,
    /// The path with `{name}` in place of parameters, for `Debug`.
    template: String,
    query: String,
    headers: HeaderMap,
    cookies: String,
    body: Vec<u8>,
    fault: Option<NotSent>,
}

impl Draft {
    /// A request with this method, an empty path and `accept: application/json`.
    pub fn new(method: Method) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        Self {
            method,
            path: String::new(),
            template: String::new(),
            query: String::new(),
            headers,
            cookies: String::new(),
            body: Vec::new(),
            fault: None,
        }
    }

    /// A constant piece of the path, from the specification's path template (`/payments/`).
    pub fn literal(mut self, text: &'static str) -> Self {
        push_literal(&mut self.path, text);
        self.template.push_str(text);
        self
    }

    /// A path parameter: one segment or a part of one, percent-encoded. An empty text, `.` and `..` are refused, because
    /// servers and proxies read them as a different path.
    pub fn segment(mut self, name: &'static str, text: &str) -> Self {
        if text.is_empty() {
            self.refuse(NotSent::Parameter { name, fault: ParameterFault::Empty });
        } else if text == "." || text == ".." {
            self.refuse(NotSent::Parameter { name, fault: ParameterFault::DotSegment });
        }
        push_parameter(&mut self.path, text);
        self.template.push('{');
        self.template.push_str(name);
        self.template.push('}');
        self
    }

    /// A query parameter, percent-encoded. Called again with the same name it adds a second pair.
    pub fn query(mut self, name: &'static str, text: &str) -> Self {
        self.push_pair(name);
        push_parameter(&mut self.query, text);
        self
    }

    /// A query parameter whose value is a list in one pair: each text percent-encoded, the constant separator (`,`, `|`
    /// or a space) between them.
    pub fn query_joined<'t>(
        mut self,
        name: &'static str,
        separator: &'static str,
        texts: impl IntoIterator<Item = &'t str>,
    ) -> Self {
        self.push_pair(name);
        for (index, text) in texts.into_iter().enumerate() {
            if index > 0 && separator == "," {
                self.query.push(',');
            } else if index > 0 {
                push_parameter(&mut self.query, separator);
            }
            push_parameter(&mut self.query, text);
        }
        self
    }

    /// A header parameter. Its text must be visible ASCII characters, with spaces or tabs only between them: nothing that
    /// could end the header or be trimmed on the way. It is marked as sensitive.
    pub fn header(mut self, name: &'static str, text: &str) -> Self {
        match header_value(text) {
            Some(value) => self.put_header(name, value),
            None => self.refuse(NotSent::Parameter { name, fault: ParameterFault::HeaderCharacters }),
        }
        self
    }

    /// A cookie parameter, percent-encoded.
    pub fn cookie(mut self, name: &'static str, text: &str) -> Self {
        let mut encoded = String::new();
        push_parameter(&mut encoded, text);
        push_cookie(&mut self.cookies, name, &encoded);
        self
    }

    /// The JSON body. The empty object is a body too.
    pub fn json(self, value: &dyn Write) -> Self {
        self.body("application/json", to_json(value))
    }

    /// A body of another media type.
    pub fn body(mut self, media_type: &'static str, bytes: Vec<u8>) -> Self {
        self.headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        self.body = bytes;
        self
    }

    /// The media types that the operation documents for its answers, instead of `application/json`.
    pub fn accept(mut self, media_types: &'static str) -> Self {
        self.headers.insert(ACCEPT, HeaderValue::from_static(media_types));
        self
    }

    /// The request without server and credentials.
    ///
    /// # Errors
    /// [`NotSent::Parameter`] for the first parameter that cannot be sent as it is, [`NotSent::Path`] if literals and
    /// parameters together make a `.` or `..` segment.
    pub fn finish(self) -> Result<Prepared, NotSent> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        if !self.path.starts_with('/') || self.path.split('/').any(is_dot_segment) {
            return Err(NotSent::Path);
        }
        Ok(Prepared { draft: self })
    }

    fn refuse(&mut self, fault: NotSent) {
        self.fault.get_or_insert(fault);
    }

    fn push_pair(&mut self, name: &'static str) {
        self.query.push(if self.query.is_empty() { '?' } else { '&' });
        push_parameter(&mut self.query, name);
        self.query.push('=');
    }

    fn put_header(&mut self, name: &'static str, value: HeaderValue) {
        match HeaderName::from_bytes(name.as_bytes()) {
            Ok(header) if !RESERVED.contains(&header.as_str()) => {
                self.headers.append(header, value);
            }
            Ok(_) | Err(_) => self.refuse(NotSent::Parameter { name, fault: ParameterFault::HeaderName }),
        }
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&str> = self.headers.keys().map(HeaderName::as_str).collect();
        formatter
            .debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.template)
            .field("headers", &headers)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// A request without server and credentials, made by [`Draft::finish`]. `Debug` shows its method, the template of its
/// path, the names of its headers and the size of its body.
#[derive(Debug)]
pub struct Prepared {
    draft: Draft,
}

/// What is left when everything has been added.
pub(super) struct Parts {
    pub(super) method: Method,
    pub(super) path_and_query: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Prepared {
    /// The method.
    pub fn method(&self) -> &Method {
        &self.draft.method
    }

    /// The JSON or other body; empty if there is none.
    pub fn body(&self) -> &[u8] {
        &self.draft.body
    }

    /// Adds a credential that fits its placement.
    pub(super) fn authorize(&mut self, scheme: Scheme, secret: &Secret) -> Result<(), NotSent> {
        let draft = &mut self.draft;
        let unusable = NotSent::CredentialUnusable { scheme: scheme.name };
        let (name, value) = match scheme.placement {
            Placement::Bearer => (AUTHORIZATION, format!("Bearer {}", secret.expose())),
            Placement::Basic => (AUTHORIZATION, format!("Basic {}", base64(secret.expose().as_bytes()))),
            Placement::Header(name) => match HeaderName::from_bytes(name.as_bytes()) {
                Ok(header) => (header, secret.expose().to_owned()),
                Err(_) => return Err(unusable),
            },
            Placement::Query(name) => {
                draft.push_pair(name);
                push_parameter(&mut draft.query, secret.expose());
                return Ok(());
            }
            Placement::Cookie(name) => {
                push_cookie(&mut draft.cookies, name, secret.expose());
                return Ok(());
            }
        };
        draft.headers.insert(name, header_value(&value).ok_or(unusable)?);
        Ok(())
    }

    pub(super) fn into_parts(self) -> Result<Parts, NotSent> {
        let mut draft = self.draft;
        if !draft.cookies.is_empty() {
            let fault = NotSent::Parameter { name: "cookie", fault: ParameterFault::HeaderName };
            draft.headers.insert(COOKIE, header_value(&draft.cookies).ok_or(fault)?);
        }
        let mut path_and_query = draft.path;
        path_and_query.push_str(&draft.query);
        Ok(Parts { method: draft.method, path_and_query, headers: draft.headers, body: draft.body })
    }
}

fn push_cookie(cookies: &mut String, name: &'static str, text: &str) {
    let separator = if cookies.is_empty() { "" } else { "; " };
    write!(cookies, "{separator}{name}={text}").expect("writing into a String cannot fail");
}

/// A header's value that is transmitted byte for byte as given, marked as sensitive.
fn header_value(text: &str) -> Option<HeaderValue> {
    let is_visible = |byte: u8| byte.is_ascii_graphic() || byte == b' ' || byte == b'\t';
    let is_trimmed = text.trim_matches([' ', '\t']) == text;
    if text.is_empty() || !is_trimmed || !text.bytes().all(is_visible) {
        return None;
    }
    let mut value = HeaderValue::from_str(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}
