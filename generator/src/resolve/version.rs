//! Which OpenAPI a document is written in.

use super::{dialect::Dialect, nearest::nearest};
use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics},
    document::{Entry, Node, Value},
};

/// Reads `openapi`; reports where it is not there or not known.
pub(super) fn read(root: &Node, diagnostics: &mut Diagnostics) -> Option<Dialect> {
    let Some(mapping) = root.as_mapping() else {
        let message = format!("the document is {}, and not a mapping with `openapi`", root.value.kind());
        diagnostics.push(Diagnostic::error(Code::NotOpenApi, root.span).message(message).help(FIRST_LINE));
        return None;
    };
    if let Some(entry) = mapping.entry("openapi") {
        return known(entry, diagnostics);
    }
    if let Some(entry) = mapping.entry("swagger") {
        let fault = Diagnostic::error(Code::UnknownVersion, entry.value.span);
        diagnostics.push(fault.message("this is a Swagger document, not OpenAPI 3").help("convert it to OpenAPI 3.1"));
        return None;
    }
    let meant = mapping.entries.iter().find(|entry| nearest(&entry.key, ["openapi"]).is_some());
    let fault = match meant {
        Some(entry) => Diagnostic::error(Code::NotOpenApi, entry.key_span).help("write `openapi`"),
        None => Diagnostic::error(Code::NotOpenApi, root.span).help(FIRST_LINE),
    };
    diagnostics.push(fault.message("the document has no `openapi`"));
    None
}

const FIRST_LINE: &str = "begin with `openapi: 3.1.0`";

fn known(entry: &Entry, diagnostics: &mut Diagnostics) -> Option<Dialect> {
    let (Value::String(text) | Value::Number(text)) = &entry.value.value else {
        let message = format!("`openapi` is {}, and must be a string", entry.value.value.kind());
        diagnostics.push(Diagnostic::error(Code::UnknownVersion, entry.value.span).message(message).help(FIRST_LINE));
        return None;
    };
    let mut parts = text.split('.');
    match (parts.next(), parts.next()) {
        (Some("3"), Some("0")) => Some(Dialect::OpenApi30),
        (Some("3"), Some("1" | "2")) => Some(Dialect::OpenApi31),
        _ => {
            let fault = Diagnostic::error(Code::UnknownVersion, entry.value.span);
            let fault = fault.message(format!("OpenAPI `{text}` is not known"));
            diagnostics.push(fault.help("3.0, 3.1 and 3.2 are understood"));
            None
        }
    }
}
