//! What can keep files from being written.

use super::plan::Obstacle;
use std::io;

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The operating system refuses.
    #[error("cannot {action} `{name}`: {source}")]
    Io {
        /// What was tried: `write`, `read`, `create the folder` …
        action: &'static str,
        /// The file or folder.
        name: String,
        /// What the operating system says.
        source: io::Error,
    },
    /// The output folder is a file.
    #[error("`{name}` is not a folder")]
    NotAFolder {
        /// The output folder.
        name: String,
    },
    /// The list of generated files cannot be read.
    #[error("`{name}` is damaged at line {line}")]
    DamagedManifest {
        /// The list.
        name: String,
        /// The line, from 1.
        line: usize,
    },
    /// Files would be lost.
    #[error("`{folder}` holds files that would be lost")]
    Refused {
        /// The output folder.
        folder: String,
        /// All of them.
        obstacles: Vec<(String, Obstacle)>,
    },
    /// The disk failed, and then the files could not be put back as they were.
    #[error("{cause}; and `{name}` could not be put back: {source}")]
    NotRestored {
        /// The first failure.
        cause: Box<WriteError>,
        /// The file that is not as it was.
        name: String,
        /// What the operating system says.
        source: io::Error,
    },
}

impl WriteError {
    /// The files that would be lost, or that are in the way.
    pub fn obstacles(&self) -> &[(String, Obstacle)] {
        match self {
            Self::Refused { obstacles, .. } => obstacles,
            Self::Io { .. } | Self::NotAFolder { .. } | Self::DamagedManifest { .. } | Self::NotRestored { .. } => &[],
        }
    }

    /// The next thing to do.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Io { source, .. } => io_help(source.kind()),
            Self::NotAFolder { .. } => "remove the file or choose another folder",
            Self::DamagedManifest { .. } => {
                "restore it from version control, or overwrite everything that was generated with `--force`"
            }
            Self::Refused { obstacles, .. } => {
                if obstacles.iter().all(|(_, obstacle)| obstacle.gives_way()) {
                    "keep what is worth keeping elsewhere, then overwrite the rest with `--force`"
                } else {
                    "move what is in the way elsewhere"
                }
            }
            Self::NotRestored { .. } => "its text is in the folder `.carimbo-tmp` next to what was generated",
        }
    }

    pub(super) fn io(action: &'static str, name: &str, source: io::Error) -> Self {
        Self::Io { action, name: name.to_owned(), source }
    }
}

fn io_help(kind: io::ErrorKind) -> &'static str {
    if kind == io::ErrorKind::PermissionDenied {
        "check the permissions of the file and of its folders; nothing was changed"
    } else if kind == io::ErrorKind::StorageFull {
        "make room on the disk; nothing was changed"
    } else if kind == io::ErrorKind::ReadOnlyFilesystem {
        "the disk is read-only: choose another folder"
    } else {
        "check the path and the disk; nothing was changed"
    }
}
