//! Rules as data: what a value must meet beyond its static type. Mirrors the runtime's `Check`.

use super::Matcher;

/// A rule that stands by itself; an index into `Api::rules`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub usize);

/// A rule that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name of its static, `SCREAMING_CASE`.
    pub name: crate::ident::Ident,
    /// `specs/klavi.yaml#/components/schemas/Node`.
    pub schema: String,
    /// The rule.
    pub check: Check,
}

/// A compiled pattern; an index into `Api::patterns`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PatternId(pub usize);

/// The entry of a table after which no text is accepted.
pub const REFUSE: u16 = u16::MAX;

/// The entry of a table after which every text is accepted.
pub const ACCEPT: u16 = u16::MAX - 1;

/// A pattern and what decides it; the runtime's `Pattern` and its `Table`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternTable {
    /// The name of the pattern's static, `SCREAMING_CASE`.
    pub name: crate::ident::Ident,
    /// The name of the table's static, `SCREAMING_CASE`.
    pub table_name: crate::ident::Ident,
    /// As the specification writes it.
    pub source: String,
    /// The function that decides it, where it has one.
    pub matcher: Option<Matcher>,
    /// The class of every character up to U+00FF.
    pub classes: Vec<u8>,
    /// Where classes begin beyond U+00FF, ascending; class 0 where there is no entry.
    pub beyond: Vec<(char, u16)>,
    /// How many classes there are.
    pub class_count: u16,
    /// State × class → state.
    pub transitions: Vec<u16>,
    /// The state before the first character.
    pub start: u16,
    /// The states from this one on accept at the end of the text.
    pub accepting_from: u16,
    /// How many characters the text must have besides: the least and the most.
    pub lengths: Option<(u64, Option<u64>)>,
    /// What is known of the texts that it accepts.
    pub texts: Texts,
}

/// What is known of the texts that a pattern accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    /// The fewest characters.
    pub least: u64,
    /// The most characters, where there is such a number.
    pub most: Option<u64>,
    /// Whether all of them are ASCII.
    pub is_ascii: bool,
}

/// A rule. Evaluation has JSON Schema's meaning: a keyword concerns values of its own kind only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// Accepts all.
    Always,
    /// Accepts nothing.
    Never,
    /// `type`.
    Kinds(Vec<Kind>),
    /// Unicode code points.
    MinLength(u64),
    /// Unicode code points.
    MaxLength(u64),
    /// `pattern`.
    Pattern(PatternId),
    /// `format`, asserted.
    Format(Format),
    /// `contentEncoding` and `contentMediaType`, asserted.
    Content(Content),
    /// A JSON number text.
    Minimum(String),
    /// A JSON number text.
    Maximum(String),
    /// A JSON number text.
    ExclusiveMinimum(String),
    /// A JSON number text.
    ExclusiveMaximum(String),
    /// A JSON number text.
    MultipleOf(String),
    /// Items.
    MinItems(u64),
    /// Items.
    MaxItems(u64),
    /// No two equal items.
    UniqueItems,
    /// Members.
    MinProperties(u64),
    /// Members.
    MaxProperties(u64),
    /// Members that must be there.
    Required(Vec<String>),
    /// Members that must be there where another is.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// Rules of members.
    Properties(Vec<(String, Check)>),
    /// A rule for members that are neither declared nor match a pattern.
    AdditionalProperties {
        /// The declared names.
        declared: Vec<String>,
        /// The patterns.
        patterns: Vec<PatternId>,
        /// The rule.
        check: Box<Check>,
    },
    /// Rules of members whose names match a pattern.
    PatternProperties(Vec<(PatternId, Check)>),
    /// A rule for the names of members.
    PropertyNames(Box<Check>),
    /// Rules for the whole object where it has a member.
    DependentSchemas(Vec<(String, Check)>),
    /// A rule for every item.
    Items(Box<Check>),
    /// Rules of the first items, one each.
    PrefixItems(Vec<Check>),
    /// A rule for the items behind the first ones.
    ItemsAfter {
        /// How many are left out.
        skip: u64,
        /// The rule.
        check: Box<Check>,
    },
    /// How many items must meet a rule.
    Contains {
        /// The rule.
        check: Box<Check>,
        /// At least.
        min: u64,
        /// At most.
        max: Option<u64>,
    },
    /// `unevaluatedProperties` and `unevaluatedItems`: rules for what the rules beside them have not looked at.
    Unevaluated {
        /// All rules beside them, complete: also those that accept everything, for they look at members too.
        beside: Box<Check>,
        /// `unevaluatedProperties`.
        properties: Option<Box<Check>>,
        /// `unevaluatedItems`.
        items: Option<Box<Check>>,
    },
    /// JSON texts.
    Enum(Vec<String>),
    /// A JSON text.
    Const(String),
    /// `allOf`.
    All(Vec<Check>),
    /// `anyOf`.
    Any(Vec<Check>),
    /// `oneOf`.
    One(Vec<Check>),
    /// `not`.
    Not(Box<Check>),
    /// `if`, `then`, `else`.
    If {
        /// `if`.
        condition: Box<Check>,
        /// `then`.
        then: Box<Check>,
        /// `else`.
        otherwise: Box<Check>,
    },
    /// A rule that stands by itself, for it is used in several places or in itself; an index into `Api::rules`.
    Rule(RuleId),
    /// The rule of a schema elsewhere: `specs/klavi.yaml#/components/schemas/Cpf`.
    At {
        /// The place.
        schema: String,
        /// The rule.
        check: Box<Check>,
    },
}

