//! What `lower` says about its decisions: for every schema what it became, for every keyword where it is enforced.
//!
//! Data alone; a reviewer reads it as JSON.

use schemars::JsonSchema;
use serde::Serialize;

/// The version of the format.
const VERSION: u32 = 1;

/// What the schemas of some specifications became, and where each of their keywords is enforced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(title = "The ledger of carimbo")]
pub struct Ledger {
    /// The version of this format: 1.
    pub ledger: u32,
    /// The specifications, in the order of the configuration.
    pub specifications: Vec<Specification>,
}

/// One specification, or one JSON Schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Specification {
    /// Its file, as the configuration names it.
    pub source: String,
    /// The Rust module that is made of it.
    pub module: String,
    /// Its schemas, in the order of the document; those of other documents behind them. A schema that is `true` or
    /// `false` is there only where it has a type.
    pub schemas: Vec<Entry>,
}

/// A schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Entry {
    /// Its place: the document and a JSON pointer.
    pub schema: String,
    /// What it became.
    pub representation: Representation,
    /// The Rust types of its values: several where what is sent and what is received differ, or where it holds together
    /// with other schemas in some places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
    /// Other types that it is a part or a rule of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub held_by: Vec<String>,
    /// All its keywords, in the order of the document.
    pub keywords: Vec<Keyword>,
}

/// What a schema became; of several types the one that says least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub enum Representation {
    /// A type whose shape follows from the schema: a record, a newtype, an enumeration, a list, a map, or a type of the
    /// standard library.
    #[serde(rename = "static")]
    Static,
    /// An enum over JSON kinds, or over the cases of an object.
    #[serde(rename = "sum")]
    Sum,
    /// A draft with public members and a checked type around it, for rules across members; readers for the branches of a
    /// union.
    #[serde(rename = "checked view")]
    CheckedView,
    /// A JSON value that meets a rule.
    #[serde(rename = "checked value")]
    CheckedValue,
    /// It has no type of its own: it is a part of the shape of the types in `held_by`.
    #[serde(rename = "merged")]
    Merged,
    /// It has no type of its own: it is a part of the rule of the types in `held_by`.
    #[serde(rename = "rule")]
    Rule,
    /// No type and no rule needs it.
    #[serde(rename = "unused")]
    Unused,
}

/// A keyword of a schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Keyword {
    /// The keyword, as it is written.
    pub keyword: String,
    /// Where it is enforced; of several types the weakest. Rules of types that hold it count where it is in no type.
    pub enforced: Enforcement,
    /// Why it is not enforced, or what is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The types in whose rules it is enforced in another way, and those in which it is enforced after all where it is not
    /// in others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<Elsewhere>,
}

/// Where a keyword is enforced. The first is the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub enum Enforcement {
    /// No value of the Rust type can break it, without any check of this type.
    #[serde(rename = "by the type")]
    ByType,
    /// A value that breaks it cannot be made: it is checked by the constructor, and therefore also on decoding.
    #[serde(rename = "on construction")]
    OnConstruction,
    /// It is checked when the value is read from JSON; what is written meets it always.
    #[serde(rename = "on decoding")]
    OnDecoding,
    /// It is not checked; `why` says the reason.
    #[serde(rename = "documented only")]
    DocumentedOnly,
}

/// A type in which a keyword is enforced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Elsewhere {
    /// The type.
    #[serde(rename = "type")]
    pub ty: String,
    /// Where.
    pub enforced: Enforcement,
}

impl Default for Ledger {
    fn default() -> Self {
        Self { ledger: VERSION, specifications: Vec::new() }
    }
}

impl Ledger {
    /// The text of its file.
    pub fn to_text(&self) -> String {
        let text = serde_json::to_string_pretty(self).expect("texts and numbers can be written as JSON");
        format!("{text}\n")
    }
}

/// Whether a text is that of a ledger, in whatever version.
pub fn is_ledger(text: &str) -> bool {
    let Ok(serde_json::Value::Object(members)) = serde_json::from_str(text) else { return false };
    members.get("ledger").is_some_and(serde_json::Value::is_u64) && members.contains_key("specifications")
}

/// The JSON Schema of the file.
pub fn schema() -> serde_json::Value {
    schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Ledger>().to_value()
}
