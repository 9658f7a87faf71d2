//! The reader's memory of what went wrong, the pointers of violations, and looking ahead.

use std::borrow::Cow;

use super::super::super::{Check, Keyword, View, Violation, Violations};
use super::super::{Json, Read, Vacancy};
use super::{Fault, Kind, Reader};

impl<'a> Reader<'a> {
    /// Records a violation by the value that has just been read. Who reads an object or array around it adds its name or
    /// index to the pointer: see [`Self::member`]. A type that many specifications share, such as a
    /// truth value, knows no schema: it is that of the record or list that the value is in.
    pub fn violate(&mut self, mut violation: Violation) -> Fault {
        violation.belongs_to(self.schema);
        if self.violations.len() < Violations::MAX {
            self.violations.push(violation);
        } else {
            self.dropped += 1;
        }
        Fault::Violated
    }

    /// Records all of `violations`, as [`Self::violate`] does.
    pub fn violate_all(&mut self, violations: impl IntoIterator<Item = Violation>) -> Fault {
        violations.into_iter().for_each(|violation| _ = self.violate(violation));
        Fault::Violated
    }

    /// Records what is wrong with the value that has just been read, which does not satisfy `check`.
    #[cold]
    pub(in super::super::super) fn refuse(&mut self, check: &Check, view: View<'_>, schema: &'static str) -> Fault {
        let count = self.violations.len();
        check.report(view, schema, &mut self.violations);
        if self.violations.len() > count {
            return Fault::Violated;
        }
        // The list is full, or code does not do what its check says: then the value is refused all the same.
        self.violate(Violation::new(Keyword::False, "", schema))
    }

    /// Checks the value that has been read since a [`Self::position`].
    ///
    /// # Errors
    /// [`Fault::Violated`] when it does not satisfy `check`.
    pub fn check_since(&mut self, position: usize, check: &Check, schema: &'static str) -> Result<(), Fault> {
        let value = Json::read_tolerant(&mut Reader::new(self.text_since(position)))?;
        if check.accepts(View::from(&value)) { Ok(()) } else { Err(self.refuse(check, View::from(&value), schema)) }
    }

    /// Records what is wrong with the value that has been read since a [`Self::position`], which does not satisfy `check`.
    #[cold]
    pub fn refuse_since(&mut self, position: usize, check: &Check, schema: &'static str) -> Fault {
        match Json::read_tolerant(&mut Reader::new(self.text_since(position))) {
            Ok(value) => self.refuse(check, View::from(&value), schema),
            Err(fault) => fault,
        }
    }

    /// Reads the next value to its end, and records that its kind is not what `schema` expects.
    pub fn wrong_kind(&mut self, expected: &'static str, schema: &'static str) -> Fault {
        match self.skip() {
            Ok(_) => self.violate(Violation::new(Keyword::Type, expected, schema)),
            Err(fault) => fault,
        }
    }

    /// How many violations were found: see [`Self::take_since`].
    pub fn mark(&self) -> usize {
        self.violations.len() + self.dropped
    }

    /// Forgets the violations since a [`Self::mark`] and gives the first of them.
    pub fn take_since(&mut self, mark: usize) -> Option<Violation> {
        let kept = mark.min(self.violations.len());
        self.dropped = mark - kept;
        self.violations.drain(kept..).next()
    }

    /// What is read from here on is described by the schema at this place. Gives the one before, which has to be entered
    /// again at the end of the value.
    pub(in super::super::super) fn enter_schema(&mut self, schema: &'static str) -> &'static str {
        core::mem::replace(&mut self.schema, schema)
    }

    /// Says of which member the next value is: whoever reads it may take the name, once.
    pub(in super::super::super) fn enter_received(&mut self, name: &'static str) {
        self.received = Some(name);
    }

    /// The name of the member of a received object whose value comes next; none for an item.
    pub(in super::super::super) fn take_received(&mut self) -> Option<&'static str> {
        self.received.take()
    }

