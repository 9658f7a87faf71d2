//! Which members of an object have been there.

/// A set of indices.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// One bit for each of the first 64.
    pub(super) first: u64,
    others: Vec<u64>,
}

impl Seen {
    /// Adds an index; true if it was there before.
    #[inline]
    pub(super) fn insert(&mut self, index: usize) -> bool {
        let bit = 1_u64 << (index % 64);
        let word = if index < 64 { &mut self.first } else { self.word(index / 64 - 1) };
        let seen = *word & bit != 0;
        *word |= bit;
        seen
    }

    pub(super) fn contains(&self, index: usize) -> bool {
        let word = if index < 64 { Some(&self.first) } else { self.others.get(index / 64 - 1) };
        word.is_some_and(|word| word & (1 << (index % 64)) != 0)
    }

    #[cold]
    fn word(&mut self, at: usize) -> &mut u64 {
        if self.others.len() <= at {
            self.others.resize(at + 1, 0);
        }
        self.others.get_mut(at).expect("it has just been made long enough")
    }
}
