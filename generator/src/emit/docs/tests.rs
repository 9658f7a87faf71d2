//! Text in, documentation out.

use proptest::prelude::*;
use quote::quote;

use super::{Notes, docs, lines, link};
use crate::ir::Docs;

fn described(text: &str) -> Vec<String> {
    lines(&Docs { description: Some(text.to_owned()), ..Docs::default() }, &Notes::fallback("Nothing."))
}

#[test]
fn markup_is_escaped_and_code_is_kept() {
    let table = [
        ("plain words", "plain words"),
        ("[link] <b>x</b> *a* _b_ a_b", r"\[link\] \<b>x\</b> \*a\* \_b\_ a_b"),
        ("`Vec<T>` and ` alone", r"`Vec<T>` and \` alone"),
        ("see https://example.com/a_b.", "see <https://example.com/a_b>."),
        ("(https://example.com/a)", "(<https://example.com/a>)"),
        ("a & b &amp; c", r"a & b \&amp; c"),
        ("1986. A year", r"1986. A year"),
        ("# Title", r"\# Title"),
        ("left\u{202e}right", "left\u{fffd}right"),
        ("", "Nothing."),
        (" \n ", "Nothing."),
    ];
    for (text, expected) in table {
        assert_eq!(described(text), [expected], "{text:?}");
    }
}

#[test]
fn paragraphs_lists_and_code_blocks_are_kept() {
    let text = "One\nparagraph.\n\n* first\n  goes on\n* second\n\n```json\n{\n  \"a\": 1\n```";
    let expected = ["One paragraph.", "", "- first goes on", "- second", "", "```text", "{", "  \"a\": 1", "```"];
    assert_eq!(described(text), expected);
}

#[test]
fn long_lines_are_wrapped_and_no_line_opens_a_block() {
    let text = "- ".repeat(90) + "1. " + &"word ".repeat(60);
    for line in described(&text) {
        assert!(line.chars().count() <= 104, "{line}");
    }
    let dashes = format!("{} - + # > 12. x", "w".repeat(99));
    assert_eq!(described(&dashes).get(1).map(String::as_str), Some(r"\- + # > 12. x"));
}

#[test]
fn a_page_is_an_address() {
    assert_eq!(link("https://example.com/a_(b)"), "<https://example.com/a_(b)>");
    assert_eq!(link("the *manual*"), r"the \*manual\*");
}

proptest! {
    #[test]
    fn any_text_becomes_comments_that_rust_reads(text in "(?s).{0,60}", markup in "[`<>\\[\\]*_#\\\\\n a&~|/-]{0,40}") {
        for text in [&text, &markup] {
            let all = Docs {
                description: Some(text.clone()),
                constraints: vec![text.clone()],
                examples: vec![text.clone()],
                discrepancies: vec![text.clone()],
                relaxations: vec![text.clone()],
                page: Some(text.clone()),
                place: Some(text.clone()),
                deprecation: None,
            };
            let docs = docs(&all, &Notes::default());
            let file: syn::File = syn::parse2(quote! { #docs struct S; }).expect("attributes and an item");
            let written = prettyplease::unparse(&file);
            prop_assert!(written.lines().all(|line| line.starts_with("///") || line == "struct S;"), "{written}");
            let read = syn::parse_file(&written).expect("comments and an item");
            prop_assert_eq!(read.items.len(), 1);
        }
    }
}
