//! Diagnostics in, text out.

use super::{Style, summary, to_text};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::span::{FileId, Sources, Span};

const FIRST: &str = "openapi: 3.1.0\r\ncomponents:\r\n  schemas:\r\n    Pet:\r\n      type: strng\r\n";
const SECOND: &str =
    "Pet:\n  type: object\n  a: 1\n  b: 2\n  c: 3\n  d: 4\n  e: 5\n  f: 6\n  g: 7\n  h: 8\n  i: 9\nPet: 1";

fn collect(list: impl IntoIterator<Item = Diagnostic>) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    list.into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
    diagnostics
}

fn plain(sources: &Sources, diagnostic: Diagnostic) -> String {
    to_text(&collect([diagnostic]), sources, Style::Plain)
}

fn two_files() -> (Sources, FileId, FileId) {
    let mut sources = Sources::default();
    let first = sources.add("specs/a.yaml", FIRST);
    let second = sources.add("specs/b.yaml", SECOND);
    (sources, first, second)
}

fn place(file: FileId, start: usize, end: usize) -> Span {
    Span { file, start: u32::try_from(start).unwrap(), end: u32::try_from(end).unwrap() }
}

fn place_of(sources: &Sources, file: FileId, text: &str) -> Span {
    let start = sources.get(file).text().find(text).expect("the text is there");
    place(file, start, start + text.len())
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(to_text(&Diagnostics::default(), &Sources::default(), Style::Plain), "");
    assert_eq!(summary(&Diagnostics::default()), "");
}

#[test]
fn a_label_and_a_help_line() {
    let (sources, first, _) = two_files();
    let diagnostic = Diagnostic::error(Code::InvalidValue, place_of(&sources, first, "strng"))
        .message("`strng` is not a type")
        .label("here")
        .help("write `string`");
    let expected = "\
error[invalid-value]: `strng` is not a type
 --> specs/a.yaml:5:13
  |
5 |       type: strng
  |             ^^^^^ here
  |
  = help: write `string`

1 error
";
    assert_eq!(plain(&sources, diagnostic), expected);
}

#[test]
fn labels_near_by_and_in_other_files() {
    let (sources, first, second) = two_files();
    let diagnostic = Diagnostic::warning(Code::NameCollision, place_of(&sources, first, "Pet"))
        .message("two names become `Pet`")
        .secondary(place_of(&sources, second, "type: object\n  a: 1\n"), "the other")
        .secondary(place_of(&sources, first, "type: strng"), "its type");
    let expected = "\
warning[name-collision]: two names become `Pet`
 --> specs/a.yaml:4:5
  |
4 |     Pet:
  |     ^^^
5 |       type: strng
  |       ----------- its type
  |
 ::: specs/b.yaml:2:3
  |
2 |   type: object
  |   ------------ the other

1 warning
";
    assert_eq!(plain(&sources, diagnostic), expected);
}

#[test]
fn labels_far_apart_in_one_file() {
    let (sources, _, second) = two_files();
    let diagnostic = Diagnostic::error(Code::DuplicateKey, place_of(&sources, second, "Pet: 1"))
        .message("twice")
        .label("second time")
        .secondary(place(second, 0, 3), "first time");
    let expected = "\
error[duplicate-key]: twice
  --> specs/b.yaml:12:1
   |
12 | Pet: 1
   | ^^^^^^ second time
   |
  ::: specs/b.yaml:1:1
   |
 1 | Pet:
   | --- first time

1 error
";
    assert_eq!(plain(&sources, diagnostic), expected);
}

#[test]
fn sorted_and_counted() {
    let (sources, first, second) = two_files();
    let diagnostics = collect([
        Diagnostic::error(Code::InvalidSyntax, place(second, 3, 4)).message("third"),
        Diagnostic::warning(Code::UnknownFormat, place(first, 9, 14)).message("second"),
        Diagnostic::error(Code::NotOpenApi, place(first, 0, 7)).message("first"),
    ]);
    let text = to_text(&diagnostics, &sources, Style::Plain);
    let order: Vec<_> = ["first", "second", "third"].iter().map(|word| text.find(word).unwrap()).collect();
    assert!(order.is_sorted());
    assert!(text.ends_with("\n\n2 errors, 1 warning\n"));
    assert_eq!(summary(&diagnostics), "2 errors, 1 warning");
}

