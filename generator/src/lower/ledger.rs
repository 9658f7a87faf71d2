//! What was decided, for people: of every schema the types that it became or is a part of, of every keyword where it is
//! enforced.
//!
//! Decides nothing itself. Which keywords a check holds is asked of what makes the checks, with the keyword and without.

mod book;
mod keyword;
mod rule;
mod site;
mod ty;
mod why;

use super::{Cx, location::keywords};
use crate::{
    ledger::{Elsewhere, Enforcement, Entry, Keyword, Representation, Specification},
    resolved::{SchemaForm, SchemaId, Standing, Written},
};
use book::{Book, Found, Verdict};
use std::collections::{BTreeMap, BTreeSet};

const UNUSED: &str = "no type and no rule needs this schema";

/// What became of the schemas of a specification, once all types are made.
pub(super) fn of(cx: &mut Cx<'_>) -> Specification {
    // Whatever there is to report has been reported.
    let reported = std::mem::take(cx.diagnostics);
    let mut book = Book::default();
    site::note_all(cx, &mut book);
    note_own_types(cx, &mut book);
    *cx.diagnostics = reported;
    let schemas = entries(cx, &book);
    Specification { source: cx.options.source.clone(), module: cx.options.module.to_string(), schemas }
}

/// The types that schemas were asked for in; a schema that only refers to another one has that one's.
fn note_own_types(cx: &mut Cx<'_>, book: &mut Book) {
    for (id, locations) in cx.asked.clone() {
        for location in &locations {
            let Some(typed) = cx.types.get(location).cloned() else { continue };
            let own = ty::own(cx, &typed);
            book.own(id, own.representation, own.path.clone());
            for link in links(cx, id) {
                if !book.has_keywords_of(link, &own.holder) {
                    book.leads_to(cx, link, &own.holder);
                }
            }
        }
    }
    if let (Some(name), Some(root)) = (&cx.options.root, cx.resolved.components.first()) {
        book.named(*root, name.as_str());
    }
}

/// A schema and those on the way to where it leads.
fn links(cx: &Cx<'_>, id: SchemaId) -> Vec<SchemaId> {
    let end = super::location::follow(cx.resolved, id);
    let mut links = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = Some(id);
    while let Some(id) = next.filter(|id| seen.insert(*id)) {
        links.push(id);
        let keywords = keywords(cx.resolved, id).filter(|_| id != end);
        next = keywords.and_then(|it| it.reference.as_ref().map(|it| it.value).or(it.all_of.first().copied()));
    }
    links
}

/// One entry for each place: a place may have been read several times, each in another dynamic scope.
fn entries(cx: &Cx<'_>, book: &Book) -> Vec<Entry> {
    let mut places: BTreeMap<(bool, &str, u32, &str), Vec<SchemaId>> = BTreeMap::new();
    for (index, schema) in cx.resolved.schemas.iter().enumerate() {
        let id = SchemaId(index);
        let key = (schema.span.file != cx.resolved.file, cx.document(id), schema.span.start, schema.pointer.as_str());
        places.entry(key).or_default().push(id);
    }
    places.values().filter_map(|ids| entry(cx, book, ids)).collect()
}

fn entry(cx: &Cx<'_>, book: &Book, ids: &[SchemaId]) -> Option<Entry> {
    let first = *ids.first()?;
    let found = book.found(ids);
    let is_boolean = matches!(cx.resolved.schema(first).form, SchemaForm::Boolean(_));
    if is_boolean && found.types.is_empty() {
        return None;
    }
    let written = &cx.resolved.schema(first).written;
    let keywords = written.iter().map(|written| keyword_entry(cx, first, written, &found)).collect();
    let types: Vec<String> = found.types.iter().map(|(_, path)| path.clone()).collect();
    let representation = representation(&found);
    let held_by = found.held_by(&types);
    Some(Entry { schema: cx.place(first), representation, types, held_by, keywords })
}

fn representation(found: &Found) -> Representation {
    let own = found.types.iter().map(|(representation, _)| *representation).max();
    let held = match (found.merged.is_empty(), found.rules.is_empty()) {
        (false, _) => Representation::Merged,
        (true, false) => Representation::Rule,
        (true, true) => Representation::Unused,
    };
    own.unwrap_or(held)
}

fn keyword_entry(cx: &Cx<'_>, id: SchemaId, written: &Written, found: &Found) -> Keyword {
    let keyword = written.keyword.clone();
    if let Some(why) = why::documented_only(cx, id, written) {
        let enforced = Enforcement::DocumentedOnly;
        return Keyword { keyword, enforced, why: Some(why), elsewhere: Vec::new() };
    }
    let [forms, rules] = found.verdicts(&keyword);
    let unused = Verdict { enforced: Enforcement::DocumentedOnly, why: Some(UNUSED.to_owned()) };
    let Verdict { enforced, why } = weakest(&forms).or_else(|| weakest(&rules)).unwrap_or(unused);
    let is_weak = match enforced {
        Enforcement::ByType | Enforcement::OnConstruction => false,
        Enforcement::OnDecoding | Enforcement::DocumentedOnly => true,
    };
    let stronger = forms.iter().filter(|(_, verdict)| is_weak && verdict.enforced < enforced);
    let different = rules.iter().filter(|(_, verdict)| verdict.enforced != enforced);
    let elsewhere = stronger.chain(different);
    let elsewhere = elsewhere.map(|(ty, verdict)| Elsewhere { ty: ty.clone(), enforced: verdict.enforced }).collect();
    Keyword { keyword, enforced, why, elsewhere }
}

fn weakest(verdicts: &[&(String, Verdict)]) -> Option<Verdict> {
    verdicts.iter().map(|(_, verdict)| verdict).max_by_key(|verdict| verdict.enforced).cloned()
}

/// The keywords of a schema that say something where they stand.
fn read_keywords(cx: &Cx<'_>, id: SchemaId) -> Vec<Written> {
    let written = cx.resolved.schema(id).written.iter();
    written.filter(|written| written.standing == Standing::Read).cloned().collect()
}
