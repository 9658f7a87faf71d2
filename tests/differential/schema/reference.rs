//! Definitions and references to them: by pointer, anchor, identifier, or in the dynamic scope.

use super::{Dialect, Json, Maker, Position};
use crate::differential::random::Random;

/// How one definition may be referred to besides by its pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Address {
    Pointer,
    Anchor,
    Identifier,
}

/// The document and its definitions as targets.
pub(super) struct Targets {
    /// Whether the document says what it is called: then every reference says the document.
    base: &'static str,
    definitions: Vec<Address>,
    has_dynamic_anchor: bool,
}

const BASE: &str = "http://example.com/root.json";

impl Targets {
    pub(super) fn choose(random: &mut Random, dialect: Dialect) -> Self {
        let is_new = dialect == Dialect::Draft202012;
        let base = if is_new && random.percent(25) { BASE } else { "" };
        let mut definitions = Vec::new();
        for _ in 0..random.below(4) {
            definitions.push(match random.below(10) {
                0..=1 if is_new => Address::Anchor,
                2..=4 if !base.is_empty() => Address::Identifier,
                _ => Address::Pointer,
            });
        }
        Self { base, definitions, has_dynamic_anchor: is_new && random.percent(10) }
    }
}

impl Maker<'_> {
    /// Puts the definitions that references may lead to into the document.
    pub(super) fn definitions(&mut self, document: &mut Json) {
        if !self.targets.base.is_empty() {
            document.put("$id", Json::text(self.targets.base));
        }
        if self.targets.has_dynamic_anchor {
            document.put("$dynamicAnchor", Json::text("node"));
        }
        let mut definitions = Vec::new();
        for (index, address) in self.targets.definitions.clone().into_iter().enumerate() {
            let mut schema = self.schema(2, Position::InPlace(index + 1));
            match address {
                Address::Pointer => {}
                Address::Anchor => schema.put("$anchor", Json::text(&format!("anchor{index}"))),
                Address::Identifier => {
                    schema.put("$id", Json::text(&format!("d{index}.json")));
                    if self.targets.has_dynamic_anchor {
                        schema.put("$dynamicAnchor", Json::text("node"));
                    }
                }
            }
            if address != Address::Pointer && !matches!(schema, Json::Object(_)) {
                // A boolean cannot say what it is called.
                schema = Json::Object(Vec::new());
                let name = if address == Address::Anchor { "$anchor" } else { "$id" };
                let text = if address == Address::Anchor { format!("anchor{index}") } else { format!("d{index}.json") };
                schema.put(name, Json::text(&text));
            }
            definitions.push((format!("d{index}"), schema));
        }
        if !definitions.is_empty() {
            let keyword = if self.is_new() { "$defs" } else { "definitions" };
            document.put(keyword, Json::Object(definitions));
        }
    }

    /// A schema that is a reference, mostly alone.
    pub(super) fn reference(&mut self, depth: usize, position: Position) -> Json {
        if position == Position::Part && self.targets.has_dynamic_anchor && self.random.percent(60) {
            return Json::of("$dynamicRef", Json::text("#node"));
        }
        let text = self.reference_text(position);
        if text == Json::Null {
            let kind = self.leaf_kind();
            return self.of_kind(kind, 0, position);
        }
        let mut schema = Json::of("$ref", text);
        if self.random.percent(30) {
            let kind = self.kind();
            self.keywords(&mut schema, kind, depth.saturating_sub(1));
            self.unevaluated(&mut schema, kind, depth);
        }
        schema
    }

    /// Where a reference at a position may lead; null where there is nothing.
    pub(super) fn reference_text(&mut self, position: Position) -> Json {
        let first = match position {
            Position::InPlace(first) => first,
            Position::Part if self.random.percent(25) => {
                let base = self.targets.base;
                return Json::text(if base.is_empty() { "#" } else { base });
            }
            Position::Part => 0,
        };
        let count = self.targets.definitions.len();
        if first >= count {
            return Json::Null;
        }
        let index = first + self.random.below(count - first);
        let Targets { base, definitions, .. } = &self.targets;
        let keyword = if self.dialect == Dialect::Draft202012 { "$defs" } else { "definitions" };
        let by_pointer = self.random.percent(40);
        Json::Text(match definitions[index] {
            Address::Anchor if !by_pointer => format!("{base}#anchor{index}"),
            Address::Identifier => format!("d{index}.json"),
            Address::Pointer | Address::Anchor => format!("{base}#/{keyword}/d{index}"),
        })
    }
}
