//! Finds the start of a token between two places of a YAML text, where the parser tells only its end.

/// The offset of the `|` or `>` that starts a block scalar, in the text between the token before it and its lines.
pub(super) fn block_header(between: &str) -> Option<usize> {
    Starts::of(between).find(|(_, character)| matches!(character, '|' | '>')).map(|(at, _)| at)
}

/// The offset of the first quote that is not closed.
pub(super) fn unclosed_quote(between: &str) -> Option<usize> {
    let mut closed = 0;
    for (at, quote) in Starts::of(between).filter(|(_, character)| matches!(character, '"' | '\'')) {
        if at < closed {
            continue;
        }
        let inside = between.get(at + 1..).unwrap_or("");
        match closing_quote(inside, quote) {
            Some(end) => closed = at + 1 + end + 1,
            None => return Some(at),
        }
    }
    None
}

fn closing_quote(inside: &str, quote: char) -> Option<usize> {
    let mut characters = inside.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let doubled = quote == '\'' && characters.peek().is_some_and(|(_, next)| *next == '\'');
        if (character == '\\' && quote == '"') || (character == quote && doubled) {
            characters.next();
        } else if character == quote {
            return Some(at);
        }
    }
    None
}

/// The characters at which a token can start, comments left out.
struct Starts<'a> {
    text: &'a str,
    at: usize,
    before: char,
}

impl<'a> Starts<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, at: 0, before: ' ' }
    }
}

impl Iterator for Starts<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.text.get(self.at..)?;
            let character = rest.chars().next()?;
            let at = self.at;
            let is_start = self.before.is_whitespace() || matches!(self.before, '[' | '{' | ',');
            self.before = character;
            self.at += character.len_utf8();
            if character == '#' && is_start {
                self.at = at + rest.find('\n').unwrap_or(rest.len());
            } else if is_start && !character.is_whitespace() {
                return Some((at, character));
            }
        }
    }
}
