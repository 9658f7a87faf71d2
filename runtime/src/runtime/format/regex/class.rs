//! Character classes: `[a-z]`, `[^\s]`, `[]`, `[^]`.

use super::{Pattern, Read, escape::Escaped};

impl Pattern<'_> {
    /// What follows a `[`.
    pub(super) fn class(&mut self) -> Option<Read> {
        self.eat("^");
        while !self.eat("]") {
            let first = self.class_atom()?;
            if !self.rest.starts_with('-') || self.rest.starts_with("-]") {
                continue;
            }
            self.eat("-");
            match (first, self.class_atom()?) {
                (Escaped::Point(first), Escaped::Point(last)) if first <= last => {}
                _ => return None,
            }
        }
        Some(Read::Atom)
    }

    fn class_atom(&mut self) -> Option<Escaped> {
        match self.next()? {
            '\\' if self.eat("b") => Some(Escaped::Point(0x08)),
            '\\' if self.eat("-") => Some(Escaped::Point(u32::from('-'))),
            '\\' => self.escape(),
            other => Some(Escaped::Point(u32::from(other))),
        }
    }
}
