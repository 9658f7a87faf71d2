//! Makes the changes of a plan, all or none: new texts are prepared first, then files change places, and at a failure
//! they change back.

use super::plan::{Entry, Plan, State};
use super::staging::Staging;
use super::{MANIFEST, WriteError};
use crate::place::Place;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Makes the changes.
pub(super) fn apply(plan: &Plan<'_>, folder: &Place, staging: &Staging) -> Result<(), WriteError> {
    prepare(plan, folder, staging)?;
    let mut journal = Journal::default();
    match exchange(plan, folder, staging, &mut journal) {
        Ok(()) => {
            remove_empty_folders(plan, folder);
            Ok(())
        }
        Err(cause) => Err(journal.undo(cause)),
    }
}

/// Writes every new text where nobody sees it. A full disk is noticed here.
fn prepare(plan: &Plan<'_>, folder: &Place, staging: &Staging) -> Result<(), WriteError> {
    for (number, entry) in plan.entries().iter().enumerate() {
        if let State::Missing { text } | State::Outdated { text, .. } | State::Foreign { text, .. } = &entry.state {
            fs::write(staging.file(&format!("{number}.new")), text)
                .map_err(|error| WriteError::io("write", &entry.name(folder), error))?;
        }
    }
    let manifest = &plan.manifest;
    let both = manifest.old.union(&manifest.new).to_text();
    let texts = [("both", Some(both)), ("list", Some(manifest.new.to_text())), ("previous", manifest.old_text.clone())];
    for (name, text) in texts {
        if let Some(text) = text {
            fs::write(staging.file(name), text)
                .map_err(|error| WriteError::io("write", folder.below(MANIFEST).name(), error))?;
        }
    }
    Ok(())
}

/// Puts everything in its place. In between, the list knows the old texts and the new ones: if the run is killed here,
/// the next one recognises each.
fn exchange(plan: &Plan<'_>, folder: &Place, staging: &Staging, journal: &mut Journal) -> Result<(), WriteError> {
    let list = folder.below(MANIFEST);
    let written = |error| WriteError::io("write", list.name(), error);
    journal.replace_at_once(&staging.file("both"), &staging.file("previous"), list.path()).map_err(written)?;
    for (number, entry) in plan.entries().iter().enumerate() {
        exchange_entry(number, entry, folder, staging, journal)
            .map_err(|error| WriteError::io(action(&entry.state), &entry.name(folder), error))?;
    }
    fs::rename(staging.file("list"), list.path()).map_err(written)
}

fn exchange_entry(
    number: usize,
    entry: &Entry<'_>,
    folder: &Place,
    staging: &Staging,
    journal: &mut Journal,
) -> io::Result<()> {
    let place = folder.below(&entry.path);
    let (new, old) = (staging.file(&format!("{number}.new")), staging.file(&format!("{number}.old")));
    match &entry.state {
        State::Unchanged | State::Blocked(_) => Ok(()),
        State::Superfluous | State::EditedSuperfluous => journal.move_away(place.path(), &old),
        State::Outdated { .. } | State::Foreign { .. } => {
            journal.move_away(place.path(), &old)?;
            journal.put(&new, place.path())
        }
        State::Missing { .. } => {
            let above = place.path().parent().unwrap_or(folder.path());
            journal.make_folder(above)?;
            journal.put(&new, place.path())
        }
    }
}

fn action(state: &State<'_>) -> &'static str {
    match state {
        State::Superfluous | State::EditedSuperfluous => "delete",
        State::Unchanged
        | State::Blocked(_)
        | State::Missing { .. }
        | State::Outdated { .. }
        | State::Foreign { .. } => "write",
    }
}

/// Removes the folders that deletions have emptied, from the inside out.
fn remove_empty_folders(plan: &Plan<'_>, folder: &Place) {
    let deleted = plan.entries().iter().filter(|entry| match entry.state {
        State::Superfluous | State::EditedSuperfluous => true,
        State::Unchanged
        | State::Blocked(_)
        | State::Missing { .. }
        | State::Outdated { .. }
        | State::Foreign { .. } => false,
    });
    for entry in deleted {
        let mut above = entry.path.as_str();
        while let Some((parent, _)) = above.rsplit_once('/') {
            // A folder that is not empty is not removed.
            if fs::remove_dir(folder.below(parent).path()).is_err() {
                break;
            }
            above = parent;
        }
    }
}

/// What has been done, so that it can be undone.
#[derive(Default)]
struct Journal {
    steps: Vec<Step>,
}

enum Step {
    FolderMade(PathBuf),
    Put(PathBuf),
    MovedAway { from: PathBuf, to: PathBuf },
}

impl Journal {
    fn make_folder(&mut self, folder: &Path) -> io::Result<()> {
        let missing: Vec<_> = folder.ancestors().take_while(|above| !above.exists()).collect();
        for above in missing.into_iter().rev() {
            fs::create_dir(above)?;
            self.steps.push(Step::FolderMade(above.to_path_buf()));
        }
        Ok(())
    }

    fn put(&mut self, new: &Path, place: &Path) -> io::Result<()> {
        fs::rename(new, place)?;
        self.steps.push(Step::Put(place.to_path_buf()));
        Ok(())
    }

    fn move_away(&mut self, place: &Path, old: &Path) -> io::Result<()> {
        fs::rename(place, old)?;
        self.steps.push(Step::MovedAway { from: place.to_path_buf(), to: old.to_path_buf() });
        Ok(())
    }

    /// Replaces a file without a moment in which it is not there. `previous` holds its old text, if it had any.
    fn replace_at_once(&mut self, new: &Path, previous: &Path, place: &Path) -> io::Result<()> {
        fs::rename(new, place)?;
        self.steps.push(if previous.exists() {
            Step::MovedAway { from: place.to_path_buf(), to: previous.to_path_buf() }
        } else {
            Step::Put(place.to_path_buf())
        });
        Ok(())
    }

    /// Goes back, last step first, as far as it gets.
    fn undo(self, cause: WriteError) -> WriteError {
        let mut failures = Vec::new();
        for step in self.steps.into_iter().rev() {
            let (name, outcome) = match &step {
                Step::FolderMade(folder) => (folder, fs::remove_dir(folder)),
                Step::Put(place) => (place, fs::remove_file(place)),
                Step::MovedAway { from, to } => (from, fs::rename(to, from)),
            };
            if let Err(error) = outcome {
                failures.push((name.display().to_string(), error));
            }
        }
        match failures.into_iter().next() {
            None => cause,
            Some((name, source)) => WriteError::NotRestored { cause: Box::new(cause), name, source },
        }
    }
}
