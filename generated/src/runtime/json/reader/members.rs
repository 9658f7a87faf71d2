//! The names of members, where they are known beforehand.

use std::borrow::Cow;

use super::{Fault, Kind, Reader};

impl<'a> Reader<'a> {
    /// Moves behind the name of the next member and its colon if it is `expected`, which has nothing to escape, and if no
    /// white space is around it. If not, nothing is consumed.
    #[inline]
    pub(in super::super::super) fn next_member_is(&mut self, expected: &str) -> bool {
        let rest = self.rest();
        let rest = if self.fresh { Some(rest) } else { rest.strip_prefix(b",") };
        let Some((b'"', rest)) = rest.and_then(<[u8]>::split_first) else { return false };
        let Some((name, rest)) = rest.split_at_checked(expected.len()) else { return false };
        let Some(([b'"', b':'], rest)) = rest.split_first_chunk() else { return false };
        let found = is_same(name, expected.as_bytes());
        if found {
            self.fresh = false;
            self.at = self.text.len() - rest.len();
        }
        found
    }

    /// Moves to the value of the member `name`, if there is one.
    pub(super) fn enter_member(&mut self, name: &str) -> Result<Option<Kind>, Fault> {
        if self.kind()? != Kind::Object {
            return Ok(None);
        }
        self.begin_object()?;
        loop {
            if self.next_member_is(name) {
                return self.kind().map(Some);
            }
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
        self.at += 1;
        Ok(name)
    }
}

/// Whether two names of one length are the same. Most are short: then two words, which may overlap, are all of a name.
#[inline]
fn is_same(name: &[u8], expected: &[u8]) -> bool {
    if name.len() <= 16 {
        if let (Some(start), Some(end)) = (name.first_chunk::<8>(), name.last_chunk::<8>()) {
            return expected.first_chunk() == Some(start) && expected.last_chunk() == Some(end);
        }
        if let (Some(start), Some(end)) = (name.first_chunk::<4>(), name.last_chunk::<4>()) {
            return expected.first_chunk() == Some(start) && expected.last_chunk() == Some(end);
        }
    }
    name == expected
}
