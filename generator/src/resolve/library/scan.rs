//! Walks a document from schema to schema, and notes identifiers and references. Only what a keyword holds is a schema:
//! an `$id` in an `enum`, or below a keyword that is not known, is data.

use super::{Library, Position, Volume};
use crate::{
    document::{Entry, Mapping, Node, Value},
    resolve::{
        address,
        dialect::Rules,
        place::{Place, ResourceId},
        uri,
    },
};

/// Whether some mapping has a keyword that identifies it, or that leads to such a one by more than its name.
pub(super) fn mentions_identifiers(root: &Node) -> bool {
    let mut todo = vec![root];
    while let Some(node) = todo.pop() {
        match &node.value {
            Value::Sequence(items) => todo.extend(items),
            Value::Mapping(mapping) => {
                if mapping.entries.iter().any(is_identifier) {
                    return true;
                }
                todo.extend(mapping.entries.iter().map(|entry| &entry.value));
            }
            Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    false
}

fn is_identifier(entry: &Entry) -> bool {
    matches!(entry.key.as_str(), "$id" | "$anchor" | "$dynamicAnchor" | "$recursiveAnchor" | "$dynamicRef")
}

impl<'d> Library<'d> {
    /// Adds a document of schemas.
    pub(super) fn add_document(&mut self, volume: &Volume<'d>, default: &Rules) {
        let (rules, fault) = self.rules_of(volume.root, default);
        let id = volume.root.as_mapping().and_then(|mapping| own_id(mapping, &rules));
        let uri = id.map_or_else(|| volume.uri.clone(), |id| uri::resolve(&volume.uri, id));
        // The place's resource is set by `add`.
        let resource = self.add(uri, Place::root(volume.root, ResourceId(0)), rules);
        self.get_mut(resource).fault = fault;
        self.by_uri.entry(volume.uri.clone()).or_insert(resource);
        self.scan(Place::root(volume.root, resource), Position::Schema);
    }

    /// Walks a part of a document; what was walked before is left out.
    pub(super) fn scan(&mut self, place: Place<'d>, position: Position) {
        let mut todo = vec![(place, position)];
        while let Some((place, position)) = todo.pop() {
            let before = todo.len();
            match position {
                Position::Object => object_children(&place, &mut todo),
                Position::Schema if self.scanned.insert(address(place.node)) => {
                    let Some(mapping) = place.node.as_mapping() else { continue };
                    let place = self.enter(place, mapping);
                    self.note(&place, mapping);
                    schema_children(&place, &self.get(place.resource).rules, &mut todo);
                }
                Position::Schema => {}
            }
            // Backwards, so that the document is walked in its order.
            todo.get_mut(before..).unwrap_or_default().reverse();
        }
    }

    /// Begins a resource where there is an `$id`.
    fn enter(&mut self, place: Place<'d>, mapping: &'d Mapping) -> Place<'d> {
        let place = self.entered(place);
        if self.is_root(place.node) {
            return place;
        }
        let around = self.get(place.resource).rules.clone();
        let (rules, fault) = match mapping.entry("$id") {
            Some(_) => self.rules_of(place.node, &around),
            None => return place,
        };
        let Some(id) = own_id(mapping, &rules) else { return place };
        let uri = self.absolute(place.resource, id);
        let resource = self.add(uri, place.clone(), rules);
        self.get_mut(resource).fault = fault;
        Place { resource, ..place }
    }

    /// Notes the anchors and references of one schema.
    fn note(&mut self, place: &Place<'d>, mapping: &'d Mapping) {
        let rules = self.get(place.resource).rules.clone();
        let is_lone = is_lone_reference(mapping, &rules);
        let text = |key: &str| mapping.get(key).and_then(Node::as_str).filter(|_| rules.knows(key));
        if rules.dialect.has_anchor_ids() && !is_lone {
            let fragment = text("$id").and_then(|id| uri::split_fragment(id).1);
            self.add_anchor(place, fragment.filter(|name| !name.is_empty()));
        }
        self.add_anchor(place, text("$anchor"));
        if let Some(name) = text("$dynamicAnchor") {
            self.add_anchor(place, Some(name));
            self.get_mut(place.resource).dynamic_anchors.entry(name).or_insert_with(|| place.clone());
        }
        let recursive = mapping.get("$recursiveAnchor").filter(|_| rules.knows("$recursiveAnchor"));
        if self.is_root(place.node) && recursive.is_some_and(|it| matches!(it.value, Value::Boolean(true))) {
            self.get_mut(place.resource).dynamic_anchors.entry("").or_insert_with(|| place.clone());
        }
        for key in ["$ref", "$dynamicRef", "$recursiveRef"] {
            if let Some(reference) = text(key) {
                self.references.push((place.resource, reference));
                if key != "$ref" {
                    let name = uri::split_fragment(reference).1.unwrap_or_default();
                    self.dynamic_names.insert(name.to_owned());
                }
            }
        }
    }

    fn add_anchor(&mut self, place: &Place<'d>, name: Option<&'d str>) {
        if let Some(name) = name {
            self.get_mut(place.resource).anchors.entry(name).or_insert_with(|| place.clone());
        }
    }
}

/// The `$id` of a schema that gives it a URI.
fn own_id<'d>(mapping: &'d Mapping, rules: &Rules) -> Option<&'d str> {
    let id = mapping.get("$id")?.as_str()?;
    let names_resource = !uri::split_fragment(id).0.is_empty();
    (names_resource && rules.knows("$id") && !is_lone_reference(mapping, rules)).then_some(id)
}

