//! An object while it is read: which member comes next, what came of it, and what is missing at the end. All that does
//! not depend on the types of the members is here, once for all records.

use std::borrow::Cow;

use super::super::{Fault, Field, Json, Keyword, Kind, Read, Reader, Violation};
use super::additional::Members;
use super::seen::Seen;
use super::{Additional, Member, Record, RecordRules, Repetition, same_value};

/// How many names are compared before a name is read.
const CANDIDATES: usize = 4;

/// An object that is being read.
///
/// [`Self::next`] gives the index of the next member, whose value has to be read then: by [`Self::fill`] or one of the
/// functions beside it. Violations are recorded in the reader, and reading goes on; [`Self::end`] asks for them.
#[derive(Debug)]
pub struct Object<'r, 'a> {
    reader: &'r mut Reader<'a>,
    rules: &'static RecordRules,
    /// The place of the schema around this one.
    outer: &'static str,
    /// How many violations there were before the object.
    mark: usize,
    /// How many violations know all names that this object gives them: more of them are by the value at hand.
    named: usize,
    seen: Seen,
    /// The member at hand, and its name if the schema has none.
    at: usize,
    name: Cow<'a, str>,
    /// The member that will probably come next.
    expected: usize,
}

/// The value of a required member, after [`Object::end`] has seen to it that there is one.
///
/// # Errors
/// [`Fault::Violated`] when there is none.
pub fn required<T>(slot: Option<T>) -> Result<T, Fault> {
    match slot {
        Some(value) => Ok(value),
        None => Err(Fault::Violated),
    }
}

/// The name of the member at `index`: `other` for one that the schema does not name.
fn name<'n>(rules: &'static RecordRules, index: usize, other: &'n str) -> &'n str {
    rules.members.get(index).map_or(other, |member| member.name)
}

impl<'r, 'a> Object<'r, 'a> {
    /// Enters the object of a record.
    ///
    /// # Errors
    /// [`Fault::Violated`] for a value of another kind, which is consumed; [`Fault::Syntax`].
    pub fn begin<R: Record>(reader: &'r mut Reader<'a>) -> Result<Self, Fault> {
        Self::of(R::RULES, reader)
    }

    fn of(rules: &'static RecordRules, reader: &'r mut Reader<'a>) -> Result<Self, Fault> {
        if reader.kind()? != Kind::Object {
            return Err(reader.wrong_kind("object", rules.schema));
        }
        let (outer, mark) = (reader.enter_schema(rules.schema), reader.mark());
        reader.begin_object()?;
        let name = Cow::Borrowed("");
        Ok(Self { reader, rules, outer, mark, named: mark, seen: Seen::default(), at: 0, name, expected: 0 })
    }

    /// The index of the next member among those that the schema names, or their number for a member that it does not;
    /// `None` after the last one, when the object is left.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    #[expect(clippy::should_implement_trait, reason = "an iterator could not fail")]
    pub fn next(&mut self) -> Result<Option<usize>, Fault> {
        loop {
            if !self.is_expected() {
                let Some(name) = self.reader.next_member()? else { return Ok(None) };
                self.at = self.find(name);
                if self.at == self.rules.members.len() {
                    return Ok(Some(self.at));
                }
            }
            self.expected = self.at + 1;
            if !self.seen.insert(self.at) || self.rules.repetition == Repetition::Given {
                return Ok(Some(self.at));
            }
            self.repeated()?;
        }
    }

    /// Reads the value of the member at hand into its place.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    #[inline]
    pub fn fill<T: Read>(&mut self, slot: &mut Option<T>) -> Result<(), Fault> {
        match T::read(self.reader) {
            Ok(value) => {
                *slot = Some(value);
                Ok(())
            }
            Err(fault) => self.failed(fault),
        }
    }

