//! What IDNA 2008 has to know of a code point.

use std::sync::LazyLock;

use super::unicode::CODE_POINTS;

/// What is known of one code point; the fields of the packed number stand beside their accessors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CodePoint(u32);

/// Classes of RFC 5893, as far as code points that labels may have are of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bidi {
    LeftToRight,
    /// `R` and `AL`.
    RightToLeft,
    ArabicNumber,
    EuropeanNumber,
    NonspacingMark,
    /// `ES`, `CS`, `ET`, `ON` and `BN`, which both directions allow inside a label.
    Neutral,
    Other,
}

/// How a letter joins its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joining {
    None,
    Left,
    Right,
    Dual,
    Transparent,
}

/// The scripts that contextual rules ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Greek,
    Hebrew,
    /// Hiragana, Katakana or Han.
    Japanese,
    Other,
}

/// The class of combining marks that suppress a vowel.
pub(super) const VIRAMA: u8 = 9;

/// The packed number's bits.
const PERMITTED: u32 = 1 << 8;
const MARK: u32 = 1 << 9;
const BIDI_SHIFT: u32 = 10;
const JOINING_SHIFT: u32 = 13;
const SCRIPT_SHIFT: u32 = 16;

/// First code points of runs, ascending, and what the run's code points are.
static RUNS: LazyLock<Vec<(u32, CodePoint)>> = LazyLock::new(runs);

impl CodePoint {
    pub(super) fn of(character: char) -> Self {
        let run = RUNS.partition_point(|(start, _)| *start <= u32::from(character)).checked_sub(1);
        run.and_then(|run| RUNS.get(run)).map_or(Self(0), |(_, found)| *found)
    }

    /// `PVALID`, `CONTEXTJ` or `CONTEXTO` of RFC 5892.
    pub(super) const fn is_permitted(self) -> bool {
        self.0 & PERMITTED != 0
    }

    /// A combining mark of any kind.
    pub(super) const fn is_mark(self) -> bool {
        self.0 & MARK != 0
    }

    /// The canonical combining class.
    pub(super) fn combining_class(self) -> u8 {
        let [class, ..] = self.0.to_le_bytes();
        class
    }

    pub(super) const fn bidi(self) -> Bidi {
        match (self.0 >> BIDI_SHIFT) & 7 {
            0 => Bidi::LeftToRight,
            1 => Bidi::RightToLeft,
            2 => Bidi::ArabicNumber,
            3 => Bidi::EuropeanNumber,
            4 => Bidi::NonspacingMark,
            5 => Bidi::Neutral,
            _ => Bidi::Other,
        }
    }

    pub(super) const fn joining(self) -> Joining {
        match (self.0 >> JOINING_SHIFT) & 7 {
            1 => Joining::Left,
            2 => Joining::Right,
            3 => Joining::Dual,
            4 => Joining::Transparent,
            _ => Joining::None,
        }
    }

    pub(super) const fn script(self) -> Script {
        match (self.0 >> SCRIPT_SHIFT) & 3 {
            1 => Script::Greek,
            2 => Script::Hebrew,
            3 => Script::Japanese,
            _ => Script::Other,
        }
    }
}

/// Numbers in a text of the characters from `0` to `o`: five bits each, the least first; the sixth bit says that more
/// follow.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = u32> {
    let mut bytes = text.bytes().filter(|byte| *byte != b'\n');
    std::iter::from_fn(move || {
        let (mut number, mut shift) = (0, 0);
        loop {
            let digit = u32::from(bytes.next()?.wrapping_sub(b'0'));
            number |= (digit & 31) << shift;
            if digit & 32 == 0 {
                return Some(number);
            }
            shift += 5;
        }
    })
}

/// The text has the count of kinds, the kinds, then for every run the index of its kind and its length.
fn runs() -> Vec<(u32, CodePoint)> {
    let mut numbers = numbers(CODE_POINTS);
    let count = numbers.next().unwrap_or_default();
    let kinds: Vec<u32> = (0..count).filter_map(|_| numbers.next()).collect();
    let (mut runs, mut start) = (Vec::new(), 0);
    while let (Some(kind), Some(length)) = (numbers.next(), numbers.next()) {
        let kind = usize::try_from(kind).ok().and_then(|kind| kinds.get(kind)).copied().unwrap_or_default();
        runs.push((start, CodePoint(kind)));
        start += length;
    }
    runs
}
