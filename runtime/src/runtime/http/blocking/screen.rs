//! What ureq gets to see of an answer, because it logs whatever it reads: the framing, and filler in place of everything
//! else. In: the bytes as they arrive. Out: as many bytes for ureq, and the real headers and body on the side.
//!
//! ureq still decides everything about the answer: where its head and its body end, whether it is complete, how long it
//! may take. For every byte that arrived it gets one, so that its counts are right for the bytes that were kept here.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ::http::header::TRANSFER_ENCODING;
use ::http::response::Parts;
use ::http::{HeaderMap, HeaderName, HeaderValue, Version};

/// Shown in place of a byte. No digit, no blank and no line end, so that it means nothing in any framing.
const FILLER: u8 = b'x';
/// `HTTP/1.1 200 `: what is shown of a status line. The reason after it is the server's own text.
const STATUS_BYTES: usize = 13;
/// ureq refuses longer lines with the size of a chunk.
const SIZE_LINE_BYTES_MAX: usize = 20;

/// The screen between one connection and ureq.
#[derive(Clone, Default)]
pub(super) struct Screen(Arc<Mutex<State>>);

impl Screen {
    /// Fills `place` with what ureq gets to see of `received`, and says of how many bytes that is. In a head it stops
    /// behind the empty line: what follows is another head if ureq asks for more, unless [`Screen::begin_body`] says
    /// that it is the body.
    pub(super) fn show(&self, received: &[u8], place: &mut [u8]) -> usize {
        self.state().show(received, place)
    }

    /// From here on it is the body that arrives, framed as ureq understood the head.
    pub(super) fn begin_body(&self, parts: &Parts) {
        self.state().place = if is_chunked(parts) { Place::ChunkSize(Vec::new()) } else { Place::Data };
    }

    /// The real headers of the last head. `None` if they are no headers.
    pub(super) fn headers(&self) -> Option<HeaderMap> {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.state().head.fields {
            let value = HeaderValue::from_bytes(value).ok()?;
            headers.try_append(HeaderName::from_bytes(name).ok()?, value).ok()?;
        }
        Some(headers)
    }

