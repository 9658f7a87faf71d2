//! Groups: which are open, what they are called, and what refers to them.

use std::collections::BTreeMap;

use super::{Pattern, Read};

/// The groups of a pattern.
#[derive(Default)]
pub(super) struct Groups {
    open: Vec<Open>,
    /// Where a name was last given.
    names: BTreeMap<String, usize>,
    /// The last alternative of the whole pattern starts here.
    alternative: usize,
    capturing: u64,
    /// The greatest number that is referred to.
    number_max: u64,
    references: Vec<String>,
}

struct Open {
    start: usize,
    /// Where the last alternative starts in this group or one around it, whichever comes last.
    alternative: usize,
    closed: Read,
}

impl Groups {
    /// A closed group is an atom, unless it is an assertion.
    pub(super) fn close(&mut self) -> Option<Read> {
        self.open.pop().map(|group| group.closed)
    }

    pub(super) fn start_alternative(&mut self, position: usize) {
        let alternative = self.open.last_mut().map_or(&mut self.alternative, |group| &mut group.alternative);
        *alternative = position;
    }

    pub(super) fn refer_to_number(&mut self, number: u64) {
        self.number_max = self.number_max.max(number);
    }

    pub(super) fn refer_to_name(&mut self, name: String) {
        self.references.push(name);
    }

    /// All are closed, and all references lead to one.
    pub(super) fn is_complete(&self) -> bool {
        let names_are_known = self.references.iter().all(|name| self.names.contains_key(name));
        self.open.is_empty() && self.number_max <= self.capturing && names_are_known
    }

    fn open(&mut self, start: usize, closed: Read) {
        let alternative = self.open.last().map_or(self.alternative, |around| around.alternative);
        self.open.push(Open { start, alternative, closed });
    }

    /// Two groups may share a name when they stand in different alternatives, so that one of them takes no part.
    fn name(&mut self, name: String, position: usize) -> Option<()> {
        let Some(before) = self.names.insert(name, position) else {
            return Some(());
        };
        // Of the groups around both, some alternative started after the other. To look at the last place where the name
        // was given is enough: a place before that one is kept apart by the same group, or by one around it.
        let around_both = self.open.partition_point(|group| group.start <= before);
        let group = around_both.checked_sub(1).and_then(|last| self.open.get(last));
        let alternative = group.map_or(self.alternative, |group| group.alternative);
        (before < alternative).then_some(())
    }
}

impl Pattern<'_> {
    /// What follows a `(`.
    pub(super) fn open_group(&mut self) -> Option<Read> {
        let start = self.position();
        let closed = if !self.eat("?") {
            self.groups.capturing += 1;
            Read::Atom
        } else if ["=", "!", "<=", "<!"].iter().any(|sign| self.eat(sign)) {
            Read::Other
        } else if self.eat("<") {
            let name = self.group_name()?;
            self.groups.name(name, start)?;
            self.groups.capturing += 1;
            Read::Atom
        } else {
            self.modifiers()?;
            Read::Atom
        };
        self.groups.open(start, closed);
        Some(Read::Other)
    }

    /// `:`, `i:`, `-i:`, `ms-i:`: every flag once.
    fn modifiers(&mut self) -> Option<()> {
        let (flags, rest) = self.rest.split_once(':')?;
        self.rest = rest;
        let (on, off) = flags.split_once('-').unwrap_or((flags, ""));
        let is_known = |flag| matches!(flag, 'i' | 'm' | 's');
        let is_once = |flag: char| flags.matches(flag).count() <= 1;
        let names_some = flags != "-";
        (names_some && [on, off].iter().all(|flags| flags.chars().all(is_known)) && "ims-".chars().all(is_once))
            .then_some(())
    }

    /// A name and the `>` behind it, its escapes resolved.
    pub(super) fn group_name(&mut self) -> Option<String> {
        let mut name = String::new();
        while !self.eat(">") {
            let character = match self.next()? {
                '\\' if self.eat("u") => char::from_u32(self.unicode()?)?,
                other => other,
            };
            let is_allowed = character.is_alphabetic()
                || matches!(character, '$' | '_')
                || (!name.is_empty() && (character.is_alphanumeric() || matches!(character, '\u{200c}' | '\u{200d}')));
            if !is_allowed {
                return None;
            }
            name.push(character);
        }
        if name.is_empty() { None } else { Some(name) }
    }
}