impl Check {
    /// The rules that a rule is made of.
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::All(checks) | Self::Any(checks) | Self::One(checks) | Self::PrefixItems(checks) => {
                checks.iter().collect()
            }
            Self::Properties(members) | Self::DependentSchemas(members) => {
                members.iter().map(|(_, check)| check).collect()
            }
            Self::PatternProperties(members) => members.iter().map(|(_, check)| check).collect(),
            Self::Unevaluated { beside, properties, items } => {
                std::iter::once(&**beside).chain(properties.as_deref()).chain(items.as_deref()).collect()
            }
            Self::AdditionalProperties { check, .. }
            | Self::PropertyNames(check)
            | Self::Items(check)
            | Self::ItemsAfter { check, .. }
            | Self::Contains { check, .. }
            | Self::Not(check)
            | Self::At { check, .. } => vec![check],
            Self::If { condition, then, otherwise } => vec![condition, then, otherwise],
            Self::Always
            | Self::Never
            | Self::Kinds(_)
            | Self::MinLength(_)
            | Self::MaxLength(_)
            | Self::Pattern(_)
            | Self::Format(_)
            | Self::Content(_)
            | Self::Minimum(_)
            | Self::Maximum(_)
            | Self::ExclusiveMinimum(_)
            | Self::ExclusiveMaximum(_)
            | Self::MultipleOf(_)
            | Self::MinItems(_)
            | Self::MaxItems(_)
            | Self::UniqueItems
            | Self::MinProperties(_)
            | Self::MaxProperties(_)
            | Self::Required(_)
            | Self::DependentRequired(_)
            | Self::Enum(_)
            | Self::Const(_)
            | Self::Rule(_) => Vec::new(),
        }
    }

    /// The patterns that a rule names itself.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other rule names a pattern")]
    pub fn patterns(&self) -> Vec<PatternId> {
        match self {
            Self::Pattern(id) => vec![*id],
            Self::PatternProperties(members) => members.iter().map(|(id, _)| *id).collect(),
            Self::AdditionalProperties { patterns, .. } => patterns.clone(),
            _ => Vec::new(),
        }
    }

    /// The patterns that a rule names itself.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other rule names a pattern")]
    pub fn patterns_mut(&mut self) -> Vec<&mut PatternId> {
        match self {
            Self::Pattern(id) => vec![id],
            Self::PatternProperties(members) => members.iter_mut().map(|(id, _)| id).collect(),
            Self::AdditionalProperties { patterns, .. } => patterns.iter_mut().collect(),
            _ => Vec::new(),
        }
    }

    /// The rules that a rule is made of.
    pub fn parts_mut(&mut self) -> Vec<&mut Self> {
        match self {
            Self::All(checks) | Self::Any(checks) | Self::One(checks) | Self::PrefixItems(checks) => {
                checks.iter_mut().collect()
            }
            Self::Properties(members) | Self::DependentSchemas(members) => {
                members.iter_mut().map(|(_, check)| check).collect()
            }
            Self::PatternProperties(members) => members.iter_mut().map(|(_, check)| check).collect(),
            Self::Unevaluated { beside, properties, items } => {
                std::iter::once(&mut **beside).chain(properties.as_deref_mut()).chain(items.as_deref_mut()).collect()
            }
            Self::AdditionalProperties { check, .. }
            | Self::PropertyNames(check)
            | Self::Items(check)
            | Self::ItemsAfter { check, .. }
            | Self::Contains { check, .. }
            | Self::Not(check)
            | Self::At { check, .. } => vec![check],
            Self::If { condition, then, otherwise } => vec![condition, then, otherwise],
            Self::Always
            | Self::Never
            | Self::Kinds(_)
            | Self::MinLength(_)
            | Self::MaxLength(_)
            | Self::Pattern(_)
            | Self::Format(_)
            | Self::Content(_)
            | Self::Minimum(_)
            | Self::Maximum(_)
            | Self::ExclusiveMinimum(_)
            | Self::ExclusiveMaximum(_)
            | Self::MultipleOf(_)
            | Self::MinItems(_)
            | Self::MaxItems(_)
            | Self::UniqueItems
            | Self::MinProperties(_)
            | Self::MaxProperties(_)
            | Self::Required(_)
            | Self::DependentRequired(_)
            | Self::Enum(_)
            | Self::Const(_)
            | Self::Rule(_) => Vec::new(),
        }
    }
}

