//! Objects by the keywords about objects.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Check, Json, Kind, Pattern};
use super::Source;
use super::build::{Seed, build};
use super::plan::Want;
use super::walk::{Length, matching};

/// How often a name is tried.
const TRIES: usize = 24;
/// The greatest number of members that are made up.
const MEMBERS_MAX: u64 = 1_000;

type Members = BTreeMap<String, Json>;

/// What an object is to be.
#[derive(Default)]
pub(super) struct ObjectPlan<'c> {
    least: u64,
    most: Option<u64>,
    pub(super) required: BTreeSet<&'c str>,
    pub(super) forbidden: BTreeSet<&'c str>,
    dependents: Vec<(&'c str, &'c [&'static str])>,
    members: Vec<(&'c str, Want<'c>)>,
    patterned: Vec<(&'static Pattern, &'c Check)>,
    others: Vec<Others<'c>>,
    names: Vec<&'c Check>,
    pub(super) unevaluated: Vec<&'c Check>,
}

/// `additionalProperties`
struct Others<'c> {
    declared: &'c [&'static str],
    patterns: &'c [&'static Pattern],
    check: &'c Check,
}

impl Others<'_> {
    fn covers(&self, name: &str) -> bool {
        !self.declared.contains(&name) && !self.patterns.iter().any(|pattern| pattern.matches(name))
    }
}

