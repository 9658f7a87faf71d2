//! Operations: how a request is made, and what its answers are.

use super::{Docs, Presence, Type};
use crate::ident::Ident;

/// A documented server.
#[derive(Clone, Debug)]
pub struct Server {
    /// The variant's name.
    pub name: Ident,
    /// The address, without variables.
    pub url: String,
    /// Its description.
    pub description: Option<String>,
}

/// A security scheme; an index into `Api::security_schemes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemeId(pub usize);

/// How a caller proves who it is.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// Its name in the specification.
    pub wire_name: String,
    /// The setter's name on the builder.
    pub name: Ident,
    /// Documentation.
    pub docs: Docs,
    /// Where the credential goes.
    pub kind: SecurityKind,
}

/// Where a credential goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// `authorization: Bearer …`
    Bearer,
    /// `authorization: Basic …`
    Basic,
    /// A header of this name.
    ApiKeyHeader(String),
    /// A query parameter of this name.
    ApiKeyQuery(String),
    /// A cookie of this name.
    ApiKeyCookie(String),
}

/// Schemes that are needed together. An empty list: none is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// All of them.
    pub schemes: Vec<SchemeId>,
}

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// `create_payment`.
    pub name: Ident,
    /// `CreatePayment`: the struct that holds its inputs, in `operations.rs`.
    pub type_name: Ident,
    /// `createPayment`.
    pub operation_id: String,
    /// Documentation.
    pub docs: Docs,
    /// The method.
    pub method: Method,
    /// The path, in pieces.
    pub path: Vec<PathPiece>,
    /// The path as the specification writes it.
    pub path_template: String,
    /// All parameters; path parameters first, in the order of the path.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Body,
    /// Alternatives; the first whose credentials are set is used.
    pub security: Vec<Requirement>,
    /// What a 2xx answer holds.
    pub success: Outcome,
    /// What a 4xx or 5xx answer holds.
    pub rejection: Outcome,
    /// Every documented status, for `violations()`.
    pub documented: Vec<StatusRange>,
    /// What makes a repetition harmless.
    pub idempotency: Idempotency,
}

/// Request methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET
    Get,
    /// PUT
    Put,
    /// POST
    Post,
    /// DELETE
    Delete,
    /// OPTIONS
    Options,
    /// HEAD
    Head,
    /// PATCH
    Patch,
    /// TRACE
    Trace,
}

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPiece {
    /// Text as it is sent: already percent-encoded where it must be.
    Literal(String),
    /// An index into the operation's parameters.
    Parameter(usize),
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The provider's spelling.
    pub wire_name: String,
    /// The Rust name.
    pub name: Ident,
    /// Where it goes.
    pub place: ParameterPlace,
    /// A scalar type, or a list of scalars in a query (`form`, exploded).
    pub ty: Type,
    /// Whether it must be given.
    pub presence: Presence,
    /// Documentation.
    pub docs: Docs,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterPlace {
    /// One segment of the path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
}

/// A request body.
#[derive(Clone, Debug)]
pub enum Body {
    /// None is sent.
    None,
    /// Always the same JSON text.
    Constant(String),
    /// A JSON value.
    Json {
        /// Its type.
        ty: Type,
        /// Whether it must be given.
        presence: Presence,
    },
}

/// The bodies of all answers of one class (success or rejection).
#[derive(Clone, Debug)]
pub enum Outcome {
    /// No body is documented: `()`.
    Nothing,
    /// One type, whatever the status.
    Single {
        /// The type.
        ty: Type,
        /// The statuses that carry it.
        statuses: Vec<StatusRange>,
    },
    /// Several types: an enum in `operations.rs`.
    Several {
        /// The enum's name.
        name: Ident,
        /// One variant per status range.
        variants: Vec<OutcomeVariant>,
    },
}

/// One documented status with its body.
#[derive(Clone, Debug)]
pub struct OutcomeVariant {
    /// The variant's name: `Status200`, `Status4Xx`, `Default`.
    pub name: Ident,
    /// The statuses.
    pub status: StatusRange,
    /// The body.
    pub body: ResponseBody,
}

/// What a response carries.
#[derive(Clone, Debug)]
pub enum ResponseBody {
    /// Nothing is documented.
    Nothing,
    /// A JSON value.
    Json(Type),
}

/// Statuses of one response; the most specific one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusRange {
    /// One status.
    Exact(u16),
    /// `4XX`: the first digit.
    Class(u8),
    /// `default`.
    Default,
}

/// What makes a repeated request harmless, by `x-carimbo-idempotency`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// The specification does not say.
    Undeclared,
    /// The documentation does not say, and the specification says so.
    Unknown,
    /// A member of the body identifies the request.
    Field(String),
    /// A repetition is harmless.
    Safe,
    /// A repetition does harm.
    Unsafe,
}
