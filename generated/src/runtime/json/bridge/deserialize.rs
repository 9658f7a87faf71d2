//! Any deserializer, turned into JSON text for the exact reader.
//!
//! `serde_json` hands over the text itself when asked by its private name, so nothing is lost and nothing is parsed twice
//! into numbers. Every other format (and serde's own buffers, behind `flatten` and `untagged`) answers with events.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::super::super::Violations;
use super::super::{Number, Read, Reader, Vacancy, Writer, fill};
use super::{NUMBER, RAW_VALUE};

/// Deserializes a value from any self-describing format.
///
/// # Errors
/// The deserializer's own, and the first violation, whose JSON pointer starts at this value.
pub fn deserialize<'de, T: Read, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::vacant(Vacancy::READING);
    deserializer.deserialize_newtype_struct(RAW_VALUE, Place(&mut value))?;
    Ok(value)
}

fn custom<E: Error>(violations: &Violations) -> E {
    E::custom(violations.first())
}

/// Where a value goes, from its text or from its events. Knows no type: of each format there is one, for all types.
struct Place<'s>(&'s mut dyn Read);

impl Place<'_> {
    fn read<E: Error>(self, text: &str) -> Result<(), E> {
        fill(text, self.0).map_err(|violations| custom(&violations))
    }

    fn buffer<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let mut writer = Writer::new();
        Events(&mut writer).deserialize(deserializer)?;
        self.read(&writer.finish())
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    /// `serde_json` answers with a map of one member, by its private name. Other formats that answer our question with a
    /// map show a map of the document.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let name = map.next_key_seed(Name)?;
        if name.as_deref() == Some(RAW_VALUE) {
            return map.next_value_seed(RawText(self));
        }
        let mut writer = Writer::new();
        write_members(&mut writer, name, map)?;
        self.read(&writer.finish())
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.buffer(deserializer)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.buffer(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        self.buffer(serde::de::value::SeqAccessDeserializer::new(items))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.buffer(value.into_deserializer())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.buffer(value.into_deserializer())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.buffer(value.into_deserializer())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.buffer(value.into_deserializer())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.buffer(value.into_deserializer())
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<(), E> {
        self.buffer(value.into_deserializer())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.buffer(value.into_deserializer())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.buffer(value.into_deserializer())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.read("null")
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.read("null")
    }
}

/// The value of `serde_json`'s private member: JSON text.
struct RawText<'s>(Place<'s>);

impl<'de> DeserializeSeed<'de> for RawText<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for RawText<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.read(text)
    }
}

/// Writes the events of one value as JSON. Its recursion is bounded by the format's: what is nested deeper than the
/// reader allows comes from a value in memory, which its owner could nest.
struct Events<'w>(&'w mut Writer);

impl<'de> DeserializeSeed<'de> for Events<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Events<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let name = map.next_key_seed(Name)?;
        if name.as_deref() == Some(NUMBER) {
            return write_kept_number(self.0, map);
        }
        write_members(self.0, name, map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.0.begin_array();
        while items.next_element_seed(Item(self.0))?.is_some() {}
        self.0.end_array();
        Ok(())
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.0.boolean(value);
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.0.number_text(&value.to_string());
        Ok(())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.0.number_text(&value.to_string());
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.0.number_text(&value.to_string());
        Ok(())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.0.number_text(&value.to_string());
        Ok(())
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<(), E> {
        write_finite(self.0, &format!("{value:?}"))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        write_finite(self.0, &format!("{value:?}"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.0.text(value);
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.null();
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.0.null();
        Ok(())
    }
}

/// An item of an array: a comma may be due, but only if there is an item.
struct Item<'w>(&'w mut Writer);

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.separate();
        Events(self.0).deserialize(deserializer)
    }
}

/// The name of a member. Numbers and truth values are names in some formats: their text is the name.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Name {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<String, E> {
        Ok(name.to_owned())
    }

    fn visit_bool<E: Error>(self, name: bool) -> Result<String, E> {
        Ok(name.to_string())
    }

    fn visit_i64<E: Error>(self, name: i64) -> Result<String, E> {
        Ok(name.to_string())
    }

    fn visit_u64<E: Error>(self, name: u64) -> Result<String, E> {
        Ok(name.to_string())
    }
}

fn write_members<'de, A: MapAccess<'de>>(
    writer: &mut Writer,
    first: Option<String>,
    mut map: A,
) -> Result<(), A::Error> {
    writer.begin_object();
    let mut next = first;
    while let Some(name) = next {
        writer.name(&name);
        map.next_value_seed(Events(writer))?;
        next = map.next_key_seed(Name)?;
    }
    writer.end_object();
    Ok(())
}

/// After the private name of a number: the number, if the rest is what `serde_json` would show; else a map like any other.
fn write_kept_number<'de, A: MapAccess<'de>>(writer: &mut Writer, mut map: A) -> Result<(), A::Error> {
    let mut value = Writer::new();
    map.next_value_seed(Events(&mut value))?;
    let value = value.finish();
    let next = map.next_key_seed(Name)?;
    let text = Reader::new(&value).string().unwrap_or_default();
    if next.is_none() && text.parse::<Number>().is_ok() {
        writer.number_text(&text);
        return Ok(());
    }
    writer.begin_object();
    writer.name(NUMBER);
    writer.raw(&value);
    let mut next = next;
    while let Some(name) = next {
        writer.name(&name);
        map.next_value_seed(Events(writer))?;
        next = map.next_key_seed(Name)?;
    }
    writer.end_object();
    Ok(())
}

fn write_finite<E: Error>(writer: &mut Writer, text: &str) -> Result<(), E> {
    // "NaN" and "inf" are the only texts that are no JSON numbers.
    let number = text.parse::<Number>().map_err(|_| E::custom("a JSON number is finite"))?;
    writer.number_text(number.as_str());
    Ok(())
}
