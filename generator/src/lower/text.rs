//! Rules as code: how texts are stored and tested, and how the members of records are tested together. What one rule
//! proves, no other checks again. Asked once all patterns have their tables.

mod combine;
mod members;

use crate::ir::{
    Api, Check, Checked, DefinitionKind, Format, Kind, MembersTest, Scalar, ScalarKind, TextForm, TextStorage, TextTest,
};
use carimbo_runtime::Json;

/// The longest text that is stored in the value itself.
const INLINE_MAX: u64 = 40;

/// The longest text, in bytes, for which `runtime::Compact` needs no box: where all are longer, it is of no use.
const COMPACT_MAX: u64 = 16;

/// How deep rules are followed through one another.
const DEPTH_MAX: usize = 32;

/// What is decided for an item.
enum Decision {
    Text(TextForm),
    Members(Option<MembersTest>),
    Nothing,
}

/// Decides the form of every text, and the test of every record with a rule across members.
pub(super) fn decide(api: &mut Api) {
    let decisions: Vec<Decision> = api.definitions.iter().map(|definition| decision(&definition.kind, api)).collect();
    for (definition, decision) in api.definitions.iter_mut().zip(decisions) {
        match (&mut definition.kind, decision) {
            (DefinitionKind::Scalar(scalar), Decision::Text(form)) => scalar.kind = ScalarKind::Text(form),
            (DefinitionKind::Checked(checked), Decision::Members(test)) => checked.test = test,
            _ => {}
        }
    }
}

fn decision(kind: &DefinitionKind, api: &Api) -> Decision {
    match kind {
        DefinitionKind::Scalar(Scalar { kind: ScalarKind::Text(_), check }) => Decision::Text(form(check, api)),
        DefinitionKind::Checked(Checked { record, check, .. }) => Decision::Members(members::test(check, record, api)),
        DefinitionKind::Scalar(_)
        | DefinitionKind::Enumeration(_)
        | DefinitionKind::OpenEnumeration(_)
        | DefinitionKind::List(_)
        | DefinitionKind::Record(_)
        | DefinitionKind::CaseUnion(_)
        | DefinitionKind::KindUnion(_)
        | DefinitionKind::Value(_)
        | DefinitionKind::Alias(_) => Decision::Nothing,
    }
}

fn form(check: &Check, api: &Api) -> TextForm {
    let extent = extent(check, api, DEPTH_MAX);
    let storage = match (extent.script, extent.most) {
        (Script::Ascii, Some(most @ 1..=INLINE_MAX)) => TextStorage::Inline(most),
        _ if extent.least <= COMPACT_MAX => TextStorage::Compact,
        _ => TextStorage::Boxed,
    };
    TextForm { storage, test: test(check, api) }
}

/// What is known of the texts that a rule accepts.
#[derive(Clone, Copy)]
struct Extent {
    /// Lengths in code points.
    least: u64,
    most: Option<u64>,
    script: Script,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Ascii,
    Any,
}

const UNKNOWN: Extent = Extent { least: 0, most: None, script: Script::Any };

impl Extent {
    /// Of the texts that both accept.
    fn and(self, other: Self) -> Self {
        let most = [self.most, other.most].into_iter().flatten().min();
        let script = if self.script == Script::Ascii { self.script } else { other.script };
        Self { least: self.least.max(other.least), most, script }
    }

    /// Of the texts that one of them accepts.
    fn or(self, other: Self) -> Self {
        let most = self.most.zip(other.most).map(|(one, other)| one.max(other));
        let script = if self.script == Script::Any { self.script } else { other.script };
        Self { least: self.least.min(other.least), most, script }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "of what other rules accept nothing is known")]
fn extent(check: &Check, api: &Api, depth: usize) -> Extent {
    let Some(depth) = depth.checked_sub(1) else { return UNKNOWN };
    match check {
        Check::MinLength(least) => Extent { least: *least, ..UNKNOWN },
        Check::MaxLength(most) => Extent { most: Some(*most), ..UNKNOWN },
        Check::Pattern(id) => {
            let texts = &api.pattern(*id).texts;
            let script = if texts.is_ascii { Script::Ascii } else { Script::Any };
            Extent { least: texts.least, most: texts.most, script }
        }
        Check::Format(format) => of_format(*format),
        Check::All(checks) => checks.iter().map(|check| extent(check, api, depth)).fold(UNKNOWN, Extent::and),
        Check::Any(checks) | Check::One(checks) => {
            checks.iter().map(|check| extent(check, api, depth)).reduce(Extent::or).unwrap_or(UNKNOWN)
        }
        Check::At { check, .. } => extent(check, api, depth),
        Check::Rule(id) => extent(&api.rule(*id).check, api, depth),
        _ => UNKNOWN,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "other formats have no longest text, or one beyond ASCII")]
