//! A JSON Schema by itself, and the documents that it refers to.

use std::path::PathBuf;

use super::{
    context::{Cx, Origin},
    cycle,
    dialect::Dialect,
    library::Library,
    place::{Place, ResourceId},
    retrieval::{self, Reader, Retrieved},
    schema,
};
use crate::{
    diagnostic::Diagnostics,
    document::{Document, Node, Value},
    resolved::{Resolved, SchemaId},
};

/// The draft that a schema without `$schema` is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Draft {
    /// `https://json-schema.org/draft/2020-12/schema`
    #[default]
    Draft202012,
    /// `https://json-schema.org/draft/2019-09/schema`
    Draft201909,
    /// `http://json-schema.org/draft-07/schema#`
    Draft7,
}

impl Draft {
    pub(super) fn dialect(self) -> Dialect {
        match self {
            Self::Draft202012 => Dialect::Draft202012,
            Self::Draft201909 => Dialect::Draft201909,
            Self::Draft7 => Dialect::Draft7,
        }
    }
}

/// How a schema is read.
#[derive(Clone, Debug, Default)]
pub struct SchemaOptions {
    /// What a schema without `$schema` is written in, here and in the documents that it refers to.
    pub draft: Draft,
    /// The name of the schema's file: its title where it has none, and what relative references start from.
    pub name: String,
    /// The folder of the schema's file, below which relative references lead; none: they lead nowhere.
    pub folder: Option<PathBuf>,
    /// The folder that stands for the network: `http://host:1234/a/b.json` is its `host:1234/a/b.json`, or else its
    /// `a/b.json`.
    pub remotes: Option<PathBuf>,
}

/// Reads a document as a JSON Schema, and every document that it refers to; reports everything that is wrong with them
/// and gives what could be built: `components` are the whole schema, and behind it the members of its `$defs` and
/// `definitions`.
///
/// `None` where the top is no schema, or in a dialect that is not understood.
pub fn resolve_schema(
    document: &Document,
    options: &SchemaOptions,
    read: &mut Reader<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Resolved> {
    let retrieved = retrieval::all(document, options, read, diagnostics);
    let volumes = retrieval::volumes(document, options, &retrieved);
    let dialect = options.draft.dialect();
    let library = Library::of_schemas(&volumes, dialect);
    let mut cx = Cx::new(library, dialect, Origin::Schema(options), diagnostics);
    check_top(&mut cx, &document.root)?;
    let components = components(&mut cx, &document.root);
    let schemas = cycle::cut(schema::read_pending(&mut cx), cx.diagnostics);
    Some(Resolved {
        file: document.file,
        title: text(&document.root, "title").unwrap_or_else(|| options.name.clone()),
        version: String::new(),
        description: text(&document.root, "description"),
        servers: Vec::new(),
        security_schemes: Vec::new(),
        schemas,
        components,
        operations: Vec::new(),
        foreign: retrieved.iter().map(|it| (it.document.file, Retrieved::name(it).to_owned())).collect(),
    })
}

/// Reports where nothing of the document can be read.
fn check_top(cx: &mut Cx<'_, '_>, root: &Node) -> Option<()> {
    match root.value {
        Value::Boolean(_) | Value::Mapping(_) => {}
        Value::Null | Value::Number(_) | Value::String(_) | Value::Sequence(_) => {
            schema::report_kind(cx, root);
            return None;
        }
    }
    match cx.library.get(ResourceId(0)).fault.clone() {
        Some(fault) => {
            cx.report(fault);
            None
        }
        None => Some(()),
    }
}

fn components<'d>(cx: &mut Cx<'d, '_>, root: &'d Node) -> Vec<SchemaId> {
    let place = Place::root(root, ResourceId(0));
    let mut components = vec![schema::id(cx, place.clone())];
    for (entry, value) in place.entries() {
        let is_known = cx.library.get(ResourceId(0)).rules.knows(&entry.key);
        if is_known && matches!(entry.key.as_str(), "$defs" | "definitions") {
            components.extend(value.entries().map(|(_, member)| schema::id(cx, member)));
        }
    }
    components
}

fn text(root: &Node, key: &str) -> Option<String> {
    root.get(key).and_then(Node::as_str).map(str::to_owned)
}
