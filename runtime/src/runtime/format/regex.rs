//! Patterns of ECMA-262 with the `u` flag, as its 16th edition has them: grammar and early errors, no meaning.
//!
//! Without the `v` flag, and without Annex B, which the `u` flag turns off. Groups that are open are kept on a stack of our
//! own, so that no nesting is too deep.

mod class;
mod escape;
mod group;
mod property;

use self::group::Groups;

/// A pattern that an engine would compile.
pub(super) fn is_regex(text: &str) -> bool {
    Pattern { text, rest: text, groups: Groups::default() }.read().is_some_and(|groups| groups.is_complete())
}

/// A pattern that is being read. Where it breaks the grammar, a method gives `None`.
struct Pattern<'t> {
    text: &'t str,
    rest: &'t str,
    groups: Groups,
}

/// What has just been read: only an atom may be repeated.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Read {
    Atom,
    Other,
}

impl<'t> Pattern<'t> {
    fn read(mut self) -> Option<Groups> {
        let mut last = Read::Other;
        while let Some(character) = self.next() {
            last = match character {
                '(' => self.open_group()?,
                ')' => self.groups.close()?,
                '|' => {
                    let position = self.position();
                    self.groups.start_alternative(position);
                    Read::Other
                }
                '^' | '$' => Read::Other,
                '[' => self.class()?,
                '\\' => self.escaped_term()?,
                '*' | '+' | '?' | '{' if last == Read::Other => return None,
                '{' => self.bounds()?,
                '*' | '+' | '?' => self.quantified(),
                ']' | '}' => return None,
                _ => Read::Atom,
            };
        }
        Some(self.groups)
    }

    /// How often something is repeated: `{2}`, `{2,}`, `{2,3}`.
    fn bounds(&mut self) -> Option<Read> {
        let least = self.digits()?;
        if self.eat(",") && !self.rest.starts_with('}') {
            let most = self.digits()?;
            if magnitude(least) > magnitude(most) {
                return None;
            }
        }
        if self.eat("}") { Some(self.quantified()) } else { None }
    }

    /// What may follow a quantifier.
    fn quantified(&mut self) -> Read {
        self.eat("?");
        Read::Other
    }

    fn digits(&mut self) -> Option<&'t str> {
        self.take_while(|character| character.is_ascii_digit())
    }

    /// One character or more.
    fn take_while(&mut self, is_wanted: impl Fn(char) -> bool) -> Option<&'t str> {
        let rest = self.rest.trim_start_matches(is_wanted);
        let taken = self.rest.get(..self.rest.len() - rest.len())?;
        self.rest = rest;
        if taken.is_empty() { None } else { Some(taken) }
    }

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let next = characters.next();
        self.rest = characters.as_str();
        next
    }

    fn eat(&mut self, expected: &str) -> bool {
        let rest = self.rest.strip_prefix(expected);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn position(&self) -> usize {
        self.text.len() - self.rest.len()
    }
}

/// Orders numbers of any length.
fn magnitude(digits: &str) -> (usize, &str) {
    let digits = digits.trim_start_matches('0');
    (digits.len(), digits)
}
