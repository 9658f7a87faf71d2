//! What the ledger says against the checks of the intermediate representation, from which the code is written.

use carimbo::{
    ir::{Api, Check, DefinitionKind},
    ledger::{Enforcement, Entry, Representation, Specification},
};
use std::collections::{BTreeMap, BTreeSet};

/// A rule that nothing meets swallows those beside it.
const NEVER: &str = "never";

/// A keyword that is said to be checked is in a check of one of the types that are named; and a check that a type makes
/// is said of a keyword of one of its schemas.
pub(crate) fn assert_true(api: &Api, specification: &Specification, name: &str) {
    let checks = checks(api);
    let mut said: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for entry in &specification.schemas {
        for keyword in &entry.keywords {
            for elsewhere in keyword.elsewhere.iter().filter(|it| it.enforced == Enforcement::OnConstruction) {
                said.entry(bare(&elsewhere.ty)).or_default().extend(meant(&keyword.keyword));
            }
        }
        let holders: Vec<&str> = holders(entry).collect();
        for keyword in entry.keywords.iter().filter(|it| it.enforced == Enforcement::OnConstruction) {
            let meant = meant(&keyword.keyword);
            for holder in &holders {
                said.entry(holder).or_default().extend(&meant);
            }
            let is_checked = holders.iter().filter_map(|holder| checks.get(*holder)).any(|keywords| {
                meant.is_empty() || keywords.contains(NEVER) || meant.iter().any(|meant| keywords.contains(meant))
            });
            // A branch for other kinds of values than the type holds is left out of its check.
            let is_left_out = keyword.keyword == "type" && entry.representation == Representation::Rule;
            let is_true = is_checked || is_left_out;
            assert!(is_true, "{name}: {}: no check of {holders:?} has `{}`", entry.schema, keyword.keyword);
        }
    }
    // For `unevaluated…` a check also follows what types keep by themselves.
    for (holder, keywords) in checks.iter().filter(|(_, keywords)| !keywords.contains("unevaluated")) {
        let none = BTreeSet::new();
        let said = said.get(holder.as_str()).unwrap_or(&none);
        // A rule for a JSON value says of what kind it is, whatever keyword that follows from.
        let unsaid: Vec<_> = keywords.difference(said).filter(|keyword| !matches!(**keyword, "type" | NEVER)).collect();
        assert!(unsaid.is_empty(), "{name}: {holder} checks {unsaid:?}, and the ledger does not say of what schema");
    }
}

/// The names of the types that a schema is in.
fn holders(entry: &Entry) -> impl Iterator<Item = &str> {
    entry.types.iter().chain(&entry.held_by).map(|path| bare(path))
}

fn bare(path: &str) -> &str {
    path.trim_start_matches("runtime::Nullable<").trim_end_matches('>').trim_start_matches("types::")
}

/// The keywords that the check of each definition holds.
fn checks(api: &Api) -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut found = BTreeMap::new();
    for definition in &api.definitions {
        let check = match &definition.kind {
            DefinitionKind::Scalar(scalar) => &scalar.check,
            DefinitionKind::List(list) => &list.check,
            DefinitionKind::Checked(checked) => &checked.check,
            DefinitionKind::Value(check) => check,
            DefinitionKind::Enumeration(_)
            | DefinitionKind::OpenEnumeration(_)
            | DefinitionKind::Record(_)
            | DefinitionKind::CaseUnion(_)
            | DefinitionKind::KindUnion(_)
            | DefinitionKind::Alias(_) => continue,
        };
        let mut keywords = BTreeSet::new();
        let (mut open, mut rules) = (vec![check], BTreeSet::new());
        while let Some(check) = open.pop() {
            keywords.extend(keyword(check));
            open.extend(check.parts());
            if let Check::Rule(id) = check
                && rules.insert(*id)
            {
                open.push(&api.rule(*id).check);
            }
        }
        found.insert(definition.name.to_string(), keywords);
    }
    found
}

/// The name by which a written keyword is in a check; none for those that leave only what they apply.
fn meant(keyword: &str) -> Vec<&'static str> {
    const SAME: &[&str] = &[
        "type",
        "minLength",
        "maxLength",
        "pattern",
        "format",
        "multipleOf",
        "minItems",
        "maxItems",
        "uniqueItems",
        "minProperties",
        "maxProperties",
        "required",
        "dependentRequired",
        "properties",
        "additionalProperties",
        "patternProperties",
        "propertyNames",
        "dependentSchemas",
        "contains",
        "enum",
        "const",
        "not",
        "if",
    ];
    match keyword {
        "minimum" | "exclusiveMinimum" => vec!["minimum", "exclusiveMinimum"],
        "maximum" | "exclusiveMaximum" => vec!["maximum", "exclusiveMaximum"],
        "minContains" | "maxContains" => vec!["contains"],
        "then" | "else" => vec!["if"],
        "items" | "prefixItems" | "additionalItems" => vec!["items"],
        "unevaluatedProperties" | "unevaluatedItems" => vec!["unevaluated"],
        "nullable" => vec!["type"],
        "dependencies" => vec!["dependentRequired", "dependentSchemas"],
        "contentEncoding" | "contentMediaType" => vec!["content"],
        _ => SAME.iter().copied().filter(|same| *same == keyword).collect(),
    }
}

fn keyword(check: &Check) -> Option<&'static str> {
    Some(match check {
        Check::Kinds(_) => "type",
        Check::MinLength(_) => "minLength",
        Check::MaxLength(_) => "maxLength",
        Check::Pattern(_) => "pattern",
        Check::Format(_) => "format",
        Check::Content(_) => "content",
        Check::Minimum(_) => "minimum",
        Check::Maximum(_) => "maximum",
        Check::ExclusiveMinimum(_) => "exclusiveMinimum",
        Check::ExclusiveMaximum(_) => "exclusiveMaximum",
        Check::MultipleOf(_) => "multipleOf",
        Check::MinItems(_) => "minItems",
        Check::MaxItems(_) => "maxItems",
        Check::UniqueItems => "uniqueItems",
        Check::MinProperties(_) => "minProperties",
        Check::MaxProperties(_) => "maxProperties",
        Check::Required(_) => "required",
        Check::DependentRequired(_) => "dependentRequired",
        Check::Properties(_) => "properties",
        Check::AdditionalProperties { .. } => "additionalProperties",
        Check::PatternProperties(_) => "patternProperties",
        Check::PropertyNames(_) => "propertyNames",
        Check::DependentSchemas(_) => "dependentSchemas",
        Check::Items(_) | Check::PrefixItems(_) | Check::ItemsAfter { .. } => "items",
        Check::Contains { .. } => "contains",
        Check::Unevaluated { .. } => "unevaluated",
        Check::Enum(_) => "enum",
        Check::Const(_) => "const",
        Check::Not(_) => "not",
        Check::If { .. } => "if",
        Check::Never => NEVER,
        Check::Always | Check::All(_) | Check::Any(_) | Check::One(_) | Check::Rule(_) | Check::At { .. } => {
            return None;
        }
    })
}
