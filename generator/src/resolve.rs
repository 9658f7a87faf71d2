//! `Document` in, `Resolved` out: every object of OpenAPI read and checked, every `$ref` followed.
//!
//! Deliberately does not know: Rust names, formats, patterns, whether constraints can be met. OpenAPI 3.0 becomes the
//! model of 3.1 here (`openapi30`), and a schema of an older draft that of 2020-12; nothing after this stage knows of
//! versions. [`resolve_schema`] does the same for a JSON Schema by itself.

mod components;
mod content;
mod context;
mod cycle;
mod description;
mod dialect;
mod extension;
mod json_schema;
mod keyword;
mod library;
mod metaschema;
mod nearest;
mod number;
mod object;
mod openapi30;
mod operation;
mod parameter;
mod path_template;
mod paths;
mod place;
mod pointer;
mod reference;
mod response;
mod retrieval;
mod schema;
mod scope;
mod security;
mod server;
mod shape;
mod specialisation;
mod uri;
mod version;

pub use json_schema::{Draft, SchemaOptions, resolve_schema};
pub use retrieval::{Reader, Wanted};

use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics},
    document::{Document, Node},
    resolved::Resolved,
};
use context::{Cx, Origin};
use library::Library;
use object::Object;
use place::{Place, ResourceId};
use std::collections::BTreeMap;

/// Reads a document as a specification, reports everything that is wrong with it and gives what could be built.
///
/// `None` only where the top is unusable: no mapping, no `openapi`, or a version that is not known.
pub fn resolve(document: &Document, diagnostics: &mut Diagnostics) -> Option<Resolved> {
    let dialect = version::read(&document.root, diagnostics)?;
    let library = Library::of_openapi(&document.root, dialect);
    let mut cx = Cx::new(library, dialect, Origin::OpenApi, diagnostics);
    let top = object::read(&mut cx, &Place::root(&document.root, ResourceId(0)), &shape::DOCUMENT)?;
    schema_dialect(&mut cx, &top);
    let info = description::info(&mut cx, &top);
    let servers = server::read_all(&mut cx, &top);
    let components = components::read(&mut cx, &top);
    cx.default_security = security::requirements(&mut cx, &top).unwrap_or_default();
    let operations = paths::read(&mut cx, &top);
    paths::check_webhooks(&mut cx, &top);
    description::check_tags(&mut cx, &top);
    context::check_pending(&mut cx);
    let schemas = cycle::cut(schema::read_pending(&mut cx), cx.diagnostics);
    Some(Resolved {
        file: document.file,
        title: info.title,
        version: info.version,
        description: info.description,
        servers,
        security_schemes: components.security_schemes,
        schemas,
        components: components.schemas,
        operations,
        foreign: BTreeMap::new(),
    })
}

/// `jsonSchemaDialect`: only the dialect of OpenAPI 3.1 and JSON Schema 2020-12 are understood.
fn schema_dialect<'d>(cx: &mut Cx<'d, '_>, top: &Object<'d>) {
    let Some(dialect) = top.string(cx, "jsonSchemaDialect") else { return };
    if !keyword::is_known_dialect(&dialect.value) {
        cx.report(
            Diagnostic::error(Code::UnsupportedSchema, dialect.span)
                .message(format!("the schema dialect `{}` is not supported", dialect.value))
                .help("leave `jsonSchemaDialect` out, and schemas are read as JSON Schema 2020-12"),
        );
    }
}

/// An address that identifies a node of the document for the time of one run. Never ordered output by it.
fn address(node: &Node) -> usize {
    std::ptr::from_ref(node).addr()
}
