//! Rules as constant data: expressions of the runtime's `Check`.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::docs::{code, own_words};
use crate::ir::{Api, Check, Content, Format, Kind, PatternId, Rule};

/// A rule that stands by itself.
pub(super) fn item(rule: &Rule, api: &Api) -> TokenStream {
    let Rule { name, schema, check: rule } = rule;
    let docs = own_words(&[&format!("Rule of {}.", code(schema))]);
    let check = check(rule, api);
    quote! {
        #docs
        static #name: runtime::Check = #check;
    }
}

/// A rule as a constant expression, for `rules.rs`.
pub(super) fn check(rule: &Check, api: &Api) -> TokenStream {
    let variant = match rule {
        Check::Always => quote! { Always },
        Check::Never => quote! { Never },
        Check::UniqueItems => quote! { UniqueItems },
        Check::Kinds(kinds) => kind_set(kinds),
        Check::Pattern(id) => {
            let name = &api.pattern(*id).name;
            quote! { Pattern(&#name) }
        }
        Check::Format(format) => asserted_format(*format),
        Check::Content(content) => asserted_content(*content),
        Check::MinLength(count) => counted(&quote! { MinLength }, *count),
        Check::MaxLength(count) => counted(&quote! { MaxLength }, *count),
        Check::MinItems(count) => counted(&quote! { MinItems }, *count),
        Check::MaxItems(count) => counted(&quote! { MaxItems }, *count),
        Check::MinProperties(count) => counted(&quote! { MinProperties }, *count),
        Check::MaxProperties(count) => counted(&quote! { MaxProperties }, *count),
        Check::Minimum(text) => quote! { Minimum(#text) },
        Check::Maximum(text) => quote! { Maximum(#text) },
        Check::ExclusiveMinimum(text) => quote! { ExclusiveMinimum(#text) },
        Check::ExclusiveMaximum(text) => quote! { ExclusiveMaximum(#text) },
        Check::MultipleOf(text) => quote! { MultipleOf(#text) },
        Check::Const(text) => quote! { Const(#text) },
        Check::Enum(texts) => quote! { Enum(&[#(#texts),*]) },
        Check::Required(names) => quote! { Required(&[#(#names),*]) },
        Check::DependentRequired(entries) => {
            let entries = entries.iter().map(|(name, others)| quote! { (#name, &[#(#others),*]) });
            quote! { DependentRequired(&[#(#entries),*]) }
        }
        Check::Properties(entries) => named(&quote! { Properties }, entries, api),
        Check::AdditionalProperties { declared, patterns, check: rule } => additional(declared, patterns, rule, api),
        Check::PatternProperties(entries) => pattern_properties(entries, api),
        Check::PropertyNames(rule) => one(&quote! { PropertyNames }, rule, api),
        Check::DependentSchemas(entries) => named(&quote! { DependentSchemas }, entries, api),
        Check::Items(rule) => one(&quote! { Items }, rule, api),
        Check::PrefixItems(rules) => several(&quote! { PrefixItems }, rules, api),
        Check::ItemsAfter { skip, check: rule } => {
            let (skip, rule) = (Literal::u64_unsuffixed(*skip), check(rule, api));
            quote! { ItemsAfter { skip: #skip, check: &#rule } }
        }
        Check::Contains { check: rule, min, max } => contains(rule, *min, *max, api),
        Check::Unevaluated { beside, properties, items } => unevaluated(beside, [properties, items], api),
        Check::Rule(id) => {
            let rule = api.rule(*id);
            let (name, schema) = (&rule.name, &rule.schema);
            quote! { At(#schema, &#name) }
        }
        Check::Not(rule) => one(&quote! { Not }, rule, api),
        Check::All(rules) => several(&quote! { All }, rules, api),
        Check::Any(rules) => several(&quote! { Any }, rules, api),
        Check::One(rules) => several(&quote! { One }, rules, api),
        Check::If { condition, then, otherwise } => conditional([condition, then, otherwise], api),
        Check::At { schema, check: rule } => {
            let rule = check(rule, api);
            quote! { At(#schema, &#rule) }
        }
    };
    quote! { runtime::Check::#variant }
}

fn counted(keyword: &TokenStream, count: u64) -> TokenStream {
    let count = Literal::u64_unsuffixed(count);
    quote! { #keyword(#count) }
}

fn one(keyword: &TokenStream, rule: &Check, api: &Api) -> TokenStream {
    let rule = check(rule, api);
    quote! { #keyword(&#rule) }
}

fn several(keyword: &TokenStream, rules: &[Check], api: &Api) -> TokenStream {
    let rules = rules.iter().map(|rule| check(rule, api));
    quote! { #keyword(&[#(#rules),*]) }
}

fn named(keyword: &TokenStream, entries: &[(String, Check)], api: &Api) -> TokenStream {
    let entries = entries.iter().map(|(name, rule)| {
        let rule = check(rule, api);
        quote! { (#name, #rule) }
    });
    quote! { #keyword(&[#(#entries),*]) }
}

fn additional(declared: &[String], patterns: &[PatternId], rule: &Check, api: &Api) -> TokenStream {
    let (patterns, rule) = (patterns.iter().map(|id| &api.pattern(*id).name), check(rule, api));
    quote! { AdditionalProperties { declared: &[#(#declared),*], patterns: &[#(&#patterns),*], check: &#rule } }
}

fn contains(rule: &Check, min: u64, max: Option<u64>, api: &Api) -> TokenStream {
    let (rule, min) = (check(rule, api), Literal::u64_unsuffixed(min));
    let max = limit(max);
    quote! { Contains { check: &#rule, min: #min, max: #max } }
}

fn pattern_properties(entries: &[(PatternId, Check)], api: &Api) -> TokenStream {
    let entries = entries.iter().map(|(pattern, rule)| {
        let (pattern, rule) = (&api.pattern(*pattern).name, check(rule, api));
        quote! { (&#pattern, #rule) }
    });
    quote! { PatternProperties(&[#(#entries),*]) }
}

fn unevaluated(beside: &Check, rest: [&Option<Box<Check>>; 2], api: &Api) -> TokenStream {
    let beside = check(beside, api);
    let [properties, items] = rest.map(|rule| {
        optional(rule.as_deref().map(|rule| {
            let rule = check(rule, api);
            quote! { &#rule }
        }))
    });
    quote! { Unevaluated { beside: &#beside, properties: #properties, items: #items } }
}

/// A limit that may be missing.
pub(super) fn limit(limit: Option<u64>) -> TokenStream {
    optional(limit.map(Literal::u64_unsuffixed))
}

fn optional(value: Option<impl ToTokens>) -> TokenStream {
    value.map_or_else(
        || quote! { ::core::option::Option::None },
        |value| quote! { ::core::option::Option::Some(#value) },
    )
}

fn conditional(rules: [&Check; 3], api: &Api) -> TokenStream {
    let [condition, then, otherwise] = rules.map(|rule| check(rule, api));
    quote! { If { condition: &#condition, then: &#then, otherwise: &#otherwise } }
}

fn kind_set(kinds: &[Kind]) -> TokenStream {
    let kinds = kinds.iter().map(|kind| match kind {
        Kind::Null => quote! { runtime::Kinds::NULL },
        Kind::Boolean => quote! { runtime::Kinds::BOOLEAN },
        Kind::Integer => quote! { runtime::Kinds::INTEGER },
        Kind::Number => quote! { runtime::Kinds::NUMBER },
        Kind::String => quote! { runtime::Kinds::STRING },
        Kind::Array => quote! { runtime::Kinds::ARRAY },
        Kind::Object => quote! { runtime::Kinds::OBJECT },
    });
    let set = kinds.reduce(|set, kind| quote! { #set.or(#kind) });
    set.map_or_else(|| quote! { Never }, |set| quote! { Kinds(#set) })
}

fn asserted_content(content: Content) -> TokenStream {
    let content = match content {
        Content::Base64 => quote! { Base64 },
        Content::Json => quote! { Json },
        Content::JsonInBase64 => quote! { JsonInBase64 },
    };
    quote! { Content(runtime::Content::#content) }
}

fn asserted_format(format: Format) -> TokenStream {
    let format = self::format(format);
    quote! { Format(runtime::Format::#format) }
}

/// The variant of the runtime's `Format`.
pub(super) fn format(format: Format) -> TokenStream {
    match format {
        Format::Date => quote! { Date },
        Format::DateTime => quote! { DateTime },
        Format::Time => quote! { Time },
        Format::Duration => quote! { Duration },
        Format::Uuid => quote! { Uuid },
        Format::Email => quote! { Email },
        Format::IdnEmail => quote! { IdnEmail },
        Format::Uri => quote! { Uri },
        Format::UriReference => quote! { UriReference },
        Format::Iri => quote! { Iri },
        Format::IriReference => quote! { IriReference },
        Format::UriTemplate => quote! { UriTemplate },
        Format::Ipv4 => quote! { Ipv4 },
        Format::Ipv6 => quote! { Ipv6 },
        Format::Hostname => quote! { Hostname },
        Format::IdnHostname => quote! { IdnHostname },
        Format::JsonPointer => quote! { JsonPointer },
        Format::RelativeJsonPointer => quote! { RelativeJsonPointer },
        Format::Regex => quote! { Regex },
        Format::Decimal => quote! { Decimal },
    }
}
