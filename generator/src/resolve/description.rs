//! `info`, `tags`, `externalDocs`: what describes a specification and asserts nothing.

use super::{
    context::Cx,
    object::{self, Object},
    place::Place,
    shape,
};

/// What is kept of `info`.
#[derive(Debug, Default)]
pub(super) struct Info {
    pub(super) title: String,
    pub(super) version: String,
    pub(super) description: Option<String>,
}

/// Reads `info`.
pub(super) fn info<'d>(cx: &mut Cx<'d, '_>, top: &Object<'d>) -> Info {
    check_external_docs(cx, top.child("externalDocs"));
    let Some(place) = top.child("info") else { return Info::default() };
    let Some(info) = object::read(cx, &place, &shape::INFO) else { return Info::default() };
    for (key, shape) in [("contact", &shape::CONTACT), ("license", &shape::LICENSE)] {
        if let Some(place) = info.child(key) {
            check_texts(cx, &place, shape);
        }
    }
    Info {
        title: info.prose(cx, "title").unwrap_or_default(),
        version: info.prose(cx, "version").unwrap_or_default(),
        description: info.prose(cx, "description"),
    }
}

/// Checks `tags` of a document.
pub(super) fn check_tags<'d>(cx: &mut Cx<'d, '_>, top: &Object<'d>) {
    for place in top.items(cx, "tags") {
        if let Some(tag) = object::read(cx, &place, &shape::TAG) {
            tag.prose(cx, "name");
            tag.prose(cx, "description");
            check_external_docs(cx, tag.child("externalDocs"));
        }
    }
}

/// Checks an `externalDocs`.
pub(super) fn check_external_docs<'d>(cx: &mut Cx<'d, '_>, place: Option<Place<'d>>) {
    if let Some(place) = place {
        check_texts(cx, &place, &shape::EXTERNAL_DOCS);
    }
}

/// Checks an object whose members are texts.
fn check_texts<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>, shape: &shape::Shape) {
    let Some(object) = object::read(cx, place, shape) else { return };
    for member in shape.required.iter().chain(shape.optional) {
        object.prose(cx, member);
    }
}
