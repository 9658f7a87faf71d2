//! Parts of one class that follow one another become one part.

use super::super::lengths::Lengths;
use crate::ir::{Ending, Piece, Sequence};

pub(super) fn merge(sequence: Sequence) -> Sequence {
    let mut pieces: Vec<Piece> = Vec::new();
    for piece in sequence.pieces {
        let joined = pieces.last().and_then(|before| join(before, &piece));
        match (pieces.last_mut(), joined) {
            (Some(before), Some(joined)) => *before = joined,
            (Some(_) | None, _) => pieces.push(piece),
        }
    }
    let ending = match sequence.ending {
        Ending::Branch { end, ways } => {
            let ways = ways.into_iter().map(|(class, way)| (class, merge(way))).collect();
            Ending::Branch { end, ways }
        }
        other @ (Ending::Nothing | Ending::Anything | Ending::Run { .. } | Ending::Word(_)) => other,
    };
    with_ending(pieces, ending)
}

/// Two pieces as one.
fn join(before: &Piece, piece: &Piece) -> Option<Piece> {
    let Piece::Exactly(class, count) = *before else { return None };
    match *piece {
        Piece::Exactly(next, more) if class == next => Some(Piece::Exactly(class, count + more)),
        Piece::Run(next, least, most) if class == next => {
            Some(Piece::Run(class, least + count, most.map(|most| most + count)))
        }
        Piece::Exactly(..) | Piece::Run(..) | Piece::Word(_) => None,
    }
}

/// The last piece becomes part of the ending where that makes them one run.
fn with_ending(mut pieces: Vec<Piece>, ending: Ending) -> Sequence {
    let Some(&Piece::Exactly(last, count)) = pieces.last() else { return Sequence { pieces, ending } };
    let more = u64::from(count);
    let ending = match ending {
        Ending::Run { class, least, most, after } if class == last => {
            pieces.pop();
            Ending::Run { class, least: least + more, most: most.map(|most| most + more), after }
        }
        Ending::Nothing if last.single().is_none() => {
            pieces.pop();
            Ending::Run { class: last, least: more, most: Some(more), after: Vec::new() }
        }
        other @ (Ending::Nothing | Ending::Anything | Ending::Run { .. } | Ending::Word(_) | Ending::Branch { .. }) => {
            other
        }
    };
    Sequence { pieces, ending }
}

/// The sequence for texts of these lengths only, where its last run alone decides how long they are.
pub(super) fn limited(sequence: Sequence, (from, to): Lengths) -> Option<Sequence> {
    let Ending::Run { class, least, most: None, after } = sequence.ending else { return None };
    let mut fixed: u64 = after.iter().map(|(_, count)| u64::from(*count)).sum();
    for piece in &sequence.pieces {
        let Piece::Exactly(_, count) = piece else { return None };
        fixed += u64::from(*count);
    }
    let least = least.max(from.saturating_sub(fixed));
    let most = to.map(|to| to.checked_sub(fixed));
    let most = if let Some(most) = most { Some(most.filter(|most| least <= *most)?) } else { None };
    Some(Sequence { pieces: sequence.pieces, ending: Ending::Run { class, least, most, after } })
}
