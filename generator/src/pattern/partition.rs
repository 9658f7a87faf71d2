//! Refinable partitions: the data structure of Valmari and Lehtinen's minimisation.
#![expect(clippy::indexing_slicing, reason = "every index is an element or a set of this very partition")]

/// A partition of 0..n into numbered sets, whose marked elements can be split off.
#[derive(Debug)]
pub(super) struct Partition {
    elements: Vec<usize>,
    location: Vec<usize>,
    set_of: Vec<usize>,
    first: Vec<usize>,
    past: Vec<usize>,
    marked: Vec<usize>,
    touched: Vec<usize>,
}

impl Partition {
    /// One set of all; no set at all when there are no elements.
    pub(super) fn new(count: usize) -> Self {
        let sets = usize::from(count > 0);
        Self {
            elements: (0..count).collect(),
            location: (0..count).collect(),
            set_of: vec![0; count],
            first: vec![0; sets],
            past: vec![count; sets],
            marked: vec![0; sets],
            touched: Vec::new(),
        }
    }

    pub(super) fn set_count(&self) -> usize {
        self.first.len()
    }

    pub(super) fn set_of(&self, element: usize) -> usize {
        self.set_of[element]
    }

    pub(super) fn set(&self, set: usize) -> &[usize] {
        &self.elements[self.first[set]..self.past[set]]
    }

    /// Marks an element that is not marked yet.
    pub(super) fn mark(&mut self, element: usize) {
        let set = self.set_of[element];
        let from = self.location[element];
        let to = self.first[set] + self.marked[set];
        self.elements[from] = self.elements[to];
        self.location[self.elements[from]] = from;
        self.elements[to] = element;
        self.location[element] = to;
        if self.marked[set] == 0 {
            self.touched.push(set);
        }
        self.marked[set] += 1;
    }

    /// Splits every set with marked and unmarked elements; the smaller half gets a new number. Nothing stays marked.
    pub(super) fn split(&mut self) {
        while let Some(set) = self.touched.pop() {
            let marked = std::mem::take(&mut self.marked[set]);
            let middle = self.first[set] + marked;
            if middle == self.past[set] {
                continue;
            }
            let new = self.first.len();
            if marked <= self.past[set] - middle {
                self.first.push(self.first[set]);
                self.past.push(middle);
                self.first[set] = middle;
            } else {
                self.first.push(middle);
                self.past.push(self.past[set]);
                self.past[set] = middle;
            }
            self.marked.push(0);
            for index in self.first[new]..self.past[new] {
                self.set_of[self.elements[index]] = new;
            }
        }
    }
}
