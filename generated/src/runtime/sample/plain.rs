//! Types without rules.

use std::collections::BTreeMap;

use super::super::{Additional, Enumeration, Json, Never, Null, Nullable, Number, Open, Record};
use super::{Room, Sample, Source, add, smallest};

/// No more members or items than this, where their number is free.
const FEW: usize = 4;
/// Names of members that a schema does not name.
const NAMES: [&str; 6] = ["x", "y", "extension", "", "a/b~c", "nome-não-previsto"];
/// Texts of all sorts.
const TEXTS: [&str; 8] = ["", "a", "0", "Ana", "\"\\/\n", "ação", "日本語", "😀"];

impl Sample for bool {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        Some(source.below(2) == 1)
    }

    fn edges(_: Room) -> Vec<Self> {
        vec![false, true]
    }
}

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl Sample for $integer {
            fn sample(source: &mut Source<'_>) -> Option<Self> {
                let edges = Self::edges(Room::default());
                match source.below(4) {
                    0..=2 => $integer::try_from(source.below(128)).ok(),
                    _ => edges.get(source.below(edges.len())).copied(),
                }
            }

            fn edges(_: Room) -> Vec<Self> {
                let mut edges = vec![0];
                for edge in [1, Self::MIN, Self::MAX] {
                    add(&mut edges, edge);
                }
                edges
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 u8 u16 u32 u64);

impl Sample for String {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        let pieces = source.below(FEW);
        Some((0..pieces).filter_map(|_| TEXTS.get(source.below(TEXTS.len()))).copied().collect())
    }

    fn edges(_: Room) -> Vec<Self> {
        TEXTS.map(Self::from).into()
    }
}

impl Sample for Box<str> {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        String::sample(source).map(Into::into)
    }

    fn edges(_: Room) -> Vec<Self> {
        TEXTS.map(Self::from).into()
    }
}

impl Sample for Null {
    fn sample(_: &mut Source<'_>) -> Option<Self> {
        Some(Self)
    }

    fn edges(_: Room) -> Vec<Self> {
        vec![Self]
    }
}

impl Sample for Never {
    fn sample(_: &mut Source<'_>) -> Option<Self> {
        None
    }

    fn edges(_: Room) -> Vec<Self> {
        Vec::new()
    }
}

impl Sample for Number {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        match source.below(4) {
            0..=2 => u32::sample(source).map(Self::from),
            _ => Self::edges(Room::default()).into_iter().nth(source.below(NUMBERS.len())),
        }
    }

    fn edges(_: Room) -> Vec<Self> {
        NUMBERS.iter().filter_map(|text| text.parse().ok()).collect()
    }
}

/// Beyond integers of the machine, and more exact than its fractions.
const NUMBERS: [&str; 6] = ["0", "-1", "0.1", "1e2", "18446744073709551616", "-0.30000000000000000001"];

impl<T: Sample> Sample for Box<T> {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        T::sample(source).map(Self::new)
    }

    fn edges(room: Room) -> Vec<Self> {
        T::edges(room).into_iter().map(Self::new).collect()
    }
}

/// A member that may be absent.
impl<T: Sample> Sample for Option<T> {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        Some(if source.presence() { T::sample(source) } else { None })
    }

    fn edges(room: Room) -> Vec<Self> {
        core::iter::once(None).chain(T::edges(room).into_iter().map(Some)).collect()
    }
}

impl<T: Sample> Sample for Nullable<T> {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        Some(if source.presence() { T::sample(source).into() } else { Self::Null })
    }

    fn edges(room: Room) -> Vec<Self> {
        core::iter::once(Self::Null).chain(T::edges(room).into_iter().map(Self::Value)).collect()
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        let mut items = Self::new();
        while items.len() < FEW && source.presence() {
            let Some(item) = source.inside(T::sample) else { break };
            items.push(item);
        }
        Some(items)
    }

    fn edges(room: Room) -> Vec<Self> {
        let Some(inside) = room.inside() else { return smallest() };
        core::iter::once(Self::new()).chain(T::edges(inside).into_iter().map(|item| vec![item])).collect()
    }
}

impl<T: Sample> Sample for BTreeMap<String, T> {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        let mut members = Self::new();
        while members.len() < FEW && source.presence() {
            let Some(name) = NAMES.get(source.below(NAMES.len())).filter(|name| !members.contains_key(**name)) else {
                break;
            };
            let Some(value) = source.inside(T::sample) else { break };
            members.insert((*name).to_owned(), value);
        }
        Some(members)
    }

    fn edges(room: Room) -> Vec<Self> {
        let Some(inside) = room.inside() else { return smallest() };
        let values = T::edges(inside).into_iter();
        let one = values.zip(NAMES.iter().cycle()).map(|(value, name)| Self::from([((*name).to_owned(), value)]));
        core::iter::once(Self::new()).chain(one).collect()
    }
}

/// Members that the schema does not name are seldom wanted.
impl<R: Record, T: Sample> Sample for Additional<R, T> {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        let mut members = Self::default();
        if source.rare_presence() {
            fill(&mut members, BTreeMap::sample(source).unwrap_or_default());
        }
        Some(members)
    }

    fn edges(room: Room) -> Vec<Self> {
        let maps = BTreeMap::<String, T>::edges(room).into_iter().map(|map| {
            let mut members = Self::default();
            fill(&mut members, map);
            members
        });
        maps.collect()
    }
}

/// Members whose name the schema has are left out: they have a place of their own.
fn fill<R: Record, T>(members: &mut Additional<R, T>, map: BTreeMap<String, T>) {
    for (name, value) in map {
        _ = members.insert(name, value);
    }
}

impl<E: Enumeration> Sample for Open<E> {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        if source.rare_presence() {
            return "a text that no schema lists".parse().ok();
        }
        E::VALUES.get(source.below(E::VALUES.len())).copied().map(Self::Known)
    }

    fn edges(_: Room) -> Vec<Self> {
        let known = E::VALUES.iter().copied().map(Self::Known);
        known.chain("a text that no schema lists".parse()).collect()
    }
}

impl Sample for Json {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        let kinds = if source.is_deep() { 4 } else { 6 };
        match source.below(kinds) {
            0 => Some(Self::Null),
            1 => bool::sample(source).map(Self::Boolean),
            2 => Number::sample(source).map(Self::Number),
            3 => String::sample(source).map(Self::String),
            4 => source.inside(Vec::sample).map(Self::Array),
            _ => source.inside(BTreeMap::sample).map(Self::Object),
        }
    }

    fn edges(_: Room) -> Vec<Self> {
        let scalars = [Self::Null, Self::Boolean(false), Self::Boolean(true)];
        let numbers = Number::edges(Room::default()).into_iter().map(Self::Number);
        let texts = String::edges(Room::default()).into_iter().map(Self::String);
        let empty = [Self::Array(Vec::new()), Self::Object(BTreeMap::new())];
        scalars.into_iter().chain(numbers).chain(texts).chain(empty).collect()
    }
}
