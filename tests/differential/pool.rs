//! What schemas and values are made of: few names and texts, so that they meet.

/// Names of members.
pub(crate) const NAMES: &[&str] = &["a", "b", "c", "x-d"];

/// Patterns, with texts that they match.
pub(crate) const PATTERNS: &[(&str, &[&str])] = &[
    ("^a", &["a", "ab", "abab", "a😀"]),
    ("b$", &["b", "ab", "abab"]),
    ("^\\d{1,3}$", &["1", "123"]),
    ("[^a-c]", &["1", "é", "😀", "x-d"]),
    ("^(?:ab|ba)*$", &["", "ab", "abab"]),
    ("^.$", &["a", "é", "😀", "1"]),
    ("\\s", &["a b", "\n"]),
    ("^(?!a)", &["b", "1", ""]),
    ("^[A-Z]{2,}\\.$", &["AB."]),
    ("é?", &["", "é"]),
    ("^x-", &["x-d", "x-"]),
    ("\\p{Lu}", &["AB.", "É"]),
    ("", &["", "a"]),
];

/// Patterns of names of members.
pub(crate) const NAME_PATTERNS: &[&str] = &["^x-", "^[ab]$", "c", "^.$", "[a-c]", "^z"];

/// Formats, with texts that have them. Texts on which validators are known to disagree are not here: formats have tests
/// of their own.
pub(crate) const FORMATS: &[(&str, &[&str])] = &[
    ("date", &["2024-02-29"]),
    ("date-time", &["2024-02-29T10:00:00Z"]),
    ("time", &["10:00:00Z"]),
    ("uuid", &["fcb72e3a-b346-4f71-b044-971dc23232c9"]),
    ("ipv4", &["1.2.3.4"]),
    ("ipv6", &["::1"]),
    ("email", &["a@b.co"]),
    ("uri", &["http://a.co/c"]),
    ("uri-reference", &["/a/b", "", "a"]),
    ("hostname", &["a", "a.co"]),
    ("json-pointer", &["", "/a/b"]),
    ("duration", &["P1D"]),
    ("x-unknown", &["a", "😀"]),
];

/// Texts.
pub(crate) const TEXTS: &[&str] = &[
    "",
    "a",
    "b",
    "c",
    "ab",
    "abab",
    "é",
    "É",
    "😀",
    "a😀",
    "😀😀",
    "1",
    "123",
    "1234",
    "AB.",
    "a b",
    "\n",
    "ba\n",
    "x-d",
    "x-",
    "null",
    "true",
    "2023-02-29",
    "2024-02-29",
    "10:00:00Z",
    "2024-02-29T10:00:00Z",
    "1.2.3.4",
    "256.1.1.1",
    "::1",
    "a@b.co",
    "http://a.co/c",
    "/a/b",
    "P1D",
    "a.co",
    "fcb72e3a-b346-4f71-b044-971dc23232c9",
    "\u{0}",
    "\"\\",
];

/// Numbers, as bounds and values. The independent validator takes large numbers with a fraction for whole ones
/// (`9007199254740993.0`, `1e30 + 0.5`): they are not here.
pub(crate) const NUMBERS: &[&str] = &[
    "0",
    "0",
    "1",
    "1",
    "2",
    "2",
    "3",
    "-1",
    "10",
    "100",
    "1.0",
    "2.5",
    "0.1",
    "0.01",
    "-0.5",
    "1e2",
    "0.30",
    "-0",
    "7",
    "6.0",
    "1.5e1",
    "255",
    "256",
    "-129",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "1e40",
    "123456789012345678901234567890",
    "-1e40",
    "1e-7",
    "0.1000000000000000000000000001",
];

/// Divisors.
pub(crate) const DIVISORS: &[&str] = &["1", "1.0", "2", "3", "0.5", "0.1", "0.01", "2.5", "1e1", "0.25", "1e-3"];
