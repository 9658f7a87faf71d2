//! The faults that are found while one file is read, up to a limit: a file of a million duplicate keys is one fault
//! said a hundred times, not a million times.

use crate::diagnostic::{Code, Diagnostic};
use crate::span::{FileId, Span};

const FAULTS_MAX: usize = 100;

/// Reading has ended, and the report says why.
#[derive(Debug)]
pub(super) struct Stop;

/// The faults of one reading of one file.
pub(super) struct Report {
    file: FileId,
    faults: Vec<Diagnostic>,
}

impl Report {
    pub(super) fn new(file: FileId) -> Self {
        Self { file, faults: Vec::new() }
    }

    /// A place in the file that is read.
    pub(super) fn span(&self, start: u32, end: u32) -> Span {
        Span { file: self.file, start, end: end.max(start) }
    }

    /// Adds a fault after which reading goes on.
    pub(super) fn add(&mut self, fault: Diagnostic) -> Result<(), Stop> {
        let place = fault.span();
        self.faults.push(fault);
        if self.faults.len() < FAULTS_MAX {
            return Ok(());
        }
        Err(self.stop(
            Diagnostic::error(Code::LimitExceeded, place)
                .message(format!("reading stopped after {FAULTS_MAX} faults"))
                .help("correct these first"),
        ))
    }

    /// Adds a fault after which reading cannot go on.
    pub(super) fn stop(&mut self, fault: Diagnostic) -> Stop {
        self.faults.push(fault);
        Stop
    }

    pub(super) fn into_faults(self) -> Vec<Diagnostic> {
        self.faults
    }
}
