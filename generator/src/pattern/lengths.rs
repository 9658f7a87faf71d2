//! Takes a large count off a pattern: `^[A-Z]\p{L}{0,999}$` accepts what `^[A-Z]\p{L}*$` accepts of 1 to 1000 characters.
//!
//! That is exact where every other part of the pattern has one length only: then the length of the text says how often
//! the set matched and where everything stands, conditions on positions and look-arounds included.

use super::syntax::{Node, SetId, Times};

/// Smaller counts stay in the table, which reads the text once.
const COUNT_MIN: u32 = 200;

/// The fewest and the most code points of a text.
pub(super) type Lengths = (u64, Option<u64>);

/// The pattern without its count, and the lengths that stand for it.
pub(super) fn split_off(node: Node) -> (Node, Option<Lengths>) {
    let Node::Sequence(nodes) = node else { return (node, None) };
    let mut nodes = flat(nodes);
    let lengths = spans_the_text(&nodes).then(|| counted(&nodes)).flatten();
    let lengths = lengths.map(|(index, lengths)| {
        if let Some(Node::Repeat(_, times)) = nodes.get_mut(index) {
            *times = Times { least: 0, most: None };
        }
        lengths
    });
    (Node::Sequence(nodes), lengths)
}

/// Groups without quantifiers make no difference.
fn flat(nodes: Vec<Node>) -> Vec<Node> {
    let mut all = Vec::new();
    for node in nodes {
        match node {
            Node::Sequence(inner) => all.extend(flat(inner)),
            other @ (Node::Empty
            | Node::Set(_)
            | Node::Start
            | Node::End
            | Node::WordBoundary
            | Node::NotWordBoundary
            | Node::Choice(_)
            | Node::Repeat(..)
            | Node::Look(_)) => all.push(other),
        }
    }
    all
}

fn spans_the_text(nodes: &[Node]) -> bool {
    matches!(nodes, [Node::Start, .., Node::End])
}

/// The place of the one part whose length varies, a set with a large count, and the lengths of the whole.
fn counted(nodes: &[Node]) -> Option<(usize, Lengths)> {
    let mut found: Option<(usize, Times)> = None;
    let mut others = 0_u64;
    for (index, node) in nodes.iter().enumerate() {
        match (counted_set(node), &found) {
            (Some((_, times)), None) => found = Some((index, times)),
            (Some(_) | None, _) => others = others.checked_add(node.length()?)?,
        }
    }
    let (index, times) = found?;
    let with_others = |count: u32| others.saturating_add(u64::from(count));
    Some((index, (with_others(times.least), times.most.map(with_others))))
}

fn counted_set(node: &Node) -> Option<(SetId, Times)> {
    let Node::Repeat(body, times) = node else { return None };
    let Node::Set(set) = **body else { return None };
    let large = times.most.unwrap_or(times.least) >= COUNT_MIN;
    large.then_some((set, *times))
}
