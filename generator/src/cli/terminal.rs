//! The two streams of a process, and whether they take colours.

use crate::render::Style;
use std::io::{self, Write};

/// The streams of a process.
pub struct Streams<'a> {
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
}

/// Writes to the streams. A reader that has gone away, as `head` does, is no fault of anybody; another failure is kept
/// until the end.
pub struct Terminal<'a> {
    streams: Streams<'a>,
    style: Style,
    failure: Option<io::Error>,
}

impl<'a> Terminal<'a> {
    /// Streams, and how diagnostics look on standard error.
    pub fn new(streams: Streams<'a>, style: Style) -> Self {
        Self { streams, style, failure: None }
    }

    pub(super) fn style(&self) -> Style {
        self.style
    }

    pub(super) fn out(&mut self, text: &str) {
        let outcome = self.streams.out.write_all(text.as_bytes()).and_then(|()| self.streams.out.flush());
        self.keep(outcome);
    }

    pub(super) fn err(&mut self, text: &str) {
        let outcome = self.streams.err.write_all(text.as_bytes()).and_then(|()| self.streams.err.flush());
        self.keep(outcome);
    }

    pub(super) fn is_broken(&self) -> bool {
        self.failure.is_some()
    }

    fn keep(&mut self, outcome: io::Result<()>) {
        if let Err(error) = outcome
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.failure = Some(error);
        }
    }
}
