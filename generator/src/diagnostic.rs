//! What we tell the author of a specification: coded, placed, with a help line.
//!
//! Stages push into [`Diagnostics`]; `render` draws them.

mod code;

pub use code::Code;

use crate::span::Span;

/// Whether generation can go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// Worth a look; generation goes on.
    Warning,
}

/// A second place that matters, with a few words on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    code: Code,
    severity: Severity,
    span: Span,
    message: String,
    label: Option<String>,
    secondary: Vec<Label>,
    help: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(code: Code, span: Span) -> Self {
        Self::new(code, Severity::Error, span)
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: Code, span: Span) -> Self {
        Self::new(code, Severity::Warning, span)
    }

    fn new(code: Code, severity: Severity, span: Span) -> Self {
        Self { code, severity, span, message: String::new(), label: None, secondary: Vec::new(), help: None }
    }

    /// What is wrong, in the author's words.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// A few words at the place itself.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// A second place.
    #[must_use]
    pub fn secondary(mut self, span: Span, message: impl Into<String>) -> Self {
        self.secondary.push(Label { span, message: message.into() });
        self
    }

    /// The next thing to type.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The place.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What is wrong.
    pub fn message_text(&self) -> &str {
        &self.message
    }

    /// The words at the place.
    pub fn label_text(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// Further places.
    pub fn secondary_labels(&self) -> &[Label] {
        &self.secondary
    }

    /// The help line.
    pub fn help_text(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

/// Everything found in one run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a fault; the same fault at the same place counts once.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.list.contains(&diagnostic) {
            self.list.push(diagnostic);
        }
    }

    /// Adds what was found elsewhere.
    pub fn append(&mut self, more: Self) {
        more.list.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All, in the order of files and places.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.list.iter().collect();
        sorted.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
        sorted
    }
}
