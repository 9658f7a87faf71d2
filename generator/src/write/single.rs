//! A single file: its second line tells whether somebody edited it.

use super::digest::{Digest, is_same_text};
use super::plan::Obstacle;
use super::{Overwrite, WriteError};
use crate::place::Place;
use std::fs;
use std::io::{self, Write as _};

/// What stands before the digest.
const MARK: &str = "// Digest of the lines below: ";

/// Whether a file was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was written.
    Written,
    /// It had this text already.
    Unchanged,
}

/// Makes a text the text of a file, with a line in which the digest of what follows stands behind its first line.
///
/// # Errors
/// [`WriteError`] where somebody edited the file or put it there, or the disk fails; then nothing has changed.
pub fn write_file(text: &str, file: &Place, overwrite: Overwrite) -> Result<Outcome, WriteError> {
    let text = marked(text);
    let before = match fs::read(file.path()) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(WriteError::io("read", file.name(), error)),
    };
    if let Some(before) = before {
        if is_same_text(&before, text.as_bytes()) {
            return Ok(Outcome::Unchanged);
        }
        if let (Overwrite::Refuse, Some(obstacle)) = (overwrite, obstacle(&before)) {
            let obstacles = vec![(file.name().to_owned(), obstacle)];
            return Err(WriteError::Refused { folder: folder_of(file), obstacles });
        }
    }
    replace(file, &text).map_err(|error| WriteError::io("write", file.name(), error))?;
    Ok(Outcome::Written)
}

fn marked(text: &str) -> String {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    format!("{first}\n{MARK}{}\n{rest}", Digest::of(rest.as_bytes()))
}

/// Why a file must not be replaced.
fn obstacle(bytes: &[u8]) -> Option<Obstacle> {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.splitn(3, '\n');
    let (_, mark, rest) = (parts.next(), parts.next(), parts.next().unwrap_or_default());
    match mark.and_then(|line| Digest::parse(line.trim_end().strip_prefix(MARK)?)) {
        None => Some(Obstacle::NotOurs),
        Some(digest) if digest != Digest::of(rest.as_bytes()) => Some(Obstacle::Edited),
        Some(_) => None,
    }
}

fn folder_of(file: &Place) -> String {
    let folder = std::path::Path::new(file.name()).parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or_else(|| ".".to_owned(), |folder| folder.display().to_string())
}

/// Written beside it and moved into its place, so that it is never half there.
fn replace(file: &Place, text: &str) -> io::Result<()> {
    let mut name = file.path().file_name().map(ToOwned::to_owned).ok_or(io::ErrorKind::InvalidInput)?;
    name.push(format!(".carimbo-{}", std::process::id()));
    let beside = file.path().with_file_name(name);
    let written = fs::File::create_new(&beside).and_then(|mut new| new.write_all(text.as_bytes()));
    let moved = written.and_then(|()| fs::rename(&beside, file.path()));
    if moved.is_err() {
        let _ = fs::remove_file(&beside);
    }
    moved
}
