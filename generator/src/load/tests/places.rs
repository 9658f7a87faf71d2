//! The byte range of every key and value.

use super::{load, load_named};
use crate::document::{Node, Value};
use crate::span::Sources;

/// Every key and value with its text, in the order of the tree.
fn places(loaded: &super::Loaded) -> Vec<String> {
    let mut list = Vec::new();
    collect(&loaded.document.as_ref().unwrap().root, &loaded.sources, &mut list);
    list
}

fn collect(node: &Node, sources: &Sources, list: &mut Vec<String>) {
    list.push(sources.slice(node.span).to_owned());
    match &node.value {
        Value::Sequence(items) => items.iter().for_each(|item| collect(item, sources, list)),
        Value::Mapping(mapping) => {
            for entry in &mapping.entries {
                list.push(format!("{}:", sources.slice(entry.key_span)));
                collect(&entry.value, sources, list);
            }
        }
        Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn scalars_and_keys_with_their_quotes() {
    let loaded = load("é: 'ü'\n\"k\": \"v\"  # c\n? x\n: 1.10\ne:\nlast: a\n  b\n");
    let expected = [
        "é: 'ü'\n\"k\": \"v\"  # c\n? x\n: 1.10\ne:\nlast: a\n  b",
        "é:",
        "'ü'",
        "\"k\":",
        "\"v\"",
        "x:",
        "1.10",
        "e:",
        "",
        "last:",
        "a\n  b",
    ];
    assert_eq!(places(&loaded), expected);
}

#[test]
fn block_collections_from_first_to_last_child() {
    let loaded = load("a:\n  - x\n  - y: 1\n    z:\n\n# comment\nb: 2\n");
    let expected = [
        "a:\n  - x\n  - y: 1\n    z:\n\n# comment\nb: 2",
        "a:",
        "x\n  - y: 1\n    z",
        "x",
        "y: 1\n    z",
        "y:",
        "1",
        "z:",
        "",
        "b:",
        "2",
    ];
    assert_eq!(places(&loaded), expected);
}

#[test]
fn flow_collections_with_their_brackets() {
    let loaded = load("a: !!map {b: [1, {}] , c: [x: y] }\n");
    let expected = [
        "a: !!map {b: [1, {}] , c: [x: y] }",
        "a:",
        "{b: [1, {}] , c: [x: y] }",
        "b:",
        "[1, {}]",
        "1",
        "{}",
        "c:",
        "[x: y]",
        "x: y",
        "x:",
        "y",
    ];
    assert_eq!(places(&loaded), expected);
}

#[test]
fn block_scalars_with_their_header() {
    let loaded = load("a: |-  # why | so\n  x\n\nb: # c > d\n  &n !!str >2\n    y\n  z\n\n\nc:\n- |\n");
    let [a, b, c] = ["|-  # why | so\n  x", ">2\n    y\n  z", "|"];
    let text = format!("a: {a}\n\nb: # c > d\n  &n !!str {b}\n\n\nc:\n- |");
    assert_eq!(places(&loaded), [text.as_str(), "a:", a, "b:", b, "c:", c, c]);
}

#[test]
fn the_text_may_have_a_byte_order_mark_and_carriage_returns() {
    let loaded = load_named("a", "\u{feff}ä: |\r\n  ö\r\n  ü\r\nb: [1,\r\n 2]\r\n".as_bytes());
    assert_eq!(places(&loaded)[1..], ["ä:", "|\r\n  ö\r\n  ü", "b:", "[1,\r\n 2]", "1", "2"]);
}

#[test]
fn a_copy_stands_at_the_alias_and_its_inside_at_the_anchor() {
    let loaded = load("a: &x {b: 1}\nc: *x\n");
    assert_eq!(places(&loaded)[1..], ["a:", "{b: 1}", "b:", "1", "c:", "*x", "b:", "1"]);
}

#[test]
fn json() {
    let loaded = load_named("a.json", b"{ \"\\u00e9\" : [ 1.0 , \"x\" ], \"b\": {} }\n");
    let expected = [
        "{ \"\\u00e9\" : [ 1.0 , \"x\" ], \"b\": {} }",
        "\"\\u00e9\":",
        "[ 1.0 , \"x\" ]",
        "1.0",
        "\"x\"",
        "\"b\":",
        "{}",
    ];
    assert_eq!(places(&loaded), expected);
}
