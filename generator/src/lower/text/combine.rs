//! Tests of members, combined: what is always or never so is left out, and what is nested needlessly is made flat.
#![expect(clippy::wildcard_enum_match_arm, reason = "whatever is not simplified stays as it is")]

use crate::ir::MembersTest;

pub(super) fn all(parts: Vec<MembersTest>) -> MembersTest {
    let mut tests = Vec::new();
    for part in parts {
        match part {
            MembersTest::Always => {}
            MembersTest::All(parts) => tests.extend(parts),
            part => tests.push(part),
        }
    }
    join_presence(&mut tests);
    match tests.len() {
        0 => MembersTest::Always,
        1 => tests.remove(0),
        _ if tests.contains(&MembersTest::Never) => MembersTest::Never,
        _ => MembersTest::All(tests),
    }
}

/// That a member is there is said with what its text has to be.
fn join_presence(tests: &mut Vec<MembersTest>) {
    let is_present = |at: usize, tests: &[MembersTest]| tests.contains(&MembersTest::Present(at));
    let joined: Vec<usize> = tests
        .iter()
        .filter_map(|test| match test {
            MembersTest::Text(at, _) if is_present(*at, tests) => Some(*at),
            _ => None,
        })
        .collect();
    tests.retain(|test| !joined.iter().any(|at| *test == MembersTest::Present(*at)));
    for test in tests {
        if let MembersTest::Text(at, text) = test
            && joined.contains(at)
        {
            *test = MembersTest::PresentText(*at, text.clone());
        }
    }
}

pub(super) fn any(parts: Vec<MembersTest>) -> MembersTest {
    let mut tests = Vec::new();
    for part in parts {
        match part {
            MembersTest::Never => {}
            MembersTest::Any(parts) => tests.extend(parts),
            part => tests.push(part),
        }
    }
    match tests.len() {
        0 => MembersTest::Never,
        1 => tests.remove(0),
        _ if tests.contains(&MembersTest::Always) => MembersTest::Always,
        _ => MembersTest::Any(tests),
    }
}

pub(super) fn not(test: MembersTest) -> MembersTest {
    match test {
        MembersTest::Always => MembersTest::Never,
        MembersTest::Never => MembersTest::Always,
        MembersTest::Not(test) => *test,
        MembersTest::PresentText(at, test) => MembersTest::Text(at, super::not(test)),
        other => MembersTest::Not(Box::new(other)),
    }
}

pub(super) fn conditional(condition: MembersTest, then: MembersTest, otherwise: MembersTest) -> MembersTest {
    match (condition, then, otherwise) {
        (MembersTest::Always, then, _) => then,
        (MembersTest::Never, _, otherwise) => otherwise,
        (condition, then, MembersTest::Always) => any(vec![not(condition), then]),
        (condition, then, otherwise) => MembersTest::If(Box::new([condition, then, otherwise])),
    }
}
