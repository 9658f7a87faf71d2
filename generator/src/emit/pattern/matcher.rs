//! Patterns as functions in straight lines: one for each pattern that has a sequence.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::class::{self, Classes};
use super::part::{Part, parts};
use super::words;
use crate::emit::docs;
use crate::ir::{Beyond, Class, End, Ending, Matcher, PatternTable, Piece, Sequence};

/// The functions of the classes and of the patterns.
pub(super) fn items(patterns: &[PatternTable]) -> Vec<TokenStream> {
    let mut classes = Classes::new(patterns);
    let with_code = patterns.iter().filter_map(|pattern| Some((pattern, pattern.matcher.as_ref()?)));
    let matchers: Vec<TokenStream> =
        with_code.map(|(pattern, matcher)| function(&pattern.source, matcher, &mut classes)).collect();
    classes.items().into_iter().chain(matchers).collect()
}

fn function(source: &str, matcher: &Matcher, classes: &mut Classes) -> TokenStream {
    let words = words::sequence(&matcher.sequence);
    let docs = docs::own_words(&[&format!("{}: {words}.", docs::code(source))]);
    let name = &matcher.function;
    let body = Body { classes, place: format_ident!("text"), lines: Vec::new() }.sequence(&matcher.sequence);
    quote! {
        #docs
        fn #name(text: &[u8]) -> bool {
            #body
        }
    }
}

/// Lines of a function, which leave the rest of the text in `place`.
struct Body<'c> {
    classes: &'c mut Classes,
    place: Ident,
    lines: Vec<TokenStream>,
}

