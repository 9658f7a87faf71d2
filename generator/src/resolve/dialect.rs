//! The dialect of a schema: which keywords it has, and what `$schema` may say.

use crate::resolved::FormatUse;

/// What a schema is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// OpenAPI 3.0: schemas in a dialect of their own.
    OpenApi30,
    /// OpenAPI 3.1, and 3.2 as far as it says the same: JSON Schema 2020-12 and a few annotations.
    OpenApi31,
    /// JSON Schema 2020-12.
    Draft202012,
    /// JSON Schema 2019-09.
    Draft201909,
    /// JSON Schema draft-07.
    Draft7,
    /// JSON Schema draft-06.
    Draft6,
}

/// A group of keywords that a metaschema of 2019-09 or 2020-12 may leave out. Those of the core are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vocabulary {
    Applicator,
    Unevaluated,
    Validation,
}

/// What holds in a schema resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rules {
    pub(super) dialect: Dialect,
    /// The vocabularies that the metaschema leaves out; mostly none.
    pub(super) left_out: Vec<Vocabulary>,
    /// Whether the metaschema asks for formats to be checked.
    pub(super) formats: FormatUse,
}

/// Whether a keyword means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// As far as the dialect goes; the keyword may be one that no dialect has.
    Meaningful,
    /// Other dialects have it, this one does not.
    OtherDialect,
    /// The metaschema leaves its vocabulary out.
    LeftOut,
}

impl Rules {
    /// A dialect with all that it has.
    pub(super) fn of(dialect: Dialect) -> Self {
        Self { dialect, left_out: Vec::new(), formats: FormatUse::AsConfigured }
    }

    /// Whether a keyword means something here.
    pub(super) fn standing(&self, key: &str) -> Standing {
        if !self.dialect.has(key) {
            return Standing::OtherDialect;
        }
        let is_left_out = !self.left_out.is_empty() && vocabulary_of(key).is_some_and(|it| self.left_out.contains(&it));
        if is_left_out { Standing::LeftOut } else { Standing::Meaningful }
    }

    /// Whether a keyword means something here, as far as the dialect goes.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.standing(key) == Standing::Meaningful
    }
}

impl Dialect {
    /// Its name for people.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::OpenApi30 => "OpenAPI 3.0",
            Self::OpenApi31 | Self::Draft202012 => "JSON Schema 2020-12",
            Self::Draft201909 => "JSON Schema 2019-09",
            Self::Draft7 => "JSON Schema draft-07",
            Self::Draft6 => "JSON Schema draft-06",
        }
    }

    /// Whether `contentEncoding` and `contentMediaType` are checked: draft-07 lets a validator choose (validation, 8.1),
    /// later drafts only describe with them.
    pub(super) fn asserts_content(self) -> bool {
        match self {
            Self::Draft7 => true,
            Self::Draft6 | Self::OpenApi30 | Self::OpenApi31 | Self::Draft202012 | Self::Draft201909 => false,
        }
    }

    /// Whether all that stands beside `$ref` is ignored (draft-07 core, 8.3).
    pub(super) fn has_lone_references(self) -> bool {
        match self {
            Self::Draft7 | Self::Draft6 => true,
            Self::OpenApi30 | Self::OpenApi31 | Self::Draft202012 | Self::Draft201909 => false,
        }
    }

    /// Whether `items` may be a list of schemas, with `additionalItems` for the rest.
    pub(super) fn has_item_lists(self) -> bool {
        match self {
            Self::Draft201909 | Self::Draft7 | Self::Draft6 => true,
            Self::OpenApi30 | Self::OpenApi31 | Self::Draft202012 => false,
        }
    }

    /// Whether `$id: '#name'` is an anchor.
    pub(super) fn has_anchor_ids(self) -> bool {
        self.has_lone_references()
    }

    /// Whether a keyword that some dialect has is one of this dialect. What no dialect has is not asked for here.
    fn has(self, key: &str) -> bool {
        match self {
            Self::OpenApi30 => !NOT_IN_OPENAPI_30.contains(&key),
            Self::OpenApi31 => key != "additionalItems",
            Self::Draft202012 => key != "additionalItems" && !OF_OPENAPI.contains(&key),
            Self::Draft201909 => !SINCE_2020.contains(&key) && !OF_OPENAPI.contains(&key),
            Self::Draft7 | Self::Draft6 => {
                let is_newer = SINCE_2019.contains(&key) || SINCE_2020.contains(&key) || OF_OPENAPI.contains(&key);
                !is_newer && (self == Self::Draft7 || !SINCE_DRAFT_7.contains(&key))
            }
        }
    }
}

