//! The written text, walked and told to a serializer. `serde_json` gets the text of numbers that no machine number holds
//! exactly; to every other format such a number is an error: nothing is rounded in silence.

use core::cell::RefCell;

use serde::ser::{Error as _, Serialize, SerializeMap as _, SerializeSeq as _, SerializeStruct as _, Serializer};

use super::super::{Fault, Kind, Number, Reader, Write, to_json_string};
use super::RAW_VALUE;

/// Serializes a value to any format.
///
/// # Errors
/// The serializer's own, and a decimal that the format cannot hold exactly (never with `serde_json`, except into a
/// `serde_json::Value`, which rounds).
pub fn serialize<S: Serializer>(value: &dyn Write, serializer: S) -> Result<S::Ok, S::Error> {
    let text = to_json_string(value);
    if is_compact_json::<S>() {
        return raw(&text, serializer);
    }
    let reader = RefCell::new(Reader::new(&text));
    Events(&reader).serialize(serializer)
}

/// The next value of a reader. serde's traits serialize behind a shared reference, the reader moves on.
struct Events<'r, 'a>(&'r RefCell<Reader<'a>>);

impl<'a> Events<'_, 'a> {
    fn read<T, E: serde::ser::Error>(&self, read: impl FnOnce(&mut Reader<'a>) -> Result<T, Fault>) -> Result<T, E> {
        read(&mut self.0.borrow_mut()).map_err(|_| E::custom("`Write` has written something that is no JSON"))
    }
}

impl Serialize for Events<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.read(Reader::kind)? {
            Kind::Null => {
                self.read(Reader::null)?;
                serializer.serialize_unit()
            }
            Kind::Boolean => serializer.serialize_bool(self.read(Reader::boolean)?),
            Kind::Number => number(self.read(Reader::number)?, serializer),
            Kind::String => serializer.serialize_str(&self.read(Reader::string)?),
            Kind::Array => {
                self.read(Reader::begin_array)?;
                let mut items = serializer.serialize_seq(None)?;
                while self.read(Reader::next_item)? {
                    items.serialize_element(self)?;
                }
                items.end()
            }
            Kind::Object => {
                self.read(Reader::begin_object)?;
                let mut members = serializer.serialize_map(None)?;
                while let Some(name) = self.read(Reader::next_member)? {
                    members.serialize_entry(&*name, self)?;
                }
                members.end()
            }
        }
    }
}

fn number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match text.parse::<i64>() {
        Ok(value) if value.to_string() == text => return serializer.serialize_i64(value),
        _ => {}
    }
    match text.parse::<u64>() {
        Ok(value) if value.to_string() == text => return serializer.serialize_u64(value),
        _ => {}
    }
    let double = text.parse::<f64>().ok().filter(|double| double.is_finite());
    match double {
        // Every format that writes decimals writes these the way Rust does.
        Some(double) if text.contains('.') && !text.contains(['e', 'E']) && format!("{double:?}") == text => {
            serializer.serialize_f64(double)
        }
        _ if is_serde_json::<S>() => raw(text, serializer),
        _ => inexact_number(text, double, serializer),
    }
}

/// JSON text, which `serde_json` takes as it is.
fn raw<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let mut raw = serializer.serialize_struct(RAW_VALUE, 1)?;
    raw.serialize_field(RAW_VALUE, text)?;
    raw.end()
}

/// The same value in other words, for a format that cannot be given text.
fn inexact_number<S: Serializer>(text: &str, double: Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    let number = Number::trusted(text);
    if let Ok(value) = i64::try_from(&number) {
        return serializer.serialize_i64(value);
    }
    if let Ok(value) = i128::try_from(&number) {
        return serializer.serialize_i128(value);
    }
    match double {
        Some(double) if Number::trusted(&format!("{double:?}")) == number => serializer.serialize_f64(double),
        _ => Err(S::Error::custom("a number has more digits than this format can carry")),
    }
}

/// Whether the serializer takes raw values. The name of its type is the only thing that tells: a type in generic code has
/// no identity. If it should ever be misread, `serde_json` gets a rounded number's error instead of its text, no more.
fn is_serde_json<S>() -> bool {
    core::any::type_name::<S>().contains("serde_json::")
}

/// Whether the serializer writes JSON as we do: without white space, which is `serde_json`'s formatter where no other one
/// is named. Misread, another format of the same value would be written, no other value.
fn is_compact_json<S>() -> bool {
    let name = core::any::type_name::<S>();
    let writer = name.strip_prefix("&mut serde_json::ser::Serializer<").and_then(|name| name.strip_suffix('>'));
    let mut depth = 0_u32;
    writer.is_some_and(|writer| {
        writer.chars().all(|character| {
            match character {
                '<' | '(' | '[' => depth += 1,
                '>' | ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            character != ',' || depth > 0
        })
    })
}
