//! Whether a schema accepts a value: the schema itself is read, keyword by keyword, and nothing that was made of it.
//!
//! It is the second opinion beside `check`: a fault of lowering cannot hide from it. Numbers and formats are judged by
//! the runtime's own code, as they will be at run time. Where nothing can be known, nothing is claimed.

mod applied;
mod evaluated;
mod format;
mod keyword;

#[cfg(test)]
mod tests;

use super::{Cx, pattern};
use crate::resolved::{Keywords, SchemaForm, SchemaId, Spanned};
use carimbo_runtime::Json;
use std::collections::BTreeMap;

/// What a value breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// JSON pointer of the value, from the value that was judged.
    pub(super) pointer: String,
    /// The keyword.
    pub(super) keyword: &'static str,
    /// The schema that holds the keyword.
    pub(super) schema: SchemaId,
}

/// What is known of a value under a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The schema accepts it.
    Valid,
    /// The schema refuses it.
    Invalid(Broken),
    /// A pattern that cannot be read decides, or the schema goes deeper than we follow.
    Unknown,
}

/// What a schema says of a value.
pub(super) fn verdict(cx: &mut Cx<'_>, id: SchemaId, value: &Json) -> Verdict {
    let mut judge = Judge::new(cx, DEPTH);
    let verdict = judge.verdict(id, value);
    match judge.reach {
        Reach::Whole => verdict,
        Reach::CutOff => deep_verdict(cx, id, value),
    }
}

/// The same on a stack of its own, for the few that go deep.
fn deep_verdict(cx: &mut Cx<'_>, id: SchemaId, value: &Json) -> Verdict {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(DEEP_STACK_BYTES);
        let handle = thread.spawn_scoped(scope, || Judge::new(cx, DEEP).verdict(id, value));
        handle.ok().and_then(|handle| handle.join().ok()).unwrap_or(Verdict::Unknown)
    })
}

/// The first thing that a value breaks, where that is certain.
pub(super) fn violation(cx: &mut Cx<'_>, id: SchemaId, value: &Json) -> Option<Broken> {
    match verdict(cx, id, value) {
        Verdict::Invalid(broken) => Some(broken),
        Verdict::Valid | Verdict::Unknown => None,
    }
}

/// Whether a value breaks an assertion of a schema that needs no other schema: `type`, `const`, a limit.
pub(super) fn breaks_own_keyword(cx: &mut Cx<'_>, id: SchemaId, value: &Json) -> bool {
    let resolved = cx.resolved;
    match &resolved.schema(id).form {
        SchemaForm::Boolean(accepts) => !accepts,
        SchemaForm::Keywords(keywords) => {
            let verdict = keyword::own(&mut Judge::new(cx, DEPTH), At { id, keywords, value });
            matches!(verdict, Verdict::Invalid(_))
        }
    }
}

/// How many schemas are followed into one another on the stack that is at hand.
const DEPTH: usize = 160;
/// How many on a stack of its own. A value is at most 256 deep, as `load` sees to; in each of its levels a few references
/// may be on the way.
const DEEP: usize = 12_000;
/// A level needs less than 4 kB, and a third of that where the compiler optimises.
const DEEP_STACK_BYTES: usize = 64 << 20;

/// Whether the schemas were followed to their ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Whole,
    CutOff,
}

struct Judge<'c, 'a> {
    cx: &'c mut Cx<'a>,
    /// Each schema judges each place of the value once, in however many ways it is reached. Places are told apart by
    /// their addresses, which stay as they are while the value is judged.
    known: BTreeMap<(SchemaId, usize), Verdict>,
    /// How many schemas may still be followed into one another.
    left: usize,
    reach: Reach,
}

/// A schema and the place of the value that it is about.
#[derive(Clone, Copy)]
struct At<'k, 'v> {
    id: SchemaId,
    keywords: &'k Keywords,
    value: &'v Json,
}