/// Whether a schema is a reference, and nothing beside it counts.
fn is_lone_reference(mapping: &Mapping, rules: &Rules) -> bool {
    rules.dialect.has_lone_references() && mapping.get("$ref").is_some_and(|node| node.as_str().is_some())
}

/// What a keyword holds.
enum Holds {
    Schema,
    List,
    Members,
}

fn holds(key: &str, value: &Node) -> Option<Holds> {
    match key {
        "items" if value.as_sequence().is_some() => Some(Holds::List),
        "items"
        | "additionalItems"
        | "contains"
        | "additionalProperties"
        | "propertyNames"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contentSchema" => Some(Holds::Schema),
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Some(Holds::List),
        "properties" | "patternProperties" | "dependentSchemas" | "dependencies" | "$defs" | "definitions" => {
            Some(Holds::Members)
        }
        _ => None,
    }
}

fn schema_children<'d>(place: &Place<'d>, rules: &Rules, todo: &mut Vec<(Place<'d>, Position)>) {
    let Some(mapping) = place.node.as_mapping() else { return };
    let is_lone = is_lone_reference(mapping, rules);
    for entry in &mapping.entries {
        let key = entry.key.as_str();
        // A definition beside a lone reference is what the reference mostly leads to.
        if !rules.knows(key) || (is_lone && key != "definitions") {
            continue;
        }
        let Some(holds) = holds(key, &entry.value) else { continue };
        let value = place.entry(entry);
        match holds {
            Holds::Schema => todo.push((value, Position::Schema)),
            Holds::List => {
                let items = entry.value.as_sequence().unwrap_or_default().iter().enumerate();
                todo.extend(items.map(|(index, item)| (value.item(index, item), Position::Schema)));
            }
            Holds::Members => todo.extend(value.entries().map(|(_, member)| (member, Position::Schema))),
        }
    }
}

/// In an object of OpenAPI, `schema` is one, and so are the members of `components.schemas`; examples are data.
fn object_children<'d>(place: &Place<'d>, todo: &mut Vec<(Place<'d>, Position)>) {
    let items = place.node.as_sequence().unwrap_or_default().iter().enumerate();
    todo.extend(items.map(|(index, item)| (place.item(index, item), Position::Object)));
    // Names of components mean nothing.
    let holds_components = place.pointer.strip_prefix("#/components/").is_some_and(|rest| !rest.contains('/'));
    let holds_schemas = place.pointer == "#/components/schemas";
    for (entry, child) in place.entries() {
        let is_data = matches!(entry.key.as_str(), "example" | "value" | "default" | "enum") && !holds_components;
        if is_data || entry.key.starts_with("x-") {
            continue;
        }
        let is_schema = holds_schemas || (entry.key == "schema" && !holds_components);
        todo.push((child, if is_schema { Position::Schema } else { Position::Object }));
    }
}
