//! What we say about YAML that has no JSON meaning, or too much of it.

use crate::diagnostic::{Code, Diagnostic};
use crate::span::Span;

pub(super) fn empty(place: Span) -> Diagnostic {
    Diagnostic::error(Code::EmptyDocument, place)
        .message("the file is empty")
        .help("check that it was saved, and that the path is right")
}

pub(super) fn unknown_anchor(name: &str, place: Span) -> Diagnostic {
    Diagnostic::error(Code::InvalidSyntax, place)
        .message(format!("there is no anchor `&{name}` above this"))
        .help(format!("put `&{name}` before the value that is meant, or quotes around a text that starts with `*`"))
}

pub(super) fn recursive_alias(place: Span) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedYaml, place)
        .message("this alias stands inside the value that it repeats")
        .help("use `$ref` for a schema that contains itself")
}

pub(super) fn too_many_copies(place: Span) -> Diagnostic {
    Diagnostic::error(Code::LimitExceeded, place)
        .message("anchors and aliases repeat more than a million values")
        .help("use components and `$ref` in place of aliases")
}

pub(super) fn merge_key(place: Span) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedYaml, place)
        .message("merge keys are not part of YAML 1.2")
        .help("write the entries out, or use `allOf` with `$ref`")
}

pub(super) fn foreign_tag(name: &str, place: Span) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedYaml, place)
        .message(format!("the tag `{name}` has no meaning in JSON"))
        .help("remove it, or put quotes around a text that starts with `!`")
}

pub(super) fn wrong_tag(name: &str, place: Span) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedYaml, place)
        .message(format!("the value does not fit its tag `!!{name}`"))
        .help("remove the tag or correct the value")
}

pub(super) fn not_finite(text: &str, place: Span) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedYaml, place)
        .message(format!("`{text}` is a number that JSON does not have"))
        .help("put quotes around it if it is meant as text")
}

pub(super) fn long_number(place: Span) -> Diagnostic {
    Diagnostic::error(Code::LimitExceeded, place)
        .message("an octal or hexadecimal number has more than 4096 digits")
        .help("put quotes around it if it is meant as text")
}

pub(super) fn second_document(place: Span) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedYaml, place)
        .message("a second document starts here")
        .help("put each document into a file of its own")
}
