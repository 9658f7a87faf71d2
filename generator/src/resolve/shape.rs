//! The members of each object of OpenAPI 3.0, 3.1 and 3.2, as tables.

/// Which members an object has.
#[derive(Debug)]
pub(super) struct Shape {
    /// The object in a sentence: "a parameter".
    pub(super) noun: &'static str,
    /// Members that must be there.
    pub(super) required: &'static [&'static str],
    /// Members that may be there.
    pub(super) optional: &'static [&'static str],
    /// Which `x-carimbo-…` have a meaning here, without the prefix; `discrepancy` has one everywhere.
    pub(super) extensions: &'static [&'static str],
}

const ANNOTATED: &[&str] = &["source", "sensitive", "name"];

const fn plain(noun: &'static str, required: &'static [&'static str], optional: &'static [&'static str]) -> Shape {
    Shape { noun, required, optional, extensions: &[] }
}

const fn annotated(noun: &'static str, required: &'static [&'static str], optional: &'static [&'static str]) -> Shape {
    Shape { noun, required, optional, extensions: ANNOTATED }
}

pub(super) const DOCUMENT: Shape = plain(
    "an OpenAPI document",
    &["openapi", "info"],
    &["$self", "jsonSchemaDialect", "servers", "paths", "webhooks", "components", "security", "tags", "externalDocs"],
);

pub(super) const INFO: Shape =
    plain("`info`", &["title", "version"], &["summary", "description", "termsOfService", "contact", "license"]);

pub(super) const CONTACT: Shape = plain("`contact`", &[], &["name", "url", "email"]);

pub(super) const LICENSE: Shape = plain("`license`", &["name"], &["identifier", "url"]);

pub(super) const TAG: Shape = plain("a tag", &["name"], &["summary", "description", "externalDocs", "parent", "kind"]);

pub(super) const EXTERNAL_DOCS: Shape = plain("`externalDocs`", &["url"], &["description"]);

pub(super) const SERVER: Shape = Shape {
    noun: "a server",
    required: &["url"],
    optional: &["description", "variables", "name"],
    extensions: &["source", "name"],
};

pub(super) const SERVER_VARIABLE: Shape = plain("a server variable", &["default"], &["enum", "description"]);

pub(super) const COMPONENTS: Shape = plain(
    "`components`",
    &[],
    &[
        "schemas",
        "responses",
        "parameters",
        "examples",
        "requestBodies",
        "headers",
        "securitySchemes",
        "links",
        "callbacks",
        "pathItems",
        "mediaTypes",
    ],
);

/// The members are paths.
pub(super) const PATHS: Shape = plain("`paths`", &[], &[]);

/// The members are statuses.
pub(super) const RESPONSES: Shape = plain("`responses`", &[], &[]);

pub(super) const PATH_ITEM: Shape = plain(
    "a path item",
    &[],
    &[
        "$ref",
        "summary",
        "description",
        "get",
        "put",
        "post",
        "delete",
        "options",
        "head",
        "patch",
        "trace",
        "query",
        "additionalOperations",
        "servers",
        "parameters",
    ],
);

pub(super) const OPERATION: Shape = Shape {
    noun: "an operation",
    required: &[],
    optional: &[
        "tags",
        "summary",
        "description",
        "externalDocs",
        "operationId",
        "parameters",
        "requestBody",
        "responses",
        "callbacks",
        "deprecated",
        "security",
        "servers",
    ],
    extensions: &["source", "sensitive", "name", "idempotency"],
};

pub(super) const PARAMETER: Shape = annotated(
    "a parameter",
    &["name", "in"],
    &[
        "description",
        "required",
        "deprecated",
        "allowEmptyValue",
        "style",
        "explode",
        "allowReserved",
        "schema",
        "example",
        "examples",
        "content",
    ],
);

pub(super) const HEADER: Shape = annotated(
    "a header",
    &[],
    &["description", "required", "deprecated", "style", "explode", "schema", "example", "examples", "content"],
);

pub(super) const REQUEST_BODY: Shape = annotated("a request body", &["content"], &["description", "required"]);

pub(super) const MEDIA_TYPE: Shape = Shape {
    noun: "a media type",
    required: &[],
    optional: &["schema", "example", "examples", "encoding"],
    extensions: &["source"],
};

pub(super) const ENCODING: Shape =
    plain("an encoding", &[], &["contentType", "headers", "style", "explode", "allowReserved"]);

pub(super) const RESPONSE: Shape =
    annotated("a response", &["description"], &["summary", "headers", "content", "links"]);

pub(super) const EXAMPLE: Shape = plain("an example", &[], &["summary", "description", "value", "externalValue"]);

pub(super) const LINK: Shape =
    plain("a link", &[], &["operationRef", "operationId", "parameters", "requestBody", "description", "server"]);

pub(super) const SECURITY_SCHEME: Shape = annotated(
    "a security scheme",
    &["type"],
    &[
        "description",
        "name",
        "in",
        "scheme",
        "bearerFormat",
        "flows",
        "openIdConnectUrl",
        "oauth2MetadataUrl",
        "deprecated",
    ],
);

pub(super) const OAUTH_FLOWS: Shape =
    plain("`flows`", &[], &["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"]);

pub(super) const OAUTH_FLOW: Shape =
    plain("a flow", &["scopes"], &["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"]);

pub(super) const DISCRIMINATOR: Shape = plain("`discriminator`", &["propertyName"], &["mapping", "defaultMapping"]);

pub(super) const XML: Shape = plain("`xml`", &[], &["name", "namespace", "prefix", "attribute", "wrapped", "nodeType"]);

/// Of schemas, `keyword` knows the members; this has the extensions.
pub(super) const SCHEMA: Shape = annotated("a schema", &[], &[]);
