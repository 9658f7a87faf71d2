//! What a value is made of before it is read: which case a union begins with, and members that no value could have.
//!
//! Reading fills a value that is there already. To make one, every member that must be there is made, and one case of
//! every union: the one that takes the least. A type that can only be made of itself has no values at all, whatever its
//! schema says: where a record must have one, it has a [`Type::Never`].

use crate::ir::{Api, CaseUnion, DefinitionKind, KindUnion, Member, MemberKind, Nullability, Presence, Record, Type};

/// Decides it. Asked once all boxes are there.
pub(super) fn decide(api: &mut Api) {
    let costs = Costs::of(api);
    for (index, definition) in api.definitions.iter_mut().enumerate() {
        if costs.known.get(index).copied().flatten().is_none()
            && let Some(record) = definition.kind.record_mut()
        {
            record.members.iter_mut().for_each(|member| refuse(member, &costs));
        }
    }
    let costs = Costs::of(api);
    for definition in &mut api.definitions {
        match &mut definition.kind {
            DefinitionKind::CaseUnion(union) => union.vacant = least(&costs.cases(union)),
            DefinitionKind::KindUnion(union) => union.vacant = least(&costs.variants(union)),
            DefinitionKind::Scalar(_)
            | DefinitionKind::Enumeration(_)
            | DefinitionKind::OpenEnumeration(_)
            | DefinitionKind::List(_)
            | DefinitionKind::Record(_)
            | DefinitionKind::Checked(_)
            | DefinitionKind::Value(_)
            | DefinitionKind::Alias(_) => {}
        }
    }
}

/// Gives a member that must be there and cannot a type that says so.
fn refuse(member: &mut Member, costs: &Costs) {
    let has_values = costs.member(member).is_some();
    match &mut member.kind {
        MemberKind::Value { ty, .. } if !has_values => *ty = Type::Never,
        MemberKind::Value { .. } | MemberKind::Constant(_) => {}
    }
}

/// The index of the least of what is known; the first, if nothing is.
fn least(costs: &[Option<u64>]) -> usize {
    let known = costs.iter().enumerate().filter_map(|(index, cost)| Some((index, (*cost)?)));
    known.min_by_key(|(_, cost)| *cost).map_or(0, |(index, _)| index)
}

/// Of how many values one of each definition is made, at the least. None: it can only be made of itself.
struct Costs {
    known: Vec<Option<u64>>,
}

impl Costs {
    fn of(api: &Api) -> Self {
        let mut costs = Self { known: vec![None; api.definitions.len()] };
        // Each round knows all that is made of what the last one knew; costs only sink.
        for _ in 0..DEPTH_MAX {
            let next = api.definitions.iter().map(|definition| costs.kind(&definition.kind)).collect();
            if next == costs.known {
                break;
            }
            costs.known = next;
        }
        costs
    }

    fn kind(&self, kind: &DefinitionKind) -> Option<u64> {
        let below = match kind {
            DefinitionKind::Record(record) => self.record(record)?,
            DefinitionKind::Checked(checked) => self.record(&checked.record)?,
            DefinitionKind::CaseUnion(union) => self.cases(union).into_iter().flatten().min()?,
            DefinitionKind::KindUnion(union) => self.variants(union).into_iter().flatten().min()?,
            DefinitionKind::Alias(ty) => self.ty(ty)?,
            DefinitionKind::Scalar(_)
            | DefinitionKind::Enumeration(_)
            | DefinitionKind::OpenEnumeration(_)
            | DefinitionKind::List(_)
            | DefinitionKind::Value(_) => 0,
        };
        Some(below.saturating_add(1))
    }

    fn record(&self, record: &Record) -> Option<u64> {
        record.members.iter().try_fold(0_u64, |sum, member| Some(sum.saturating_add(self.member(member)?)))
    }

    fn member(&self, member: &Member) -> Option<u64> {
        match &member.kind {
            MemberKind::Value { ty, presence: Presence::Required, nullability: Nullability::NonNull, .. } => {
                self.ty(ty)
            }
            MemberKind::Value { .. } | MemberKind::Constant(_) => Some(0),
        }
    }

    fn cases(&self, union: &CaseUnion) -> Vec<Option<u64>> {
        union.cases.iter().map(|case| self.known.get(case.record.0).copied().flatten()).collect()
    }

    fn variants(&self, union: &KindUnion) -> Vec<Option<u64>> {
        union.variants.iter().map(|variant| self.ty(&variant.ty)).collect()
    }

    fn ty(&self, ty: &Type) -> Option<u64> {
        match ty {
            Type::Defined(id) => self.known.get(id.0).copied().flatten(),
            // A box is allocated, so that others are to be preferred.
            Type::Boxed(inner) => self.ty(inner).map(|cost| cost.saturating_add(ALLOCATION)),
            Type::Received(_)
            | Type::Open(_)
            | Type::Field(_)
            | Type::Nullable(_)
            | Type::String
            | Type::Boolean
            | Type::I32
            | Type::I64
            | Type::Integer
            | Type::Number
            | Type::Json
            | Type::Null
            | Type::Never
            | Type::List(_)
            | Type::Map(_) => Some(1),
        }
    }
}

/// As many values as an allocation takes time for.
const ALLOCATION: u64 = 10;

/// So many values within one another at most: no reader goes deeper.
const DEPTH_MAX: usize = 128;
