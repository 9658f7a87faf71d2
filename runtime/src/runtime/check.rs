//! Schemas as constant data. Generated code states what a value has to satisfy; what that means is decided here, once.

mod accept;
mod evaluated;
mod kinds;
mod parts;
mod report;
mod verdicts;
mod view;

pub use accept::has_length;
pub use kinds::Kinds;
pub use report::{check_members, refuse_members};
pub use view::View;

use super::{Content, Format, Pattern};

/// A condition on a JSON value, with the meaning of the JSON Schema keywords: a keyword that is about strings holds for
/// everything that is no string, and so on. Numbers and JSON values are given as JSON text.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Holds for everything (the schema `true`).
    Always,
    /// Holds for nothing (the schema `false`).
    Never,
    /// `type`
    Kinds(Kinds),
    /// `minLength`, in Unicode code points.
    MinLength(u64),
    /// `maxLength`, in Unicode code points.
    MaxLength(u64),
    /// `pattern`
    Pattern(&'static Pattern),
    /// `format`
    Format(Format),
    /// `contentEncoding` and `contentMediaType` of draft-07.
    Content(Content),
    /// `minimum`
    Minimum(&'static str),
    /// `maximum`
    Maximum(&'static str),
    /// `exclusiveMinimum`
    ExclusiveMinimum(&'static str),
    /// `exclusiveMaximum`
    ExclusiveMaximum(&'static str),
    /// `multipleOf`
    MultipleOf(&'static str),
    /// `minItems`
    MinItems(u64),
    /// `maxItems`
    MaxItems(u64),
    /// `uniqueItems`
    UniqueItems,
    /// `contains`, `minContains` and `maxContains`
    Contains {
        /// What an item has to satisfy to be counted.
        check: &'static Check,
        /// How many items have to be counted at least.
        min: u64,
        /// How many items may be counted at most.
        max: Option<u64>,
    },
    /// `prefixItems`: a check for each of the first items.
    PrefixItems(&'static [Check]),
    /// `items` without `prefixItems`: for every item.
    Items(&'static Check),
    /// `items` beside a `prefixItems` of `skip` items.
    ItemsAfter {
        /// How many items are not looked at.
        skip: usize,
        /// For every item after them.
        check: &'static Check,
    },
    /// `minProperties`
    MinProperties(u64),
    /// `maxProperties`
    MaxProperties(u64),
    /// `required`
    Required(&'static [&'static str]),
    /// `dependentRequired`
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// `dependentSchemas`
    DependentSchemas(&'static [(&'static str, Check)]),
    /// `properties`
    Properties(&'static [(&'static str, Check)]),
    /// `patternProperties`
    PatternProperties(&'static [(&'static Pattern, Check)]),
    /// `additionalProperties`
    AdditionalProperties {
        /// The names in `properties` beside it.
        declared: &'static [&'static str],
        /// The patterns in `patternProperties` beside it.
        patterns: &'static [&'static Pattern],
        /// For every other member.
        check: &'static Check,
    },
    /// `propertyNames`. A violation points at the member whose name it is.
    PropertyNames(&'static Check),
    /// `enum`: JSON texts.
    Enum(&'static [&'static str]),
    /// `const`: JSON text.
    Const(&'static str),
    /// `allOf`, and the keywords beside each other in one schema.
    All(&'static [Check]),
    /// `anyOf`
    Any(&'static [Check]),
    /// `oneOf`
    One(&'static [Check]),
    /// `not`
    Not(&'static Check),
    /// `if`, `then` and `else`
    If {
        /// Decides which of the others counts.
        condition: &'static Check,
        /// Where the condition holds.
        then: &'static Check,
        /// Where it does not.
        otherwise: &'static Check,
    },
    /// `unevaluatedProperties` and `unevaluatedItems`: for the members and items that the rules beside them have not
    /// looked at.
    Unevaluated {
        /// All rules beside them. It must hold too.
        beside: &'static Check,
        /// `unevaluatedProperties`
        properties: Option<&'static Check>,
        /// `unevaluatedItems`
        items: Option<&'static Check>,
    },
    /// The same check, with the place of its schema in the specification, such as
    /// `specs/accounts.yaml#/components/schemas/Account`.
    At(&'static str, &'static Check),
}

impl Check {
    /// True when nothing about an array matters but the number of its items, so that the items need not be shown.
    pub(super) fn only_counts_items(&self) -> bool {
        match self {
            Self::Always | Self::MinItems(_) | Self::MaxItems(_) => true,
            Self::All(checks) => checks.iter().all(Self::only_counts_items),
            Self::At(_, check) => check.only_counts_items(),
            Self::Kinds(kinds) => kinds.contains(Kinds::ARRAY),
            Self::Never
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
            | Self::UniqueItems
            | Self::Contains { .. }
            | Self::PrefixItems(_)
            | Self::Items(_)
            | Self::ItemsAfter { .. }
            | Self::MinProperties(_)
            | Self::MaxProperties(_)
            | Self::Required(_)
            | Self::DependentRequired(_)
            | Self::DependentSchemas(_)
            | Self::Properties(_)
            | Self::PatternProperties(_)
            | Self::AdditionalProperties { .. }
            | Self::PropertyNames(_)
            | Self::Enum(_)
            | Self::Const(_)
            | Self::Any(_)
            | Self::One(_)
            | Self::Not(_)
            | Self::If { .. }
            | Self::Unevaluated { .. } => false,
        }
    }
}
