//! Records of more members than a machine word has bits: each that is missing, or there twice, is found.

#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its input has failed")]

use carimbo_runtime as runtime;
use runtime::{Fault, Member, Reader, RecordRules, Vacancy, Violation, from_json};

/// `N` numbers, all of which must be there.
#[derive(Debug)]
struct Wide<const N: usize>([u64; N]);

fn name(index: usize) -> String {
    format!("m{index}")
}

fn rules(count: usize) -> &'static RecordRules {
    let members: Vec<Member> = (0..count).map(|index| Member::required(name(index).leak())).collect();
    Box::leak(Box::new(RecordRules::strict("s#/Wide", members.leak())))
}

impl<const N: usize> runtime::Read for Wide<N> {
    fn vacant(_: Vacancy) -> Self {
        Self([0; N])
    }

    fn fill(&mut self, reader: &mut Reader<'_>, vacancy: Vacancy) -> Result<(), Fault> {
        let mut values: Vec<&mut dyn runtime::Read> = Vec::new();
        for value in &mut self.0 {
            values.push(value);
        }
        runtime::read_record(reader, rules(N), &mut values, &mut runtime::Closed, vacancy)
    }
}

fn object(indices: impl Iterator<Item = usize>) -> String {
    let members: Vec<String> = indices.map(|index| format!("\"{}\":{}", name(index), index + 1)).collect();
    format!("{{{}}}", members.join(","))
}

fn faults<const N: usize>(text: &str) -> Vec<String> {
    from_json::<Wide<N>>(text.as_bytes()).unwrap_err().iter().map(Violation::to_string).collect()
}

fn check<const N: usize>() {
    let mixed = (1..N).step_by(2).chain((0..N).step_by(2));
    for text in [object(0..N), object((0..N).rev()), object(mixed)] {
        let Wide::<N>(values) = from_json(text.as_bytes()).unwrap();
        assert!((1..=N as u64).eq(values), "{N} members");
    }
    for odd in 0..N {
        let missing = format!("(root): breaks `required` {} (s#/Wide)", name(odd));
        let twice = format!("/{}: breaks `duplicateMember`", name(odd));
        let others = || (0..N).filter(|index| *index != odd);
        assert_eq!(faults::<N>(&object(others())), [missing.as_str()]);
        assert_eq!(faults::<N>(&object(others().rev())), [missing.as_str()]);
        assert_eq!(faults::<N>(&object((0..N).chain([odd]))), [twice.as_str()]);
        assert_eq!(faults::<N>(&object([odd].into_iter().chain(0..N))), [twice.as_str()]);
    }
}

#[test]
fn each_that_is_missing_or_there_twice_is_found() {
    check::<1>();
    check::<2>();
    check::<62>();
    check::<63>();
    check::<64>();
    check::<65>();
    check::<66>();
    check::<127>();
    check::<128>();
    check::<129>();
    check::<131>();
}
