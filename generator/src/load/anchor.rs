//! Anchors and aliases: an alias becomes a copy of what its anchor holds. Copies are counted, so that a few nested
//! anchors cannot fill the memory.

use std::collections::BTreeMap;

use crate::document::{Node, Value};

/// How many values may be copied in one file.
const COPIED_NODES_MAX: usize = 1_000_000;
/// How many bytes of keys, strings and numbers may be copied in one file.
const COPIED_BYTES_MAX: usize = 64 << 20;

/// The anchors that were defined so far.
pub(super) struct Anchors {
    defined: BTreeMap<usize, Anchored>,
    left: Size,
}

struct Anchored {
    node: Node,
    size: Size,
    depth: usize,
}

#[derive(Clone, Copy)]
struct Size {
    nodes: usize,
    bytes: usize,
}

/// More was copied than the limits allow.
#[derive(Debug)]
pub(super) struct TooMuch;

impl Anchors {
    pub(super) fn new() -> Self {
        Self { defined: BTreeMap::new(), left: Size { nodes: COPIED_NODES_MAX, bytes: COPIED_BYTES_MAX } }
    }

    /// Keeps a copy of an anchored node. It counts too: anchors may be nested.
    pub(super) fn define(&mut self, id: usize, node: &Node) -> Result<(), TooMuch> {
        let before = self.left;
        let depth = charge(node, &mut self.left)?;
        let size = Size { nodes: before.nodes - self.left.nodes, bytes: before.bytes - self.left.bytes };
        self.defined.insert(id, Anchored { node: node.clone(), size, depth });
        Ok(())
    }

    /// What an anchor holds, and how deep it is nested in itself.
    pub(super) fn get(&self, id: usize) -> Option<(&Node, usize)> {
        self.defined.get(&id).map(|anchored| (&anchored.node, anchored.depth))
    }

    /// A copy of what an anchor holds.
    pub(super) fn copy(&mut self, id: usize) -> Result<Option<Node>, TooMuch> {
        let Some(anchored) = self.defined.get(&id) else { return Ok(None) };
        self.left = self.left.minus(anchored.size)?;
        Ok(Some(anchored.node.clone()))
    }
}

impl Size {
    fn minus(self, other: Self) -> Result<Self, TooMuch> {
        let nodes = self.nodes.checked_sub(other.nodes).ok_or(TooMuch)?;
        let bytes = self.bytes.checked_sub(other.bytes).ok_or(TooMuch)?;
        Ok(Self { nodes, bytes })
    }
}

/// Takes a node's size from what is left and gives its depth. The recursion is bounded by the depth limit of the tree.
fn charge(node: &Node, left: &mut Size) -> Result<usize, TooMuch> {
    let bytes = match &node.value {
        Value::Null | Value::Boolean(_) | Value::Sequence(_) | Value::Mapping(_) => 0,
        Value::Number(text) | Value::String(text) => text.len(),
    };
    *left = left.minus(Size { nodes: 1, bytes })?;
    let mut inner = 0;
    match &node.value {
        Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => return Ok(0),
        Value::Sequence(items) => {
            for item in items {
                inner = inner.max(charge(item, left)?);
            }
        }
        Value::Mapping(mapping) => {
            for entry in &mapping.entries {
                *left = left.minus(Size { nodes: 0, bytes: entry.key.len() })?;
                inner = inner.max(charge(&entry.value, left)?);
            }
        }
    }
    Ok(inner + 1)
}
