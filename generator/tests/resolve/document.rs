//! The top of a document: version, `info`, `servers`, webhooks; and the specifications of this project.

use super::{assert_faults, built, helps, run, with_top};

#[test]
fn the_top_must_be_openapi() {
    let none: &[&str] = &[];
    for (text, expected, is_built) in [
        ("[a]", &["error not-openapi: [a]"][..], false),
        ("just text", &["error not-openapi: just text"], false),
        ("info: {}", &["error not-openapi: info: {}"], false),
        ("openapy: 3.1.0", &["error not-openapi: openapy"], false),
        ("swagger: '2.0'", &["error unknown-version: '2.0'"], false),
        ("openapi: 4.0.0", &["error unknown-version: 4.0.0"], false),
        ("openapi: [3]", &["error unknown-version: [3]"], false),
        ("{openapi: 3.1.0, info: {title: T, version: '1'}}", none, true),
        ("{openapi: 3.1.9, info: {title: T, version: '1'}}", none, true),
        ("{openapi: 3.2.0, info: {title: T, version: '1'}}", none, true),
        ("{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {}}", none, true),
    ] {
        let (resolved, diagnostics) = run(text);
        assert_eq!(diagnostics, expected, "{text}");
        assert_eq!(resolved.is_some(), is_built, "{text}");
    }
}

#[test]
fn members_are_checked() {
    for (text, expected) in [
        ("openapi: 3.1.0", &["error missing-member: openapi: 3.1.0"][..]),
        (
            "{openapi: 3.1.0, inof: {}}",
            &["error missing-member: {openapi: 3.1.0, inof: {}}", "error unknown-member: inof"],
        ),
        ("{openapi: 3.1.0, info: 1}", &["error unexpected-type: 1"]),
        (
            "{openapi: 3.1.0, info: {titel: T, version: 1.10}}",
            &[
                "error missing-member: {titel: T, version: 1.10}",
                "error unknown-member: titel",
                "warning unexpected-type: 1.10",
            ],
        ),
        ("{openapi: 3.1.0, info: {title: T, version: ''}, sercurity: []}", &["warning unknown-member: sercurity"]),
        ("{openapi: 3.1.0, info: {title: T, version: ''}, x-more: []}", &[]),
        ("{openapi: 3.1.0, info: {title: T, version: ''}, tags: [{}]}", &["error missing-member: {}"]),
    ] {
        assert_eq!(run(text).1, expected, "{text}");
    }
}

#[test]
fn texts_keep_their_digits() {
    let (resolved, _) = run("{openapi: 3.1.0, info: {title: T, version: 1.10}}");
    assert_eq!(resolved.unwrap().version, "1.10");
}

#[test]
fn help_names_what_was_meant() {
    assert_eq!(helps("{openapi: 3.1.0, info: {title: T, version: ''}, sercurity: []}"), ["did you mean `security`?"]);
}

#[test]
fn servers_have_their_variables_filled_in() {
    let resolved = built(&with_top(
        "servers:
  - url: https://{host}.example.com/v{major}
    variables: {host: {default: api, enum: [api, test]}, major: {default: '2'}}
    x-carimbo-name: Main
  - {url: /, description: D}",
    ));
    let urls: Vec<_> = resolved.servers.iter().map(|server| server.url.value.as_str()).collect();
    assert_eq!(urls, ["https://api.example.com/v2", "/"]);
    assert_eq!(resolved.servers[0].name.as_ref().map(|name| name.value.as_str()), Some("Main"));
    assert_eq!(resolved.servers[1].description.as_deref(), Some("D"));
}

#[test]
fn servers_are_checked() {
    assert_faults(
        with_top,
        &[
            ("servers: [{}]", &["error missing-member: {}"]),
            ("servers: {}", &["error unexpected-type: {}"]),
            ("servers: [{url: 'a/{b}'}]", &["error missing-member: 'a/{b}'"]),
            ("servers: [{url: 'a/{b'}]", &["error invalid-value: 'a/{b'"]),
            ("servers: [{url: '{b}', variables: {b: {}}}]", &["error missing-member: {}"]),
            ("servers: [{url: '{b}', variables: {b: {default: x, enum: [y]}}}]", &["error invalid-value: x"]),
            ("servers: [{url: /, x-carimbo-sensitive: true}]", &["error unknown-member: x-carimbo-sensitive"]),
        ],
    );
}

#[test]
fn webhooks_are_checked_and_said_not_to_be_generated() {
    let text =
        with_top("webhooks: {event: {post: {requestBody: {content: {application/json: {schema: {type: strng}}}}}}}");
    assert_eq!(run(&text).1, ["warning unsupported-operation: webhooks", "error invalid-value: strng"]);
}

#[test]
fn the_specifications_of_this_project_have_no_fault() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            built(&std::fs::read_to_string(path).unwrap());
            read += 1;
        }
    }
    assert!(read >= 3);
}
