//! The list of what was generated in a folder: one line each, a digest and a path, sorted by path.

use super::digest::Digest;
use crate::source_tree::SourceTree;
use std::collections::BTreeMap;

const HEADER: &str = "# The files that carimbo generated here, each with a digest by which it recognises an edit.\n";

/// The paths that were generated, and what was in them.
///
/// A path may have several digests: that of the old text and that of the new one, while files change places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    files: BTreeMap<String, Vec<Digest>>,
}

impl Manifest {
    /// What a tree will have written.
    pub(super) fn of(tree: &SourceTree) -> Self {
        let files = tree.iter().map(|(path, text)| (path.to_owned(), vec![Digest::of(text.as_bytes())])).collect();
        Self { files }
    }

    /// Reads what `to_text` writes; the number of the first line that is not as it writes them.
    pub(super) fn parse(text: &str) -> Result<Self, usize> {
        let mut files: BTreeMap<String, Vec<Digest>> = BTreeMap::new();
        for (line, number) in text.lines().zip(1..) {
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            let (digest, path) = line.split_once("  ").ok_or(number)?;
            let digest = Digest::parse(digest).ok_or(number)?;
            if !stays_inside(path) {
                return Err(number);
            }
            files.entry(path.to_owned()).or_default().push(digest);
        }
        Ok(Self { files })
    }

    pub(super) fn to_text(&self) -> String {
        let lines = self.files.iter().flat_map(|(path, digests)| digests.iter().map(move |digest| (path, digest)));
        lines.fold(HEADER.to_owned(), |text, (path, digest)| format!("{text}{digest}  {path}\n"))
    }

    /// Everything that either list knows.
    pub(super) fn union(&self, other: &Self) -> Self {
        let mut union = self.clone();
        for (path, digests) in &other.files {
            let known = union.files.entry(path.clone()).or_default();
            known.extend(digests);
            known.sort_unstable();
            known.dedup();
        }
        union
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    pub(super) fn lists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether this is what was written to a path.
    pub(super) fn recognises(&self, path: &str, bytes: &[u8]) -> bool {
        self.files.get(path).is_some_and(|digests| digests.contains(&Digest::of(bytes)))
    }
}

/// Whether a path of the list leads to a place below its folder: the list is a file, and anybody may have written it.
fn stays_inside(path: &str) -> bool {
    let is_plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    path.split('/').all(is_plain) && !path.contains(['\\', ':'])
}
