//! What the whole stage shares while it runs: the document, what was found in it, and what is still to be looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    address,
    dialect::Dialect,
    json_schema::SchemaOptions,
    library::{Library, Located},
    paths,
    place::{Place, ResourceId},
    response,
    schema::Arena,
    scope::{ScopeId, Scopes},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    document::Node,
    resolved::{SecurityRequirement, SecuritySchemeId},
    span::Span,
};

/// The state of one run.
pub(super) struct Cx<'d, 'x> {
    pub(super) root: &'d Node,
    /// The version of the OpenAPI document, or what a schema is written in that does not say.
    pub(super) dialect: Dialect,
    pub(super) origin: Origin<'x>,
    pub(super) library: Library<'d>,
    pub(super) scopes: Scopes<'d>,
    /// From where references are read.
    pub(super) frame: Frame,
    /// The places that references were found to lead to, by what they must lead to, where they stand and their text.
    pub(super) found: BTreeMap<(&'static str, ResourceId), BTreeMap<String, Located<'d>>>,

    pub(super) schemas: Arena<'d>,
    pub(super) security_schemes: BTreeMap<&'d str, SecuritySchemeId>,
    /// The document's `security`, for operations that have none.
    pub(super) default_security: Vec<SecurityRequirement>,
    /// Where each `operationId` was first seen.
    pub(super) operation_ids: BTreeMap<String, Span>,
    /// Ids that a made-up one must not take: those that are written, and those made up so far.
    pub(super) taken_ids: BTreeSet<String>,
    pub(super) diagnostics: &'x mut Diagnostics,
    pending: Vec<Pending<'d>>,
    noted: BTreeSet<usize>,
    visited_path_items: BTreeSet<usize>,
}

/// Objects that nothing is generated from, but whose faults are reported. They may lead to one another in circles and
/// in long chains, so that they wait in a list instead of on the stack.
pub(super) enum Pending<'d> {
    /// A header of a response or of an encoding.
    Header(Place<'d>),
    /// A callback.
    Callback(Place<'d>),
    /// A path item that no path uses.
    PathItem(Place<'d>),
}

/// What the document at the top is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin<'x> {
    /// An OpenAPI document.
    OpenApi,
    /// A JSON Schema.
    Schema(&'x SchemaOptions),
}

/// The schema that is being read: the resource around it, and the way on which it was reached.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) resource: ResourceId,
    pub(super) scope: ScopeId,
}

impl<'d, 'x> Cx<'d, 'x> {
    /// The state at the top of the first document of a library.
    pub(super) fn new(
        library: Library<'d>,
        dialect: Dialect,
        origin: Origin<'x>,
        diagnostics: &'x mut Diagnostics,
    ) -> Self {
        let resource = ResourceId(0);
        let mut scopes = Scopes::default();
        let scope = scopes.enter(Scopes::EMPTY, resource, &library);
        Self {
            root: library.get(resource).place.node,
            dialect,
            origin,
            library,
            scopes,
            frame: Frame { resource, scope },
            found: BTreeMap::new(),

            schemas: Arena::default(),
            security_schemes: BTreeMap::new(),
            default_security: Vec::new(),
            operation_ids: BTreeMap::new(),
            taken_ids: BTreeSet::new(),
            diagnostics,
            pending: Vec::new(),
            noted: BTreeSet::new(),
            visited_path_items: BTreeSet::new(),
        }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Notes an object for `check_pending`; each place is looked at once.
    pub(super) fn check_later(&mut self, pending: Pending<'d>) {
        let (Pending::Header(place) | Pending::Callback(place) | Pending::PathItem(place)) = &pending;
        if self.noted.insert(address(place.node)) {
            self.pending.push(pending);
        }
    }

    /// Notes that a path item was read; `false` where it was before.
    pub(super) fn mark_visited(&mut self, path_item: &Node) -> bool {
        self.visited_path_items.insert(address(path_item))
    }
}

/// Looks at everything that was noted, and at what that leads to.
pub(super) fn check_pending(cx: &mut Cx<'_, '_>) {
    while let Some(pending) = cx.pending.pop() {
        match pending {
            Pending::Header(place) => response::check_header(cx, place),
            Pending::Callback(place) => paths::check_callback(cx, place),
            Pending::PathItem(place) => paths::check_path_item(cx, place),
        }
    }
}
