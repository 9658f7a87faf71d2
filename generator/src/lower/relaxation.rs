//! Rules that the configuration switches off, before anything else is decided.

use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics},
    options::{Options, Relaxation},
    resolved::{Keywords, Resolved, SchemaForm, SchemaId},
};
use std::collections::BTreeMap;

/// The specification without the relaxed keywords, and what the documentation of their schemas says about it.
pub(super) fn apply(
    resolved: &Resolved,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> (Resolved, BTreeMap<SchemaId, Vec<String>>) {
    let mut relaxed = resolved.clone();
    let mut notes: BTreeMap<SchemaId, Vec<String>> = BTreeMap::new();
    for relaxation in &options.relaxations {
        let position = relaxed.schemas.iter().position(|schema| schema.pointer == relaxation.schema);
        let schema = position.and_then(|position| relaxed.schemas.get_mut(position));
        let removed = match schema.map(|schema| &mut schema.form) {
            Some(SchemaForm::Keywords(keywords)) => remove(keywords, &relaxation.keyword),
            Some(SchemaForm::Boolean(_)) | None => Removal::NotThere,
        };
        match (removed, position) {
            (Removal::Done, Some(position)) => {
                notes.entry(SchemaId(position)).or_default().push(note(relaxation));
            }
            _ => report(relaxation, position.map(|_| &Found), diagnostics, resolved),
        }
    }
    (relaxed, notes)
}

/// Whether a keyword was there to be removed.
enum Removal {
    Done,
    NotThere,
}

/// A mark: the schema exists.
struct Found;

fn note(relaxation: &Relaxation) -> String {
    let reason = relaxation.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    format!("`{}` is switched off by the configuration{reason}", relaxation.keyword)
}

fn remove(keywords: &mut Keywords, keyword: &str) -> Removal {
    let was_there = match keyword {
        "pattern" => keywords.pattern.take().is_some(),
        "format" => keywords.format.take().is_some(),
        "minLength" => keywords.min_length.take().is_some(),
        "maxLength" => keywords.max_length.take().is_some(),
        "enum" => keywords.enumeration.take().is_some(),
        "const" => keywords.constant.take().is_some(),
        "minimum" => keywords.minimum.take().is_some(),
        "maximum" => keywords.maximum.take().is_some(),
        "exclusiveMinimum" => keywords.exclusive_minimum.take().is_some(),
        "exclusiveMaximum" => keywords.exclusive_maximum.take().is_some(),
        "multipleOf" => keywords.multiple_of.take().is_some(),
        "minItems" => keywords.min_items.take().is_some(),
        "maxItems" => keywords.max_items.take().is_some(),
        "uniqueItems" => keywords.unique_items.take().is_some(),
        "minProperties" => keywords.min_properties.take().is_some(),
        "maxProperties" => keywords.max_properties.take().is_some(),
        "additionalProperties" => keywords.additional_properties.take().is_some(),
        "required" => !std::mem::take(&mut keywords.required).is_empty(),
        "dependentRequired" => !std::mem::take(&mut keywords.dependent_required).is_empty(),
        "if" => keywords.condition.take().is_some(),
        "not" => keywords.not.take().is_some(),
        _ => false,
    };
    if was_there { Removal::Done } else { Removal::NotThere }
}

fn report(relaxation: &Relaxation, found: Option<&Found>, diagnostics: &mut Diagnostics, resolved: &Resolved) {
    let span = relaxation.span.unwrap_or_else(|| crate::span::Span::start_of(resolved.file));
    let Relaxation { schema, keyword, .. } = relaxation;
    let message = match found {
        Some(Found) => format!("`{schema}` has no `{keyword}` that could be switched off"),
        None => format!("there is no schema at `{schema}`"),
    };
    diagnostics.push(
        Diagnostic::error(Code::UnusedRelaxation, span)
            .message(message)
            .help("take the entry out of the configuration, or correct its `schema` and `keyword`"),
    );
}
