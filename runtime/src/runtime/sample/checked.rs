//! Records with a rule across members: a draft, changed until the rule holds.

use super::super::{Check, Json, Read, Violations, Write, from_json_str, from_value, to_json_string};
use super::build::repaired;
use super::{Room, Sample, Source, add};

/// How many drafts are tried.
const TRIES: usize = 12;

/// A checked record `T` whose members are those of `D`; what `D` does not check is in `check`.
pub fn checked_sample<T, D>(source: &mut Source<'_>, check: &Check) -> Option<T>
where
    T: Read + TryFrom<D, Error = Violations>,
    D: Sample + Write,
{
    source.attempts(TRIES, |source| {
        let draft = D::sample(source)?;
        let json = json(&draft)?;
        T::try_from(draft).ok().or_else(|| repair::<T, D>(&json, check, source))
    })
}

/// The edges of the draft that the rule accepts, and the others after they were changed.
pub fn checked_edges<T, D>(room: Room, check: &Check) -> Vec<T>
where
    T: Sample + Read + PartialEq + TryFrom<D, Error = Violations>,
    D: Sample + Write,
{
    let mut values = super::smallest();
    for draft in D::edges(room) {
        let Some(json) = json(&draft) else { continue };
        let mut source = Source::smallest();
        let value = T::try_from(draft).ok();
        let value = value.or_else(|| source.attempts(2, |source| repair::<T, D>(&json, check, source)));
        if let Some(value) = value {
            add(&mut values, value);
        }
    }
    values
}

/// What a draft lacks is taken from one that has everything.
fn repair<T: Read, D: Sample + Write>(draft: &Json, check: &Check, source: &mut Source<'_>) -> Option<T> {
    let donor = D::sample(&mut Source::fullest()).and_then(|donor| json(&donor));
    from_value(repaired(check, draft, donor.as_ref(), source)?).ok()
}

fn json(value: &dyn Write) -> Option<Json> {
    from_json_str(&to_json_string(value)).ok()
}
