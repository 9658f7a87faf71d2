//! The grammar of ECMA-262 patterns with the `u` flag: text in, tree out.
//!
//! Specifications are written without that flag in mind. A spelling that only Annex B allows is understood where every
//! engine agrees on its meaning, and reported as a [`Leniency`]; otherwise it is invalid.

mod class;
mod escape;
mod group;

use std::collections::BTreeMap;
use std::ops::Range;

use regex_syntax::hir::ClassUnicode;

use super::code_points;
use super::syntax::{Node, Set, SetId, Times};
use super::{Fault, Leniency};

/// Deeper nesting is refused, so that recursion over the tree stays harmless. Real patterns stay below 20.
const DEPTH_MAX: usize = 100;

/// Longer patterns are refused, so that looking ahead for a closing brace costs nothing that matters.
const BYTES_MAX: usize = 32_768;

/// The most ranges of characters in all classes together: `\p{L}` has almost 700.
const RANGES_MAX: usize = 500_000;

/// What there is to know about a pattern's text.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) node: Node,
    /// The sets of characters of the tree, by their numbers.
    pub(super) sets: Vec<Set>,
    /// The set of all characters.
    pub(super) any: SetId,
    /// The first one.
    pub(super) leniency: Option<Leniency>,
}

/// Parses a pattern.
pub(super) fn parse(source: &str) -> Result<Parsed, Fault> {
    if source.len() > BYTES_MAX {
        return Err(Fault::TooLarge { message: "it is longer than 32,768 bytes" });
    }
    let mut parser = Parser { source, position: 0, depth: 0, leniency: None, sets: Sets::default() };
    let node = parser.choice()?;
    if parser.peek() == Some(')') {
        return parser.invalid("this `)` closes nothing; write `\\)` for the character", parser.ahead(1));
    }
    let any = parser.sets.number(&code_points::any())?;
    Ok(Parsed { node, sets: parser.sets.in_order(), any, leniency: parser.leniency })
}

/// The sets met so far, with their numbers.
#[derive(Default)]
struct Sets {
    numbers: BTreeMap<Set, SetId>,
    ranges: usize,
}

impl Sets {
    fn number(&mut self, class: &ClassUnicode) -> Result<SetId, Fault> {
        let next = SetId(self.numbers.len());
        let set = code_points::ranges(class);
        self.ranges += set.len();
        if self.ranges > RANGES_MAX {
            return Err(Fault::TooLarge { message: "its sets of characters have more than 500,000 ranges" });
        }
        Ok(*self.numbers.entry(set).or_insert(next))
    }

    fn in_order(self) -> Vec<Set> {
        let mut sets: Vec<(Set, SetId)> = self.numbers.into_iter().collect();
        sets.sort_by_key(|(_, number)| *number);
        sets.into_iter().map(|(set, _)| set).collect()
    }
}

struct Parser<'s> {
    source: &'s str,
    position: usize,
    depth: usize,
    leniency: Option<Leniency>,
    sets: Sets,
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
        Ok(match nodes.pop() {
            None => Node::Empty,
            Some(only) if nodes.is_empty() => only,
            last => {
                nodes.extend(last);
                Node::Sequence(nodes)
            }
        })
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
            '[' => {
                let class = self.class(start)?;
                self.set(&class)?
            }
            '.' => self.set(&code_points::dot())?,
            '*' | '+' | '?' => {
                let message =
                    format!("nothing stands before this `{character}`; write `\\{character}` for the character");
                return self.invalid(message, start..self.position);
            }
            '{' => self.lone_brace(start)?,
            ']' | '}' => {
                self.lenient(format!("write `\\{character}`: the `u` flag wants a backslash here"), start);
                self.character(character)?
            }
            other => self.character(other)?,
        };
        Ok(Term::Atom(node))
    }

    fn set(&mut self, class: &ClassUnicode) -> Result<Node, Fault> {
        self.sets.number(class).map(Node::Set)
    }

    fn character(&mut self, character: char) -> Result<Node, Fault> {
        let point = u32::from(character);
        self.set(&code_points::between(point, point))
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
        self.character('{')
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
