//! `x-carimbo-…`: the extensions that are ours. Those of others are ignored.

use super::{context::Cx, nearest::nearest, object, shape::Shape};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Entry, Mapping, Node, Value},
    resolved::{Annotations, Discrepancy, Idempotency, Spanned},
    span::Span,
};

/// What the extensions of an object say.
#[derive(Clone, Debug, Default)]
pub(super) struct Extensions {
    pub(super) source: Option<String>,
    pub(super) discrepancies: Vec<Discrepancy>,
    pub(super) sensitive: Option<Span>,
    pub(super) name: Option<Spanned<String>>,
    pub(super) idempotency: Option<Spanned<Idempotency>>,
}

impl Extensions {
    /// Hands over what every annotated object may have.
    pub(super) fn annotate(self, annotations: &mut Annotations) {
        annotations.source = self.source;
        annotations.discrepancies = self.discrepancies;
        annotations.sensitive = self.sensitive;
        annotations.name = self.name;
    }
}

const PREFIX: &str = "x-carimbo-";

/// All that there are, without the prefix.
const KNOWN: &[&str] = &["source", "discrepancy", "idempotency", "sensitive", "name"];

/// Reads and checks the extensions among the members of an object.
pub(super) fn read(cx: &mut Cx<'_, '_>, mapping: &Mapping, shape: &Shape) -> Extensions {
    let mut extensions = Extensions::default();
    for entry in &mapping.entries {
        if let Some(name) = entry.key.strip_prefix(PREFIX) {
            if name == "discrepancy" || shape.extensions.contains(&name) {
                read_one(cx, name, entry, &mut extensions);
            } else {
                report_unknown(cx, name, entry, shape);
            }
        }
    }
    extensions
}

fn read_one(cx: &mut Cx<'_, '_>, name: &str, entry: &Entry, extensions: &mut Extensions) {
    let (key, node) = (entry.key.as_str(), &entry.value);
    match name {
        "source" => extensions.source = object::string(cx, key, node).map(|text| text.value),
        "discrepancy" => extensions.discrepancies = discrepancies(cx, key, node),
        "sensitive" => extensions.sensitive = object::boolean(cx, key, node).filter(|it| *it).map(|_| node.span),
        "name" => extensions.name = object::string(cx, key, node),
        _ => {
            extensions.idempotency = idempotency(cx, node).map(|value| Spanned { value, span: node.span });
        }
    }
}

fn report_unknown(cx: &mut Cx<'_, '_>, name: &str, entry: &Entry, shape: &Shape) {
    let fault = Diagnostic::error(Code::UnknownMember, entry.key_span);
    if KNOWN.contains(&name) {
        cx.report(fault.message(format!("`{}` has no meaning on {}", entry.key, shape.noun)).help("remove it"));
        return;
    }
    let fault = fault.message(format!("there is no extension `{}`", entry.key));
    cx.report(match nearest(name, KNOWN.iter().copied()) {
        Some(near) => fault.help(format!("did you mean `{PREFIX}{near}`?")),
        None => fault.help("there are source, discrepancy, idempotency, sensitive and name, each behind `x-carimbo-`"),
    });
}

const DISCREPANCY_MEMBERS: &[&str] = &["id", "documented", "observed", "decision"];

fn discrepancies(cx: &mut Cx<'_, '_>, key: &str, node: &Node) -> Vec<Discrepancy> {
    let Some(items) = node.as_sequence() else {
        object::report_kind(cx, key, node, "a list of mappings with `id`, `documented`, `observed` and `decision`");
        return Vec::new();
    };
    items.iter().filter_map(|item| discrepancy(cx, item)).collect()
}

fn discrepancy(cx: &mut Cx<'_, '_>, node: &Node) -> Option<Discrepancy> {
    let Some(mapping) = node.as_mapping() else {
        object::report_kind(cx, "x-carimbo-discrepancy", node, "a list of mappings");
        return None;
    };
    for entry in mapping.entries.iter().filter(|entry| !DISCREPANCY_MEMBERS.contains(&entry.key.as_str())) {
        let fault = Diagnostic::error(Code::UnknownMember, entry.key_span)
            .message(format!("`{}` is no member of a discrepancy", entry.key));
        cx.report(match nearest(&entry.key, DISCREPANCY_MEMBERS.iter().copied()) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault.help("it has `id`, `documented`, `observed` and `decision`"),
        });
    }
    let mut text = |member: &str| {
        if mapping.entry(member).is_none() {
            object::report_missing(cx, node.span, "a discrepancy", member);
        }
        mapping.get(member).and_then(|node| object::string(cx, member, node)).map(|text| text.value)
    };
    // All four are read before the first `?`, so that every fault is reported.
    let (id, documented, observed, decision) = (text("id"), text("documented"), text("observed"), text("decision"));
    Some(Discrepancy { id: id?, documented: documented?, observed: observed?, decision: decision? })
}

const IDEMPOTENCY_GRAMMAR: &str = "write `field: NAME`, or `safe: true`, `false` or `unknown`";

fn idempotency(cx: &mut Cx<'_, '_>, node: &Node) -> Option<Idempotency> {
    let entries = node.as_mapping().map(|mapping| mapping.entries.as_slice());
    let read = match entries {
        Some([entry]) => match (entry.key.as_str(), &entry.value.value) {
            ("field", Value::String(name)) if !name.is_empty() => Some(Idempotency::Field(name.clone())),
            ("safe", Value::Boolean(true)) => Some(Idempotency::Safe),
            ("safe", Value::Boolean(false)) => Some(Idempotency::Unsafe),
            ("safe", Value::String(text)) if text == "unknown" => Some(Idempotency::Unknown),
            _ => None,
        },
        Some(_) | None => None,
    };
    if read.is_none() {
        cx.report(
            Diagnostic::error(Code::InvalidValue, node.span)
                .message("`x-carimbo-idempotency` does not say what makes a repetition harmless")
                .help(IDEMPOTENCY_GRAMMAR),
        );
    }
    read
}
