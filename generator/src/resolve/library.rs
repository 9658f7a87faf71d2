//! All documents of a run, cut into schema resources: their base URIs, dialects and anchors; and where a reference leads.
//!
//! Reports nothing itself: what is missing may not be needed. Loads nothing: [`Library::missing`] says what it lacks.

mod rules;
mod scan;

use super::{
    address,
    dialect::{Dialect, Rules},
    place::{Place, ResourceId},
    pointer::{DeadEnd, Index, Pointer, percent_decoded},
    uri,
};
use crate::{diagnostic::Diagnostic, document::Node};
use std::collections::{BTreeMap, BTreeSet};

/// The base URI of a document that has no other. Relative references lead below the folder of the document.
pub(super) const HERE: &str = "local:///here/";

/// A document, and the URI that it was found by.
#[derive(Clone, Debug)]
pub(super) struct Volume<'d> {
    pub(super) root: &'d Node,
    pub(super) uri: String,
}

/// A schema resource.
#[derive(Debug)]
pub(super) struct Resource<'d> {
    /// The base URI, without fragment.
    pub(super) uri: String,
    /// Where it begins.
    pub(super) place: Place<'d>,
    pub(super) rules: Rules,
    /// Why it cannot be read.
    pub(super) fault: Option<Diagnostic>,
    pub(super) anchors: BTreeMap<&'d str, Place<'d>>,
    /// Those that a `$dynamicRef` may be led to from elsewhere. The empty name is `$recursiveAnchor`.
    pub(super) dynamic_anchors: BTreeMap<&'d str, Place<'d>>,
}

/// What a resource's first node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Position {
    Schema,
    /// An object of OpenAPI that may hold schemas.
    Object,
}

/// The resources of all documents.
#[derive(Debug, Default)]
pub(super) struct Library<'d> {
    resources: Vec<Resource<'d>>,
    by_uri: BTreeMap<String, ResourceId>,
    // By address, as the next two: nothing is ever listed in this order.
    roots: BTreeMap<usize, ResourceId>,
    scanned: BTreeSet<usize>,
    index: Index<'d>,
    /// The tops of all documents, for metaschemas.
    tops: BTreeMap<String, &'d Node>,
    /// References that have not been followed yet.
    references: Vec<(ResourceId, &'d str)>,
    /// The anchors that some `$dynamicRef` names; the empty one where there is a `$recursiveRef`.
    dynamic_names: BTreeSet<String>,
    missing: BTreeSet<String>,
}

/// Where a reference leads.
#[derive(Clone, Debug)]
pub(super) struct Located<'d> {
    pub(super) place: Place<'d>,
    /// The name of the dynamic anchor that it names; empty for `$recursiveAnchor`.
    pub(super) dynamic: Option<&'d str>,
}

/// Why a reference leads nowhere.
#[derive(Debug)]
pub(super) enum Miss<'d> {
    /// There is no resource with this URI.
    Resource(String),
    /// A `%` that is not followed by two digits, or not by UTF-8.
    Encoding,
    /// A `~` that is neither `~0` nor `~1`.
    Pointer,
    /// A pointer that leads nowhere.
    DeadEnd(DeadEnd<'d>),
    /// The resource has no such anchor.
    Anchor(ResourceId, String),
}

impl<'d> Library<'d> {
    /// The library of an OpenAPI document, which is its only one.
    pub(super) fn of_openapi(root: &'d Node, dialect: Dialect) -> Self {
        let mut library = Self::default();
        let id = library.add(format!("{HERE}openapi"), Place::root(root, ResourceId(0)), Rules::of(dialect));
        // Most documents have no identifiers, and need not be walked a second time.
        if scan::mentions_identifiers(root) {
            library.scan(Place::root(root, id), Position::Object);
            library.follow_all();
        }
        library
    }

