//! The order of items in the output: components as in the specification, each followed by what it alone needed first.

use super::Owner;
use crate::ir::{
    Additional, Api, Body, DefinitionId, DefinitionKind, MemberKind, Outcome, ReceivedId, Record, ResponseBody, Type,
};

/// Sorts definitions and received records, and renumbers what refers to them.
pub(super) fn arrange(api: &mut Api, owners: &[Owner]) {
    let definitions = sorted(owners);
    let positions = inverse(&definitions);
    api.definitions = definitions.iter().filter_map(|old| api.definitions.get(*old).cloned()).collect();
    let mut received: Vec<usize> = (0..api.received.len()).collect();
    received.sort_by_key(|index| api.received.get(*index).and_then(|record| positions.get(record.strict.0)).copied());
    let received_positions = inverse(&received);
    api.received = received.iter().filter_map(|old| api.received.get(*old).cloned()).collect();
    let renumber = Renumber { definitions: positions, received: received_positions };
    renumber.api(api);
}

fn sorted(owners: &[Owner]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..owners.len()).collect();
    order.sort_by_key(|index| owners.get(*index).copied());
    order
}

fn inverse(order: &[usize]) -> Vec<usize> {
    let mut positions = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(position) = positions.get_mut(*old) {
            *position = new;
        }
    }
    positions
}

/// From the order of making to the order of output.
struct Renumber {
    definitions: Vec<usize>,
    received: Vec<usize>,
}

impl Renumber {
    fn api(&self, api: &mut Api) {
        for definition in &mut api.definitions {
            self.definition(&mut definition.kind);
        }
        for record in &mut api.received {
            self.id(&mut record.strict);
            record.members.iter_mut().for_each(|member| self.ty(&mut member.ty));
        }
        for operation in &mut api.operations {
            operation.parameters.iter_mut().for_each(|parameter| self.ty(&mut parameter.ty));
            if let Body::Json { ty, .. } = &mut operation.body {
                self.ty(ty);
            }
            self.outcome(&mut operation.success);
            self.outcome(&mut operation.rejection);
        }
    }

    fn definition(&self, kind: &mut DefinitionKind) {
        match kind {
            DefinitionKind::Scalar(_) | DefinitionKind::Enumeration(_) | DefinitionKind::Value(_) => {}
            DefinitionKind::OpenEnumeration(known) => self.id(known),
            DefinitionKind::List(list) => self.ty(&mut list.item),
            DefinitionKind::Record(record) => self.record(record),
            DefinitionKind::Checked(checked) => self.record(&mut checked.record),
            DefinitionKind::CaseUnion(union) => union.cases.iter_mut().for_each(|case| self.id(&mut case.record)),
            DefinitionKind::KindUnion(union) => union.variants.iter_mut().for_each(|variant| self.ty(&mut variant.ty)),
            DefinitionKind::Alias(ty) => self.ty(ty),
        }
    }

    fn record(&self, record: &mut Record) {
        for member in &mut record.members {
            match &mut member.kind {
                MemberKind::Value { ty, .. } => self.ty(ty),
                MemberKind::Constant(_) => {}
            }
        }
        match &mut record.additional {
            Additional::Closed => {}
            Additional::Open { ty, .. } => self.ty(ty),
        }
    }

    fn outcome(&self, outcome: &mut Outcome) {
        match outcome {
            Outcome::Nothing => {}
            Outcome::Single { ty, .. } => self.ty(ty),
            Outcome::Several { variants, .. } => {
                for variant in variants {
                    match &mut variant.body {
                        ResponseBody::Nothing => {}
                        ResponseBody::Json(ty) => self.ty(ty),
                    }
                }
            }
        }
    }

    fn ty(&self, ty: &mut Type) {
        match ty {
            Type::Defined(id) | Type::Open(id) => self.id(id),
            Type::Received(id) => *id = ReceivedId(self.received.get(id.0).copied().unwrap_or(id.0)),
            Type::Field(inner) | Type::List(inner) | Type::Map(inner) | Type::Boxed(inner) | Type::Nullable(inner) => {
                self.ty(inner);
            }
            Type::String
            | Type::Boolean
            | Type::I32
            | Type::I64
            | Type::Integer
            | Type::Number
            | Type::Json
            | Type::Null
            | Type::Never => {}
        }
    }

    fn id(&self, id: &mut DefinitionId) {
        *id = DefinitionId(self.definitions.get(id.0).copied().unwrap_or(id.0));
    }
}
