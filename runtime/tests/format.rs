//! Formats, by tables of good and bad.

use carimbo_runtime::Format;

fn check(format: Format, good: &[&str], bad: &[&str]) {
    for text in good {
        assert!(format.is_valid(text), "{} refuses {text:?}", format.as_str());
    }
    for text in bad.iter().chain(&["\u{1F600}", "١", " ", "\n", "a\u{0}"]) {
        assert!(!format.is_valid(text), "{} accepts {text:?}", format.as_str());
    }
}

#[test]
fn date() {
    check(
        Format::Date,
        &["1985-04-12", "2024-02-29", "2000-02-29", "0000-02-29", "9999-12-31", "2023-01-31", "2023-04-30"],
        &[
            "",
            "2023-02-29",
            "1900-02-29",
            "2023-02-30",
            "2023-04-31",
            "2023-13-01",
            "2023-00-01",
            "2023-01-00",
            "2023-1-1",
            "23-01-01",
            "2023/01/01",
            "2023-01-01T",
            "20230101",
            "2023-01-0\u{661}",
            "+023-01-01",
            " 2023-01-01",
            "2023-01-01 ",
            "2023-W01-1",
        ],
    );
}

#[test]
fn date_time() {
    check(
        Format::DateTime,
        &[
            "1985-04-12T23:20:50.52Z",
            "1996-12-19T16:39:57-08:00",
            "1990-12-31T23:59:60Z",
            "1990-12-31T15:59:60-08:00",
            "1937-01-01T12:00:27.87+00:20",
            "1985-04-12t23:20:50z",
            "2024-02-29T00:00:00.000000000000000000001-00:00",
        ],
        &[
            "",
            "1985-04-12",
            "1985-04-12T23:20:50",
            "1985-04-12 23:20:50Z",
            "1985-04-12T23:20Z",
            "1985-04-12T24:00:00Z",
            "1985-04-12T23:60:00Z",
            "1985-04-12T23:20:61Z",
            "1985-04-12T22:59:60Z",
            "1990-12-31T23:59:60+01:00",
            "1985-04-12T23:20:50.Z",
            "1985-04-12T23:20:50+24:00",
            "1985-04-12T23:20:50+0100",
            "1985-04-12T23:20:50+01:60",
            "2023-02-29T00:00:00Z",
            "1985-04-12T23:20:50ZZ",
            "1985-04-12T23:20:50,5Z",
            "é985-04-12T23:20:50Z",
            "1985-04-1éT23:20:50Z",
        ],
    );
}

#[test]
fn time_and_duration() {
    check(
        Format::Time,
        &["08:30:06Z", "08:30:06.283185Z", "23:59:60Z", "00:29:60+00:30", "22:59:60-01:00", "12:00:00+05:30"],
        &[
            "",
            "08:30:06",
            "8:30:06Z",
            "08:30:06 PST",
            "24:00:00Z",
            "00:60:00Z",
            "22:59:60Z",
            "01:02:03+24:00",
            "01:02:03Z+00:30",
            "1é:02:03Z",
        ],
    );
    check(
        Format::Duration,
        &[
            "P4DT12H30M5S",
            "P1Y",
            "P2W",
            "PT0S",
            "P1Y2M3D",
            "PT36H",
            "P1DT12H",
            "P1M",
            "PT1M",
            "P0D",
            "PT1H2M3S",
            "P2M3D",
        ],
        &[
            "", "P", "PT", "P1", "1Y", "P1YT", "P2D1Y", "P1Y2D", "PT1H2S", "P1Y2W", "P1D2H", "P1S", "PT1D", "P-1D",
            "P1.5D", "PD", "p1D", "P1WT1H", "P1DT", "PTH",
        ],
    );
}

#[test]
fn notations() {
    check(
        Format::Uuid,
        &[
            "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
            "2EB8AA08-AA98-11EA-B4AA-73B441D16380",
            "00000000-0000-0000-0000-000000000000",
        ],
        &[
            "",
            "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
            "2eb8aa08aa9811eab4aa73b441d16380",
            "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
            "2eb8aa08-aa98-11ea-b4aa-73b441d1638g",
            "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
        ],
    );
    check(
        Format::Decimal,
        &["0", "10.50", "-1", "-0.00", "123456789012345678901234567890.1", "007"],
        &["", "-", "+1", "1.", ".5", "1e2", "1,5", "1.2.3", "--1", "1 ", "٣"],
    );
    check(
        Format::Byte,
        &["", "TQ==", "TWE=", "TWFu", "+/+/"],
        &["T", "TQ", "TQ=", "T===", "TQ==TQ==", "TWF-", "TWF_", "TW\nFu", "===="],
    );
    check(Format::JsonPointer, &["", "/", "/a/b~0~1", "/a//b", "/\u{e9} \"%"], &["a", "#/a", "/~", "/~2", "/a~"]);
    check(
        Format::RelativeJsonPointer,
        &["0", "1", "0#", "120/a/b", "1+2/a", "0-1#", "2-10"],
        &["", "/a", "-1", "+1", "01", "0##", "1a", "0+0", "0-01", "0+/a", "1#/a"],
    );
}

