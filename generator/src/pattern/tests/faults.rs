//! What is refused, where the fault is said to be, and how long hostile patterns take.

use std::time::{Duration, Instant};

use super::super::{Fault, compile};
use super::compiled;

#[test]
fn refuses_what_ecma_262_refuses() {
    // pattern, the text that the fault points at
    let table = [
        ("a(b", "("),
        ("a)b", ")"),
        ("a[b", "["),
        ("*a", "*"),
        ("a++", "+"),
        ("a|?", "?"),
        ("{2}", "{2}"),
        ("a{,5}", "{,5}"),
        ("a{5,2}", "{5,2}"),
        ("^*", "*"),
        (r"\b+", "+"),
        ("(?=a)*", "*"),
        ("[z-a]", "z-a"),
        (r"\Aa", r"\A"),
        (r"a\Z", r"\Z"),
        (r"\_\h", r"\h"),
        (r"\1", r"\1"),
        (r"\07", r"\07"),
        (r"a\", r"\"),
        (r"\xZ1", r"\x"),
        (r"\u12", r"\u"),
        (r"\u{110000}", r"\u{110000}"),
        (r"\c1", r"\c"),
        (r"\pL", r"\p"),
        (r"\p{Greek}", r"\p{Greek}"),
        (r"\p{Nonsense}", r"\p{Nonsense}"),
        ("(?P<name>a)", "(?P<"),
        ("(?<1>a)", "1"),
        ("(?>a)", "(?>"),
        ("(?i)a", "(?i"),
        ("(?*a)", "(?"),
    ];
    for (pattern, place) in table {
        match compile(pattern) {
            Err(Fault::Invalid { range, .. }) => assert_eq!(&pattern[range], place, "{pattern}"),
            other => panic!("{pattern}: {other:?}"),
        }
    }
}

#[test]
fn says_what_it_does_not_support() {
    let table = [
        (r"^(a|b)\1$", r"\1"),
        (r"(?<x>a)\k<x>", r"\k"),
        ("(?i:a)", "(?i"),
        ("a(?=(?<=b)c)", "(?=(?<=b)c)"),
        ("(?<=(?=b)c)", "(?<=(?=b)c)"),
        (r"(?<=a\b)b", r"(?<=a\b)"),
    ];
    for (pattern, place) in table {
        match compile(pattern) {
            Err(Fault::Unsupported { range, .. }) => assert_eq!(&pattern[range], place, "{pattern}"),
            other => panic!("{pattern}: {other:?}"),
        }
    }
}

#[test]
fn reports_the_first_leniency() {
    let table = [
        (r"^\d+\-\d+\_$", Some(r"\-")),
        ("^a]$", Some("]")),
        ("^{a}$", Some("{")),
        (r"^[\w-a]$", Some(r"\w-a")),
        (r"^[a\_]$", Some(r"\_")),
        (r"^[a\-]\/\}$", None),
    ];
    for (pattern, place) in table {
        let leniency = compiled(pattern).leniency;
        assert_eq!(leniency.map(|leniency| &pattern[leniency.range]), place, "{pattern}");
    }
}

#[test]
fn hostile_patterns_end_soon() {
    let deep = "(".repeat(100_000) + &")".repeat(100_000);
    let less_deep = "(?:".repeat(5_000) + "a" + &")*".repeat(5_000);
    let alternatives = vec!["[ab]*a[ab]{9}"; 20].join("|");
    let lookaheads: Vec<String> = (0..30).map(|number| format!("(?=.*{number}.{{9}}x)")).collect();
    let lookaheads = lookaheads.concat() + ".*";
    let hostile = [
        "(a{1000}){1000}",
        "((a{0,1000}b){0,1000}c){0,1000}",
        "^(.{0,255}x?){9}$",
        "[ab]*a[ab]{20}c",
        "(?:[]){4294967295}",
        "(?:){4294967295}",
        "(?:(?=a)){99999999999}",
        r"^\p{L}{0,100000}$",
        "a{99999999999999999999,}",
        r"^(?:(?=.*a.{8}b)c|(?!.*b.{9}a)d)*$",
        &deep,
        &less_deep,
        &alternatives,
        &lookaheads,
    ];
    let limit = if cfg!(debug_assertions) { Duration::from_secs(20) } else { Duration::from_secs(1) };
    for pattern in hostile {
        let begun = Instant::now();
        let outcome = compile(pattern).map(|compiled| compiled.transitions.len());
        let start: String = pattern.chars().take(40).collect();
        println!("{start}: {outcome:?} after {:?}", begun.elapsed());
        assert!(begun.elapsed() < limit, "{start}");
    }
}
