//! Why keywords are not enforced, whatever type their schema becomes.

use super::keyword::alone;
use crate::{
    lower::{Cx, check, location::keywords, scalar},
    options::{Formats, Relaxation},
    resolved::{FormatUse, Keywords, SchemaId, Standing, Written},
};

const DESCRIBES: &str = "it describes, and asserts nothing";
const NAMES: &str = "it names the schema or its dialect, and asserts nothing";
const HOLDS: &str = "it holds schemas, which have entries of their own where they are used";
const CONTENT: &str = "what a text contains is not looked at (JSON Schema 2020-12 validation, 8)";

/// What asserts nothing, and why.
const ANNOTATIONS: &[(&str, &str)] = &[
    ("title", DESCRIBES),
    ("description", DESCRIBES),
    ("$comment", DESCRIBES),
    ("example", DESCRIBES),
    ("examples", DESCRIBES),
    ("externalDocs", DESCRIBES),
    ("deprecated", DESCRIBES),
    ("xml", "it is about another way to write values than JSON"),
    ("discriminator", "it is a hint; the union beside it is what is enforced"),
    ("default", "a default is never filled in: an absent member stays absent"),
    ("readOnly", "it asserts nothing of a value; such a member is left out of what is sent"),
    ("writeOnly", "it asserts nothing of a value; such a member is left out of what is received"),
    ("contentSchema", CONTENT),
    ("$id", NAMES),
    ("$schema", NAMES),
    ("$anchor", NAMES),
    ("$dynamicAnchor", NAMES),
    ("$recursiveAnchor", NAMES),
    ("$vocabulary", NAMES),
    ("$defs", HOLDS),
    ("definitions", HOLDS),
    ("x-carimbo-sensitive", "it decides that values are not shown"),
    ("x-carimbo-name", "it names the Rust item"),
];

/// Why a keyword is enforced in no type, if it is so.
pub(super) fn documented_only(cx: &Cx<'_>, id: SchemaId, written: &Written) -> Option<String> {
    let name = written.keyword.as_str();
    if name.starts_with("x-") || written.standing == Standing::Read {
        let known = ANNOTATIONS.iter().find(|(known, _)| *known == name).map(|(_, why)| (*why).to_owned());
        let extension = || name.starts_with("x-").then(|| "an extension asserts nothing".to_owned());
        let switched_off = || relaxation(cx, id, name);
        return known.or_else(extension).or_else(switched_off).or_else(|| {
            let keywords = keywords(cx.resolved, id)?;
            says_nothing(keywords, name).or_else(|| format(cx, keywords, name)).or_else(|| content(keywords, name))
        });
    }
    Some(match written.standing {
        Standing::Read | Standing::Unknown => "it is no keyword that is known, and is ignored".to_owned(),
        Standing::BesideReference => "beside `$ref` it is ignored in this dialect".to_owned(),
        Standing::OtherDialect => "it is no keyword of this dialect, and is ignored".to_owned(),
        Standing::LeftOut => "it is in no vocabulary of the schema's metaschema, and is ignored".to_owned(),
    })
}

fn relaxation(cx: &Cx<'_>, id: SchemaId, name: &str) -> Option<String> {
    cx.relaxations.get(&id)?;
    let pointer = &cx.resolved.schema(id).pointer;
    let is_it = |entry: &&Relaxation| entry.schema == *pointer && entry.keyword == name;
    let entry = cx.options.relaxations.iter().find(is_it)?;
    let reason = entry.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    Some(format!("it is switched off by the configuration{reason}"))
}

/// Keywords that mean something only beside others.
fn says_nothing(keywords: &Keywords, name: &str) -> Option<String> {
    let without = |other: &str| Some(format!("it says nothing without {other} beside it"));
    let has_branch = keywords.then.is_some() || keywords.otherwise.is_some();
    match name {
        "minContains" | "maxContains" if keywords.contains.is_none() => without("`contains`"),
        "then" | "else" if keywords.condition.is_none() => without("`if`"),
        "if" if !has_branch => without("`then` or `else`"),
        "additionalItems" if keywords.items.is_none() => without("a list in `items`"),
        "nullable" if keywords.types.is_none() => without("`type`"),
        _ => None,
    }
}

/// Draft-07 checks base64 and JSON, later drafts check nothing.
fn content(keywords: &Keywords, name: &str) -> Option<String> {
    let value = match name {
        "contentEncoding" => &keywords.content_encoding,
        "contentMediaType" => &keywords.content_media_type,
        _ => return None,
    };
    let Some(value) = value else { return Some(CONTENT.to_owned()) };
    let [without, with] = alone(keywords, name).map(|keywords| check::content(&keywords));
    (without == with).then(|| format!("`{}` is not checked: only base64 and JSON are", value.value))
}

/// Why a format is not checked that is known.
pub(super) fn descriptive(format: &str) -> String {
    match format {
        "int32" | "int64" => {
            format!("the format `{format}` only describes; a type keeps it where nothing else is said of the number")
        }
        _ => format!("the format `{format}` only describes"),
    }
}

/// Formats that are not checked. Those of numbers may be said by a type: that is for the place of use to say.
fn format(cx: &Cx<'_>, keywords: &Keywords, name: &str) -> Option<String> {
    let format = keywords.format.as_ref().filter(|_| name == "format")?.value.as_str();
    if scalar::is_descriptive(format) {
        return (!matches!(format, "int32" | "int64")).then(|| descriptive(format));
    }
    if !scalar::is_checked(format) {
        return Some(format!("the format `{format}` is not known"));
    }
    let asserted = cx.options.formats == Formats::Asserted || keywords.format_use == FormatUse::Asserted;
    (!asserted).then(|| "formats only describe, as the options say".to_owned())
}
