//! Names of hosts, in ASCII and internationalised: IDNA 2008, RFC 5890 to 5893.
//!
//! Deliberately does not know: mappings (RFC 5895, UTS 46). A name is judged as it is written; only the other full stops
//! of section 3.1 of RFC 3490 separate labels too.

mod code_point;
mod composition;
mod context;
mod direction;
mod punycode;
mod unicode;

use self::code_point::CodePoint;
use super::class::Class;

/// The octets of a name and of a label, RFC 1035 section 2.3.4, in the form that DNS sees.
const NAME_OCTETS_MAX: usize = 253;
const LABEL_OCTETS_MAX: usize = 63;

const FULL_STOPS: [char; 4] = ['.', '\u{3002}', '\u{ff0e}', '\u{ff61}'];

/// RFC 1123 section 2.1; a label that claims to be an A-label is one.
pub(super) fn is_hostname(text: &str) -> bool {
    is_plain_name(text.as_bytes()) && (!has_prefix_anywhere(text) || are_labels(text.split('.')))
}

/// Labels of ASCII letters, digits and hyphens, whatever they stand for.
pub(super) fn is_plain_name(text: &[u8]) -> bool {
    let mut rest = text;
    loop {
        let (label, behind) = Class::LABEL.split(rest);
        rest = match behind {
            _ if !has_form_of_label(label) => return false,
            [b'.', behind @ ..] => behind,
            _ => return behind.is_empty() && text.len() <= NAME_OCTETS_MAX,
        };
    }
}

/// As a host name, with U-labels.
pub(super) fn is_idn_hostname(text: &str) -> bool {
    // No code point of any script takes less than one octet of the A-label.
    let bytes_max = NAME_OCTETS_MAX * char::MAX.len_utf8();
    text.len() <= bytes_max && are_labels(text.split(FULL_STOPS))
}

fn are_labels<'t>(labels: impl Iterator<Item = &'t str> + Clone) -> bool {
    let mut octets = 0;
    let mut has_direction = false;
    for label in labels.clone() {
        let Some((label, length)) = label_of(label) else { return false };
        has_direction |= direction::runs_right_to_left(&label);
        octets += length + usize::from(octets > 0);
    }
    let directions_are_met = || labels.filter_map(label_of).all(|(label, _)| direction::is_met(&label));
    octets <= NAME_OCTETS_MAX && (!has_direction || directions_are_met())
}

/// A label in Unicode, and how many octets it takes in ASCII.
fn label_of(text: &str) -> Option<(Vec<char>, usize)> {
    if !text.is_ascii() {
        let label: Vec<char> = text.chars().take(LABEL_OCTETS_MAX).collect();
        let encoded = punycode::encode(&label)?;
        let octets = PREFIX.len() + encoded.len();
        // A longer text than the characters that were taken has more octets than are allowed.
        return (octets <= LABEL_OCTETS_MAX && is_u_label(&label)).then_some((label, octets));
    }
    if !is_plain_label(text) {
        return None;
    }
    let Some(encoded) = without_prefix(text) else {
        return Some((text.chars().collect(), text.len()));
    };
    let encoded = encoded.to_ascii_lowercase();
    let label = punycode::decode(&encoded)?;
    let is_real = label.iter().any(|character| !character.is_ascii()) && is_u_label(&label);
    // Two spellings of one label would be two names.
    (is_real && punycode::encode(&label)? == encoded).then_some((label, text.len()))
}

/// What an A-label starts with, in either case.
const PREFIX: &str = "xn--";

fn without_prefix(label: &str) -> Option<&str> {
    let (prefix, encoded) = label.split_at_checked(PREFIX.len())?;
    prefix.eq_ignore_ascii_case(PREFIX).then_some(encoded)
}

fn has_prefix_anywhere(name: &str) -> bool {
    // Hyphens in pairs are rare, and labels costly to tell apart.
    name.as_bytes().windows(2).any(|pair| pair == b"--") && name.split('.').any(|label| without_prefix(label).is_some())
}

fn is_plain_label(label: &str) -> bool {
    let (label, behind) = Class::LABEL.split(label.as_bytes());
    behind.is_empty() && has_form_of_label(label)
}

/// Whether letters, digits and hyphens are few enough, and begin and end with no hyphen.
fn has_form_of_label(label: &[u8]) -> bool {
    match label {
        [] | [b'-', ..] | [.., b'-'] => false,
        _ => label.len() <= LABEL_OCTETS_MAX,
    }
}

/// RFC 5891 section 4.2, the rule on direction aside, which concerns the whole name.
fn is_u_label(label: &[char]) -> bool {
    let hyphens = label.first() == Some(&'-') || label.last() == Some(&'-') || label.get(2..4) == Some(&['-', '-']);
    let starts_with_mark = label.first().is_some_and(|first| CodePoint::of(*first).is_mark());
    !hyphens
        && !starts_with_mark
        && label.iter().all(|character| CodePoint::of(*character).is_permitted())
        && context::is_met(label)
        && composition::is_normal(label)
}