impl At<'_, '_> {
    fn broken(self, keyword: &'static str) -> Verdict {
        Verdict::Invalid(Broken { pointer: String::new(), keyword, schema: self.id })
    }

    /// Invalid for a keyword that is broken.
    fn unless(self, broken: Option<&'static str>) -> Verdict {
        broken.map_or(Verdict::Valid, |keyword| self.broken(keyword))
    }
}

/// Some keywords of a schema.
type Part = fn(&mut Judge<'_, '_>, At<'_, '_>) -> Verdict;

/// Cheap ones first; those that need to know what the others evaluate, last.
const PARTS: &[Part] = &[
    keyword::own,
    applied::all_of,
    applied::members,
    applied::names,
    applied::items,
    applied::contained,
    applied::dependent,
    applied::any_of,
    applied::one_of,
    applied::not,
    applied::condition,
    evaluated::members,
    evaluated::items,
];

impl<'c, 'a> Judge<'c, 'a> {
    fn new(cx: &'c mut Cx<'a>, left: usize) -> Self {
        Self { cx, known: BTreeMap::new(), left, reach: Reach::Whole }
    }

    fn verdict(&mut self, id: SchemaId, value: &Json) -> Verdict {
        let resolved = self.cx.resolved;
        let keywords = match &resolved.schema(id).form {
            SchemaForm::Boolean(true) => return Verdict::Valid,
            SchemaForm::Boolean(false) => {
                return Verdict::Invalid(Broken { pointer: String::new(), keyword: "false", schema: id });
            }
            SchemaForm::Keywords(keywords) => keywords,
        };
        let key = (id, std::ptr::from_ref(value).addr());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let Some(left) = self.left.checked_sub(1) else {
            self.reach = Reach::CutOff;
            return Verdict::Unknown;
        };
        // A schema that leads back here, to the same value, finds that nothing is known.
        self.known.insert(key, Verdict::Unknown);
        self.left = left;
        let at = At { id, keywords, value };
        let verdict = all(PARTS.iter().map(|part| part(self, at)));
        self.left = left + 1;
        self.known.insert(key, verdict.clone());
        verdict
    }

    /// A member or an item.
    fn below(&mut self, id: SchemaId, value: &Json, segment: &str) -> Verdict {
        match self.verdict(id, value) {
            Verdict::Invalid(broken) => {
                let segment = segment.replace('~', "~0").replace('/', "~1");
                Verdict::Invalid(Broken { pointer: format!("/{segment}{}", broken.pointer), ..broken })
            }
            same @ (Verdict::Valid | Verdict::Unknown) => same,
        }
    }

    /// Whether a pattern finds a match; nothing is known where it was refused.
    fn finds(&mut self, source: &Spanned<String>, text: &str) -> Option<bool> {
        pattern::compile(self.cx, source).map(|compiled| compiled.matches(text))
    }

    fn item(&mut self, id: SchemaId, items: &[Json], index: usize) -> Verdict {
        items.get(index).map_or(Verdict::Valid, |item| self.below(id, item, &index.to_string()))
    }
}

/// All of them: the first that is invalid, whatever is not known of the others.
fn all(verdicts: impl IntoIterator<Item = Verdict>) -> Verdict {
    let mut together = Verdict::Valid;
    for verdict in verdicts {
        match verdict {
            Verdict::Valid => {}
            Verdict::Invalid(_) => return verdict,
            Verdict::Unknown => together = Verdict::Unknown,
        }
    }
    together
}

/// How many of some verdicts are what.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    valid: u64,
    unknown: u64,
}

impl Tally {
    fn of(verdicts: impl IntoIterator<Item = Verdict>) -> Self {
        let mut tally = Self::default();
        for verdict in verdicts {
            match verdict {
                Verdict::Valid => tally.valid += 1,
                Verdict::Unknown => tally.unknown += 1,
                Verdict::Invalid(_) => {}
            }
        }
        tally
    }

    fn most(self) -> u64 {
        self.valid + self.unknown
    }
}
