//! Draws diagnostics as text, in rustc's look.
//!
//! Decides how a fault looks, not what it says. Nothing that comes from a file reaches a terminal as it is: control
//! characters and those that change the direction of writing are shown as escapes.

mod excerpt;
#[cfg(test)]
mod tests;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::span::Sources;
use excerpt::{Excerpt, Rank, printable};

/// Columns, whatever the terminal has, so that the same input gives the same text everywhere.
const WIDTH: usize = 140;

/// With or without terminal escape sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text alone.
    Plain,
    /// Coloured by ANSI escape sequences.
    Colour,
}

/// All diagnostics in the order of files and places, and a line that counts them. Empty when there are none.
pub fn to_text(diagnostics: &Diagnostics, sources: &Sources, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    }
    .term_width(WIDTH);
    let mut text = String::new();
    for diagnostic in diagnostics.sorted() {
        text.push_str(&draw(diagnostic, sources, &renderer));
        text.push_str("\n\n");
    }
    if !diagnostics.is_empty() {
        text.push_str(&summary(diagnostics));
        text.push('\n');
    }
    text
}

/// "2 errors, 1 warning"; empty when there is none of either.
pub fn summary(diagnostics: &Diagnostics) -> String {
    let sorted = diagnostics.sorted();
    let errors = sorted.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error).count();
    let warnings = sorted.len() - errors;
    let counts = [count(errors, "error"), count(warnings, "warning")];
    counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn count(number: usize, noun: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("1 {noun}")),
        _ => Some(format!("{number} {noun}s")),
    }
}

fn draw(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(printable(diagnostic.message_text())).id(diagnostic.code().as_str());
    let excerpts = excerpt::of(diagnostic, sources);
    let mut group = Group::with_title(title);
    for (index, excerpt) in excerpts.iter().enumerate() {
        group = group.element(element(index, excerpt, sources));
    }
    if let Some(help) = diagnostic.help_text() {
        group = group.element(Level::HELP.message(printable(help)));
    }
    let drawn = renderer.render(&[group]);
    excerpts.iter().enumerate().fold(drawn, |drawn, (index, excerpt)| with_origin(&drawn, index, excerpt, sources))
}

/// An empty file, or one that could not be read, has only a name to show.
fn element<'a>(index: usize, excerpt: &'a Excerpt, sources: &Sources) -> Element<'a> {
    let source = sources.get(excerpt.place.file);
    if source.text().is_empty() {
        return Origin::path(printable(source.name())).into();
    }
    let annotations = excerpt.marks.iter().map(|mark| {
        let kind = match mark.rank {
            Rank::Primary => AnnotationKind::Primary,
            Rank::Secondary => AnnotationKind::Context,
        };
        kind.span(mark.range.clone()).label(mark.label.as_deref())
    });
    Snippet::source(excerpt.text.as_str())
        .line_start(excerpt.first_line as usize)
        .path(stand_in(index))
        .annotations(annotations)
        .into()
}

/// Stands for the place of an excerpt until it is drawn. The drawing library counts columns in what it is given, which
/// is less than the line where that was cut or escaped. No other text contains this character: it is for private use,
/// and such characters are escaped.
fn stand_in(index: usize) -> String {
    format!("\u{F0000}{index}")
}

/// Replaces the stand-in, and the line and column that follow it, by the true place.
fn with_origin(drawn: &str, index: usize, excerpt: &Excerpt, sources: &Sources) -> String {
    let Some((before, after)) = drawn.split_once(&stand_in(index)) else { return drawn.to_owned() };
    let after = after.trim_start_matches(|character: char| character.is_ascii_digit() || character == ':');
    let name = printable(sources.get(excerpt.place.file).name());
    format!("{before}{name}:{}{after}", sources.position(excerpt.place))
}
