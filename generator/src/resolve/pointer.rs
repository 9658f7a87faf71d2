//! JSON pointers: from the text of a fragment to a place in the document.

use std::collections::BTreeMap;

use super::{
    address,
    place::{Place, ResourceId, push_token},
};
use crate::document::{Entry, Mapping, Value};

/// The tokens of a JSON pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pointer {
    tokens: Vec<String>,
}

impl Pointer {
    /// From the text behind `#`, percent-decoded: `/components/schemas/A`. `None` where it is not a JSON pointer.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let tokens = text.strip_prefix('/')?.split('/').map(unescaped).collect::<Option<_>>()?;
        Some(Self { tokens })
    }

    pub(super) fn tokens(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(String::as_str)
    }

    /// `schemas`, where this is `/components/schemas/NAME`.
    pub(super) fn component_section(&self) -> Option<&str> {
        let mut tokens = self.tokens();
        let (top, section, name, more) = (tokens.next()?, tokens.next()?, tokens.next(), tokens.next());
        (top == "components" && name.is_some() && more.is_none()).then_some(section)
    }
}

/// `~1` is `/` and `~0` is `~` (RFC 6901, section 4); any other `~` is a fault.
fn unescaped(token: &str) -> Option<String> {
    if !token.contains('~') {
        return Some(token.to_owned());
    }
    let mut pieces = token.split('~');
    let mut text = pieces.next()?.to_owned();
    for piece in pieces {
        let (character, rest) = match piece.strip_prefix('1') {
            Some(rest) => ('/', rest),
            None => ('~', piece.strip_prefix('0')?),
        };
        text.push(character);
        text.push_str(rest);
    }
    Some(text)
}

/// Text with its `%XX` decoded; `None` where one is cut short or the bytes are not UTF-8.
pub(super) fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (hex(rest.next()?)?, hex(rest.next()?)?);
            bytes.push(high * 16 + low);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Sorted keys of the large mappings that pointers have led through, so that a lookup is not a scan.
#[derive(Debug, Default)]
pub(super) struct Index<'d> {
    // By address: a mapping is identified by where it lies; nothing is ever listed in this order.
    mappings: BTreeMap<usize, BTreeMap<&'d str, &'d Entry>>,
}

/// Below this, a scan is as fast.
const SMALL: usize = 16;

impl<'d> Index<'d> {
    fn entry(&mut self, mapping: &'d Mapping, key: &str) -> Option<&'d Entry> {
        if mapping.entries.len() < SMALL {
            return mapping.entry(key);
        }
        let address = std::ptr::from_ref(mapping).addr();
        let keys = self.mappings.entry(address).or_insert_with(|| {
            // Reversed, so that the first of equal keys stays, as it does in `Mapping::entry`.
            mapping.entries.iter().rev().map(|entry| (entry.key.as_str(), entry)).collect()
        });
        keys.get(key).copied()
    }

    /// The place that a pointer leads to from another one, or how far it leads. `roots` are the nodes at which other
    /// resources begin.
    pub(super) fn find(
        &mut self,
        from: Place<'d>,
        pointer: &Pointer,
        roots: &BTreeMap<usize, ResourceId>,
    ) -> Result<Place<'d>, DeadEnd<'d>> {
        let mut place = from;
        for token in &pointer.tokens {
            let next = match &place.node.value {
                Value::Mapping(mapping) => self.entry(mapping, token).map(|entry| &entry.value),
                Value::Sequence(items) => position(token).and_then(|index| items.get(index)),
                Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => None,
            };
            let Some(node) = next else { return Err(DeadEnd { reached: place, token: token.clone() }) };
            place.node = node;
            push_token(&mut place.pointer, token);
            place.resource = roots.get(&address(node)).copied().unwrap_or(place.resource);
        }
        Ok(place)
    }
}

/// Where a pointer cannot go on.
#[derive(Debug)]
pub(super) struct DeadEnd<'d> {
    /// The last place that exists.
    pub(super) reached: Place<'d>,
    /// What it does not have.
    pub(super) token: String,
}

/// An index as RFC 6901 writes it: no sign, no leading zero.
fn position(token: &str) -> Option<usize> {
    let canonical = token == "0" || (!token.starts_with('0') && token.bytes().all(|byte| byte.is_ascii_digit()));
    canonical.then(|| token.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Pointer, percent_decoded};

    #[test]
    fn tokens_are_unescaped() {
        let tokens = |text| Pointer::parse(text).map(|it| it.tokens);
        assert_eq!(tokens("/a~1b/~01/"), Some(vec!["a/b".to_owned(), "~1".to_owned(), String::new()]));
        assert_eq!(tokens("a"), None);
        assert_eq!(tokens("/a~2"), None);
        assert_eq!(tokens("/a~"), None);
    }

    #[test]
    fn percent_encoding_is_decoded() {
        assert_eq!(percent_decoded("a%20b%C3%A9").as_deref(), Some("a bé"));
        assert_eq!(percent_decoded("%2"), None);
        assert_eq!(percent_decoded("%zz"), None);
        assert_eq!(percent_decoded("%ff"), None);
    }
}
