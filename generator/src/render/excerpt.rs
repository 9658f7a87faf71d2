//! The lines of a file that are shown with a diagnostic: few, short and harmless, however large the file is.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::span::{Position, Sources, Span};

/// Labels that are at most so many lines apart share one excerpt.
const LINES_APART_MAX: u32 = 8;
/// A longer line, in bytes, is cut around the place.
const LINE_BYTES_MAX: usize = 400;
/// What is shown of a longer line before and after the start of the place, in bytes.
const BEFORE_BYTES: usize = 40;
const AFTER_BYTES: usize = 80;
/// A longer message is cut.
const MESSAGE_CHARACTERS_MAX: usize = 1000;

/// Consecutive lines of one file, ready to be drawn.
pub(super) struct Excerpt {
    /// The place of the first label.
    pub(super) place: Span,
    pub(super) first_line: u32,
    pub(super) text: String,
    pub(super) marks: Vec<Mark>,
}

/// A label in an excerpt.
pub(super) struct Mark {
    /// In bytes of the excerpt's text.
    pub(super) range: Range<usize>,
    pub(super) rank: Rank,
    pub(super) label: Option<String>,
}

/// Whether a label is the fault's own place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    Primary,
    Secondary,
}

/// A label and the line it starts in. A label over several lines is drawn at the first.
struct Place<'a> {
    span: Span,
    position: Position,
    rank: Rank,
    label: Option<&'a str>,
    /// The line in the text, without its break.
    line: Range<usize>,
    /// The label in the text.
    marked: Range<usize>,
}

/// The excerpts of a diagnostic, that of its own place first.
pub(super) fn of(diagnostic: &Diagnostic, sources: &Sources) -> Vec<Excerpt> {
    let own = place(diagnostic.span(), Rank::Primary, diagnostic.label_text(), sources);
    let others = diagnostic.secondary_labels().iter();
    let others = others.map(|label| place(label.span, Rank::Secondary, Some(label.message.as_str()), sources));
    let mut groups: Vec<Vec<Place<'_>>> = Vec::new();
    for place in std::iter::once(own).chain(others) {
        match groups.iter_mut().find(|group| group.iter().any(|other| place.is_near(other))) {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    groups.iter().filter_map(|group| excerpt(group, sources)).collect()
}

/// A text without the characters that could change what a terminal does or how a line reads, and not too long.
pub(super) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len().min(MESSAGE_CHARACTERS_MAX));
    text.chars().take(MESSAGE_CHARACTERS_MAX).for_each(|character| push_printable(&mut shown, character));
    if text.chars().nth(MESSAGE_CHARACTERS_MAX).is_some() {
        shown.push('…');
    }
    shown
}

fn place<'a>(span: Span, rank: Rank, label: Option<&'a str>, sources: &Sources) -> Place<'a> {
    let text = sources.get(span.file).text();
    let start = boundary(text, span.start as usize);
    let line_start = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
    let rest = text.get(line_start..).unwrap_or("");
    let line = rest.lines().next().unwrap_or("");
    let line = line_start..line_start + line.len();
    let start = start.min(line.end);
    let end = boundary(text, span.end as usize).clamp(start, line.end);
    Place { span, position: sources.position(span), rank, label, line, marked: start..end }
}

/// The nearest character boundary at or before an offset.
fn boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

impl Place<'_> {
    fn is_near(&self, other: &Self) -> bool {
        self.span.file == other.span.file
            && self.position.line.abs_diff(other.position.line) <= LINES_APART_MAX
            && self.line.len() <= LINE_BYTES_MAX
            && other.line.len() <= LINE_BYTES_MAX
    }
}

fn excerpt(places: &[Place<'_>], sources: &Sources) -> Option<Excerpt> {
    let (own, first) = (places.first()?, places.iter().min_by_key(|place| place.line.start)?);
    let last = places.iter().max_by_key(|place| place.line.start)?;
    let source = sources.get(own.span.file).text();
    let window = if own.line.len() > LINE_BYTES_MAX { window(source, own) } else { first.line.start..last.line.end };
    let mut text = String::new();
    if window.start > first.line.start {
        text.push('…');
    }
    let mut marks: Vec<Mark> = places.iter().map(|place| mark(place, &window)).collect();
    push_lines(&mut text, source, window.clone(), &mut marks);
    if window.end < last.line.end {
        text.push('…');
    }
    Some(Excerpt { place: own.span, first_line: first.position.line, text, marks })
}

/// The part of a long line that is shown.
fn window(source: &str, place: &Place<'_>) -> Range<usize> {
    let start = boundary(source, place.marked.start.saturating_sub(BEFORE_BYTES)).max(place.line.start);
    let end = boundary(source, place.marked.start + AFTER_BYTES).min(place.line.end);
    start..end
}

/// A mark in bytes of the file, within the window.
fn mark(place: &Place<'_>, window: &Range<usize>) -> Mark {
    let start = place.marked.start.clamp(window.start, window.end);
    let end = place.marked.end.clamp(start, window.end);
    Mark { range: start..end, rank: place.rank, label: place.label.map(printable) }
}

/// Adds the window's text in printable form and moves the marks from the file's bytes to those of the text.
fn push_lines(text: &mut String, source: &str, window: Range<usize>, marks: &mut [Mark]) {
    let base = window.start;
    let shown = source.get(window.clone()).unwrap_or("");
    let mut moved: Vec<(usize, usize)> = vec![(0, 0); marks.len()];
    let mut line_start = 0;
    let ends = std::iter::once((shown.len(), '\0'));
    for (at, character) in shown.char_indices().chain(ends) {
        for (mark, (start, end)) in marks.iter().zip(&mut moved) {
            if base + at <= mark.range.start {
                *start = text.len();
            }
            if base + at <= mark.range.end {
                *end = text.len();
            }
        }
        let followed_by_break = shown.get(at + character.len_utf8()..).is_some_and(|rest| rest.starts_with('\n'));
        match character {
            _ if at == shown.len() => {}
            '\r' if followed_by_break => {}
            '\n' => {
                text.push('\n');
                line_start = at + 1;
            }
            '\t' => text.push('\t'),
            // Lines with a mark are shorter than this.
            _ if at - line_start > LINE_BYTES_MAX => {}
            _ => push_printable(text, character),
        }
    }
    for (mark, (start, end)) in marks.iter_mut().zip(moved) {
        mark.range = start..end;
    }
}

fn push_printable(text: &mut String, character: char) {
    if is_harmless(character) {
        text.push(character);
    } else {
        text.extend(character.escape_default());
    }
}

/// Not a control character, nor one that reorders, hides or breaks text, nor one for private use.
fn is_harmless(character: char) -> bool {
    !character.is_control()
        && !matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{10FFFF}')
}
