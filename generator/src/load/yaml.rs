//! Reads YAML 1.2. The only file that knows the parser's crate, of which it uses the events.
//!
//! What JSON cannot say (tags of one's own, merge keys, keys that are no text, several documents, `.inf`) is reported,
//! and reading goes on without it.

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Tag, options};

use crate::document::{Node, Value};
use crate::load::anchor::{Anchors, TooMuch};
use crate::load::report::{Report, Stop};
use crate::load::scalar::{self, Plain};
use crate::load::syntax::Fault;
use crate::load::token::{block_header, unclosed_quote};
use crate::load::tree::{DEPTH_MAX, Key, Shape, Tree, too_deep};
use crate::load::unsupported;
use crate::span::Span;

/// How far the parser looks ahead for the colon after a key, in characters. YAML says 1024, which real keys exceed when
/// a file was made from JSON.
const KEY_CHARACTERS_MAX: usize = 16 << 10;

struct Reader<'a> {
    text: &'a str,
    report: &'a mut Report,
    tree: Tree,
    anchors: Anchors,
    /// The anchor of each open mapping and sequence; 0 where it has none.
    open_anchors: Vec<usize>,
    /// The end of what was read last, from which a block scalar's header and an unclosed quote are looked for.
    last_end: usize,
    documents: usize,
}

