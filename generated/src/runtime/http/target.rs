//! A checked base URL, and requests to it. In: [`Settings`], an operation, credentials. Out: an `http::Request`.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use ::http::header::{CONTENT_LENGTH, HeaderValue, USER_AGENT};
use ::http::{Request, Uri};

use super::credential::Credentials;
use super::draft::Prepared;
use super::encoding::{is_dot_segment, is_segment_character};
use super::error::{BaseUrlFault, NotSent};
use super::operation::Operation;
use super::settings::{PlainHttp, Settings};

/// A server that requests can be made for: a checked base URL and the user agent.
#[derive(Clone)]
pub struct Target {
    /// `https://host:port`, without a slash at the end.
    origin: String,
    /// The base URL's path without a slash at the end; empty if there is none.
    prefix: String,
    user_agent: HeaderValue,
}

impl Target {
    /// Checks the base URL and the user agent of the settings.
    ///
    /// # Errors
    /// [`NotSent::BaseUrl`] for a base URL that is no `http` or `https` URL, has a user, a query, a fragment or dot
    /// segments, or would send credentials in clear text; [`NotSent::UserAgent`].
    pub fn new(settings: &Settings) -> Result<Self, NotSent> {
        let (origin, prefix) = parse(&settings.base_url, settings.plain_http).map_err(NotSent::BaseUrl)?;
        let user_agent = HeaderValue::from_str(&settings.user_agent).map_err(|_| NotSent::UserAgent)?;
        Ok(Self { origin, prefix, user_agent })
    }

    /// The request of an operation, complete with credentials; only `host` is left to the transport.
    ///
    /// The URL and the body hold what the operation was given, and `http::Request` shows both in its `Debug`: do not
    /// log it.
    ///
    /// # Errors
    /// [`NotSent`] for a parameter that cannot be sent as it is, or a credential that is missing or unusable.
    pub fn request<O: Operation>(&self, operation: &O, credentials: &Credentials) -> Result<Request<Vec<u8>>, NotSent> {
        let mut prepared = operation.prepare()?;
        for (scheme, credential) in credentials.choose(O::SECURITY)? {
            prepared.authorize(scheme, &credential.text(scheme)?)?;
        }
        self.complete(prepared)
    }

    fn complete(&self, prepared: Prepared) -> Result<Request<Vec<u8>>, NotSent> {
        let parts = prepared.into_parts()?;
        let url = format!("{}{}{}", self.origin, self.prefix, parts.path_and_query);
        // The only thing that can be wrong with this text is its length: every character was checked or encoded.
        let uri = url.parse::<Uri>().map_err(|_| NotSent::UrlTooLong)?;
        let mut request = Request::new(parts.body);
        *request.method_mut() = parts.method;
        *request.uri_mut() = uri;
        *request.headers_mut() = parts.headers;
        request.headers_mut().entry(USER_AGENT).or_insert_with(|| self.user_agent.clone());
        // RFC 9110, section 8.6: these methods say so when they have no body.
        let is_announced = matches!(request.method().as_str(), "POST" | "PUT" | "PATCH");
        if is_announced || !request.body().is_empty() {
            let length = HeaderValue::from(request.body().len());
            request.headers_mut().insert(CONTENT_LENGTH, length);
        }
        Ok(request)
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Target")
            .field("origin", &self.origin)
            .field("prefix", &self.prefix)
            .finish_non_exhaustive()
    }
}

fn parse(text: &str, plain_http: PlainHttp) -> Result<(String, String), BaseUrlFault> {
    // `Uri` drops a fragment without a word, so it is looked for first.
    if text.contains(['?', '#']) {
        return Err(BaseUrlFault::QueryOrFragment);
    }
    let uri = text.parse::<Uri>().map_err(|_| BaseUrlFault::Malformed)?;
    let scheme = uri.scheme_str().ok_or(BaseUrlFault::Malformed)?;
    let authority = uri.authority().ok_or(BaseUrlFault::Malformed)?;
    if authority.as_str().contains('@') {
        return Err(BaseUrlFault::User);
    }
    check_host(authority.as_str(), authority.host(), authority.port_u16())?;
    match scheme {
        "https" => {}
        "http" if plain_http == PlainHttp::AnyHost || is_loopback(authority.host()) => {}
        "http" => return Err(BaseUrlFault::PlainHttp),
        _ => return Err(BaseUrlFault::Scheme),
    }
    let prefix = uri.path().trim_end_matches('/');
    check_prefix(prefix)?;
    Ok((format!("{scheme}://{}", authority.as_str().to_ascii_lowercase()), prefix.to_owned()))
}

/// Only a plain name, an IPv4 or a bracketed IPv6 address, with a port that is a number: a host that libraries could
/// read differently is refused.
fn check_host(authority: &str, host: &str, port: Option<u16>) -> Result<(), BaseUrlFault> {
    let bare = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let is_plain = match bare {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_')),
    };
    let rest = authority.strip_prefix(host).ok_or(BaseUrlFault::Malformed)?;
    let is_port = rest.is_empty() || port.is_some_and(|port| port != 0 && rest.strip_prefix(':').is_some());
    if is_plain && is_port { Ok(()) } else { Err(BaseUrlFault::Malformed) }
}

fn check_prefix(prefix: &str) -> Result<(), BaseUrlFault> {
    let is_plain = prefix.bytes().all(|byte| byte == b'/' || byte == b'%' || is_segment_character(byte));
    let is_ambiguous = prefix.split('/').skip(1).any(|segment| segment.is_empty() || is_dot_segment(segment));
    if is_plain && !is_ambiguous { Ok(()) } else { Err(BaseUrlFault::Malformed) }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || bare.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        || bare.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback())
}
