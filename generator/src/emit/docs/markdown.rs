//! Text that somebody else wrote, as Markdown that rustdoc shows as it was meant: paragraphs, lists, code and addresses
//! are kept, and everything else that Markdown would take for markup is escaped.

/// Columns of text in a line, without indentation and comment signs.
const WIDTH: usize = 100;

/// The lines of a text with paragraphs, lists and code blocks.
pub(in crate::emit) fn blocks(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut before = None;
    for block in split(text) {
        let kind = block.kind();
        let adjacent = before.is_none_or(|before| before == Kind::Item && kind == Kind::Item);
        if !adjacent {
            lines.push(String::new());
        }
        lines.extend(block.lines());
        before = Some(kind);
    }
    lines
}

/// The lines of a text that is one paragraph, whatever it looks like.
pub(in crate::emit) fn paragraph(text: &str) -> Vec<String> {
    wrap(&words(text))
}

/// The lines of a paragraph that is Markdown already; how it starts is meant.
pub(super) fn wrap_markdown(text: &str) -> Vec<String> {
    wrap_with(&split_at_spaces(text), str::to_owned)
}

/// The lines of a list item.
pub(super) fn item(marker: &str, text: &str) -> Vec<String> {
    hanging(marker, paragraph(text))
}

/// The lines of a list item that is Markdown already.
pub(in crate::emit) fn markdown_item(text: &str) -> Vec<String> {
    hanging("- ", wrap_markdown(text))
}

fn hanging(marker: &str, lines: Vec<String>) -> Vec<String> {
    let indentation = " ".repeat(marker.len());
    let lines = lines.into_iter().enumerate();
    lines.map(|(at, line)| format!("{}{line}", if at == 0 { marker } else { &indentation })).collect()
}

/// An example: inline where it is short.
pub(super) fn example(text: &str) -> Vec<String> {
    if text.chars().count() <= WIDTH && !text.contains(['\n', '\r']) {
        return vec![format!("Example: {}", code(text))];
    }
    let body: Vec<&str> = text.lines().collect();
    ["Example:".to_owned(), String::new()].into_iter().chain(fenced("json", &body)).collect()
}

/// Code inside a paragraph.
pub(in crate::emit) fn code(text: &str) -> String {
    let text = visible(text);
    let fence = "`".repeat(longest_run(&text) + 1);
    let blank = text.trim().is_empty();
    let pad = if blank || text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    if blank { "`(empty)`".to_owned() } else { format!("{fence}{pad}{text}{pad}{fence}") }
}

/// Text in one line, escaped.
pub(in crate::emit) fn inline(text: &str) -> String {
    words(text).join(" ")
}

/// An address as a link, any other text as text.
pub(in crate::emit) fn link(text: &str) -> String {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let address = host.is_some_and(|host| !host.is_empty() && !host.contains(ends_address));
    if address { format!("<{text}>") } else { inline(text) }
}

/// The text in one line, with a sign in place of every character that cannot be seen or changes the direction of writing.
pub(in crate::emit) fn visible(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            _ if character.is_whitespace() => ' ',
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {
                '\u{fffd}'
            }
            _ if character.is_control() => '\u{fffd}',
            _ => character,
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Item,
    Code,
}

enum Block {
    Paragraph(String),
    Item { marker: String, text: String },
    Code(Vec<String>),
}

impl Block {
    fn kind(&self) -> Kind {
        match self {
            Self::Paragraph(_) => Kind::Paragraph,
            Self::Item { .. } => Kind::Item,
            Self::Code(_) => Kind::Code,
        }
    }

    fn lines(&self) -> Vec<String> {
        match self {
            Self::Paragraph(text) => paragraph(text),
            Self::Item { marker, text } => item(marker, text),
            Self::Code(body) => fenced("text", &body.iter().map(String::as_str).collect::<Vec<_>>()),
        }
    }
}

fn split(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    let mut open = false;
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.starts_with("```") {
            let body = lines.by_ref().take_while(|line| !line.trim().starts_with("```"));
            blocks.push(Block::Code(body.map(str::to_owned).collect()));
            open = false;
        } else if line.trim_matches(['#', '-', '=', ' ']).is_empty() {
            open = false;
        } else if let Some((marker, text)) = list_item(line) {
            blocks.push(Block::Item { marker, text: text.to_owned() });
            open = true;
        } else if let (true, Some(Block::Paragraph(text) | Block::Item { text, .. })) = (open, blocks.last_mut()) {
            text.push(' ');
            text.push_str(line);
        } else {
            blocks.push(Block::Paragraph(line.to_owned()));
            open = true;
        }
    }
    blocks
}

/// A list item's marker, as it is written, and its text.
fn list_item(line: &str) -> Option<(String, &str)> {
    let (marker, text) = line.split_once(' ')?;
    let text = text.trim();
    let number = marker.strip_suffix(['.', ')']);
    let numbered = number.is_some_and(|number| (1..=9).contains(&number.len()) && is_digits(number));
    match marker {
        _ if text.is_empty() => None,
        "-" | "*" | "+" => Some(("- ".to_owned(), text)),
        _ if numbered => Some((format!("{}. ", number?), text)),
        _ => None,
    }
}