/// `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `null`.
    Null,
    /// `boolean`.
    Boolean,
    /// `integer`: a number without fraction.
    Integer,
    /// `number`.
    Number,
    /// `string`.
    String,
    /// `array`.
    Array,
    /// `object`.
    Object,
}

/// What a string holds; the runtime's `Content`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Content {
    /// Bytes in base64.
    Base64,
    /// A JSON text.
    Json,
    /// A JSON text in base64.
    JsonInBase64,
}

/// Formats that are asserted; the runtime's `Format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// RFC 3339 `full-date`, a day of the calendar.
    Date,
    /// RFC 3339 `date-time`.
    DateTime,
    /// RFC 3339 `full-time`.
    Time,
    /// ISO 8601 duration, RFC 3339 appendix A.
    Duration,
    /// RFC 9562.
    Uuid,
    /// RFC 5321 mailbox.
    Email,
    /// RFC 6531 mailbox.
    IdnEmail,
    /// RFC 3986.
    Uri,
    /// RFC 3986.
    UriReference,
    /// RFC 3987.
    Iri,
    /// RFC 3987.
    IriReference,
    /// RFC 6570.
    UriTemplate,
    /// RFC 2673 dotted quad.
    Ipv4,
    /// RFC 4291.
    Ipv6,
    /// RFC 1123, with A-labels of RFC 5890.
    Hostname,
    /// RFC 5890.
    IdnHostname,
    /// RFC 6901.
    JsonPointer,
    /// A JSON pointer from a place.
    RelativeJsonPointer,
    /// ECMA-262 pattern with the `u` flag.
    Regex,
    /// Digits with an optional sign and fraction.
    Decimal,
}
