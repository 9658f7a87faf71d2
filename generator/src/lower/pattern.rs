//! Patterns: each compiled once, named after the type that needs it first.

use super::Cx;
use crate::{
    diagnostic::{Code, Diagnostic},
    ident::Ident,
    ir::{Api, Check, DefinitionKind, Matcher, PatternId, PatternTable, Texts},
    pattern::{self, Compiled, Fault},
    resolved::Spanned,
};
use std::collections::{BTreeMap, BTreeSet};

/// All patterns of a specification.
#[derive(Clone, Debug, Default)]
pub(super) struct Patterns {
    tables: Vec<PatternTable>,
    compiled: BTreeMap<String, Option<Compiled>>,
    checks: BTreeMap<String, Check>,
    ids: BTreeMap<String, PatternId>,
}

impl Patterns {
    /// The tables, for the generated code.
    pub(super) fn into_tables(self) -> Vec<PatternTable> {
        self.tables
    }
}

/// Takes out the tables that no rule uses after all: a rule may turn out to be implied by another.
pub(super) fn prune(api: &mut Api) {
    let mut used = BTreeSet::new();
    let definitions = api.definitions.iter().filter_map(|definition| rule(&definition.kind));
    definitions.chain(api.rules.iter().map(|rule| &rule.check)).for_each(|check| collect(check, &mut used));
    let kept: BTreeMap<PatternId, PatternId> = used.iter().copied().zip((0..).map(PatternId)).collect();
    for check in checks_mut(api) {
        renumber(check, &kept);
    }
    api.patterns = kept.keys().filter_map(|id| api.patterns.get(id.0).cloned()).collect();
}

/// The check of an item.
pub(super) fn rule(kind: &DefinitionKind) -> Option<&Check> {
    match kind {
        DefinitionKind::Scalar(scalar) => Some(&scalar.check),
        DefinitionKind::List(list) => Some(&list.check),
        DefinitionKind::Checked(checked) => Some(&checked.check),
        DefinitionKind::Value(check) => Some(check),
        DefinitionKind::Enumeration(_)
        | DefinitionKind::OpenEnumeration(_)
        | DefinitionKind::Record(_)
        | DefinitionKind::CaseUnion(_)
        | DefinitionKind::KindUnion(_)
        | DefinitionKind::Alias(_) => None,
    }
}

/// All checks of an interface.
pub(super) fn checks_mut(api: &mut Api) -> Vec<&mut Check> {
    let definitions = api.definitions.iter_mut().filter_map(|definition| rule_mut(&mut definition.kind));
    definitions.chain(api.rules.iter_mut().map(|rule| &mut rule.check)).collect()
}

fn rule_mut(kind: &mut DefinitionKind) -> Option<&mut Check> {
    match kind {
        DefinitionKind::Scalar(scalar) => Some(&mut scalar.check),
        DefinitionKind::List(list) => Some(&mut list.check),
        DefinitionKind::Checked(checked) => Some(&mut checked.check),
        DefinitionKind::Value(check) => Some(check),
        DefinitionKind::Enumeration(_)
        | DefinitionKind::OpenEnumeration(_)
        | DefinitionKind::Record(_)
        | DefinitionKind::CaseUnion(_)
        | DefinitionKind::KindUnion(_)
        | DefinitionKind::Alias(_) => None,
    }
}

fn collect(check: &Check, used: &mut BTreeSet<PatternId>) {
    used.extend(check.patterns());
    check.parts().into_iter().for_each(|part| collect(part, used));
}

fn renumber(check: &mut Check, kept: &BTreeMap<PatternId, PatternId>) {
    for id in check.patterns_mut() {
        *id = kept.get(id).copied().unwrap_or(*id);
    }
    check.parts_mut().into_iter().for_each(|part| renumber(part, kept));
}

/// The check of a `pattern`; `None` where it was refused.
pub(super) fn check(cx: &mut Cx<'_>, source: &Spanned<String>) -> Option<Check> {
    if let Some(known) = cx.patterns.checks.get(&source.value) {
        return Some(known.clone());
    }
    let compiled = compile(cx, source)?.clone();
    let check = if compiled.is_everything() {
        Check::Always
    } else if compiled.is_empty() {
        Check::Never
    } else {
        Check::Pattern(table(cx, source)?)
    };
    cx.patterns.checks.insert(source.value.clone(), check.clone());
    Some(check)
}