const NOT_IN_OPENAPI_30: &[&str] = &[
    "prefixItems",
    "additionalItems",
    "contains",
    "minContains",
    "maxContains",
    "unevaluatedItems",
    "patternProperties",
    "propertyNames",
    "unevaluatedProperties",
    "dependentSchemas",
    "dependencies",
    "$id",
    "$dynamicRef",
    "$dynamicAnchor",
    "$recursiveRef",
    "$recursiveAnchor",
    "$vocabulary",
];

const OF_OPENAPI: &[&str] = &["discriminator", "xml", "externalDocs"];

const SINCE_2020: &[&str] = &["prefixItems", "$dynamicRef", "$dynamicAnchor"];

const SINCE_2019: &[&str] = &[
    "$anchor",
    "$recursiveRef",
    "$recursiveAnchor",
    "$vocabulary",
    "$defs",
    "unevaluatedItems",
    "unevaluatedProperties",
    "minContains",
    "maxContains",
    "dependentSchemas",
    "dependentRequired",
    "contentSchema",
];

const SINCE_DRAFT_7: &[&str] = &["if", "then", "else"];

fn vocabulary_of(key: &str) -> Option<Vocabulary> {
    match key {
        "prefixItems"
        | "items"
        | "additionalItems"
        | "contains"
        | "properties"
        | "patternProperties"
        | "additionalProperties"
        | "propertyNames"
        | "dependentSchemas"
        | "dependencies"
        | "if"
        | "then"
        | "else"
        | "allOf"
        | "anyOf"
        | "oneOf"
        | "not" => Some(Vocabulary::Applicator),
        "unevaluatedItems" | "unevaluatedProperties" => Some(Vocabulary::Unevaluated),
        "type" | "enum" | "const" | "minLength" | "maxLength" | "pattern" | "minimum" | "maximum"
        | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" | "minItems" | "maxItems" | "uniqueItems"
        | "minContains" | "maxContains" | "minProperties" | "maxProperties" | "required" | "dependentRequired" => {
            Some(Vocabulary::Validation)
        }
        _ => None,
    }
}

/// What a `$schema` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A dialect that is understood.
    Dialect(Dialect),
    /// One of json-schema.org that is not.
    Unsupported,
    /// A metaschema of somebody else.
    Metaschema,
}

/// What a `$schema` names, from its text alone.
pub(super) fn named(uri: &str) -> Named {
    let uri = uri.strip_suffix('#').unwrap_or(uri);
    let Some(rest) = uri.strip_prefix("https://").or_else(|| uri.strip_prefix("http://")) else {
        return Named::Metaschema;
    };
    let is_openapi = |version| rest.starts_with(&format!("spec.openapis.org/oas/{version}/dialect/"));
    match rest {
        "json-schema.org/draft/2020-12/schema" => Named::Dialect(Dialect::Draft202012),
        "json-schema.org/draft/2019-09/schema" => Named::Dialect(Dialect::Draft201909),
        "json-schema.org/draft-07/schema" => Named::Dialect(Dialect::Draft7),
        "json-schema.org/draft-06/schema" => Named::Dialect(Dialect::Draft6),
        _ if is_openapi("3.1") || is_openapi("3.2") => Named::Dialect(Dialect::OpenApi31),
        _ if rest.starts_with("json-schema.org/") => Named::Unsupported,
        _ => Named::Metaschema,
    }
}

/// The vocabularies of a metaschema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offered {
    /// One that may be left out.
    Group(Vocabulary),
    /// Formats are checked.
    FormatAssertion,
    /// Formats are checked where it is required (2019-09).
    Format,
    /// One that asserts nothing, or is always there.
    Harmless,
    Unknown,
}

/// What a key of `$vocabulary` names.
pub(super) fn offered(uri: &str) -> Offered {
    let Some(rest) = uri.strip_prefix("https://json-schema.org/draft/") else { return Offered::Unknown };
    match rest {
        "2020-12/vocab/applicator" | "2019-09/vocab/applicator" => Offered::Group(Vocabulary::Applicator),
        "2020-12/vocab/unevaluated" => Offered::Group(Vocabulary::Unevaluated),
        "2020-12/vocab/validation" | "2019-09/vocab/validation" => Offered::Group(Vocabulary::Validation),
        "2020-12/vocab/format-assertion" => Offered::FormatAssertion,
        "2019-09/vocab/format" => Offered::Format,
        "2020-12/vocab/core"
        | "2019-09/vocab/core"
        | "2020-12/vocab/format-annotation"
        | "2020-12/vocab/meta-data"
        | "2019-09/vocab/meta-data"
        | "2020-12/vocab/content"
        | "2019-09/vocab/content" => Offered::Harmless,
        _ => Offered::Unknown,
    }
}
