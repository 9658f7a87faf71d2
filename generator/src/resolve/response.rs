//! Responses, their headers and links.

use super::{
    content,
    context::{Cx, Pending},
    extension,
    object::{self, Object},
    place::Place,
    reference, schema, server, shape,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Entry,
    resolved::{Response, Spanned, StatusKey},
};

/// Reads `responses`, in order.
pub(super) fn read_all<'d>(cx: &mut Cx<'d, '_>, operation: &Object<'d>) -> Vec<Response> {
    if let Some(mapping) = operation.get("responses").and_then(|node| node.as_mapping()) {
        extension::read(cx, mapping, &shape::RESPONSES);
    }
    let members = operation.members(cx, "responses").into_iter();
    let members = members.filter(|(entry, _)| !entry.key.starts_with("x-"));
    members.filter_map(|(entry, place)| read(cx, entry, place)).collect()
}

fn read<'d>(cx: &mut Cx<'d, '_>, entry: &'d Entry, place: Place<'d>) -> Option<Response> {
    let status = status(&entry.key);
    if status.is_none() {
        cx.report(
            Diagnostic::error(Code::InvalidValue, entry.key_span)
                .message(format!("`{}` is no status", entry.key))
                .help("write a number from 100 to 599, `1XX` to `5XX`, or `default`"),
        );
    }
    let object = read_object(cx, place)?;
    let annotations = object.annotations(cx);
    let content = content::media_types(cx, &object);
    Some(Response { status: Spanned { value: status?, span: entry.key_span }, annotations, content })
}

fn status(key: &str) -> Option<StatusKey> {
    if key == "default" {
        return Some(StatusKey::Default);
    }
    if let Some(class) = key.strip_suffix("XX") {
        return class.parse().ok().filter(|class| (1..=5).contains(class) && key.len() == 3).map(StatusKey::Class);
    }
    let digits = key.len() == 3 && key.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| key.parse().ok()).flatten().filter(|status| (100..=599).contains(status)).map(StatusKey::Exact)
}

/// Checks a response that may be used nowhere.
pub(super) fn check<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) {
    if let Some(object) = read_object(cx, place) {
        object.annotations(cx);
        content::media_types(cx, &object);
    }
}

fn read_object<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) -> Option<Object<'d>> {
    let place = reference::follow(cx, place, reference::RESPONSE)?;
    let object = object::read(cx, &place, &shape::RESPONSE)?;
    for (_, place) in object.members(cx, "headers") {
        cx.check_later(Pending::Header(place));
    }
    for (_, place) in object.members(cx, "links") {
        check_link(cx, place);
    }
    Some(object)
}

/// Checks a header.
pub(super) fn check_header<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) {
    let Some(place) = reference::follow(cx, place, reference::HEADER) else { return };
    let Some(header) = object::read(cx, &place, &shape::HEADER) else { return };
    header.annotations(cx);
    header.flag(cx, "required");
    header.flag(cx, "explode");
    header.string(cx, "style");
    content::examples(cx, &header);
    content::media_types(cx, &header);
    if let Some(place) = header.child("schema") {
        schema::id(cx, place);
    } else if header.get("content").is_none() {
        object::report_missing(cx, header.span(), "a header", "schema");
    }
}

/// Checks a link, which asserts nothing.
pub(super) fn check_link<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) {
    let Some(place) = reference::follow(cx, place, reference::LINK) else { return };
    let Some(link) = object::read(cx, &place, &shape::LINK) else { return };
    link.prose(cx, "description");
    link.string(cx, "operationId");
    link.string(cx, "operationRef");
    link.members(cx, "parameters");
    if let Some(place) = link.child("server") {
        server::read(cx, &place);
    }
}

#[cfg(test)]
mod tests {
    use super::{StatusKey, status};

    #[test]
    fn statuses() {
        for (key, expected) in [
            ("200", Some(StatusKey::Exact(200))),
            ("4XX", Some(StatusKey::Class(4))),
            ("default", Some(StatusKey::Default)),
            ("4xx", None),
            ("6XX", None),
            ("+1XX", None),
            ("099", None),
            ("600", None),
            ("+20", None),
            ("ok", None),
        ] {
            assert_eq!(status(key), expected, "{key}");
        }
    }
}
