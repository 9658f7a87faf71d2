//! Servers and security schemes.

use super::{Cx, docs, naming};
use crate::{
    diagnostic::{Code, Diagnostic},
    ident::Ident,
    ir::{Requirement, SchemeId, SecurityKind, SecurityScheme, Server},
    resolved::{self, SecurityRequirement, SecuritySchemeId},
};
use std::collections::BTreeMap;

/// Security schemes that operations need.
#[derive(Debug, Default)]
pub(super) struct Used {
    schemes: Vec<SecurityScheme>,
    ids: BTreeMap<SecuritySchemeId, SchemeId>,
    names: naming::Scope,
}

impl Used {
    /// The schemes, in the order in which they were needed first.
    pub(super) fn take(&mut self) -> Vec<SecurityScheme> {
        std::mem::take(&mut self.schemes)
    }
}

/// Setters that every builder has: a scheme of such a name gets a number.
const BUILDER_METHODS: &[&str] =
    &["server", "base_url", "connect_timeout", "total_timeout", "body_bytes_max", "user_agent", "build", "settings"];

/// The alternatives of an operation, without those that cannot be used.
pub(super) fn requirements(cx: &mut Cx<'_>, security: &[SecurityRequirement]) -> Vec<Requirement> {
    let mut usable = Vec::new();
    let mut refused = None;
    for requirement in security {
        let schemes: Option<Vec<SchemeId>> = requirement.schemes.iter().map(|scheme| scheme_id(cx, *scheme)).collect();
        match schemes {
            Some(schemes) => usable.push(Requirement { schemes }),
            None => refused = Some(requirement),
        }
    }
    if let (true, Some(requirement)) = (usable.is_empty(), refused) {
        cx.diagnostics.push(
            Diagnostic::error(Code::UnsupportedSecurity, requirement.span)
                .message("no client can be made for this security requirement yet")
                .help("bearer, basic, oauth2, openIdConnect and API keys can be used"),
        );
    }
    usable
}

fn scheme_id(cx: &mut Cx<'_>, id: SecuritySchemeId) -> Option<SchemeId> {
    if let Some(known) = cx.security_schemes.ids.get(&id) {
        return Some(*known);
    }
    let scheme = cx.resolved.security_schemes.get(id.0)?;
    let kind = match &scheme.kind {
        resolved::SecurityKind::Bearer => SecurityKind::Bearer,
        resolved::SecurityKind::Basic => SecurityKind::Basic,
        resolved::SecurityKind::ApiKeyHeader(name) => SecurityKind::ApiKeyHeader(name.clone()),
        resolved::SecurityKind::ApiKeyQuery(name) => SecurityKind::ApiKeyQuery(name.clone()),
        resolved::SecurityKind::ApiKeyCookie(name) => SecurityKind::ApiKeyCookie(name.clone()),
        resolved::SecurityKind::Unsupported(_) => return None,
    };
    if cx.security_schemes.schemes.is_empty() {
        cx.security_schemes.names = naming::Scope::reserving(BUILDER_METHODS);
    }
    let made = SchemeId(cx.security_schemes.schemes.len());
    let chosen = naming::chosen(scheme.annotations.name.as_ref(), naming::Case::Snake, cx.diagnostics);
    let wish = chosen.unwrap_or_else(|| Ident::snake(&scheme.name.value));
    let name = cx.security_schemes.names.invent(&wish, "_");
    let docs = docs::of_annotations(&scheme.annotations);
    cx.security_schemes.schemes.push(SecurityScheme { wire_name: scheme.name.value.clone(), name, docs, kind });
    cx.security_schemes.ids.insert(id, made);
    Some(made)
}

/// The documented servers; relative addresses are left out, since they need a base of the user's.
pub(super) fn servers(cx: &mut Cx<'_>) -> Vec<Server> {
    let mut scope = naming::Scope::default();
    let mut servers = Vec::new();
    for server in &cx.resolved.servers {
        let is_absolute = server.url.value.starts_with("https://") || server.url.value.starts_with("http://");
        if !is_absolute {
            continue;
        }
        let chosen = naming::chosen(server.name.as_ref(), naming::Case::Camel, cx.diagnostics);
        let wish = chosen.unwrap_or_else(|| Ident::camel(&words_for(server)));
        let name = scope.invent(&wish, "");
        let (url, description) = (server.url.value.clone(), server.description.clone());
        servers.push(Server { name, url, description });
    }
    servers
}

/// A short description is a name; else the host is.
fn words_for(server: &resolved::Server) -> String {
    let short = server.description.as_deref().filter(|text| text.len() <= 24 && !text.contains(['.', '\n']));
    short.map_or_else(
        || {
            let rest = server.url.value.split("://").nth(1).unwrap_or(&server.url.value);
            rest.split('/').next().unwrap_or(rest).to_owned()
        },
        str::to_owned,
    )
}
