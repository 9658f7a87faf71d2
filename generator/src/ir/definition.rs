//! The items of `types.rs`.

use super::{Check, DefinitionId, Docs, Format, Kind, PatternId, Type};
use crate::ident::Ident;

/// A named item.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Unique among the items of its module.
    pub name: Ident,
    /// Documentation.
    pub docs: Docs,
    /// `specs/klavi.yaml#/components/schemas/Cpf`.
    pub schema: String,
    /// Whether values may be shown.
    pub sensitivity: Sensitivity,
    /// What it is.
    pub kind: DefinitionKind,
}

/// Whether `Debug` and `Display` show a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sensitivity {
    /// They do.
    Plain,
    /// They do not.
    Sensitive,
}

/// What an item is.
#[derive(Clone, Debug)]
pub enum DefinitionKind {
    /// `pub type Cpf = runtime::Text<rules::Cpf>` or `runtime::Numeric<…>`.
    Scalar(Scalar),
    /// A Rust enum of texts.
    Enumeration(Enumeration),
    /// `pub type Status = runtime::Open<KnownStatus>`: an enumeration, or any other text.
    OpenEnumeration(DefinitionId),
    /// `pub type Tags = runtime::List<Tag, rules::Tags>`.
    List(List),
    /// A struct with public members.
    Record(Record),
    /// A struct around a draft, with a rule across members.
    Checked(Checked),
    /// An enum with one record per value of a member.
    CaseUnion(CaseUnion),
    /// An enum with one variant per JSON kind.
    KindUnion(KindUnion),
    /// `pub type Shape = runtime::Value<rules::Shape>`: a JSON value that meets a rule.
    Value(Check),
    /// `pub type Amounts = Vec<Amount>`.
    Alias(Type),
}

impl DefinitionKind {
    /// The members of an object with declared members, with or without a rule across them.
    pub fn record(&self) -> Option<&Record> {
        match self {
            Self::Record(record) => Some(record),
            Self::Checked(checked) => Some(&checked.record),
            Self::Scalar(_)
            | Self::Enumeration(_)
            | Self::OpenEnumeration(_)
            | Self::List(_)
            | Self::CaseUnion(_)
            | Self::KindUnion(_)
            | Self::Value(_)
            | Self::Alias(_) => None,
        }
    }

    /// The same, to change them.
    pub fn record_mut(&mut self) -> Option<&mut Record> {
        match self {
            Self::Record(record) => Some(record),
            Self::Checked(checked) => Some(&mut checked.record),
            Self::Scalar(_)
            | Self::Enumeration(_)
            | Self::OpenEnumeration(_)
            | Self::List(_)
            | Self::CaseUnion(_)
            | Self::KindUnion(_)
            | Self::Value(_)
            | Self::Alias(_) => None,
        }
    }
}

/// A constrained text or number.
#[derive(Clone, Debug)]
pub struct Scalar {
    /// What it holds.
    pub kind: ScalarKind,
    /// Its rule.
    pub check: Check,
}

/// How a text is stored and tested: nothing that its rule does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextForm {
    /// Where its characters are.
    pub storage: TextStorage,
    /// Its rule as code; absent where the rule has to be interpreted.
    pub test: Option<TextTest>,
}

/// Where the characters of a text are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextStorage {
    /// In a box.
    #[default]
    Boxed,
    /// In the value while they are few, else in a box.
    Compact,
    /// In the value: that many ASCII characters at most.
    Inline(u64),
}

/// A test of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextTest {
    /// Accepts all.
    Always,
    /// Accepts nothing.
    Never,
    /// Unicode code points: the least and the most.
    Length(u64, Option<u64>),
    /// `pattern`.
    Pattern(PatternId),
    /// `format`.
    Format(Format),
    /// This text.
    Equals(String),
    /// Not this one.
    Not(Box<TextTest>),
    /// All of them.
    All(Vec<TextTest>),
    /// One of them at least.
    Any(Vec<TextTest>),
}

/// A test of the members of a record, of which each satisfies its own type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MembersTest {
    /// Accepts all.
    Always,
    /// Accepts nothing.
    Never,
    /// A member is there: an index into the record's, of one that is optional.
    Present(usize),
    /// A member is there that the schema does not name.
    OtherPresent(String),
    /// How many members there are: the least and the most.
    Count(u64, Option<u64>),
    /// The text of a member, where it is there, satisfies a test.
    Text(usize, TextTest),
    /// A member is there, an optional one, and its text satisfies a test.
    PresentText(usize, TextTest),
    /// Not this one.
    Not(Box<MembersTest>),
    /// All of them.
    All(Vec<MembersTest>),
    /// One of them at least.
    Any(Vec<MembersTest>),
    /// `if`, `then`, `else`.
    If(Box<[MembersTest; 3]>),
}

