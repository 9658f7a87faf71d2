//! Types that carry rules.

use super::super::{
    Json, Kind, List, ListRules, Numeric, NumericRules, Read, Text, TextRules, Value, ValueRules, Write, from_value,
    to_json_string,
};
use super::build::{built, edges, repaired};
use super::{Room, Sample, Source, add, smallest};

impl<R: TextRules> Sample for Text<R> {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        built(&R::CHECK, Some(Kind::String), source).as_ref().and_then(text)
    }

    fn edges(_: Room) -> Vec<Self> {
        distinct(edges(&R::CHECK, Some(Kind::String)).iter().filter_map(text))
    }
}

fn text<R: TextRules>(json: &Json) -> Option<Text<R>> {
    Text::new(json.as_str()?).ok()
}

impl<R: NumericRules> Sample for Numeric<R> {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        built(&R::CHECK, Some(Kind::Number), source).as_ref().and_then(number)
    }

    fn edges(_: Room) -> Vec<Self> {
        distinct(edges(&R::CHECK, Some(Kind::Number)).iter().filter_map(number))
    }
}

fn number<R: NumericRules>(json: &Json) -> Option<Numeric<R>> {
    Numeric::new(json.as_number().cloned()?).ok()
}

impl<R: ValueRules> Sample for Value<R> {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        built(&R::CHECK, None, source).and_then(|json| Self::new(json).ok())
    }

    fn edges(_: Room) -> Vec<Self> {
        distinct(edges(&R::CHECK, None).into_iter().filter_map(|json| Self::new(json).ok()))
    }
}

/// How many lists are tried.
const TRIES: usize = 4;
/// The greatest number of items that an edge has.
const MOST: u64 = 64;

impl<T: Sample + Read + Write, R: ListRules> Sample for List<T, R> {
    fn sample(source: &mut Source<'_>) -> Option<Self> {
        source.attempts(TRIES, |source| {
            let count = super::array::count(&R::CHECK, source)?;
            list(count, source)
        })
    }

    fn edges(room: Room) -> Vec<Self> {
        let Some(inside) = room.inside() else { return smallest() };
        let mut lists = smallest::<Self>();
        let (least, most) = super::array::counts(&R::CHECK);
        if let Some(count) = most.filter(|most| *most <= MOST) {
            lists.extend(Source::smallest().attempts(TRIES, |source| list(count, source)));
        }
        for item in T::edges(inside) {
            let others = (1..least.max(1)).map_while(|_| T::sample(&mut Source::smallest()));
            lists.extend(Self::new(core::iter::once(item).chain(others).collect()));
        }
        lists
    }
}

/// A list of `count` items, which are changed where the rules refuse them.
fn list<T: Sample + Read + Write, R: ListRules>(count: u64, source: &mut Source<'_>) -> Option<List<T, R>> {
    let mut items = Vec::new();
    let mut texts = Vec::new();
    for _ in 0..count {
        let item = source.inside(|source| another(&texts, source))?;
        texts.push(to_json_string(&item));
        items.push(item);
    }
    List::new(items).ok().or_else(|| {
        let json = Json::Array(texts.iter().filter_map(|text| text.parse().ok()).collect());
        from_value(repaired(&R::CHECK, &json, None, source)?).ok()
    })
}

/// An item that is none of those before, where there is one: the list may want them to differ.
fn another<T: Sample + Write>(texts: &[String], source: &mut Source<'_>) -> Option<T> {
    let other = source.attempts(TRIES, |source| {
        let item = T::sample(source)?;
        (!texts.contains(&to_json_string(&item))).then_some(item)
    });
    other.or_else(|| T::sample(source))
}

fn distinct<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut all = Vec::new();
    values.for_each(|value| add(&mut all, value));
    all
}
