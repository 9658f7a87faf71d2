//! What is refused, and where the diagnostics point.

use std::fmt::Write as _;

use super::{faults, load, load_named};
use crate::diagnostic::Diagnostics;
use crate::span::Sources;

#[test]
fn files_without_content() {
    for text in ["", " \n", "# only a comment\n", "\u{feff}", "---\n", "--- # x\n...\n"] {
        assert_eq!(faults(text), ["empty-document 1:1 "], "{text:?}");
    }
}

#[test]
fn text_that_is_not_utf8() {
    assert_eq!(load_named("a", b"a: 1\nb: \xE9t\xE9\n").faults(), ["not-utf8 2:4 \u{fffd}"]);
    assert_eq!(load_named("a", b"\xEF\xBB\xBF\xFFa").faults(), ["not-utf8 1:1 \u{fffd}"]);
    assert_eq!(load_named("a", b"\xFF\xFEa\0").faults(), ["not-utf8 1:1 \u{fffd}"]);
}

#[test]
fn files_that_cannot_be_read() {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    for path in ["/no/such/file.yaml", "/"] {
        assert!(super::super::read(path.as_ref(), "shown.yaml", &mut sources, &mut diagnostics).is_none());
    }
    let messages: Vec<_> = diagnostics.sorted().iter().map(|fault| fault.message_text()).collect();
    assert_eq!(messages, ["`shown.yaml` does not exist", "`shown.yaml` is a folder"]);
}

