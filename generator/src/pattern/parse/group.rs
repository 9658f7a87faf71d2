//! Parentheses: groups and look-arounds.

use super::super::Fault;
use super::super::syntax::{Direction, LookAround, Node, Polarity};
use super::{DEPTH_MAX, Parser, Term};

enum Kind {
    Group,
    Look(Direction, Polarity),
}

impl Parser<'_> {
    /// What follows a `(` at `start`.
    pub(super) fn group(&mut self, start: usize) -> Result<Term, Fault> {
        let kind = self.group_kind(start)?;
        if self.depth == DEPTH_MAX {
            return Err(Fault::TooLarge { message: "its parentheses are nested more than 100 deep" });
        }
        self.depth += 1;
        let body = self.choice()?;
        self.depth -= 1;
        if !self.eat(')') {
            return self.invalid("this `(` is never closed", start..start + 1);
        }
        Ok(match kind {
            Kind::Group => Term::Atom(body),
            Kind::Look(direction, polarity) => {
                let range = start..self.position;
                Term::Assertion(Node::Look(LookAround { direction, polarity, body: Box::new(body), range }))
            }
        })
    }

    fn group_kind(&mut self, start: usize) -> Result<Kind, Fault> {
        let kinds = [
            ("?:", Kind::Group),
            ("?=", Kind::Look(Direction::Ahead, Polarity::Positive)),
            ("?!", Kind::Look(Direction::Ahead, Polarity::Negative)),
            ("?<=", Kind::Look(Direction::Behind, Polarity::Positive)),
            ("?<!", Kind::Look(Direction::Behind, Polarity::Negative)),
        ];
        for (prefix, kind) in kinds {
            if self.rest().starts_with(prefix) {
                self.position += prefix.len();
                return Ok(kind);
            }
        }
        if self.rest().starts_with("?<") {
            self.position += "?<".len();
            return self.group_name(start).map(|()| Kind::Group);
        }
        if self.peek() == Some('?') { self.foreign_group(start) } else { Ok(Kind::Group) }
    }

    /// The name says nothing about matching: it is checked and dropped.
    fn group_name(&mut self, start: usize) -> Result<(), Fault> {
        let Some((name, _)) = self.rest().split_once('>') else {
            return self.invalid("the name of this group is never closed with `>`", start..self.position);
        };
        let range = self.ahead(name.len());
        let mut characters = name.chars();
        let initial = |character: char| matches!(character, '$' | '_') || unicode_ident::is_xid_start(character);
        let further = |character: char| character == '$' || unicode_ident::is_xid_continue(character);
        if !(characters.next().is_some_and(initial) && characters.all(further)) {
            return self.invalid(format!("`{name}` is no name for a group"), range);
        }
        self.position = range.end + 1;
        Ok(())
    }

    fn foreign_group(&mut self, start: usize) -> Result<Kind, Fault> {
        let rest = self.rest();
        if rest.starts_with("?P<") {
            return self.invalid("ECMA-262 writes `(?<name>…)`, without the `P`", start..self.position + 3);
        }
        if rest.starts_with("?>") {
            return self.invalid("ECMA-262 has no atomic groups", start..self.position + 2);
        }
        if rest.starts_with("?#") {
            return self.invalid("ECMA-262 has no comments in patterns", start..self.position + 2);
        }
        let flags =
            rest.trim_start_matches(|character: char| matches!(character, '?' | '-') || character.is_ascii_lowercase());
        let range = start..self.position + (rest.len() - flags.len());
        if flags.starts_with(':') {
            return Err(Fault::Unsupported { what: "a group with flags of its own", range });
        }
        if flags.starts_with(')') && rest.len() - flags.len() > 1 {
            return self.invalid("ECMA-262 has no flags inside a pattern; spell both cases, as in `[Aa]`", range);
        }
        self.invalid(
            "`(?` starts no group that ECMA-262 knows; write `\\?` for the character",
            start..self.position + 1,
        )
    }
}
