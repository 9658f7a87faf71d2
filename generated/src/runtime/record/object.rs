//! An object while it is read: which member comes next, what came of it, and what is missing at the end. Nothing here
//! depends on the types of the members: it is there once, for all records.

use std::borrow::Cow;

use super::super::{Fault, Keyword, Kind, Reader, Violation};
use super::seen::Seen;
use super::{Member, RecordRules, Repetition, Rest, Slot};

/// Reads an object: each member into the slot of its index in the rules, all others into `rest`. All violations are
/// recorded in the reader. Afterwards every slot of a member that must be there is filled.
///
/// # Errors
/// [`Fault::Violated`] when there were violations, or for a value of another kind, which is consumed; [`Fault::Syntax`].
pub fn read_record(
    reader: &mut Reader<'_>,
    rules: &'static RecordRules,
    slots: &mut [&mut dyn Slot],
    rest: &mut dyn Rest,
) -> Result<(), Fault> {
    if !reader.open_object()? {
        return Err(reader.other_kind(Kind::Object, rules.schema));
    }
    let outer = reader.enter_schema(rules.schema);
    let mark = reader.mark();
    let mut object = Object { named: mark, seen: Seen::default(), name: Cow::Borrowed(""), expected: 0, reader, rules };
    object.members(slots, rest)?;
    reader.enter_schema(outer);
    if reader.mark() == mark { Ok(()) } else { Err(Fault::Violated) }
}

/// An object that is being read.
#[derive(Debug)]
pub struct Object<'r, 'a> {
    reader: &'r mut Reader<'a>,
    rules: &'static RecordRules,
    /// How many violations know all names that this object gives them: more of them are by the value at hand.
    named: usize,
    seen: Seen,
    /// The name of the member at hand if the schema has none.
    name: Cow<'a, str>,
    /// The member after the last one that was found.
    expected: usize,
}

impl<'a> Object<'_, 'a> {
    /// Reads all members.
    fn members(&mut self, slots: &mut [&mut dyn Slot], rest: &mut dyn Rest) -> Result<(), Fault> {
        loop {
            self.in_order(slots)?;
            if self.reader.close_object() {
                break;
            }
            let Some(index) = self.next()? else { break };
            match (self.rules.members.get(index), slots.get_mut(index)) {
                (Some(member), Some(slot)) => self.fill(member, *slot)?,
                _ => rest.add(self)?,
            }
        }
        self.missing();
        Ok(())
    }

    /// Reads members as long as they come in the order of the rules, as most do. Those that are missing are passed over.
    #[inline]
    fn in_order(&mut self, slots: &mut [&mut dyn Slot]) -> Result<(), Fault> {
        let start = self.expected;
        let members = self.rules.members.get(start..).unwrap_or_default();
        let slots = slots.get_mut(start..).unwrap_or_default();
        for (index, (member, slot)) in (start..).zip(members.iter().zip(slots)) {
            if let Some(behind) = self.reader.next_name().and_then(|text| member.strip(text)) {
                if self.seen.insert(index) && self.rules.repetition == Repetition::Violation {
                    break;
                }
                self.reader.enter_value(behind);
                self.expected = index + 1;
                self.fill(member, *slot)?;
            }
        }
        Ok(())
    }

    #[inline]
    fn fill(&mut self, member: &Member, slot: &mut dyn Slot) -> Result<(), Fault> {
        match slot.fill(member.name, self.reader) {
            Ok(()) => Ok(()),
            Err(fault) => self.failed(fault, member.name),
        }
    }

    /// The index of the next member among those that the schema names, or their number for a member that it does not;
    /// `None` after the last one, when the object is left. The value has to be read then.
    fn next(&mut self) -> Result<Option<usize>, Fault> {
        loop {
            let Some(name) = self.reader.next_member()? else { return Ok(None) };
            let index = self.find(name);
            let Some(member) = self.rules.members.get(index) else { return Ok(Some(index)) };
            self.expected = index + 1;
            if !self.seen.insert(index) || self.rules.repetition == Repetition::Given {
                return Ok(Some(index));
            }
            self.repeated(member.name)?;
        }
    }

    /// The index of a member by its name, the one behind the last one first.
    fn find(&mut self, name: Cow<'a, str>) -> usize {
        let members = self.rules.members;
        let is_it = |member: &Member| member.name == name;
        let (before, after) = members.split_at_checked(self.expected).unwrap_or((members, &[]));
        let index = after.iter().position(is_it).map(|index| index + before.len());
        index.or_else(|| before.iter().position(is_it)).unwrap_or_else(|| {
            self.name = name;
            members.len()
        })
    }

    /// Records what must be there and is not.
    #[inline]
    fn missing(&mut self) {
        let rules = self.rules;
        if rules.members.len() <= 64 && self.seen.first & rules.required == rules.required {
            return;
        }
        for (_, name) in rules.required().filter(|(index, _)| !self.seen.contains(*index)) {
            self.reader.violate(Violation::new(Keyword::Required, name, rules.schema));
        }
    }

    pub(super) fn reader(&mut self) -> &mut Reader<'a> {
        self.reader
    }

    /// The name of the member at hand, which the schema does not name.
    pub(super) fn take_name(&mut self) -> Cow<'a, str> {
        core::mem::take(&mut self.name)
    }

    /// Reads the value of a member that was there before, and records that.
    #[cold]
    pub(super) fn repeated(&mut self, name: &str) -> Result<(), Fault> {
        self.violate(Violation::new(Keyword::DuplicateMember, "", ""), name);
        self.reader.skip().map(|_| ())
    }

    /// Records that the schema does not allow the member.
    #[cold]
    pub(super) fn refuse(&mut self, name: &str) {
        self.violate(Violation::new(Keyword::AdditionalProperties, "", self.rules.schema), name);
    }

    /// Says by which member the violations of the value at hand are.
    #[cold]
    pub(super) fn failed(&mut self, fault: Fault, name: &str) -> Result<(), Fault> {
        match fault {
            Fault::Syntax => Err(Fault::Syntax),
            Fault::Violated => {
                self.reader.name_since(self.named, name);
                self.named = self.reader.mark();
                Ok(())
            }
        }
    }

    fn violate(&mut self, violation: Violation, name: &str) {
        self.reader.violate(violation.within(name));
        self.named = self.reader.mark();
    }
}