#[test]
fn duplicate_keys_keep_the_first() {
    let loaded = load("a: 1\nb: 2\na: 3\nc: {x: 1, 'x': 2, x: 3}\n");
    assert_eq!(loaded.shown(), "{a: 1, b: 2, c: {x: 1}}");
    assert_eq!(loaded.faults(), ["duplicate-key 3:1 a", "duplicate-key 4:11 'x'", "duplicate-key 4:19 x"]);
    let first = loaded.diagnostics.sorted()[2].secondary_labels()[0].span;
    assert_eq!(loaded.sources.position(first).to_string(), "4:5");
    let json = load_named("a.json", br#"{"a": 1, "\u0061": 2}"#);
    assert_eq!((json.shown().as_str(), json.faults()), ("{a: 1}", vec![r#"duplicate-key 1:10 "\u0061""#.to_owned()]));
}

#[test]
fn yaml_without_json_meaning_is_reported_and_reading_goes_on() {
    let cases = [
        ("a: .inf", "unsupported-yaml 1:4 .inf", "{a: \".inf\"}"),
        ("a: -.INF", "unsupported-yaml 1:4 -.INF", "{a: \"-.INF\"}"),
        ("a: .nan", "unsupported-yaml 1:4 .nan", "{a: \".nan\"}"),
        ("a: !x 1", "unsupported-yaml 1:4 !x", "{a: \"1\"}"),
        ("a: !x [1]", "unsupported-yaml 1:4 !x", "{a: [1]}"),
        ("a: !!set {b}", "unsupported-yaml 1:4 !!set", "{a: {b: null}}"),
        ("a: !!int x", "unsupported-yaml 1:4 !!int", "{a: \"x\"}"),
        ("a: !!seq {b: 1}", "unsupported-yaml 1:4 !!seq", "{a: {b: 1}}"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n  d: 2", "unsupported-yaml 3:3 <<", "{a: {b: 1}, c: {d: 2}}"),
        ("? [a]\n: 1\nb: 2", "unsupported-yaml 1:3 [a]", "{b: 2}"),
        ("a: 1\n---\nb: 2", "unsupported-yaml 2:1 ---", "{a: 1}"),
        ("a: &x [*x]", "unsupported-yaml 1:8 *x", "{a: [null]}"),
        ("a: *x", "invalid-syntax 1:4 *x", "{a: null}"),
        ("*x : 1\nb: 2", "invalid-syntax 1:1 *x", "{b: 2}"),
    ];
    for (text, fault, tree) in cases {
        let loaded = load(text);
        assert_eq!((loaded.faults(), loaded.shown().as_str()), (vec![fault.to_owned()], tree), "{text}");
    }
}

#[test]
fn syntax_errors_point_at_their_cause() {
    let cases = [
        ("a:\n\tb: 1\n", "2:1 \t"),
        ("a:\n  - b\n\t- c\n", "3:1 \t"),
        ("a: \"x\nb: 1\n", "1:4 \""),
        ("'k': 1\na: 'it''s\nb: 1\n", "2:4 '"),
        ("a: 'x", "1:4 '"),
        ("a: 'b' c\n", "1:8 c"),
        ("a: [1, 2", "1:4 ["),
        ("a: {b: 1", "1:4 {"),
        ("a: [1}", "1:4 ["),
        ("a: ]", "1:4 ]"),
        ("a: [1, 2\nb: 3\n", "2:2 :"),
        ("a:\n  - b\n c: d\n", "3:2 c"),
        ("a: 1\nb\nc: 2\n", "2:1 b"),
        ("a: b: c\n", "1:5 :"),
        ("a: x\n  y: z\n", "2:4 :"),
        ("a: @x\n", "1:4 @"),
        ("a: `x`\n", "1:4 `"),
        ("a: \"\\q\"", "1:4 \""),
        ("a: \"\\ud83d\"", "1:4 \""),
        ("a: |x\n  y", "1:4 |"),
    ];
    for (text, place) in cases {
        let loaded = load(text);
        assert_eq!(
            (loaded.faults(), loaded.shown().as_str()),
            (vec![format!("invalid-syntax {place}")], "-"),
            "{text}"
        );
    }
}

#[test]
fn json_errors_point_at_their_cause() {
    let cases = [
        ("{\"a\": 1,}", "1:9 }"),
        ("[1,]", "1:4 ]"),
        ("{\"a\" 1}", "1:6 1"),
        ("{a: 1}", "1:2 a"),
        ("[1 2]", "1:4 2"),
        ("[1}", "1:3 }"),
        ("{\"a\": 1", "1:1 {"),
        ("[\"a", "1:2 \""),
        ("[\"\\q\"]", "1:3 \\"),
        ("[\"\\ud83d\"]", "1:3 \\"),
        ("[\"\\udc00\"]", "1:3 \\"),
        ("[\"\\ud83d\\u0041\"]", "1:3 \\"),
        ("[\"\\u+041\"]", "1:3 \\"),
        ("[01]", "1:2 0"),
        ("[1.]", "1:2 1"),
        ("[+1]", "1:2 +"),
        ("[nul]", "1:2 n"),
        ("[] []", "1:4 ["),
        ("[\"a\tb\"]", "1:4 \t"),
        ("[1e]", "1:2 1"),
        ("[-]", "1:2 -"),
        ("[\"a\\", "1:2 \""),
    ];
    for (text, place) in cases {
        assert_eq!(load_named("A.JSON", text.as_bytes()).faults(), [format!("invalid-syntax {place}")], "{text}");
    }
}

#[test]
fn depth_is_bounded() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{a: ", "}"), ("- ", "")] {
        let nested = |depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
        let codes = |depth: usize| {
            let loaded = load(&nested(depth));
            loaded.diagnostics.sorted().iter().map(|fault| fault.code().as_str()).collect::<Vec<_>>()
        };
        assert!(!codes(256).contains(&"limit-exceeded"), "{open}");
        for depth in [257, 10_000, 100_000] {
            assert!(codes(depth).contains(&"limit-exceeded"), "{open} {depth}");
        }
    }
}

#[test]
fn copies_are_bounded_in_number_size_and_depth() {
    let mut laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        writeln!(laughs, "a{level}: &a{level} [{aliases}]").unwrap();
    }
    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(1 << 20), vec!["*a"; 100].join(", "));
    let (open, close) = ("[".repeat(200), "]".repeat(200));
    let deep = format!("a: &a {open}{close}\nb: {open}*a{close}\n");
    for text in [laughs, long, deep] {
        assert!(faults(&text).iter().all(|fault| fault.starts_with("limit-exceeded")), "{:?}", faults(&text));
        assert_eq!(faults(&text).len(), 1);
    }
}

#[test]
fn faults_are_bounded() {
    let text = "a: 1\n".repeat(20_000);
    let loaded = load(&text);
    assert_eq!((loaded.faults().len(), loaded.shown().as_str()), (101, "-"));
    let many = (0..20_000).map(|number| format!("k{number}: 1")).collect::<Vec<_>>().join("\n");
    assert!(load(&many).diagnostics.is_empty());
    assert_eq!(faults(&format!("a: 0x{}", "f".repeat(5000))).len(), 1);
}