#[test]
fn places_at_the_end_and_beyond() {
    let (sources, _, second) = two_files();
    let end = SECOND.len();
    let text = plain(&sources, Diagnostic::error(Code::InvalidSyntax, place(second, end, end)).message("end"));
    assert!(text.contains("12 | Pet: 1\n   |       ^\n"), "{text}");
    plain(&sources, Diagnostic::error(Code::InvalidSyntax, place(second, end + 9, end + 10)).message("beyond"));
    plain(&sources, Diagnostic::error(Code::InvalidSyntax, place(second, 9, 2)).message("reversed"));
    let mut sources = Sources::default();
    let file = sources.add("é", "é\n\n");
    for (start, end) in [(0, 1), (1, 1), (1, 2), (2, 3), (3, 3), (3, 4), (4, 4)] {
        plain(&sources, Diagnostic::error(Code::InvalidSyntax, place(file, start, end)).message("inside a character"));
    }
}

#[test]
fn a_file_without_text_has_only_a_name() {
    let mut sources = Sources::default();
    let file = sources.add("no\x1b.yaml", "");
    let diagnostic =
        Diagnostic::error(Code::UnreadableFile, Span::start_of(file)).message("it does not exist").help("x");
    let expected = "error[unreadable-file]: it does not exist\n--> no\\u{1b}.yaml\n = help: x\n\n1 error\n";
    assert_eq!(plain(&sources, diagnostic), expected);
}

#[test]
fn a_line_of_two_megabytes_is_cut() {
    let mut sources = Sources::default();
    let many = "\"kéy\": 1, ".repeat(100_000);
    let file = sources.add("min.json", format!("{{{many}\"bad\": tru, {many}}}"));
    let diagnostic = Diagnostic::error(Code::InvalidSyntax, place_of(&sources, file, "tru"))
        .message("a JSON value is expected here")
        .label("here")
        .secondary(place(file, 0, 1), "in this");
    let text = plain(&sources, diagnostic);
    let expected = "\
error[invalid-syntax]: a JSON value is expected here
 --> min.json:1:1000009
  |
1 | …\"kéy\": 1, \"kéy\": 1, \"kéy\": 1, \"bad\": tru, \"kéy\": 1, \"kéy\": 1, \"kéy\": 1, \"kéy\": 1, \"kéy\": 1, \"kéy\": 1, \"kéy\": 1…
  |                                       ^^^ here
  |
 ::: min.json:1:1
  |
1 | {\"kéy\": 1, \"kéy\": 1, \"kéy\": 1, \"kéy\": 1, \"kéy\": 1, \"kéy\": 1, \"kéy\": 1, \"k…
  | - in this

1 error
";
    assert_eq!(text, expected);
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_raw() {
    let mut sources = Sources::default();
    let file = sources.add("evil\u{202e}.yaml", "a:\t\u{202e}x\u{1b}[31m: bad\u{f0000}9\r\n");
    let diagnostic = Diagnostic::error(Code::InvalidValue, place_of(&sources, file, "bad"))
        .message("a\nb\u{202e}\u{1b}\u{f0000}0:1")
        .label("\u{7}")
        .help("\u{9b}");
    let expected = "\
error[invalid-value]: a\\nb\\u{202e}\\u{1b}\\u{f0000}0:1
 --> evil\\u{202e}.yaml:1:13
  |
1 | a:    \\u{202e}x\\u{1b}[31m: bad\\u{f0000}9
  |                            ^^^ \\u{7}
  |
  = help: \\u{9b}

1 error
";
    assert_eq!(plain(&sources, diagnostic), expected);
}

#[test]
fn a_long_message_is_cut() {
    let (sources, first, _) = two_files();
    let text = plain(&sources, Diagnostic::error(Code::InvalidName, place(first, 0, 1)).message("x".repeat(5000)));
    assert!(text.contains("x…\n") && text.len() < 2000);
}

#[test]
fn colour_changes_no_character() {
    let (sources, first, second) = two_files();
    let diagnostics = collect([Diagnostic::error(Code::InvalidValue, place(first, 0, 7))
        .message("m")
        .label("l")
        .secondary(place(second, 0, 3), "s")
        .help("h")]);
    let coloured = to_text(&diagnostics, &sources, Style::Colour);
    let mut parts = coloured.split('\u{1b}');
    let mut stripped = parts.next().unwrap().to_owned();
    parts.for_each(|part| stripped.push_str(part.split_once('m').unwrap().1));
    assert_ne!(coloured, stripped);
    assert_eq!(stripped, to_text(&diagnostics, &sources, Style::Plain));
}
