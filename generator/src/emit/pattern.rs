//! Compiled patterns: the table that decides one, as constant data.
//!
//! The tables are laid out here and not by `format`, which would give every number a line of its own.

use super::docs::visible;
use crate::ir::PatternTable;

/// How many numbers stand in a line.
const NUMBERS_IN_LINE: usize = 24;

/// The constant in `rules.rs`. Apart from the name, which is an identifier, and the escaped source it is numbers only.
pub(super) fn table(pattern: &PatternTable) -> String {
    let PatternTable { name, source, class_count, .. } = pattern;
    let classes = lines(&pattern.classes.iter().map(u8::to_string).collect::<Vec<_>>());
    let transitions = lines(&pattern.transitions.iter().map(u16::to_string).collect::<Vec<_>>());
    let accepting = lines(&pattern.accepting.iter().map(u16::to_string).collect::<Vec<_>>());
    format!(
        "// {}\n#[rustfmt::skip]\nstatic {name}: runtime::Pattern = runtime::Pattern {{\n    source: {},\n    \
         classes: &[{classes}],\n    class_count: {class_count},\n    transitions: &[{transitions}],\n    \
         accepting: &[{accepting}],\n}};\n",
        visible(source),
        proc_macro2::Literal::string(source),
    )
}

fn lines(numbers: &[String]) -> String {
    if numbers.len() <= NUMBERS_IN_LINE {
        return numbers.join(", ");
    }
    let lines = numbers.chunks(NUMBERS_IN_LINE).map(|line| format!("\n        {},", line.join(", ")));
    lines.chain(["\n    ".to_owned()]).collect()
}
