//! Names of items, unique in their scope: those that the specification gives come first.

use super::location::keywords;
use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics},
    ident::Ident,
    resolved::{Resolved, SchemaId, Spanned},
    span::Span,
};
use std::collections::{BTreeMap, BTreeSet};

/// The names of one scope.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    taken: BTreeMap<Ident, Option<Span>>,
}

impl Scope {
    /// A scope in which some names are taken.
    pub(super) fn reserving(names: &[&str]) -> Self {
        Self { taken: names.iter().filter_map(|name| Ident::verbatim(name)).map(|name| (name, None)).collect() }
    }

    /// Takes a name that we make up: with a number where it is taken.
    pub(super) fn invent(&mut self, wish: &Ident, separator: &str) -> Ident {
        let candidates = (2..).map(|number: u32| wish.with_suffix(&format!("{separator}{number}")));
        let free = std::iter::once(wish.clone()).chain(candidates).find(|name| !self.taken.contains_key(name));
        let name = free.expect("there are more numbers than names");
        self.taken.insert(name.clone(), None);
        name
    }

    /// Takes a name that stems from the specification; says so where it is taken, or where Rust cannot have it.
    pub(super) fn claim(&mut self, wish: &Ident, separator: &str, origin: Origin<'_>, out: &mut Diagnostics) -> Ident {
        let earlier = self.taken.get(wish).copied();
        let name = self.invent(wish, separator);
        if let Some(earlier) = earlier {
            out.push(collision(wish, &name, origin, earlier));
        } else if wish.is_altered_keyword() {
            out.push(
                Diagnostic::warning(Code::KeywordName, origin.span)
                    .message(format!("`{}` is a keyword that no Rust name can be: it is called `{name}`", origin.text))
                    .help("choose another name with `x-carimbo-name`"),
            );
        }
        self.taken.insert(name.clone(), Some(origin.span));
        name
    }
}

fn collision(wish: &Ident, name: &Ident, origin: Origin<'_>, earlier: Option<Span>) -> Diagnostic {
    let of_ours = if earlier.is_none() { ", which the generated code uses itself" } else { ", a name that is taken" };
    let message = format!("`{}` becomes `{wish}`{of_ours}: it is called `{name}`", origin.text);
    let example = origin.case.of(name.as_str());
    let diagnostic = Diagnostic::warning(Code::NameCollision, origin.span)
        .message(message)
        .help(format!("choose a name with `x-carimbo-name`, for example `{example}`"));
    match earlier {
        Some(earlier) => diagnostic.secondary(earlier, "the same name in Rust"),
        None => diagnostic,
    }
}

/// What a name is made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin<'a> {
    /// The specification's text.
    pub(super) text: &'a str,
    /// Its place.
    pub(super) span: Span,
    /// The case of an `x-carimbo-name` there.
    pub(super) case: Case,
}

/// An `x-carimbo-name`, where it is an identifier of the right case.
pub(super) fn chosen(name: Option<&Spanned<String>>, case: Case, out: &mut Diagnostics) -> Option<Ident> {
    let name = name?;
    let made = case.of(&name.value);
    if Ident::verbatim(&name.value).as_ref() == Some(&made) {
        return Some(made);
    }
    out.push(
        Diagnostic::error(Code::InvalidName, name.span)
            .message(format!("`{}` cannot be a name in Rust here", name.value))
            .help(format!("write `x-carimbo-name: {made}`")),
    );
    None
}

/// The case that Rust gives a kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Types; of a member, the type that it has.
    Camel,
    /// Functions and parameters.
    Snake,
}

impl Case {
    fn of(self, text: &str) -> Ident {
        match self {
            Self::Camel => Ident::camel(text),
            Self::Snake => Ident::snake(text),
        }
    }
}

/// The names of all components.
/// The first is the schema at the top of the document, where that has a name.
pub(super) fn components(
    resolved: &Resolved,
    root: Option<&Ident>,
    scope: &mut Scope,
    out: &mut Diagnostics,
) -> BTreeMap<SchemaId, Ident> {
    let mut names = BTreeMap::new();
    let (first, rest) = resolved.components.split_at(root.map_or(0, |_| 1).min(resolved.components.len()));
    names.extend(first.iter().zip(root).map(|(id, name)| (*id, scope.invent(name, ""))));
    for id in rest {
        let schema = resolved.schema(*id);
        let key = last_segment(&schema.pointer);
        let wish = keywords(resolved, *id)
            .and_then(|keywords| chosen(keywords.annotations.name.as_ref(), Case::Camel, out))
            .unwrap_or_else(|| Ident::camel(&key));
        names.insert(*id, scope.claim(&wish, "", Origin { text: &key, span: schema.span, case: Case::Camel }, out));
    }
    names
}

/// The last segment of a JSON pointer, unescaped.
pub(super) fn last_segment(pointer: &str) -> String {
    pointer.rsplit('/').next().unwrap_or(pointer).replace("~1", "/").replace("~0", "~")
}

/// Variants' names for texts, in order; distinct.
pub(super) fn variants(texts: &[&str]) -> Vec<Ident> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::new();
    for text in texts {
        let wish = Ident::camel(text);
        let numbered = (2..).map(|number: u32| wish.with_suffix(&number.to_string()));
        let free = std::iter::once(wish.clone()).chain(numbered).find(|name| !taken.contains(name));
        let name = free.expect("there are more numbers than names");
        taken.insert(name.clone());
        names.push(name);
    }
    names
}
