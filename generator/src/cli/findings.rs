//! Diagnostics for programs to read.

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::span::{Position, Sources, Span};
use serde::Serialize;

/// One diagnostic of `lint --format json`. Lines and columns count from 1, columns in Unicode code points; the end is
/// one past the last character.
#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    message: &'a str,
    help: Option<&'a str>,
}

/// One array.
pub(super) fn json(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let findings: Vec<_> = diagnostics.sorted().into_iter().map(|diagnostic| finding(diagnostic, sources)).collect();
    let text = serde_json::to_string_pretty(&findings).expect("strings and numbers can be written as JSON");
    format!("{text}\n")
}

/// One annotation a line.
pub(super) fn github(diagnostics: &Diagnostics, sources: &Sources) -> String {
    diagnostics.sorted().into_iter().map(|diagnostic| annotation(&finding(diagnostic, sources))).collect()
}

fn finding<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Finding<'a> {
    let span = diagnostic.span();
    let Position { line, column } = sources.position(span);
    let end = sources.position(Span { start: span.end, ..span });
    Finding {
        code: diagnostic.code().as_str(),
        severity: severity(diagnostic.severity()),
        file: sources.get(span.file).name(),
        line,
        column,
        end_line: end.line,
        end_column: end.column,
        message: diagnostic.message_text(),
        help: diagnostic.help_text(),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn annotation(finding: &Finding<'_>) -> String {
    let Finding { code, severity, line, column, end_line, end_column, .. } = finding;
    let file = property(finding.file);
    let help = finding.help.map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let message = data(&format!("{}{help}", finding.message));
    // GitHub takes columns only where the place is within one line.
    let columns = if line == end_line { format!(",col={column},endColumn={end_column}") } else { String::new() };
    format!("::{severity} file={file},line={line},endLine={end_line}{columns},title={code}::{message}\n")
}

/// GitHub's escapes in a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// GitHub's escapes in a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
