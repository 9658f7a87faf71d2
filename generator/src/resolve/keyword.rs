//! The keywords of a schema, read and checked one by one; none is dropped in silence.

mod annotation;
mod applicator;
mod assertion;

use super::{
    context::Cx, extension, nearest::nearest, openapi30, place::Place, reference, schema, shape, version::Dialect,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Entry, Mapping},
    resolved::{Keywords, Spanned},
};

pub(super) use assertion::TYPE_NAMES;

/// Assertions that no stage enforces yet.
const UNSUPPORTED: &[&str] = &[
    "prefixItems",
    "contains",
    "patternProperties",
    "propertyNames",
    "dependentSchemas",
    "unevaluatedProperties",
    "unevaluatedItems",
    "$dynamicRef",
    "$recursiveRef",
    "dependencies",
    "$id",
];

/// Keywords that only mean something beside one that is not enforced yet, and is refused itself.
const SATELLITES: &[&str] = &["minContains", "maxContains", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary"];

/// Every other keyword, for the help on a misspelt one.
const SUPPORTED: &[&str] = &[
    "$ref",
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
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "properties",
    "additionalProperties",
    "required",
    "dependentRequired",
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

/// Reads the keywords of a schema.
pub(super) fn read<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, mapping: &'d Mapping) -> Keywords {
    let mut keywords = Keywords::default();
    let extensions = extension::read(cx, mapping, &shape::SCHEMA);
    for entry in &mapping.entries {
        if !openapi30::takes(cx, mapping, entry) {
            read_one(cx, place, entry, &mut keywords);
        }
    }
    extensions.annotate(&mut keywords.annotations);
    if cx.dialect == Dialect::OpenApi30 {
        openapi30::amend(cx, mapping, &mut keywords);
    }
    keywords
}

fn read_one<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, entry: &'d Entry, keywords: &mut Keywords) {
    let key = entry.key.as_str();
    if key == "$ref" {
        keywords.reference = reference::text_of(cx, entry).and_then(|text| {
            let target = reference::find(cx, &text, reference::SCHEMA)?;
            Some(Spanned { value: schema::id(cx, target), span: text.span })
        });
        return;
    }
    if UNSUPPORTED.contains(&key) {
        keywords.unsupported.push(Spanned { value: entry.key.clone(), span: entry.key_span });
        return;
    }
    let known = assertion::read(cx, entry, keywords)
        || applicator::read(cx, place, entry, keywords)
        || annotation::read(cx, place, entry, keywords)
        || SATELLITES.contains(&key)
        || key.starts_with("x-");
    if !known {
        report_unknown(cx, entry);
    }
}

/// JSON Schema ignores keywords that it does not know, so that this is a warning.
fn report_unknown(cx: &mut Cx<'_, '_>, entry: &Entry) {
    let key = entry.key.as_str();
    let fault = Diagnostic::warning(Code::UnknownMember, entry.key_span)
        .message(format!("`{key}` is no keyword of JSON Schema 2020-12, and is ignored"));
    let help = match (key, nearest(key, SUPPORTED.iter().chain(UNSUPPORTED).copied())) {
        ("nullable", _) => "add `'null'` to the list in `type`".to_owned(),
        ("additionalItems", _) => "`items` says the same where there is no `prefixItems`".to_owned(),
        ("id", _) => "the keyword is `$id`; a name to refer to is `$anchor`".to_owned(),
        (_, Some(near)) => format!("did you mean `{near}`?"),
        (_, None) => format!("remove it; an extension is called `x-{key}`"),
    };
    cx.report(fault.help(help));
}

/// Whether schemas may say that they are written in a dialect.
pub(super) fn is_known_dialect(uri: &str) -> bool {
    let uri = uri.trim_end_matches('#');
    uri == "https://json-schema.org/draft/2020-12/schema"
        || ["https://spec.openapis.org/oas/3.1/dialect/", "https://spec.openapis.org/oas/3.2/dialect/"]
            .iter()
            .any(|known| uri.starts_with(known))
}
