//! Which documents a schema needs, and where they are looked for: metaschemas in this program, all else in files.
//! Nothing is fetched from the network, and no path leads out of the folders that were named.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::{
    json_schema::SchemaOptions,
    library::{HERE, Library, Volume},
    metaschema,
    place::ResourceId,
    pointer::percent_decoded,
    uri,
};
use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics},
    document::Document,
    span::Span,
};

/// A document that is to be loaded.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'w> {
    /// A file that exists.
    File {
        /// Its path.
        path: &'w Path,
        /// What is shown to people.
        name: &'w str,
    },
    /// A text that this program carries.
    Text {
        /// What is shown to people.
        name: &'w str,
        /// JSON.
        text: &'static str,
    },
}

/// Loads a document; reports where it cannot.
pub type Reader<'r> = dyn FnMut(Wanted<'_>, &mut Diagnostics) -> Option<Document> + 'r;

/// A document, and the URI that it was found by.
#[derive(Debug)]
pub(super) struct Retrieved {
    pub(super) document: Document,
    pub(super) uri: String,
}

impl Retrieved {
    /// What it is called.
    pub(super) fn name(&self) -> &str {
        self.uri.strip_prefix(HERE).unwrap_or(&self.uri)
    }
}

/// How many documents one schema may need.
const DOCUMENTS_MAX: usize = 1_000;

/// Loads every document that a schema leads to. What is not found is not reported here: it may not be used.
pub(super) fn all(
    top: &Document,
    options: &SchemaOptions,
    read: &mut Reader<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Retrieved> {
    let mut retrieved: Vec<Retrieved> = Vec::new();
    let mut tried = BTreeSet::new();
    loop {
        // The library is made anew, because what is missing may depend on a metaschema that has only now been found.
        let volumes = volumes(top, options, &retrieved);
        let library = Library::of_schemas(&volumes, options.draft.dialect());
        let missing: Vec<String> = library.missing().map(str::to_owned).collect();
        let around = library.get(ResourceId(0)).uri.clone();
        let before = retrieved.len();
        for uri in missing {
            if tried.insert(uri.clone())
                && let Some(document) = load(&uri, &around, options, &mut |wanted| read(wanted, diagnostics))
            {
                retrieved.push(Retrieved { document, uri });
            }
        }
        if retrieved.len() > DOCUMENTS_MAX {
            diagnostics.push(too_many(top));
            return retrieved;
        }
        if retrieved.len() == before {
            return retrieved;
        }
    }
}

/// The documents as they stand in a library.
pub(super) fn volumes<'d>(top: &'d Document, options: &SchemaOptions, retrieved: &'d [Retrieved]) -> Vec<Volume<'d>> {
    let first = Volume { root: &top.root, uri: format!("{HERE}{}", encoded(&options.name)) };
    let others = retrieved.iter().map(|it| Volume { root: &it.document.root, uri: it.uri.clone() });
    std::iter::once(first).chain(others).collect()
}

fn load(
    uri: &str,
    around: &str,
    options: &SchemaOptions,
    read: &mut dyn FnMut(Wanted<'_>) -> Option<Document>,
) -> Option<Document> {
    if let Some(text) = metaschema::text(uri) {
        return read(Wanted::Text { name: uri, text });
    }
    let path = candidates(uri, around, options).into_iter().find(|path| path.is_file())?;
    read(Wanted::File { path: &path, name: &shown(&path) })
}

/// The files that a URI may stand for, the likeliest first.
fn candidates(uri: &str, around: &str, options: &SchemaOptions) -> Vec<PathBuf> {
    let mut candidates = Vec::new();
    if let (Some(remotes), Some((host, path))) = (&options.remotes, uri::authority_and_path(uri, &["http", "https"])) {
        candidates.extend(below(&remotes.join(host.replace(['/', '\\'], "_")), path));
        candidates.extend(below(remotes, path));
    }
    // What lies beside the schema may be called by its file's name, or by a URI beside the schema's own `$id`.
    let folder_uri = around.rfind('/').and_then(|slash| around.get(..=slash)).unwrap_or(HERE);
    for folder_uri in [HERE, folder_uri] {
        if let (Some(folder), Some(path)) = (&options.folder, uri.strip_prefix(folder_uri)) {
            candidates.extend(below(folder, path.split('?').next().unwrap_or_default()));
        }
    }
    candidates.dedup();
    candidates
}

/// The file that the path of a URI names below a folder; none where a segment is no plain name.
fn below(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut file = folder.to_owned();
    for segment in path.strip_prefix('/').unwrap_or(path).split('/') {
        let name = percent_decoded(segment)?;
        let is_plain = !matches!(name.as_str(), "" | "." | "..") && !name.contains(['/', '\\', '\0', ':']);
        if !is_plain {
            return None;
        }
        file.push(name);
    }
    Some(file)
}

/// The name of a file as the segment of a URI.
fn encoded(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let encode = |byte: u8| match byte {
        b'%' | b'#' | b'?' | b' ' => format!("%{byte:02X}"),
        _ => char::from(byte).to_string(),
    };
    // What is not ASCII is compared as it is written.
    if name.is_ascii() { name.bytes().map(encode).collect() } else { name.replace(['%', '#', '?'], "_") }
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// A reference to a document that was not found.
pub(super) fn not_found(text: &str, uri: &str, around: &str, span: Span, options: &SchemaOptions) -> Diagnostic {
    let candidates = candidates(uri, around, options);
    let fault = Diagnostic::error(Code::UnknownReference, span);
    if let Some(path) = candidates.iter().find(|path| path.is_file()) {
        let fault = fault.message(format!("`{text}` leads to `{}`, which cannot be used", shown(path)));
        return fault.help("correct the faults that are reported in that file");
    }
    let uri = uri.strip_prefix(HERE).unwrap_or(uri);
    let fault = fault.message(format!("`{text}` leads to the document `{uri}`, which was not found"));
    let looked_for: Vec<_> = candidates.iter().map(|path| format!("`{}`", shown(path))).collect();
    let looked_for = looked_for.join(" and ");
    if uri::authority_and_path(uri, &["http", "https"]).is_some() {
        return match &options.remotes {
            Some(_) => fault.help(format!("it was looked for as {looked_for}, below the folder of `--remotes`")),
            None => {
                fault.help("put it below a folder and name that with `--remotes`: nothing is fetched from the network")
            }
        };
    }
    if candidates.is_empty() {
        return fault
            .help("write the `$id` of a schema in this document, or the path of a file below this one's folder");
    }
    fault.help(format!("it was looked for as {looked_for}"))
}

fn too_many(top: &Document) -> Diagnostic {
    Diagnostic::error(Code::LimitExceeded, Span::start_of(top.file))
        .message(format!("the schema needs more than {DOCUMENTS_MAX} documents"))
        .help("bundle them into fewer: a schema with an `$id` may stand in `$defs` of another")
}
