//! The text of `carimbo.toml`, or why there is none.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::place::Place;
use crate::span::{FileId, Sources, Span};
use std::fs;
use std::io;

pub(super) fn read(place: &Place, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<FileId> {
    let bytes = match fs::read(place.path()) {
        Ok(bytes) => bytes,
        Err(error) => {
            let id = sources.add(place.name(), "");
            diagnostics.push(unreadable(place, &error, id));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(sources.add(place.name(), text.strip_prefix('\u{FEFF}').unwrap_or(&text))),
        Err(error) => {
            let start = u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(u32::MAX);
            let id = sources.add(place.name(), String::from_utf8_lossy(error.as_bytes()));
            // The text that is shown has U+FFFD there, which is three bytes long.
            let span = Span { file: id, start, end: start.saturating_add(3) };
            diagnostics.push(
                Diagnostic::error(Code::NotUtf8, span)
                    .message(format!("`{}` is not UTF-8", place.name()))
                    .label("the text is UTF-8 up to here")
                    .help("save the file as UTF-8"),
            );
            None
        }
    }
}

fn unreadable(place: &Place, error: &io::Error, id: FileId) -> Diagnostic {
    let kind = error.kind();
    let (what, help) = if kind == io::ErrorKind::NotFound {
        ("does not exist".to_owned(), "check the path, or write the file: `carimbo schema` prints what it may hold")
    } else if kind == io::ErrorKind::IsADirectory {
        ("is a folder".to_owned(), "name the file inside it")
    } else if kind == io::ErrorKind::PermissionDenied {
        ("may not be read".to_owned(), "check the permissions of the file and of its folders")
    } else {
        (format!("cannot be read: {error}"), "check the path and the disk")
    };
    Diagnostic::error(Code::UnreadableFile, Span::start_of(id)).message(format!("`{}` {what}", place.name())).help(help)
}
