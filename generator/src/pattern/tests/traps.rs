//! Where patterns of other engines, or of a hurried reading, go wrong.

use super::compiled;

#[test]
fn accepts_exactly_what_ecma_262_accepts() {
    // pattern, accepted texts, refused texts
    let table: &[(&str, &[&str], &[&str])] = &[
        (r"^\d+$", &["0", "0123456789"], &["", "\u{663}", "1\n", "\n1", "\u{ff11}"]),
        (r"\d", &["a1b", "\u{1f600}1"], &["", "a", "\u{663}"]),
        (r"^\w$", &["a", "_", "Z", "9"], &["\u{e9}", "-", "\u{17f}", "\u{212a}"]),
        (
            r"^\s$",
            &[" ", "\t", "\u{b}", "\u{feff}", "\u{a0}", "\u{1680}", "\u{2028}", "\u{3000}"],
            &["\u{85}", "\u{180e}", "\u{200b}"],
        ),
        (r"^\S$", &["\u{85}", "a"], &["\u{feff}", " "]),
        (r"^.$", &["a", "\u{85}", "\u{1f600}", "\u{e9}"], &["\n", "\r", "\u{2028}", "\u{2029}", "ab", "e\u{301}"]),
        (r"^[^a]$", &["\u{1f600}", "\u{10ffff}", "\n", "\u{d7ff}", "\u{e000}"], &["a", "", "\u{1f600}\u{1f600}"]),
        (r"^[^]$", &["\n", "\u{1f600}"], &["", "ab"]),
        (r"[]", &[], &["", "a"]),
        (r"^a|b$", &["ax", "xb"], &["xa", "bx"]),
        (r"^(a|b)$", &["a", "b"], &["ax", "xb", "a\n"]),
        (r"a{2}", &["aa", "xaax"], &["a", "aba"]),
        (r"^.{2}$", &["\u{1f600}\u{1f600}", "\u{e9}a"], &["\u{1f600}", "e\u{301}a"]),
        (r"^\u{1F600}$|^\uD83D\uDE01$", &["\u{1f600}", "\u{1f601}"], &["\u{1f602}"]),
        (r"^[\uD83D\uDE00-\uD83D\uDE02]$", &["\u{1f601}"], &["\u{1f603}"]),
        (r"\uD83D", &[], &["\u{1f600}", ""]),
        (r"^[\u0000-\uFFFF]$", &["\u{d7ff}", "\u{e000}"], &["\u{1f600}"]),
        (r"\bfoo\b", &["foo", "a foo.", "\u{e9}foo\u{e9}"], &["foobar", "_foo"]),
        (r"\B", &["", "ab", "\u{e9}", "-"], &["a", "a\u{e9}a"]),
        (r"^\x41\cJ\0\t\/\-$", &["A\n\0\t/-"], &["A"]),
        (r"^[\b\-\]]+$", &["\u{8}-]"], &["b"]),
        (r"^[\w-.]$", &["a", "-", "."], &[","]),
        (r"^[A-Z-a-z]$", &["A", "-", "z"], &["_"]),
        (r"^a{b}]}$", &["a{b}]}"], &["a"]),
        (r"^\p{Lu}\p{Script=Greek}\P{L}$", &["A\u{3b1}1", "\u{c9}\u{3a9}-"], &["a\u{3b1}1", "Aa1", "A\u{3b1}b"]),
        (r"^(?!.*--)[a-z-]+$", &["a-b"], &["a--b", ""]),
        (r"^(?=.*\d)(?=.*[a-z]).{3,}$", &["a1b", "11a"], &["abc", "123", "a1"]),
        (r"(?<!\d)\d{2}(?!\d)", &["12", "a12b"], &["123", "1", "0123"]),
        (r"^(?:a(?=b)|b)+$", &["ab", "bab"], &["a", "aab"]),
        (r"^(?!\s)(.*)(\S)$", &["a", "a b"], &[" a", "a ", ""]),
        (r"(?!\S|\b)", &["", "."], &["0", ".0", "0.\u{10ffff}0"]),
        (r"x(?=$)", &["ax"], &["xa", "x\n"]),
    ];
    for (pattern, accepted, refused) in table {
        let compiled = compiled(pattern);
        accepted.iter().for_each(|text| assert!(compiled.matches(text), "{pattern} refuses {text:?}"));
        refused.iter().for_each(|text| assert!(!compiled.matches(text), "{pattern} accepts {text:?}"));
    }
}

#[test]
fn equal_languages_give_equal_tables() {
    let pairs = [
        ("^a+$", "^aa*$"),
        ("^(?:a|b)*$", "^[ab]*$"),
        ("^[0-9]{3}$", r"^\d\d\d$"),
        ("^.*$", "^(?:.|.)*$"),
        ("^[^a]$", "^(?!a)[^]$"),
        (r"^[^]{1,20}$", r"^(?:[\s\S]){1,5}(?:[\w\W]){0,15}$"),
        ("(?!a)b", "b"),
        (r"^(?=.*a).*$", r"^.*a.*$"),
        ("x", "^[^]*x"),
        ("^(?:a{0,3}){4}$", "^a{0,12}$"),
    ];
    for (left, right) in pairs {
        let (mut left, right) = (compiled(left), compiled(right));
        left.source.clone_from(&right.source);
        assert_eq!(left, right);
    }
}

#[test]
fn knows_when_nothing_or_everything_is_accepted() {
    for pattern in ["", "^", "$", ".*", "^[^]*$", r"[\w\W\s]*", r"\w*\W*", "a|", r"^(?=)", "(?!a)|a", r"\b|\B"] {
        assert!(compiled(pattern).is_everything(), "{pattern}");
        assert!(compiled(pattern).matches("\u{1f600}\n"));
    }
    for pattern in ["[]", "a^", "$a", r"/^\d{11}$/", "(?!)", r"\ud800", "(?=a)b", r"a\Bb\b\B"] {
        assert!(compiled(pattern).is_empty(), "{pattern}");
        assert!(!compiled(pattern).matches("a"));
    }
}

#[test]
fn measures_accepted_texts() {
    let table = [
        (r"^\d{11}$", 11, Some(11), true),
        (r"^\d{11}$|^\d{14}$", 11, Some(14), true),
        (r"\d{11}", 11, None, false),
        ("^a*$", 0, None, true),
        ("^.{1,300}$", 1, Some(300), false),
        ("^\u{e9}?\u{1f600}{2}$", 2, Some(3), false),
        ("^$", 0, Some(0), true),
        ("[]", 0, Some(0), true),
        ("^(?!ab$)(?:ab|c)$", 1, Some(1), true),
        ("\u{1f600}", 1, None, false),
        ("", 0, None, false),
    ];
    for (pattern, min, max, ascii) in table {
        let compiled = compiled(pattern);
        let bounds = compiled.length_bounds();
        assert_eq!((bounds.min, bounds.max, compiled.is_ascii()), (min, max, ascii), "{pattern}");
    }
}

#[test]
fn tables_stay_small() {
    for (pattern, states, classes) in
        [("^[0-9]{11}$", 12, 2), ("^.$", 2, 2), (r"^\p{L}{100}$", 101, 2), ("^[A-Z]{2}[0-9]{2}$", 5, 3)]
    {
        let compiled = compiled(pattern);
        assert!(compiled.state_count() <= states, "{pattern}: {} states", compiled.state_count());
        assert!(compiled.class_count <= classes, "{pattern}: {} classes", compiled.class_count);
    }
}
