//! Sequences in words, as the comment of a function says them.

use super::class::{shown, visible};
use crate::emit::docs::code;
use crate::ir::{Class, End, Ending, Piece, Sequence};

/// The whole sequence.
pub(super) fn sequence(sequence: &Sequence) -> String {
    let pieces = pieces(&sequence.pieces);
    let ending = match &sequence.ending {
        Ending::Nothing => None,
        Ending::Anything => Some("anything".to_owned()),
        Ending::Run { class, least, most, after } => {
            let after: Vec<Piece> = after.iter().map(|(class, count)| Piece::Exactly(*class, *count)).collect();
            let run = counted(*class, *least, *most);
            Some([run].into_iter().chain(self::pieces(&after)).collect::<Vec<_>>().join(", "))
        }
        Ending::Word(words) => Some(one_of(words)),
        Ending::Branch { end, ways } => Some(branch(*end, ways)),
    };
    pieces.into_iter().chain(ending).collect::<Vec<_>>().join(", ")
}

fn branch(end: End, ways: &[(Class, Sequence)]) -> String {
    let nothing = match end {
        End::Accepts => Some("nothing".to_owned()),
        End::Refuses => None,
    };
    let ways = ways.iter().map(|(class, way)| {
        let first = Piece::Exactly(*class, 1);
        let whole = [first].into_iter().chain(way.pieces.iter().cloned()).collect();
        sequence(&Sequence { pieces: whole, ending: way.ending.clone() })
    });
    format!("either {}", nothing.into_iter().chain(ways).collect::<Vec<_>>().join("; or "))
}

/// Characters that follow one another alone are one literal.
fn pieces(pieces: &[Piece]) -> Vec<String> {
    let mut shown = Vec::new();
    let mut literal = String::new();
    for piece in pieces {
        if let Piece::Exactly(class, count) = piece
            && let Some(byte) = class.single()
        {
            literal.extend(std::iter::repeat_n(byte.escape_ascii().to_string(), *count as usize));
            continue;
        }
        if !literal.is_empty() {
            shown.push(code(&std::mem::take(&mut literal)));
        }
        shown.push(match piece {
            Piece::Exactly(class, count) => counted(*class, u64::from(*count), Some(u64::from(*count))),
            Piece::Run(class, least, most) => counted(*class, u64::from(*least), most.map(u64::from)),
            Piece::Word(words) => one_of(words),
        });
    }
    if !literal.is_empty() {
        shown.push(code(&literal));
    }
    shown
}

fn counted(class: Class, least: u64, most: Option<u64>) -> String {
    let class = code(&shown(class));
    match (least, most) {
        (1, Some(1)) => format!("one of {class}"),
        (_, Some(most)) if least == most => format!("{least} of {class}"),
        (0, Some(most)) => format!("up to {most} of {class}"),
        (_, Some(most)) => format!("{least} to {most} of {class}"),
        (0, None) => format!("any number of {class}"),
        (_, None) => format!("{least} or more of {class}"),
    }
}

fn one_of(words: &[Vec<Class>]) -> String {
    let word = |word: &Vec<Class>| {
        if word.is_empty() {
            return "nothing".to_owned();
        }
        let cell = |class: &Class| class.single().map_or_else(|| format!("[{}]", shown(*class)), visible);
        code(&word.iter().map(cell).collect::<String>())
    };
    words.iter().map(word).collect::<Vec<_>>().join(" or ")
}
