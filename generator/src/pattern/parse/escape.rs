//! What follows a backslash.

use regex_syntax::hir::ClassUnicode;

use super::super::Fault;
use super::super::code_points::{self, Property};
use super::super::syntax::Node;
use super::{Parser, Term};

/// What an escape stands for, inside a class and outside.
pub(super) enum Escaped {
    /// A code point, perhaps a lone surrogate.
    Point(u32),
    Set(ClassUnicode),
}

impl Parser<'_> {
    /// An escape outside classes; the backslash is at `start`.
    pub(super) fn escaped_term(&mut self, start: usize) -> Result<Term, Fault> {
        match self.peek() {
            Some('b') => {
                self.position += 1;
                Ok(Term::Assertion(Node::WordBoundary))
            }
            Some('B') => {
                self.position += 1;
                Ok(Term::Assertion(Node::NotWordBoundary))
            }
            Some('1'..='9') => self.back_reference(start).map(Term::Atom),
            Some('k') => Err(Fault::Unsupported { what: "a back-reference", range: start..self.position + 1 }),
            Some(_) | None => {
                let class = match self.escape(start)? {
                    Escaped::Point(point) => code_points::between(point, point),
                    Escaped::Set(class) => class,
                };
                self.set(&class).map(Term::Atom)
            }
        }
    }

    fn back_reference(&mut self, start: usize) -> Result<Node, Fault> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let range = start..self.position + digits;
        let number = self.text(self.position..range.end);
        if number.parse::<usize>().is_ok_and(|number| number <= group_count(self.source)) {
            return Err(Fault::Unsupported { what: "a back-reference", range });
        }
        self.invalid(format!("there is no group {number} to refer to, and ECMA-262 has no octal escapes"), range)
    }

    /// An escape that classes know too; the backslash at `start` has been read.
    pub(super) fn escape(&mut self, start: usize) -> Result<Escaped, Fault> {
        let Some(character) = self.peek() else {
            return self.invalid(
                "the pattern ends in the middle of an escape; write `\\\\` for a backslash",
                start..start + 1,
            );
        };
        self.advance(character);
        let point = match character {
            'd' => return Ok(Escaped::Set(code_points::digits())),
            'D' => return Ok(Escaped::Set(code_points::negated(code_points::digits()))),
            'w' => return Ok(Escaped::Set(code_points::word_characters())),
            'W' => return Ok(Escaped::Set(code_points::negated(code_points::word_characters()))),
            's' => return Ok(Escaped::Set(code_points::white_space())),
            'S' => return Ok(Escaped::Set(code_points::negated(code_points::white_space()))),
            'p' => return self.property(start).map(Escaped::Set),
            'P' => return self.property(start).map(|class| Escaped::Set(code_points::negated(class))),
            't' => 0x09,
            'n' => 0x0a,
            'v' => 0x0b,
            'f' => 0x0c,
            'r' => 0x0d,
            'c' => self.control(start)?,
            '0' => self.nul(start)?,
            'x' => self.hexadecimal(start, 2)?,
            'u' => self.unicode(start)?,
            other => self.identity(other, start)?,
        };
        Ok(Escaped::Point(point))
    }

    fn control(&mut self, start: usize) -> Result<u32, Fault> {
        match self.peek() {
            Some(letter) if letter.is_ascii_alphabetic() => {
                self.position += 1;
                Ok(u32::from(letter) % 32)
            }
            Some(_) | None => self.invalid("`\\c` wants a letter, as in `\\cJ`", start..self.position),
        }
    }

    fn nul(&mut self, start: usize) -> Result<u32, Fault> {
        if self.peek().is_some_and(|next| next.is_ascii_digit()) {
            return self.invalid(
                "ECMA-262 has no octal escapes; write `\\x00` followed by the digit",
                start..self.position + 1,
            );
        }
        Ok(0)
    }

    fn hexadecimal(&mut self, start: usize, length: usize) -> Result<u32, Fault> {
        let digits = self.rest().get(..length).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let Some(value) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            let message = format!("`{}` wants {length} hexadecimal digits", self.text(start..self.position));
            return self.invalid(message, start..self.position);
        };
        self.position += length;
        Ok(value)
    }

    fn unicode(&mut self, start: usize) -> Result<u32, Fault> {
        if self.eat('{') {
            return self.braced(start);
        }
        let unit = self.hexadecimal(start, 4)?;
        if !(0xd800..0xdc00).contains(&unit) || !self.rest().starts_with("\\u") {
            return Ok(unit);
        }
        // A leading surrogate takes the trailing one that follows it; anything else is left for the next term.
        let between = self.position;
        self.position += 2;
        if let Ok(trail @ 0xdc00..=0xdfff) = self.hexadecimal(between, 4) {
            return Ok(0x1_0000 + ((unit - 0xd800) << 10) + (trail - 0xdc00));
        }
        self.position = between;
        Ok(unit)
    }

    fn braced(&mut self, start: usize) -> Result<u32, Fault> {
        let inside = self.rest().split_once('}').map(|(inside, _)| inside);
        let digits = inside.filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let Some(digits) = digits else {
            return self.invalid("`\\u{` wants hexadecimal digits and a `}`", start..self.position);
        };
        self.position += digits.len() + 1;
        match u32::from_str_radix(digits, 16) {
            Ok(point @ 0..=0x10_ffff) => Ok(point),
            Ok(_) | Err(_) => self.invalid("no code point lies above U+10FFFF", start..self.position),
        }
    }

    fn property(&mut self, start: usize) -> Result<ClassUnicode, Fault> {
        let inside = self.rest().strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(inside, _)| inside);
        let Some(expression) = inside else {
            let message = "a property is written in braces, as in `\\p{L}`";
            return self.invalid(message, start..self.position);
        };
        self.position += expression.len() + 2;
        match code_points::property(expression) {
            Property::Known(class) => Ok(class),
            Property::BareScript => {
                let message = format!("ECMA-262 writes a script as `\\p{{Script={expression}}}`");
                self.invalid(message, start..self.position)
            }
            Property::Unknown => self.invalid(
                format!("`{expression}` is no property of characters that is known here"),
                start..self.position,
            ),
        }
    }

    fn identity(&mut self, character: char, start: usize) -> Result<u32, Fault> {
        if character.is_alphanumeric() {
            let message = format!("`\\{character}` means nothing in ECMA-262, and different things elsewhere");
            return self.invalid(message, start..self.position);
        }
        if !"^$\\.*+?()[]{}|/".contains(character) {
            self.lenient(format!("write `{character}`: the `u` flag allows no backslash before it"), start);
        }
        Ok(u32::from(character))
    }
}

/// How many capturing groups the whole pattern has: a reference may point forwards.
fn group_count(source: &str) -> usize {
    let mut count = 0;
    let mut in_class = false;
    let mut rest = source;
    while let Some(character) = rest.chars().next() {
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
        match character {
            '\\' => rest = rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default(),
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let named = rest.starts_with("?<") && !rest.starts_with("?<=") && !rest.starts_with("?<!");
                count += usize::from(named || !rest.starts_with('?'));
            }
            _ => {}
        }
    }
    count
}
