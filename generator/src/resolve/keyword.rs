//! The keywords of a schema, read and checked one by one; none is dropped in silence.

mod annotation;
mod applicator;
mod assertion;
mod identifier;

use super::{
    context::Cx,
    dialect::{self, Dialect},
    extension,
    nearest::nearest,
    object, openapi30,
    place::{Place, joined},
    schema, shape,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Entry, Mapping},
    resolved::{Keywords, SchemaId, Spanned, Standing, Written},
};

pub(super) use assertion::TYPE_NAMES;

/// Every other keyword, for the help on a misspelt one.
const SUPPORTED: &[&str] = &[
    "$ref",
    "$dynamicRef",
    "$id",
    "$anchor",
    "type",
    "enum",
    "const",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "prefixItems",
    "items",
    "contains",
    "additionalItems",
    "minContains",
    "maxContains",
    "unevaluatedItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "unevaluatedProperties",
    "required",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "minProperties",
    "maxProperties",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "title",
    "description",
    "default",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "discriminator",
    "externalDocs",
];

/// Reads the keywords of a schema, and keeps their names.
pub(super) fn read<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, mapping: &'d Mapping) -> (Keywords, Vec<Written>) {
    let mut keywords = Keywords::default();
    let mut written = Vec::with_capacity(mapping.entries.len());
    let (dialect, formats) = {
        let rules = &cx.library.get(place.resource).rules;
        (rules.dialect, rules.formats)
    };
    let extensions = extension::read(cx, mapping, &shape::SCHEMA);
    let mut dynamic = None;
    for entry in &mapping.entries {
        let standing = if openapi30::takes(cx, dialect, mapping, entry) {
            if mapping.entry("$ref").is_some() { Standing::BesideReference } else { Standing::Read }
        } else if is_beside_lone_reference(cx, dialect, mapping, entry) {
            Standing::BesideReference
        } else {
            read_standing(cx, place, entry, &mut keywords, &mut dynamic)
        };
        written.push(Written { keyword: entry.key.clone(), standing });
    }
    keywords.format_use = formats;
    amend(&mut keywords, dynamic);
    empty_enumeration(cx, place, &mut keywords);
    extensions.annotate(&mut keywords.annotations);
    if dialect == Dialect::OpenApi30 {
        openapi30::amend(cx, mapping, &mut keywords);
    }
    (keywords, written)
}

/// Reads a keyword as far as it has a meaning here.
fn read_standing<'d>(
    cx: &mut Cx<'d, '_>,
    place: &Place<'d>,
    entry: &'d Entry,
    keywords: &mut Keywords,
    dynamic: &mut Option<Spanned<SchemaId>>,
) -> Standing {
    let rules = &cx.library.get(place.resource).rules;
    let dialect = rules.dialect;
    match rules.standing(&entry.key) {
        dialect::Standing::Meaningful => read_one(cx, place, entry, keywords, dynamic),
        dialect::Standing::OtherDialect => {
            report_other_dialect(cx, dialect, entry);
            Standing::OtherDialect
        }
        dialect::Standing::LeftOut => {
            report_left_out(cx, entry);
            Standing::LeftOut
        }
    }
}

/// What depends on several keywords.
fn amend(keywords: &mut Keywords, dynamic: Option<Spanned<SchemaId>>) {
    match dynamic {
        Some(dynamic) if keywords.reference.is_some() => keywords.all_of.insert(0, dynamic.value),
        Some(dynamic) => keywords.reference = Some(dynamic),
        None => {}
    }
    if keywords.contains.is_none() {
        (keywords.min_contains, keywords.max_contains) = (None, None);
    }
}

/// Nothing is in an empty list: what is left of such an `enum` is the schema `false`.
fn empty_enumeration(cx: &mut Cx<'_, '_>, place: &Place<'_>, keywords: &mut Keywords) {
    if let Some(empty) = keywords.enumeration.take_if(|values| values.value.is_empty()) {
        keywords.all_of.push(schema::nothing(cx, joined(&place.pointer, "enum"), empty.span));
    }
}

