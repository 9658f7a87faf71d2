//! What `resolve` gives and `lower` takes: the objects of OpenAPI 3.1, every reference replaced by a typed id.
//!
//! Later stages know of no version and of no `$ref` text.

mod operation;
mod schema;

pub use operation::{
    Idempotency, MediaType, Method, Operation, Parameter, ParameterPlace, RequestBody, Response, SecurityRequirement,
    StatusKey,
};
pub use schema::{
    Annotations, FormatUse, Keywords, PatternProperty, Property, Schema, SchemaForm, Standing, TypeName, Written,
};

use crate::span::{FileId, Span};
use std::collections::BTreeMap;

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// A schema; an index into `Resolved::schemas`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub usize);

/// A security scheme; an index into `Resolved::security_schemes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SecuritySchemeId(pub usize);

/// One specification.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The file at the top.
    pub file: FileId,
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.description`.
    pub description: Option<String>,
    /// `servers`.
    pub servers: Vec<Server>,
    /// `components.securitySchemes`.
    pub security_schemes: Vec<SecurityScheme>,
    /// Every schema that is reachable, wherever it stands; `SchemaId` is the index.
    pub schemas: Vec<Schema>,
    /// `components.schemas`, in order: all of them, used or not.
    pub components: Vec<SchemaId>,
    /// All operations, in the order of the file.
    pub operations: Vec<Operation>,
    /// What other documents than the one at the top are called, by their files: a schema there is shown as that name
    /// and its pointer.
    pub foreign: BTreeMap<FileId, String>,
}

impl Resolved {
    /// The schema behind an id.
    pub fn schema(&self, id: SchemaId) -> &Schema {
        self.schemas.get(id.0).expect("schema ids are indices made by resolve")
    }
}

/// `servers[]`. A server with variables is refused by `resolve` where a default is missing, else has them filled in.
#[derive(Clone, Debug)]
pub struct Server {
    /// `url`.
    pub url: Spanned<String>,
    /// `description`.
    pub description: Option<String>,
    /// `x-carimbo-name`, or `name` of OpenAPI 3.2.
    pub name: Option<Spanned<String>>,
}

/// `components.securitySchemes.*`.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// The key.
    pub name: Spanned<String>,
    /// `description` and extensions.
    pub annotations: Annotations,
    /// Where the credential goes.
    pub kind: SecurityKind,
}

/// Where a credential goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// `http`, `bearer`; also `oauth2` and `openIdConnect`, whose access token is sent as a bearer token.
    Bearer,
    /// `http`, `basic`.
    Basic,
    /// `apiKey` in a header.
    ApiKeyHeader(String),
    /// `apiKey` in the query.
    ApiKeyQuery(String),
    /// `apiKey` in a cookie.
    ApiKeyCookie(String),
    /// Another scheme: refused by `lower` where an operation needs it.
    Unsupported(String),
}

/// One entry of `x-carimbo-discrepancy`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    /// `id`.
    pub id: String,
    /// `documented`.
    pub documented: String,
    /// `observed`.
    pub observed: String,
    /// `decision`.
    pub decision: String,
}
