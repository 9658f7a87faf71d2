//! Schemas: one id for each place and dynamic scope, given when it is first led to; read one after another, never in one
//! another.
//!
//! Schemas that refer to each other in long chains or circles therefore need no stack.

use std::collections::{BTreeMap, VecDeque};

use super::{
    address,
    context::{Cx, Frame},
    keyword,
    nearest::nearest,
    place::Place,
    scope::ScopeId,
    specialisation,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Node, Value},
    resolved::{Schema, SchemaForm, SchemaId, Written},
    span::Span,
};

/// How many schemas may be read more than once, because a `$dynamicRef` means something else by each way to them.
const REPEATED_MAX: usize = 50_000;

/// The ids given so far, and the schemas still to be read, in the order of their ids.
#[derive(Default)]
pub(super) struct Arena<'d> {
    // By address: a schema is identified by where it lies; nothing is ever listed in this order.
    ids: BTreeMap<(usize, ScopeId), SchemaId>,
    pub(super) origins: Vec<Option<Origin>>,
    pub(super) repeated: usize,
    /// Which schema asks for which dynamic anchor.
    pub(super) asked: Vec<(SchemaId, &'d str)>,
    /// The schema that is being read.
    pub(super) current: Option<SchemaId>,
    unread: VecDeque<Unread<'d>>,
}

/// Where a schema lies, and the scope in which it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Origin {
    pub(super) address: usize,
    pub(super) scope: ScopeId,
}

enum Unread<'d> {
    Written(Place<'d>, ScopeId),
    /// One that is not written: `true` or `false`.
    Implied(bool, String, Span),
}

impl<'d> Arena<'d> {
    fn add(&mut self, unread: Unread<'d>, origin: Option<Origin>) -> SchemaId {
        let id = SchemaId(self.origins.len());
        self.origins.push(origin);
        self.unread.push_back(unread);
        id
    }

    /// The first id that was given to a place.
    fn first(&self, address: usize) -> Option<SchemaId> {
        let mut ids = self.ids.range((address, ScopeId::FIRST)..);
        ids.next().filter(|((found, _), _)| *found == address).map(|(_, id)| *id)
    }
}

/// The id of the schema at a place.
pub(super) fn id<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) -> SchemaId {
    let place = cx.library.entered(place);
    let address = address(place.node);
    let scope = cx.scopes.enter(cx.frame.scope, place.resource, &cx.library);
    if let Some(id) = cx.schemas.ids.get(&(address, scope)) {
        return *id;
    }
    if let Some(first) = cx.schemas.first(address) {
        if cx.schemas.repeated >= REPEATED_MAX {
            report_too_many(cx, place.node.span);
            return first;
        }
        cx.schemas.repeated += 1;
    }
    let id = cx.schemas.add(Unread::Written(place, scope), Some(Origin { address, scope }));
    cx.schemas.ids.insert((address, scope), id);
    id
}

/// A schema that allows anything, where none is written.
pub(super) fn anything(cx: &mut Cx<'_, '_>, pointer: String, span: Span) -> SchemaId {
    cx.schemas.add(Unread::Implied(true, pointer, span), None)
}

/// A schema that allows nothing.
pub(super) fn nothing(cx: &mut Cx<'_, '_>, pointer: String, span: Span) -> SchemaId {
    cx.schemas.add(Unread::Implied(false, pointer, span), None)
}

/// Reads every schema that has an id, and those that these lead to.
pub(super) fn read_pending(cx: &mut Cx<'_, '_>) -> Vec<Schema> {
    let mut schemas = Vec::new();
    let outside = cx.frame;
    while let Some(unread) = cx.schemas.unread.pop_front() {
        cx.schemas.current = Some(SchemaId(schemas.len()));
        schemas.push(match unread {
            Unread::Written(place, scope) => {
                cx.frame = Frame { resource: place.resource, scope };
                let (form, written) = form(cx, &place);
                Schema { pointer: place.pointer, span: place.node.span, form, written }
            }
            Unread::Implied(value, pointer, span) => {
                Schema { pointer, span, form: SchemaForm::Boolean(value), written: Vec::new() }
            }
        });
    }
    cx.frame = outside;
    specialisation::join(&mut schemas, &cx.schemas, &cx.scopes);
    schemas
}

fn form<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>) -> (SchemaForm, Vec<Written>) {
    if let Some(fault) = cx.library.get(place.resource).fault.clone() {
        cx.report(fault);
        return (SchemaForm::Boolean(true), Vec::new());
    }
    match &place.node.value {
        Value::Boolean(value) => (SchemaForm::Boolean(*value), Vec::new()),
        Value::Mapping(mapping) => {
            let (keywords, written) = keyword::read(cx, place, mapping);
            (SchemaForm::Keywords(Box::new(keywords)), written)
        }
        Value::Null | Value::Number(_) | Value::String(_) | Value::Sequence(_) => {
            report_kind(cx, place.node);
            (SchemaForm::Boolean(true), Vec::new())
        }
    }
}

pub(super) fn report_kind(cx: &mut Cx<'_, '_>, node: &Node) {
    let fault = Diagnostic::error(Code::UnexpectedType, node.span)
        .message(format!("a schema must be a mapping, `true` or `false`, and is {}", node.value.kind()));
    let type_name = node.as_str().and_then(|text| nearest(text, keyword::TYPE_NAMES.iter().copied()));
    cx.report(match type_name {
        Some(name) => fault.help(format!("write `type: {name}`")),
        None => fault.help("a schema that allows anything is `{}`"),
    });
}

fn report_too_many(cx: &mut Cx<'_, '_>, span: Span) {
    cx.report(
        Diagnostic::error(Code::LimitExceeded, span)
            .message(format!("`$dynamicRef` makes more than {REPEATED_MAX} variants of schemas"))
            .help("give fewer resources the same `$dynamicAnchor`"),
    );
}
