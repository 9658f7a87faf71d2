//! A deterministic automaton over UTF-8 bytes: the data that flows between the later steps.

/// Where a byte leads, or where reading starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Target {
    /// The byte cannot stand here in well-formed text: no answer is needed.
    Malformed,
    /// Refused, whatever follows.
    Dead,
    /// Accepted, whatever follows.
    Everything,
    State(usize),
}

/// What the end of the text means in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Accepts,
    Refuses,
    /// The text cannot end here: a character is not complete.
    Inside,
}

/// Byte classes and, per state, the target of each class.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
    pub(super) classes: [u8; 256],
    pub(super) class_count: usize,
    pub(super) start: Target,
    /// Row-major: state × class.
    pub(super) targets: Vec<Target>,
    /// One per state.
    pub(super) ends: Vec<End>,
}

impl Automaton {
    /// The targets of a state by class.
    pub(super) fn row(&self, state: usize) -> &[Target] {
        let first = state * self.class_count;
        self.targets.get(first..first + self.class_count).expect("every state has a full row")
    }

    /// All rows, in the order of their states.
    pub(super) fn rows(&self) -> std::slice::ChunksExact<'_, Target> {
        self.targets.chunks_exact(self.class_count)
    }

    /// Where a byte leads from a state.
    pub(super) fn step(&self, state: usize, byte: u8) -> Target {
        let class = self.classes.get(usize::from(byte)).expect("there is a class for every byte");
        *self.row(state).get(usize::from(*class)).expect("classes are below the class count")
    }

    /// Whether the text may end at the target.
    pub(super) fn accepts_end(&self, target: Target) -> bool {
        match target {
            Target::Malformed | Target::Dead => false,
            Target::Everything => true,
            Target::State(state) => self.ends.get(state) == Some(&End::Accepts),
        }
    }

    /// The automaton of all well-formed texts that this one refuses.
    pub(super) fn complement(mut self) -> Self {
        let opposite = |target: Target| match target {
            Target::Dead => Target::Everything,
            Target::Everything => Target::Dead,
            same @ (Target::Malformed | Target::State(_)) => same,
        };
        self.start = opposite(self.start);
        for target in &mut self.targets {
            *target = opposite(*target);
        }
        for end in &mut self.ends {
            *end = match end {
                End::Accepts => End::Refuses,
                End::Refuses => End::Accepts,
                End::Inside => End::Inside,
            };
        }
        self
    }
}
