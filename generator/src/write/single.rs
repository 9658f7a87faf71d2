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
    plan_file(text, file, overwrite)?.write()
}

/// A file that may be written.
#[derive(Clone, Debug)]
pub struct FilePlan<'f> {
    file: &'f Place,
    text: String,
    state: FileState,
}

/// How a file stands on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// It has the text.
    Unchanged,
    /// It is not there.
    Missing,
    /// It has another text.
    Outdated,
}

/// What [`write_file`] would do. Changes nothing.
///
/// # Errors
/// [`WriteError`] where somebody edited the file or put it there, or it cannot be read.
pub fn plan_file<'f>(text: &str, file: &'f Place, overwrite: Overwrite) -> Result<FilePlan<'f>, WriteError> {
    plan(marked(text), file, overwrite, obstacle)
}

/// The same for a text that has no place for a digest: a file is replaced if it is of the same kind.
///
/// # Errors
/// [`WriteError`] where the file is of another kind, or it cannot be read.
pub fn plan_plain_file(
    text: String,
    file: &Place,
    overwrite: Overwrite,
    is_of_kind: fn(&str) -> bool,
) -> Result<FilePlan<'_>, WriteError> {
    let obstacle = |bytes: &[u8]| {
        let is_ours = str::from_utf8(bytes).is_ok_and(is_of_kind);
        (!is_ours).then_some(Obstacle::NotOurs)
    };
    plan(text, file, overwrite, obstacle)
}

fn plan(
    text: String,
    file: &Place,
    overwrite: Overwrite,
    obstacle: impl Fn(&[u8]) -> Option<Obstacle>,
) -> Result<FilePlan<'_>, WriteError> {
    let before = match fs::read(file.path()) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(FilePlan { file, text, state: FileState::Missing });
        }
        Err(error) => return Err(WriteError::io("read", file.name(), error)),
    };
    if is_same_text(&before, text.as_bytes()) {
        return Ok(FilePlan { file, text, state: FileState::Unchanged });
    }
    if let (Overwrite::Refuse, Some(obstacle)) = (overwrite, obstacle(&before)) {
        let obstacles = vec![(file.name().to_owned(), obstacle)];
        return Err(WriteError::Refused { folder: folder_of(file), obstacles });
    }
    Ok(FilePlan { file, text, state: FileState::Outdated })
}

impl FilePlan<'_> {
    /// The file, as it is shown.
    pub fn name(&self) -> &str {
        self.file.name()
    }

    /// How the file stands.
    pub fn state(&self) -> FileState {
        self.state
    }

    /// Writes the file, unless it has the text already.
    ///
    /// # Errors
    /// [`WriteError`] where the disk fails; then nothing has changed.
    pub fn write(&self) -> Result<Outcome, WriteError> {
        match self.state {
            FileState::Unchanged => Ok(Outcome::Unchanged),
            FileState::Missing | FileState::Outdated => {
                let written = replace(self.file, &self.text);
                written.map_err(|error| WriteError::io("write", self.file.name(), error))?;
                Ok(Outcome::Written)
            }
        }
    }
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
