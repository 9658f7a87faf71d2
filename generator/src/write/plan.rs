//! Compares a tree with the files on the disk. Changes nothing.

use super::digest::is_same_text;
use super::manifest::Manifest;
use super::{MANIFEST, Overwrite, Summary, WriteError};
use crate::place::Place;
use crate::source_tree::SourceTree;
use std::fmt;
use std::fs;
use std::io;

/// What has to change for a folder to hold a tree.
#[derive(Clone, Debug)]
pub struct Plan<'tree> {
    entries: Vec<Entry<'tree>>,
    pub(super) manifest: ManifestPlan,
}

/// The list of generated files: as it is, and as it will be.
#[derive(Clone, Debug)]
pub(super) struct ManifestPlan {
    /// As it is on the disk, where there is one.
    pub(super) old_text: Option<String>,
    pub(super) old: Manifest,
    pub(super) new: Manifest,
}

/// A file that is generated, or was.
#[derive(Clone, Debug)]
pub struct Entry<'tree> {
    /// Its path in the folder.
    pub path: String,
    /// How it stands.
    pub state: State<'tree>,
}

/// How a file stands: on the disk, and as generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State<'tree> {
    /// As generated.
    Unchanged,
    /// Not on the disk.
    Missing {
        /// Its text.
        text: &'tree str,
    },
    /// An earlier run wrote something else.
    Outdated {
        /// Its text.
        text: &'tree str,
        /// What is on the disk.
        found: Vec<u8>,
    },
    /// Not generated any more.
    Superfluous,
    /// Somebody else wrote something else.
    Foreign {
        /// Its text.
        text: &'tree str,
        /// What is on the disk.
        found: Vec<u8>,
        /// Why it is not ours.
        obstacle: Obstacle,
    },
    /// Not generated any more, but edited since.
    EditedSuperfluous,
    /// There can be no file here.
    Blocked(Obstacle),
}

/// Why a file is not simply written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Somebody edited what was generated.
    Edited,
    /// It is not generated any more, but somebody edited it.
    EditedSuperfluous,
    /// A file that was not generated.
    NotOurs,
    /// A folder has its name.
    Folder,
    /// It is a symbolic link, or below one: what it leads to is not ours to change.
    SymbolicLink,
    /// It is, or is below, something that is neither a file nor a folder.
    OtherThing,
    /// A file has the name of a folder above it.
    FileAbove,
}

impl Obstacle {
    /// Whether [`Overwrite::Force`] removes it.
    pub fn gives_way(self) -> bool {
        match self {
            Self::Edited | Self::EditedSuperfluous | Self::NotOurs => true,
            Self::Folder | Self::SymbolicLink | Self::OtherThing | Self::FileAbove => false,
        }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Edited => "edited by hand",
            Self::EditedSuperfluous => "edited by hand, and not generated any more",
            Self::NotOurs => "not written by carimbo",
            Self::Folder => "a folder is in the way",
            Self::SymbolicLink => "a symbolic link is in the way",
            Self::OtherThing => "something that is not a file is in the way",
            Self::FileAbove => "a file is in the place of a folder above it",
        })
    }
}

impl<'tree> Plan<'tree> {
    /// All files, sorted by path.
    pub fn entries(&self) -> &[Entry<'tree>] {
        &self.entries
    }

    /// Whether the folder holds the tree already, its list included.
    pub fn is_fulfilled(&self) -> bool {
        self.manifest.is_current() && self.entries.iter().all(|entry| entry.state == State::Unchanged)
    }

    /// Whether the list of generated files is out of date.
    pub fn changes_manifest(&self) -> bool {
        !self.manifest.is_current()
    }

    /// What the changes come to.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary { written: 0, deleted: 0, unchanged: 0 };
        for entry in &self.entries {
            match &entry.state {
                State::Unchanged => summary.unchanged += 1,
                State::Missing { .. } | State::Outdated { .. } | State::Foreign { .. } => summary.written += 1,
                State::Superfluous | State::EditedSuperfluous => summary.deleted += 1,
                State::Blocked(_) => {}
            }
        }
        summary
    }

    /// Names everything that would be lost.
    pub(super) fn permit(&self, folder: &Place, overwrite: Overwrite) -> Result<(), WriteError> {
        let stops = |obstacle: &Obstacle| overwrite == Overwrite::Refuse || !obstacle.gives_way();
        let obstacles: Vec<_> = self
            .entries
            .iter()
            .filter_map(|entry| entry.state.obstacle().filter(&stops).map(|found| (entry.name(folder), found)))
            .collect();
        if obstacles.is_empty() {
            return Ok(());
        }
        Err(WriteError::Refused { folder: folder.name().to_owned(), obstacles })
    }
}

impl Entry<'_> {
    /// Its path as it is shown to people.
    pub fn name(&self, folder: &Place) -> String {
        folder.below(&self.path).name().to_owned()
    }
}

impl State<'_> {
    /// What is in the way.
    pub fn obstacle(&self) -> Option<Obstacle> {
        match self {
            Self::Unchanged | Self::Missing { .. } | Self::Outdated { .. } | Self::Superfluous => None,
            Self::EditedSuperfluous => Some(Obstacle::EditedSuperfluous),
            Self::Foreign { obstacle, .. } | Self::Blocked(obstacle) => Some(*obstacle),
        }
    }
}

