//! Formats of ASCII against their grammars as regular expressions, which another engine follows, on texts of tokens that
//! matter to the format.

use carimbo_runtime::Format;
use proptest::{
    collection::vec,
    prelude::{ProptestConfig, any, prop_assert_eq, proptest},
    sample::{Index, select},
    test_runner::TestCaseError,
};
use regress::Regex;
use std::sync::LazyLock;

/// A format, what it accepts, and what texts are made of.
struct Grammar {
    format: Format,
    accepts: Box<dyn Fn(&str) -> bool + Send + Sync>,
    tokens: &'static [&'static str],
}

static GRAMMARS: LazyLock<Vec<Grammar>> = LazyLock::new(|| {
    vec![uri(Format::Uri), uri(Format::UriReference), hostname(), email(), uuid(), decimal(), base64(), date_time()]
});

fn grammar(format: Format, source: &str, tokens: &'static [&'static str]) -> Grammar {
    let regex = regex(source);
    Grammar { format, accepts: Box::new(move |text| regex.find(text).is_some()), tokens }
}

fn regex(source: &str) -> Regex {
    Regex::with_flags(&format!("^(?:{source})$"), "u").expect("the engine knows it")
}

/// RFC 3986 appendix A. Of IPv6, those addresses that the tokens make.
fn uri(format: Format) -> Grammar {
    let made_of = |others: &str| format!("(?:[A-Za-z0-9._~!$&'()*+,;={others}-]|%[0-9A-Fa-f]{{2}})*");
    let (host, user, path, query) = (made_of(""), made_of(":"), made_of(":@\\/"), made_of(":@\\/?"));
    let literal = "\\[(?:::1?|[Vv][0-9A-Fa-f]+\\.[A-Za-z0-9._~!$&'()*+,;=:-]+)\\]";
    let authority = format!("(?:{user}@)?(?:{literal}|{host})(?::[0-9]*)?");
    let scheme = "[A-Za-z][A-Za-z0-9+.-]*:";
    let scheme = if format == Format::Uri { scheme } else { &format!("(?:{scheme}|(?![^\\/?#]*:))") };
    let source = format!("{scheme}(?:\\/\\/{authority}(?![^\\/?#])|(?!\\/\\/)){path}(?:\\?{query})?(?:#{query})?");
    let tokens = &[
        "a", "F", "%", "%4a", "%\u{e9}", ":", "//", "/", "?", "#", "@", "[", "]", "[::1]", "[v", "1", "a.", "-",
        "\u{e9}", " ", "^", "segment", "http://",
    ];
    grammar(format, &source, tokens)
}

/// Labels, each for itself: the engine takes exponential time for several.
fn is_name() -> impl Fn(&str) -> bool {
    let label = regex("(?!-)[A-Za-z0-9-]{1,63}(?<!-)");
    move |text| text.len() <= 253 && text.split('.').all(|part| label.find(part).is_some())
}

/// The tokens make no prefix `xn--`.
fn hostname() -> Grammar {
    let tokens = &[
        "a",
        "Z",
        "0",
        "-",
        ".",
        "_",
        "\u{e9}",
        " ",
        "a.b",
        "c-d",
        "thirty-one-characters-of-a-name",
        "sixty-two-characters-that-leave-no-room-for-more-than-one-other",
    ];
    Grammar { format: Format::Hostname, accepts: Box::new(is_name()), tokens }
}

/// RFC 5321 section 4.1.2; the tokens make neither quoted strings nor addresses in brackets.
fn email() -> Grammar {
    let atom = "[A-Za-z0-9!#$%&'*+\\/=?^_`{|}~-]+";
    let tokens = &[
        "a",
        "Z",
        "0",
        "-",
        ".",
        "@",
        "\u{e9}",
        " ",
        "!#$%&'",
        "*+/=?^",
        "_`{|}~",
        "(",
        ":",
        "b.c",
        "@d.e",
        "thirty-one-characters-of-a-name",
    ];
    let local = regex(&format!("(?=.{{1,64}}$){atom}(?:\\.{atom})*"));
    let is_name = is_name();
    let accepts = move |text: &str| {
        text.rsplit_once('@').is_some_and(|(left, right)| local.find(left).is_some() && is_name(right))
    };
    Grammar { format: Format::Email, accepts: Box::new(accepts), tokens }
}

fn uuid() -> Grammar {
    let tokens = &["01234567", "-89ab", "-cdef", "-CDEF", "-0123456789AB", "-", "a", "g", "G", "\u{e9}"];
    grammar(Format::Uuid, "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", tokens)
}

fn decimal() -> Grammar {
    let tokens = &["0", "9", "12", ".", "-", "+", "e", "/", ":", "\u{e9}", "1234567890123456"];
    grammar(Format::Decimal, "-?[0-9]+(?:\\.[0-9]+)?", tokens)
}

fn base64() -> Grammar {
    let tokens = &["A", "z", "09", "+/", "=", "==", "abcdefghijklmnop", "-", "@", "[", "`", "{", "\u{e9}"];
    let letter = "[A-Za-z0-9+\\/]";
    grammar(Format::Byte, &format!("(?:{letter}{{4}})*(?:{letter}{{2}}==|{letter}{{3}}=)?"), tokens)
}

/// RFC 3339, with days that all months have, and without leap seconds.
fn date_time() -> Grammar {
    let clock = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    let date = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])";
    let tokens = &[
        "2026-11-20T",
        "2026-13-01",
        "2026-00-10",
        "2026-10-00",
        "T",
        "t",
        "23:59:59",
        "24:00:00",
        "12:60:00",
        "00:00:61",
        ".5",
        ".",
        "Z",
        "z",
        "+",
        "-",
        "05:30",
        "\u{e9}",
        ":",
        "1",
    ];
    grammar(Format::DateTime, &format!("{date}[Tt]{clock}:[0-5][0-9](?:\\.[0-9]+)?(?:[Zz]|[+-]{clock})"), tokens)
}

fn agrees(grammar: &Grammar, text: &str) -> Result<(), TestCaseError> {
    let expected = (grammar.accepts)(text);
    prop_assert_eq!(grammar.format.is_valid(text), expected, "{} {:?}", grammar.format.as_str(), text);
    Ok(())
}

/// Up to three tokens: all texts.
#[test]
fn short_texts() {
    for grammar in GRAMMARS.iter() {
        let parts = || grammar.tokens.iter().chain(&[""]);
        for (first, second, third) in parts().flat_map(|a| parts().flat_map(move |b| parts().map(move |c| (a, b, c)))) {
            agrees(grammar, &format!("{first}{second}{third}")).expect("the same verdict");
        }
    }
}

/// Every character of the first planes, alone and in the middle.
#[test]
fn characters() {
    for grammar in GRAMMARS.iter() {
        for character in (0..0x300).chain([0x2028, 0xfffd, 0x1_0000]).filter_map(char::from_u32) {
            for text in [
                format!("{character}"),
                format!("a{character}b"),
                format!("a://b{character}"),
                format!("a@b{character}c"),
            ] {
                agrees(grammar, &text).expect("the same verdict");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn long_texts(parts in vec(any::<Index>(), 0..12), which in select(&[0, 1, 2, 3, 4, 5, 6, 7][..])) {
        let grammar = &GRAMMARS[which];
        agrees(grammar, &parts.iter().map(|part| *part.get(grammar.tokens)).collect::<String>())?;
    }
}