fn fenced(language: &str, body: &[&str]) -> Vec<String> {
    let fence = "`".repeat(body.iter().map(|line| longest_run(line)).max().unwrap_or(0).max(2) + 1);
    let body = body.iter().map(|line| visible(line).trim_end().to_owned());
    [format!("{fence}{language}")].into_iter().chain(body).chain([fence.clone()]).collect()
}

/// The words of a text, escaped. Code is one word, so that no line starts inside it.
fn words(text: &str) -> Vec<String> {
    let text = visible(text);
    let mut markdown = Escaped::default();
    let mut rest = text.as_str();
    while let Some(character) = rest.chars().next() {
        let length = if let Some(length) = address_length(rest) {
            markdown.address(rest.split_at(length).0);
            length
        } else if let Some(length) = code_length(rest) {
            markdown.code(rest.split_at(length).0);
            length
        } else {
            // A run of backticks is one sign: part of it must not open code.
            let length = if character == '`' { leading_backticks(rest) } else { character.len_utf8() };
            let (run, after) = rest.split_at(length);
            markdown.characters(run, after.chars().next());
            length
        };
        rest = rest.split_at(length).1;
    }
    markdown.finish()
}

/// Words of Markdown, and the one that is being written.
#[derive(Default)]
struct Escaped {
    words: Vec<String>,
    word: String,
    previous: Option<char>,
}

impl Escaped {
    fn address(&mut self, text: &str) {
        self.word.push('<');
        self.word.push_str(text);
        self.word.push('>');
        self.previous = Some('>');
    }

    fn code(&mut self, text: &str) {
        let content = text.trim_matches('`');
        self.word.push_str(&code(content.trim()));
        self.previous = Some('`');
    }

    /// One character, or a run of backticks.
    fn characters(&mut self, text: &str, next: Option<char>) {
        text.chars().for_each(|character| self.character(character, next));
    }

    fn character(&mut self, character: char, next: Option<char>) {
        if character == ' ' {
            self.words.push(std::mem::take(&mut self.word));
        } else {
            if is_markup(character, self.previous, next) {
                self.word.push('\\');
            }
            self.word.push(character);
        }
        self.previous = Some(character);
    }

    fn finish(mut self) -> Vec<String> {
        self.words.push(self.word);
        self.words.retain(|word| !word.is_empty());
        self.words
    }
}

/// Whether Markdown may take a character for markup inside of a line.
fn is_markup(character: char, previous: Option<char>, next: Option<char>) -> bool {
    let inside_word = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
    match character {
        '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
        '_' => !(inside_word(previous) && inside_word(next)),
        '&' => next.is_some_and(|next| next == '#' || next.is_alphanumeric()),
        _ => false,
    }
}

/// How long the address is with which a text starts.
fn address_length(text: &str) -> Option<usize> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let scheme = text.len() - host.len();
    let host = host.split(ends_address).next()?;
    let host = host.trim_end_matches(['.', ',', ';', ':', '!', '?', ']', '}', '\'', '*', '_']);
    let host = if host.contains('(') { host } else { host.trim_end_matches([')', '.']) };
    (!host.is_empty()).then_some(scheme + host.len())
}

fn ends_address(character: char) -> bool {
    character.is_whitespace() || character.is_control() || matches!(character, '<' | '>' | '`' | '"' | '\\')
}

/// How long the code is with which a text starts, its fences included.
fn code_length(text: &str) -> Option<usize> {
    if !text.starts_with('`') {
        return None;
    }
    let fence = leading_backticks(text);
    let (_, inner) = text.split_at(fence);
    let mut rest = inner;
    loop {
        let (_, tail) = rest.split_at(rest.find('`')?);
        let after = tail.trim_start_matches('`');
        if tail.len() - after.len() == fence {
            let content = inner.split_at(inner.len() - tail.len()).0;
            return (!content.trim().is_empty()).then(|| text.len() - after.len());
        }
        rest = after;
    }
}

fn leading_backticks(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

fn wrap(words: &[String]) -> Vec<String> {
    wrap_with(words, guarded)
}

fn wrap_with(words: &[String], first: fn(&str) -> String) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut columns = 0;
    for word in words {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if columns + 1 + length <= WIDTH => {
                line.push(' ');
                line.push_str(word);
                columns += 1 + length;
            }
            Some(_) => {
                lines.push(guarded(word));
                columns = length;
            }
            None => {
                lines.push(first(word));
                columns = length;
            }
        }
    }
    lines
}

/// The first word of a line, such that it does not open a block.
fn guarded(word: &str) -> String {
    let after_digits = word.trim_start_matches(|character: char| character.is_ascii_digit());
    let digits = word.len() - after_digits.len();
    if digits > 0 && after_digits.starts_with(['.', ')']) {
        return format!("{}\\{after_digits}", word.split_at(digits).0);
    }
    if word.starts_with(['#', '>', '-', '+', '=', ':']) { format!("\\{word}") } else { word.to_owned() }
}

/// The words of Markdown; code is one word.
fn split_at_spaces(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        // What is escaped does not open code.
        let escaped = rest.strip_prefix('\\').and_then(|rest| rest.chars().next()).map(|next| 1 + next.len_utf8());
        let length = escaped.or_else(|| code_length(rest)).unwrap_or(character.len_utf8());
        let (piece, tail) = rest.split_at(length);
        if piece == " " {
            words.push(std::mem::take(&mut word));
        } else {
            word.push_str(piece);
        }
        rest = tail;
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
