//! The folder in which work is prepared, next to where it will be: on the same disk, so that a file is put in its place
//! by giving it another name. While it is there, no other run writes.

use super::WriteError;
use crate::place::Place;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

const NAME: &str = ".carimbo-tmp";
/// A folder in which nothing has happened for so long belongs to a run that was killed.
const ABANDONED_AFTER: Duration = Duration::from_secs(2);
const POLL: Duration = Duration::from_millis(20);

/// The right to change the output folder, and room to prepare the changes.
pub(super) struct Staging {
    folder: PathBuf,
    /// The folders that had to be made for it, outermost first.
    made: Vec<PathBuf>,
}

impl Staging {
    /// Whether a run was killed here.
    pub(super) fn is_left_over(folder: &Place) -> bool {
        fs::symlink_metadata(folder.path().join(NAME)).is_ok()
    }

    /// Waits until nobody else writes here; makes the output folder where there is none.
    pub(super) fn begin(folder: &Place) -> Result<Self, WriteError> {
        let made = missing_folders(folder.path());
        let staging = Self { folder: folder.path().join(NAME), made };
        let failed = |error| {
            staging.remove_made();
            WriteError::io("write in the folder", folder.name(), error)
        };
        fs::create_dir_all(folder.path()).map_err(failed)?;
        staging.take_turn().map_err(failed)?;
        remove_abandoned(folder.path());
        Ok(staging)
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Everything is in its place.
    pub(super) fn end(self) {
        // What remains here does no harm, and the next run tries again.
        let _ = fs::remove_dir_all(&self.folder);
    }

    /// Nothing is in its place: also removes the output folder where it was made for this. Texts that could not be put
    /// back are kept.
    pub(super) fn abandon(self) {
        let holds_texts = fs::read_dir(&self.folder).is_ok_and(|files| {
            files.flatten().any(|file| Path::new(&file.file_name()).extension().is_some_and(|kind| kind == "old"))
        });
        if !holds_texts {
            let _ = fs::remove_dir_all(&self.folder);
            self.remove_made();
        }
    }

    fn remove_made(&self) {
        // A folder that is not empty is not removed.
        self.made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }

    fn take_turn(&self) -> io::Result<()> {
        loop {
            match fs::create_dir(&self.folder) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                done => return done,
            }
            match fs::symlink_metadata(&self.folder) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
                Ok(found) if !found.is_dir() => return Err(io::Error::from(io::ErrorKind::AlreadyExists)),
                Ok(found) if is_in_use(&found) => thread::sleep(POLL),
                // Of several runs that find it, only one can give it another name.
                Ok(_) => match fs::rename(&self.folder, self.folder.with_file_name(abandoned_name())) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    Ok(()) | Err(_) => {}
                },
            }
        }
    }
}

/// A folder that was changed in the future was changed by another clock, long ago for all we know.
fn is_in_use(found: &fs::Metadata) -> bool {
    let age = found.modified().ok().and_then(|changed| changed.elapsed().ok());
    age.is_some_and(|age| age < ABANDONED_AFTER)
}

fn abandoned_name() -> String {
    format!("{NAME}-{}", std::process::id())
}

fn remove_abandoned(folder: &Path) {
    let Ok(files) = fs::read_dir(folder) else { return };
    let prefix = format!("{NAME}-");
    for file in files.flatten() {
        let is_folder = file.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && file.file_name().to_string_lossy().starts_with(&prefix) {
            // The next run tries again.
            let _ = fs::remove_dir_all(file.path());
        }
    }
}

fn missing_folders(folder: &Path) -> Vec<PathBuf> {
    let missing = folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists());
    let mut missing: Vec<_> = missing.map(Path::to_path_buf).collect();
    missing.reverse();
    missing
}
