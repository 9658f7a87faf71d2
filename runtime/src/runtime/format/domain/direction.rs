//! The rule for labels of names that run from right to left somewhere, RFC 5893 section 2.

use super::code_point::{Bidi, CodePoint};

/// True when a name with this label has to meet the rule in all its labels.
pub(super) fn runs_right_to_left(label: &[char]) -> bool {
    classes(label).any(|class| matches!(class, Bidi::RightToLeft | Bidi::ArabicNumber))
}

/// True when `label` meets the rule.
pub(super) fn is_met(label: &[char]) -> bool {
    let end = classes(label).rev().find(|class| *class != Bidi::NonspacingMark);
    match classes(label).next() {
        Some(Bidi::LeftToRight) => {
            let inside = |class| {
                matches!(class, Bidi::LeftToRight | Bidi::EuropeanNumber | Bidi::NonspacingMark | Bidi::Neutral)
            };
            matches!(end, Some(Bidi::LeftToRight | Bidi::EuropeanNumber)) && classes(label).all(inside)
        }
        Some(Bidi::RightToLeft) => {
            let numbers = [Bidi::EuropeanNumber, Bidi::ArabicNumber];
            let both = numbers.iter().all(|number| classes(label).any(|class| class == *number));
            let inside = |class| !matches!(class, Bidi::LeftToRight | Bidi::Other);
            matches!(end, Some(Bidi::RightToLeft | Bidi::EuropeanNumber | Bidi::ArabicNumber))
                && !both
                && classes(label).all(inside)
        }
        _ => false,
    }
}

fn classes(label: &[char]) -> impl DoubleEndedIterator<Item = Bidi> {
    label.iter().map(|character| CodePoint::of(*character).bidi())
}
