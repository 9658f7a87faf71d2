//! Names of members are compared as words of eight bytes: names of all lengths, with and without characters that JSON escapes.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test that cannot prepare its input has failed")]

use carimbo_runtime as runtime;
use runtime::{Member, Vacancy, from_json, to_json_string};

const NAMES: [&str; 36] = [
    "",
    "a",
    "ab",
    "abc",
    "abcd",
    "abcde",
    "abcdef",
    "abcdefg",
    "abcdefgh",
    "abcdefghi",
    "abcdefghij",
    "abcdefghijk",
    "abcdefghijkl",
    "abcdefghijklm",
    "abcdefghijklmn",
    "abcdefghijklmno",
    "abcdefghijklmnop",
    "abcdefghijklmnopq",
    "abcdefghijklmnopqrstuvwx",
    "abcdefghijklmnopqrstuvwxy",
    "abcdefgXijklmnop",
    "é",
    "éééé",
    "ééééé",
    "\"",
    "a\"",
    "abc\"e",
    "abcdefg\"",
    "abcdefgh\"",
    "abcdefgh\"jklmnopqrs",
    "\\",
    "abcdefghijklmnop\\",
    "\n",
    "abcd\u{1f}fgh",
    "ab\u{0}",
    "\u{7f}",
];

/// A number for each name.
#[derive(Debug, PartialEq)]
struct Numbers {
    values: Vec<Option<u64>>,
    additional: runtime::Additional<Self>,
}

const fn members() -> [Member; NAMES.len()] {
    let mut members = [const { Member::optional("") }; NAMES.len()];
    let (mut rest, mut names): (&mut [Member], &[&'static str]) = (&mut members, &NAMES);
    while let ([member, others @ ..], [name, more @ ..]) = (rest, names) {
        *member = if is_escaped(name) { Member::optional(name).escaped() } else { Member::optional(name) };
        (rest, names) = (others, more);
    }
    members
}

const fn is_escaped(name: &str) -> bool {
    let mut rest = name.as_bytes();
    while let [byte, others @ ..] = rest {
        if matches!(byte, 0..=0x1F | b'"' | b'\\') {
            return true;
        }
        rest = others;
    }
    false
}

impl runtime::Record for Numbers {
    const RULES: &'static runtime::RecordRules = &runtime::RecordRules::strict("s#/Numbers", &const { members() });
}

impl runtime::Read for Numbers {
    fn vacant(_: Vacancy) -> Self {
        Self { values: vec![None; NAMES.len()], additional: runtime::Additional::default() }
    }

    fn fill(&mut self, reader: &mut runtime::Reader<'_>, vacancy: Vacancy) -> Result<(), runtime::Fault> {
        let mut values: Vec<&mut dyn runtime::Read> = Vec::new();
        for value in &mut self.values {
            values.push(value);
        }
        runtime::read_record(reader, <Self as runtime::Record>::RULES, &mut values, self.additional.rest(), vacancy)
    }
}

impl runtime::Write for Numbers {
    fn write(&self, writer: &mut runtime::Writer) {
        let entries: Vec<runtime::Entry<'_>> = self.values.iter().map(runtime::Entry::optional).collect();
        runtime::write_record(writer, <Self as runtime::Record>::RULES, &entries, self.additional.others());
    }
}

fn object(names: impl Iterator<Item = (usize, String)>) -> String {
    let members: Vec<String> = names.map(|(value, name)| format!("{}:{value}", to_json_string(&name))).collect();
    format!("{{{}}}", members.join(","))
}

fn named() -> impl DoubleEndedIterator<Item = (usize, String)> + ExactSizeIterator {
    NAMES.into_iter().map(str::to_owned).enumerate()
}

#[test]
fn every_name_is_found_in_any_order() {
    let expected =
        Numbers { values: (0..NAMES.len() as u64).map(Some).collect(), additional: runtime::Additional::default() };
    let in_order = object(named());
    let backwards = object(named().rev());
    assert_eq!(from_json::<Numbers>(in_order.as_bytes()).unwrap(), expected);
    assert_eq!(from_json::<Numbers>(backwards.as_bytes()).unwrap(), expected);
    let written: serde_json::Value = serde_json::from_str(&to_json_string(&expected)).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(&in_order).unwrap());
}

#[test]
fn each_name_alone_is_no_other() {
    for (index, name) in named() {
        let read: Numbers = from_json(object([(7, name)].into_iter()).as_bytes()).unwrap();
        let there: Vec<usize> = (0..NAMES.len()).filter(|at| read.values.get(*at) == Some(&Some(7))).collect();
        assert_eq!(there, [index]);
        assert!(read.additional.is_empty());
    }
}

#[test]
fn what_differs_by_a_character_is_another_name() {
    for (_, name) in named() {
        let mut others = vec![format!("{name}z"), format!("z{name}")];
        for (at, character) in name.char_indices() {
            let (before, behind) = (&name[..at], &name[at + character.len_utf8()..]);
            others.extend([format!("{before}~{behind}"), format!("{before}{behind}~")]);
        }
        for other in others {
            let read: Numbers = from_json(object([(7, other.clone())].into_iter()).as_bytes()).unwrap();
            assert!(read.values.iter().all(Option::is_none), "{other:?} is no name");
            assert_eq!(read.additional.len(), 1);
        }
    }
}
