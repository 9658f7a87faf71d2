//! A folder with a configuration and a small specification, and the binary to run in it.

#![allow(dead_code, reason = "each test binary uses a part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its folder has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

pub(crate) const CONFIG: &str = r#"
[package]
name = "ledger-client"

[[specification]]
file = "specs/ledger.yaml"
"#;

pub(crate) const SPECIFICATION: &str = r##"openapi: 3.1.0
info:
  title: Ledger
  version: 1.0.0
  description: Keeps entries.
servers:
  - url: https://ledger.example
paths:
  /entries:
    get:
      operationId: listEntries
      x-carimbo-idempotency: { safe: true }
      responses:
        "200":
          description: The entries.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Entry" }
components:
  schemas:
    Entry:
      type: object
      required: [id]
      properties:
        id: { type: string, maxLength: 19 }
"##;

pub(crate) struct Sandbox {
    folder: tempfile::TempDir,
}

impl Sandbox {
    /// With a configuration and its specification.
    pub(crate) fn new() -> Self {
        let sandbox = Self::empty();
        sandbox.put("carimbo.toml", CONFIG);
        sandbox.put("specs/ledger.yaml", SPECIFICATION);
        sandbox
    }

    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Runs the binary in the sandbox.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("", arguments)
    }

    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carimbo"));
        Run::of(&command.current_dir(self.path(folder)).args(arguments).output().unwrap())
    }

    /// Every file below a folder, with its bytes and its time stamp.
    pub(crate) fn files(&self, folder: &str) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
        let mut found = BTreeMap::new();
        collect(&self.path(folder), &self.path(folder), &mut found);
        found
    }

    /// Every file below a folder, with its bytes.
    pub(crate) fn bytes(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        self.files(folder).into_iter().map(|(path, (bytes, _))| (path, bytes)).collect()
    }
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, (Vec<u8>, SystemTime)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if entry.file_type().unwrap().is_dir() {
            collect(root, &entry.path(), found);
        } else {
            let name = entry.path().strip_prefix(root).unwrap().display().to_string().replace('\\', "/");
            let changed = entry.metadata().unwrap().modified().unwrap();
            found.insert(name, (fs::read(entry.path()).unwrap(), changed));
        }
    }
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// The last line, without its time.
    pub(crate) fn conclusion(&self) -> &str {
        let line = self.out.lines().last().unwrap_or_default();
        line.rsplit_once(" in ").map_or(line, |(what, _)| what)
    }

    #[track_caller]
    pub(crate) fn ends_with(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> &Self {
        assert!(self.err.contains(text), "{text} is not in:\n{}", self.err);
        self
    }

    #[track_caller]
    pub(crate) fn prints(&self, text: &str) -> &Self {
        assert!(self.out.contains(text), "{text} is not in:\n{}", self.out);
        self
    }
}
