//! The kinds of values that a schema may accept, and types that exclude each other.

use super::{Found, contradiction, together};
use crate::{
    document::Value,
    lower::Cx,
    resolved::{Keywords, Resolved, SchemaForm, SchemaId, TypeName},
};
use carimbo_runtime::Number;
use std::collections::BTreeMap;

/// A set of kinds. Numbers are whole or broken, so that integers are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub(super) const NONE: Self = Self(0);
    pub(super) const NULL: Self = Self(1);
    pub(super) const BOOLEAN: Self = Self(2);
    pub(super) const INTEGER: Self = Self(4);
    pub(super) const NUMBER: Self = Self(4 | 8);
    pub(super) const STRING: Self = Self(16);
    pub(super) const ARRAY: Self = Self(32);
    pub(super) const OBJECT: Self = Self(64);
    pub(super) const ALL: Self = Self(127);

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Those that `type` names.
    pub(super) fn of_types(types: &[TypeName]) -> Self {
        types.iter().fold(Self::NONE, |kinds, name| kinds.or(Self::of_type(*name)))
    }

    fn of_type(name: TypeName) -> Self {
        match name {
            TypeName::Null => Self::NULL,
            TypeName::Boolean => Self::BOOLEAN,
            TypeName::Integer => Self::INTEGER,
            TypeName::Number => Self::NUMBER,
            TypeName::String => Self::STRING,
            TypeName::Array => Self::ARRAY,
            TypeName::Object => Self::OBJECT,
        }
    }

    pub(super) fn of_value(value: &Value) -> Self {
        match value {
            Value::Null => Self::NULL,
            Value::Boolean(_) => Self::BOOLEAN,
            Value::Number(text) if text.parse().is_ok_and(|number: Number| number.is_integer()) => Self::INTEGER,
            Value::Number(_) => Self::NUMBER,
            Value::String(_) => Self::STRING,
            Value::Sequence(_) => Self::ARRAY,
            Value::Mapping(_) => Self::OBJECT,
        }
    }

    /// "a string or an array": for people.
    pub(super) fn words(self) -> String {
        let number = if self.and(Self::NUMBER) == Self::INTEGER { "an integer" } else { "a number" };
        let all = [
            (Self::NULL, "null"),
            (Self::BOOLEAN, "a boolean"),
            (Self::NUMBER, number),
            (Self::STRING, "a string"),
            (Self::ARRAY, "an array"),
            (Self::OBJECT, "an object"),
        ];
        let words: Vec<&str> =
            all.iter().filter(|(kind, _)| self.and(*kind) != Self::NONE).map(|(_, word)| *word).collect();
        words.join(" or ")
    }

    /// What to say where no value of these kinds is possible, though others are.
    pub(super) fn none_of_them(self) -> &'static str {
        match self {
            Self::STRING => "no string is possible",
            Self::ARRAY => "no array is possible",
            Self::OBJECT => "no object is possible",
            _ => "no number is possible",
        }
    }
}

/// The kinds of the schemas that were asked about.
#[derive(Debug, Default)]
pub(super) struct Table {
    known: BTreeMap<SchemaId, Kinds>,
}

/// What was found, and whether it is all that there is to find.
#[derive(Clone, Copy)]
enum Outcome {
    Final(Kinds),
    CutOff(Kinds),
}

/// Branches of branches of branches: deeper ones may be of any kind.
const DEPTH_MAX: usize = 8;

impl Table {
    /// The kinds that a schema may accept: at least those that it does accept.
    pub(super) fn kinds(&mut self, resolved: &Resolved, id: SchemaId) -> Kinds {
        match self.at_depth(resolved, id, DEPTH_MAX) {
            Outcome::Final(kinds) => kinds,
            Outcome::CutOff(kinds) => {
                self.known.insert(id, kinds);
                kinds
            }
        }
    }

    fn at_depth(&mut self, resolved: &Resolved, id: SchemaId, left: usize) -> Outcome {
        if let Some(known) = self.known.get(&id) {
            return Outcome::Final(*known);
        }
        let Some(left) = left.checked_sub(1) else { return Outcome::CutOff(Kinds::ALL) };
        let mut kinds = without_unions(resolved, id);
        let mut is_cut_off = false;
        for (_, keywords) in together::parts(resolved, id) {
            for branches in [&keywords.any_of, &keywords.one_of] {
                let mut together = if branches.is_empty() { Kinds::ALL } else { Kinds::NONE };
                for branch in branches {
                    match self.at_depth(resolved, *branch, left) {
                        Outcome::Final(kinds) => together = together.or(kinds),
                        Outcome::CutOff(kinds) => {
                            together = together.or(kinds);
                            is_cut_off = true;
                        }
                    }
                }
                kinds = kinds.and(together);
            }
        }
        if is_cut_off {
            return Outcome::CutOff(kinds);
        }
        self.known.insert(id, kinds);
        Outcome::Final(kinds)
    }
}

/// The kinds that a schema may accept, `anyOf` and `oneOf` aside.
pub(super) fn without_unions(resolved: &Resolved, id: SchemaId) -> Kinds {
    together::walk(resolved, id).into_iter().fold(Kinds::ALL, |kinds, part| match &resolved.schema(part).form {
        SchemaForm::Boolean(true) => kinds,
        SchemaForm::Boolean(false) => Kinds::NONE,
        SchemaForm::Keywords(keywords) => kinds.and(own(keywords)),
    })
}

fn own(keywords: &Keywords) -> Kinds {
    let types = keywords.types.as_ref().map_or(Kinds::ALL, |types| Kinds::of_types(&types.value));
    let values = keywords.enumeration.as_ref().map_or(Kinds::ALL, |nodes| {
        nodes.value.iter().fold(Kinds::NONE, |kinds, node| kinds.or(Kinds::of_value(&node.value)))
    });
    let constant = keywords.constant.as_ref().map_or(Kinds::ALL, |node| Kinds::of_value(&node.value));
    types.and(values).and(constant)
}

/// Types of two schemas that hold together and have no kind in common.
pub(super) fn check(cx: &mut Cx<'_>, found: &Found<'_, '_>) {
    let typed: Vec<_> = found.parts.iter().filter_map(|(_, keywords)| keywords.types.as_ref()).collect();
    let Some((first, others)) = typed.split_first() else { return };
    let mut kinds = Kinds::of_types(&first.value);
    for other in others {
        let next = Kinds::of_types(&other.value);
        if kinds != Kinds::NONE && kinds.and(next) == Kinds::NONE {
            cx.diagnostics.push(
                contradiction(first.span)
                    .message(format!("no value is possible: it would be {} and {}", kinds.words(), next.words()))
                    .secondary(other.span, "this holds for the same value")
                    .help("correct one `type`, or list the schemas in `anyOf` where either is meant"),
            );
        }
        kinds = kinds.and(next);
    }
}
