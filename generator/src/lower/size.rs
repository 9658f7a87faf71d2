//! How much memory types take, and boxes for what takes too much where it need not be there.
//!
//! Sizes are estimates for machines of 64 bits, the same on whatever machine code is generated: a record is the sum of
//! its members, a union its largest variant and a word, both in whole words. What an `Option` adds is not counted:
//! most types leave it a value.

use crate::ir::{
    Additional, Api, DefinitionId, DefinitionKind, Member, MemberKind, Presence, Record, ScalarKind, TextForm,
    TextStorage, Type,
};

/// What a member that may be absent takes at most by value, in bytes: what processors fetch at once, a cache line.
const OPTIONAL_MAX: u64 = 64;

/// The size of a pointer, and with it what sizes are multiples of.
const WORD: u64 = 8;

/// The size of a `String`, a `Vec` and a map, of numbers that keep their digits, and of a text that may be anything.
const THREE_WORDS: u64 = 3 * WORD;

/// The size of a `runtime::Json`.
const JSON: u64 = 4 * WORD;

/// Beyond this no size is told from another, so that sums of sums do not overflow.
const COUNTED_MAX: u64 = u32::MAX as u64;

/// Puts a box around every member that may be absent and takes much. Asked once no type holds itself by value.
pub(super) fn box_large(api: &mut Api) {
    let mut sizes = Sizes { api, known: vec![None; api.definitions.len()] };
    let sizes: Vec<u64> = (0..api.definitions.len()).map(|index| sizes.definition(index)).collect();
    let size = |id: DefinitionId| sizes.get(id.0).copied().unwrap_or_default();
    for definition in &mut api.definitions {
        for ty in optional_mut(&mut definition.kind) {
            box_if_large(ty, &size);
        }
    }
}

/// Only definitions take more than a few words.
fn box_if_large(ty: &mut Type, size: &dyn Fn(DefinitionId) -> u64) {
    if let Type::Nullable(inner) = ty {
        box_if_large(inner, size);
    } else if let Type::Defined(id) = ty
        && size(*id) > OPTIONAL_MAX
    {
        *ty = Type::Boxed(Box::new(ty.clone()));
    }
}

/// The types of members that may be absent.
fn optional_mut(kind: &mut DefinitionKind) -> Vec<&mut Type> {
    let Some(record) = kind.record_mut() else { return Vec::new() };
    let optional = record.members.iter_mut().filter_map(|member| match &mut member.kind {
        MemberKind::Value { ty, presence: Presence::Optional, .. } => Some(ty),
        MemberKind::Value { presence: Presence::Required, .. } | MemberKind::Constant(_) => None,
    });
    optional.collect()
}

/// What is known of the sizes of definitions.
struct Sizes<'a> {
    api: &'a Api,
    known: Vec<Option<u64>>,
}

impl Sizes<'_> {
    fn definition(&mut self, index: usize) -> u64 {
        if let Some(known) = self.known.get(index).copied().flatten() {
            return known;
        }
        let Some(definition) = self.api.definitions.get(index) else { return 0 };
        let size = self.kind(&definition.kind).min(COUNTED_MAX);
        if let Some(known) = self.known.get_mut(index) {
            *known = Some(size);
        }
        size
    }

    fn kind(&mut self, kind: &DefinitionKind) -> u64 {
        match kind {
            DefinitionKind::Scalar(scalar) => of_scalar(&scalar.kind),
            DefinitionKind::Enumeration(_) => 1,
            DefinitionKind::OpenEnumeration(_) | DefinitionKind::List(_) => THREE_WORDS,
            DefinitionKind::Record(record) => self.record(record),
            DefinitionKind::Checked(checked) => self.record(&checked.record),
            DefinitionKind::CaseUnion(union) => {
                union_of(union.cases.iter().map(|case| self.definition(case.record.0)).max())
            }
            DefinitionKind::KindUnion(union) => {
                union_of(union.variants.iter().map(|variant| self.ty(&variant.ty)).max())
            }
            DefinitionKind::Value(_) => JSON,
            DefinitionKind::Alias(ty) => self.ty(ty),
        }
    }

    /// As it will be: large members are in their boxes.
    fn record(&mut self, record: &Record) -> u64 {
        let additional = match &record.additional {
            Additional::Closed => 0,
            Additional::Open { .. } => WORD,
        };
        let members: u64 = record.members.iter().map(|member| self.member(member)).sum();
        (members + additional).next_multiple_of(WORD)
    }

    fn member(&mut self, member: &Member) -> u64 {
        match &member.kind {
            MemberKind::Constant(_) => 0,
            MemberKind::Value { ty, presence: Presence::Required, .. } => self.ty(ty),
            MemberKind::Value { ty, presence: Presence::Optional, .. } => match self.ty(ty) {
                size if size > OPTIONAL_MAX => WORD,
                size => size,
            },
        }
    }

    fn ty(&mut self, ty: &Type) -> u64 {
        match ty {
            Type::Defined(id) => self.definition(id.0),
            Type::Nullable(inner) | Type::Field(inner) => self.ty(inner),
            Type::Boolean => 1,
            Type::I32 => 4,
            Type::I64 | Type::Boxed(_) => WORD,
            Type::Open(_) | Type::String | Type::Integer | Type::Number | Type::List(_) | Type::Map(_) => THREE_WORDS,
            Type::Json => JSON,
            // Received forms are in no definition: they name definitions.
            Type::Null | Type::Never | Type::Received(_) => 0,
        }
    }
}

/// The largest of its variants, and which one it is.
fn union_of(largest: Option<u64>) -> u64 {
    largest.unwrap_or_default().next_multiple_of(WORD) + WORD
}

fn of_scalar(kind: &ScalarKind) -> u64 {
    match kind {
        ScalarKind::Number | ScalarKind::Text(TextForm { storage: TextStorage::Compact, .. }) => THREE_WORDS,
        ScalarKind::Text(TextForm { storage: TextStorage::Boxed, .. }) => 2 * WORD,
        ScalarKind::Text(TextForm { storage: TextStorage::Inline(most), .. }) => most + 1,
    }
}