/// Reads a whole text.
pub(super) fn read(text: &str, report: &mut Report) -> Result<Node, Stop> {
    let options = options! {
        emit_unresolved_aliases: true,
        simple_key_max_lookahead: KEY_CHARACTERS_MAX,
        flow_nesting_limit: DEPTH_MAX + 1,
        block_nesting_limit: DEPTH_MAX + 1,
    };
    let (tree, open_anchors) = (Tree::default(), Vec::new());
    let mut reader = Reader { text, report, tree, anchors: Anchors::new(), open_anchors, last_end: 0, documents: 0 };
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, place) = next.map_err(|error| reader.syntax(&error))?;
        let range = place.byte_range().unwrap_or_default();
        let span = reader.report.span(offset(range.start), offset(range.end));
        let tag_place = place.tag_span().and_then(|tag| tag.byte_range());
        let tag_span = tag_place.map_or(span, |tag| reader.report.span(offset(tag.start), offset(tag.end)));
        reader.event(event, span, tag_span)?;
        reader.last_end = reader.last_end.max(range.end);
        if reader.documents > 1 {
            break;
        }
    }
    let Reader { report, tree, .. } = reader;
    match tree.finish() {
        Some(Node { span, value: Value::Null }) if span.start == span.end => {
            Err(report.stop(unsupported::empty(report.span(0, 0))))
        }
        Some(root) => Ok(root),
        None => Err(report.stop(unsupported::empty(report.span(0, 0)))),
    }
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, span: Span, tag_span: Span) -> Result<(), Stop> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let node = self.scalar(&text, style, tag.as_deref(), (span, tag_span))?;
                self.define(anchor, &node)?;
                if self.tree.awaits_key() {
                    self.key(&text, style, node.span)
                } else {
                    self.tree.place(node, self.report)
                }
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.open(Shape::Sequence, anchor, tag.as_deref(), (span, tag_span))
            }
            Event::MappingStart(_, anchor, tag) => self.open(Shape::Mapping, anchor, tag.as_deref(), (span, tag_span)),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(id) => self.alias(id, span),
            Event::UnresolvedAlias(name) => {
                self.report.add(unsupported::unknown_anchor(&name, span))?;
                self.instead_of_alias(span)
            }
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 { self.report.add(unsupported::second_document(span)) } else { Ok(()) }
            }
            // Metadata that we did not ask for.
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd | Event::Anchor(..) | _ => Ok(()),
        }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        tag: Option<&Tag>,
        (span, tag_span): (Span, Span),
    ) -> Result<Node, Stop> {
        let span = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => self.block_scalar(span),
            ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => span,
        };
        let value = match tag {
            Some(tag) => self.tagged(tag, text, tag_span)?,
            None if style == ScalarStyle::Plain && !self.tree.awaits_key() => self.plain(text, span)?,
            None => Value::String(text.to_owned()),
        };
        Ok(Node { span, value })
    }

    fn tagged(&mut self, tag: &Tag, text: &str, place: Span) -> Result<Value, Stop> {
        let text_itself = Value::String(text.to_owned());
        match tag.core_suffix() {
            Some("str") => Ok(text_itself),
            Some(name) => {
                if let Some(value) = tagged(name, text) {
                    return Ok(value);
                }
                self.report.add(unsupported::wrong_tag(name, place))?;
                Ok(text_itself)
            }
            // `!` alone says: a string, whatever it looks like.
            None if tag.original() == "!" => Ok(text_itself),
            None => {
                self.report.add(unsupported::foreign_tag(&tag.original(), place))?;
                Ok(text_itself)
            }
        }
    }

    fn plain(&mut self, text: &str, span: Span) -> Result<Value, Stop> {
        Ok(match scalar::resolve(text) {
            Plain::Null => Value::Null,
            Plain::Boolean(value) => Value::Boolean(value),
            Plain::Integer(number) | Plain::Float(number) => Value::Number(number),
            Plain::Text => Value::String(text.to_owned()),
            Plain::NotFinite => {
                self.report.add(unsupported::not_finite(text, span))?;
                Value::String(text.to_owned())
            }
            Plain::TooLong => {
                self.report.add(unsupported::long_number(span))?;
                Value::String(text.to_owned())
            }
        })
    }

    fn key(&mut self, text: &str, style: ScalarStyle, span: Span) -> Result<(), Stop> {
        if style != ScalarStyle::Plain {
            self.tree.key(Key::Text(text.to_owned(), span), span);
            return Ok(());
        }
        if text == "<<" {
            self.tree.key(Key::Reported, span);
            return self.report.add(unsupported::merge_key(span));
        }
        // The parser says `~` for a key that is not there.
        let text = if span.start == span.end { "" } else { text };
        self.tree.key(Key::Text(text.to_owned(), span), span);
        Ok(())
    }

    fn open(
        &mut self,
        shape: Shape,
        anchor: usize,
        tag: Option<&Tag>,
        (span, tag_span): (Span, Span),
    ) -> Result<(), Stop> {
        if let Some(tag) = tag {
            let own = match shape {
                Shape::Sequence => "seq",
                Shape::Mapping => "map",
            };
            match tag.core_suffix() {
                Some(name) if name != own => self.report.add(unsupported::wrong_tag(name, tag_span))?,
                None if tag.original() != "!" => {
                    self.report.add(unsupported::foreign_tag(&tag.original(), tag_span))?;
                }
                Some(_) | None => {}
            }
        }
        // A mapping in a list in flow style, `[a: b]`, has no bracket of its own.
        let has_bracket = matches!(self.text.as_bytes().get(span.start as usize), Some(b'[' | b'{'));
        let bracket = (has_bracket && span.end > span.start).then_some(span.start);
        self.open_anchors.push(anchor);
        self.tree.open(shape, bracket, span, self.report)
    }

    fn close(&mut self, span: Span) -> Result<(), Stop> {
        let end = (span.end > span.start).then_some(span.end);
        let anchor = self.open_anchors.pop().unwrap_or(0);
        let Some(node) = self.tree.close(end, span, self.report)? else { return Ok(()) };
        self.define(anchor, &node)?;
        self.tree.place(node, self.report)
    }

    fn define(&mut self, anchor: usize, node: &Node) -> Result<(), Stop> {
        if anchor == 0 {
            return Ok(());
        }
        self.anchors.define(anchor, node).map_err(|TooMuch| self.report.stop(unsupported::too_many_copies(node.span)))
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<(), Stop> {
        if self.open_anchors.contains(&id) {
            self.report.add(unsupported::recursive_alias(span))?;
            return self.instead_of_alias(span);
        }
        let Some((anchored, depth)) = self.anchors.get(id) else { return self.instead_of_alias(span) };
        if self.tree.depth() + depth > DEPTH_MAX {
            return Err(self.report.stop(too_deep(span)));
        }
        let is_key = self.tree.awaits_key();
        if let (true, Some(text)) = (is_key, key_text(anchored, self.text)) {
            let key = Key::Text(text.to_owned(), span);
            self.tree.key(key, span);
            return Ok(());
        }
        let copy = self.anchors.copy(id).map_err(|TooMuch| self.report.stop(unsupported::too_many_copies(span)))?;
        let value = copy.map_or(Value::Null, |node| node.value);
        self.tree.place(Node { span, value }, self.report)
    }

    /// Keeps keys and values in step after an alias that was reported.
    fn instead_of_alias(&mut self, span: Span) -> Result<(), Stop> {
        if self.tree.awaits_key() {
            self.tree.key(Key::Reported, span);
            return Ok(());
        }
        self.tree.place(Node { span, value: Value::Null }, self.report)
    }

    /// The parser gives the lines of a block scalar; its place is from the `|` or `>` to the last character.
    fn block_scalar(&self, lines: Span) -> Span {
        let between = self.text.get(self.last_end..lines.start as usize).unwrap_or("");
        let start = block_header(between).map_or(lines.start, |at| offset(self.last_end + at));
        let whole = self.text.get(start as usize..lines.end as usize).unwrap_or("");
        self.report.span(start, start + offset(whole.trim_end().len()))
    }

    fn syntax(&mut self, error: &ScanError) -> Stop {
        let at = error.marker().byte_offset().unwrap_or(self.text.len());
        if *error.kind() == ErrorKind::RecursionLimitExceeded {
            return self.report.stop(too_deep(self.character(at)));
        }
        let fault = fault(error.kind());
        let place = if fault == Fault::TabIndentation {
            self.tab(at)
        } else if fault == Fault::UnclosedQuote {
            self.quote(at)
        } else {
            self.character(at)
        };
        let mut diagnostic = fault.at(place);
        if let Some(bracket) = self.tree.innermost_bracket().filter(|bracket| *bracket != place.start) {
            diagnostic = diagnostic.secondary(self.report.span(bracket, bracket + 1), "this bracket is still open");
        }
        self.report.stop(diagnostic)
    }

    fn character(&self, at: usize) -> Span {
        let character = self.text.get(at..).and_then(|rest| rest.chars().next());
        let length = character.filter(|character| !matches!(character, '\n' | '\r')).map_or(0, char::len_utf8);
        self.report.span(offset(at), offset(at + length))
    }

    /// The tab that is meant: the parser has passed it already, or reports the start of the text before it.
    fn tab(&self, at: usize) -> Span {
        let before = self.text.get(..at).unwrap_or("");
        let line = before.rfind('\n').map_or(0, |line_break| line_break + 1);
        let tab_from =
            |start: usize| self.text.get(start..).and_then(|rest| rest.find('\t')).map(|found| start + found);
        let passed = before.get(line..).and_then(|indent| indent.find('\t')).map(|found| line + found);
        self.character(passed.or_else(|| tab_from(at)).unwrap_or(at))
    }

    /// The quote that was opened last; the parser reports the line at which it gave up.
    fn quote(&self, at: usize) -> Span {
        let between = self.text.get(self.last_end..at).unwrap_or("");
        self.character(unclosed_quote(between).map_or(at, |found| self.last_end + found))
    }
}

