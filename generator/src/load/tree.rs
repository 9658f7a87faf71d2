//! Builds the tree of a document from what a reader sees one after another. The stack is a `Vec`, so that no depth of
//! nesting can exhaust the thread's.
//!
//! Knows neither YAML nor JSON, apart from the words of its diagnostics.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Entry, Mapping, Node, Value};
use crate::load::report::{Report, Stop};
use crate::span::Span;

/// The deepest nesting of mappings and sequences that is read.
pub(super) const DEPTH_MAX: usize = 256;

/// A tree that is being built.
#[derive(Default)]
pub(super) struct Tree {
    open: Vec<Frame>,
    root: Option<Node>,
}

struct Frame {
    /// Where its bracket stands; none in block style.
    bracket: Option<u32>,
    /// From the first to the last child so far.
    extent: Option<(u32, u32)>,
    content: Content,
}

enum Content {
    Sequence(Vec<Node>),
    Mapping { entries: Vec<Entry>, turn: Turn },
}

enum Turn {
    Key,
    Value(Key),
}

/// The key of an entry.
pub(super) enum Key {
    /// Its text and place.
    Text(String, Span),
    /// A key that was reported; its value is read and dropped.
    Reported,
}

/// What a frame is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Sequence,
    Mapping,
}

impl Tree {
    /// How many mappings and sequences are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The shape of the innermost open one.
    pub(super) fn innermost(&self) -> Option<Shape> {
        self.open.last().map(|frame| match frame.content {
            Content::Sequence(_) => Shape::Sequence,
            Content::Mapping { .. } => Shape::Mapping,
        })
    }

    /// Where the bracket of the innermost open one stands, if it has any.
    pub(super) fn innermost_bracket(&self) -> Option<u32> {
        self.open.last().and_then(|frame| frame.bracket)
    }

    /// Whether the next node is the key of a mapping.
    pub(super) fn awaits_key(&self) -> bool {
        let content = self.open.last().map(|frame| &frame.content);
        matches!(content, Some(Content::Mapping { turn: Turn::Key, .. }))
    }

    /// Opens a mapping or sequence; `place` is used when that is too deep.
    pub(super) fn open(
        &mut self,
        shape: Shape,
        bracket: Option<u32>,
        place: Span,
        report: &mut Report,
    ) -> Result<(), Stop> {
        if self.open.len() >= DEPTH_MAX {
            return Err(report.stop(too_deep(place)));
        }
        let content = match shape {
            Shape::Sequence => Content::Sequence(Vec::new()),
            Shape::Mapping => Content::Mapping { entries: Vec::new(), turn: Turn::Key },
        };
        self.open.push(Frame { bracket, extent: None, content });
        Ok(())
    }

    /// Sets the key of the entry that is read.
    pub(super) fn key(&mut self, key: Key, place: Span) {
        let Some(frame) = self.open.last_mut() else { return };
        frame.extend(place);
        if let Content::Mapping { turn, .. } = &mut frame.content {
            *turn = Turn::Value(key);
        }
    }

    /// Puts a complete node where it belongs: into the innermost open mapping or sequence, or at the top.
    pub(super) fn place(&mut self, node: Node, report: &mut Report) -> Result<(), Stop> {
        let Some(frame) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        frame.extend(node.span);
        match &mut frame.content {
            Content::Sequence(items) => items.push(node),
            Content::Mapping { entries, turn } => match std::mem::replace(turn, Turn::Key) {
                Turn::Value(Key::Text(key, key_span)) => entries.push(Entry { key, key_span, value: node }),
                Turn::Value(Key::Reported) => {}
                Turn::Key => {
                    *turn = Turn::Value(Key::Reported);
                    return report.add(complex_key(&node));
                }
            },
        }
        Ok(())
    }

    /// Closes the innermost open mapping or sequence and gives it, to be placed. `end` is the end of its bracket;
    /// `place` is where it stands when it has neither bracket nor child.
    pub(super) fn close(&mut self, end: Option<u32>, place: Span, report: &mut Report) -> Result<Option<Node>, Stop> {
        let Some(frame) = self.open.pop() else { return Ok(None) };
        let (first, last) = frame.extent.unwrap_or((place.start, place.start));
        let span = report.span(frame.bracket.unwrap_or(first), end.unwrap_or(last));
        let value = match frame.content {
            Content::Sequence(items) => Value::Sequence(items),
            Content::Mapping { entries, .. } => Value::Mapping(distinct(entries, report)?),
        };
        Ok(Some(Node { span, value }))
    }

    /// The whole tree, once everything is closed.
    pub(super) fn finish(self) -> Option<Node> {
        self.root
    }
}

impl Frame {
    fn extend(&mut self, child: Span) {
        let (start, end) = self.extent.unwrap_or((child.start, child.end));
        self.extent = Some((start.min(child.start), end.max(child.end)));
    }
}

/// A diagnostic for nesting above the limit.
pub(super) fn too_deep(place: Span) -> Diagnostic {
    Diagnostic::error(Code::LimitExceeded, place)
        .message(format!("mappings and lists are nested more than {DEPTH_MAX} deep"))
        .help("move the inner part into a component of its own and refer to it with `$ref`")
}

fn complex_key(node: &Node) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedYaml, node.span)
        .message(format!("{} is used as a key", node.value.kind()))
        .label("a key is a text")
        .help("put quotes around it if it is meant as text")
}

/// Reports keys that stand twice and keeps the first of each.
fn distinct(mut entries: Vec<Entry>, report: &mut Report) -> Result<Mapping, Stop> {
    // Sorted indices find twins in n log n steps, however a file was made to be slow.
    let mut order: Vec<usize> = (0..entries.len()).collect();
    let key = |index: &usize| entries.get(*index).map(|entry| entry.key.as_str());
    order.sort_by(|a, b| key(a).cmp(&key(b)).then(a.cmp(b)));
    let mut later = Vec::new();
    for twins in order.chunk_by(|a, b| key(a) == key(b)) {
        let mut twins = twins.iter();
        let first = twins.next().and_then(|index| entries.get(*index));
        for index in twins {
            later.push(*index);
            if let (Some(first), Some(second)) = (first, entries.get(*index)) {
                report.add(duplicate_key(first, second))?;
            }
        }
    }
    later.sort_unstable();
    let mut index = 0_usize;
    entries.retain(|_| {
        index += 1;
        later.binary_search(&(index - 1)).is_err()
    });
    Ok(Mapping { entries })
}

fn duplicate_key(first: &Entry, second: &Entry) -> Diagnostic {
    Diagnostic::error(Code::DuplicateKey, second.key_span)
        .message(format!("the key `{}` stands twice in one mapping", second.key))
        .label("second time")
        .secondary(first.key_span, "first time")
        .help("rename or remove one of the two")
}
