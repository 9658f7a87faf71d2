//! A JSON Schema by itself: identifiers, other documents, what is reported.

use std::{fs, path::Path};

use carimbo::{
    diagnostic::Diagnostics,
    load,
    resolve::{Draft, SchemaOptions, Wanted, resolve_schema},
    resolved::Resolved,
    span::Sources,
};

use super::{keywords, shown};

/// What was built, and each diagnostic; in draft 2020-12 where the text does not say.
pub(super) fn read(text: &str) -> (Option<Resolved>, Vec<String>) {
    read_with(text, &SchemaOptions { name: "root.yaml".to_owned(), ..SchemaOptions::default() })
}

/// The same in draft-07.
pub(super) fn read_draft7(text: &str) -> (Option<Resolved>, Vec<String>) {
    let draft = Draft::Draft7;
    read_with(text, &SchemaOptions { name: "root.yaml".to_owned(), draft, ..SchemaOptions::default() })
}

pub(super) fn read_with(text: &str, options: &SchemaOptions) -> (Option<Resolved>, Vec<String>) {
    let (resolved, sources, diagnostics) = run(text, options);
    (resolved, diagnostics.sorted().into_iter().map(|diagnostic| shown(diagnostic, &sources)).collect())
}

fn run(text: &str, options: &SchemaOptions) -> (Option<Resolved>, Sources, Diagnostics) {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let document = load::document(&options.name, text.as_bytes(), &mut sources, &mut diagnostics);
    assert!(diagnostics.is_empty(), "the test's own text does not load: {diagnostics:?}");
    let mut reader = |wanted: Wanted<'_>, diagnostics: &mut Diagnostics| match wanted {
        Wanted::File { path, name } => load::read(path, name, &mut sources, diagnostics),
        Wanted::Text { name, text } => load::document(name, text.as_bytes(), &mut sources, diagnostics),
    };
    let resolved = resolve_schema(&document.expect("it loads"), options, &mut reader, &mut diagnostics);
    (resolved, sources, diagnostics)
}

/// What was built from a text that has no fault.
pub(super) fn built(text: &str) -> Resolved {
    let (resolved, diagnostics) = read(text);
    assert_eq!(diagnostics, Vec::<String>::new(), "{text}");
    resolved.expect("a schema without faults is built")
}

/// The pointer of the schema that the `$ref` of another one leads to.
pub(super) fn target(resolved: &Resolved, index: usize) -> &str {
    let reference = keywords(resolved, index).reference.as_ref().unwrap();
    &resolved.schema(reference.value).pointer
}

#[test]
fn components_are_the_root_and_its_definitions() {
    let resolved = built("{title: T, $ref: '#/$defs/b', $defs: {a: {}, b: {}}, definitions: {c: true}}");
    let pointers: Vec<_> = resolved.components.iter().map(|id| resolved.schema(*id).pointer.as_str()).collect();
    assert_eq!(pointers, ["#", "#/$defs/a", "#/$defs/b", "#/definitions/c"]);
    assert_eq!((resolved.title.as_str(), resolved.version.as_str()), ("T", ""));
    assert_eq!(built("true").title, "root.yaml");
}

#[test]
fn what_is_no_schema_is_reported() {
    for (text, expected) in [
        ("[]", "error unexpected-type: []"),
        ("1", "error unexpected-type: 1"),
        ("null", "error unexpected-type: null"),
        (
            "{$schema: 'http://json-schema.org/draft-04/schema#'}",
            "error unsupported-schema: 'http://json-schema.org/draft-04/schema#'",
        ),
        ("{$schema: 'https://json-schema.org/v1'}", "error unsupported-schema: 'https://json-schema.org/v1'"),
        ("{$schema: 'http://a/m.json'}", "error unsupported-schema: 'http://a/m.json'"),
        ("{$schema: 1}", "error unexpected-type: 1"),
    ] {
        let (resolved, diagnostics) = read(text);
        assert!(resolved.is_none(), "{text}");
        assert_eq!(diagnostics, [expected], "{text}");
    }
}

#[test]
fn identifiers_are_resolved_against_those_around_them() {
    let resolved = built(
        "$id: http://h/a/root
$defs:
  x: {$id: b/, $defs: {y: {$id: c, $anchor: here}}}
  urn: {$id: 'urn:a:b', $defs: {z: {$anchor: there}}}
allOf:
  - {$ref: 'http://h/a/b/c'}
  - {$ref: 'b/c#here'}
  - {$ref: '#/$defs/x/$defs/y'}
  - {$ref: 'urn:a:b#there'}
  - {$ref: 'b/#/$defs/y'}",
    );
    let targets: Vec<_> = (keywords(&resolved, 0).all_of.iter()).map(|id| target(&resolved, id.0)).collect();
    let y = "#/$defs/x/$defs/y";
    assert_eq!(targets, [y, y, y, "#/$defs/urn/$defs/z", y]);
}

#[test]
fn identifiers_in_data_are_data() {
    for data in
        ["enum: [{$id: 'http://h/a'}]", "const: {$anchor: a}", "unknown: {$anchor: a}", "examples: [{$anchor: a}]"]
    {
        let text = format!("{{$defs: {{x: {{{data}}}, y: {{$id: 'http://h/a', $anchor: a}}}}, $ref: 'http://h/a#a'}}");
        assert_eq!(target(&read(&text).0.unwrap(), 0), "#/$defs/y", "{data}");
    }
}

