//! Operations of OpenAPI, with their references resolved.

use super::{Annotations, SchemaId, SecuritySchemeId, Spanned};
use crate::{document::Node, span::Span};

pub use crate::ir::Method;

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// `operationId`.
    pub operation_id: Spanned<String>,
    /// The method.
    pub method: Method,
    /// The path template.
    pub path: Spanned<String>,
    /// `#/paths/~1payments/post`.
    pub pointer: String,
    /// `summary`, `description` and extensions.
    pub annotations: Annotations,
    /// The path item's and the operation's parameters, the operation's last word; without those that OpenAPI ignores
    /// (`Accept`, `Content-Type`, `Authorization` in a header).
    pub parameters: Vec<Parameter>,
    /// `requestBody`.
    pub request_body: Option<RequestBody>,
    /// `responses`, in order.
    pub responses: Vec<Response>,
    /// `security`, the document's where the operation has none.
    pub security: Vec<SecurityRequirement>,
    /// `x-carimbo-idempotency`.
    pub idempotency: Option<Spanned<Idempotency>>,
    /// What `lower` must refuse: `servers`, `callbacks`, parameters in cookies, … with a name for each.
    pub unsupported: Vec<Spanned<String>>,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// `name`.
    pub name: Spanned<String>,
    /// `in`.
    pub place: ParameterPlace,
    /// `required: true`.
    pub required: Option<Span>,
    /// `schema`.
    pub schema: SchemaId,
    /// `description`, `deprecated`, `example(s)` and extensions.
    pub annotations: Annotations,
    /// `style`, `explode`, `allowReserved`, `content` in forms that are not the default: refused by `lower`.
    pub unsupported: Vec<Spanned<String>>,
}

/// `in`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParameterPlace {
    /// `path`
    Path,
    /// `query`
    Query,
    /// `header`
    Header,
    /// `cookie`: refused by `lower`.
    Cookie,
}

/// `requestBody`.
#[derive(Clone, Debug)]
pub struct RequestBody {
    /// Its place.
    pub span: Span,
    /// `required: true`.
    pub required: Option<Span>,
    /// `description` and extensions.
    pub annotations: Annotations,
    /// `content`, in order.
    pub content: Vec<MediaType>,
}

/// `content.*`.
#[derive(Clone, Debug)]
pub struct MediaType {
    /// `application/json`, as it is written.
    pub name: Spanned<String>,
    /// `schema`.
    pub schema: Option<SchemaId>,
    /// `example`, and the `value` of each of `examples`.
    pub examples: Vec<Node>,
    /// The place of `encoding`, which says how the parts of a form are written: not read yet.
    pub encoding: Option<Span>,
}

/// `responses.*`.
#[derive(Clone, Debug)]
pub struct Response {
    /// The key.
    pub status: Spanned<StatusKey>,
    /// `description` and extensions.
    pub annotations: Annotations,
    /// `content`, in order.
    pub content: Vec<MediaType>,
}

/// The key of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusKey {
    /// `200`: from 100 to 599.
    Exact(u16),
    /// `4XX`: from 1 to 5.
    Class(u8),
    /// `default`
    Default,
}

/// `security[]`: all schemes that are needed together.
#[derive(Clone, Debug)]
pub struct SecurityRequirement {
    /// Its place.
    pub span: Span,
    /// The schemes; none: the operation may be called without.
    pub schemes: Vec<SecuritySchemeId>,
}

/// `x-carimbo-idempotency`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// `{field: NAME}`
    Field(String),
    /// `{safe: true}`
    Safe,
    /// `{safe: false}`
    Unsafe,
    /// `{safe: unknown}`
    Unknown,
}
