//! Schemas: one id for each place, given when it is first led to; read one after another, never in one another.
//!
//! Schemas that refer to each other in long chains or circles therefore need no stack.

use std::collections::{BTreeMap, VecDeque};

use super::{address, context::Cx, keyword, nearest::nearest, place::Place};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Node, Value},
    resolved::{Schema, SchemaForm, SchemaId},
    span::Span,
};

/// The ids given so far, and the schemas still to be read, in the order of their ids.
#[derive(Default)]
pub(super) struct Arena<'d> {
    // By address: a schema is identified by where it lies; nothing is ever listed in this order.
    ids: BTreeMap<usize, SchemaId>,
    next: usize,
    unread: VecDeque<Unread<'d>>,
}

enum Unread<'d> {
    Written(Place<'d>),
    /// The schema that a media type leaves out.
    Anything(String, Span),
}

impl<'d> Arena<'d> {
    fn add(&mut self, unread: Unread<'d>) -> SchemaId {
        let id = SchemaId(self.next);
        self.next += 1;
        self.unread.push_back(unread);
        id
    }
}

/// The id of the schema at a place.
pub(super) fn id<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) -> SchemaId {
    let key = address(place.node);
    if let Some(id) = cx.schemas.ids.get(&key) {
        return *id;
    }
    let id = cx.schemas.add(Unread::Written(place));
    cx.schemas.ids.insert(key, id);
    id
}

/// A schema that allows anything, where none is written.
pub(super) fn anything(cx: &mut Cx<'_, '_>, pointer: String, span: Span) -> SchemaId {
    cx.schemas.add(Unread::Anything(pointer, span))
}

/// Reads every schema that has an id, and those that these lead to.
pub(super) fn read_pending(cx: &mut Cx<'_, '_>) -> Vec<Schema> {
    let mut schemas = Vec::new();
    while let Some(unread) = cx.schemas.unread.pop_front() {
        schemas.push(match unread {
            Unread::Written(place) => {
                let form = form(cx, &place);
                Schema { pointer: place.pointer, span: place.node.span, form }
            }
            Unread::Anything(pointer, span) => Schema { pointer, span, form: SchemaForm::Boolean(true) },
        });
    }
    schemas
}

fn form<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>) -> SchemaForm {
    match &place.node.value {
        Value::Boolean(value) => SchemaForm::Boolean(*value),
        Value::Mapping(mapping) => SchemaForm::Keywords(Box::new(keyword::read(cx, place, mapping))),
        Value::Null | Value::Number(_) | Value::String(_) | Value::Sequence(_) => {
            report_kind(cx, place.node);
            SchemaForm::Boolean(true)
        }
    }
}

fn report_kind(cx: &mut Cx<'_, '_>, node: &Node) {
    let fault = Diagnostic::error(Code::UnexpectedType, node.span)
        .message(format!("a schema must be a mapping, `true` or `false`, and is {}", node.value.kind()));
    let type_name = node.as_str().and_then(|text| nearest(text, keyword::TYPE_NAMES.iter().copied()));
    cx.report(match type_name {
        Some(name) => fault.help(format!("write `type: {name}`")),
        None => fault.help("a schema that allows anything is `{}`"),
    });
}
