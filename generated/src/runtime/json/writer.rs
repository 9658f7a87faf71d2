//! Values in, compact JSON text out. The writer puts the commas; who calls it puts the brackets in pairs.

use core::fmt::Write as _;

use super::super::violation::{pointer_token, unescape_token};
use super::super::{Additional, Field};
use super::{Json, Write};

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
                match violation.duplicate().and_then(|pointer| pointer.strip_prefix(&*pointer_token(name))) {
                    None => self.member(name, raw),
                    Some(pointer) => self.member_with_duplicate(name, raw, pointer),
                }
            }
        }
    }

    /// Writes a value in which the member at `pointer` was there twice: it is written twice, so that reading it again
    /// finds the same fault. The value has it once.
    pub(in super::super) fn with_duplicate(&mut self, value: &Json, pointer: &str) {
        let path = pointer.strip_prefix('/').unwrap_or(pointer);
        let (token, rest) = path.split_at(path.find('/').unwrap_or(path.len()));
        let token = unescape_token(token);
        match value {
            Json::Object(members) => {
                self.begin_object();
                for (name, value) in members {
                    if *name == token {
                        self.member_with_duplicate(name, value, rest);
                    } else {
                        self.member(name, value);
                    }
                }
                self.end_object();
            }
            Json::Array(items) => {
                self.begin_array();
                for (index, item) in items.iter().enumerate() {
                    self.separate();
                    if index.to_string() == token {
                        self.with_duplicate(item, rest);
                    } else {
                        item.write(self);
                    }
                    self.comma = true;
                }
                self.end_array();
            }
            Json::Null | Json::Boolean(_) | Json::Number(_) | Json::String(_) => value.write(self),
        }
    }

    /// Writes a member twice, or, where `pointer` goes on, one inside it.
    fn member_with_duplicate(&mut self, name: &str, value: &Json, pointer: &str) {
        if pointer.is_empty() {
            self.member(name, value);
            self.member(name, value);
        } else {
            self.name(name);
            self.with_duplicate(value, pointer);
            self.comma = true;
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
