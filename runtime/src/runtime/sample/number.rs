//! Numbers by the keywords about numbers: exact, as whole numbers of some power of ten.

use super::super::{Check, Number};
use super::Source;

/// The most digits behind the point that are counted with.
const SCALE_MAX: u32 = 15;

/// What a number is to be.
#[derive(Default)]
pub(super) struct NumberPlan {
    lowest: Vec<Bound>,
    highest: Vec<Bound>,
    steps: Vec<&'static str>,
    pub(super) integer: bool,
}

#[derive(Clone, Copy)]
enum Bound {
    Inclusive(&'static str),
    Exclusive(&'static str),
}

impl Bound {
    fn text(self) -> &'static str {
        match self {
            Self::Inclusive(text) | Self::Exclusive(text) => text,
        }
    }

    /// In units, and `past` of them further where it is exclusive.
    fn units(self, scale: u32, past: i128) -> Option<i128> {
        match self {
            Self::Inclusive(text) => units(text, scale),
            Self::Exclusive(text) => units(text, scale)?.checked_add(past),
        }
    }
}

/// The allowed numbers: whole multiples of a step, from one to another, all in units of `10^-scale`.
struct Grid {
    scale: u32,
    step: i128,
    first: Option<i128>,
    last: Option<i128>,
}

impl NumberPlan {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other keywords are about other kinds")]
    pub(super) fn hold(&mut self, check: &Check) {
        match *check {
            Check::Minimum(limit) => self.lowest.push(Bound::Inclusive(limit)),
            Check::ExclusiveMinimum(limit) => self.lowest.push(Bound::Exclusive(limit)),
            Check::Maximum(limit) => self.highest.push(Bound::Inclusive(limit)),
            Check::ExclusiveMaximum(limit) => self.highest.push(Bound::Exclusive(limit)),
            Check::MultipleOf(step) => self.steps.push(step),
            _ => {}
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "whether another one fails shows in the end")]
    pub(super) fn fail(&mut self, check: &Check) {
        match *check {
            Check::Minimum(limit) => self.highest.push(Bound::Exclusive(limit)),
            Check::ExclusiveMinimum(limit) => self.highest.push(Bound::Inclusive(limit)),
            Check::Maximum(limit) => self.lowest.push(Bound::Exclusive(limit)),
            Check::ExclusiveMaximum(limit) => self.lowest.push(Bound::Inclusive(limit)),
            _ => {}
        }
    }

    pub(super) fn is_free(&self) -> bool {
        self.lowest.is_empty() && self.highest.is_empty() && self.steps.is_empty() && !self.integer
    }

    /// A number that may be right.
    pub(super) fn number(&self, source: &mut Source<'_>) -> Option<Number> {
        let Some(grid) = self.grid() else {
            let texts = self.texts();
            return texts.get(source.branch(texts.len()))?.parse().ok();
        };
        let start = grid.nearest_to_zero();
        let distance = match source.below(4) {
            0 => source.below(10),
            1 => source.below(1_000),
            2 => source.below(100) * 100,
            _ => source.below(usize::try_from(u32::MAX).unwrap_or(usize::MAX)),
        };
        let distance = i128::try_from(distance).ok()?;
        let upwards = source.below(4) < 3;
        let chosen = if upwards == (grid.last != Some(start)) { start + distance } else { start - distance };
        let text = grid.text(grid.clamped(chosen))?;
        // An integer is one however it is written.
        if source.below(16) == 15 && !text.contains('.') { format!("{text}.0").parse().ok() } else { text.parse().ok() }
    }

    /// Numbers that may be at the edges.
    pub(super) fn edges(&self) -> Vec<Number> {
        let texts = match self.grid() {
            Some(grid) => {
                let inside = [grid.first.map(|first| first + 1), grid.last.map(|last| last - 1)];
                let ends = [Some(grid.nearest_to_zero()), grid.first, grid.last, Some(grid.nearest_to_zero() + 1)];
                ends.into_iter().chain(inside).flatten().filter_map(|at| grid.text(grid.clamped(at))).collect()
            }
            None => self.texts(),
        };
        texts.iter().filter_map(|text| text.parse().ok()).collect()
    }

