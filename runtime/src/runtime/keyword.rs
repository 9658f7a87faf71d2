//! The names of the rules that a value can break: the assertion keywords of JSON Schema 2020-12, and our own for what
//! JSON itself forbids and for answers that are not documented. Knows nothing of how a rule is evaluated.

/// The rule that a value breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Keyword {
    /// The text is no JSON (RFC 8259), or is nested too deeply.
    Json,
    /// The same member is there twice.
    DuplicateMember,
    /// The status of an answer is not documented.
    Responses,
    /// The body of an answer is missing, unexpected or of another media type.
    Content,
    /// The schema `false`, which nothing satisfies.
    False,
    /// `type`
    Type,
    /// `enum`
    Enum,
    /// `const`
    Const,
    /// `pattern`
    Pattern,
    /// `format`
    Format,
    /// `contentEncoding`
    ContentEncoding,
    /// `contentMediaType`
    ContentMediaType,
    /// `minLength`
    MinLength,
    /// `maxLength`
    MaxLength,
    /// `minimum`
    Minimum,
    /// `maximum`
    Maximum,
    /// `exclusiveMinimum`
    ExclusiveMinimum,
    /// `exclusiveMaximum`
    ExclusiveMaximum,
    /// `multipleOf`
    MultipleOf,
    /// `minItems`
    MinItems,
    /// `maxItems`
    MaxItems,
    /// `uniqueItems`
    UniqueItems,
    /// `contains`
    Contains,
    /// `minContains`
    MinContains,
    /// `maxContains`
    MaxContains,
    /// `prefixItems`
    PrefixItems,
    /// `items`
    Items,
    /// `unevaluatedItems`
    UnevaluatedItems,
    /// `minProperties`
    MinProperties,
    /// `maxProperties`
    MaxProperties,
    /// `required`
    Required,
    /// `dependentRequired`
    DependentRequired,
    /// `dependentSchemas`
    DependentSchemas,
    /// `properties`
    Properties,
    /// `patternProperties`
    PatternProperties,
    /// `additionalProperties`
    AdditionalProperties,
    /// `unevaluatedProperties`
    UnevaluatedProperties,
    /// `propertyNames`
    PropertyNames,
    /// `allOf`
    AllOf,
    /// `anyOf`
    AnyOf,
    /// `oneOf`
    OneOf,
    /// `not`
    Not,
    /// `if`
    If,
    /// `then`
    Then,
    /// `else`
    Else,
    /// `discriminator` of `OpenAPI`
    Discriminator,
}

impl Keyword {
    /// The keyword as a specification spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::DuplicateMember => "duplicateMember",
            Self::False => "false",
            Self::Type => "type",
            Self::Enum => "enum",
            Self::Const => "const",
            Self::Pattern => "pattern",
            Self::Format => "format",
            Self::ContentEncoding => "contentEncoding",
            Self::ContentMediaType => "contentMediaType",
            Self::MinLength => "minLength",
            Self::MaxLength => "maxLength",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::ExclusiveMinimum => "exclusiveMinimum",
            Self::ExclusiveMaximum => "exclusiveMaximum",
            Self::MultipleOf => "multipleOf",
            Self::MinItems => "minItems",
            Self::MaxItems => "maxItems",
            Self::UniqueItems => "uniqueItems",
            Self::Contains => "contains",
            Self::MinContains => "minContains",
            Self::MaxContains => "maxContains",
            Self::PrefixItems => "prefixItems",
            Self::Items => "items",
            Self::UnevaluatedItems => "unevaluatedItems",
            Self::MinProperties => "minProperties",
            Self::MaxProperties => "maxProperties",
            Self::Required => "required",
            Self::DependentRequired => "dependentRequired",
            Self::DependentSchemas => "dependentSchemas",
            Self::Properties => "properties",
            Self::PatternProperties => "patternProperties",
            Self::AdditionalProperties => "additionalProperties",
            Self::UnevaluatedProperties => "unevaluatedProperties",
            Self::PropertyNames => "propertyNames",
            Self::AllOf => "allOf",
            Self::AnyOf => "anyOf",
            Self::OneOf => "oneOf",
            Self::Responses => "responses",
            Self::Content => "content",
            Self::Not => "not",
            Self::If => "if",
            Self::Then => "then",
            Self::Else => "else",
            Self::Discriminator => "discriminator",
        }
    }
}

impl core::fmt::Display for Keyword {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str(self.as_str())
    }
}