fn of_format(format: Format) -> Extent {
    let between = |least, most| Extent { least, most: Some(most), script: Script::Ascii };
    match format {
        Format::Date => between(10, 10),
        Format::Uuid => between(36, 36),
        Format::Ipv4 => between(7, 15),
        _ => UNKNOWN,
    }
}

/// A rule of texts as code: what concerns other kinds of values accepts every text.
fn test(check: &Check, api: &Api) -> Option<TextTest> {
    match check {
        Check::Kinds(kinds) if kinds.contains(&Kind::String) => Some(TextTest::Always),
        Check::Kinds(_) | Check::Never => Some(TextTest::Never),
        Check::Const(json) => Some(equals(json)),
        Check::Enum(values) => Some(any(values.iter().map(|json| equals(json)).collect())),
        Check::Not(check) => test(check, api).map(not),
        Check::MinLength(least) => Some(TextTest::Length(*least, None)),
        Check::MaxLength(most) => Some(TextTest::Length(0, Some(*most))),
        Check::Pattern(id) => Some(TextTest::Pattern(*id)),
        Check::Format(format) => Some(TextTest::Format(*format)),
        Check::All(checks) => all(checks, api),
        Check::Any(checks) => checks.iter().map(|check| test(check, api)).collect::<Option<_>>().map(any),
        Check::At { check, .. } => test(check, api),
        Check::Always
        | Check::Minimum(_)
        | Check::Maximum(_)
        | Check::ExclusiveMinimum(_)
        | Check::ExclusiveMaximum(_)
        | Check::MultipleOf(_)
        | Check::MinItems(_)
        | Check::MaxItems(_)
        | Check::UniqueItems
        | Check::MinProperties(_)
        | Check::MaxProperties(_)
        | Check::Required(_)
        | Check::DependentRequired(_)
        | Check::Properties(_)
        | Check::AdditionalProperties { .. }
        | Check::PatternProperties(_)
        | Check::PropertyNames(_)
        | Check::DependentSchemas(_)
        | Check::Items(_)
        | Check::PrefixItems(_)
        | Check::ItemsAfter { .. }
        | Check::Contains { .. } => Some(TextTest::Always),
        Check::Content(_) | Check::Unevaluated { .. } | Check::One(_) | Check::If { .. } | Check::Rule(_) => None,
    }
}

/// The text that a JSON text is; no other kind of value equals one.
fn equals(json: &str) -> TextTest {
    match json.parse() {
        Ok(Json::String(text)) => TextTest::Equals(text),
        _ => TextTest::Never,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "whatever is not simplified stays as it is")]
fn not(test: TextTest) -> TextTest {
    match test {
        TextTest::Always => TextTest::Never,
        TextTest::Never => TextTest::Always,
        other => TextTest::Not(Box::new(other)),
    }
}

fn any(mut tests: Vec<TextTest>) -> TextTest {
    tests.retain(|test| *test != TextTest::Never);
    match tests.len() {
        0 => TextTest::Never,
        1 => tests.remove(0),
        _ if tests.contains(&TextTest::Always) => TextTest::Always,
        _ => TextTest::Any(tests),
    }
}

/// Lengths last, in one test, and only as far as nothing else says them.
fn all(checks: &[Check], api: &Api) -> Option<TextTest> {
    let is_length = |check: &&Check| matches!(check, Check::MinLength(_) | Check::MaxLength(_));
    let (lengths, others): (Vec<&Check>, Vec<&Check>) = checks.iter().partition(is_length);
    let asked = lengths.into_iter().map(|check| extent(check, api, 1)).fold(UNKNOWN, Extent::and);
    let proven = others.iter().map(|check| extent(check, api, DEPTH_MAX)).fold(UNKNOWN, Extent::and);
    let mut tests: Vec<TextTest> = others.into_iter().map(|check| test(check, api)).collect::<Option<_>>()?;
    let least = if asked.least > proven.least { asked.least } else { 0 };
    let most = asked.most.filter(|asked| proven.most.is_none_or(|proven| proven > *asked));
    if least > 0 || most.is_some() {
        tests.push(TextTest::Length(least, most));
    }
    tests.retain(|test| *test != TextTest::Always);
    match tests.len() {
        0 => Some(TextTest::Always),
        1 => tests.pop(),
        _ if tests.contains(&TextTest::Never) => Some(TextTest::Never),
        _ => Some(TextTest::All(tests)),
    }
}
