//! What is wrong with a text that is not YAML or not JSON, in words that help its author.

use crate::diagnostic::{Code, Diagnostic};
use crate::span::Span;

/// A fault in the syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A tab indents a line.
    TabIndentation,
    /// A quote is opened and not closed.
    UnclosedQuote,
    /// Something follows a closing quote.
    AfterQuote,
    /// A bracket is opened and not closed.
    UnclosedBracket,
    /// A bracket is closed by one of the other kind.
    MismatchedBracket,
    /// A closing bracket without an opening one.
    StrayBracket,
    /// A comma is missing between brackets.
    MissingComma,
    /// The indentation fits neither what is above nor what is outside.
    Indentation,
    /// A line in a mapping has no colon.
    MissingColon,
    /// A second `: ` in one line, or a mapping below a text.
    StrayColon,
    /// A text that starts with a character which YAML keeps for itself.
    Reserved(char),
    /// A backslash sequence that does not exist, or half of a surrogate pair.
    Escape,
    /// The header or the text of a block scalar.
    BlockText,
    /// A tag, anchor or directive that is not well-formed.
    Property,
    /// A JSON value was expected.
    JsonValue,
    /// A JSON key was expected.
    JsonKey,
    /// Something follows the end of a JSON document.
    JsonEnd,
    /// A control character within a JSON string.
    JsonControl,
    /// The file ends too early.
    End,
    /// A character that YAML does not allow, or anything else.
    Other,
}

impl Fault {
    /// The diagnostic at a place.
    pub(super) fn at(self, place: Span) -> Diagnostic {
        let (message, help) = self.words();
        let message = if let Self::Reserved(character) = self {
            format!("a text without quotes cannot start with `{}`", character.escape_debug())
        } else {
            message.to_owned()
        };
        Diagnostic::error(Code::InvalidSyntax, place).message(message).help(help)
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::TabIndentation => ("a tab is used as indentation", "indent with spaces"),
            Self::UnclosedQuote => {
                ("this quote is not closed", "add the closing quote; in a text over several lines, indent each line")
            }
            Self::AfterQuote => (
                "a text goes on after its closing quote",
                "put the whole text in quotes; a quote inside is `\\\"` in double quotes and `''` in single quotes",
            ),
            Self::UnclosedBracket => ("this bracket is not closed", "add the closing bracket"),
            Self::MismatchedBracket => {
                ("this bracket is closed by one of another kind", "close `[` with `]` and `{` with `}`")
            }
            Self::StrayBracket => ("this bracket closes nothing", "remove it, or put quotes around the text"),
            Self::MissingComma => {
                ("a `,` or a closing bracket is missing", "put `,` between the entries, or close the bracket")
            }
            Self::Indentation => {
                ("the indentation of this line fits nothing above it", "align it with the entries it belongs to")
            }
            Self::MissingColon => {
                ("a mapping has entries `key: value`, and this line has no `: `", "add `: ` after the key")
            }
            Self::StrayColon => (
                "`: ` stands where no key can be",
                "put quotes around a text that contains `: `; check the indentation of this line",
            ),
            Self::Reserved(_) => ("", "put quotes around the text"),
            Self::Escape => (
                "this is not an escape sequence",
                "write `\\\\` for a backslash, or use single quotes, in which a backslash is plain text",
            ),
            Self::BlockText => (
                "the text after `|` or `>` is not well-formed",
                "start it on the next line, every line indented by the same number of spaces",
            ),
            Self::Property => {
                ("this tag, anchor or directive is not well-formed", "put quotes around it if it is meant as text")
            }
            Self::JsonValue => (
                "a JSON value is expected here",
                "write a string in double quotes, a number, `true`, `false`, `null`, `{` or `[`",
            ),
            Self::JsonKey => ("a key in double quotes is expected here", "JSON has no comma after the last entry"),
            Self::JsonEnd => ("the document has ended before this", "remove what follows the last bracket"),
            Self::JsonControl => {
                ("a string cannot contain this control character", "write `\\n` for a line break and `\\t` for a tab")
            }
            Self::End => ("the file ends too early", "check that it was saved completely"),
            Self::Other => ("this cannot stand here", "put quotes around a text with special characters"),
        }
    }
}
