//! Numbers: bounds that leave none, and steps that lead over all that they leave.

use super::{Found, empty_range, kinds::Kinds, range, together::Part};
use crate::{
    lower::Cx,
    resolved::{Keywords, Spanned},
};
use carimbo_runtime::Number;

/// One side of a range.
struct Bound<'a> {
    keyword: &'static str,
    said: &'a Spanned<String>,
    value: Number,
    edge: Edge,
}

/// Whether the bound itself is in the range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Inside,
    Outside,
}

type Read = for<'k> fn(&'k Keywords) -> &'k Option<Spanned<String>>;

const LEAST: &[(&str, Read, Edge)] = &[
    ("minimum", |keywords| &keywords.minimum, Edge::Inside),
    ("exclusiveMinimum", |keywords| &keywords.exclusive_minimum, Edge::Outside),
];
const MOST: &[(&str, Read, Edge)] = &[
    ("maximum", |keywords| &keywords.maximum, Edge::Inside),
    ("exclusiveMaximum", |keywords| &keywords.exclusive_maximum, Edge::Outside),
];

pub(super) fn check(cx: &mut Cx<'_>, found: &Found<'_, '_>) {
    let least = bounds(found.parts, LEAST)
        .into_iter()
        .reduce(|best, next| if (&next.value, next.edge) > (&best.value, best.edge) { next } else { best });
    let most = bounds(found.parts, MOST).into_iter().reduce(|best, next| {
        let is_stricter = next.value < best.value || (next.value == best.value && next.edge > best.edge);
        if is_stricter { next } else { best }
    });
    let (Some(least), Some(most)) = (least, most) else { return };
    let is_open = least.edge == Edge::Outside || most.edge == Edge::Outside;
    if least.value > most.value || (is_open && least.value == most.value) {
        range::report(cx, (least.keyword, least.said), (most.keyword, most.said));
    } else {
        steps(cx, found, &least, &most);
    }
}

fn bounds<'a>(parts: &[Part<'a>], keywords: &[(&'static str, Read, Edge)]) -> Vec<Bound<'a>> {
    let mut found = Vec::new();
    for (_, part) in parts {
        for (keyword, read, edge) in keywords {
            if let Some(said) = read(part)
                && let Ok(value) = said.value.parse::<Number>()
            {
                found.push(Bound { keyword, said, value, edge: *edge });
            }
        }
    }
    found
}

/// Integers and multiples may all lie outside a range that holds other numbers.
fn steps(cx: &mut Cx<'_>, found: &Found<'_, '_>, least: &Bound<'_>, most: &Bound<'_>) {
    let multiples: Vec<&Spanned<String>> =
        found.parts.iter().filter_map(|(_, keywords)| keywords.multiple_of.as_ref()).collect();
    let is_integer = found.kinds.and(Kinds::NUMBER) == Kinds::INTEGER;
    let what = match (multiples.as_slice(), is_integer) {
        ([], false) => return,
        ([], true) => "integer".to_owned(),
        ([one], false) => format!("multiple of {}", one.value),
        (_, false) => "multiple of all that is asked".to_owned(),
        (_, true) => "integer that is such a multiple".to_owned(),
    };
    let steps = multiples.iter().map(|step| step.value.as_str()).chain(is_integer.then_some("1"));
    let numbers: Vec<&str> = [least.value.as_str(), most.value.as_str()].into_iter().chain(steps).collect();
    if holds_a_step(&numbers, least.edge, most.edge) == Some(Holds::None) {
        let diagnostic = empty_range(cx, least.said.span)
            .message(format!(
                "no {what} can meet `{}: {}` and `{}: {}`",
                least.keyword, least.said.value, most.keyword, most.said.value
            ))
            .secondary(most.said.span, format!("`{}` is here", most.keyword))
            .help("widen the range until it holds one");
        cx.diagnostics.push(diagnostic);
    }
}

/// Whether a range holds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    None,
    Some,
}

/// Whether a common multiple of all steps lies between the first two numbers; nothing where that needs larger integers.
fn holds_a_step(numbers: &[&str], least_edge: Edge, most_edge: Edge) -> Option<Holds> {
    let scaled = scaled(numbers)?;
    let (least, most) = (*scaled.first()?, *scaled.get(1)?);
    let step = scaled.get(2..)?.iter().try_fold(1_i128, |step, next| common_multiple(step, *next))?;
    let mut first = least.div_euclid(step).checked_mul(step)?;
    if first < least || (first == least && least_edge == Edge::Outside) {
        first = first.checked_add(step)?;
    }
    let is_inside = first < most || (first == most && most_edge == Edge::Inside);
    Some(if is_inside { Holds::Some } else { Holds::None })
}

/// Numbers as integers of one common power of ten.
fn scaled(numbers: &[&str]) -> Option<Vec<i128>> {
    let parsed: Vec<(i128, i32)> = numbers.iter().map(|text| mantissa(text)).collect::<Option<_>>()?;
    let lowest = parsed.iter().map(|(_, exponent)| *exponent).min()?;
    let up = |(mantissa, exponent): (i128, i32)| {
        mantissa.checked_mul(10_i128.checked_pow(u32::try_from(exponent.checked_sub(lowest)?).ok()?)?)
    };
    parsed.into_iter().map(up).collect()
}

fn mantissa(text: &str) -> Option<(i128, i32)> {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let places = i32::try_from(fraction.len()).ok()?;
    let mantissa = format!("{whole}{fraction}").parse().ok()?;
    Some((mantissa, exponent.parse::<i32>().ok()?.checked_sub(places)?))
}

fn common_multiple(left: i128, right: i128) -> Option<i128> {
    let (mut divisor, mut rest) = (left, right);
    while rest != 0 {
        (divisor, rest) = (rest, divisor.checked_rem(rest)?);
    }
    left.checked_div(divisor)?.checked_mul(right).filter(|multiple| *multiple > 0)
}

#[cfg(test)]
mod tests {
    use super::{Edge, Holds, holds_a_step};

    #[test]
    fn a_range_may_hold_no_step() {
        let (inside, outside) = (Edge::Inside, Edge::Outside);
        let cases = [
            (["1", "2", "1"], outside, outside, Some(Holds::None)),
            (["1", "2", "1"], outside, inside, Some(Holds::Some)),
            (["0.1", "0.9", "1"], inside, inside, Some(Holds::None)),
            (["-0.9", "0.9", "1"], inside, inside, Some(Holds::Some)),
            (["-2", "-1", "1"], outside, outside, Some(Holds::None)),
            (["1.5", "2.5", "1.0"], inside, inside, Some(Holds::Some)),
            (["0.011", "0.019", "0.01"], inside, inside, Some(Holds::None)),
            (["1e2", "1.04e2", "5"], outside, inside, Some(Holds::None)),
            (["1", "1e400", "1"], inside, inside, None),
        ];
        for (numbers, least, most, holds) in cases {
            assert_eq!(holds_a_step(&numbers, least, most), holds, "{numbers:?}");
        }
    }
}
