//! Text in, tree or diagnostics out. A tree is written in one line: `{key: value}`, `[item]`, strings in quotes.

mod faults;
mod places;
mod properties;
mod values;

use std::fmt::Write as _;

use super::document;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Node, Value};
use crate::span::Sources;

/// What one file gives.
struct Loaded {
    document: Option<Document>,
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Loaded {
    /// The tree, which must have come without diagnostics.
    fn tree(&self) -> String {
        assert!(self.diagnostics.is_empty(), "{:?}", self.faults());
        self.shown()
    }

    /// The tree, whatever the diagnostics are; `-` where there is none.
    fn shown(&self) -> String {
        self.document.as_ref().map_or_else(|| "-".to_owned(), |document| show(&document.root))
    }

    /// Every diagnostic as `code line:column text-of-the-place`.
    fn faults(&self) -> Vec<String> {
        let sorted = self.diagnostics.sorted();
        let line = |diagnostic: &&crate::diagnostic::Diagnostic| {
            let span = diagnostic.span();
            assert!(!diagnostic.message_text().is_empty() && diagnostic.help_text().is_some());
            format!("{} {} {}", diagnostic.code(), self.sources.position(span), self.sources.slice(span))
        };
        sorted.iter().map(line).collect()
    }
}

fn load_named(name: &str, bytes: &[u8]) -> Loaded {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let document = document(name, bytes, &mut sources, &mut diagnostics);
    Loaded { document, sources, diagnostics }
}

fn load(text: &str) -> Loaded {
    load_named("spec.yaml", text.as_bytes())
}

fn tree(text: &str) -> String {
    load(text).tree()
}

fn faults(text: &str) -> Vec<String> {
    load(text).faults()
}

fn show(node: &Node) -> String {
    let mut text = String::new();
    write_node(&mut text, node);
    text
}

fn write_node(text: &mut String, node: &Node) {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Boolean(value) => write!(text, "{value}").expect("writing to a string"),
        Value::Number(number) => text.push_str(number),
        Value::String(string) => write!(text, "{string:?}").expect("writing to a string"),
        Value::Sequence(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                write_node(text, item);
            }
            text.push(']');
        }
        Value::Mapping(mapping) => {
            text.push('{');
            for (index, entry) in mapping.entries.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                write!(text, "{}: ", entry.key).expect("writing to a string");
                write_node(text, &entry.value);
            }
            text.push('}');
        }
    }
}
