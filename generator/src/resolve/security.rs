//! `components.securitySchemes` and `security`.

use super::{
    context::Cx,
    nearest::nearest,
    object::{self, Object},
    place::Place,
    reference, shape,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Entry,
    resolved::{Annotations, SecurityKind, SecurityRequirement, SecurityScheme, SecuritySchemeId, Spanned},
};

/// Reads one scheme. One with faults is kept as unsupported, so that what requires it finds it.
pub(super) fn scheme<'d>(cx: &mut Cx<'d, '_>, entry: &'d Entry, place: Place<'d>) -> SecurityScheme {
    cx.security_schemes.insert(&entry.key, SecuritySchemeId(cx.security_schemes.len()));
    let name = Spanned { value: entry.key.clone(), span: entry.key_span };
    let object = reference::follow(cx, place, reference::SECURITY_SCHEME)
        .and_then(|place| object::read(cx, &place, &shape::SECURITY_SCHEME));
    let Some(object) = object else {
        let kind = SecurityKind::Unsupported(entry.key.clone());
        return SecurityScheme { name, annotations: Annotations::default(), kind };
    };
    let kind = kind(cx, &object).unwrap_or_else(|| SecurityKind::Unsupported(entry.key.clone()));
    SecurityScheme { name, annotations: object.annotations(cx), kind }
}

const TYPES: &[&str] = &["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"];

fn kind<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) -> Option<SecurityKind> {
    let name = object.string(cx, "type")?;
    object.prose(cx, "bearerFormat");
    match name.value.as_str() {
        "http" => http(cx, object),
        "apiKey" => api_key(cx, object),
        "oauth2" => {
            check_flows(cx, object);
            Some(SecurityKind::Bearer)
        }
        "openIdConnect" => {
            needed(cx, object, "openIdConnectUrl")?;
            Some(SecurityKind::Bearer)
        }
        "mutualTLS" => Some(SecurityKind::Unsupported("mutualTLS".to_owned())),
        _ => {
            report_value(cx, &name, "a security scheme's `type`", TYPES);
            None
        }
    }
}

fn http<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) -> Option<SecurityKind> {
    let scheme = needed(cx, object, "scheme")?;
    // RFC 9110, section 11.1: the name is case-insensitive.
    Some(match scheme.value.to_ascii_lowercase().as_str() {
        "bearer" => SecurityKind::Bearer,
        "basic" => SecurityKind::Basic,
        _ => SecurityKind::Unsupported(format!("http {}", scheme.value)),
    })
}

fn api_key<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) -> Option<SecurityKind> {
    let (name, place) = (needed(cx, object, "name"), needed(cx, object, "in"));
    let (name, place) = (name?, place?);
    match place.value.as_str() {
        "header" => Some(SecurityKind::ApiKeyHeader(name.value)),
        "query" => Some(SecurityKind::ApiKeyQuery(name.value)),
        "cookie" => Some(SecurityKind::ApiKeyCookie(name.value)),
        _ => {
            report_value(cx, &place, "`in` of an API key", &["header", "query", "cookie"]);
            None
        }
    }
}

fn needed<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>, member: &str) -> Option<Spanned<String>> {
    if object.get(member).is_none() {
        object::report_missing(cx, object.span(), "a security scheme of this type", member);
    }
    object.string(cx, member)
}

/// Reports a word that is not among those that its place allows.
pub(super) fn report_value(cx: &mut Cx<'_, '_>, value: &Spanned<String>, what: &str, allowed: &[&str]) {
    let fault = Diagnostic::error(Code::InvalidValue, value.span).message(format!("`{}` is not {what}", value.value));
    cx.report(match nearest(&value.value, allowed.iter().copied()) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help(format!("use one of `{}`", allowed.join("`, `"))),
    });
}

fn check_flows<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) {
    let Some(place) = object.child("flows") else {
        object::report_missing(cx, object.span(), "a security scheme of this type", "flows");
        return;
    };
    let Some(flows) = object::read(cx, &place, &shape::OAUTH_FLOWS) else { return };
    for member in shape::OAUTH_FLOWS.optional {
        let Some(place) = flows.child(member) else { continue };
        let Some(flow) = object::read(cx, &place, &shape::OAUTH_FLOW) else { continue };
        for url in shape::OAUTH_FLOW.optional {
            flow.string(cx, url);
        }
        for (entry, _) in flow.members(cx, "scopes") {
            object::prose(cx, &entry.key, &entry.value);
        }
    }
}

/// Reads a `security`; `None` where the object has none.
pub(super) fn requirements<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) -> Option<Vec<SecurityRequirement>> {
    object.get("security")?;
    Some(object.items(cx, "security").iter().filter_map(|place| requirement(cx, place)).collect())
}

fn requirement<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>) -> Option<SecurityRequirement> {
    let mapping = object::mapping(cx, "a security requirement", place.node)?;
    let mut schemes = Vec::new();
    for entry in &mapping.entries {
        for scope in object::list(cx, &entry.key, &entry.value).unwrap_or_default() {
            object::string(cx, &entry.key, scope);
        }
        match cx.security_schemes.get(entry.key.as_str()) {
            Some(id) => schemes.push(*id),
            None => report_unknown(cx, entry),
        }
    }
    // A requirement that names only unknown schemes must not turn into one that asks for nothing.
    (mapping.entries.is_empty() || !schemes.is_empty())
        .then_some(SecurityRequirement { span: place.node.span, schemes })
}

fn report_unknown(cx: &mut Cx<'_, '_>, entry: &Entry) {
    let fault = Diagnostic::error(Code::UnknownSecurityScheme, entry.key_span)
        .message(format!("the security scheme `{}` is not declared", entry.key));
    cx.report(match nearest(&entry.key, cx.security_schemes.keys().copied()) {
        Some(near) => fault.help(format!("the nearest declared security scheme is `{near}`")),
        None => fault.help("declare it in `components.securitySchemes`"),
    });
}
