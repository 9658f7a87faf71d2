//! Dynamic scopes (JSON Schema 2020-12 core, 7.1 and 8.2.3.2): which resource a dynamic anchor means, seen from one way
//! into a schema.
//!
//! A scope has, for each dynamic anchor that some `$dynamicRef` names, the outermost resource on the way that has it.

use super::{library::Library, place::ResourceId};
use std::collections::BTreeMap;

/// A scope; an index into [`Scopes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ScopeId(usize);

impl ScopeId {
    /// The one that no other comes before.
    pub(super) const FIRST: Self = Self(0);
}

type Scope<'d> = BTreeMap<&'d str, ResourceId>;

/// Every scope that was met; equal ones are one.
#[derive(Debug)]
pub(super) struct Scopes<'d> {
    known: Vec<Scope<'d>>,
    ids: BTreeMap<Scope<'d>, ScopeId>,
    entered: BTreeMap<(ScopeId, ResourceId), ScopeId>,
}

impl Default for Scopes<'_> {
    fn default() -> Self {
        let ids = BTreeMap::from([(Scope::new(), Self::EMPTY)]);
        Self { known: vec![Scope::new()], ids, entered: BTreeMap::new() }
    }
}

impl<'d> Scopes<'d> {
    /// The scope outside of all resources.
    pub(super) const EMPTY: ScopeId = ScopeId::FIRST;

    /// The scope after a resource was entered.
    pub(super) fn enter(&mut self, scope: ScopeId, resource: ResourceId, library: &Library<'d>) -> ScopeId {
        if library.get(resource).dynamic_anchors.is_empty() {
            return scope;
        }
        if let Some(id) = self.entered.get(&(scope, resource)) {
            return *id;
        }
        let mut longer = self.get(scope).clone();
        for name in library.get(resource).dynamic_anchors.keys().filter(|name| library.is_dynamic_name(name)) {
            longer.entry(*name).or_insert(resource);
        }
        let id = self.id(longer);
        self.entered.insert((scope, resource), id);
        id
    }

    /// The resource that a dynamic anchor means.
    pub(super) fn outermost(&self, scope: ScopeId, name: &str) -> Option<ResourceId> {
        self.get(scope).get(name).copied()
    }

    /// What a scope says of some names: scopes that agree in that are equal for a schema that asks for no others.
    pub(super) fn restricted(&self, scope: ScopeId, wanted: impl Fn(&str) -> bool) -> Vec<(&'d str, ResourceId)> {
        self.get(scope).iter().filter(|(name, _)| wanted(name)).map(|(name, id)| (*name, *id)).collect()
    }

    fn get(&self, id: ScopeId) -> &Scope<'d> {
        self.known.get(id.0).expect("scope ids are indices made by `id`")
    }

    fn id(&mut self, scope: Scope<'d>) -> ScopeId {
        if let Some(id) = self.ids.get(&scope) {
            return *id;
        }
        let id = ScopeId(self.known.len());
        self.known.push(scope.clone());
        self.ids.insert(scope, id);
        id
    }
}