/// Offsets fit: the length of the file was checked.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The text of an anchored scalar that is used as a key: as it is written.
fn key_text<'a>(node: &'a Node, text: &'a str) -> Option<&'a str> {
    match &node.value {
        Value::String(string) => Some(string),
        Value::Null | Value::Boolean(_) | Value::Number(_) => {
            text.get(node.span.start as usize..node.span.end as usize)
        }
        Value::Sequence(_) | Value::Mapping(_) => None,
    }
}

/// The value of a scalar under one of the core schema's tags, if its text is one.
fn tagged(tag: &str, text: &str) -> Option<Value> {
    match (tag, scalar::resolve(text)) {
        ("null", Plain::Null) => Some(Value::Null),
        ("bool", Plain::Boolean(value)) => Some(Value::Boolean(value)),
        ("int" | "float", Plain::Integer(number)) | ("float", Plain::Float(number)) => Some(Value::Number(number)),
        _ => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "an enum of the parser's crate, which grows")]
fn fault(kind: &ErrorKind) -> Fault {
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::InvalidBlockEntryWhitespace
        | ErrorKind::InvalidMappingValueWhitespace => Fault::TabIndentation,
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => Fault::UnclosedQuote,
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            Fault::AfterQuote
        }
        ErrorKind::UnclosedFlowCollection { .. } => Fault::UnclosedBracket,
        ErrorKind::MismatchedFlowCollectionEnd { .. } => Fault::MismatchedBracket,
        ErrorKind::MisplacedFlowCollectionEnd => Fault::StrayBracket,
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::InvalidFlowScalarIndent => Fault::MissingComma,
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidIndentation => Fault::Indentation,
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => Fault::MissingColon,
        ErrorKind::MappingValueNotAllowed | ErrorKind::MappingKeyNotAllowed => Fault::StrayColon,
        ErrorKind::UnexpectedCharacter { character } => Fault::Reserved(*character),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => Fault::Escape,
        ErrorKind::ZeroBlockScalarIndent
        | ErrorKind::InvalidBlockScalarHeader
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::InvalidBlockScalarIndent => Fault::BlockText,
        ErrorKind::UndeclaredTagHandle
        | ErrorKind::InvalidGlobalTagCharacter
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::InvalidTagEscape
        | ErrorKind::MissingAnchorOrAliasName
        | ErrorKind::InvalidDirectiveTerminator
        | ErrorKind::MissingDirectiveName
        | ErrorKind::UnsupportedYamlMajorVersion => Fault::Property,
        ErrorKind::UnexpectedEof
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => Fault::End,
        _ => Fault::Other,
    }
}
