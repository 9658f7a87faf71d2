//! Rules as code: expressions that say whether a text, or the members of a record together, satisfy a rule.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::check;
use super::record::additional_name;
use crate::ident::Ident;
use crate::ir::{Api, Matcher, MemberKind, MembersTest, Presence, Record, TextTest};

/// A test of the text that the expression `text` gives.
pub(super) fn of_text(rule: &TextTest, text: &TokenStream, api: &Api) -> TokenStream {
    let part = |rule: &TextTest| {
        let expression = of_text(rule, text, api);
        if matches!(rule, TextTest::Any(_)) {
            quote! { (#expression) }
        } else {
            expression
        }
    };
    match rule {
        TextTest::Always => quote! { true },
        TextTest::Never => quote! { false },
        TextTest::Length(1, None) => quote! { !#text.is_empty() },
        TextTest::Length(least, most) => {
            let (least, most) = (Literal::u64_unsuffixed(*least), check::limit(*most));
            quote! { runtime::has_length(#text, #least, #most) }
        }
        TextTest::Pattern(id) => {
            let pattern = api.pattern(*id);
            let name = &pattern.name;
            if let Some(Matcher { function, .. }) = &pattern.matcher {
                quote! { #function(#text.as_bytes()) }
            } else {
                quote! { #name.matches(#text) }
            }
        }
        TextTest::Format(format) => {
            let format = check::format(*format);
            quote! { runtime::Format::#format.is_valid(#text) }
        }
        TextTest::Equals(other) => quote! { #text == #other },
        TextTest::Not(rule) => not_text(rule, text, api),
        TextTest::All(tests) => {
            let tests = tests.iter().map(part);
            quote! { #(#tests)&&* }
        }
        TextTest::Any(tests) => {
            let tests = tests.iter().map(|rule| of_text(rule, text, api));
            quote! { #(#tests)||* }
        }
    }
}

fn not_text(rule: &TextTest, text: &TokenStream, api: &Api) -> TokenStream {
    if let TextTest::Equals(other) = rule {
        return quote! { #text != #other };
    }
    let expression = of_text(rule, text, api);
    if matches!(rule, TextTest::All(_) | TextTest::Any(_)) {
        quote! { !(#expression) }
    } else {
        quote! { !#expression }
    }
}

/// Whether a test looks at the text at all.
pub(super) fn reads_text(test: &TextTest) -> bool {
    match test {
        TextTest::Always | TextTest::Never => false,
        TextTest::Length(..) | TextTest::Pattern(_) | TextTest::Format(_) | TextTest::Equals(_) => true,
        TextTest::Not(test) => reads_text(test),
        TextTest::All(tests) | TextTest::Any(tests) => tests.iter().any(reads_text),
    }
}

/// A test of the members of `draft`.
pub(super) fn of_members(test: &MembersTest, record: &Record, api: &Api) -> TokenStream {
    Members { record, api }.test(test)
}

struct Members<'m> {
    record: &'m Record,
    api: &'m Api,
}

impl Members<'_> {
    fn test(&self, test: &MembersTest) -> TokenStream {
        match test {
            MembersTest::Always => quote! { true },
            MembersTest::Never => quote! { false },
            MembersTest::Present(at) => {
                let name = self.name(*at);
                quote! { draft.#name.is_some() }
            }
            MembersTest::OtherPresent(name) => {
                let additional = additional_name(&self.record.additional);
                quote! { draft.#additional.get(#name).is_some() }
            }
            MembersTest::Count(least, most) => self.count(*least, *most),
            MembersTest::Text(at, test) => self.text(*at, test),
            MembersTest::PresentText(at, test) => {
                let name = self.name(*at);
                let test = of_text(test, &quote! { text.as_str() }, self.api);
                quote! { draft.#name.as_ref().is_some_and(|text| #test) }
            }
            MembersTest::Not(test) => self.not(test),
            MembersTest::All(tests) => {
                let tests = tests.iter().map(|test| self.operand(test));
                quote! { #(#tests)&&* }
            }
            MembersTest::Any(tests) => {
                let tests = tests.iter().map(|test| self.operand(test));
                quote! { #(#tests)||* }
            }
            MembersTest::If(parts) => {
                let [condition, then, otherwise] = (**parts).each_ref().map(|part| self.test(part));
                quote! { if #condition { #then } else { #otherwise } }
            }
        }
    }

    /// A test inside another one, in parentheses where it is made of several.
    fn operand(&self, test: &MembersTest) -> TokenStream {
        let expression = self.test(test);
        match test {
            MembersTest::All(_) | MembersTest::Any(_) | MembersTest::If(_) | MembersTest::Count(..) => {
                quote! { (#expression) }
            }
            MembersTest::Always
            | MembersTest::Never
            | MembersTest::Present(_)
            | MembersTest::OtherPresent(_)
            | MembersTest::Text(..)
            | MembersTest::PresentText(..)
            | MembersTest::Not(_) => expression,
        }
    }

    fn not(&self, test: &MembersTest) -> TokenStream {
        if let MembersTest::Present(at) = test {
            let name = self.name(*at);
            return quote! { draft.#name.is_none() };
        }
        if let MembersTest::Text(at, test) = test {
            return self.refused_text(*at, test);
        }
        let expression = self.operand(test);
        quote! { !#expression }
    }

    fn text(&self, at: usize, test: &TextTest) -> TokenStream {
        let name = self.name(at);
        match self.stored(at) {
            Some((_, Presence::Required)) => of_text(test, &quote! { draft.#name.as_str() }, self.api),
            Some((_, Presence::Optional)) | None => {
                let test = of_text(test, &quote! { text.as_str() }, self.api);
                quote! { draft.#name.as_ref().is_none_or(|text| #test) }
            }
        }
    }

    /// The text of a member is there and does not satisfy a test.
    fn refused_text(&self, at: usize, test: &TextTest) -> TokenStream {
        let name = self.name(at);
        match self.stored(at) {
            Some((_, Presence::Required)) => not_text(test, &quote! { draft.#name.as_str() }, self.api),
            Some((_, Presence::Optional)) | None => {
                let test = not_text(test, &quote! { text.as_str() }, self.api);
                quote! { draft.#name.as_ref().is_some_and(|text| #test) }
            }
        }
    }

    fn count(&self, least: u64, most: Option<u64>) -> TokenStream {
        let members = (0..self.record.members.len()).map(|at| self.stored(at));
        let sure = members.clone().filter(|stored| !matches!(stored, Some((_, Presence::Optional)))).count();
        let optional = members.flatten().filter(|(_, presence)| *presence == Presence::Optional);
        let mut parts: Vec<TokenStream> =
            optional.map(|(name, _)| quote! { usize::from(draft.#name.is_some()) }).collect();
        parts.extend(additional_name(&self.record.additional).map(|name| quote! { draft.#name.len() }));
        if sure > 0 || parts.is_empty() {
            let sure = Literal::usize_unsuffixed(sure);
            parts.push(quote! { #sure });
        }
        let count = quote! { #(#parts)+* };
        let least = Literal::u64_unsuffixed(least);
        match most.map(Literal::u64_unsuffixed) {
            None => quote! { #count >= #least },
            Some(most) => quote! { (#least..=#most).contains(&(#count)) },
        }
    }

    fn stored(&self, at: usize) -> Option<(&Ident, Presence)> {
        match &self.record.members.get(at)?.kind {
            MemberKind::Value { name, presence, .. } => Some((name, *presence)),
            MemberKind::Constant(_) => None,
        }
    }

    fn name(&self, at: usize) -> Option<&Ident> {
        self.stored(at).map(|(name, _)| name)
    }
}

/// Whether a test looks at the members at all.
pub(super) fn reads_members(test: &MembersTest) -> bool {
    match test {
        MembersTest::Always | MembersTest::Never => false,
        MembersTest::Present(_)
        | MembersTest::OtherPresent(_)
        | MembersTest::Count(..)
        | MembersTest::Text(..)
        | MembersTest::PresentText(..) => true,
        MembersTest::Not(test) => reads_members(test),
        MembersTest::All(tests) | MembersTest::Any(tests) => tests.iter().any(reads_members),
        MembersTest::If(parts) => parts.iter().any(reads_members),
    }
}
