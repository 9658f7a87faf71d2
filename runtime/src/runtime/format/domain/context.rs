//! The contextual rules of RFC 5892, appendix A.

use super::code_point::{CodePoint, Joining, Script, VIRAMA};

/// True when every code point of `label` that wants a certain context has it.
pub(super) fn is_met(label: &[char]) -> bool {
    label.iter().enumerate().all(|(at, character)| {
        let (before, after) = (label.get(..at).unwrap_or_default(), label.get(at + 1..).unwrap_or_default());
        match character {
            // Zero width non-joiner and joiner.
            '\u{200c}' => follows_virama(before) || stands_in_joint(before, after),
            '\u{200d}' => follows_virama(before),
            // Middle dot: between two `l`, as Catalan has it.
            '\u{b7}' => before.last() == Some(&'l') && after.first() == Some(&'l'),
            // Greek keraia.
            '\u{375}' => after.first().is_some_and(|next| CodePoint::of(*next).script() == Script::Greek),
            // Hebrew geresh and gershayim.
            '\u{5f3}' | '\u{5f4}' => before.last().is_some_and(|last| CodePoint::of(*last).script() == Script::Hebrew),
            // Katakana middle dot, which itself belongs to no script.
            '\u{30fb}' => label.iter().any(|other| CodePoint::of(*other).script() == Script::Japanese),
            '\u{660}'..='\u{669}' => !label.iter().any(|other| ('\u{6f0}'..='\u{6f9}').contains(other)),
            _ => true,
        }
    })
}

fn follows_virama(before: &[char]) -> bool {
    before.last().is_some_and(|last| CodePoint::of(*last).combining_class() == VIRAMA)
}

/// Between two letters that would join, whatever marks stand between.
fn stands_in_joint(before: &[char], after: &[char]) -> bool {
    let joining = |character: &char| CodePoint::of(*character).joining();
    let left = before.iter().rev().map(joining).find(|joining| *joining != Joining::Transparent);
    let right = after.iter().map(joining).find(|joining| *joining != Joining::Transparent);
    matches!(left, Some(Joining::Left | Joining::Dual)) && matches!(right, Some(Joining::Right | Joining::Dual))
}
