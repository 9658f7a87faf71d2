//! Reads JSON (RFC 8259) strictly. State and nesting are data, so that nothing here recurses.

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::document::{Node, Value};
use crate::load::report::{Report, Stop};
use crate::load::syntax::Fault;
use crate::load::tree::{Key, Shape, Tree};
use crate::span::Span;

/// Why there is no tree.
pub(super) enum Failure {
    /// The text is not JSON.
    NotJson(Diagnostic),
    /// A limit; the report has it.
    Stopped(Stop),
}

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Self {
        Self::Stopped(stop)
    }
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    CommaOrEnd,
    Nothing,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    tree: Tree,
    report: &'a mut Report,
}

/// Reads a whole text.
pub(super) fn read(text: &str, report: &mut Report) -> Result<Node, Failure> {
    let mut reader = Reader { text, at: 0, tree: Tree::default(), report };
    let mut expect = Expect::Value;
    loop {
        reader.skip_space();
        let Some(byte) = reader.peek() else { break };
        expect = reader.step(expect, byte)?;
    }
    if expect != Expect::Nothing {
        return Err(reader.ends_early());
    }
    reader.tree.finish().ok_or_else(|| Failure::NotJson(Fault::End.at(report.span(0, 0))))
}

impl Reader<'_> {
    fn step(&mut self, expect: Expect, byte: u8) -> Result<Expect, Failure> {
        match (expect, byte) {
            (Expect::ValueOrEnd, b']') | (Expect::KeyOrEnd, b'}') => self.close(),
            (Expect::CommaOrEnd, b']') if self.tree.innermost() == Some(Shape::Sequence) => self.close(),
            (Expect::CommaOrEnd, b'}') if self.tree.innermost() == Some(Shape::Mapping) => self.close(),
            (Expect::CommaOrEnd, b']' | b'}') => Err(self.fault(Fault::MismatchedBracket)),
            (Expect::CommaOrEnd, b',') => {
                self.at += 1;
                Ok(if self.tree.innermost() == Some(Shape::Mapping) { Expect::Key } else { Expect::Value })
            }
            (Expect::CommaOrEnd, _) => Err(self.fault(Fault::MissingComma)),
            (Expect::Key | Expect::KeyOrEnd, b'"') => self.key(),
            (Expect::Key | Expect::KeyOrEnd, _) => Err(self.fault(Fault::JsonKey)),
            (Expect::Value | Expect::ValueOrEnd, b'[') => self.open(Shape::Sequence),
            (Expect::Value | Expect::ValueOrEnd, b'{') => self.open(Shape::Mapping),
            (Expect::Value | Expect::ValueOrEnd, _) => self.scalar(byte),
            (Expect::Nothing, _) => Err(self.fault(Fault::JsonEnd)),
        }
    }

    fn open(&mut self, shape: Shape) -> Result<Expect, Failure> {
        let place = self.place();
        self.tree.open(shape, Some(place.start), place, self.report)?;
        self.at += 1;
        Ok(match shape {
            Shape::Sequence => Expect::ValueOrEnd,
            Shape::Mapping => Expect::KeyOrEnd,
        })
    }

    fn close(&mut self) -> Result<Expect, Failure> {
        let place = self.place();
        self.at += 1;
        match self.tree.close(Some(place.end), place, self.report)? {
            Some(node) => self.put(node),
            None => Err(self.fault(Fault::StrayBracket)),
        }
    }

    fn put(&mut self, node: Node) -> Result<Expect, Failure> {
        self.tree.place(node, self.report)?;
        Ok(if self.tree.depth() == 0 { Expect::Nothing } else { Expect::CommaOrEnd })
    }

    fn key(&mut self) -> Result<Expect, Failure> {
        let start = self.at;
        let text = self.string()?.into_owned();
        let span = self.span_from(start);
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err(self.fault(Fault::MissingColon));
        }
        self.at += 1;
        self.tree.key(Key::Text(text, span), span);
        Ok(Expect::Value)
    }

    fn scalar(&mut self, byte: u8) -> Result<Expect, Failure> {
        let start = self.at;
        let value = if byte == b'"' {
            Value::String(self.string()?.into_owned())
        } else {
            let rest = self.text.get(self.at..).unwrap_or("");
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')));
            let word = rest.get(..end.unwrap_or(rest.len())).unwrap_or("");
            let value = match word {
                "null" => Value::Null,
                "true" => Value::Boolean(true),
                "false" => Value::Boolean(false),
                _ if is_number(word) => Value::Number(word.to_owned()),
                _ => return Err(self.fault(Fault::JsonValue)),
            };
            self.at += word.len();
            value
        };
        let span = self.span_from(start);
        self.put(Node { span, value })
    }

    /// Reads a string; `at` is its opening quote.
    fn string(&mut self) -> Result<Cow<'_, str>, Failure> {
        let start = self.at + 1;
        let bytes = self.text.as_bytes();
        let mut at = start;
        let mut escaped = None;
        loop {
            match bytes.get(at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped.get_or_insert(at);
                    at += 2;
                }
                Some(byte) if *byte < b' ' => {
                    self.at = at;
                    return Err(self.fault(Fault::JsonControl));
                }
                Some(_) => at += 1,
                None => return Err(self.fault(Fault::UnclosedQuote)),
            }
        }
        self.at = at + 1;
        let raw = self.text.get(start..at).unwrap_or("");
        let Some(first) = escaped else { return Ok(Cow::Borrowed(raw)) };
        match unescape(raw, first - start) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err(offset) => {
                self.at = start + offset;
                Err(self.fault(Fault::Escape))
            }
        }
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The character at the current place.
    fn place(&self) -> Span {
        let length = self.text.get(self.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        self.report.span(offset(self.at), offset(self.at + length))
    }

    fn span_from(&self, start: usize) -> Span {
        self.report.span(offset(start), offset(self.at))
    }

    fn fault(&self, fault: Fault) -> Failure {
        Failure::NotJson(fault.at(self.place()))
    }

    fn ends_early(&self) -> Failure {
        Failure::NotJson(match self.tree.innermost_bracket() {
            Some(bracket) => Fault::UnclosedBracket.at(self.report.span(bracket, bracket + 1)),
            None => Fault::End.at(self.place()),
        })
    }
}

