//! What is said of a value that breaks a rule: where it is, which rule, and where the specification has the rule. Never
//! the value itself: violations end in logs, values may be personal or secret.

use std::borrow::Cow;
use std::fmt;

use super::Keyword;

/// One rule that one value breaks. Its `Display` starts with the JSON pointer of the value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Violation {
    pointer: String,
    keyword: Keyword,
    limit: Cow<'static, str>,
    schema: &'static str,
}

impl Violation {
    /// A violation by the value itself (its pointer is empty). `schema` is the place of the schema in its specification,
    /// such as `specs/accounts.yaml#/components/schemas/Account`; empty when no specification has the rule.
    pub fn new(keyword: Keyword, limit: impl Into<Cow<'static, str>>, schema: &'static str) -> Self {
        Self { pointer: String::new(), keyword, limit: limit.into(), schema }
    }

    /// The same violation, by a value at `pointer` (a JSON pointer, already escaped).
    #[must_use]
    pub fn at(self, pointer: &str) -> Self {
        Self { pointer: pointer.to_owned(), ..self }
    }

    /// The same violation, seen from the object or array that has the value under `name` (escaped here).
    #[must_use]
    pub fn within(mut self, name: &str) -> Self {
        self.prefix(name);
        self
    }

    /// The JSON pointer of the member that is there twice, when that is the violation.
    pub(super) fn duplicate(&self) -> Option<&str> {
        (self.keyword == Keyword::DuplicateMember).then_some(&*self.pointer)
    }

    /// The rule is of the schema at `schema`, unless it says more itself or is JSON's own.
    pub(super) fn belongs_to(&mut self, schema: &'static str) {
        if self.schema.is_empty() && !matches!(self.keyword, Keyword::Json | Keyword::DuplicateMember) {
            self.schema = schema;
        }
    }

    pub(super) fn prefix(&mut self, name: &str) {
        let mut pointer = String::with_capacity(name.len() + self.pointer.len() + 1);
        push_token(&mut pointer, name);
        pointer.push_str(&self.pointer);
        self.pointer = pointer;
    }

    /// The JSON pointer of the value (RFC 6901); empty for the whole document.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The rule that the value breaks.
    pub fn keyword(&self) -> Keyword {
        self.keyword
    }

    /// What the rule allows, as the specification spells it; empty for a rule that has no argument.
    pub fn limit(&self) -> &str {
        &self.limit
    }

    /// The place of the schema that has the rule; empty when the rule is JSON's own.
    pub fn schema(&self) -> &'static str {
        self.schema
    }

    /// The place of the rule: the schema's place, a slash and the keyword.
    pub fn place(&self) -> String {
        format!("{}/{}", self.schema, self.keyword)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() { "(root)" } else { &self.pointer };
        if self.keyword == Keyword::Json {
            return write!(formatter, "{pointer}: is not JSON: {}", self.limit);
        }
        write!(formatter, "{pointer}: breaks `{}`", self.keyword)?;
        if !self.limit.is_empty() {
            write!(formatter, " {}", self.limit)?;
        }
        if self.schema.is_empty() { Ok(()) } else { write!(formatter, " ({})", self.schema) }
    }
}

impl std::error::Error for Violation {}

/// One or more violations, in the order of the text. Its `Display` has one a line. Reading and checking list no more than
/// [`Violations::MAX`], so that a hostile text cannot make the list larger than itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Violations {
    first: Violation,
    others: Vec<Violation>,
}

impl Violations {
    /// How many violations are listed at most: where there are that many, there may be more.
    pub const MAX: usize = 1000;

    /// The violations of a list; `None` when there are none.
    pub fn from_list(list: Vec<Violation>) -> Option<Self> {
        let mut list = list.into_iter();
        let first = list.next()?;
        Some(Self { first, others: list.collect() })
    }

    /// The first violation: there is always one.
    pub fn first(&self) -> &Violation {
        &self.first
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Violation> {
        core::iter::once(&self.first).chain(&self.others)
    }

    /// How many there are: at least 1.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.others.len().saturating_add(1)
    }
}

impl From<Violation> for Violations {
    fn from(first: Violation) -> Self {
        Self { first, others: Vec::new() }
    }
}

impl From<Violations> for Vec<Violation> {
    fn from(violations: Violations) -> Self {
        violations.into_iter().collect()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = core::iter::Chain<core::iter::Once<Violation>, std::vec::IntoIter<Violation>>;

    fn into_iter(self) -> Self::IntoIter {
        core::iter::once(self.first).chain(self.others)
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = core::iter::Chain<core::iter::Once<&'a Violation>, core::slice::Iter<'a, Violation>>;

    fn into_iter(self) -> Self::IntoIter {
        core::iter::once(&self.first).chain(&self.others)
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.first)?;
        self.others.iter().try_for_each(|violation| write!(formatter, "\n{violation}"))?;
        if self.len() < Self::MAX { Ok(()) } else { formatter.write_str("\nthere may be more: no more are listed") }
    }
}

impl std::error::Error for Violations {}

/// Adds one step to a JSON pointer: a slash and the name, escaped as RFC 6901 section 3 asks.
pub(super) fn push_token(pointer: &mut String, name: &str) {
    pointer.push('/');
    let mut rest = name;
    // Few names have anything to escape.
    while let Some((plain, behind)) = split_at_special(rest) {
        let escaped = if rest.as_bytes().get(plain.len()) == Some(&b'~') { "~0" } else { "~1" };
        pointer.push_str(plain);
        pointer.push_str(escaped);
        rest = behind;
    }
    pointer.push_str(rest);
}

fn split_at_special(name: &str) -> Option<(&str, &str)> {
    let at = name.bytes().position(|byte| matches!(byte, b'~' | b'/'))?;
    Some((name.get(..at)?, name.get(at + 1..)?))
}

/// The name that a step of a JSON pointer stands for.
pub(super) fn unescape_token(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}
