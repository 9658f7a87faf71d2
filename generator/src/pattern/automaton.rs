//! A deterministic automaton over the classes of an `Alphabet`: the data that flows between the later steps.

/// Where a character leads, or where reading starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// Refused, whatever follows.
    Dead,
    /// Accepted, whatever follows.
    Everything,
    State(u32),
}

impl Target {
    /// The state of this number.
    pub(super) fn state(number: usize) -> Self {
        Self::State(u32::try_from(number).expect("automata stay far below 2^32 states"))
    }
}

/// What the end of the text means in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Accepts,
    Refuses,
}

/// Per state, the target of each class.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
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

    /// Where a class leads from a state.
    pub(super) fn step(&self, state: u32, class: usize) -> Target {
        *self.row(state as usize).get(class).expect("classes are below the class count")
    }

    /// Whether the text may end at the target.
    pub(super) fn accepts_end(&self, target: Target) -> bool {
        match target {
            Target::Dead => false,
            Target::Everything => true,
            Target::State(state) => self.ends.get(state as usize) == Some(&End::Accepts),
        }
    }

    /// The automaton of all texts that this one refuses.
    pub(super) fn complement(mut self) -> Self {
        let opposite = |target: Target| match target {
            Target::Dead => Target::Everything,
            Target::Everything => Target::Dead,
            same @ Target::State(_) => same,
        };
        self.start = opposite(self.start);
        for target in &mut self.targets {
            *target = opposite(*target);
        }
        for end in &mut self.ends {
            *end = match end {
                End::Accepts => End::Refuses,
                End::Refuses => End::Accepts,
            };
        }
        self
    }
}
