//! Formats beyond ASCII, templates and patterns, by tables of good and bad.

use carimbo_runtime::Format;

fn check(format: Format, good: &[&str], bad: &[&str]) {
    for text in good {
        assert!(format.is_valid(text), "{} refuses {text:?}", format.as_str());
    }
    for text in bad.iter().chain(&[" ", "\n", "a\u{0}"]) {
        assert!(!format.is_valid(text), "{} accepts {text:?}", format.as_str());
    }
}

#[test]
fn host_names() {
    check(
        Format::Hostname,
        &["xn--mnchen-3ya.de", "XN--MNCHEN-3YA.de", "ab--c.d", "a.xn--4dbc5h", "xn--fa-hia.de"],
        &["xn--", "xn--a", "xn--abc-", "xn--99999999", "a.xn--X", "1a.xn--4dbc5h", "m\u{fc}nchen.de"],
    );
    check(
        Format::IdnHostname,
        &[
            "example.com",
            "EXAMPLE.com",
            "m\u{fc}nchen.de",
            "xn--mnchen-3ya.de",
            "fa\u{df}.de",
            "\u{4f8b}\u{3048}.\u{30c6}\u{30b9}\u{30c8}",
            "\u{e01}\u{e4d}\u{e32}.th",
            "\u{5d0}1.com",
        ],
        &[
            "",
            "M\u{fc}nchen.de",
            "mu\u{308}nchen.de",
            "a\u{ad}b",
            "\u{fb01}n",
            "\u{2603}.com",
            "\u{1f600}.com",
            "a_\u{fc}",
            "\u{fc}-",
            "ab--\u{fc}",
            "\u{5d0}.1com",
            "\u{5d0}-",
            "\u{378}",
            "\u{1100}\u{1161}",
            "\u{e01}\u{e33}.th",
        ],
    );
    // Marks out of order, and a mark that would compose across another one.
    check(
        Format::IdnHostname,
        &["q\u{323}\u{307}", "\u{1e69}"],
        &["q\u{307}\u{323}", "s\u{323}\u{307}", "\u{1e61}\u{323}"],
    );
    // 63 octets as an A-label.
    let longest = format!("{}{}", "\u{fc}", "a".repeat(55));
    assert!(Format::IdnHostname.is_valid(&longest));
    assert!(!Format::IdnHostname.is_valid(&format!("{longest}a")));
    assert!(!Format::IdnHostname.is_valid(&[longest.as_str(); 5].join(".")));
}

#[test]
fn mailboxes() {
    check(
        Format::IdnEmail,
        &["a@b", "\u{fc}@\u{fc}.de", "\"\u{fc} x\"@b", "\u{fc}@[IPv6:::1]", "a@xn--X"],
        &["", "\u{fc}", "@\u{fc}", "\u{fc}@", "\u{fc}.@b", "\u{fc} x@b", "\u{fc}@-b", "\u{fc}@b..c", "\"\\\u{fc}\"@b"],
    );
    assert!(Format::IdnEmail.is_valid(&format!("{}@b", "\u{fc}".repeat(32))));
    assert!(!Format::IdnEmail.is_valid(&format!("{}@b", "\u{fc}".repeat(33))));
}

#[test]
fn iris() {
    let absolute = ["http://\u{fc}.de/\u{1f600}?\u{e000}#\u{fc}", "urn:\u{fc}", "http://\u{fc}@[::1]:80/"];
    let relative = ["\u{fc}", "//\u{fc}", "?\u{10fffd}", "#\u{fc}", "./\u{fc}:x"];
    let neither = [
        "h\u{fc}:a",
        "http://a/\u{e000}",
        "a#\u{e000}",
        "\u{fdd0}",
        "\u{1fffe}",
        "\u{80}",
        "http://[\u{fc}]",
        "a:%\u{661}1",
    ];
    check(Format::Iri, &absolute, &[&relative[..], &neither[..]].concat());
    check(Format::IriReference, &[&absolute[..], &relative[..]].concat(), &neither);
}

#[test]
fn uri_templates() {
    check(
        Format::UriTemplate,
        &["", "\u{e000}", "{?a,b*,c:3}", "{a_1.%c3%bc}", "{|a}", "x{a}{b}y", "%41"],
        &[
            "{", "}", "{}", "{a", "{{a}}", "{?}", "{a:}", "{a:1*}", "{a**}", "{.a.}", "{a-b}", "{\u{fc}}", "%4",
            "{%4}", "<", "a|b",
        ],
    );
}

const PATTERNS: &[&str] = &[
    "",
    "a|",
    "(?:)*?",
    "[]",
    "[^]",
    "[-a-]",
    "[\\b\\-\\d]",
    "[\\ud83d\\ude00-\\u{1F601}]",
    "\\ud83d",
    "\\2(a)(b)",
    "\\k<\u{fc}>(?<\u{fc}>a)",
    "(?<\\u0061>x)\\k<a>",
    "(?<a>1)|(?<a>2)",
    "(?:(?<a>1)|(?:(?<a>2)|(?<a>3)))(?<b>)",
    "(?<!a)(?<=b)(?=c)(?!d)",
    "(?i-s:a)(?ms:b)(?-i:c)",
    "\\p{L}\\P{Script=Latin}\\p{scx=Grek}\\p{Emoji}\\p{gc=Lu}",
    "a{0}b{1,}?c{2,3}",
    "a{99999999999999999999,99999999999999999999}",
    "\\cZ\\x41\\u0041\\0\\/\\.",
];

const NO_PATTERNS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "*",
    "a**",
    "a{2",
    "a{2,1}",
    "a{,1}",
    "^*",
    "\\b+",
    "(?=a)*",
    "(?<=a)?",
    "\\",
    "\\a",
    "\\-",
    "\\_",
    "\\01",
    "\\1",
    "(a)\\2",
    "\\k",
    "\\k<a>",
    "(?<a>)\\k<b>",
    "(?<a>)(?<a>)",
    "(?<a>(?<a>))",
    "(?:(?<a>)|b)(?<a>)",
    "(?<>)",
    "(?<1>)",
    "(?<a",
    "(?a)",
    "(?-:a)",
    "(?ii:a)",
    "(?i-i:a)",
    "(?x:a)",
    "[b-a]",
    "[\\d-z]",
    "[\\B]",
    "[\\1]",
    "[\\k]",
    "\\x4",
    "\\u{110000}",
    "\\u{}",
    "\\ud83d\\u00",
    "\\u{41",
    "\\u00",
    "\\c1",
    "\\p",
    "\\p{}",
    "\\p{Greek}",
    "\\p{sc=}",
    "\\p{Foo=L}",
    "\\pL",
];

#[test]
fn patterns() {
    for text in PATTERNS {
        assert!(Format::Regex.is_valid(text), "refuses {text:?}");
    }
    for text in NO_PATTERNS {
        assert!(!Format::Regex.is_valid(text), "accepts {text:?}");
    }
    // Groups take no stack.
    assert!(Format::Regex.is_valid(&format!("{}{}", "(".repeat(200_000), ")".repeat(200_000))));
}