/// The table of a pattern that names of members are matched with; `None` where it was refused.
pub(super) fn table(cx: &mut Cx<'_>, source: &Spanned<String>) -> Option<PatternId> {
    if let Some(known) = cx.patterns.ids.get(&source.value) {
        return Some(*known);
    }
    let compiled = compile(cx, source)?.clone();
    let id = add(cx, &compiled);
    cx.patterns.ids.insert(source.value.clone(), id);
    Some(id)
}

/// The automaton of a pattern; `None` where it was refused, which is said once.
pub(super) fn compile<'c>(cx: &'c mut Cx<'_>, source: &Spanned<String>) -> Option<&'c Compiled> {
    if !cx.patterns.compiled.contains_key(&source.value) {
        let outcome = pattern::compile(&source.value);
        match &outcome {
            Ok(compiled) => warn(cx, source, compiled),
            Err(fault) => refuse(cx, source, fault),
        }
        cx.patterns.compiled.insert(source.value.clone(), outcome.ok());
    }
    cx.patterns.compiled.get(&source.value).and_then(Option::as_ref)
}

fn warn(cx: &mut Cx<'_>, source: &Spanned<String>, compiled: &Compiled) {
    if let Some(leniency) = &compiled.leniency {
        let warning = Diagnostic::warning(Code::LenientPattern, source.span).message(leniency.message.clone());
        cx.diagnostics.push(warning.help("other tools may refuse this pattern, or read it otherwise"));
    }
}

fn add(cx: &mut Cx<'_>, compiled: &Compiled) -> PatternId {
    let id = PatternId(cx.patterns.tables.len());
    let name = cx.pattern_names.invent(&Ident::screaming(&cx.current), "_");
    let table_name = cx.pattern_names.invent(&name.with_suffix("_TABLE"), "_");
    let function = Ident::snake(name.as_str());
    let matcher = compiled.sequence.clone().map(|sequence| Matcher {
        // A name of its own, as two statics may differ in case only.
        function: cx.pattern_names.invent(&function, "_"),
        sequence,
    });
    let bounds = compiled.length_bounds();
    let (transitions, start, accepting_from) = accepting_last(compiled);
    cx.patterns.tables.push(PatternTable {
        name,
        table_name,
        source: compiled.source.clone(),
        matcher,
        classes: compiled.classes.to_vec(),
        beyond: compiled.beyond.clone(),
        class_count: compiled.class_count,
        transitions,
        start,
        accepting_from,
        lengths: compiled.lengths,
        texts: Texts { least: bounds.min, most: bounds.max, is_ascii: compiled.is_ascii() },
    });
    id
}

/// The transitions with the accepting states behind the others, the start, and the first accepting state.
fn accepting_last(compiled: &Compiled) -> (Vec<u16>, u16, u16) {
    let width = usize::from(compiled.class_count).max(1);
    let states = 0..u16::try_from(compiled.state_count()).expect("a table has at most 60,000 entries");
    let accepts = |state: &u16| compiled.accepting.binary_search(state).is_ok();
    let (accepting, refusing): (Vec<u16>, Vec<u16>) = states.partition(accepts);
    let order: Vec<u16> = refusing.iter().chain(&accepting).copied().collect();
    let numbers: BTreeMap<u16, u16> = order.iter().copied().zip(0..).collect();
    let number = |state: u16| numbers.get(&state).copied();
    let rows = order.iter().flat_map(|state| compiled.transitions.iter().skip(usize::from(*state) * width).take(width));
    let transitions = rows.map(|entry| number(*entry).unwrap_or(*entry)).collect();
    let accepting_from = u16::try_from(refusing.len()).expect("there are no more states than u16 counts");
    (transitions, number(0).unwrap_or_default(), accepting_from)
}

fn refuse(cx: &mut Cx<'_>, source: &Spanned<String>, fault: &Fault) {
    let (code, help) = match fault {
        Fault::Invalid { .. } => {
            (Code::InvalidPattern, "write an ECMA-262 regular expression, as it would stand between `/` and `/u`")
        }
        Fault::Unsupported { .. } => {
            (Code::UnsupportedPattern, "say the same without it, or move the rule into `description`")
        }
        Fault::TooLarge { .. } => (Code::UnsupportedPattern, "lower the counts of nested repetitions"),
    };
    let range = match fault {
        Fault::Invalid { range, .. } | Fault::Unsupported { range, .. } => source.value.get(range.clone()),
        Fault::TooLarge { .. } => None,
    };
    let mut diagnostic = Diagnostic::error(code, source.span).message(fault.to_string()).help(help);
    if let Some(piece) = range.filter(|piece| !piece.is_empty()) {
        diagnostic = diagnostic.label(format!("at `{piece}`"));
    }
    cx.diagnostics.push(diagnostic);
}
