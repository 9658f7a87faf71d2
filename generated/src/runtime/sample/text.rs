//! Texts by the keywords about strings.

use super::super::{Check, Content, Format, Pattern};
use super::Source;
use super::format;
use super::walk::{self, Length, matching, readable};

/// The longest text that is made without a pattern.
const LENGTH_MAX: u64 = 65_536;
/// How much longer than it must be a text is at most.
const VARIETY: usize = 12;

/// What a text is to be.
#[derive(Default)]
pub(super) struct TextPlan {
    least: u64,
    most: Option<u64>,
    patterns: Vec<&'static Pattern>,
    formats: Vec<Format>,
    contents: Vec<Content>,
}

impl TextPlan {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other keywords are about other kinds")]
    pub(super) fn hold(&mut self, check: &Check) {
        match *check {
            Check::MinLength(limit) => self.least = self.least.max(limit),
            Check::MaxLength(limit) => self.most = Some(self.most.map_or(limit, |most| most.min(limit))),
            Check::Pattern(pattern) => self.patterns.push(pattern),
            Check::Format(format) => self.formats.push(format),
            Check::Content(content) => self.contents.push(content),
            _ => {}
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "whether another one fails shows in the end")]
    pub(super) fn fail(&mut self, check: &Check) {
        match *check {
            Check::MinLength(limit) => self.hold(&Check::MaxLength(limit.saturating_sub(1))),
            Check::MaxLength(limit) => self.hold(&Check::MinLength(limit.saturating_add(1))),
            _ => {}
        }
    }

    pub(super) fn is_free(&self) -> bool {
        self.least == 0 && self.most.is_none() && !self.is_shaped()
    }

    /// Whether not every text of a right length will do.
    fn is_shaped(&self) -> bool {
        !(self.patterns.is_empty() && self.formats.is_empty() && self.contents.is_empty())
    }

    /// A text that may be right.
    pub(super) fn text(&self, source: &mut Source<'_>) -> Option<String> {
        let ways = self.formats.len() + self.patterns.len() + self.contents.len();
        let way = source.branch(ways);
        if let Some(format) = self.formats.get(way) {
            return format::text(*format, source);
        }
        if let Some(pattern) = self.patterns.get(way - self.formats.len()) {
            return matching(pattern, (self.least, self.most), Length::Any, source);
        }
        if let Some(content) = self.contents.get(way - self.formats.len() - self.patterns.len()) {
            let texts = format::contents(*content);
            return texts.get(source.below(texts.len())).map(|text| (*text).to_owned());
        }
        let most = self.most.unwrap_or(LENGTH_MAX).min(LENGTH_MAX);
        let free = usize::try_from(most.checked_sub(self.least)?).ok()?.min(VARIETY);
        let length = self.least + source.below(free + 1) as u64;
        Some((0..length).map(|_| readable(source)).collect())
    }

    /// Texts that may be at the edges.
    pub(super) fn edges(&self) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        let examples = self.formats.iter().flat_map(|format| format::examples(*format));
        let examples = examples.chain(self.contents.iter().flat_map(|content| format::contents(*content)));
        texts.extend(examples.map(|text| (*text).to_owned()));
        for pattern in &self.patterns {
            let limits = (self.least, self.most);
            texts.extend(matching(pattern, limits, Length::Any, &mut Source::smallest()));
            let own = pattern.table.and_then(|table| table.lengths).and_then(|(_, most)| most);
            if self.most.or(own).is_none_or(|most| most <= walk::LENGTH_MAX) {
                texts.extend(matching(pattern, limits, Length::Longest, &mut Source::smallest()));
            }
        }
        if !self.is_shaped() {
            let most = self.most.filter(|most| *most <= LENGTH_MAX);
            for length in [Some(self.least), Some(self.least + 1), most].into_iter().flatten() {
                texts.push(characters(length, 'a'));
                texts.push(characters(length, '😀'));
            }
        }
        texts
    }
}

fn characters(length: u64, character: char) -> String {
    (0..length.min(LENGTH_MAX)).map(|_| character).collect()
}
