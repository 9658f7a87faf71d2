//! The sets of code points that ECMA-262 names. Surrogates are left out: no `str` contains one.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

use super::syntax::Set;

/// `\d`: ASCII digits.
pub(super) fn digits() -> ClassUnicode {
    set(&[('0', '9')])
}

/// `\w`: ASCII letters, digits and the underscore.
pub(super) fn word_characters() -> ClassUnicode {
    set(&[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')])
}

/// `\s`: `WhiteSpace` and `LineTerminator` of ECMA-262, that is with U+FEFF and without U+0085.
pub(super) fn white_space() -> ClassUnicode {
    set(&[
        ('\t', '\r'),
        (' ', ' '),
        ('\u{a0}', '\u{a0}'),
        ('\u{1680}', '\u{1680}'),
        ('\u{2000}', '\u{200a}'),
        ('\u{2028}', '\u{2029}'),
        ('\u{202f}', '\u{202f}'),
        ('\u{205f}', '\u{205f}'),
        ('\u{3000}', '\u{3000}'),
        ('\u{feff}', '\u{feff}'),
    ])
}

/// `.`: everything but line terminators.
pub(super) fn dot() -> ClassUnicode {
    negated(set(&[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')]))
}

/// Every character.
pub(super) fn any() -> ClassUnicode {
    set(&[('\0', char::MAX)])
}

/// The characters that a set leaves out.
pub(super) fn negated(mut class: ClassUnicode) -> ClassUnicode {
    class.negate();
    class
}

/// The ranges of a set.
pub(super) fn ranges(class: &ClassUnicode) -> Set {
    class.iter().map(|range| (range.start(), range.end())).collect()
}

/// The characters between two code points, both included, without surrogates.
pub(super) fn between(first: u32, last: u32) -> ClassUnicode {
    let below = (first, last.min(0xd7ff));
    let above = (first.max(0xe000), last);
    let ranges = [below, above]
        .into_iter()
        .filter(|(first, last)| first <= last)
        .filter_map(|(first, last)| Some(ClassUnicodeRange::new(char::from_u32(first)?, char::from_u32(last)?)));
    ClassUnicode::new(ranges)
}

/// What became of a property name.
pub(super) enum Property {
    Known(ClassUnicode),
    /// ECMA-262 wants `Script=` before it.
    BareScript,
    Unknown,
}

/// The set of `\p{expression}`.
pub(super) fn property(expression: &str) -> Property {
    let known = |name: &str| unicode_class(name).map(Property::Known);
    match expression.split_once('=') {
        Some(("General_Category" | "gc", value)) => known(&format!("gc={value}")),
        Some(("Script" | "sc", value)) => known(&format!("sc={value}")),
        Some(("Script_Extensions" | "scx", value)) => known(&format!("scx={value}")),
        Some(_) => None,
        None => known(&format!("gc={expression}")).or_else(|| match unicode_class(&format!("sc={expression}")) {
            Some(_) => Some(Property::BareScript),
            None => known(expression),
        }),
    }
    .unwrap_or(Property::Unknown)
}

fn unicode_class(name: &str) -> Option<ClassUnicode> {
    // The name goes into a pattern of another syntax: only letters that mean nothing there may pass.
    let harmless = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '=');
    if !name.chars().all(harmless) {
        return None;
    }
    let hir = regex_syntax::Parser::new().parse(&format!(r"\p{{{name}}}")).ok()?;
    match hir.into_kind() {
        HirKind::Class(Class::Unicode(class)) => Some(class),
        HirKind::Literal(literal) => {
            let only = std::str::from_utf8(&literal.0).ok()?.chars().next()?;
            Some(set(&[(only, only)]))
        }
        HirKind::Empty
        | HirKind::Class(Class::Bytes(_))
        | HirKind::Look(_)
        | HirKind::Repetition(_)
        | HirKind::Capture(_)
        | HirKind::Concat(_)
        | HirKind::Alternation(_) => None,
    }
}

fn set(ranges: &[(char, char)]) -> ClassUnicode {
    ClassUnicode::new(ranges.iter().map(|&(first, last)| ClassUnicodeRange::new(first, last)))
}
