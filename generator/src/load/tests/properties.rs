//! Whatever the bytes are: no panic, a tree or an error, and every place within its parent's text.

use proptest::prelude::{Strategy, any, prop, proptest};
use proptest::test_runner::Config;

use super::load_named;
use crate::document::{Node, Value};
use crate::span::Sources;

const SEED: &str = "a: &x {b: [1, 'c'], \"d\": |\n}\ne: *x\nf:\n  - g: >-\n      text\n  -\t!!str h # i\n? j\n: 0x1F\n--- \r\né: \"\\ud83d\\ude00\"\n";

fn check(name: &str, bytes: &[u8]) {
    let loaded = load_named(name, bytes);
    assert!(loaded.document.is_some() || loaded.diagnostics.has_errors());
    if let Some(document) = &loaded.document {
        check_places(&document.root, &loaded.sources);
    }
    for fault in loaded.diagnostics.sorted() {
        let text = loaded.sources.get(fault.span().file).text();
        assert!(text.get(fault.span().start as usize..fault.span().end as usize).is_some());
    }
    let text = crate::render::to_text(&loaded.diagnostics, &loaded.sources, crate::render::Style::Plain);
    assert!(text.chars().all(|character| character == '\n' || !character.is_control()));
}

fn check_places(node: &Node, sources: &Sources) {
    let text = sources.get(node.span.file).text();
    assert!(text.get(node.span.start as usize..node.span.end as usize).is_some());
    match &node.value {
        Value::Sequence(items) => items.iter().for_each(|item| check_places(item, sources)),
        Value::Mapping(mapping) => {
            for entry in &mapping.entries {
                assert!(text.get(entry.key_span.start as usize..entry.key_span.end as usize).is_some());
                check_places(&entry.value, sources);
            }
        }
        Value::Number(number) => assert!(serde_json::from_str::<serde::de::IgnoredAny>(number).is_ok(), "{number}"),
        Value::Null | Value::Boolean(_) | Value::String(_) => {}
    }
}

/// Texts out of the characters that mean something.
fn telling_text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(
            "ab1.:-?[]{},'\"|>&*!#%@`\\\n\r\t  é\u{feff}\u{202e}\0x0o~<e+".chars().collect::<Vec<_>>(),
        ),
        0..60,
    )
    .prop_map(|characters| characters.into_iter().collect())
}

proptest! {
    #![proptest_config(Config { cases: 400, ..Config::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check("a.yaml", &bytes);
        check("a.json", &bytes);
    }

    #[test]
    fn any_telling_text(text in telling_text()) {
        check("a.yaml", text.as_bytes());
        check("a.json", format!("[{text}]").as_bytes());
    }

    #[test]
    fn any_mutation(edits in prop::collection::vec((0..SEED.len(), any::<u8>(), 0_u8..3), 1..6)) {
        let mut bytes = SEED.as_bytes().to_vec();
        for (at, byte, kind) in edits {
            let at = at % bytes.len();
            match kind {
                0 => bytes.insert(at, byte),
                1 => bytes[at] = byte,
                _ => drop(bytes.remove(at)),
            }
        }
        check("a.yaml", &bytes);
    }

    #[test]
    fn json_strings_come_back(text in any::<String>()) {
        let written = serde_json::to_string(&vec![&text]).unwrap();
        let loaded = load_named("a.json", written.as_bytes());
        let root = loaded.document.unwrap().root;
        assert_eq!(root.as_sequence().unwrap()[0].as_str(), Some(text.as_str()));
    }
}
