//! An object while it is read: which member comes next, what came of it, and what is missing at the end. Nothing here
//! depends on the types of the members: it is there once, for all records.

use super::super::{Fault, Keyword, Kind, Read, Reader, Vacancy, Violation};
use super::seen::Seen;
use super::{Member, RecordRules, Repetition, Rest};

/// Reads an object: each member into the vacant value of its index in the rules, all others into `rest`. All violations
/// are recorded in the reader. Afterwards the value of every member that must be there is filled.
///
/// # Errors
/// [`Fault::Violated`] when there were violations, or for a value of another kind, which is consumed; [`Fault::Syntax`].
pub fn read_record(
    reader: &mut Reader<'_>,
    rules: &'static RecordRules,
    values: &mut [&mut dyn Read],
    rest: &mut dyn Rest,
    vacancy: Vacancy,
) -> Result<(), Fault> {
    if !reader.open_object()? {
        return Err(reader.other_kind(Kind::Object, rules.schema));
    }
    let outer = reader.enter_schema(rules.schema);
    let mark = reader.mark();
    let mut object = Object { named: mark, seen: Seen::default(), expected: 0, reader, rules, vacancy };
    object.members(values, rest)?;
    reader.enter_schema(outer);
    if reader.mark() == mark { Ok(()) } else { Err(Fault::Violated) }
}

/// An object that is being read.
#[derive(Debug)]
pub struct Object<'r, 'a> {
    reader: &'r mut Reader<'a>,
    rules: &'static RecordRules,
    vacancy: Vacancy,
    /// How many violations know all names that this object gives them: more of them are by the value at hand.
    named: usize,
    seen: Seen,
    /// The member after the last one that was found.
    expected: usize,
}

impl<'a> Object<'_, 'a> {
    /// Reads all members.
    fn members(&mut self, values: &mut [&mut dyn Read], rest: &mut dyn Rest) -> Result<(), Fault> {
        loop {
            self.in_order(values)?;
            if self.reader.close_object() {
                break;
            }
            let Some(name) = self.reader.next_member()? else { break };
            match self.find(&name) {
                Some(index) => self.out_of_order(index, values)?,
                None => rest.add(name, self)?,
            }
        }
        self.missing();
        Ok(())
    }

    /// Reads members as long as they come in the order of the rules, as most do. Those that are missing are passed over.
    #[inline]
    fn in_order(&mut self, values: &mut [&mut dyn Read]) -> Result<(), Fault> {
        let start = self.expected;
        let members = self.rules.members.get(start..).unwrap_or_default();
        let values = values.get_mut(start..).unwrap_or_default();
        let mut name = self.reader.next_name();
        for (index, (member, value)) in (start..).zip(members.iter().zip(values)) {
            let Some(text) = name else { break };
            if let Some(behind) = member.strip(text) {
                if self.seen.insert(index) && self.rules.repetition == Repetition::Violation {
                    break;
                }
                self.reader.enter_value(behind);
                self.expected = index + 1;
                self.fill(member, *value)?;
                name = self.reader.next_name();
            }
        }
        Ok(())
    }

    #[inline]
    fn fill(&mut self, member: &Member, value: &mut dyn Read) -> Result<(), Fault> {
        if self.rules.repetition == Repetition::Given {
            self.reader.enter_received(member.name);
        }
        match value.fill(self.reader, self.vacancy) {
            Ok(()) => Ok(()),
            Err(fault) => self.failed(fault, member.name),
        }
    }

    /// Reads the value of the member at `index`, which may have been there before.
    fn out_of_order(&mut self, index: usize, values: &mut [&mut dyn Read]) -> Result<(), Fault> {
        let (Some(member), Some(value)) = (self.rules.members.get(index), values.get_mut(index)) else {
            // Never: a record has a value for each member. The object is refused all the same.
            self.reader.violate(Violation::new(Keyword::False, "", self.rules.schema));
            return self.reader.skip().map(|_| ());
        };
        self.expected = index + 1;
        if self.seen.insert(index) && self.rules.repetition == Repetition::Violation {
            return self.repeated(member.name);
        }
        self.fill(member, *value)
    }

    /// The index of a member by its name, the one behind the last one first.
    fn find(&self, name: &str) -> Option<usize> {
        let members = self.rules.members;
        let is_it = |member: &Member| member.name == name;
        let (before, after) = members.split_at_checked(self.expected).unwrap_or((members, &[]));
        let index = after.iter().position(is_it).map(|index| index + before.len());
        index.or_else(|| before.iter().position(is_it))
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
