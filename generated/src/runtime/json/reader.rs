//! Text in, one token at a time out: a pull parser for RFC 8259, without leniency. Nothing here recurses: nesting is
//! counted, and refused beyond [`DEPTH_LIMIT`], so that no text can exhaust the stack of what reads by recursion.

mod members;
mod report;
mod scan;

pub(in super::super) use scan::after_integer;
use scan::plain_length;
pub(super) use scan::plain_prefix;

use std::borrow::Cow;

use super::super::Violation;

/// How deep arrays and objects may be nested.
const DEPTH_LIMIT: usize = 128;

/// The kind of a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The kind as JSON Schema's `type` spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

/// Why a value could not be read. The details stay in the reader: see [`Reader::finish`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// The text is no JSON: reading stopped in the middle.
    Syntax,
    /// The value breaks a rule: it has been read to its end, and reading can go on after it.
    Violated,
}

/// Reads JSON from text.
///
/// Who reads a value reads all of it: after `begin_object` call `next_member` until it gives `None`, and read the value
/// after each name; likewise `begin_array` and `next_item`.
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    /// The bytes of `text` that have not been read.
    rest: &'a [u8],
    depth: usize,
    /// The place of the innermost schema that is known to be read: that of a record or a list with rules.
    schema: &'static str,
    /// The name of the member of a received object whose value comes next.
    received: Option<&'static str>,
    /// True just after an opening bracket, where neither a comma nor a value has to follow.
    fresh: bool,
    /// What was expected where the syntax broke.
    broken: Option<(&'static str, usize)>,
    violations: Vec<Violation>,
    /// How many violations were found beyond the `Violations::MAX` that are kept.
    dropped: usize,
}

