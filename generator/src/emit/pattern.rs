//! Compiled patterns: the function or the table that decides one, as lines that a reviewer can follow.
//!
//! The tables are laid out here and not by `format`, which would give every number a line of its own.

mod class;
mod matcher;
mod part;
mod words;

use proc_macro2::TokenStream;

use super::docs::visible;
use super::paths::Home;
use crate::ir::{ACCEPT, PatternTable, REFUSE};

/// How many ranges stand in a line.
const RANGES_IN_LINE: usize = 6;

/// Of what only samples are made from.
const SAMPLED: &str = "#[cfg(feature = \"sample\")]\n";
const NOT_SAMPLED: &str = "#[cfg(not(feature = \"sample\"))]\n";

/// The functions of patterns that have some, and those of the classes of characters that they tell apart.
pub(super) fn matchers(patterns: &[PatternTable]) -> Vec<TokenStream> {
    matcher::items(patterns)
}

/// Names for the entries that end the reading, as far as some table has them.
pub(super) fn constants(patterns: &[PatternTable], home: Home) -> Option<String> {
    let constant = |entry: u16, name: &str, path: &str| {
        let mut users = patterns.iter().filter(|pattern| pattern.transitions.contains(&entry)).peekable();
        users.peek()?;
        let attribute = if users.all(|pattern| is_only_sampled(pattern, home)) { SAMPLED } else { "" };
        Some(format!("{attribute}const {name}: u16 = runtime::pattern::Table::{path};\n"))
    };
    let names = [constant(REFUSE, "D", "REFUSE"), constant(ACCEPT, "E", "ACCEPT")];
    let names: String = names.into_iter().flatten().collect();
    (!patterns.is_empty()).then(|| {
        format!(
            "// Tables of patterns: a row for each state, an entry for each class of characters. An entry is the next state, or\n\
             // `D` (refused, whatever follows) or `E` (accepted, whatever follows). Characters in no range are of class 0.\n\
             {names}"
        )
    })
}

/// Whether the table can be left out where no samples are made: compilers take long to lay tables out.
fn is_only_sampled(pattern: &PatternTable, home: Home) -> bool {
    pattern.matcher.is_some() && home.has_features()
}

/// The statics in `rules.rs`. Apart from the names, which are identifiers, and the escaped source they are numbers only.
pub(super) fn table(pattern: &PatternTable, home: Home) -> String {
    let PatternTable { name, table_name, source, class_count, start, accepting_from, lengths, .. } = pattern;
    let code = match &pattern.matcher {
        Some(matcher) => format!("Some({})", matcher.function),
        None => "None".to_owned(),
    };
    let (attribute, table) = match &pattern.matcher {
        Some(_) if is_only_sampled(pattern, home) => {
            (SAMPLED, format!("{SAMPLED}    table: Some(&{table_name}),\n    {NOT_SAMPLED}    table: None"))
        }
        Some(_) => ("", format!("table: runtime::Pattern::when_sampled(&{table_name})")),
        None => ("", format!("table: Some(&{table_name})")),
    };
    format!(
        "// {}\n#[rustfmt::skip]\nstatic {name}: runtime::Pattern = runtime::Pattern {{\n    source: {},\n    \
         code: {code},\n    {table},\n}};\n\n{attribute}#[rustfmt::skip]\nstatic {table_name}: \
         runtime::pattern::Table = runtime::pattern::Table {{\n    \
         classes: &runtime::pattern::classes(&[{}]),\n    beyond: &[{}],\n    class_count: {class_count},\n    \
         transitions: &runtime::pattern::rows({class_count}, [\n{}    ]),\n    start: {start},\n    \
         accepting_from: {accepting_from},\n    lengths: {lengths:?},\n}};\n",
        visible(source),
        proc_macro2::Literal::string(source),
        ranges(&pattern.classes),
        starts(&pattern.beyond),
        rows(pattern),
    )
}

/// The characters up to U+00FF of every class but 0, in ranges.
fn ranges(classes: &[u8]) -> String {
    let mut ranges: Vec<(u8, u8, u8)> = Vec::new();
    for (byte, class) in (0..=u8::MAX).zip(classes) {
        match ranges.last_mut() {
            Some((_, last, known)) if *known == *class && *last == byte.wrapping_sub(1) => *last = byte,
            _ => ranges.push((byte, byte, *class)),
        }
    }
    let shown: Vec<String> = ranges
        .into_iter()
        .filter(|(_, _, class)| *class != 0)
        .map(|(first, last, class)| format!("({}, {}, {class})", self::byte(first), self::byte(last)))
        .collect();
    in_lines(&shown)
}

/// Where classes begin beyond U+00FF.
fn starts(beyond: &[(char, u16)]) -> String {
    let shown: Vec<String> =
        beyond.iter().map(|(start, class)| format!("('{}', {class})", start.escape_unicode())).collect();
    in_lines(&shown)
}

fn in_lines(shown: &[String]) -> String {
    if shown.len() <= RANGES_IN_LINE {
        return shown.join(", ");
    }
    let lines = shown.chunks(RANGES_IN_LINE).map(|line| format!("\n        {},", line.join(", ")));
    lines.chain(["\n    ".to_owned()]).collect()
}

fn byte(byte: u8) -> String {
    if byte.is_ascii() { proc_macro2::Literal::byte_character(byte).to_string() } else { format!("{byte:#04x}") }
}

fn rows(pattern: &PatternTable) -> String {
    let width = usize::from(pattern.class_count).max(1);
    let row = |entries: &[u16]| entries.iter().map(|entry| shown(*entry)).collect::<Vec<_>>().join(", ");
    let rows = pattern.transitions.chunks(width).enumerate();
    rows.map(|(state, entries)| format!("        {}, // {state}\n", row(entries))).collect::<Vec<_>>().concat()
}

fn shown(entry: u16) -> String {
    match entry {
        REFUSE => "D".to_owned(),
        ACCEPT => "E".to_owned(),
        next => next.to_string(),
    }
}
