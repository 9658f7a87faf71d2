//! `servers`, with the defaults of their variables filled in.

use std::collections::BTreeMap;

use super::{
    context::Cx,
    object::{self, Object},
    place::Place,
    shape,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Node,
    resolved::{Server, Spanned},
};

/// Reads the `servers` of a document; of a path item or an operation, checks them.
pub(super) fn read_all<'d>(cx: &mut Cx<'d, '_>, object: &Object<'d>) -> Vec<Server> {
    object.items(cx, "servers").iter().filter_map(|place| read(cx, place)).collect()
}

/// Reads one server.
pub(super) fn read<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>) -> Option<Server> {
    let server = object::read(cx, place, &shape::SERVER)?;
    let description = server.prose(cx, "description");
    let own_name = server.string(cx, "name");
    let variables: BTreeMap<_, _> = server
        .members(cx, "variables")
        .into_iter()
        .filter_map(|(entry, place)| Some((entry.key.as_str(), default(cx, &place)?)))
        .collect();
    let url = server.string(cx, "url")?;
    let url = Spanned { value: filled(cx, &url, &variables), span: url.span };
    Some(Server { url, description, name: server.extensions.name.or(own_name) })
}

/// The `default` of a variable.
fn default<'d>(cx: &mut Cx<'d, '_>, place: &Place<'d>) -> Option<String> {
    let variable = object::read(cx, place, &shape::SERVER_VARIABLE)?;
    variable.prose(cx, "description");
    let values: Vec<_> =
        variable.items(cx, "enum").iter().filter_map(|item| object::prose(cx, "enum", item.node)).collect();
    // A variable that is declared but has no default was reported; the url keeps its place in braces empty.
    let default = variable.prose(cx, "default").unwrap_or_default();
    if let Some(node) = variable.get("default").filter(|_| !values.is_empty() && !values.contains(&default)) {
        report_default(cx, node, &default);
    }
    Some(default)
}

fn report_default(cx: &mut Cx<'_, '_>, node: &Node, default: &str) {
    cx.report(
        Diagnostic::error(Code::InvalidValue, node.span)
            .message(format!("the default `{default}` is not one of the values in `enum`"))
            .help("add it to `enum`, or choose one of those"),
    );
}

fn filled(cx: &mut Cx<'_, '_>, url: &Spanned<String>, variables: &BTreeMap<&str, String>) -> String {
    let mut text = String::new();
    let mut rest = url.value.as_str();
    while let Some((before, behind)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = behind.split_once('}') else {
            let fault = Diagnostic::error(Code::InvalidValue, url.span);
            let fault = fault.message("the server's url has a `{` without its `}`");
            cx.report(fault.help("close the name of the variable with `}`"));
            return text;
        };
        match variables.get(name) {
            Some(value) => text.push_str(value),
            None => cx.report(
                Diagnostic::error(Code::MissingMember, url.span)
                    .message(format!("the server's url has `{{{name}}}`, which `variables` does not declare"))
                    .help(format!("declare `{name}` with its `default` in `variables`")),
            ),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}
