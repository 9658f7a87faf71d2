//! What one evaluation has found out already. A rule that meets the same value again along many ways (alternatives that
//! share a rule, a recursive rule below both branches of a `oneOf`) would otherwise be asked again each time, and the ways
//! can double with every level of the schema or of the value.

use core::cell::RefCell;
use std::collections::BTreeMap;

use super::{Check, View};

/// Verdicts, by the addresses of the rule and of the value: both stay where they are during an evaluation.
#[derive(Default)]
pub(super) struct Verdicts {
    /// Those on arrays and objects.
    containers: RefCell<Known<(usize, Place)>>,
    /// Those on the scalar at hand: nothing else is looked at before it is done with, and there may be many of them.
    scalar: RefCell<(Place, Known<usize>)>,
}

#[derive(Default)]
struct Known<K> {
    steps: u32,
    verdicts: BTreeMap<K, bool>,
}

/// A value by its kind and address, or by itself where it has none. An array and its first item can share an address.
type Place = (u8, usize);

impl Verdicts {
    /// The verdict of `check` on `view`, when it is known.
    pub(super) fn known(&self, check: &Check, view: View<'_>) -> Option<bool> {
        let (rule, place) = (core::ptr::from_ref(check).addr(), place(view));
        match view {
            View::Array(_) | View::Object(_) => self.containers.borrow_mut().known(&(rule, place)),
            View::Null | View::Boolean(_) | View::Number(_) | View::String(_) | View::Counted(_) => {
                self.scalar_at(place, |known| known.known(&rule))
            }
        }
    }

    /// Keeps the verdict of `check` on `view`, and gives it back.
    #[allow(clippy::fn_params_excessive_bools, reason = "a verdict is one")]
    pub(super) fn keep(&self, check: &Check, view: View<'_>, verdict: bool) -> bool {
        let (rule, place) = (core::ptr::from_ref(check).addr(), place(view));
        match view {
            View::Array(_) | View::Object(_) => self.containers.borrow_mut().keep((rule, place), verdict),
            View::Null | View::Boolean(_) | View::Number(_) | View::String(_) | View::Counted(_) => {
                self.scalar_at(place, |known| known.keep(rule, verdict));
            }
        }
        verdict
    }

    fn scalar_at<T>(&self, place: Place, read: impl FnOnce(&mut Known<usize>) -> T) -> T {
        let mut scalar = self.scalar.borrow_mut();
        if scalar.0 != place {
            *scalar = (place, Known::default());
        }
        read(&mut scalar.1)
    }
}

impl<K: Ord> Known<K> {
    /// How many rules are evaluated before verdicts are kept: ordinary values are done by then, without memory.
    const FREE_STEPS: u32 = 1000;

    fn known(&mut self, key: &K) -> Option<bool> {
        self.steps = self.steps.saturating_add(1);
        self.verdicts.get(key).copied()
    }

    #[allow(clippy::fn_params_excessive_bools, reason = "a verdict is one")]
    fn keep(&mut self, key: K, verdict: bool) {
        if self.steps > Self::FREE_STEPS {
            self.verdicts.insert(key, verdict);
        }
    }
}

fn place(view: View<'_>) -> Place {
    match view {
        View::Null => (0, 0),
        View::Boolean(value) => (1, usize::from(value)),
        View::Number(number) => (2, core::ptr::from_ref(number).addr()),
        View::String(text) => (3, text.as_ptr().addr()),
        View::Array(items) => (4, items.as_ptr().addr()),
        View::Counted(count) => (5, count),
        View::Object(members) => (6, core::ptr::from_ref(members).addr()),
    }
}
