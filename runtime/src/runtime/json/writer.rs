//! Values in, compact JSON text out. The writer puts the commas; who calls it puts the brackets in pairs.

use super::super::violation::{push_token, unescape_token};
use super::super::{Deviation, Member};
use super::reader::plain_prefix;
use super::{Json, Write};

/// Room for most requests, so that the text is seldom moved while it grows.
const CAPACITY: usize = 512;

/// Writes compact JSON: no white space, members in the order of the calls, strings escaped only where RFC 8259 section 7
/// asks for it.
#[derive(Debug, Default)]
pub struct Writer {
    /// UTF-8.
    text: Vec<u8>,
    /// True when a value stands before: the next one needs a comma.
    comma: bool,
}

impl Writer {
    /// A writer that has written nothing.
    pub fn new() -> Self {
        Self { text: Vec::with_capacity(CAPACITY), comma: false }
    }

    /// What has been written.
    pub fn finish(self) -> String {
        // Never lossy: everything that is written is text.
        String::from_utf8(self.text).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    /// What has been written, in UTF-8.
    pub fn into_bytes(self) -> Vec<u8> {
        self.text
    }

    /// Opens an object.
    pub fn begin_object(&mut self) {
        self.open(b'{');
    }

    /// Writes a member.
    pub fn member(&mut self, name: &str, value: &dyn Write) {
        self.name(name);
        value.write(self);
        self.comma = true;
    }

    /// Writes a member whose value is the JSON text `json`.
    pub fn constant(&mut self, name: &str, json: &'static str) {
        self.name(name);
        self.raw(json);
    }

    /// Writes a member as it was received.
    pub(in super::super) fn deviation(&mut self, name: &str, Deviation { raw, violation }: &Deviation) {
        let mut own = String::new();
        push_token(&mut own, name);
        match violation.duplicate().and_then(|pointer| pointer.strip_prefix(&*own)) {
            None => self.member(name, raw),
            Some(pointer) => self.member_with_duplicate(name, raw, pointer),
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

    /// Closes an object.
    pub fn end_object(&mut self) {
        self.close(b'}');
    }

    /// Opens an array.
    pub fn begin_array(&mut self) {
        self.open(b'[');
    }

    /// Writes an item.
    pub fn item(&mut self, value: &dyn Write) {
        self.separate();
        value.write(self);
        self.comma = true;
    }

    /// Closes an array.
    pub fn end_array(&mut self) {
        self.close(b']');
    }

    /// Writes a string.
    pub fn text(&mut self, text: &str) {
        self.text_bytes(text.as_bytes());
    }

    /// Writes a string, given in UTF-8.
    pub(in super::super) fn text_bytes(&mut self, text: &[u8]) {
        self.text.reserve(text.len() + 2);
        self.text.push(b'"');
        let mut rest = text;
        while let Some((plain, [escaped, behind @ ..])) = rest.split_at_checked(plain_prefix(rest)) {
            self.text.extend_from_slice(plain);
            self.escape(*escaped);
            rest = behind;
        }
        self.text.extend_from_slice(rest);
        self.text.push(b'"');
    }

    /// Writes a number, given as JSON text.
    pub fn number_text(&mut self, number: &str) {
        self.raw(number);
    }

    /// Writes a number, given as JSON text in ASCII.
    pub(super) fn number_bytes(&mut self, number: &[u8]) {
        self.text.extend_from_slice(number);
    }

    /// Writes `true` or `false`.
    #[allow(clippy::fn_params_excessive_bools, reason = "the value to write")]
    pub fn boolean(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// Writes a value that is JSON text already.
    pub fn raw(&mut self, json: &str) {
        self.text.extend_from_slice(json.as_bytes());
    }

    /// Writes the name of a member and the colon; its value has to follow.
    pub(super) fn name(&mut self, name: &str) {
        self.separate();
        self.text(name);
        self.text.push(b':');
        self.comma = true;
    }

    /// Writes the name of a member that a schema names, and the colon; its value has to follow.
    pub(in super::super) fn member_name(&mut self, member: &Member) {
        if !member.is_plain() {
            return self.name(member.name());
        }
        let name = member.name().as_bytes();
        self.text.reserve(name.len() + 4);
        if core::mem::replace(&mut self.comma, true) {
            self.text.extend_from_slice(b",\"");
        } else {
            self.text.push(b'"');
        }
        self.text.extend_from_slice(name);
        self.text.extend_from_slice(b"\":");
    }

    /// Writes the comma before an item; the item has to follow.
    pub(super) fn separate(&mut self) {
        if core::mem::replace(&mut self.comma, true) {
            self.text.push(b',');
        }
    }

    fn open(&mut self, bracket: u8) {
        self.text.push(bracket);
        self.comma = false;
    }

    fn close(&mut self, bracket: u8) {
        self.text.push(bracket);
        self.comma = true;
    }

    /// Writes a quote, a backslash or a control character.
    #[cold]
    fn escape(&mut self, byte: u8) {
        match byte {
            b'"' => self.raw("\\\""),
            b'\\' => self.raw("\\\\"),
            0x8 => self.raw("\\b"),
            0xC => self.raw("\\f"),
            b'\n' => self.raw("\\n"),
            b'\r' => self.raw("\\r"),
            b'\t' => self.raw("\\t"),
            other => self.raw(&format!("\\u{other:04x}")),
        }
    }
}
