//! Values in, compact JSON text out. The writer puts the commas; who calls it puts the brackets in pairs.

use core::fmt::Write as _;

use super::super::{Additional, Field};
use super::Write;

/// Writes compact JSON: no white space, members in the order of the calls, strings escaped only where RFC 8259 section 7
/// asks for it.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    /// True when a value stands before: the next one needs a comma.
    comma: bool,
}

impl Writer {
    /// A writer that has written nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// What has been written.
    pub fn finish(self) -> String {
        self.text
    }

    /// Opens an object.
    pub fn begin_object(&mut self) {
        self.open('{');
    }

    /// Writes a member.
    pub fn member(&mut self, name: &str, value: &dyn Write) {
        self.name(name);
        value.write(self);
        self.comma = true;
    }

    /// Writes a member, or nothing for `None`.
    pub fn optional<T: Write>(&mut self, name: &str, value: Option<&T>) {
        if let Some(value) = value {
            self.member(name, value);
        }
    }

    /// Writes a member whose value is the JSON text `json`.
    pub fn constant(&mut self, name: &str, json: &'static str) {
        self.name(name);
        self.raw(json);
    }

    /// Writes a received member as it was received: nothing when it was missing.
    pub fn field<T: Write>(&mut self, name: &str, field: &Field<T>) {
        match field {
            Field::Missing => {}
            Field::Known(value) => self.member(name, value),
            Field::Null => self.constant(name, "null"),
            Field::Deviant { raw, violation } => {
                // A member that was there twice is written twice, so that reading it again finds the same fault.
                if violation.is_duplicate() {
                    self.member(name, raw);
                }
                self.member(name, raw);
            }
        }
    }

    /// Writes the members that the schema does not name.
    pub fn additional<R, T: Write>(&mut self, additional: &Additional<R, T>) {
        additional.iter().for_each(|(name, value)| self.member(name, value));
    }

    /// Closes an object.
    pub fn end_object(&mut self) {
        self.close('}');
    }

    /// Opens an array.
    pub fn begin_array(&mut self) {
        self.open('[');
    }

    /// Writes an item.
    pub fn item(&mut self, value: &dyn Write) {
        self.separate();
        value.write(self);
        self.comma = true;
    }

    /// Closes an array.
    pub fn end_array(&mut self) {
        self.close(']');
    }

    /// Writes a string.
    pub fn text(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        while let Some(position) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)) {
            let (plain, tail) = rest.split_at(position);
            self.text.push_str(plain);
            let mut tail = tail.chars();
            tail.next().into_iter().for_each(|character| self.escape(character));
            rest = tail.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    /// Writes a number, given as JSON text.
    pub fn number_text(&mut self, number: &str) {
        self.text.push_str(number);
    }

    /// Writes `true` or `false`.
    #[allow(clippy::fn_params_excessive_bools, reason = "the value to write")]
    pub fn boolean(&mut self, value: bool) {
        self.text.push_str(if value { "true" } else { "false" });
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.text.push_str("null");
    }

    /// Writes a value that is JSON text already.
    pub fn raw(&mut self, json: &str) {
        self.text.push_str(json);
    }

    /// Writes the name of a member and the colon; its value has to follow.
    pub(super) fn name(&mut self, name: &str) {
        self.separate();
        self.text(name);
        self.text.push(':');
        self.comma = true;
    }

    /// Writes the comma before an item; the item has to follow.
    pub(super) fn separate(&mut self) {
        if core::mem::replace(&mut self.comma, true) {
            self.text.push(',');
        }
    }

    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.comma = false;
    }

    fn close(&mut self, bracket: char) {
        self.text.push(bracket);
        self.comma = true;
    }

    fn escape(&mut self, character: char) {
        match character {
            '"' => self.text.push_str("\\\""),
            '\\' => self.text.push_str("\\\\"),
            '\u{8}' => self.text.push_str("\\b"),
            '\u{C}' => self.text.push_str("\\f"),
            '\n' => self.text.push_str("\\n"),
            '\r' => self.text.push_str("\\r"),
            '\t' => self.text.push_str("\\t"),
            other => write!(self.text, "\\u{:04x}", u32::from(other)).expect("a String takes everything"),
        }
    }
}
