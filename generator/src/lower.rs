//! Decides names, types and rules: `Resolved` in, `ir::Api` out.
//!
//! Order: relaxations → examples → names → types of request bodies and components → received forms → boxes. Knows
//! nothing of tokens and files; once it has run, no JSON Schema keyword is left.

mod alias;
mod boxed;
mod branch_union;
mod case_union;
mod check;
mod cycle;
mod depth;
mod docs;
mod enumeration;
mod example;
mod finding;
mod json;
mod judge;
mod kind_union;
mod ledger;
mod list;
mod location;
mod naming;
mod operation;
mod order;
mod pattern;
mod received;
mod record;
mod relaxation;
mod representation;
mod root;
mod scalar;
mod schemas;
mod security;
mod shape;
mod size;
mod text;
mod types;
mod vacancy;

use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics},
    ident::Ident,
    ir,
    ledger::Specification,
    options::{Formats, Options},
    resolved::{FormatUse, Keywords, Resolved, SchemaId},
};
use location::{Direction, Location};
use schemas::Schemas;
use std::collections::{BTreeMap, BTreeSet};

/// Decides everything that the generated code of one specification needs.
///
/// Faults of the specification are reported; what is returned may be emitted only where none is an error.
pub fn lower(resolved: &Resolved, options: &Options, diagnostics: &mut Diagnostics) -> ir::Api {
    decide(resolved, options, diagnostics, |_| ()).0
}

/// The same, and what was decided for each schema and keyword.
pub fn with_ledger(resolved: &Resolved, options: &Options, diagnostics: &mut Diagnostics) -> (ir::Api, Specification) {
    decide(resolved, options, diagnostics, ledger::of)
}

fn decide<T>(
    resolved: &Resolved,
    options: &Options,
    diagnostics: &mut Diagnostics,
    look: impl FnOnce(&mut Cx<'_>) -> T,
) -> (ir::Api, T) {
    let bounded = depth::bounded(resolved, diagnostics);
    let resolved: &Resolved = &bounded;
    let (relaxed, relaxations) = relaxation::apply(resolved, options, diagnostics);
    let schemas = Schemas::new(&relaxed);
    let mut cx = Cx::new(&schemas, options, relaxations, diagnostics);
    operation::check_choices(&mut cx);
    finding::check_all(&mut cx);
    example::check_all(&mut cx);
    let operations = operation::lower_all(&mut cx);
    types::lower_components(&mut cx);
    root::lower(&mut cx);
    received::flush(&mut cx);
    alias::cut(&mut cx);
    let seen = look(&mut cx);
    let (definitions, received) = cx.take_items();
    let mut api = ir::Api {
        module: options.module.clone(),
        title: resolved.title.clone(),
        version: resolved.version.clone(),
        description: resolved.description.clone(),
        source: options.source.clone(),
        servers: security::servers(&mut cx),
        security_schemes: cx.security_schemes.take(),
        patterns: cx.patterns.into_tables(),
        rules: cx.rules.into_rules(),
        definitions,
        received,
        operations,
    };
    order::arrange(&mut api, &cx.owners);
    check::settle(&mut api);
    pattern::prune(&mut api);
    text::decide(&mut api);
    cycle::break_with_boxes(&mut api);
    size::box_large(&mut api);
    boxed::mark(&mut api);
    vacancy::decide(&mut api);
    enumeration::mark_received(&mut api);
    (api, seen)
}

/// What the parts of this stage share while it runs.
struct Cx<'a> {
    resolved: &'a Schemas<'a>,
    options: &'a Options,
    diagnostics: &'a mut Diagnostics,
    relaxations: BTreeMap<SchemaId, Vec<String>>,
    component_names: BTreeMap<SchemaId, Ident>,
    type_names: naming::Scope,
    pattern_names: naming::Scope,
    patterns: pattern::Patterns,
    rules: check::Rules,
    /// Schemas that several references lead to.
    shared: BTreeSet<SchemaId>,
    /// Name of the item that is being made: patterns are called after it.
    current: String,
    definitions: Vec<Option<ir::Definition>>,
    /// For every definition the location that it describes, where it is one.
    sites: Vec<Option<Location>>,
    /// For every definition the component that it belongs to: its place in the output.
    owners: Vec<Owner>,
    types: BTreeMap<Location, types::Typed>,
    /// For every schema the locations that it was asked for in.
    asked: BTreeMap<SchemaId, BTreeSet<Location>>,
    /// Lists and maps without a name that are being made.
    unfinished: BTreeSet<Location>,
    received: Vec<Option<ir::ReceivedRecord>>,
    /// Lists and maps whose received form is being made.
    receiving: BTreeSet<Location>,
    received_types: BTreeMap<Location, ir::ReceivedId>,
    directional: BTreeSet<SchemaId>,
    security_schemes: security::Used,
}

