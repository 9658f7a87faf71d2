//! Classes of characters as functions from a byte to a verdict, shared by the patterns of a module.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::emit::docs;
use crate::ir::{Beyond, Class, PatternTable};

/// Classes that have a name of their own, by their ranges.
const KNOWN: &[(&str, &[(u8, u8)])] = &[
    ("digit", &[(b'0', b'9')]),
    ("upper", &[(b'A', b'Z')]),
    ("lower", &[(b'a', b'z')]),
    ("letter", &[(b'A', b'Z'), (b'a', b'z')]),
    ("alphanumeric", &[(b'0', b'9'), (b'A', b'Z'), (b'a', b'z')]),
    ("upper_or_digit", &[(b'0', b'9'), (b'A', b'Z')]),
    ("lower_or_digit", &[(b'0', b'9'), (b'a', b'z')]),
    ("word", &[(b'0', b'9'), (b'A', b'Z'), (b'_', b'_'), (b'a', b'z')]),
    ("hex_digit", &[(b'0', b'9'), (b'A', b'F'), (b'a', b'f')]),
    ("lower_hex_digit", &[(b'0', b'9'), (b'a', b'f')]),
    ("printable", &[(b' ', b'~')]),
];

/// The functions of the classes that are asked for, in the order of the questions.
pub(super) struct Classes {
    taken: BTreeSet<String>,
    names: BTreeMap<Class, Ident>,
    order: Vec<Class>,
}

impl Classes {
    /// No class takes the name of a pattern's function.
    pub(super) fn new(patterns: &[PatternTable]) -> Self {
        let functions = patterns.iter().filter_map(|pattern| pattern.matcher.as_ref());
        let taken = functions.map(|matcher| matcher.function.as_str().to_owned()).collect();
        Self { taken, names: BTreeMap::new(), order: Vec::new() }
    }

    /// The name of the class's function.
    pub(super) fn function(&mut self, class: Class) -> Ident {
        if let Some(name) = self.names.get(&class) {
            return name.clone();
        }
        let ranges = class.ranges();
        let known = KNOWN.iter().find(|(_, known)| class.is_ascii() && *known == ranges);
        let mut name = known.map_or_else(|| format!("class_{}", self.order.len() + 1), |(name, _)| (*name).to_owned());
        while !self.taken.insert(name.clone()) {
            name.push('_');
        }
        let name = format_ident!("{name}");
        self.names.insert(class, name.clone());
        self.order.push(class);
        name
    }

    /// The functions.
    pub(super) fn items(&self) -> Vec<TokenStream> {
        let named = self.order.iter().filter_map(|class| Some((*class, self.names.get(class)?)));
        named.map(|(class, name)| item(class, name)).collect()
    }
}

fn item(class: Class, name: &Ident) -> TokenStream {
    let docs = docs::own_words(&[&format!("Whether the byte is one of {}.", docs::code(&shown(class)))]);
    let member = |byte: u8| if byte.is_ascii() { class.ascii >> byte & 1 == 1 } else { !class.is_ascii() };
    let inside = ranges(&member);
    let outside = ranges(&|byte| !member(byte));
    let test = |ranges: Vec<(u8, u8)>| {
        let tests = ranges.into_iter().map(|(first, last)| {
            let (first, last) = (byte(first), byte(last));
            quote! { runtime::pattern::within(byte, #first, #last) }
        });
        quote! { #(#tests)|* }
    };
    let body = if outside.len() < inside.len() {
        let test = test(outside);
        quote! { !(#test) }
    } else {
        test(inside)
    };
    quote! {
        #docs
        const fn #name(byte: u8) -> bool {
            #body
        }
    }
}

/// The bytes of a kind. Those of a character beyond ASCII are above U+007F.
fn ranges(member: &dyn Fn(u8) -> bool) -> Vec<(u8, u8)> {
    let mut ranges: Vec<(u8, u8)> = Vec::new();
    for byte in (0..=u8::MAX).filter(|byte| member(*byte)) {
        match ranges.last_mut() {
            Some((_, last)) if *last == byte.wrapping_sub(1) => *last = byte,
            Some(_) | None => ranges.push((byte, byte)),
        }
    }
    ranges
}

/// The class as it could stand between brackets.
pub(super) fn shown(class: Class) -> String {
    let outside = Class { ascii: !class.ascii, beyond: Beyond::Nothing };
    let text = |class: Class| -> String {
        let range = |(first, last): (u8, u8)| match last - first {
            0 => visible(first),
            1 => visible(first) + &visible(last),
            _ => format!("{}-{}", visible(first), visible(last)),
        };
        class.ranges().into_iter().map(range).collect()
    };
    match class.beyond {
        Beyond::Nothing => text(class),
        Beyond::Everything => format!("^{}", text(outside)),
        Beyond::NoSeparators => format!("^{}\\u2028\\u2029", text(outside)),
    }
}

/// An ASCII character as a reader recognises it.
pub(super) fn visible(byte: u8) -> String {
    match byte {
        b'\\' | b'-' | b'^' | b']' => format!("\\{}", char::from(byte)),
        b'\'' | b'"' => char::from(byte).to_string(),
        other => other.escape_ascii().to_string(),
    }
}

/// The byte as a literal.
pub(super) fn byte(byte: u8) -> TokenStream {
    if byte.is_ascii() {
        let literal = Literal::byte_character(byte);
        return quote! { #literal };
    }
    let literal = Literal::u8_unsuffixed(byte);
    quote! { #literal }
}

/// The class as a pattern of Rust.
pub(super) fn pattern(class: Class) -> TokenStream {
    let ranges = class.ranges().into_iter().map(|(first, last)| {
        let (start, end) = (byte(first), byte(last));
        if first == last {
            quote! { #start }
        } else {
            quote! { #start..=#end }
        }
    });
    quote! { #(#ranges)|* }
}