    /// Reads a value.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn value<T: Read>(&mut self) -> Result<T, Fault> {
        let schema = self.schema;
        let mut value = T::vacant(Vacancy::READING);
        let read = value.fill(self, Vacancy::READING);
        self.schema = schema;
        match read {
            Ok(()) => Ok(value),
            Err(fault) => Err(fault),
        }
    }

    /// Reads the value of the member `name`, whose violations get its name.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn member<T: Read>(&mut self, name: &str) -> Result<T, Fault> {
        let mark = self.mark();
        self.value().map_err(|fault| self.named(fault, mark, name))
    }

    /// Reads a value as `T` if it is one. If not, nothing is consumed and nothing recorded.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn attempt<T: Read>(&mut self) -> Result<Option<T>, Fault> {
        let (rest, depth, fresh, mark) = (self.rest, self.depth, self.fresh, self.mark());
        match self.value() {
            Ok(value) => Ok(Some(value)),
            Err(Fault::Syntax) => Err(Fault::Syntax),
            Err(Fault::Violated) => {
                drop(self.take_since(mark));
                (self.rest, self.depth, self.fresh) = (rest, depth, fresh);
                Ok(None)
            }
        }
    }

    /// The value of the member `name` of the next value, when that is an object and this a string. Nothing is consumed.
    ///
    /// # Errors
    /// [`Fault::Syntax`] when the text breaks before the member.
    pub fn peek_member(&mut self, name: &str) -> Result<Option<Cow<'a, str>>, Fault> {
        if let Some(value) = self.plain_member(name) {
            return Ok(Some(Cow::Borrowed(value)));
        }
        let (rest, depth, fresh) = (self.rest, self.depth, self.fresh);
        let value = match self.enter_member(name)? {
            Some(Kind::String) => Some(self.string()?),
            _ => None,
        };
        (self.rest, self.depth, self.fresh) = (rest, depth, fresh);
        Ok(value)
    }

    /// The kind of the member `name` of the next value, when that is an object that has one. Nothing is consumed.
    ///
    /// # Errors
    /// [`Fault::Syntax`] when the text breaks before the member.
    pub fn peek_member_kind(&mut self, name: &str) -> Result<Option<Kind>, Fault> {
        let (rest, depth, fresh) = (self.rest, self.depth, self.fresh);
        let kind = self.enter_member(name)?;
        (self.rest, self.depth, self.fresh) = (rest, depth, fresh);
        Ok(kind)
    }

    /// The end of reading one text: `read` is what came of its value.
    ///
    /// # Errors
    /// All violations; or, when the text is no JSON, the one that says so.
    pub fn finish<T>(mut self, read: Result<T, Fault>) -> Result<T, Violations> {
        match read {
            Ok(value) if self.rest.is_empty() && self.violations.is_empty() => Ok(value),
            Ok(value) => match self.verdict(None) {
                None => Ok(value),
                Some(violations) => Err(violations),
            },
            Err(fault) => Err(self.refusal(fault)),
        }
    }

    fn refusal(&mut self, fault: Fault) -> Violations {
        // Only a `Read` that says `Violated` without recording why has no verdict.
        self.verdict(Some(fault)).unwrap_or_else(|| Violation::new(Keyword::False, "", "").into())
    }

    /// What went wrong, if anything did.
    fn verdict(&mut self, fault: Option<Fault>) -> Option<Violations> {
        if fault != Some(Fault::Syntax) && self.token().is_some() {
            self.syntax("the end of the text");
        }
        if let Some((expected, at)) = self.broken {
            let limit = format!("expected {expected} at byte {at}");
            return Some(Violation::new(Keyword::Json, limit, "").into());
        }
        Violations::from_list(core::mem::take(&mut self.violations))
    }

    pub(super) fn syntax(&mut self, expected: &'static str) -> Fault {
        self.broken = Some((expected, self.at()));
        Fault::Syntax
    }

    /// Adds `name` to the pointers of the violations since `mark`.
    pub(in super::super::super) fn name_since(&mut self, mark: usize, name: &str) {
        self.violations.iter_mut().skip(mark).for_each(|violation| violation.prefix(name));
    }

    #[cold]
    pub(in super::super::super) fn indexed(&mut self, fault: Fault, mark: usize, index: usize) -> Fault {
        self.named(fault, mark, &index.to_string())
    }

    fn named(&mut self, fault: Fault, mark: usize, name: &str) -> Fault {
        self.name_since(mark, name);
        fault
    }
}
