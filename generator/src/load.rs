//! First stage: the bytes of a YAML or JSON file become a [`Document`], in which every key and value knows its place.
//!
//! Scalars are read as YAML 1.2's core schema says and keep their digits. Knows nothing of `OpenAPI`.

mod anchor;
mod json;
mod report;
mod scalar;
mod syntax;
#[cfg(test)]
mod tests;
mod token;
mod tree;
mod unsupported;
mod yaml;

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Node};
use crate::span::{FileId, Sources, Span};
use report::{Report, Stop};

/// The longest file that is read, in bytes.
const FILE_BYTES_MAX: usize = 64 << 20;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads a file. `name` is what is shown to people.
///
/// Every fault is a diagnostic; without a tree there is at least one error among them. A tree may come with errors too
/// (a key that stands twice), so that later faults can be reported in the same run.
pub fn read(path: &Path, name: &str, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Document> {
    match read_bytes(path) {
        Ok(bytes) => document(name, &bytes, sources, diagnostics),
        Err(error) => {
            let place = Span::start_of(sources.add(name, ""));
            diagnostics.push(unreadable(name, &error, place));
            None
        }
    }
}

/// Reads the text of a file: what [`read`] does, without the file system.
pub fn document(name: &str, bytes: &[u8], sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Document> {
    if bytes.len() > FILE_BYTES_MAX {
        let place = Span::start_of(sources.add(name, ""));
        diagnostics.push(too_long(name, place));
        return None;
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let file = sources.add(name, text);
            let root = tree(name, text, file, diagnostics)?;
            Some(Document { file, root })
        }
        Err(error) => {
            let file = sources.add(name, String::from_utf8_lossy(bytes));
            diagnostics.push(not_utf8(bytes, error.valid_up_to(), file));
            None
        }
    }
}

/// JSON is nearly, not wholly, a part of YAML, and its own reader is faster and more exact. What starts like JSON and is
/// none may still be YAML in flow style, unless the file's name says otherwise.
fn tree(name: &str, text: &str, file: FileId, diagnostics: &mut Diagnostics) -> Option<Node> {
    if text.trim_start().starts_with(['{', '[']) {
        let mut report = Report::new(file);
        let outcome = json::read(text, &mut report);
        let is_named_json = Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        match outcome {
            Ok(root) => return finish(report, Some(root), diagnostics),
            Err(json::Failure::Stopped(Stop)) => return finish(report, None, diagnostics),
            Err(json::Failure::NotJson(fault)) if is_named_json => {
                diagnostics.push(fault);
                return None;
            }
            Err(json::Failure::NotJson(_)) => {}
        }
    }
    let mut report = Report::new(file);
    let root = yaml::read(text, &mut report).ok();
    finish(report, root, diagnostics)
}

fn finish(report: Report, root: Option<Node>, diagnostics: &mut Diagnostics) -> Option<Node> {
    report.into_faults().into_iter().for_each(|fault| diagnostics.push(fault));
    root
}

fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let mut bytes = Vec::new();
    // One byte more than allowed, so that a longer file is told from one that just fits.
    file.take(FILE_BYTES_MAX as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "an enum of the standard library, which grows")]
fn unreadable(name: &str, error: &io::Error, place: Span) -> Diagnostic {
    let (what, help) = match error.kind() {
        io::ErrorKind::NotFound => {
            ("does not exist".to_owned(), "check the path; it is relative to the folder in which the command runs")
        }
        io::ErrorKind::IsADirectory => ("is a folder".to_owned(), "name the specification file inside it"),
        io::ErrorKind::PermissionDenied => {
            ("may not be read".to_owned(), "check the permissions of the file and of its folders")
        }
        _ => (format!("cannot be read: {error}"), "check that it is a file on a disk that works"),
    };
    Diagnostic::error(Code::UnreadableFile, place).message(format!("`{name}` {what}")).help(help)
}

fn too_long(name: &str, place: Span) -> Diagnostic {
    Diagnostic::error(Code::LimitExceeded, place)
        .message(format!("`{name}` is longer than {} MiB", FILE_BYTES_MAX >> 20))
        .help("split the specification into several files")
}

fn not_utf8(bytes: &[u8], valid_up_to: usize, file: FileId) -> Diagnostic {
    let start = u32::try_from(valid_up_to).expect("the length was checked");
    // The text that is shown has U+FFFD there, which is three bytes long.
    let span = Span { file, start, end: start + 3 };
    let byte = bytes.get(valid_up_to).copied().unwrap_or_default();
    let is_utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let help = if is_utf16 { "the file looks like UTF-16: save it as UTF-8" } else { "save the file as UTF-8" };
    Diagnostic::error(Code::NotUtf8, span)
        .message(format!("the byte 0x{byte:02X} is not UTF-8"))
        .label("the text is UTF-8 up to here")
        .help(help)
}