fn read_one<'d>(
    cx: &mut Cx<'d, '_>,
    place: &Place<'d>,
    entry: &'d Entry,
    keywords: &mut Keywords,
    dynamic: &mut Option<Spanned<SchemaId>>,
) -> Standing {
    let key = entry.key.as_str();
    match key {
        "$ref" => keywords.reference = identifier::reference(cx, entry),
        "$recursiveRef" if !cx.library.get(place.resource).rules.dialect.has_item_lists() => {
            keywords.unsupported.push(Spanned { value: entry.key.clone(), span: entry.key_span });
        }
        "contentEncoding" | "contentMediaType" if cx.library.get(place.resource).rules.dialect.asserts_content() => {
            let value = object::string(cx, key, &entry.value);
            match key {
                "contentEncoding" => keywords.content_encoding = value,
                _ => keywords.content_media_type = value,
            }
        }
        "$dynamicRef" | "$recursiveRef" => *dynamic = identifier::dynamic_reference(cx, entry),
        _ => {
            let known = assertion::read(cx, entry, keywords)
                || applicator::read(cx, place, entry, keywords)
                || identifier::read(cx, place, entry, keywords)
                || annotation::read(cx, place, entry, keywords)
                || key.starts_with("x-");
            if !known {
                report_unknown(cx, entry);
                return Standing::Unknown;
            }
        }
    }
    Standing::Read
}

/// Draft-07 core, 8.3: all that stands beside `$ref` is ignored. A definition is no rule, and is read.
fn is_beside_lone_reference(cx: &mut Cx<'_, '_>, dialect: Dialect, mapping: &Mapping, entry: &Entry) -> bool {
    let is_lone = dialect.has_lone_references() && mapping.get("$ref").is_some_and(|node| node.as_str().is_some());
    let is_harmless = ["$ref", "$schema", "$comment", "definitions", "title", "description"];
    if !is_lone || is_harmless.contains(&entry.key.as_str()) || entry.key.starts_with("x-") {
        return false;
    }
    let fault = Diagnostic::warning(Code::UnknownMember, entry.key_span).message(format!(
        "`{}` beside `$ref` is ignored in {}",
        entry.key,
        dialect.name()
    ));
    cx.report(fault.help("wrap the reference: `allOf: [{$ref: …}]`; or use JSON Schema 2020-12"));
    true
}

/// JSON Schema ignores keywords that it does not know, so that this is a warning.
fn report_unknown(cx: &mut Cx<'_, '_>, entry: &Entry) {
    let key = entry.key.as_str();
    let dialect = cx.library.get(cx.frame.resource).rules.dialect;
    // No version of OpenAPI has it.
    let dialect = if dialect == Dialect::OpenApi30 { Dialect::OpenApi31 } else { dialect };
    let fault = Diagnostic::warning(Code::UnknownMember, entry.key_span)
        .message(format!("`{key}` is no keyword of {}, and is ignored", dialect.name()));
    let help = match (key, nearest(key, SUPPORTED.iter().copied())) {
        ("nullable", _) => "add `'null'` to the list in `type`".to_owned(),
        ("id", _) => "the keyword is `$id`; a name to refer to is `$anchor`".to_owned(),
        (_, Some(near)) => format!("did you mean `{near}`?"),
        (_, None) => format!("remove it; an extension is called `x-{key}`"),
    };
    cx.report(fault.help(help));
}

/// A keyword of another draft is one that this draft does not know.
fn report_other_dialect(cx: &mut Cx<'_, '_>, dialect: Dialect, entry: &Entry) {
    let key = entry.key.as_str();
    let fault = Diagnostic::warning(Code::UnknownMember, entry.key_span)
        .message(format!("`{key}` is no keyword of {}, and is ignored", dialect.name()));
    let help = match (dialect, key) {
        (Dialect::OpenApi30, _) => "write `openapi: 3.1.0`, which has it",
        (Dialect::OpenApi31 | Dialect::Draft202012, "additionalItems") => {
            "`items` says the same where there is no `prefixItems`"
        }
        (Dialect::OpenApi31 | Dialect::Draft202012 | Dialect::Draft201909 | Dialect::Draft7 | Dialect::Draft6, _) => {
            "remove it, or name the draft that it is of in `$schema`"
        }
    };
    cx.report(fault.help(help));
}

fn report_left_out(cx: &mut Cx<'_, '_>, entry: &Entry) {
    let fault = Diagnostic::warning(Code::UnknownMember, entry.key_span)
        .message(format!("`{}` is in no vocabulary of the schema's metaschema, and is ignored", entry.key));
    cx.report(fault.help("add its vocabulary to `$vocabulary` of the metaschema that `$schema` names"));
}

/// Whether schemas may say that they are written in a dialect.
pub(super) fn is_known_dialect(uri: &str) -> bool {
    let uri = uri.trim_end_matches('#');
    uri == "https://json-schema.org/draft/2020-12/schema"
        || ["https://spec.openapis.org/oas/3.1/dialect/", "https://spec.openapis.org/oas/3.2/dialect/"]
            .iter()
            .any(|known| uri.starts_with(known))
}
