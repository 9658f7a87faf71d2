//! Normal form C of labels, whose code points are all permitted: what has no stable form is not among them.

use std::sync::LazyLock;

use super::code_point::{CodePoint, numbers};
use super::unicode::COMPOSITIONS;

/// A character and the two that it is canonically made of.
#[derive(Clone, Copy)]
struct Composition {
    whole: char,
    first: char,
    second: char,
}

/// By `whole`, ascending. Hangul is not here: its syllables stay, and the letters they are made of are not permitted.
static BY_WHOLE: LazyLock<Vec<Composition>> = LazyLock::new(compositions);

/// By the pair.
static BY_PARTS: LazyLock<Vec<Composition>> = LazyLock::new(|| {
    let mut compositions = BY_WHOLE.clone();
    compositions.sort_by_key(|composition| (composition.first, composition.second));
    compositions
});

/// True when `label`, which is short, is in normal form C.
pub(super) fn is_normal(label: &[char]) -> bool {
    let mut parts = Vec::new();
    for character in label {
        push_parts(*character, &mut parts);
    }
    order_marks(&mut parts);
    composed(&parts) == label
}

fn push_parts(character: char, parts: &mut Vec<char>) {
    let (mut first, start) = (character, parts.len());
    while let Ok(found) = BY_WHOLE.binary_search_by_key(&first, |composition| composition.whole) {
        let Some(composition) = BY_WHOLE.get(found) else { break };
        parts.push(composition.second);
        first = composition.first;
    }
    parts.push(first);
    if let Some(parts) = parts.get_mut(start..) {
        parts.reverse();
    }
}

/// Sorts every sequence of marks by their class, and leaves marks of one class as they were.
fn order_marks(parts: &mut [char]) {
    for marks in parts.chunk_by_mut(|_, next| class_of(*next) != 0) {
        // A sequence starts with what is no mark, whose class is 0.
        marks.sort_by_key(|mark| class_of(*mark));
    }
}

fn composed(parts: &[char]) -> Vec<char> {
    let mut label: Vec<char> = Vec::with_capacity(parts.len());
    let mut starter: Option<usize> = None;
    for part in parts {
        let class = class_of(*part);
        let last = label.last().map_or(0, |last| class_of(*last));
        // What stands between blocks a mark of the same class or a lower one.
        let is_open = |starter: usize| starter + 1 == label.len() || (last != 0 && last < class);
        let first = starter.filter(|starter| is_open(*starter)).and_then(|starter| label.get_mut(starter));
        let found = first.and_then(|first| compose(*first, *part).map(|whole| (first, whole)));
        if let Some((first, whole)) = found {
            *first = whole;
            continue;
        }
        if class == 0 {
            starter = Some(label.len());
        }
        label.push(*part);
    }
    label
}

fn compose(first: char, second: char) -> Option<char> {
    let pair = (first, second);
    let found = BY_PARTS.binary_search_by_key(&pair, |composition| (composition.first, composition.second)).ok()?;
    BY_PARTS.get(found).map(|composition| composition.whole)
}

fn class_of(character: char) -> u8 {
    CodePoint::of(character).combining_class()
}

/// The text has the count of second parts, these by their distances, then for every composition: the distance from the
/// one before, how far its first part lies from it (shifted by one bit, which says whether above), and the index of its
/// second part.
fn compositions() -> Vec<Composition> {
    let mut numbers = numbers(COMPOSITIONS);
    let count = numbers.next().unwrap_or_default();
    let mut last = 0;
    let seconds: Vec<u32> = (0..count)
        .filter_map(|_| {
            last += numbers.next()?;
            Some(last)
        })
        .collect();
    let (mut compositions, mut whole) = (Vec::new(), 0);
    while let (Some(distance), Some(far), Some(second)) = (numbers.next(), numbers.next(), numbers.next()) {
        whole += distance;
        let first = if far & 1 == 1 { whole + far / 2 } else { whole.saturating_sub(far / 2) };
        let second = usize::try_from(second).ok().and_then(|second| seconds.get(second)).copied().unwrap_or_default();
        let [Some(whole), Some(first), Some(second)] = [whole, first, second].map(char::from_u32) else { continue };
        compositions.push(Composition { whole, first, second });
    }
    compositions
}