    /// Reads the value of the member at hand, which can only be the one that `json` is the text of.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn constant(&mut self, json: &'static str) -> Result<(), Fault> {
        let text = self.reader.skip()?;
        // Most constants are plain strings, whose text is the same; only escapes and numbers need a closer look.
        if text != json && !same_value(text, json)? {
            self.violate(Violation::new(Keyword::Const, json, ""));
        }
        Ok(())
    }

    /// Reads the value of the member at hand, which the schema does not name, into the place for such members.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn add<R, T: Read>(&mut self, additional: &mut Additional<R, T>) -> Result<(), Fault> {
        self.put(additional.place())
    }

    fn put<T: Read>(&mut self, place: &mut Members<T>) -> Result<(), Fault> {
        if place.as_ref().is_some_and(|members| members.contains_key(&*self.name)) {
            return self.repeated();
        }
        match T::read(self.reader) {
            Ok(value) => _ = place.get_or_insert_default().insert(core::mem::take(&mut self.name).into_owned(), value),
            Err(fault) => self.failed(fault)?,
        }
        Ok(())
    }

    /// Reads the value of the member at hand, of an object that is received, into its place.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    #[inline]
    pub fn receive<T: Read>(&mut self, field: &mut Field<T>) -> Result<(), Fault> {
        let name = name(self.rules, self.at, &self.name);
        field.fill(self.reader, name)
    }

    /// Reads the value of the member at hand, which the schema does not name, of an object that is received: of two
    /// members of the same name the later one counts.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn keep<R>(&mut self, additional: &mut Additional<R>) -> Result<(), Fault> {
        let value = Json::read_tolerant(self.reader)?;
        additional.place().get_or_insert_default().insert(core::mem::take(&mut self.name).into_owned(), value);
        Ok(())
    }

    /// Reads the value of the member at hand, which the schema does not allow.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn refuse(&mut self) -> Result<(), Fault> {
        self.reader.skip()?;
        self.violate(Violation::new(Keyword::AdditionalProperties, "", self.rules.schema));
        Ok(())
    }

    /// The end: what must be there was, and nothing was violated.
    ///
    /// # Errors
    /// [`Fault::Violated`]; what is missing is recorded.
    pub fn end(self) -> Result<(), Fault> {
        let rules = self.rules;
        if rules.members.len() > 64 || self.seen.first & rules.required != rules.required {
            let missing = rules.required().filter(|(index, _)| !self.seen.contains(*index));
            for (_, name) in missing.filter(|_| rules.repetition == Repetition::Violation) {
                self.reader.violate(Violation::new(Keyword::Required, name, rules.schema));
            }
        }
        self.reader.enter_schema(self.outer);
        if self.reader.mark() == self.mark { Ok(()) } else { Err(Fault::Violated) }
    }

    /// Whether the next member is the expected one, or one of the few behind it: optional members are often missing.
    fn is_expected(&mut self) -> bool {
        let candidates = self.rules.members.iter().enumerate().skip(self.expected).take(CANDIDATES);
        for (index, member) in candidates {
            if member.plain.is_some_and(|name| self.reader.next_member_is(name)) {
                self.at = index;
                return true;
            }
        }
        false
    }

    /// The index of a member that was not the expected one.
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

    /// Reads the value of a member that was there before, and records that.
    #[cold]
    fn repeated(&mut self) -> Result<(), Fault> {
        self.violate(Violation::new(Keyword::DuplicateMember, "", ""));
        self.reader.skip().map(|_| ())
    }

    /// Says by which member the violations of the value at hand are.
    #[cold]
    fn failed(&mut self, fault: Fault) -> Result<(), Fault> {
        match fault {
            Fault::Syntax => Err(Fault::Syntax),
            Fault::Violated => {
                let name = name(self.rules, self.at, &self.name);
                self.reader.name_since(self.named, name);
                self.named = self.reader.mark();
                Ok(())
            }
        }
    }

    /// Records a violation by the member at hand.
    #[cold]
    fn violate(&mut self, violation: Violation) {
        let name = name(self.rules, self.at, &self.name);
        self.reader.violate(violation.within(name));
        self.named = self.reader.mark();
    }
}