/// Offsets fit: the length of the file was checked.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// RFC 8259, section 6.
fn is_number(word: &str) -> bool {
    let magnitude = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match magnitude.find(['e', 'E']) {
        Some(at) => (magnitude.get(..at).unwrap_or(""), magnitude.get(at + 1..)),
        None => (magnitude, None),
    };
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(whole, rest)| (whole, Some(rest)));
    let power = exponent.map(|power| power.strip_prefix(['+', '-']).unwrap_or(power));
    are_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(are_digits)
        && power.is_none_or(are_digits)
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Resolves the escapes of RFC 8259, section 7; `first` is the offset of the first. The error is the offset of one that
/// does not exist.
fn unescape(raw: &str, first: usize) -> Result<String, usize> {
    let mut text = String::with_capacity(raw.len());
    let mut at = 0;
    let mut next = Some(first);
    while let Some(backslash) = next {
        text.push_str(raw.get(at..backslash).unwrap_or(""));
        let (character, length) = escape(raw.get(backslash..).unwrap_or("")).ok_or(backslash)?;
        text.push(character);
        at = backslash + length;
        next = raw.get(at..).and_then(|rest| rest.find('\\')).map(|found| at + found);
    }
    text.push_str(raw.get(at..).unwrap_or(""));
    Ok(text)
}

/// The character that an escape stands for, and the escape's length.
fn escape(rest: &str) -> Option<(char, usize)> {
    let character = match rest.as_bytes().get(1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return code_point(rest),
        _ => return None,
    };
    Some((character, 2))
}

fn code_point(rest: &str) -> Option<(char, usize)> {
    let high = unit(rest)?;
    if !(0xD800..0xDC00).contains(&high) {
        return Some((char::from_u32(high)?, 6));
    }
    let low = unit(rest.get(6..)?).filter(|low| (0xDC00..0xE000).contains(low))?;
    Some((char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))?, 12))
}

fn unit(rest: &str) -> Option<u32> {
    let digits = rest.strip_prefix("\\u")?.get(..4)?;
    let is_hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hexadecimal { u32::from_str_radix(digits, 16).ok() } else { None }
}
