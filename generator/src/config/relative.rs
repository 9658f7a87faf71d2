//! A path in `carimbo.toml`: below the folder of that file, on every system.

/// A path without `..`, root or drive; `/` between its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RelativePath(String);

impl RelativePath {
    /// Reads a path; otherwise what is wrong with it and what to write.
    pub(super) fn parse(text: &str) -> Result<Self, (&'static str, &'static str)> {
        if text.contains('\\') {
            return Err(("has a `\\`", "write `/` between folders: it works on every system"));
        }
        if text.starts_with('/') || text.contains(':') {
            return Err(("is an absolute path", "write it relative to the folder of this file"));
        }
        if text.chars().any(char::is_control) {
            return Err(("has a control character", "remove it"));
        }
        let parts: Vec<&str> = text.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        if parts.contains(&"..") {
            return Err(("leads out of the folder of this file", "move this file up, or what it names down"));
        }
        if parts.is_empty() {
            return Err(("names no place below the folder of this file", "name one"));
        }
        Ok(Self(parts.join("/")))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}