/// Where a definition goes in the output: behind the component that needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Owner {
    /// Index into the components; those that belong to operations alone come last.
    component: usize,
    /// Order of making.
    sequence: usize,
}

impl<'a> Cx<'a> {
    fn new(
        resolved: &'a Schemas<'a>,
        options: &'a Options,
        relaxations: BTreeMap<SchemaId, Vec<String>>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let mut type_names = naming::Scope::default();
        let component_names = naming::components(resolved, options.root.as_ref(), &mut type_names, diagnostics);
        Self {
            resolved,
            options,
            diagnostics,
            relaxations,
            component_names,
            type_names,
            // The tables use these names for the entries that end the reading.
            pattern_names: naming::Scope::reserving(&["D", "E"]),
            patterns: pattern::Patterns::default(),
            rules: check::Rules::default(),
            shared: check::shared(resolved),
            current: String::new(),
            definitions: Vec::new(),
            sites: Vec::new(),
            owners: Vec::new(),
            types: BTreeMap::new(),
            asked: BTreeMap::new(),
            unfinished: BTreeSet::new(),
            received: Vec::new(),
            receiving: BTreeSet::new(),
            received_types: BTreeMap::new(),
            directional: if options.root.is_none() { record::directional(resolved) } else { BTreeSet::new() },
            security_schemes: security::Used::default(),
        }
    }

    /// `specs/klavi.yaml#/components/schemas/Cpf`.
    fn place(&self, id: SchemaId) -> String {
        format!("{}{}", self.document(id), self.resolved.schema(id).pointer)
    }

    /// What the document of a schema is called.
    fn document(&self, id: SchemaId) -> &str {
        let foreign = self.resolved.foreign.get(&self.resolved.schema(id).span.file);
        foreign.map_or(&self.options.source, |name| name)
    }

    /// The format that a schema asserts.
    fn format(&mut self, keywords: &Keywords) -> Option<ir::Format> {
        let asserted = self.options.formats == Formats::Asserted || keywords.format_use == FormatUse::Asserted;
        keywords.format.as_ref().filter(|_| asserted).and_then(|name| scalar::format(self, name))
    }

    /// Says which assertions of a schema cannot be enforced yet.
    fn refuse_unsupported(&mut self, keywords: &Keywords) {
        for keyword in &keywords.unsupported {
            self.diagnostics.push(
                Diagnostic::error(Code::UnsupportedKeyword, keyword.span)
                    .message(format!("`{}` cannot be enforced yet", keyword.value))
                    .help("say the same with another keyword, or move the rule into `description`"),
            );
        }
    }

    /// A location for some schemas, free of direction where that makes no difference.
    fn location(&self, parts: &[SchemaId], direction: Direction) -> Location {
        let mut location = Location::of(self.resolved, parts, direction);
        if !location.parts.iter().any(|part| self.directional.contains(part)) {
            location.direction = Direction::Request;
        }
        location
    }

    fn take_items(&mut self) -> (Vec<ir::Definition>, Vec<ir::ReceivedRecord>) {
        let definitions = std::mem::take(&mut self.definitions);
        let received = std::mem::take(&mut self.received);
        let made = "every reserved item is filled before the stage ends";
        (
            definitions.into_iter().map(|item| item.expect(made)).collect(),
            received.into_iter().map(|item| item.expect(made)).collect(),
        )
    }
}
