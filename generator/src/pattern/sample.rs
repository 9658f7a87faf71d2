//! Accepted texts from a table, by a walk that `choose` directs. Everything needed is in the table that generated code
//! carries, so that the same lines can run there.

/// The longest text that is looked for, in code points more than the shortest possible one.
const VARIETY: usize = 64;
/// The longest text at all.
const LENGTH_MAX: usize = 100_000;

/// The numbers of a compiled pattern.
pub(super) struct Table<'a> {
    pub(super) classes: &'a [u8; 256],
    pub(super) beyond: &'a [(char, u16)],
    pub(super) class_count: usize,
    pub(super) transitions: &'a [u16],
    pub(super) accepting: &'a [u16],
}

/// Where a walk stands.
#[derive(Clone, Copy)]
enum Place {
    State(usize),
    Everything,
}

/// An accepted text of `least` to `most` code points, as `choose` wants it; `None` where there is none.
pub(super) fn example(
    table: &Table<'_>,
    least: usize,
    most: usize,
    choose: &mut dyn FnMut(usize) -> usize,
) -> Option<String> {
    let layers = Layers::new(table, least, most);
    let start = table.start()?;
    let lengths: Vec<usize> = (least..layers.0.len()).filter(|&length| layers.reaches(start, length)).collect();
    let length = *lengths.get(choose(lengths.len().max(1)))?;
    let mut place = start;
    let mut text = String::new();
    for left in (0..length).rev() {
        let ways: Vec<(usize, Place)> = (0..table.class_count)
            .filter_map(|class| Some((class, table.step(place, class)?)))
            .filter(|(_, next)| layers.reaches(*next, left))
            .collect();
        let (class, next) = *ways.get(choose(ways.len().max(1)))?;
        text.push(table.character(place, class, choose)?);
        place = next;
    }
    Some(text)
}

/// For each number of further characters, the states from which exactly so many can lead to acceptance.
struct Layers(Vec<Vec<bool>>);

impl Layers {
    fn new(table: &Table<'_>, least: usize, most: usize) -> Self {
        let accepting = |state: usize| table.accepting.iter().any(|accepted| usize::from(*accepted) == state);
        let mut layers = Self(vec![(0..table.state_count()).map(accepting).collect()]);
        let mut end = most.min(LENGTH_MAX);
        while layers.0.len() <= end {
            let length = layers.0.len();
            let found = length > least && table.start().is_some_and(|start| layers.reaches(start, length - 1));
            if found {
                end = end.min(length - 1 + VARIETY);
            }
            let leads = |state: usize| {
                let next = |class| table.step(Place::State(state), class);
                (0..table.class_count).filter_map(next).any(|place| layers.reaches(place, length - 1))
            };
            let layer: Vec<bool> = (0..table.state_count()).map(leads).collect();
            if !layer.contains(&true) {
                break;
            }
            layers.0.push(layer);
        }
        layers
    }

    fn reaches(&self, place: Place, left: usize) -> bool {
        match place {
            Place::Everything => true,
            Place::State(state) => self.0.get(left).and_then(|layer| layer.get(state)).copied().unwrap_or(false),
        }
    }
}

impl Table<'_> {
    fn state_count(&self) -> usize {
        self.transitions.len() / self.class_count.max(1)
    }

    /// A table of one state that leads nowhere else is a verdict of its own.
    fn start(&self) -> Option<Place> {
        Some(Place::State(0)).filter(|_| !self.transitions.is_empty())
    }

    fn step(&self, place: Place, class: usize) -> Option<Place> {
        let Place::State(state) = place else { return Some(Place::Everything) };
        match *self.transitions.get(state * self.class_count + class)? {
            super::DEAD => None,
            super::EVERYTHING => Some(Place::Everything),
            next => Some(Place::State(usize::from(next))),
        }
    }

    /// A character of the class; where everything goes, a readable one.
    fn character(&self, place: Place, class: usize, choose: &mut dyn FnMut(usize) -> usize) -> Option<char> {
        let mut ranges = match place {
            Place::State(_) => self.ranges(class),
            Place::Everything => vec![(' ', '~')],
        };
        let readable: Vec<(char, char)> =
            ranges.iter().copied().filter(|(first, last)| (' '..='~').contains(first) && *last <= '~').collect();
        if !readable.is_empty() && choose(4) > 0 {
            ranges = readable;
        }
        let (first, last) = *ranges.get(choose(ranges.len().max(1)))?;
        let point = u32::from(first) as usize + choose(1 + last as usize - first as usize);
        // Between the ends of a range there may be surrogates.
        Some(u32::try_from(point).ok().and_then(char::from_u32).unwrap_or(last))
    }

    /// The ranges of a class, split where ASCII becomes readable.
    fn ranges(&self, class: usize) -> Vec<(char, char)> {
        let mut ranges: Vec<(char, char)> = Vec::new();
        for (character, of) in ('\0'..='\u{ff}').zip(self.classes) {
            match ranges.last_mut() {
                _ if usize::from(*of) != class => {}
                Some((_, last))
                    if u32::from(*last) + 1 == u32::from(character) && !matches!(character, ' ' | '\u{7f}') =>
                {
                    *last = character;
                }
                Some(_) | None => ranges.push((character, character)),
            }
        }
        let whole = [('\u{100}', 0)];
        let beyond = if self.beyond.is_empty() { &whole } else { self.beyond };
        let ends = beyond.iter().skip(1).map(|(next, _)| before(*next)).chain([char::MAX]);
        let here = beyond.iter().zip(ends).filter(|((_, of), _)| usize::from(*of) == class);
        ranges.extend(here.map(|((first, _), last)| (*first, last)));
        ranges
    }
}

fn before(character: char) -> char {
    match character {
        '\u{e000}' => '\u{d7ff}',
        other => u32::from(other).checked_sub(1).and_then(char::from_u32).unwrap_or('\0'),
    }
}
