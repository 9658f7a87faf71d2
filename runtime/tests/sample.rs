//! Test data of the runtime's own types: whatever the rules are, what comes out satisfies them.

#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its input has failed")]

use carimbo_runtime::pattern::{self, Table};
use carimbo_runtime::sample::Source;
use carimbo_runtime::{
    Check, Format, Integer, Json, Kinds, List, ListRules, Numeric, NumericRules, Pattern, Sample, Text, TextRules,
    Value, ValueRules, Write, to_json_string,
};
use proptest::prelude::*;

/// `^[a-c]+$`
static LETTERS: Pattern = Pattern { source: "^[a-c]+$", code: None, table: Some(&LETTERS_TABLE) };

static LETTERS_TABLE: Table = Table {
    classes: &pattern::classes(&[(b'a', b'c', 1)]),
    beyond: &[],
    class_count: 2,
    transitions: &pattern::rows(2, [Table::REFUSE, 1, Table::REFUSE, 1]),
    start: 0,
    accepting_from: 1,
    lengths: None,
};

macro_rules! rules {
    ($($rules:ident { $($name:ident: $check:expr;)* })*) => {$($(
        enum $name {}

        impl $rules for $name {
            const NAME: &'static str = stringify!($name);
            const SCHEMA: &'static str = "";
            const CHECK: Check = $check;
            rules! { @storage $rules }
        }
    )*)*};
    (@storage TextRules) => { type Storage = Box<str>; };
    (@storage $other:ident) => {};
}

rules! {
    TextRules {
        Short: Check::All(&[Check::MinLength(2), Check::MaxLength(5)]);
        Letters: Check::All(&[Check::Pattern(&LETTERS), Check::MaxLength(9), Check::MinLength(3)]);
        Day: Check::Format(Format::Date);
        Either: Check::Any(&[Check::Const("\"x\""), Check::Enum(&["\"y\"", "\"z\"", "1"])]);
        Contradiction: Check::All(&[Check::MinLength(3), Check::MaxLength(2)]);
    }
    NumericRules {
        Cents: Check::All(&[Check::MultipleOf("0.01"), Check::ExclusiveMinimum("0"), Check::Maximum("99.995")]);
        Odd: Check::All(&[Check::Kinds(Kinds::INTEGER), Check::MultipleOf("1.5"), Check::ExclusiveMaximum("-3")]);
        Huge: Check::All(&[Check::Minimum("1e300"), Check::Maximum("1e301")]);
        Open: Check::All(&[Check::ExclusiveMinimum("0"), Check::ExclusiveMaximum("1")]);
    }
    ListRules {
        Distinct: Check::All(&[Check::UniqueItems, Check::MinItems(2), Check::MaxItems(4)]);
        Holding: Check::Contains { check: &Check::Const("7"), min: 2, max: None };
    }
    ValueRules {
        Anything: Check::Always;
        Person: Check::At("person", &PERSON);
        Map: Check::All(&[
            Check::Kinds(Kinds::OBJECT),
            Check::PropertyNames(&Check::Pattern(&LETTERS)),
            Check::MinProperties(3),
            Check::AdditionalProperties { declared: &[], patterns: &[], check: &Check::Kinds(Kinds::BOOLEAN) },
        ]);
        Closed: Check::Unevaluated {
            beside: &Check::One(&[
                Check::All(&[Check::Required(&["a"]), Check::Properties(&[("a", Check::Minimum("3"))])]),
                Check::All(&[Check::Required(&["b"]), Check::Properties(&[("b", Check::Kinds(Kinds::NULL))])]),
            ]),
            properties: Some(&Check::Never),
            items: None,
        };
        Tuple: Check::All(&[
            Check::Kinds(Kinds::ARRAY),
            Check::PrefixItems(&[Check::Kinds(Kinds::STRING), Check::Kinds(Kinds::INTEGER)]),
            Check::ItemsAfter { skip: 2, check: &Check::Kinds(Kinds::BOOLEAN) },
            Check::MinItems(3),
            Check::Contains { check: &Check::Const("true"), min: 1, max: Some(1) },
        ]);
        Negated: Check::Not(&Check::Any(&[Check::Kinds(Kinds::STRING.or(Kinds::NULL)), Check::Maximum("10")]));
    }
}