impl Body<'_> {
    fn sequence(mut self, sequence: &Sequence) -> TokenStream {
        let mut pieces = sequence.pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Exactly(class, count) => {
                    let mut counted = vec![(*class, *count)];
                    while let Some(Piece::Exactly(class, count)) = pieces.peek() {
                        counted.push((*class, *count));
                        pieces.next();
                    }
                    let parts = parts(&counted);
                    let Some((last, others)) = parts.split_last() else { continue };
                    match (pieces.peek(), &sequence.ending) {
                        (None, Ending::Nothing) => {
                            self.firsts(others);
                            return self.closed(last);
                        }
                        (None, Ending::Anything) => {
                            self.firsts(others);
                            return self.open(last);
                        }
                        _ => self.firsts(&parts),
                    }
                }
                Piece::Run(class, least, most) => self.run(*class, *least, *most),
                Piece::Word(words) if pieces.peek().is_none() && matches!(sequence.ending, Ending::Anything) => {
                    return self.open_words(words);
                }
                Piece::Word(words) => self.word(words),
            }
        }
        self.ending(&sequence.ending)
    }

    fn finish(self, verdict: &TokenStream) -> TokenStream {
        let lines = self.lines;
        quote! { #(#lines)* #verdict }
    }

    /// Takes parts off the start; what can stand in one pattern of Rust together, in one line.
    fn firsts(&mut self, parts: &[Part]) {
        let mut rest = parts;
        while let [first, others @ ..] = rest {
            rest = others;
            if let (Part::Block(class, count), [Part::Cells(cells), behind @ ..]) = (first, others) {
                self.block(*class, *count, cells);
                rest = behind;
            } else {
                self.first(first);
            }
        }
    }

    /// Takes a block, and the characters behind it, off the start.
    fn block(&mut self, class: Class, count: u32, behind: &[Class]) {
        let place = &self.place;
        let (class, count) = (self.classes.function(class), number(u64::from(count)));
        let cells = behind.iter().map(|class| class::pattern(*class));
        let rest = if behind.is_empty() {
            quote! { rest }
        } else {
            quote! { [#(#cells,)* rest @ ..] }
        };
        self.lines.push(quote! {
            let Some(#rest) = runtime::pattern::exactly::<#count>(#place, #class) else { return false };
        });
        self.place = format_ident!("rest");
    }

    /// Takes a part off the start.
    fn first(&mut self, part: &Part) {
        let place = &self.place;
        self.lines.push(match part {
            Part::Cells(cells) => {
                let cells = cells.iter().map(|class| class::pattern(*class));
                quote! { let [#(#cells,)* rest @ ..] = #place else { return false }; }
            }
            Part::Literal(bytes) => {
                let literal = Literal::byte_string(bytes);
                quote! { let Some(rest) = #place.strip_prefix(#literal) else { return false }; }
            }
            Part::Block(class, count) => return self.block(*class, *count, &[]),
        });
        self.place = format_ident!("rest");
    }

    /// Takes a part off the end.
    fn last(&mut self, part: &Part) {
        let place = &self.place;
        self.lines.push(match part {
            Part::Cells(cells) => {
                let cells = cells.iter().map(|class| class::pattern(*class));
                quote! { let [rest @ .., #(#cells),*] = #place else { return false }; }
            }
            Part::Literal(bytes) => {
                let literal = Literal::byte_string(bytes);
                quote! { let Some(rest) = #place.strip_suffix(#literal) else { return false }; }
            }
            Part::Block(class, count) => {
                let (class, count) = (self.classes.function(*class), number(u64::from(*count)));
                quote! { let Some(rest) = runtime::pattern::ending::<#count>(#place, #class) else { return false }; }
            }
        });
        self.place = format_ident!("rest");
    }

    /// The last part before the end of the text.
    fn closed(mut self, part: &Part) -> TokenStream {
        let place = self.place.clone();
        let verdict = match part {
            Part::Cells(cells) => {
                let cells = cells.iter().map(|class| class::pattern(*class));
                self.lines.push(quote! { let [#(#cells),*] = #place else { return false }; });
                quote! { true }
            }
            Part::Literal(bytes) => {
                let literal = Literal::byte_string(bytes);
                quote! { #place == #literal }
            }
            Part::Block(class, count) => {
                let count = u64::from(*count);
                self.all(*class, count, Some(count))
            }
        };
        self.finish(&verdict)
    }

    /// The last part before anything.
    fn open(mut self, part: &Part) -> TokenStream {
        let place = self.place.clone();
        let verdict = match part {
            Part::Cells(cells) => {
                let cells = cells.iter().map(|class| class::pattern(*class));
                self.lines.push(quote! { let [#(#cells,)* ..] = #place else { return false }; });
                quote! { true }
            }
            Part::Literal(bytes) => {
                let literal = Literal::byte_string(bytes);
                quote! { #place.starts_with(#literal) }
            }
            Part::Block(class, count) => {
                let (class, count) = (self.classes.function(*class), number(u64::from(*count)));
                quote! { runtime::pattern::exactly::<#count>(#place, #class).is_some() }
            }
        };
        self.finish(&verdict)
    }

    fn open_words(mut self, words: &[Vec<Class>]) -> TokenStream {
        let place = &self.place;
        let ways = words.iter().map(|word| cells(word)).map(|cells| quote! { [#cells ..] => {} });
        self.lines.push(quote! { match #place { #(#ways)* _ => return false } });
        self.finish(&quote! { true })
    }

    fn run(&mut self, class: Class, least: u32, most: Option<u32>) {
        let place = &self.place;
        if let (Some(byte), 0, Some(1)) = (class.single(), least, most) {
            let literal = Literal::byte_string(&[byte]);
            self.lines.push(quote! { let rest = #place.strip_prefix(#literal).unwrap_or(#place); });
        } else {
            let class = self.classes.function(class);
            let outside = outside(least, most);
            let name = if outside.is_some() { format_ident!("count") } else { format_ident!("_") };
            let wrong = outside.map(|outside| quote! { if #outside { return false; } });
            self.lines.push(quote! { let (#name, rest) = runtime::pattern::run(#place, #class); #wrong });
        }
        self.place = format_ident!("rest");
    }

    /// Takes the first word that is there off the start.
    fn word(&mut self, words: &[Vec<Class>]) {
        let place = &self.place;
        let literals: Option<Vec<Vec<u8>>> = words.iter().map(|word| literal(word)).collect();
        let length = words.first().map_or(0, Vec::len);
        let literals = literals.filter(|literals| literals.iter().all(|literal| literal.len() == length));
        self.lines.push(if let Some(literals) = literals {
            let literals = literals.iter().map(|literal| Literal::byte_string(literal));
            let length = number(length as u64);
            quote! {
                let Some((#(#literals)|*, rest)) = #place.split_first_chunk::<#length>() else { return false };
            }
        } else {
            let ways = words.iter().map(|word| cells(word)).map(|cells| quote! { [#cells rest @ ..] => rest, });
            quote! { let rest = match #place { #(#ways)* _ => return false }; }
        });
        self.place = format_ident!("rest");
    }

    /// One of these words is all that is left. Of those of which one begins with another, the longer one is tried first.
    fn last_word(&mut self, words: &[Vec<Class>]) -> TokenStream {
        let place = self.place.clone();
        let literals: Option<Vec<Vec<u8>>> = words.iter().map(|word| literal(word)).collect();
        if let Some(literals) = literals {
            let tests = literals.iter().map(|bytes| {
                let literal = Literal::byte_string(bytes);
                if bytes.is_empty() {
                    quote! { #place.is_empty() }
                } else {
                    quote! { #place == #literal }
                }
            });
            return quote! { #(#tests)||* };
        }
        let mut words = words.to_vec();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let fallback = if words.contains(&Vec::new()) {
            quote! { rest => rest }
        } else {
            quote! { _ => return false }
        };
        words.retain(|word| !word.is_empty());
        let ways = words.iter().map(|word| cells(word)).map(|cells| quote! { [#cells rest @ ..] => rest, });
        self.lines.push(quote! { let rest = match #place { #(#ways)* #fallback }; });
        quote! { rest.is_empty() }
    }

    fn ending(mut self, ending: &Ending) -> TokenStream {
        let verdict = match ending {
            Ending::Nothing => {
                let place = &self.place;
                quote! { #place.is_empty() }
            }
            Ending::Anything => quote! { true },
            Ending::Run { class, least: 0, most: None, after } if is_anything(*class) => self.any_before(&parts(after)),
            Ending::Run { class, least, most, after } => {
                parts(after).iter().rev().for_each(|part| self.last(part));
                self.all(*class, *least, *most)
            }
            Ending::Word(words) => self.last_word(words),
            Ending::Branch { end, ways } => self.branch(*end, ways),
        };
        self.finish(&verdict)
    }

    /// Whatever there is, and these parts behind it.
    fn any_before(&mut self, behind: &[Part]) -> TokenStream {
        let Some((first, others)) = behind.split_first() else { return quote! { true } };
        others.iter().rev().for_each(|part| self.last(part));
        let place = self.place.clone();
        match first {
            Part::Cells(cells) => {
                let cells = cells.iter().map(|class| class::pattern(*class));
                self.lines.push(quote! { let [.., #(#cells),*] = #place else { return false }; });
                quote! { true }
            }
            Part::Literal(bytes) => {
                let literal = Literal::byte_string(bytes);
                quote! { #place.ends_with(#literal) }
            }
            Part::Block(class, count) => {
                let (class, count) = (self.classes.function(*class), number(u64::from(*count)));
                quote! { runtime::pattern::ending::<#count>(#place, #class).is_some() }
            }
        }
    }

    /// The rest is of one class and of these lengths.
    fn all(&mut self, class: Class, least: u64, most: Option<u64>) -> TokenStream {
        let place = self.place.clone();
        let length = match (class.beyond, least, most) {
            (Beyond::Nothing, ..) | (_, 1, None) => quote! { #place.len() },
            (Beyond::Everything | Beyond::NoSeparators, ..) => quote! { runtime::pattern::characters(#place) },
        };
        let length = match (least, most) {
            (1, None) => Some(quote! { !#place.is_empty() }),
            _ => bounds(&length, least, most),
        };
        let letters = (class.ascii != u128::MAX || class.is_ascii()).then(|| {
            let class = self.classes.function(class);
            quote! { runtime::pattern::all(#place, #class) }
        });
        let separators = match class.beyond {
            Beyond::NoSeparators => Some(quote! { runtime::pattern::no_separator(#place) }),
            Beyond::Nothing | Beyond::Everything => None,
        };
        let tests = [length, letters, separators].into_iter().flatten();
        quote! { #(#tests)&&* }
    }

    fn branch(&mut self, end: End, ways: &[(Class, Sequence)]) -> TokenStream {
        let place = self.place.clone();
        let at_the_end = match end {
            End::Accepts => Some(quote! { [] => true, }),
            End::Refuses => None,
        };
        let arms = ways.iter().map(|(class, way)| {
            let first = class::pattern(*class);
            match (way.pieces.as_slice(), &way.ending) {
                ([], Ending::Nothing) => quote! { [#first] => true, },
                ([], Ending::Anything) => quote! { [#first, ..] => true, },
                _ => {
                    let body = Body { classes: self.classes, place: format_ident!("rest"), lines: Vec::new() };
                    let body = body.sequence(way);
                    quote! { [#first, rest @ ..] => { #body } }
                }
            }
        });
        let arms: Vec<TokenStream> = arms.collect();
        quote! { match #place { #at_the_end #(#arms)* _ => false } }
    }
}

/// Whether every character is of the class.
fn is_anything(class: Class) -> bool {
    class.ascii == u128::MAX && class.beyond == Beyond::Everything
}

/// A word of single characters.
fn literal(word: &[Class]) -> Option<Vec<u8>> {
    word.iter().map(|class| class.single()).collect()
}

/// The characters of a word as the first elements of a pattern of Rust.
fn cells(word: &[Class]) -> TokenStream {
    let cells = word.iter().map(|class| class::pattern(*class));
    quote! { #(#cells,)* }
}

/// Whether a count is within limits, where there are some.
fn bounds(count: &TokenStream, least: u64, most: Option<u64>) -> Option<TokenStream> {
    let from = number(least);
    let to = most.map(number);
    match (least, most) {
        (0, None) => None,
        (_, None) => Some(quote! { #count >= #from }),
        (_, Some(most)) if least == most => Some(quote! { #count == #from }),
        (0, Some(_)) => Some(quote! { #count <= #to }),
        (_, Some(_)) => Some(quote! { (#from..=#to).contains(&#count) }),
    }
}

/// Whether `count` is beyond limits, where there are some.
fn outside(least: u32, most: Option<u32>) -> Option<TokenStream> {
    let from = number(u64::from(least));
    let to = most.map(|most| number(u64::from(most)));
    match (least, most) {
        (0, None) => None,
        (1, None) => Some(quote! { count == 0 }),
        (_, None) => Some(quote! { count < #from }),
        (_, Some(most)) if least == most => Some(quote! { count != #from }),
        (0, Some(_)) => Some(quote! { count > #to }),
        (_, Some(_)) => Some(quote! { !(#from..=#to).contains(&count) }),
    }
}

fn number(number: u64) -> Literal {
    Literal::u64_unsuffixed(number)
}