#[test]
fn a_schema_is_whatever_is_referred_to() {
    let (resolved, diagnostics) =
        read("{$ref: '#/unknown/0', unknown: [{$ref: '#/examples/0'}], examples: [{type: string}]}");
    assert_eq!(diagnostics, ["warning unknown-member: unknown"]);
    let resolved = resolved.unwrap();
    assert_eq!(target(&resolved, 0), "#/unknown/0");
    assert_eq!(target(&resolved, 1), "#/examples/0");
}

#[test]
fn identifiers_are_checked() {
    for (text, expected) in [
        ("{$id: 'a#b'}", &["error invalid-value: 'a#b'"][..]),
        ("{$id: 1}", &["error unexpected-type: 1"]),
        ("{$anchor: 1a}", &["error invalid-value: 1a"]),
        ("{$defs: {a: {$anchor: x}, b: {$dynamicAnchor: x}}}", &["error invalid-value: x"]),
        ("{$anchor: x, $dynamicAnchor: x}", &[]),
        ("{$defs: {a: {$id: x}, b: {$id: x}}}", &["error invalid-value: x"]),
        ("{$defs: {a: {$id: x, $anchor: n}, b: {$id: y, $anchor: n}}}", &[]),
        ("{$ref: '#/$defs/a'}", &["error unknown-reference: '#/$defs/a'"]),
        ("{$ref: '#a'}", &["error unknown-reference: '#a'"]),
        ("{$ref: 'http://h/a'}", &["error unknown-reference: 'http://h/a'"]),
        ("{$ref: 'file.yaml'}", &["error unknown-reference: 'file.yaml'"]),
        ("{$ref: '#'}", &["error circular-reference: '#'"]),
        ("{items: {$ref: '#'}}", &[]),
    ] {
        assert_eq!(read(text).1, expected, "{text}");
    }
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn options(folder: &Path) -> SchemaOptions {
    let remotes = Some(folder.join("remotes"));
    SchemaOptions {
        name: "root.yaml".to_owned(),
        folder: Some(folder.join("own")),
        remotes,
        ..SchemaOptions::default()
    }
}

#[test]
fn other_documents_are_found_in_folders_alone() {
    let folder = folder(&[
        (
            "remotes/host:1/a/x.json",
            r##"{"$id": "http://other/y", "$ref": "#/$defs/s", "$defs": {"s": {"$ref": "z.json"}}}"##,
        ),
        ("remotes/z.json", "true"),
        ("own/sub/b.yaml", "{$defs: {c: {$ref: '../d.yaml'}}}"),
        ("own/d.yaml", "false"),
        ("secret.json", "true"),
    ]);
    let run = |text: &str| read_with(text, &options(folder.path()));
    let (resolved, diagnostics) = run("{anyOf: [{$ref: 'http://host:1/a/x.json'}, {$ref: 'sub/b.yaml#/$defs/c'}]}");
    assert_eq!(diagnostics, Vec::<String>::new());
    let names: Vec<_> = resolved.unwrap().foreign.into_values().collect();
    assert_eq!(names, ["http://host:1/a/x.json", "sub/b.yaml", "http://other/z.json", "d.yaml"]);
    // Beside the schema's own `$id` is beside the schema.
    assert_eq!(run("{$id: 'http://h/s/root', $ref: d.yaml}").1, Vec::<String>::new());
    for outside in [
        "../secret.json",
        "http://h/%2e%2e/secret.json",
        "http://h/..%2fsecret.json",
        "/secret.json",
        "file:///etc/hosts",
    ] {
        let text = format!("{{$ref: '{outside}'}}");
        assert_eq!(run(&text).1, [format!("error unknown-reference: '{outside}'")], "{outside}");
    }
}

#[test]
fn help_says_where_a_document_was_looked_for() {
    let folder = folder(&[]);
    let helps = |text: &str, options: &SchemaOptions| {
        let helps: Vec<_> = run(text, options).2.sorted().iter().map(|it| it.help_text().unwrap().to_owned()).collect();
        helps.join("").replace(&folder.path().display().to_string(), "")
    };
    let both = options(folder.path());
    assert_eq!(
        helps("{$ref: 'http://h:1/a.json'}", &both),
        "it was looked for as `/remotes/h:1/a.json` and `/remotes/a.json`, below the folder of `--remotes`"
    );
    assert_eq!(helps("{$ref: a.json}", &both), "it was looked for as `/own/a.json`");
    assert!(helps("{$ref: 'http://h/a'}", &SchemaOptions::default()).contains("`--remotes`"));
}

#[test]
fn ten_thousand_references_need_no_stack() {
    let defs: Vec<_> = (0..10_000).map(|it| format!("d{it}: {{$ref: '#/$defs/d{}'}}", it + 1)).collect();
    let (resolved, diagnostics) = read(&format!("{{$defs: {{{}, d10000: {{$id: x}}}}}}", defs.join(", ")));
    assert_eq!(diagnostics, Vec::<String>::new());
    assert_eq!(resolved.unwrap().schemas.len(), 10_002);
}
