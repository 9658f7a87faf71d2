//! The grammar of ECMA-262 patterns with the `u` flag: text in, tree out.
//!
//! Specifications are written without that flag in mind. A spelling that only Annex B allows is understood where every
//! engine agrees on its meaning, and reported as a [`Leniency`]; otherwise it is invalid.

mod class;
mod escape;
mod group;

use std::ops::Range;

use super::code_points;
use super::syntax::{Node, Times};
use super::{Fault, Leniency};

/// Deeper nesting is refused, so that recursion over the tree stays harmless. Real patterns stay below 20.
const DEPTH_MAX: usize = 100;

/// Longer patterns are refused, so that looking ahead for a closing brace costs nothing that matters.
const BYTES_MAX: usize = 32_768;

/// What there is to know about a pattern's text.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) node: Node,
    /// The first one.
    pub(super) leniency: Option<Leniency>,
}

/// Parses a pattern.
pub(super) fn parse(source: &str) -> Result<Parsed, Fault> {
    if source.len() > BYTES_MAX {
        return Err(Fault::TooLarge { message: "it is longer than 32,768 bytes" });
    }
    let mut parser = Parser { source, position: 0, depth: 0, leniency: None };
    let node = parser.choice()?;
    if parser.peek() == Some(')') {
        return parser.invalid("this `)` closes nothing; write `\\)` for the character", parser.ahead(1));
    }
    Ok(Parsed { node, leniency: parser.leniency })
}

struct Parser<'s> {
    source: &'s str,
    position: usize,
    depth: usize,
    leniency: Option<Leniency>,
}

/// What may stand before a quantifier, and what may not.
enum Term {
    Atom(Node),
    Assertion(Node),
}

impl<'s> Parser<'s> {
    fn choice(&mut self) -> Result<Node, Fault> {
        let mut branches = vec![self.sequence()?];
        while self.eat('|') {
            branches.push(self.sequence()?);
        }
        Ok(match branches.pop() {
            Some(only) if branches.is_empty() => only,
            last => {
                branches.extend(last);
                Node::Choice(branches)
            }
        })
    }

    fn sequence(&mut self) -> Result<Node, Fault> {
        let mut nodes = Vec::new();
        while let Some(character) = self.peek() {
            if matches!(character, '|' | ')') {
                break;
            }
            nodes.push(self.quantified(character)?);
        }
        Ok(if nodes.is_empty() { Node::Empty } else { Node::Sequence(nodes) })
    }

    fn quantified(&mut self, character: char) -> Result<Node, Fault> {
        let start = self.position;
        let term = self.term(character)?;
        let quantifier = self.position;
        let Some(times) = self.quantifier()? else {
            return Ok(match term {
                Term::Atom(node) | Term::Assertion(node) => node,
            });
        };
        match term {
            Term::Atom(node) => Ok(node.repeated(times)),
            Term::Assertion(_) => {
                let assertion = self.text(start..quantifier);
                let message = format!("`{assertion}` is a condition on a position and cannot be repeated");
                self.invalid(message, quantifier..self.position)
            }
        }
    }

    fn term(&mut self, character: char) -> Result<Term, Fault> {
        let start = self.position;
        self.advance(character);
        let node = match character {
            '^' => return Ok(Term::Assertion(Node::Start)),
            '$' => return Ok(Term::Assertion(Node::End)),
            '(' => return self.group(start),
            '\\' => return self.escaped_term(start),
            '[' => Node::Class(self.class(start)?),
            '.' => Node::Class(code_points::dot()),
            '*' | '+' | '?' => {
                let message =
                    format!("nothing stands before this `{character}`; write `\\{character}` for the character");
                return self.invalid(message, start..self.position);
            }
            '{' => self.lone_brace(start)?,
            ']' | '}' => {
                self.lenient(format!("write `\\{character}`: the `u` flag wants a backslash here"), start);
                Node::Literal(character)
            }
            other => Node::Literal(other),
        };
        Ok(Term::Atom(node))
    }

    /// A `{` that starts no quantifier: a character for Annex B, unless it looks like a quantifier elsewhere.
    fn lone_brace(&mut self, start: usize) -> Result<Node, Fault> {
        let rest = self.rest();
        let counts = rest.find('}').and_then(|end| rest.get(..end)).unwrap_or_default();
        let countlike = !counts.is_empty()
            && counts.chars().all(|character| character.is_ascii_digit() || ",; ".contains(character));
        if countlike {
            let whole = start..self.position + counts.len() + 1;
            let message = match counts.strip_prefix(',') {
                Some(most) => format!("`{{,{most}}}` is no quantifier in ECMA-262; write `{{0,{most}}}`"),
                None => format!("`{}` repeats nothing here; write `\\{{` for the character", self.text(whole.clone())),
            };
            return self.invalid(message, whole);
        }
        self.lenient("write `\\{`: the `u` flag wants a backslash here".to_owned(), start);
        Ok(Node::Literal('{'))
    }

    fn quantifier(&mut self) -> Result<Option<Times>, Fault> {
        let start = self.position;
        let times = match self.peek() {
            Some('*') => Times { least: 0, most: None },
            Some('+') => Times { least: 1, most: None },
            Some('?') => Times { least: 0, most: Some(1) },
            Some('{') => {
                let Some((times, length)) = counts(self.rest()) else { return Ok(None) };
                self.position += length;
                if times.most.is_some_and(|most| most < times.least) {
                    let message = format!("`{}` counts backwards", self.text(start..self.position));
                    return self.invalid(message, start..self.position);
                }
                self.eat('?');
                return Ok(Some(times));
            }
            Some(_) | None => return Ok(None),
        };
        self.position += 1;
        self.eat('?'); // Laziness decides which match is found, not whether.
        Ok(Some(times))
    }

    fn rest(&self) -> &'s str {
        self.source.get(self.position..).unwrap_or_default()
    }

    fn text(&self, range: Range<usize>) -> &'s str {
        self.source.get(range).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn advance(&mut self, character: char) {
        self.position += character.len_utf8();
    }

    fn eat(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        if found {
            self.advance(expected);
        }
        found
    }

    /// The range of the next `length` bytes.
    fn ahead(&self, length: usize) -> Range<usize> {
        self.position..self.position + length
    }

    fn lenient(&mut self, message: String, start: usize) {
        let range = start..self.position;
        self.leniency.get_or_insert(Leniency { message, range });
    }

    #[expect(clippy::unused_self, reason = "reads as a verdict of the parser")]
    fn invalid<T>(&self, message: impl Into<String>, range: Range<usize>) -> Result<T, Fault> {
        Err(Fault::Invalid { message: message.into(), range })
    }
}

/// `{n}`, `{n,}` or `{n,m}` at the start of the text, with its length.
fn counts(text: &str) -> Option<(Times, usize)> {
    let (inside, _) = text.strip_prefix('{')?.split_once('}')?;
    let (least, most) = match inside.split_once(',') {
        None => (count(inside)?, Some(count(inside)?)),
        Some((least, "")) => (count(least)?, None),
        Some((least, most)) => (count(least)?, Some(count(most)?)),
    };
    Some((Times { least, most }, inside.len() + 2))
}

/// Digits as a number; what is too large for any automaton stays too large.
fn count(digits: &str) -> Option<u32> {
    let legal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    legal.then(|| digits.parse().unwrap_or(u32::MAX))
}
