//! Where a file or folder is, twice: as it is opened, and as it is shown to people.

use std::path::{Path, PathBuf};

/// A file or folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    path: PathBuf,
    name: String,
}

impl Place {
    /// A path as somebody typed it in the folder `current`.
    pub fn typed(current: &Path, typed: &Path) -> Self {
        let mut name = typed.display().to_string();
        if std::path::MAIN_SEPARATOR != '/' {
            name = name.replace(std::path::MAIN_SEPARATOR, "/");
        }
        Self { path: current.join(typed), name }
    }

    /// What lies below this folder, by a relative path with `/` between its parts.
    #[must_use]
    pub fn below(&self, relative: &str) -> Self {
        let path = relative.split('/').fold(self.path.clone(), |path, part| path.join(part));
        let name = match self.name.as_str() {
            "" | "." => relative.to_owned(),
            name if name.ends_with('/') => format!("{name}{relative}"),
            name => format!("{name}/{relative}"),
        };
        Self { path, name }
    }

    /// The path that is opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path that is shown: as its users would type it, with `/` between its parts.
    pub fn name(&self) -> &str {
        if self.name.is_empty() { "." } else { &self.name }
    }
}