    /// What may be right where numbers are too large to be counted with.
    fn texts(&self) -> Vec<String> {
        let bounds = self.lowest.iter().chain(&self.highest).map(|bound| bound.text());
        let texts = bounds.chain(self.steps.iter().copied()).chain(["0", "1", "-1", "1e400", "-1e400"]);
        texts.map(str::to_owned).collect()
    }

    fn grid(&self) -> Option<Grid> {
        let bounds = self.lowest.iter().chain(&self.highest).map(|bound| bound.text());
        let texts = bounds.chain(self.steps.iter().copied());
        let scale = texts.map(scale).try_fold(0, |most, scale| Some(scale?.max(most)))?;
        let is_stepped = self.integer || !self.steps.is_empty();
        let scale = if is_stepped { scale } else { scale + 2 };
        if scale > SCALE_MAX {
            return None;
        }
        let whole = self.integer.then(|| 10_i128.checked_pow(scale)).into_iter();
        let steps = self.steps.iter().map(|step| units(step, scale)).chain(whole);
        let step = steps.filter(|step| *step != Some(0)).try_fold(1, |all, step| least_common_multiple(all, step?))?;
        let mut grid = Grid { scale, step, first: None, last: None };
        for bound in &self.lowest {
            let least = -(-bound.units(scale, 1)?).div_euclid(step);
            grid.first = Some(grid.first.map_or(least, |first| first.max(least)));
        }
        for bound in &self.highest {
            let most = bound.units(scale, -1)?.div_euclid(step);
            grid.last = Some(grid.last.map_or(most, |last| last.min(most)));
        }
        Some(grid)
    }
}

impl Grid {
    fn clamped(&self, at: i128) -> i128 {
        let at = self.first.map_or(at, |first| at.max(first));
        self.last.map_or(at, |last| at.min(last))
    }

    fn nearest_to_zero(&self) -> i128 {
        self.clamped(0)
    }

    fn text(&self, at: i128) -> Option<String> {
        let units = at.checked_mul(self.step)?;
        let unit = 10_u128.checked_pow(self.scale)?;
        let (whole, part) = (units.unsigned_abs() / unit, units.unsigned_abs() % unit);
        let sign = if units < 0 { "-" } else { "" };
        let part = format!("{part:0>width$}", width = usize::try_from(self.scale).ok()?);
        let part = part.trim_end_matches('0');
        Some(if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") })
    }
}

/// The digits of a JSON number as an integer, and the power of ten that it is to be multiplied by.
fn parts(text: &str) -> Option<(i128, i32)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let part = part.trim_end_matches('0');
    let digits: i128 = format!("{whole}{part}").parse().ok()?;
    let exponent: i32 = exponent.parse().ok()?;
    Some((digits, exponent.checked_sub(i32::try_from(part.len()).ok()?)?))
}

/// How many digits behind the point a number has.
fn scale(text: &str) -> Option<u32> {
    let (_, exponent) = parts(text)?;
    exponent.checked_neg().map(|scale| u32::try_from(scale).unwrap_or(0))
}

/// A number in units of `10^-scale`.
fn units(text: &str, scale: u32) -> Option<i128> {
    let (digits, exponent) = parts(text)?;
    let zeros = u32::try_from(exponent.checked_add(i32::try_from(scale).ok()?)?).ok()?;
    digits.checked_mul(10_i128.checked_pow(zeros)?)
}

fn least_common_multiple(one: i128, other: i128) -> Option<i128> {
    let (mut divisor, mut rest) = (one, other.checked_abs()?);
    let whole = rest;
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    (one / divisor).checked_mul(whole)
}
