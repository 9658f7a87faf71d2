//! Code for patterns, by the same steps as the emitted functions take.

use super::super::compile;
use super::compiled;
use super::sample::{Dice, changed, noise, walk};
use crate::ir::{Beyond, Class, End, Ending, Piece, Sequence};

/// Whether the code accepts the text.
pub(super) fn accepts(sequence: &Sequence, text: &[u8]) -> bool {
    let mut rest = text;
    for piece in &sequence.pieces {
        let taken = match piece {
            Piece::Exactly(class, count) => {
                let count = *count as usize;
                rest.get(..count).filter(|start| start.iter().all(|byte| holds(*class, *byte))).map(|_| count)
            }
            Piece::Run(class, least, most) => {
                let count = rest.iter().take_while(|byte| holds(*class, **byte)).count();
                let allowed = u64::from(*least)..=most.map_or(u64::MAX, u64::from);
                // One character that may be there is taken off, and nothing is counted.
                let count =
                    if (*least, *most) == (0, Some(1)) && class.single().is_some() { count.min(1) } else { count };
                allowed.contains(&(count as u64)).then_some(count)
            }
            Piece::Word(words) => words.iter().find(|word| begins(rest, word)).map(Vec::len),
        };
        let Some(taken) = taken else { return false };
        rest = &rest[taken..];
    }
    ends(&sequence.ending, rest)
}

fn ends(ending: &Ending, rest: &[u8]) -> bool {
    match ending {
        Ending::Nothing => rest.is_empty(),
        Ending::Anything => true,
        Ending::Word(words) => words.iter().any(|word| word.len() == rest.len() && begins(rest, word)),
        Ending::Run { class, least, most, after } => {
            let after: Vec<Class> =
                after.iter().flat_map(|(class, count)| std::iter::repeat_n(*class, *count as usize)).collect();
            let Some(middle) = rest.len().checked_sub(after.len()) else { return false };
            let (run, tail) = rest.split_at(middle);
            let length = run.iter().filter(|byte| !(0x80..0xc0).contains(*byte)).count() as u64;
            let separated = run.windows(3).any(|bytes| matches!(bytes, [0xe2, 0x80, 0xa8 | 0xa9]));
            begins(tail, &after)
                && (*least..=most.unwrap_or(u64::MAX)).contains(&length)
                && run.iter().all(|byte| holds(*class, *byte))
                && !(class.beyond == Beyond::NoSeparators && separated)
        }
        Ending::Branch { end, ways } => match rest {
            [] => *end == End::Accepts,
            [first, rest @ ..] => ways.iter().any(|(class, way)| holds(*class, *first) && accepts(way, rest)),
        },
    }
}

fn begins(text: &[u8], word: &[Class]) -> bool {
    text.len() >= word.len() && word.iter().zip(text).all(|(class, byte)| holds(*class, *byte))
}

fn holds(class: Class, byte: u8) -> bool {
    if byte.is_ascii() { class.ascii >> byte & 1 == 1 } else { !class.is_ascii() }
}

#[test]
fn simple_patterns_have_code() {
    let with_code = [
        r"^\d{11}$",
        r"^(\d{4})-(1[0-2]|0?[1-9])-(3[01]|[12][0-9]|0?[1-9])$",
        r"^((\d{1,16}\.\d{2}))$",
        r"^urn:[a-zA-Z0-9][a-zA-Z0-9\-]{0,31}:[a-zA-Z0-9()+,\-.:=@;$_!*'%\/?#]+$",
        "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
        r"^-?\d+(\.\d{1,4})?$",
        r"^\d{14}$|^NA$",
        r"^\d+ (days?|weeks?|months?)$",
        "^x-",
        r"^chb_.+$",
        r"^[\w\W]{1,100}$",
        "^.{1,300}$",
        r"^[A-Z]\d{0,999}[A-Z]$",
        "^[a-z][a-z0-9-]{0,30}[a-z0-9]$",
        r"^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)$",
    ];
    for pattern in with_code {
        let compiled = compiled(pattern);
        let sequence = compiled.sequence.clone().unwrap_or_else(|| panic!("{pattern} has no code"));
        let mut dice = Dice::new(11);
        for _ in 0..300 {
            let walked = walk(&compiled, &mut dice);
            for text in [changed(&walked, &mut dice), walked, noise(&mut dice)] {
                assert_eq!(accepts(&sequence, text.as_bytes()), compiled.matches(&text), "{pattern} on {text:?}");
            }
        }
    }
}

#[test]
fn what_cannot_be_said_in_a_few_lines_stays_a_table() {
    let without =
        ["ab+c", r"\d{4}", r"^(\w+\.)+\w+$", r"^\p{L}+$", r"^[^\s]+$", r"^(\u{e9}|a)$", "^[^_][a-z]*$", "^(aa)*$"];
    for pattern in without {
        let found = compile(pattern).unwrap().sequence;
        assert_eq!(found, None, "{pattern}");
    }
}
