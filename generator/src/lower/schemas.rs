//! The schemas of a specification, and what was found out about them: unions ask about their branches, and these about
//! theirs, so that every answer is kept.

use super::shape::Null;
use crate::{
    ir::Kind,
    resolved::{Resolved, SchemaId},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
    sync::{PoisonError, RwLock},
};

/// A specification with a memory.
#[derive(Debug)]
pub(super) struct Schemas<'r> {
    resolved: &'r Resolved,
    // Values are judged on a thread of their own where schemas are deep.
    kinds: RwLock<BTreeMap<SchemaId, Kinds>>,
}

/// The kinds of values that a schema accepts.
#[derive(Clone, Debug)]
pub(super) struct Kinds {
    /// Null excluded.
    pub(super) kinds: BTreeSet<Kind>,
    /// Whether null is among them.
    pub(super) null: Null,
}

impl<'r> Schemas<'r> {
    pub(super) fn new(resolved: &'r Resolved) -> Self {
        Self { resolved, kinds: RwLock::default() }
    }

    /// The kinds of a schema, found out once.
    pub(super) fn kinds(&self, id: SchemaId, find: impl FnOnce() -> Kinds) -> Kinds {
        let known = self.kinds.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
        if let Some(known) = known {
            return known;
        }
        let found = find();
        self.kinds.write().unwrap_or_else(PoisonError::into_inner).insert(id, found.clone());
        found
    }
}

impl Deref for Schemas<'_> {
    type Target = Resolved;

    fn deref(&self) -> &Resolved {
        self.resolved
    }
}