    /// The library of schema documents; the first one is the top.
    pub(super) fn of_schemas(volumes: &[Volume<'d>], default: Dialect) -> Self {
        let mut library = Self::default();
        for volume in volumes {
            library.tops.entry(volume.uri.clone()).or_insert(volume.root);
            let id = volume.root.get("$id").and_then(Node::as_str).filter(|id| uri::is_absolute(id));
            if let Some(id) = id {
                library.tops.entry(uri::resolve("", id)).or_insert(volume.root);
            }
        }
        for volume in volumes {
            library.add_document(volume, &Rules::of(default));
        }
        library.follow_all();
        library
    }

    /// The URIs of documents that are referred to and are not there.
    pub(super) fn missing(&self) -> impl Iterator<Item = &str> {
        self.missing.iter().map(String::as_str)
    }

    /// The resource behind an id.
    pub(super) fn get(&self, id: ResourceId) -> &Resource<'d> {
        self.resources.get(id.0).expect("resource ids are indices made by `add`")
    }

    /// Whether an anchor is named by a `$dynamicRef`.
    pub(super) fn is_dynamic_name(&self, name: &str) -> bool {
        self.dynamic_names.contains(name)
    }

    /// A place with the resource that begins there, where one does.
    pub(super) fn entered(&self, mut place: Place<'d>) -> Place<'d> {
        if let Some(id) = self.roots.get(&address(place.node)) {
            place.resource = *id;
        }
        place
    }

    /// Whether a resource begins at a node.
    pub(super) fn is_root(&self, node: &Node) -> bool {
        self.roots.contains_key(&address(node))
    }

    /// The place of the resource that has a URI.
    pub(super) fn by_uri(&self, uri: &str) -> Option<&Place<'d>> {
        self.by_uri.get(uri).map(|id| &self.get(*id).place)
    }

    /// The URI that a reference in a resource means, without its fragment.
    pub(super) fn absolute(&self, base: ResourceId, reference: &str) -> String {
        uri::resolve(&self.get(base).uri, reference)
    }

    /// The place that a reference leads to from a resource.
    pub(super) fn locate(&mut self, base: ResourceId, reference: &str) -> Result<Located<'d>, Miss<'d>> {
        let (before, fragment) = uri::split_fragment(reference);
        let id = if before.is_empty() {
            base
        } else {
            let uri = self.absolute(base, before);
            *self.by_uri.get(&uri).ok_or(Miss::Resource(uri))?
        };
        let fragment = percent_decoded(fragment.unwrap_or_default()).ok_or(Miss::Encoding)?;
        if fragment.starts_with('/') {
            let pointer = Pointer::parse(&fragment).ok_or(Miss::Pointer)?;
            let from = self.get(id).place.clone();
            let place = self.index.find(from, &pointer, &self.roots).map_err(Miss::DeadEnd)?;
            return Ok(Located { place, dynamic: None });
        }
        let resource = self.get(id);
        let dynamic = resource.dynamic_anchors.get_key_value(fragment.as_str()).map(|(name, _)| *name);
        let place = if fragment.is_empty() { Some(&resource.place) } else { resource.anchors.get(fragment.as_str()) };
        let place = place.cloned().ok_or(Miss::Anchor(id, fragment))?;
        Ok(Located { place, dynamic })
    }

    /// Follows every reference once, and takes what it leads to for a schema, wherever that stands.
    fn follow_all(&mut self) {
        while let Some((resource, reference)) = self.references.pop() {
            match self.locate(resource, reference) {
                Ok(found) => self.scan(found.place, Position::Schema),
                Err(Miss::Resource(uri)) => {
                    self.missing.insert(uri);
                }
                // Reported where the reference is read, if it is.
                Err(Miss::Encoding | Miss::Pointer | Miss::DeadEnd(_) | Miss::Anchor(..)) => {}
            }
        }
    }

    /// Adds a resource; the first one of a URI keeps it.
    fn add(&mut self, uri: String, mut place: Place<'d>, rules: Rules) -> ResourceId {
        let id = ResourceId(self.resources.len());
        place.resource = id;
        self.roots.insert(address(place.node), id);
        self.by_uri.entry(uri.clone()).or_insert(id);
        let (anchors, dynamic_anchors) = (BTreeMap::new(), BTreeMap::new());
        self.resources.push(Resource { uri, place, rules, fault: None, anchors, dynamic_anchors });
        id
    }

    fn get_mut(&mut self, id: ResourceId) -> &mut Resource<'d> {
        self.resources.get_mut(id.0).expect("resource ids are indices made by `add`")
    }
}