impl ManifestPlan {
    fn is_current(&self) -> bool {
        self.old_text.as_ref().is_some_and(|old| is_same_text(old.as_bytes(), self.new.to_text().as_bytes()))
    }
}

pub(super) fn compare<'tree>(
    tree: &'tree SourceTree,
    folder: &Place,
    overwrite: Overwrite,
) -> Result<Plan<'tree>, WriteError> {
    check_folder(folder)?;
    let manifest = read_manifest(tree, folder, overwrite)?;
    let mut entries = Vec::new();
    for (path, text) in tree.iter() {
        let state = generated(folder, path, text, &manifest.old)?;
        entries.push(Entry { path: path.to_owned(), state });
    }
    for path in manifest.old.paths().filter(|path| tree.get(path).is_none()) {
        if let Some(state) = no_longer_generated(folder, path, &manifest.old)? {
            entries.push(Entry { path: path.to_owned(), state });
        }
    }
    entries.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(Plan { entries, manifest })
}

fn check_folder(folder: &Place) -> Result<(), WriteError> {
    match fs::metadata(folder.path()) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(WriteError::NotAFolder { name: folder.name().to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        // A file stands where a folder above should be.
        Err(error) => Err(WriteError::io("read the folder", folder.name(), error)),
    }
}

fn read_manifest(tree: &SourceTree, folder: &Place, overwrite: Overwrite) -> Result<ManifestPlan, WriteError> {
    let new = Manifest::of(tree);
    let name = folder.below(MANIFEST).name().to_owned();
    let old_text = match look(folder, MANIFEST)? {
        Found::Nothing => None,
        Found::File(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        Found::Obstacle(obstacle) => {
            let obstacles = vec![(name, obstacle)];
            return Err(WriteError::Refused { folder: folder.name().to_owned(), obstacles });
        }
    };
    let old = match (Manifest::parse(old_text.as_deref().unwrap_or("")), overwrite) {
        (Ok(old), Overwrite::Refuse | Overwrite::Force) => old,
        (Err(_), Overwrite::Force) => Manifest::default(),
        (Err(line), Overwrite::Refuse) => return Err(WriteError::DamagedManifest { name, line }),
    };
    Ok(ManifestPlan { old_text, old, new })
}

fn generated<'tree>(
    folder: &Place,
    path: &str,
    text: &'tree str,
    manifest: &Manifest,
) -> Result<State<'tree>, WriteError> {
    Ok(match look(folder, path)? {
        Found::Nothing => State::Missing { text },
        Found::File(found) if is_same_text(&found, text.as_bytes()) => State::Unchanged,
        Found::File(found) if manifest.recognises(path, &found) => State::Outdated { text, found },
        Found::File(found) if manifest.lists(path) => State::Foreign { text, found, obstacle: Obstacle::Edited },
        Found::File(found) => State::Foreign { text, found, obstacle: Obstacle::NotOurs },
        Found::Obstacle(obstacle) => State::Blocked(obstacle),
    })
}

/// What is left of a file that is listed. If something else took its place, it is nothing of ours.
fn no_longer_generated(folder: &Place, path: &str, manifest: &Manifest) -> Result<Option<State<'static>>, WriteError> {
    Ok(match look(folder, path)? {
        Found::File(found) if manifest.recognises(path, &found) => Some(State::Superfluous),
        Found::File(_) => Some(State::EditedSuperfluous),
        Found::Nothing | Found::Obstacle(_) => None,
    })
}

enum Found {
    Nothing,
    File(Vec<u8>),
    Obstacle(Obstacle),
}

/// What is at a path, without following any link below the folder.
fn look(folder: &Place, path: &str) -> Result<Found, WriteError> {
    let parents = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
    for parent in parents {
        match kind(&folder.below(parent))? {
            Kind::Folder => {}
            Kind::Nothing => return Ok(Found::Nothing),
            Kind::File => return Ok(Found::Obstacle(Obstacle::FileAbove)),
            Kind::SymbolicLink => return Ok(Found::Obstacle(Obstacle::SymbolicLink)),
            Kind::OtherThing => return Ok(Found::Obstacle(Obstacle::OtherThing)),
        }
    }
    let place = folder.below(path);
    Ok(match kind(&place)? {
        Kind::Nothing => Found::Nothing,
        Kind::File => match fs::read(place.path()) {
            Ok(bytes) => Found::File(bytes),
            // Another run has just moved it away.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Found::Nothing,
            Err(error) => return Err(WriteError::io("read", place.name(), error)),
        },
        Kind::Folder => Found::Obstacle(Obstacle::Folder),
        Kind::SymbolicLink => Found::Obstacle(Obstacle::SymbolicLink),
        Kind::OtherThing => Found::Obstacle(Obstacle::OtherThing),
    })
}

enum Kind {
    Nothing,
    File,
    Folder,
    SymbolicLink,
    OtherThing,
}

fn kind(place: &Place) -> Result<Kind, WriteError> {
    match fs::symlink_metadata(place.path()) {
        Ok(metadata) if metadata.is_symlink() => Ok(Kind::SymbolicLink),
        Ok(metadata) if metadata.is_dir() => Ok(Kind::Folder),
        Ok(metadata) if metadata.is_file() => Ok(Kind::File),
        Ok(_) => Ok(Kind::OtherThing),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Kind::Nothing),
        Err(error) => Err(WriteError::io("read", place.name(), error)),
    }
}
