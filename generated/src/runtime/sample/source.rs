//! Where decisions come from: bytes, and a bound on how deep and how long they are followed.

/// How deep values are nested before only what must be there is made.
const DEPTH: usize = 6;
/// How deep values are nested at all.
const DEPTH_MAX: usize = 48;
/// How many attempts go through alternatives in turn.
const TURNS: usize = 3;
/// How many values are begun for one sample: what takes more is given up.
const EFFORT: usize = 20_000;

/// Decisions, made of bytes one after the other. When the bytes have run out, every decision is the smallest.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    bytes: &'a [u8],
    presence: Presence,
    way: usize,
    attempt: usize,
    decisions: usize,
    depth: usize,
    limit: usize,
    effort: usize,
}

/// Which of the things are there that need not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    /// Those that the bytes choose.
    Chosen,
    /// All.
    All,
}

impl<'a> Source<'a> {
    /// Decisions by some bytes.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            presence: Presence::Chosen,
            way: 0,
            attempt: 0,
            decisions: 0,
            depth: 0,
            limit: DEPTH_MAX,
            effort: EFFORT,
        }
    }

    /// Decisions for the smallest value: nothing is there that need not be.
    pub const fn smallest() -> Self {
        Self::new(&[])
    }

    /// Decisions for a value that has everything it may have.
    pub const fn fullest() -> Self {
        Self { presence: Presence::All, ..Self::new(&[]) }
    }

    /// A number below `limit`, or zero where that is zero.
    pub fn below(&mut self, limit: usize) -> usize {
        if limit < 2 {
            return 0;
        }
        let width = if limit <= 0x100 { 1 } else { 4 };
        let mut number = 0_u64;
        for _ in 0..width {
            let Some((byte, rest)) = self.bytes.split_first() else { break };
            self.bytes = rest;
            number = number << 8 | u64::from(*byte);
        }
        self.decisions += 1;
        if self.attempt > 0 {
            number ^= scattered(self.attempt, self.decisions);
        }
        usize::try_from(number % limit as u64).unwrap_or(0)
    }

    /// One of several alternatives. The first attempts go through them in turn, later ones choose freely: decisions that
    /// depend on each other do not always go together.
    pub fn branch(&mut self, count: usize) -> usize {
        let attempt = self.attempt;
        let turn = if attempt < TURNS { attempt } else { 0 };
        self.attempt = attempt - turn;
        let chosen = self.below(count);
        self.attempt = attempt;
        (chosen + turn + self.way) % count.max(1)
    }

    /// Whether something is there that need not be.
    pub fn presence(&mut self) -> bool {
        match self.presence {
            _ if self.is_deep() => false,
            Presence::Chosen => self.below(2) == 1,
            Presence::All => true,
        }
    }

    /// Whether something is there that seldom is.
    pub fn rare_presence(&mut self) -> bool {
        !self.is_deep() && self.below(12) == 11
    }

    /// The value of a member.
    pub fn draw<T: super::Sample>(&mut self) -> Option<T> {
        T::sample(self)
    }

    /// Makes a value one level further in; `None` when that is too deep.
    pub fn inside<T>(&mut self, make: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= self.limit || self.effort == 0 {
            return None;
        }
        self.effort -= 1;
        self.depth += 1;
        let value = make(self);
        self.depth -= 1;
        value
    }

    /// Makes a value in one of several ways. Where it is deep already, the way that ends first is taken.
    pub fn one_of<T>(&mut self, ways: &[fn(&mut Self) -> Option<T>]) -> Option<T> {
        let start = self.branch(ways.len());
        let ways = || ways.iter().cycle().skip(start).take(ways.len());
        if !self.is_deep() {
            return ways().find_map(|way| self.inside(way));
        }
        let limit = self.limit;
        let found = (self.depth + 1..=limit).find_map(|shallow| {
            self.limit = shallow;
            ways().find_map(|way| self.inside(way))
        });
        self.limit = limit;
        found
    }

    /// Tries up to `count` times, each time with other decisions.
    pub fn attempts<T>(&mut self, count: usize, mut make: impl FnMut(&mut Self) -> Option<T>) -> Option<T> {
        let outer = self.attempt;
        let found = (0..count).find_map(|attempt| {
            self.attempt = outer + attempt;
            make(self)
        });
        self.attempt = outer;
        found
    }

    /// The same source, which takes other alternatives.
    pub(super) fn by_way(mut self, way: usize) -> Self {
        self.way = way;
        self
    }

    /// Whether this is the first attempt.
    pub(super) fn is_first(&self) -> bool {
        self.attempt == 0
    }

    /// Whether this is every other attempt.
    pub(super) fn is_odd(&self) -> bool {
        self.attempt % 2 == 1
    }

    /// Whether only what must be there is made.
    pub(super) fn is_deep(&self) -> bool {
        self.depth >= DEPTH
    }
}

/// Numbers without an order that anybody would notice (the finaliser of `MurmurHash3`).
fn scattered(attempt: usize, decision: usize) -> u64 {
    let mut number = (attempt as u64) << 32 | (decision as u64 & 0xffff_ffff);
    for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] {
        number ^= number >> 33;
        number = number.wrapping_mul(factor);
    }
    number ^ number >> 33
}
