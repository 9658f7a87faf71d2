//! From values to JSON text: the trait, the entry points, and the types that every specification uses.

use std::collections::BTreeMap;

use super::Writer;

/// A type that is written as JSON.
pub trait Write {
    /// Writes one value.
    fn write(&self, writer: &mut Writer);

    /// The value as compact JSON in UTF-8, as the function [`to_json`] gives it: for types that have no such function of
    /// their own.
    fn to_json(&self) -> Vec<u8>
    where
        Self: Sized,
    {
        to_json(self)
    }
}

/// The value as compact JSON in UTF-8.
pub fn to_json(value: &dyn Write) -> Vec<u8> {
    let mut writer = Writer::new();
    value.write(&mut writer);
    writer.into_bytes()
}

/// The value as compact JSON.
pub fn to_json_string(value: &dyn Write) -> String {
    let mut writer = Writer::new();
    value.write(&mut writer);
    writer.finish()
}

impl Write for bool {
    fn write(&self, writer: &mut Writer) {
        writer.boolean(*self);
    }
}

impl Write for str {
    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl Write for String {
    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl<T: Write + ?Sized> Write for &T {
    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}

impl<T: Write + ?Sized> Write for Box<T> {
    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}

impl<T: Write> Write for [T] {
    fn write(&self, writer: &mut Writer) {
        writer.begin_array();
        let mut rest = self;
        while let [item, tail @ ..] = rest {
            writer.item(item);
            rest = tail;
        }
        writer.end_array();
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, writer: &mut Writer) {
        self.as_slice().write(writer);
    }
}

impl<T: Write> Write for BTreeMap<String, T> {
    fn write(&self, writer: &mut Writer) {
        writer.begin_object();
        for (name, value) in self {
            writer.member(name, value);
        }
        writer.end_object();
    }
}