    /// Hands over the real body, of which ureq has read this many bytes. `None` if fewer were kept.
    pub(super) fn take_body(&self, bytes: usize) -> Option<Vec<u8>> {
        let mut body = std::mem::take(&mut self.state().body);
        (body.len() >= bytes).then(|| {
            body.truncate(bytes);
            body
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// ureq's own rule, word for word: a screen that framed otherwise would hide what ureq has to read.
fn is_chunked(parts: &Parts) -> bool {
    let values = parts.headers.get_all(TRANSFER_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let mut codings = values.flat_map(|value| value.split(','));
    parts.version != Version::HTTP_10 && codings.any(|coding| coding.trim().eq_ignore_ascii_case("chunked"))
}

/// Where in the answer the next byte belongs.
#[derive(Default)]
enum Place {
    #[default]
    Head,
    /// Content, to the end of the connection.
    Data,
    /// The line before a chunk, as far as it arrived.
    ChunkSize(Vec<u8>),
    /// A chunk of which this many bytes are left.
    Chunk(usize),
    /// The `\r\n` after a chunk, as far as it arrived.
    ChunkEnd(ChunkEnd),
    /// After the last chunk, or after a fault, at which ureq stops too: only line ends matter.
    Rest,
}

#[derive(Clone, Copy)]
enum ChunkEnd {
    Return,
    Feed,
}

#[derive(Default)]
struct State {
    place: Place,
    head: Head,
    body: Vec<u8>,
}

impl State {
    fn show(&mut self, received: &[u8], place: &mut [u8]) -> usize {
        if self.is_behind_head() {
            self.head = Head::default();
        }
        let mut count = 0;
        for (shown, byte) in place.iter_mut().zip(received) {
            *shown = self.show_byte(*byte);
            count += 1;
            if self.is_behind_head() {
                break;
            }
        }
        count
    }

    fn is_behind_head(&self) -> bool {
        self.head.stage == Stage::Complete && matches!(self.place, Place::Head)
    }

    fn show_byte(&mut self, byte: u8) -> u8 {
        match &mut self.place {
            Place::Head => self.head.show(byte),
            Place::Data => {
                self.body.push(byte);
                FILLER
            }
            Place::ChunkSize(line) => {
                let (shown, next) = show_size_line(line, byte);
                self.place = next.unwrap_or(Place::ChunkSize(std::mem::take(line)));
                shown
            }
            Place::Chunk(left) => {
                self.body.push(byte);
                *left = left.saturating_sub(1);
                if *left == 0 {
                    self.place = Place::ChunkEnd(ChunkEnd::Return);
                }
                FILLER
            }
            Place::ChunkEnd(expected) => {
                self.place = match (*expected, byte) {
                    (ChunkEnd::Return, b'\r') => Place::ChunkEnd(ChunkEnd::Feed),
                    (ChunkEnd::Feed, b'\n') => Place::ChunkSize(Vec::new()),
                    (ChunkEnd::Return | ChunkEnd::Feed, _) => Place::Rest,
                };
                line_end_or_filler(byte)
            }
            Place::Rest => line_end_or_filler(byte),
        }
    }
}

/// Shows the size of a chunk but not what a server may add to it after a `;`. Also says what comes after this byte, if
/// not more of the line.
fn show_size_line(line: &mut Vec<u8>, byte: u8) -> (u8, Option<Place>) {
    let is_returned = line.last() == Some(&b'\r');
    if is_returned && byte == b'\n' {
        line.pop();
        return (byte, Some(after_size_line(line)));
    }
    if is_returned || line.len() > SIZE_LINE_BYTES_MAX {
        return (line_end_or_filler(byte), Some(Place::Rest));
    }
    let shown = if line.contains(&b';') { line_end_or_filler(byte) } else { byte };
    line.push(byte);
    (shown, None)
}

fn after_size_line(line: &[u8]) -> Place {
    let digits = line.split(|byte| *byte == b';').next().and_then(|digits| std::str::from_utf8(digits).ok());
    match digits.and_then(|digits| usize::from_str_radix(digits.trim(), 16).ok()) {
        None | Some(0) => Place::Rest,
        Some(bytes) => Place::Chunk(bytes),
    }
}

fn line_end_or_filler(byte: u8) -> u8 {
    if matches!(byte, b'\r' | b'\n') { byte } else { FILLER }
}

/// A status line and headers.
#[derive(Default)]
struct Head {
    /// The line that is arriving.
    line: Vec<u8>,
    stage: Stage,
    /// Names and values.
    fields: Vec<(Vec<u8>, Vec<u8>)>,
}

/// Which line of a head is arriving.
#[derive(Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Status,
    Field,
    /// None: the empty line was there.
    Complete,
}

impl Head {
    fn show(&mut self, byte: u8) -> u8 {
        if byte == b'\n' {
            self.end_line();
            return byte;
        }
        let shown = if self.is_public() { byte } else { line_end_or_filler(byte) };
        self.line.push(byte);
        shown
    }

    /// Whether ureq has to see the next byte of the line: of version, status, a name, or a value that frames.
    fn is_public(&self) -> bool {
        if self.stage == Stage::Status {
            return self.line.len() < STATUS_BYTES;
        }
        let (name, rest) = split_field(&self.line);
        let frames = |known: &str| name.eq_ignore_ascii_case(known.as_bytes());
        rest.is_empty() || frames("content-length") || frames("transfer-encoding")
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.strip_suffix(b"\r").unwrap_or(&line);
        if line.is_empty() {
            self.stage = Stage::Complete;
        } else if self.stage == Stage::Field {
            let (name, rest) = split_field(line);
            let value = rest.strip_prefix(b":").unwrap_or(rest);
            self.fields.push((name.to_vec(), value.trim_ascii().to_vec()));
        } else {
            self.stage = Stage::Field;
        }
    }
}

/// The name, and the rest from the colon on.
fn split_field(line: &[u8]) -> (&[u8], &[u8]) {
    let name_bytes = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
    line.split_at(name_bytes)
}