impl<'a> Reader<'a> {
    /// A reader at the beginning of `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            rest: text.as_bytes(),
            depth: 0,
            schema: "",
            received: None,
            fresh: false,
            broken: None,
            violations: Vec::new(),
            dropped: 0,
        }
    }

    /// The kind of the next value, which is not consumed.
    ///
    /// # Errors
    /// [`Fault::Syntax`] when no value starts here.
    pub fn kind(&mut self) -> Result<Kind, Fault> {
        match self.token() {
            Some(b'"') => Ok(Kind::String),
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::Array),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b't' | b'f') => Ok(Kind::Boolean),
            Some(b'n') => Ok(Kind::Null),
            _ => Err(self.syntax("a value")),
        }
    }

    /// Reads `null`.
    ///
    /// # Errors
    /// [`Fault::Syntax`]; [`Fault::Violated`] for a value of another kind.
    pub fn null(&mut self) -> Result<(), Fault> {
        match self.token() {
            Some(b'n') => self.word("null"),
            _ => Err(self.other_kind(Kind::Null, "")),
        }
    }

    /// Reads the next value if it is `null`; otherwise nothing is consumed.
    #[inline]
    pub(in super::super) fn null_if_next(&mut self) -> Result<bool, Fault> {
        match self.token() {
            Some(b'n') => self.word("null").map(|()| true),
            _ => Ok(false),
        }
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    /// [`Fault::Syntax`]; [`Fault::Violated`] for a value of another kind.
    pub fn boolean(&mut self) -> Result<bool, Fault> {
        match self.token() {
            Some(b't') => self.word("true").map(|()| true),
            Some(b'f') => self.word("false").map(|()| false),
            _ => Err(self.other_kind(Kind::Boolean, "")),
        }
    }

    /// Reads a number and gives its text.
    ///
    /// # Errors
    /// [`Fault::Syntax`]; [`Fault::Violated`] for a value of another kind.
    pub fn number(&mut self) -> Result<&'a str, Fault> {
        match self.number_if_next()? {
            Some(text) => Ok(text),
            None => Err(self.other_kind(Kind::Number, "")),
        }
    }

    /// Reads a string; borrowed from the text when nothing in it is escaped.
    ///
    /// # Errors
    /// [`Fault::Syntax`], also for a lone surrogate, which is no text; [`Fault::Violated`] for a value of another kind.
    pub fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        match self.token() {
            Some(b'"') => self.scan_string(),
            _ => Err(self.other_kind(Kind::String, "")),
        }
    }

    /// Reads the next value if it is a string in which nothing is escaped; otherwise nothing is consumed.
    pub(in super::super) fn plain_string(&mut self) -> Option<&'a str> {
        self.accepted_string(|_| true)
    }

    /// Reads the next value if it is a string in which nothing is escaped and that is accepted; otherwise nothing is
    /// consumed.
    #[expect(clippy::inline_always, reason = "what is called for each value of a text is a chain of small functions")]
    #[inline(always)]
    pub(in super::super) fn accepted_string(&mut self, accepts: impl FnOnce(&str) -> bool) -> Option<&'a str> {
        self.token();
        let [b'"', quoted @ ..] = self.rest else { return None };
        let (plain, behind) = quoted.split_at_checked(plain_length(quoted))?;
        let [b'"', behind @ ..] = behind else { return None };
        let end = self.text.len() - behind.len() - 1;
        let text = self.text.get(end - plain.len()..end)?;
        if !accepts(text) {
            return None;
        }
        self.rest = behind;
        Some(text)
    }

    /// Reads a string of the schema at `schema`: see [`Self::string`].
    ///
    /// # Errors
    /// [`Fault::Syntax`]; [`Fault::Violated`] for a value of another kind.
    pub(in super::super) fn string_of(&mut self, schema: &'static str) -> Result<Cow<'a, str>, Fault> {
        match self.token() {
            Some(b'"') => self.scan_string(),
            _ => Err(self.wrong_kind("string", schema)),
        }
    }

    /// Enters the next value if it is an object; otherwise nothing is consumed.
    pub(in super::super) fn open_object(&mut self) -> Result<bool, Fault> {
        match self.token() {
            Some(b'{') => self.enter().map(|()| true),
            _ => Ok(false),
        }
    }

    /// Leaves an object if it has no more members; otherwise nothing is consumed.
    pub(in super::super) fn close_object(&mut self) -> bool {
        let [b'}', rest @ ..] = self.rest else { return false };
        self.rest = rest;
        self.depth = self.depth.saturating_sub(1);
        self.fresh = false;
        true
    }

    /// Enters an object.
    ///
    /// # Errors
    /// [`Fault::Syntax`], also when it is nested too deeply; [`Fault::Violated`] for a value of another kind.
    pub fn begin_object(&mut self) -> Result<(), Fault> {
        match self.token() {
            Some(b'{') => self.enter(),
            _ => Err(self.other_kind(Kind::Object, "")),
        }
    }

    /// The name of the next member, whose value has to be read then; `None` after the last one, when the object is left.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn next_member(&mut self) -> Result<Option<Cow<'a, str>>, Fault> {
        if !self.next_element(b'}', "`,` or `}`")? {
            return Ok(None);
        }
        self.name().map(Some)
    }

    /// Enters an array.
    ///
    /// # Errors
    /// [`Fault::Syntax`], also when it is nested too deeply; [`Fault::Violated`] for a value of another kind.
    pub fn begin_array(&mut self) -> Result<(), Fault> {
        match self.token() {
            Some(b'[') => self.enter(),
            _ => Err(self.other_kind(Kind::Array, "")),
        }
    }

    /// True when another item follows, which has to be read then; false after the last one, when the array is left.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn next_item(&mut self) -> Result<bool, Fault> {
        self.next_element(b']', "`,` or `]`")
    }

    /// Reads a value of any kind, checks nothing but its syntax, and gives its text.
    ///
    /// # Errors
    /// [`Fault::Syntax`].
    pub fn skip(&mut self) -> Result<&'a str, Fault> {
        let start = self.position();
        let floor = self.depth;
        // One bit for each open bracket, innermost last: is it an object? `DEPTH_LIMIT` bits are enough.
        let mut objects: u128 = 0;
        loop {
            match self.kind()? {
                Kind::Null => self.null()?,
                Kind::Boolean => _ = self.boolean()?,
                Kind::Number => _ = self.number()?,
                Kind::String => {
                    if self.plain_string().is_none() {
                        self.string()?;
                    }
                }
                Kind::Array => {
                    self.enter()?;
                    objects <<= 1;
                }
                Kind::Object => {
                    self.enter()?;
                    objects = (objects << 1) | 1;
                }
            }
            while self.depth > floor {
                let more = if objects & 1 == 1 { self.next_member()?.is_some() } else { self.next_item()? };
                if more {
                    break;
                }
                objects >>= 1;
            }
            if self.depth == floor {
                return Ok(self.text_since(start));
            }
        }
    }

    /// Where the next value starts: white space before it is consumed. See [`Self::text_since`].
    pub fn position(&mut self) -> usize {
        self.token();
        self.at()
    }

    /// How many bytes have been read.
    #[inline]
    fn at(&self) -> usize {
        self.text.len() - self.rest.len()
    }

    /// The text read since a [`Self::position`].
    pub fn text_since(&self, position: usize) -> &'a str {
        self.slice(position, self.at())
    }

    /// The next byte that is not white space.
    #[inline]
    fn token(&mut self) -> Option<u8> {
        match self.peek() {
            Some(0..=b' ') => self.token_after_space(),
            other => other,
        }
    }

    #[cold]
    fn token_after_space(&mut self) -> Option<u8> {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.rest {
            self.rest = rest;
        }
        self.peek()
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// Moves behind the next bytes, which have been looked at.
    #[inline]
    fn advance(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    #[inline]
    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).expect("tokens start and end beside ASCII characters")
    }

    /// What comes next is not of the kind that is wanted: if it is a value at all, it is read to its end.
    #[cold]
    pub(in super::super) fn other_kind(&mut self, wanted: Kind, schema: &'static str) -> Fault {
        match self.kind() {
            Ok(_) => self.wrong_kind(wanted.as_str(), schema),
            Err(fault) => fault,
        }
    }

    fn enter(&mut self) -> Result<(), Fault> {
        if self.depth == DEPTH_LIMIT {
            return Err(self.syntax("no more than 128 levels of nesting"));
        }
        self.advance(1);
        self.depth += 1;
        self.fresh = true;
        Ok(())
    }

    #[inline]
    fn next_element(&mut self, close: u8, expected: &'static str) -> Result<bool, Fault> {
        let fresh = core::mem::take(&mut self.fresh);
        match self.token() {
            Some(byte) if byte == close => {
                self.advance(1);
                self.depth = self.depth.saturating_sub(1);
                Ok(false)
            }
            Some(b',') if !fresh => {
                self.advance(1);
                Ok(true)
            }
            Some(_) if fresh => Ok(true),
            _ => Err(self.syntax(expected)),
        }
    }
}