/// What a scalar holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScalarKind {
    /// `runtime::Text`.
    Text(TextForm),
    /// `runtime::Numeric`.
    Number,
}

/// An enumeration of texts.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// At least one; texts are distinct, names are distinct.
    pub variants: Vec<Variant>,
    /// Whether new variants may come without notice.
    pub exhaustiveness: Exhaustiveness,
}

/// A value of an enumeration.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The Rust name.
    pub name: Ident,
    /// The text on the wire.
    pub text: String,
}

/// Whether a program may match all variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exhaustiveness {
    /// It is sent: the list is the contract.
    Exhaustive,
    /// It is only received: `#[non_exhaustive]`.
    NonExhaustive,
}

/// A constrained list.
#[derive(Clone, Debug)]
pub struct List {
    /// The items' type.
    pub item: Type,
    /// Its rule.
    pub check: Check,
}

/// An object with declared members.
#[derive(Clone, Debug)]
pub struct Record {
    /// In the order of the specification.
    pub members: Vec<Member>,
    /// What other members it may have.
    pub additional: Additional,
}

/// A declared member.
#[derive(Clone, Debug)]
pub struct Member {
    /// The provider's spelling.
    pub wire_name: String,
    /// Documentation.
    pub docs: Docs,
    /// Its type, or its only value.
    pub kind: MemberKind,
}

/// What a member holds.
#[derive(Clone, Debug)]
pub enum MemberKind {
    /// A member of the struct.
    Value {
        /// The Rust name.
        name: Ident,
        /// The type, without presence and nullability.
        ty: Type,
        /// Whether the key must be there.
        presence: Presence,
        /// Whether the value may be null.
        nullability: Nullability,
    },
    /// A required member with a single possible value, a JSON text: written and expected, not stored.
    Constant(String),
}

/// Is the key there?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always.
    Required,
    /// Perhaps.
    Optional,
}

/// May the value be null?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nullability {
    /// No.
    NonNull,
    /// Yes.
    Nullable,
}

/// Members beyond those declared.
#[derive(Clone, Debug)]
pub enum Additional {
    /// None is allowed.
    Closed,
    /// Each of a type, kept under a name.
    Open {
        /// The Rust name of the member that keeps them.
        name: Ident,
        /// `Type::Json` where the schema says nothing.
        ty: Type,
    },
}

/// A record with a rule across its members.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The name of the struct with public members.
    pub draft_name: Ident,
    /// Its members.
    pub record: Record,
    /// The rule.
    pub check: Check,
    /// The rule as code; absent where it has to be interpreted.
    pub test: Option<MembersTest>,
    /// Other types that a value may be as well: the branches of `anyOf` and `oneOf`.
    pub views: Vec<View>,
}

/// Another type that a value may be as well.
#[derive(Clone, Debug)]
pub struct View {
    /// The function that reads it: `as_card`.
    pub name: Ident,
    /// The type.
    pub ty: Type,
}

/// A record whose shape follows from the value of one member.
#[derive(Clone, Debug)]
pub struct CaseUnion {
    /// The provider's spelling of that member.
    pub member: String,
    /// One each.
    pub cases: Vec<Case>,
    /// Whether a member holds the union in a box.
    pub is_boxed: bool,
    /// The index of the case that a value has before it is read.
    pub vacant: usize,
}

/// One value of the deciding member, or several with the same record.
#[derive(Clone, Debug)]
pub struct Case {
    /// The variant's name.
    pub name: Ident,
    /// The member's texts: at least one, and in no other case.
    pub values: Vec<String>,
    /// The record; the member is a constant in it where it has a single text.
    pub record: DefinitionId,
}

/// Values of several JSON kinds.
#[derive(Clone, Debug)]
pub struct KindUnion {
    /// One per kind; at least two, kinds are disjoint.
    pub variants: Vec<KindVariant>,
    /// Whether a member holds the union in a box.
    pub is_boxed: bool,
    /// The index of the variant that a value has before it is read.
    pub vacant: usize,
}

/// One kind of a union.
#[derive(Clone, Debug)]
pub struct KindVariant {
    /// The variant's name.
    pub name: Ident,
    /// Never `Kind::Null`; `Kind::Integer` where only integers are meant.
    pub kind: Kind,
    /// What it holds.
    pub ty: Type,
}
