//! What `lower` gives and `emit` takes: Rust items with their names, types and rules decided.
//!
//! No JSON Schema is left here. Items refer to one another by typed index.

mod check;
mod definition;
mod operation;
mod pattern;

pub use check::{ACCEPT, Check, Content, Format, Kind, PatternId, PatternTable, REFUSE, Rule, RuleId, Texts};
pub use definition::{
    Additional, Case, CaseUnion, Checked, Definition, DefinitionKind, Enumeration, Exhaustiveness, KindUnion,
    KindVariant, List, Member, MemberKind, MembersTest, Nullability, Presence, Record, Scalar, ScalarKind, Sensitivity,
    TextForm, TextStorage, TextTest, Variant, View,
};
pub use operation::{
    Body, Idempotency, Method, Operation, Outcome, OutcomeVariant, Parameter, ParameterPlace, PathPiece, Requirement,
    ResponseBody, SchemeId, SecurityKind, SecurityScheme, Server, StatusRange,
};
pub use pattern::{Beyond, Class, End, Ending, Matcher, Piece, Sequence};

use crate::ident::Ident;

/// One crate to be generated.
#[derive(Clone, Debug)]
pub struct Package {
    /// The crate's name: kebab-case.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Where the runtime comes from.
    pub runtime: RuntimeSource,
    /// One module each, in the order of the configuration.
    pub apis: Vec<Api>,
}

/// Where the code that generated code calls comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuntimeSource {
    /// The sources travel inside the crate as its module `runtime`.
    Embedded,
    /// The crate depends on `carimbo-runtime`.
    Crate,
}

/// One specification, one module.
#[derive(Clone, Debug)]
pub struct Api {
    /// The module's name.
    pub module: Ident,
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.description`.
    pub description: Option<String>,
    /// The specification's file, as its users know it: `specs/klavi.yaml`.
    pub source: String,
    /// Documented servers.
    pub servers: Vec<Server>,
    /// Declared security schemes that an operation uses.
    pub security_schemes: Vec<SecurityScheme>,
    /// Compiled patterns, each once.
    pub patterns: Vec<PatternTable>,
    /// Rules that stand by themselves, each once.
    pub rules: Vec<Rule>,
    /// Items of `types.rs`, in the order in which they are written.
    pub definitions: Vec<Definition>,
    /// Items of `received.rs`, in the order in which they are written.
    pub received: Vec<ReceivedRecord>,
    /// The operations, in the order of the specification.
    pub operations: Vec<Operation>,
}

impl Api {
    /// The item behind an id.
    pub fn definition(&self, id: DefinitionId) -> &Definition {
        self.definitions.get(id.0).expect("definition ids are indices made by lower")
    }

    /// The item behind an id.
    pub fn received_record(&self, id: ReceivedId) -> &ReceivedRecord {
        self.received.get(id.0).expect("received ids are indices made by lower")
    }

    /// The scheme behind an id.
    pub fn security_scheme(&self, id: SchemeId) -> &SecurityScheme {
        self.security_schemes.get(id.0).expect("scheme ids are indices made by lower")
    }

    /// The rule behind an id.
    pub fn rule(&self, id: RuleId) -> &Rule {
        self.rules.get(id.0).expect("rule ids are indices made by lower")
    }

    /// The pattern behind an id.
    pub fn pattern(&self, id: PatternId) -> &PatternTable {
        self.patterns.get(id.0).expect("pattern ids are indices made by lower")
    }
}

/// An item of `types.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DefinitionId(pub usize);

/// An item of `received.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReceivedId(pub usize);

/// A type where it is used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// An item of `types.rs`.
    Defined(DefinitionId),
    /// An item of `received.rs`.
    Received(ReceivedId),
    /// `runtime::Open<E>`: an enumeration, or any other text.
    Open(DefinitionId),
    /// `runtime::Field<T>`: an item of a received list or map.
    Field(Box<Type>),
    /// `String`.
    String,
    /// `bool`.
    Boolean,
    /// `i32`.
    I32,
    /// `i64`.
    I64,
    /// `runtime::Integer`: any integer.
    Integer,
    /// `runtime::Number`: any number, by its digits.
    Number,
    /// `runtime::Json`: any value.
    Json,
    /// `runtime::Null`: null alone.
    Null,
    /// `runtime::Never`: no value at all.
    Never,
    /// `Vec<T>`.
    List(Box<Type>),
    /// `BTreeMap<String, T>`.
    Map(Box<Type>),
    /// `Box<T>`: breaks a cycle, or holds what is large and may be absent.
    Boxed(Box<Type>),
    /// `runtime::Nullable<T>`: null is a value of the type.
    Nullable(Box<Type>),
}

/// The received form of a record: every member may deviate.
#[derive(Clone, Debug)]
pub struct ReceivedRecord {
    /// The name; the strict record's, in another module.
    pub name: Ident,
    /// Documentation.
    pub docs: Docs,
    /// `specs/klavi.yaml#/components/schemas/Payer`.
    pub schema: String,
    /// What it becomes by `TryFrom`.
    pub strict: DefinitionId,
    /// All documented members, each of type `runtime::Field<ty>`.
    pub members: Vec<ReceivedMember>,
    /// The name of the member that keeps the others.
    pub additional: Ident,
}

/// A member of a received record.
#[derive(Clone, Debug)]
pub struct ReceivedMember {
    /// The provider's spelling.
    pub wire_name: String,
    /// The Rust name.
    pub name: Ident,
    /// What a conforming value is.
    pub ty: Type,
    /// Documentation.
    pub docs: Docs,
}

/// What the documentation of an item says. Text of the specification is plain text here; `emit` escapes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// The specification's words.
    pub description: Option<String>,
    /// Constraints in words, one each: "at most 19 characters".
    pub constraints: Vec<String>,
    /// Examples, as JSON texts.
    pub examples: Vec<String>,
    /// Discrepancies of the provider's documentation, one line each: "K6: …".
    pub discrepancies: Vec<String>,
    /// Rules that the configuration switched off.
    pub relaxations: Vec<String>,
    /// The documentation page.
    pub page: Option<String>,
    /// Where it stands: `#/components/schemas/Payer` in `specs/klavi.yaml`.
    pub place: Option<String>,
    /// Whether the specification calls it deprecated.
    pub deprecation: Option<Deprecated>,
}

/// A mark: the specification says `deprecated: true`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deprecated;