impl<'c> ObjectPlan<'c> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other keywords are about other kinds")]
    pub(super) fn hold(&mut self, check: &'c Check) {
        match check {
            Check::MinProperties(limit) => self.least = self.least.max(*limit),
            Check::MaxProperties(limit) => self.at_most(*limit),
            Check::Required(names) => self.required.extend(names.iter()),
            Check::DependentRequired(dependents) => self.dependents.extend(dependents.iter().copied()),
            Check::Properties(checks) => {
                self.members.extend(checks.iter().map(|(name, check)| (*name, Want::Holds(check))));
            }
            Check::PatternProperties(checks) => {
                self.patterned.extend(checks.iter().map(|(pattern, check)| (*pattern, check)));
            }
            Check::AdditionalProperties { declared, patterns, check } => {
                self.others.push(Others { declared, patterns, check });
            }
            Check::PropertyNames(check) => self.names.push(check),
            _ => {}
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "whether another one fails shows in the end")]
    pub(super) fn fail(&mut self, check: &'c Check, source: &mut Source<'_>) {
        match check {
            Check::MinProperties(limit) => self.at_most(limit.saturating_sub(1)),
            Check::MaxProperties(limit) => self.least = self.least.max(limit.saturating_add(1)),
            Check::Required(names) => self.forbidden.extend(names.get(source.branch(names.len()))),
            Check::DependentRequired(dependents) => {
                if let Some((name, needed)) = dependents.get(source.branch(dependents.len())) {
                    self.required.insert(name);
                    self.forbidden.extend(needed.get(source.branch(needed.len())));
                }
            }
            Check::Properties(checks) | Check::DependentSchemas(checks) => {
                if let Some((name, check)) = checks.get(source.branch(checks.len())) {
                    self.required.insert(name);
                    self.members.push((name, Want::Fails(check)));
                }
            }
            _ => self.least = self.least.max(1),
        }
    }

    pub(super) fn is_free(&self) -> bool {
        self.least == 0
            && self.most.is_none()
            && self.required.is_empty()
            && self.dependents.is_empty()
            && self.members.is_empty()
            && self.patterned.is_empty()
            && self.others.is_empty()
            && self.names.is_empty()
    }

    /// An object that may be right, of the members of the seed where these are.
    pub(super) fn object(&self, seed: Seed<'_>, source: &mut Source<'_>) -> Option<Members> {
        let base = seed.base.and_then(Json::as_object);
        let mut names = self.chosen_names(base, source);
        self.add_needed(&mut names);
        self.add_free(&mut names, seed.donor, source);
        self.remove_free(&mut names);
        let mut members = Members::new();
        for name in names {
            let wants = self.wants(&name);
            let inner = |json: Option<&'_ Json>| json.and_then(|json| json.get(&name)).cloned();
            let (base, donor) = (inner(seed.base), inner(seed.donor));
            let seed = Seed { base: base.as_ref().or(donor.as_ref()), donor: donor.as_ref(), kind: None };
            match build(&wants, seed, source) {
                Some(value) => _ = members.insert(name, value),
                None if self.required.contains(name.as_str()) => return None,
                None => {}
            }
        }
        Some(members)
    }

    /// Those of the seed, or those that the source chooses; and those that are required.
    fn chosen_names(&self, base: Option<&Members>, source: &mut Source<'_>) -> BTreeSet<String> {
        let mut names: BTreeSet<String> = base.into_iter().flat_map(Members::keys).cloned().collect();
        if base.is_none() {
            let declared = self.members.iter().map(|(name, _)| *name);
            names.extend(declared.filter(|_| source.presence()).map(str::to_owned));
            for (pattern, _) in &self.patterned {
                if source.presence() {
                    names.extend(self.name_like(pattern, source));
                }
            }
        }
        names.retain(|name| self.allows_name(name));
        names.extend(self.required.iter().map(|name| (*name).to_owned()));
        names
    }

    fn add_needed(&self, names: &mut BTreeSet<String>) {
        loop {
            let present = self.dependents.iter().filter(|(name, _)| names.contains(*name));
            let needed: Vec<String> =
                present.flat_map(|(_, needed)| needed.iter()).map(|name| (*name).into()).collect();
            let before = names.len();
            names.extend(needed);
            if names.len() == before {
                return;
            }
        }
    }

    /// Adds names until there are enough.
    fn add_free(&self, names: &mut BTreeSet<String>, donor: Option<&Json>, source: &mut Source<'_>) {
        let declared = self.members.iter().map(|(name, _)| *name);
        let given = donor.and_then(Json::as_object).into_iter().flat_map(|members| members.keys().map(String::as_str));
        for name in given.chain(declared).filter(|name| self.allows_name(name)) {
            if names.len() as u64 >= self.least {
                return;
            }
            names.insert(name.to_owned());
        }
        for number in 0..self.least.min(MEMBERS_MAX) {
            if names.len() as u64 >= self.least {
                return;
            }
            let made = self.patterned.iter().find_map(|(pattern, _)| self.name_like(pattern, source));
            let spelt = source.attempts(TRIES, |source| {
                let wants: Vec<Want<'_>> = self.names.iter().copied().map(Want::Holds).collect();
                let seed = Seed { kind: Some(Kind::String), ..Seed::default() };
                let name = build(&wants, seed, source)?.as_str()?.to_owned();
                (!names.contains(&name) && self.allows_name(&name)).then_some(name)
            });
            let plain = Some(format!("x{number}")).filter(|name| self.allows_name(name));
            names.extend(plain.or(made.filter(|name| !names.contains(name))).or(spelt));
        }
    }

    /// Removes names that need not be there until there are few enough.
    fn remove_free(&self, names: &mut BTreeSet<String>) {
        let mut needed: BTreeSet<String> = self.required.iter().map(|name| (*name).to_owned()).collect();
        self.add_needed(&mut needed);
        let is_free = |name: &&String| !needed.contains(*name);
        while self.most.is_some_and(|most| names.len() as u64 > most) {
            // A name that another needs goes after that.
            let free = names.iter().filter(is_free);
            let last = free.max_by_key(|name| self.dependents.iter().any(|(first, _)| first == name)).cloned();
            let Some(last) = last else { return };
            names.remove(&last);
        }
    }

    fn name_like(&self, pattern: &Pattern, source: &mut Source<'_>) -> Option<String> {
        source.attempts(TRIES, |source| {
            matching(pattern, (0, None), Length::Any, source).filter(|name| self.allows_name(name))
        })
    }

    fn allows_name(&self, name: &str) -> bool {
        let holds = |check: &&Check| check.accepts(super::super::View::String(name));
        let is_refused = |want: &Want<'_>| matches!(want, Want::Holds(Check::Never));
        !self.forbidden.contains(name) && self.names.iter().all(holds) && !self.wants(name).iter().any(is_refused)
    }

    fn wants(&self, name: &str) -> Vec<Want<'c>> {
        let declared = self.members.iter().filter(|(declared, _)| *declared == name).map(|(_, want)| *want);
        let patterned = self.patterned.iter().filter(|(pattern, _)| pattern.matches(name)).map(|(_, check)| *check);
        let others = self.others.iter().filter(|others| others.covers(name)).map(|others| others.check);
        let mut wants: Vec<Want<'c>> = declared.chain(patterned.chain(others).map(Want::Holds)).collect();
        if wants.is_empty() {
            wants.extend(self.unevaluated.iter().copied().map(Want::Holds));
        }
        wants
    }

    fn at_most(&mut self, limit: u64) {
        self.most = Some(self.most.map_or(limit, |most| most.min(limit)));
    }
}
