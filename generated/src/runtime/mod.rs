//! Everything that generated code calls and that does not depend on a specification: exact JSON, checks as data, checked
//! values, received forms. This folder travels inside a generated crate as its module `runtime`, byte for byte, so it
//! knows neither the crate that it is in nor anything outside itself.

#[cfg(feature = "client")]
pub mod http;

mod check;
mod content;
pub mod enumeration;
mod field;
mod format;
mod json;
mod keyword;
mod list;
mod never;
mod null;
mod nullable;
mod numeric;
pub mod pattern;
mod received;
mod record;
#[cfg(feature = "sample")]
pub mod sample;
mod secret;
mod text;
mod value;
mod violation;

pub use check::{Check, Kinds, View, check_members, has_length, refuse_members};
pub use content::Content;
pub use enumeration::{Enumeration, Open};
pub use field::{Deviation, Field};
pub use format::Format;
pub use json::{
    Fault, Json, Kind, Number, NumberError, Read, Reader, Vacancy, Write, Writer, from_json, from_json_str, from_value,
    to_json, to_json_string,
};
#[cfg(feature = "serde")]
pub use json::{deserialize, serialize};
pub use keyword::Keyword;
pub use list::{List, ListRules};
pub use never::Never;
pub use null::Null;
pub use nullable::Nullable;
pub use numeric::{AnyInteger, Integer, Numeric, NumericRules};
pub use pattern::Pattern;
pub use received::{deviations, strict};
pub use record::{
    Additional, Closed, Constant, Entry, Kept, Member, Object, Others, Record, RecordRules, Rest, no_case, read_record,
    write_record,
};
#[cfg(feature = "sample")]
pub use sample::Sample;
pub use secret::Secret;
pub use text::{Compact, Inline, Storage, Text, TextRules};
pub use value::{Value, ValueRules, view};
pub use violation::{Violation, Violations};
