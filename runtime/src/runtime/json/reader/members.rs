//! The names of members, where they are known beforehand.

use std::borrow::Cow;

use super::{Fault, Kind, Reader, plain_length};

impl<'a> Reader<'a> {
    /// The text from the next member's name on, behind its quote, if no white space is before it. Nothing is consumed.
    #[inline]
    pub(in super::super::super) fn next_name(&self) -> Option<&'a [u8]> {
        match self.rest {
            [b'"', name @ ..] if self.fresh => Some(name),
            [b',', b'"', name @ ..] if !self.fresh => Some(name),
            _ => None,
        }
    }

    /// Moves to the value of a member whose name has been seen; `rest` is the text from there on.
    #[inline]
    pub(in super::super::super) fn enter_value(&mut self, rest: &'a [u8]) {
        self.fresh = false;
        self.rest = rest;
    }

    /// The value of the member `name` of the next value, when that is a string as are those before it, all without white
    /// space or escapes: a look ahead that most objects allow.
    pub(super) fn plain_member(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.rest.strip_prefix(b"{")?;
        loop {
            let (found, behind) = plain(rest.strip_prefix(b"\"")?)?;
            let (value, behind) = plain(behind.strip_prefix(b":\"")?)?;
            if found == name.as_bytes() {
                let end = self.text.len() - behind.len() - 1;
                return self.text.get(end - value.len()..end);
            }
            rest = behind.strip_prefix(b",")?;
        }
    }

    /// Moves to the value of the member `name`, if there is one.
    pub(super) fn enter_member(&mut self, name: &str) -> Result<Option<Kind>, Fault> {
        if self.kind()? != Kind::Object {
            return Ok(None);
        }
        self.begin_object()?;
        loop {
            let Some(found) = self.next_member()? else { return Ok(None) };
            if found == name {
                return self.kind().map(Some);
            }
            if self.plain_string().is_none() {
                self.skip()?;
            }
        }
    }

    /// The name of a member and its colon.
    pub(super) fn name(&mut self) -> Result<Cow<'a, str>, Fault> {
        let name = match self.plain_string() {
            Some(name) => Cow::Borrowed(name),
            None if self.peek() == Some(b'"') => self.scan_string()?,
            None => return Err(self.syntax("the name of a member")),
        };
        if self.token() != Some(b':') {
            return Err(self.syntax("`:`"));
        }
        self.advance(1);
        Ok(name)
    }
}

/// A plain string whose first quote has been read, and what is behind its last one.
#[inline]
fn plain(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let (string, behind) = text.split_at_checked(plain_length(text))?;
    Some((string, behind.strip_prefix(b"\"")?))
}
