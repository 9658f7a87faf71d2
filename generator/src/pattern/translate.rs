//! Tree in, HIR and look-arounds out. The HIR of the regex crates has no look-around: an empty capture group marks
//! the place of one, group n + 1 the n-th look-around of the same body.

use regex_syntax::hir::{Capture, Class, Dot, Hir, Look, LookSet, Repetition};

use super::Fault;
use super::code_points;
use super::syntax::{Direction, LookAround, Node, Polarity, Times};

/// A pattern or the body of a look-around.
#[derive(Debug)]
pub(super) struct Translation {
    pub(super) hir: Hir,
    pub(super) looks: Vec<TranslatedLook>,
}

#[derive(Debug)]
pub(super) struct TranslatedLook {
    pub(super) direction: Direction,
    pub(super) polarity: Polarity,
    pub(super) body: Translation,
}

/// Translates a whole pattern, which may match anywhere in the text.
pub(super) fn translate(node: &Node) -> Result<Translation, Fault> {
    let body = body(node)?;
    Ok(Translation { hir: unanchored(body.hir, &body.looks), looks: body.looks })
}

fn body(node: &Node) -> Result<Translation, Fault> {
    let mut looks = Vec::new();
    let hir = hir(node, &mut looks)?;
    Ok(Translation { hir, looks })
}

fn unanchored(hir: Hir, looks: &[TranslatedLook]) -> Hir {
    let properties = hir.properties();
    if properties.look_set_prefix().contains(Look::Start) {
        return hir;
    }
    // Between the bytes of a character there is no position for ECMA-262. Only what looks around could tell.
    let anchors = LookSet::singleton(Look::Start).insert(Look::End);
    let blind = looks.is_empty() && properties.look_set().subtract(anchors).is_empty();
    let skipped = if blind { Hir::dot(Dot::AnyByte) } else { Hir::dot(Dot::AnyChar) };
    Hir::concat(vec![repetition(skipped, Times { least: 0, most: None }), hir])
}

fn hir(node: &Node, looks: &mut Vec<TranslatedLook>) -> Result<Hir, Fault> {
    Ok(match node {
        Node::Empty => Hir::empty(),
        Node::Literal(character) => Hir::literal(character.to_string().into_bytes()),
        Node::Class(class) => Hir::class(Class::Unicode(class.clone())),
        Node::Start => Hir::look(Look::Start),
        Node::End => Hir::look(Look::End),
        Node::WordBoundary => Hir::look(Look::WordAscii),
        Node::NotWordBoundary => Hir::look(Look::WordAsciiNegate),
        Node::Sequence(nodes) => Hir::concat(each(nodes, looks)?),
        Node::Choice(nodes) => Hir::alternation(each(nodes, looks)?),
        Node::Repeat(body, times) => repetition(hir(body, looks)?, *times),
        Node::Look(look) => mark(look, looks)?,
    })
}

fn each(nodes: &[Node], looks: &mut Vec<TranslatedLook>) -> Result<Vec<Hir>, Fault> {
    nodes.iter().map(|node| hir(node, looks)).collect()
}

fn repetition(sub: Hir, times: Times) -> Hir {
    Hir::repetition(Repetition { min: times.least, max: times.most, greedy: true, sub: Box::new(sub) })
}

fn mark(look: &LookAround, looks: &mut Vec<TranslatedLook>) -> Result<Hir, Fault> {
    let unsupported = |what| Err(Fault::Unsupported { what, range: look.range.clone() });
    let mut inner = body(&look.body)?;
    match look.direction {
        Direction::Ahead => {
            if inner.looks.iter().any(|nested| nested.direction == Direction::Behind) {
                return unsupported("a look-behind inside a look-ahead");
            }
        }
        Direction::Behind => {
            if inner.looks.iter().any(|nested| nested.direction == Direction::Ahead) {
                return unsupported("a look-ahead inside a look-behind");
            }
            // All but `^` ask for the character that follows, which a look-behind has not read yet.
            if !inner.hir.properties().look_set().subtract(LookSet::singleton(Look::Start)).is_empty() {
                return unsupported("`$`, `\\b` or `\\B` inside a look-behind");
            }
            let before = Hir::class(Class::Unicode(code_points::any()));
            let before = repetition(before, Times { least: 0, most: None });
            inner.hir = Hir::concat(vec![before, inner.hir, Hir::look(Look::End)]);
        }
    }
    looks.push(TranslatedLook { direction: look.direction, polarity: look.polarity, body: inner });
    let Ok(index) = u32::try_from(looks.len()) else {
        return Err(Fault::TooLarge { message: "it has too many look-arounds" });
    };
    Ok(Hir::capture(Capture { index, name: None, sub: Box::new(Hir::empty()) }))
}
