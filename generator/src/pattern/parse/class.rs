//! Character classes: `[a-z]`, `[^\s]`, `[]`, `[^]`.

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

use super::super::Fault;
use super::super::code_points;
use super::Parser;
use super::escape::Escaped;

impl Parser<'_> {
    /// What follows a `[` at `start`.
    pub(super) fn class(&mut self, start: usize) -> Result<ClassUnicode, Fault> {
        let negated = self.eat('^');
        let mut members = Vec::new();
        while !self.eat(']') {
            self.class_member(start, &mut members)?;
        }
        let members = ClassUnicode::new(members);
        Ok(if negated { code_points::negated(members) } else { members })
    }

    fn class_member(&mut self, class: usize, members: &mut Vec<ClassUnicodeRange>) -> Result<(), Fault> {
        let start = self.position;
        let first = self.class_atom(class)?;
        let rest = self.rest();
        if !rest.starts_with('-') || rest.starts_with("-]") {
            members.extend(set_of(&first).iter());
            return Ok(());
        }
        self.position += 1;
        let last = self.class_atom(class)?;
        let written = || self.text(start..self.position);
        match (&first, &last) {
            (Escaped::Point(first), Escaped::Point(last)) if first <= last => {
                members.extend(code_points::between(*first, *last).iter());
            }
            (Escaped::Point(_), Escaped::Point(_)) => {
                return self.invalid(format!("the range `{}` runs backwards", written()), start..self.position);
            }
            (Escaped::Set(_), Escaped::Point(_) | Escaped::Set(_)) | (Escaped::Point(_), Escaped::Set(_)) => {
                let message = format!("`{}` is no range; write `\\-` for the character", written());
                self.lenient(message, start);
                for part in [first, last, Escaped::Point(u32::from('-'))] {
                    members.extend(set_of(&part).iter());
                }
            }
        }
        Ok(())
    }

    fn class_atom(&mut self, class: usize) -> Result<Escaped, Fault> {
        let start = self.position;
        let Some(character) = self.peek() else {
            return self.invalid("this `[` is never closed; write `\\[` for the character", class..class + 1);
        };
        self.advance(character);
        if character != '\\' {
            return Ok(Escaped::Point(u32::from(character)));
        }
        match self.peek() {
            Some('b') => {
                self.position += 1;
                Ok(Escaped::Point(0x08))
            }
            Some('-') => {
                self.position += 1;
                Ok(Escaped::Point(u32::from('-')))
            }
            Some(_) | None => self.escape(start),
        }
    }
}

fn set_of(member: &Escaped) -> ClassUnicode {
    match member {
        Escaped::Point(point) => code_points::between(*point, *point),
        Escaped::Set(class) => class.clone(),
    }
}
