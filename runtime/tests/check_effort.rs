//! Checks whose plain evaluation would double with every level: of the schema, of the value, or of both.

use std::time::{Duration, Instant};

use carimbo_runtime::{Check, Json, Kinds, View, Violations};

const ARRAY: Check = Check::Kinds(Kinds::ARRAY);
const STRING: Check = Check::Kinds(Kinds::STRING);

/// Two alternatives that both go down: `anyOf: [{items: {$ref: "#"}, minItems: 2}, {items: {$ref: "#"}}]`.
static BRANCHING: Check = Check::Any(&[
    Check::All(&[ARRAY, Check::Items(&Check::At("s#/B", &BRANCHING)), Check::MinItems(2)]),
    Check::All(&[ARRAY, Check::Items(&Check::At("s#/B", &BRANCHING)), Check::MaxItems(1)]),
]);

/// The same with a rule on the innermost value that fails, so that every alternative is tried and reported.
static TWICE: Check = Check::All(&[
    Check::Kinds(Kinds::ARRAY.or(Kinds::STRING)),
    Check::Items(&Check::At("s#/T", &TWICE)),
    Check::Items(&Check::At("s#/T", &TWICE)),
]);

static ONE: Check = Check::One(&[
    STRING,
    Check::All(&[ARRAY, Check::Items(&Check::At("s#/O", &ONE)), Check::MinItems(2)]),
    Check::All(&[ARRAY, Check::Items(&Check::At("s#/O", &ONE))]),
]);

/// `contains` is asked for the verdict and for what it has looked at.
static CONTAINS: Check = Check::Any(&[
    STRING,
    Check::Unevaluated {
        beside: &Check::All(&[ARRAY, Check::Contains { check: &Check::At("s#/C", &CONTAINS), min: 1, max: None }]),
        properties: None,
        items: Some(&Check::Never),
    },
]);

/// Twenty rules, each an `anyOf` of the next one twice.
macro_rules! chain {
    ($name:ident) => {
        static $name: Check = Check::Kinds(Kinds::STRING);
    };
    ($name:ident $next:ident $($rest:ident)*) => {
        static $name: Check = Check::Unevaluated {
            beside: &Check::Any(&[Check::At("s", &$next), Check::At("s", &$next)]),
            properties: None,
            items: None,
        };
        chain!($next $($rest)*);
    };
}

chain!(A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 A14 A15 A16 A17 A18 A19 A20 A21 A22 A23 A24 A25 A26 A27 A28 A29);

fn nested(depth: usize, inner: &str) -> Json {
    format!("{}{inner}{}", "[".repeat(depth), "]".repeat(depth)).parse().expect("a JSON value")
}

fn verdict(check: &Check, value: &Json) -> Result<(), Violations> {
    let start = Instant::now();
    let verdict = check.verify(View::from(value), "s");
    assert_eq!(verdict.is_ok(), check.accepts(View::from(value)));
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    verdict
}

#[test]
fn alternatives_of_the_same_rule_cost_no_more_than_one() {
    assert!(verdict(&BRANCHING, &nested(128, "")).is_ok());
    assert!(verdict(&BRANCHING, &nested(127, "1")).is_err());
    assert!(verdict(&ONE, &nested(127, "\"\"")).is_ok());
    assert!(verdict(&ONE, &nested(127, "1")).is_err());
    assert!(verdict(&TWICE, &nested(127, "\"\"")).is_ok());
    assert_eq!(verdict(&TWICE, &nested(127, "1")).unwrap_err().len(), Violations::MAX);
}

#[test]
fn what_was_looked_at_costs_no_more_than_looking() {
    assert!(verdict(&CONTAINS, &nested(127, "\"\"")).is_ok());
    assert!(verdict(&CONTAINS, &nested(127, "1")).is_err());
    assert!(verdict(&A0, &"\"\"".parse().unwrap()).is_ok());
}

#[test]
fn a_chain_of_shared_rules_is_no_tree() {
    let start = Instant::now();
    for text in ["[]", "{}", "[[1]]"] {
        assert!(verdict(&A0, &text.parse().unwrap()).is_err());
    }
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_wide_value_is_checked_in_linear_time() {
    let wide: Json = format!("[{}[[[[\"\"]]]]]", "[[[\"\"],[\"\"]],[]],".repeat(20_000)).parse().unwrap();
    assert!(verdict(&ONE, &wide).is_err());
}

/// A schema as authors write them: a tree of records, each with alternatives, conditions and references.
static TREE: Check = Check::All(&[
    Check::Kinds(Kinds::OBJECT),
    Check::Any(&[
        Check::At("s#/Leaf", &LEAF),
        Check::All(&[Check::If {
            condition: &Check::Required(&["next"]),
            then: &Check::At("s#/Link", &LINK),
            otherwise: &Check::Never,
        }]),
    ]),
]);

static LEAF: Check = Check::All(&[Check::Required(&["leaf"]), Check::Properties(&[("leaf", STRING)])]);

static LINK: Check = Check::Unevaluated {
    beside: &Check::All(&[Check::Properties(&[("next", Check::All(&[Check::At("s#/Tree", &TREE)]))])]),
    properties: Some(&Check::Never),
    items: None,
};

#[test]
fn the_deepest_value_needs_no_more_than_a_small_stack() {
    let deep = |inner: &str| format!("{}{inner}{}", "{\"next\":".repeat(127), "}".repeat(127)).parse::<Json>().unwrap();
    let check = move || {
        assert!(verdict(&TREE, &deep("{\"leaf\":\"\"}")).is_ok());
        assert!(verdict(&TREE, &deep("{\"leaf\":1}")).is_err());
        assert!(verdict(&TREE, &deep("{}")).is_err());
    };
    std::thread::Builder::new().stack_size(3 << 19).spawn(check).expect("a thread").join().expect("it does not panic");
}
