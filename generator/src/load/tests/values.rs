//! What scalars, keys, anchors and JSON texts mean.

use super::{load, load_named, tree};

fn scalar(text: &str) -> String {
    tree(&format!("a: {text}")).strip_prefix("{a: ").and_then(|rest| rest.strip_suffix('}')).unwrap().to_owned()
}

#[test]
fn plain_scalars_follow_the_core_schema() {
    for text in ["null", "Null", "NULL", "~", ""] {
        assert_eq!(scalar(text), "null", "{text}");
    }
    for text in ["true", "True", "TRUE"] {
        assert_eq!(scalar(text), "true", "{text}");
    }
    for text in
        ["no", "yes", "on", "off", "nULL", "2024-01-31", "12:30", "1_000", "0b1", "1e", "e5", ".", "0x", "0o8", "1.2.3"]
    {
        assert_eq!(scalar(text), format!("{text:?}"), "{text}");
    }
}

#[test]
fn numbers_keep_their_digits() {
    let cases = [
        ("1.10", "1.10"),
        ("0", "0"),
        ("-0", "-0"),
        ("+1", "1"),
        ("-12", "-12"),
        ("007", "7"),
        ("000", "0"),
        ("-010", "-10"),
        (".5", "0.5"),
        ("-.5", "-0.5"),
        ("1.", "1.0"),
        ("1.e5", "1.0e5"),
        ("00.50", "0.50"),
        ("1e400", "1e400"),
        ("1E+05", "1E+05"),
        ("0o17", "15"),
        ("0x1F", "31"),
        ("0x0", "0"),
        ("0xde0b6b3a7640000", "1000000000000000000"),
        ("0x3b9aca000000000", "268435456000000000"),
        ("1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890"),
        ("0xffffffffffffffffffffffffffffffff", "340282366920938463463374607431768211455"),
    ];
    for (text, number) in cases {
        assert_eq!(scalar(text), number, "{text}");
    }
}

#[test]
fn quoted_and_tagged_scalars() {
    assert_eq!(scalar("'1'"), "\"1\"");
    assert_eq!(scalar("'it''s'"), "\"it's\"");
    assert_eq!(scalar(r#""\ud83d\ude00\/\x41\n""#), r#""😀/A\n""#);
    assert_eq!(scalar("!!str 1"), "\"1\"");
    assert_eq!(scalar("!!str"), "\"\"");
    assert_eq!(scalar("! 5"), "\"5\"");
    assert_eq!(scalar("!!int '5'"), "5");
    assert_eq!(scalar("!!float 5"), "5");
    assert_eq!(scalar("!!bool True"), "true");
    assert_eq!(scalar("!!null ''"), "null");
    assert_eq!(tree("!!map {a: !!seq [1]}"), "{a: [1]}");
}

#[test]
fn block_scalars() {
    assert_eq!(tree("a: |\n  x\n   y\n\nb: >-\n  p\n  q\n"), "{a: \"x\\n y\\n\", b: \"p q\"}");
    assert_eq!(tree("a: |\r\n  x\r\n  y\r\n"), "{a: \"x\\ny\\n\"}");
}

#[test]
fn keys_are_text() {
    assert_eq!(
        tree("200: a\n1.10: b\ntrue: c\n~: d\n'q': e\n0x1F: f\n? g\n: h\n"),
        "{200: \"a\", 1.10: \"b\", true: \"c\", ~: \"d\", q: \"e\", 0x1F: \"f\", g: \"h\"}"
    );
    assert_eq!(tree(": a"), "{: \"a\"}");
    assert_eq!(tree("'<<': a"), "{<<: \"a\"}");
    let long = "k".repeat(3000);
    assert_eq!(tree(&format!("{long}: 1")), format!("{{{long}: 1}}"));
}

#[test]
fn aliases_are_copies() {
    assert_eq!(tree("a: &x {b: [1]}\nc: *x\nd: [*x]"), "{a: {b: [1]}, c: {b: [1]}, d: [{b: [1]}]}");
    assert_eq!(tree("- &k 1.0\n- *k : v\n- {&n n: *n}"), "[1.0, {1.0: \"v\"}, {n: \"n\"}]");
    assert_eq!(tree("a: &x 1\nb: &x 2\nc: *x"), "{a: 1, b: 2, c: 2}");
}

#[test]
fn a_byte_order_mark_and_comments_are_left_out() {
    let loaded = load_named("spec.yaml", b"\xEF\xBB\xBF# head\n---\na: 1 # tail\n...\n");
    assert_eq!(loaded.tree(), "{a: 1}");
    let file = loaded.document.as_ref().unwrap().file;
    assert!(loaded.sources.get(file).text().starts_with("# head"));
    assert_eq!(load_named("spec.json", b"\xEF\xBB\xBF{\"a\": 1}").tree(), "{a: 1}");
}

#[test]
fn json_is_json() {
    let text = "{\n\t\"a\": [1, -0.50, 1e+5, true, null, []],\r\n\t\"<<\": {}, \"b\\u00e9\\\"\": \"\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\\\\"\n}\n";
    assert_eq!(
        load_named("spec.json", text.as_bytes()).tree(),
        "{a: [1, -0.50, 1e+5, true, null, []], <<: {}, bé\": \"😀/\\u{8}\\u{c}\\n\\r\\t\\\\\"}"
    );
    let key = "k".repeat(200_000);
    assert_eq!(load(&format!("{{\"{key}\": 1}}")).tree(), format!("{{{key}: 1}}"));
}

#[test]
fn what_only_looks_like_json_is_yaml() {
    assert_eq!(tree("{a: [b, 'c',], # comment\n d: ~}"), "{a: [\"b\", \"c\"], d: null}");
    assert_eq!(tree("[a: b, c]"), "[{a: \"b\"}, \"c\"]");
}

#[test]
fn a_top_level_scalar_is_a_document() {
    assert_eq!(tree("5"), "5");
    assert_eq!(tree("--- ~"), "null");
}