#[test]
fn network() {
    check(
        Format::Email,
        &[
            "joe.bloggs@example.com",
            "te~st@example.com",
            "\"joe bloggs\"@example.com",
            "\"joe@bloggs\"@example.com",
            "\"a\\\"b\"@x",
            "joe@[127.0.0.1]",
            "joe@[IPv6:::1]",
            "a+b@localhost",
        ],
        &[
            "",
            "2962",
            "@",
            "a@",
            "@b",
            ".test@example.com",
            "test.@example.com",
            "te..st@example.com",
            "joe bloggs@example.com",
            "a@b@c",
            "joe@[127.0.0.300]",
            "joe@-x",
            "joe@x-",
            "joe@x_y",
            "joé@example.com",
            "a@example.com.",
            "\"a\"b@example.com",
            "\"a\"b\"@example.com",
            "\"\\\"@example.com",
        ],
    );
    assert!(!Format::Email.is_valid(&format!("{}@example.com", "a".repeat(65))));
    check(
        Format::Hostname,
        &["example.com", "a", "a-b.c", "1host", "xn--4gbwdl.xn--wgbh1c"],
        &["", ".", "a.", ".a", "-a", "a-", "a..b", "a_b", "a b", "ex\u{e4}mple.com"],
    );
    assert!(Format::Hostname.is_valid(&"a".repeat(63)) && !Format::Hostname.is_valid(&"a".repeat(64)));
    assert!(Format::Hostname.is_valid(&["a"; 127].join(".")) && !Format::Hostname.is_valid(&["a"; 128].join(".")));
    check(
        Format::Ipv4,
        &["192.168.0.1", "0.0.0.0", "255.255.255.255"],
        &["", "127.0.0", "127.0.0.0.1", "256.1.1.1", "01.0.0.1", "0x7f.0.0.1", "1.2.3.4/24", "2130706433", " 1.2.3.4"],
    );
    check(
        Format::Ipv6,
        &["::1", "::", "1:2:3:4:5:6:7:8", "::ffff:192.168.0.1", "abcd::1", "1::d6:192.168.0.1"],
        &["", "12345::", ":1", "1:::2", "::1%eth0", "1:2:3:4:5:6:7", "::1/64", "[::1]", "::ffff:1.2.3"],
    );
}

#[test]
fn uri() {
    let absolute = [
        "http://foo.bar/?baz=qux#quux",
        "http://a:b@c:80/d",
        "urn:oasis:names:tc",
        "mailto:a@b.c",
        "ftp://x/%41",
        "http://[2001:db8::7]/c=GB?a?b",
        "tel:+1-816",
        "ldap://[v1.a:b]:389/",
        "a:",
        "file:///etc/x",
        "http://x//y",
    ];
    let relative = ["//foo.bar/x", "/abc", "abc", "", "#fragment", "?q", "./a:b", "a/b:c", "..", "1a/b"];
    let neither = [
        "\\\\WINDOWS\\x",
        "http://a b",
        "http://x/\u{e9}",
        "http://x/<a>",
        "http://x/%4",
        "http://x/%zz",
        "http://x:a/",
        "http://[::1",
        "http://[1]/",
        "http://a[b]/",
        ":x",
        "1a:b",
        "http://x/#a#b",
        "http://x/{a}",
        "[a]",
        "http://[v1.]/",
        "http://[vx.a]/",
        "`",
        "a|b",
        "\"",
        "http://a@b@c:d/",
    ];
    check(Format::Uri, &absolute, &[&relative[..], &neither[..]].concat());
    check(Format::UriReference, &[&absolute[..], &relative[..]].concat(), &neither);
}

/// The formats whose rules an independent validator has as well.
#[test]
fn agrees_with_an_independent_validator() {
    let formats =
        [Format::Date, Format::DateTime, Format::Time, Format::Duration, Format::Uuid, Format::Ipv4, Format::Ipv6];
    let alphabet: Vec<char> = "0123456789-:.TZtzPYMDWHS+abf".chars().collect();
    let seeds = [
        "1985-04-12",
        "1985-04-12T23:20:50.52Z",
        "08:30:06+01:00",
        "P4Y2M1DT12H30M5S",
        "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
        "192.168.0.1",
        "1:2::7:8",
        "::ffff:1.2.3.4",
        "23:59:60Z",
        "P1W",
    ];
    for format in formats {
        let schema = serde_json::json!({ "format": format.as_str() });
        let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap();
        for seed in seeds {
            for position in 0..seed.len() {
                for character in &alphabet {
                    // The other validator takes punctuation for digits in dates and times.
                    let is_digit = seed.as_bytes()[position].is_ascii_digit();
                    if is_digit && matches!(character, '+' | '-' | '.') {
                        continue;
                    }
                    let mut changed: Vec<char> = seed.chars().collect();
                    changed[position] = *character;
                    let changed: String = changed.into_iter().collect();
                    let expected = validator.is_valid(&changed.as_str().into());
                    assert_eq!(format.is_valid(&changed), expected, "{} {changed}", format.as_str());
                }
            }
        }
    }
}
