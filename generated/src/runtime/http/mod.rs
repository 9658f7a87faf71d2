//! HTTP without surprises: what generated operations and clients are made of.
//!
//! An operation is data ([`Operation`]). [`Target::request`] turns it into an `http::Request`, [`read_answer`] turns an
//! `http::Response` into an [`Answer`] or an [`Error`]; neither does input or output. The modules `asynchronous`
//! (feature `async`, over reqwest) and `blocking` (feature `blocking`, over ureq) each put one `Transport` between the two.
//!
//! What holds for both transports:
//!
//! - One call is at most one connection and one request. Nothing is sent again, neither here nor below: each transport's
//!   module says why that is certain.
//! - Redirects are not followed, proxies of the environment are not used, cookies are not kept, nothing is compressed.
//! - A connection and a whole call always have a time limit, an answer's body has a limit of size ([`Settings`]).
//! - Parameters cannot change the host, the path's shape, the query's names or the headers ([`Draft`]).
//! - An [`Error`] says whether the request can have taken effect.
//! - Parameters, credentials, headers' values and bodies appear in no `Debug` and no `Display` of this module, and no
//!   error of a library below is chained, because such errors may quote a URL.
//!
//! This module knows no specification and no provider.

mod answer;
#[cfg(feature = "async")]
pub mod asynchronous;
#[cfg(feature = "blocking")]
pub mod blocking;
mod credential;
mod draft;
mod encoding;
mod error;
mod operation;
mod settings;
mod target;

pub use self::answer::{Answer, Body};
pub use self::credential::{Credential, CredentialUnavailable, Credentials, Placement, Scheme};
pub use self::draft::{Draft, Prepared};
pub use self::error::{
    BaseUrlFault, ConnectionFault, Deviating, Error, Failure, NotSent, ParameterFault, Rejected, UnknownOutcome,
    UnknownReason,
};
pub use self::operation::{Operation, Received, read_answer};
pub use self::settings::Settings;
pub use self::target::Target;
