//! Documentation in, `#[doc]` attributes out. All text of a specification passes through here.

mod markdown;
#[cfg(test)]
mod tests;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir;

pub(super) use markdown::{blocks, code, inline, link, markdown_item, paragraph, visible};

/// What the documentation says beyond the specification's own words.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    /// What is said where the specification says nothing.
    pub(super) fallback: String,
    /// Paragraphs of ours, already Markdown.
    pub(super) paragraphs: Vec<String>,
}

impl Notes {
    /// Nothing but words for an item that the specification does not describe.
    pub(super) fn fallback(text: impl Into<String>) -> Self {
        Self { fallback: text.into(), paragraphs: Vec::new() }
    }
}

/// The attributes that document an item.
pub(super) fn docs(docs: &ir::Docs, notes: &Notes) -> TokenStream {
    attributes(&lines(docs, notes))
}

/// The attributes of documentation in our own words, which are Markdown.
pub(super) fn own_words(paragraphs: &[&str]) -> TokenStream {
    let blocks = paragraphs.iter().flat_map(|text| [Vec::new(), markdown::wrap_markdown(text)]).skip(1);
    attributes(&separated(blocks.filter(|block| !block.is_empty()).collect()))
}

/// The Markdown lines that document an item, without comment signs.
pub(super) fn lines(docs: &ir::Docs, notes: &Notes) -> Vec<String> {
    let mut blocks = Vec::new();
    match docs.description.as_deref().map(markdown::blocks) {
        Some(description) if !description.is_empty() => blocks.push(description),
        Some(_) | None => blocks.push(markdown::wrap_markdown(&notes.fallback)),
    }
    if let Some(ir::Deprecated) = docs.deprecation {
        blocks.push(vec!["Deprecated by its specification.".to_owned()]);
    }
    if !docs.constraints.is_empty() {
        blocks.push(paragraph(&format!("Constraints: {}.", docs.constraints.join("; "))));
    }
    blocks.extend(docs.examples.iter().map(|example| markdown::example(example)));
    blocks.extend(list("Where the provider's documentation contradicts itself:", &docs.discrepancies));
    blocks.extend(list("Rules that are switched off by configuration:", &docs.relaxations));
    blocks.extend(notes.paragraphs.iter().map(|text| markdown::wrap_markdown(text)));
    blocks.extend(source(docs));
    separated(blocks)
}

/// Attributes, one a line.
pub(super) fn attributes(lines: &[String]) -> TokenStream {
    lines
        .iter()
        .map(|line| {
            let text = if line.is_empty() { String::new() } else { format!(" {line}") };
            let text = literal(&text);
            quote! { #[doc = #text] }
        })
        .collect()
}

/// A line as a raw literal where it can be one: no sign of it has to be escaped and read again, three times over, and much
/// of what is emitted is documentation. The printed file shows no difference.
fn literal(line: &str) -> Literal {
    let raw = (!line.contains("\"#")).then(|| format!("r#\"{line}\"#").parse().ok()).flatten();
    raw.unwrap_or_else(|| Literal::string(line))
}

fn list(title: &str, entries: &[String]) -> Option<Vec<String>> {
    let items = entries.iter().flat_map(|entry| markdown::item("- ", entry));
    (!entries.is_empty()).then(|| [title.to_owned(), String::new()].into_iter().chain(items).collect())
}

fn source(docs: &ir::Docs) -> Option<Vec<String>> {
    let place = docs.place.as_deref().map(place);
    let page = docs.page.as_deref().map(link);
    let parts: Vec<String> = place.into_iter().chain(page).collect();
    (!parts.is_empty()).then(|| markdown::wrap_markdown(&format!("Source: {}.", parts.join(", "))))
}

/// `specs/klavi.yaml#/components/schemas/Cpf` as two pieces of code; text that has code in it as it stands.
fn place(text: &str) -> String {
    if text.contains('`') {
        return inline(text);
    }
    match text.split_once('#') {
        Some((file, pointer)) if !file.is_empty() => format!("{} in {}", code(&format!("#{pointer}")), code(file)),
        Some(_) | None => code(text),
    }
}

fn separated(blocks: Vec<Vec<String>>) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block);
    }
    lines
}
