//! Schemas that are no trap for people but for programs: deep, wide, circular. Each ends soon, with code or with a
//! diagnostic, on a thread with the stack of a test.

use super::json::Json;
use super::schema::{Case, Dialect, Formats};
use super::subject::{Generated, generate};
use std::sync::mpsc;
use std::time::Duration;

/// Far more than any of them needs.
const SECONDS_MAX: u64 = 60;

/// What becomes of a schema, and how long it takes.
fn outcome(name: &str, schema: Json) -> Generated {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let folder = tempfile::tempdir().unwrap();
        let case = Case { schema, dialect: Dialect::Draft202012, formats: Formats::Asserted };
        drop(sender.send(generate(&case, folder.path())));
    });
    let started = std::time::Instant::now();
    let made = receiver.recv_timeout(Duration::from_secs(SECONDS_MAX));
    let what = match &made {
        Ok(Generated::Module(text)) => format!("{} lines", text.lines().count()),
        Ok(Generated::Refused(errors)) => format!("refused: {:?}", errors.first()),
        Ok(Generated::Panicked) => "panic".to_owned(),
        Err(_) => "nothing".to_owned(),
    };
    eprintln!("{name}: {what} in {:?}", started.elapsed());
    made.unwrap_or_else(|_| panic!("{name}: no answer in {SECONDS_MAX} s"))
}

fn generates(name: &str, schema: Json) {
    assert!(matches!(outcome(name, schema), Generated::Module(_)), "{name} is not generated");
}

fn is_refused(name: &str, schema: Json, code: &str) {
    let Generated::Refused(errors) = outcome(name, schema) else { panic!("{name} is not refused") };
    assert!(errors.iter().any(|(found, _)| found == code), "{name}: {errors:?}");
}

fn reference(target: &str) -> Json {
    Json::of("$ref", Json::text(target))
}

fn to_definition(number: usize) -> Json {
    reference(&format!("#/$defs/d{number}"))
}

/// A reference to the first of some definitions.
fn with_definitions(count: usize, make: impl Fn(usize) -> Json) -> Json {
    let mut schema = to_definition(0);
    schema.put("$defs", Json::Object((0..count).map(|number| (format!("d{number}"), make(number))).collect()));
    schema
}

/// A schema within a schema, so many times.
fn nested(levels: usize, wrap: impl Fn(Json) -> Json) -> Json {
    (0..levels).fold(Json::of("type", Json::text("string")), |inner, _| wrap(inner))
}

fn text(name: &str) -> Json {
    Json::of(name, Json::of("type", Json::text("string")))
}

/// Writing these out would itself need a stack for each level.
fn deep_text(levels: usize) -> String {
    format!("{}true{}", "{\"not\":".repeat(levels), "}".repeat(levels))
}

#[test]
fn deep_nesting_ends() {
    is_refused("10,000 levels", Json::Number(deep_text(10_000)), "limit-exceeded");
    is_refused("257 levels", Json::Number(deep_text(257)), "limit-exceeded");
    generates("200 levels of not", Json::Number(deep_text(200)));
    for keyword in ["anyOf", "oneOf", "allOf"] {
        let wrap = |inner| Json::of(keyword, Json::List(vec![inner, Json::of("type", Json::text("null"))]));
        generates(&format!("100 levels of {keyword}"), nested(100, wrap));
    }
    generates("120 levels of properties", nested(120, |inner| Json::of("properties", Json::of("a", inner))));
    generates("200 levels of items", nested(200, |inner| Json::of("items", inner)));
}

#[test]
fn circles_of_references_end() {
    is_refused("itself", reference("#"), "circular-reference");
    is_refused("two", with_definitions(2, |number| to_definition(1 - number)), "circular-reference");
    let all_of = |inner| Json::of("allOf", Json::List(vec![inner]));
    is_refused("allOf of itself", all_of(reference("#")), "circular-reference");
    is_refused(
        "allOf of each other",
        with_definitions(2, |number| all_of(to_definition(1 - number))),
        "circular-reference",
    );
    generates("members of itself", Json::of("properties", Json::of("a", reference("#"))));
    let tree = Json::of("items", Json::of("anyOf", Json::List(vec![reference("#"), Json::of("not", reference("#"))])));
    generates("a tree", tree);
}

#[test]
fn chains_and_doublings_of_references_end() {
    let last = || Json::of("type", Json::text("string"));
    let chain = |count: usize, wrap: fn(Json) -> Json| {
        with_definitions(count, |number| if number + 1 == count { last() } else { wrap(to_definition(number + 1)) })
    };
    let not: fn(Json) -> Json = |inner| Json::of("not", inner);
    let member: fn(Json) -> Json = |inner| Json::of("properties", Json::of("a", inner));
    for (name, wrap) in [("references", (|inner| inner) as fn(Json) -> Json), ("negations", not), ("members", member)] {
        generates(&format!("a chain of 100 {name}"), chain(100, wrap));
        is_refused(&format!("a chain of 10,000 {name}"), chain(10_000, wrap), "limit-exceeded");
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        let doubled = |number| {
            let twice = vec![to_definition(number + 1), to_definition(number + 1)];
            if number == 30 { last() } else { Json::of(keyword, Json::List(twice)) }
        };
        generates(&format!("30 doublings of {keyword}"), with_definitions(31, doubled));
    }
    let doubled = |number| {
        let members = vec![("a".to_owned(), to_definition(number + 1)), ("b".to_owned(), to_definition(number + 1))];
        if number == 30 { last() } else { Json::of("properties", Json::Object(members)) }
    };
    generates("30 doublings of members", with_definitions(31, doubled));
}

#[test]
fn wide_schemas_end() {
    let texts: Vec<String> = (0..10_000).map(|number| format!("value {number}")).collect();
    generates("10,000 values", Json::of("enum", Json::texts(&texts)));
    let numbers = (0..10_000).map(Json::number).collect();
    generates("10,000 numbers", Json::of("enum", Json::List(numbers)));
    let members = (0..2_000).map(|number| (format!("member{number}"), text("not"))).collect();
    generates("2,000 members", Json::of("properties", Json::Object(members)));
    let branches = (0..1_000).map(|number| Json::of("required", Json::texts(&[format!("m{number}")]))).collect();
    generates("1,000 branches", Json::of("oneOf", Json::List(branches)));
}
