//! The examples of RFC 3986, sections 5.4.1 and 5.4.2, and URIs without `/`.

use super::{authority_and_path, is_absolute, resolve, split_fragment};

const BASE: &str = "http://a/b/c/d;p?q";

#[test]
fn normal_examples_of_the_rfc() {
    for (reference, expected) in [
        ("g:h", "g:h"),
        ("g", "http://a/b/c/g"),
        ("./g", "http://a/b/c/g"),
        ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"),
        ("//g", "http://g"),
        ("?y", "http://a/b/c/d;p?y"),
        ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q"),
        ("g#s", "http://a/b/c/g"),
        ("g?y#s", "http://a/b/c/g?y"),
        (";x", "http://a/b/c/;x"),
        ("g;x", "http://a/b/c/g;x"),
        ("g;x?y#s", "http://a/b/c/g;x?y"),
        ("", "http://a/b/c/d;p?q"),
        (".", "http://a/b/c/"),
        ("./", "http://a/b/c/"),
        ("..", "http://a/b/"),
        ("../", "http://a/b/"),
        ("../g", "http://a/b/g"),
        ("../..", "http://a/"),
        ("../../", "http://a/"),
        ("../../g", "http://a/g"),
    ] {
        assert_eq!(resolve(BASE, reference), expected, "{reference}");
    }
}

#[test]
fn abnormal_examples_of_the_rfc() {
    for (reference, expected) in [
        ("../../../g", "http://a/g"),
        ("../../../../g", "http://a/g"),
        ("/./g", "http://a/g"),
        ("/../g", "http://a/g"),
        ("g.", "http://a/b/c/g."),
        (".g", "http://a/b/c/.g"),
        ("g..", "http://a/b/c/g.."),
        ("..g", "http://a/b/c/..g"),
        ("./../g", "http://a/b/g"),
        ("./g/.", "http://a/b/c/g/"),
        ("g/./h", "http://a/b/c/g/h"),
        ("g/../h", "http://a/b/c/h"),
        ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
        ("g;x=1/../y", "http://a/b/c/y"),
        ("g?y/./x", "http://a/b/c/g?y/./x"),
        ("g?y/../x", "http://a/b/c/g?y/../x"),
        ("g#s/./x", "http://a/b/c/g"),
        ("g#s/../x", "http://a/b/c/g"),
        ("http:g", "http:g"),
    ] {
        assert_eq!(resolve(BASE, reference), expected, "{reference}");
    }
}

#[test]
fn other_bases() {
    for (base, reference, expected) in [
        ("urn:uuid:1", "#/a", "urn:uuid:1"),
        ("urn:uuid:1", "urn:uuid:2#a", "urn:uuid:2"),
        ("urn:example:a?=b", "", "urn:example:a?=b"),
        ("http://a", "b", "http://a/b"),
        ("HTTP://Host:1/A", "b", "http://host:1/b"),
        ("file:///c:/folder/file.json", "other.json", "file:///c:/folder/other.json"),
        ("http://a/b//c", "../d", "http://a/b/d"),
    ] {
        assert_eq!(resolve(base, reference), expected, "{base} {reference}");
    }
}

#[test]
fn parts_are_told_apart() {
    assert!(is_absolute("urn:a") && !is_absolute("a/b:c") && !is_absolute("1a:b") && !is_absolute("#a:b"));
    assert_eq!(split_fragment("a#b#c"), ("a", Some("b#c")));
    assert_eq!(authority_and_path("http://h:1/a/b?c", &["http"]), Some(("h:1", "/a/b")));
    assert_eq!(authority_and_path("urn:a", &["urn"]), None);
}