static PERSON: Check = Check::All(&[
    Check::Kinds(Kinds::OBJECT),
    Check::Required(&["name", "kind"]),
    Check::Properties(&[
        ("name", Check::All(&[Check::Kinds(Kinds::STRING), Check::MinLength(1)])),
        ("kind", Check::Enum(&["\"PF\"", "\"PJ\""])),
        ("cnpj", Check::Kinds(Kinds::STRING)),
        ("friends", Check::All(&[Check::Kinds(Kinds::ARRAY), Check::Items(&FRIEND), Check::MaxItems(2)])),
    ]),
    Check::If {
        condition: &Check::Properties(&[("kind", Check::Const("\"PJ\""))]),
        then: &Check::Required(&["cnpj"]),
        otherwise: &Check::Not(&Check::Required(&["cnpj"])),
    },
    Check::DependentRequired(&[("friends", &["since"])]),
]);

static FRIEND: Check = Check::Any(&[Check::Kinds(Kinds::STRING), Check::At("person", &PERSON)]);

fn cases() -> ProptestConfig {
    ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() }
}

/// Makes values in all ways. They are valid because their types make no others; here it is counted that there are some.
fn texts<T: Sample + Write>() -> Vec<String> {
    let boundaries = T::boundaries();
    assert!(!boundaries.is_empty());
    assert!(T::sample(&mut Source::smallest()).is_some() && T::sample(&mut Source::fullest()).is_some());
    proptest!(cases(), |(bytes in prop::collection::vec(any::<u8>(), 0..256))| {
        prop_assert!(T::sample(&mut Source::new(&bytes)).is_some(), "{} {:?}", core::any::type_name::<T>(), bytes);
    });
    boundaries.iter().map(|value| to_json_string(value)).collect()
}

#[test]
fn texts_reach_their_limits() {
    let lengths = |texts: Vec<String>| texts.iter().map(|text| text.chars().count() - 2).collect::<Vec<_>>();
    let short = lengths(texts::<Text<Short>>());
    assert!(short.contains(&2) && short.contains(&5), "{short:?}");
    let letters = lengths(texts::<Text<Letters>>());
    assert!(letters.contains(&3) && letters.contains(&9), "{letters:?}");
    assert!(texts::<Text<Day>>().contains(&"\"2024-02-29\"".to_owned()));
    assert_eq!(texts::<Text<Either>>(), ["\"x\"", "\"y\"", "\"z\""]);
}

#[test]
fn numbers_reach_their_bounds() {
    let cents = texts::<Numeric<Cents>>();
    assert!(["0.01", "99.99"].iter().all(|bound| cents.contains(&(*bound).to_owned())), "{cents:?}");
    assert!(texts::<Numeric<Odd>>().contains(&"-6".to_owned()));
    assert!(texts::<Numeric<Huge>>().contains(&"1e300".to_owned()));
    assert!(texts::<Numeric<Open>>().contains(&"0.01".to_owned()));
    assert!(texts::<Integer>().contains(&"0".to_owned()));
}

#[test]
fn lists_keep_their_rules() {
    let lists = texts::<List<Integer, Distinct>>();
    let lengths: Vec<usize> = lists.iter().map(|list| list.split(',').count()).collect();
    assert!(lengths.contains(&2) && lengths.contains(&4), "{lists:?}");
    texts::<List<Json, Holding>>();
    texts::<List<Json, Distinct>>();
}

#[test]
fn values_are_built_by_their_rules() {
    texts::<Value<Anything>>();
    let people = texts::<Value<Person>>();
    assert!(people.iter().any(|person| person.contains("PJ")), "{people:?}");
    texts::<Value<Map>>();
    texts::<Value<Closed>>();
    texts::<Value<Tuple>>();
    texts::<Value<Negated>>();
}

#[test]
fn what_nothing_satisfies_has_no_samples() {
    assert!(Text::<Contradiction>::sample(&mut Source::fullest()).is_none());
    assert!(Text::<Contradiction>::boundaries().is_empty());
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_same_bytes_make_the_same_value(bytes in prop::collection::vec(any::<u8>(), 0..256)) {
        let value = || Json::sample(&mut Source::new(&bytes));
        prop_assert_eq!(value(), value());
    }

    #[test]
    fn a_strategy_gives_valid_texts(text: Text<Letters>) {
        prop_assert!((3..=9).contains(&text.as_str().len()));
    }
}
