//! Where in a document something stands: the node, and the JSON pointer that leads to it.

use crate::document::{Entry, Node};

/// A schema resource: a document, or a part of one that has an `$id` and therefore a base URI of its own. An index into
/// the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ResourceId(pub(super) usize);

/// A node, its JSON pointer from the top of its document as a URI fragment, unencoded (`#/paths/~1payments/post`), and
/// the resource around it.
#[derive(Clone, Debug)]
pub(super) struct Place<'d> {
    pub(super) node: &'d Node,
    pub(super) pointer: String,
    pub(super) resource: ResourceId,
}

impl<'d> Place<'d> {
    /// The top of a document.
    pub(super) fn root(node: &'d Node, resource: ResourceId) -> Self {
        Self { node, pointer: "#".to_owned(), resource }
    }

    /// The value of an entry of this mapping.
    pub(super) fn entry(&self, entry: &'d Entry) -> Self {
        Self { node: &entry.value, pointer: joined(&self.pointer, &entry.key), resource: self.resource }
    }

    /// An item of this sequence.
    pub(super) fn item(&self, index: usize, node: &'d Node) -> Self {
        Self { node, pointer: format!("{}/{index}", self.pointer), resource: self.resource }
    }

    /// The entries of this mapping with their places; none where it is no mapping.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'d Entry, Self)> {
        let mapping = self.node.as_mapping();
        mapping.into_iter().flat_map(|mapping| &mapping.entries).map(|entry| (entry, self.entry(entry)))
    }
}

/// A pointer with one more token.
pub(super) fn joined(pointer: &str, token: &str) -> String {
    let mut text = String::with_capacity(pointer.len() + 1 + token.len());
    text.push_str(pointer);
    push_token(&mut text, token);
    text
}

/// Lengthens a pointer by a token, with `~` and `/` escaped (RFC 6901, section 3).
pub(super) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    if token.contains(['~', '/']) {
        pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
    } else {
        pointer.push_str(token);
    }
}
