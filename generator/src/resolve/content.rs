//! Request bodies, media types and examples.

use super::{
    context::{Cx, Pending},
    object::{self, Object},
    place::Place,
    reference, schema, shape,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Entry, Node},
    resolved::{MediaType, RequestBody, Spanned},
};

/// Reads a request body.
pub(super) fn request_body<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) -> Option<RequestBody> {
    let place = reference::follow(cx, place, reference::REQUEST_BODY)?;
    let object = object::read(cx, &place, &shape::REQUEST_BODY)?;
    Some(RequestBody {
        span: object.span(),
        required: object.flag(cx, "required"),
        annotations: object.annotations(cx),
        content: media_types(cx, &object),
    })
}

/// Reads `content`.
pub(super) fn media_types<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) -> Vec<MediaType> {
    let members = object.members(cx, "content");
    members.into_iter().filter_map(|(entry, place)| media_type(cx, entry, place)).collect()
}

fn media_type<'d>(cx: &mut Cx<'d, '_>, entry: &'d Entry, place: Place<'d>) -> Option<MediaType> {
    let name = Spanned { value: entry.key.clone(), span: entry.key_span };
    let is_range = name.value.split_once('/').is_some_and(|(kind, rest)| !kind.is_empty() && !rest.is_empty());
    if !is_range {
        let fault = Diagnostic::error(Code::InvalidValue, name.span);
        cx.report(fault.message(format!("`{}` is no media type", name.value)).help("write it like `application/json`"));
    }
    let object = read_media_type(cx, place)?;
    Some(MediaType {
        name,
        schema: object.child("schema").map(|place| schema::id(cx, place)),
        examples: examples(cx, &object),
        encoding: object.mapping.entry("encoding").map(|entry| entry.key_span),
    })
}

/// Checks a media type that may be used nowhere.
pub(super) fn check_media_type<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) {
    let Some(object) = read_media_type(cx, place) else { return };
    if let Some(place) = object.child("schema") {
        schema::id(cx, place);
    }
    examples(cx, &object);
}

fn read_media_type<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) -> Option<Object<'d>> {
    let place = reference::follow(cx, place, reference::MEDIA_TYPE)?;
    let object = object::read(cx, &place, &shape::MEDIA_TYPE)?;
    for (_, place) in object.members(cx, "encoding") {
        let Some(encoding) = object::read(cx, &place, &shape::ENCODING) else { continue };
        encoding.string(cx, "contentType");
        encoding.string(cx, "style");
        encoding.flag(cx, "explode");
        encoding.flag(cx, "allowReserved");
        for (_, header) in encoding.members(cx, "headers") {
            cx.check_later(Pending::Header(header));
        }
    }
    Some(object)
}

/// `example`, and the `value` of each of `examples`.
pub(super) fn examples<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) -> Vec<Node> {
    let mut values: Vec<Node> = object.get("example").cloned().into_iter().collect();
    if let (Some(_), Some(entry)) = (values.first(), object.mapping.entry("examples")) {
        let fault = Diagnostic::warning(Code::InvalidValue, entry.key_span);
        cx.report(
            fault.message("`example` and `examples` exclude each other").help("move the example into `examples`"),
        );
    }
    let members = object.members(cx, "examples");
    values.extend(members.into_iter().filter_map(|(_, place)| example(cx, place)).cloned());
    values
}

/// The `value` of an example.
pub(super) fn example<'d>(cx: &mut Cx<'d, '_>, place: Place<'d>) -> Option<&'d Node> {
    let place = reference::follow(cx, place, reference::EXAMPLE)?;
    let example = object::read(cx, &place, &shape::EXAMPLE)?;
    example.prose(cx, "summary");
    example.prose(cx, "description");
    example.string(cx, "externalValue");
    example.get("value")
}
