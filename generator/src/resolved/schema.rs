//! Schemas of JSON Schema 2020-12, with typed ids for subschemas and references.

use super::{Discrepancy, SchemaId, Spanned};
use crate::{document::Node, span::Span};

/// A schema.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Where it stands: `#/components/schemas/Payer/properties/name` (JSON pointer as a URI fragment, unencoded).
    pub pointer: String,
    /// Its place; for a mapping the place of its first key up to its end.
    pub span: Span,
    /// What it says.
    pub form: SchemaForm,
    /// Its keywords as they are written, in order; none where it is `true` or `false`.
    pub written: Vec<Written>,
}

/// A keyword as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its name.
    pub keyword: String,
    /// Whether it says anything.
    pub standing: Standing,
}

/// Whether a keyword says anything where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was read.
    Read,
    /// It stands beside `$ref`, where the schema's dialect ignores it.
    BesideReference,
    /// It is of another dialect.
    OtherDialect,
    /// The schema's metaschema leaves its vocabulary out.
    LeftOut,
    /// No dialect has it.
    Unknown,
}

/// What a schema says.
#[derive(Clone, Debug)]
pub enum SchemaForm {
    /// `true` or `false`.
    Boolean(bool),
    /// Keywords.
    Keywords(Box<Keywords>),
}

/// The value of `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TypeName {
    /// `null`
    Null,
    /// `boolean`
    Boolean,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `string`
    String,
    /// `array`
    Array,
    /// `object`
    Object,
}

/// `properties.*`.
#[derive(Clone, Debug)]
pub struct Property {
    /// The key.
    pub name: Spanned<String>,
    /// Its schema.
    pub schema: SchemaId,
}

/// `patternProperties.*`.
#[derive(Clone, Debug)]
pub struct PatternProperty {
    /// The pattern.
    pub pattern: Spanned<String>,
    /// The schema of the members whose names it matches.
    pub schema: SchemaId,
}

/// Whether the values of a `format` are checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormatUse {
    /// As the options say: by itself `format` is an annotation (JSON Schema 2020-12 validation, 7.2.1).
    #[default]
    AsConfigured,
    /// Whatever the options say: the schema's metaschema has the format-assertion vocabulary.
    Asserted,
}

/// All keywords of a schema. A span is that of the keyword's value. Absent lists are empty.
#[derive(Clone, Debug, Default)]
pub struct Keywords {
    /// `$ref`, or `$dynamicRef` where that stands alone: already led to its target. Beside `$ref`, the target of
    /// `$dynamicRef` is the first of `all_of`.
    pub reference: Option<Spanned<SchemaId>>,
    /// `type`, distinct, in order.
    pub types: Option<Spanned<Vec<TypeName>>>,
    /// `enum`.
    pub enumeration: Option<Spanned<Vec<Node>>>,
    /// `const`.
    pub constant: Option<Node>,
    /// `minLength`.
    pub min_length: Option<Spanned<u64>>,
    /// `maxLength`.
    pub max_length: Option<Spanned<u64>>,
    /// `pattern`.
    pub pattern: Option<Spanned<String>>,
    /// `contentEncoding`, where the draft asserts it.
    pub content_encoding: Option<Spanned<String>>,
    /// `contentMediaType`, where the draft asserts it.
    pub content_media_type: Option<Spanned<String>>,
    /// `format`.
    pub format: Option<Spanned<String>>,
    /// Whether `format` must be checked.
    pub format_use: FormatUse,
    /// `minimum`: a JSON number text.
    pub minimum: Option<Spanned<String>>,
    /// `maximum`.
    pub maximum: Option<Spanned<String>>,
    /// `exclusiveMinimum`.
    pub exclusive_minimum: Option<Spanned<String>>,
    /// `exclusiveMaximum`.
    pub exclusive_maximum: Option<Spanned<String>>,
    /// `multipleOf`, above zero.
    pub multiple_of: Option<Spanned<String>>,
    /// `prefixItems`; the list in draft-07's `items`.
    pub prefix_items: Vec<SchemaId>,
    /// `items`: for the items behind `prefix_items`; draft-07's `additionalItems` beside a list.
    pub items: Option<SchemaId>,
    /// `contains`.
    pub contains: Option<SchemaId>,
    /// `minContains`; only beside `contains`, where 1 is meant if it is absent.
    pub min_contains: Option<Spanned<u64>>,
    /// `maxContains`; only beside `contains`.
    pub max_contains: Option<Spanned<u64>>,
    /// `unevaluatedItems`.
    pub unevaluated_items: Option<Spanned<SchemaId>>,
    /// `minItems`.
    pub min_items: Option<Spanned<u64>>,
    /// `maxItems`.
    pub max_items: Option<Spanned<u64>>,
    /// `uniqueItems`.
    pub unique_items: Option<Spanned<bool>>,
    /// `properties`, in order.
    pub properties: Vec<Property>,
    /// `additionalProperties`.
    pub additional_properties: Option<Spanned<SchemaId>>,
    /// `patternProperties`, in order.
    pub pattern_properties: Vec<PatternProperty>,
    /// `propertyNames`.
    pub property_names: Option<SchemaId>,
    /// `unevaluatedProperties`.
    pub unevaluated_properties: Option<Spanned<SchemaId>>,
    /// `required`, distinct.
    pub required: Vec<Spanned<String>>,
    /// `dependentRequired`.
    pub dependent_required: Vec<(Spanned<String>, Vec<Spanned<String>>)>,
    /// `dependentSchemas`, in order; also those in draft-07's `dependencies`.
    pub dependent_schemas: Vec<Property>,
    /// `minProperties`.
    pub min_properties: Option<Spanned<u64>>,
    /// `maxProperties`.
    pub max_properties: Option<Spanned<u64>>,
    /// `allOf`.
    pub all_of: Vec<SchemaId>,
    /// `anyOf`.
    pub any_of: Vec<SchemaId>,
    /// `oneOf`.
    pub one_of: Vec<SchemaId>,
    /// `not`.
    pub not: Option<SchemaId>,
    /// `if`.
    pub condition: Option<SchemaId>,
    /// `then`.
    pub then: Option<SchemaId>,
    /// `else`.
    pub otherwise: Option<SchemaId>,
    /// Assertions that no stage enforces (`$recursiveRef`): the keyword and its place. `lower` refuses them where the
    /// schema is used.
    pub unsupported: Vec<Spanned<String>>,
    /// What asserts nothing.
    pub annotations: Annotations,
}

/// Keywords that assert nothing, and extensions.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// `title`.
    pub title: Option<String>,
    /// `description`; of an operation, `summary` before it.
    pub description: Option<String>,
    /// `default`.
    pub default: Option<Node>,
    /// `examples` and `example`.
    pub examples: Vec<Node>,
    /// `deprecated: true`.
    pub deprecated: Option<Span>,
    /// `readOnly: true`.
    pub read_only: Option<Span>,
    /// `writeOnly: true`.
    pub write_only: Option<Span>,
    /// `x-carimbo-source`.
    pub source: Option<String>,
    /// `x-carimbo-discrepancy`.
    pub discrepancies: Vec<Discrepancy>,
    /// `x-carimbo-sensitive: true`.
    pub sensitive: Option<Span>,
    /// `x-carimbo-name`.
    pub name: Option<Spanned<String>>,
}
