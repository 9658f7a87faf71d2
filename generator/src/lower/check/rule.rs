//! Rules that stand by themselves: those that hold themselves, and large ones that several others hold, so that the
//! generated data grows with the specification and not with the number of ways through it.

use super::Question;
use crate::{
    ident::Ident,
    ir::{Api, Check, Rule, RuleId},
    lower::Cx,
    resolved::SchemaId,
};
use std::collections::{BTreeMap, BTreeSet};

/// A check with more parts than this is written once.
const PARTS_MAX: usize = 16;

/// The checks that were made.
#[derive(Clone, Debug, Default)]
pub(in crate::lower) struct Rules {
    made: BTreeMap<(SchemaId, Question), Made>,
    rules: Vec<Rule>,
}

#[derive(Clone, Debug)]
enum Made {
    /// Not yet: it is being made, and perhaps needed in itself.
    Unfinished(Option<RuleId>),
    Finished(Check),
}

impl Rules {
    /// The rules, for the generated code.
    pub(in crate::lower) fn into_rules(self) -> Vec<Rule> {
        self.rules
    }
}

/// The answer to a question about a schema, made once.
pub(super) fn once<'a>(
    cx: &mut Cx<'a>,
    id: SchemaId,
    question: Question,
    make: impl FnOnce(&mut Cx<'a>) -> Check,
) -> Check {
    match cx.rules.made.get(&(id, question)) {
        Some(Made::Finished(check)) => return check.clone(),
        Some(Made::Unfinished(Some(rule))) => return Check::Rule(*rule),
        Some(Made::Unfinished(None)) => {
            let rule = reserve(cx, id);
            cx.rules.made.insert((id, question), Made::Unfinished(Some(rule)));
            return Check::Rule(rule);
        }
        None => {}
    }
    cx.rules.made.insert((id, question), Made::Unfinished(None));
    // Patterns and rules are called after the component that holds them.
    let component = cx.component_names.get(&id).map(ToString::to_string);
    let before = component.map(|name| std::mem::replace(&mut cx.current, name));
    let check = make(cx);
    let check = finish(cx, id, question, check);
    if let Some(before) = before {
        cx.current = before;
    }
    cx.rules.made.insert((id, question), Made::Finished(check.clone()));
    check
}

fn finish(cx: &mut Cx<'_>, id: SchemaId, question: Question, check: Check) -> Check {
    let rule = match cx.rules.made.get(&(id, question)) {
        Some(Made::Unfinished(Some(rule))) => *rule,
        _ if cx.shared.contains(&id) && has_more_parts(&check, PARTS_MAX).is_none() => reserve(cx, id),
        _ => return check,
    };
    if let Some(slot) = cx.rules.rules.get_mut(rule.0) {
        slot.check = check;
    }
    Check::Rule(rule)
}

/// How many parts are left of a number; `None` where there are more.
fn has_more_parts(check: &Check, left: usize) -> Option<usize> {
    check.parts().into_iter().try_fold(left.checked_sub(1)?, |left, part| has_more_parts(part, left))
}

fn reserve(cx: &mut Cx<'_>, id: SchemaId) -> RuleId {
    let rule = RuleId(cx.rules.rules.len());
    let name = cx.pattern_names.invent(&Ident::screaming(&format!("{} rule", cx.current)), "_");
    cx.rules.rules.push(Rule { name, schema: cx.place(id), check: Check::Always });
    rule
}

/// Schemas that several references lead to, or one and a definition of their own.
pub(in crate::lower) fn shared(resolved: &crate::resolved::Resolved) -> BTreeSet<SchemaId> {
    let mut once: BTreeSet<SchemaId> = resolved.components.iter().copied().collect();
    let mut shared = BTreeSet::new();
    for index in 0..resolved.schemas.len() {
        let keywords = crate::lower::location::keywords(resolved, SchemaId(index));
        let target = keywords.and_then(|keywords| keywords.reference.as_ref()).map(|reference| reference.value);
        shared.extend(target.filter(|target| !once.insert(*target)));
    }
    shared
}

/// Writes a rule that only one other needs where it is needed, and takes out those that none needs after all.
pub(in crate::lower) fn settle(api: &mut Api) {
    let uses = uses(api);
    let single: BTreeSet<RuleId> = uses.iter().filter(|(_, count)| **count == 1).map(|(id, _)| *id).collect();
    let rules = api.rules.clone();
    for check in super::super::pattern::checks_mut(api) {
        inline(check, &single, &rules);
    }
    let kept: BTreeMap<RuleId, RuleId> =
        uses.keys().filter(|id| !single.contains(id)).copied().zip((0..).map(RuleId)).collect();
    api.rules = kept.keys().filter_map(|id| api.rules.get(id.0).cloned()).collect();
    for check in super::super::pattern::checks_mut(api) {
        renumber(check, &kept);
    }
}

/// How often each rule is used, by definitions and by rules that are used; a rule that holds itself counts as often used.
fn uses(api: &Api) -> BTreeMap<RuleId, usize> {
    let mut found = BTreeMap::new();
    let mut open: Vec<RuleId> = Vec::new();
    for definition in &api.definitions {
        if let Some(check) = super::super::pattern::rule(&definition.kind) {
            collect(check, &mut open);
        }
    }
    let mut on_way: BTreeSet<RuleId> = BTreeSet::new();
    while let Some(id) = open.pop() {
        *found.entry(id).or_insert(0) += 1;
        if on_way.insert(id) {
            collect(&api.rule(id).check, &mut open);
        }
    }
    for id in found.keys().copied().collect::<Vec<_>>() {
        if holds_itself(api, id) {
            found.insert(id, usize::MAX);
        }
    }
    found
}

fn holds_itself(api: &Api, id: RuleId) -> bool {
    let mut open = Vec::new();
    let mut seen = BTreeSet::new();
    collect(&api.rule(id).check, &mut open);
    while let Some(next) = open.pop() {
        if next == id {
            return true;
        }
        if seen.insert(next) {
            collect(&api.rule(next).check, &mut open);
        }
    }
    false
}

fn collect(check: &Check, found: &mut Vec<RuleId>) {
    if let Check::Rule(id) = check {
        found.push(*id);
    }
    check.parts().into_iter().for_each(|part| collect(part, found));
}

fn inline(check: &mut Check, single: &BTreeSet<RuleId>, rules: &[Rule]) {
    if let Check::Rule(id) = check
        && single.contains(id)
        && let Some(rule) = rules.get(id.0)
    {
        *check = Check::At { schema: rule.schema.clone(), check: Box::new(rule.check.clone()) };
    }
    check.parts_mut().into_iter().for_each(|part| inline(part, single, rules));
}

fn renumber(check: &mut Check, kept: &BTreeMap<RuleId, RuleId>) {
    if let Check::Rule(id) = check {
        *id = kept.get(id).copied().unwrap_or(*id);
    }
    check.parts_mut().into_iter().for_each(|part| renumber(part, kept));
}
