//! Path templates: `/payments/{paymentId}`.

use std::collections::BTreeMap;

use super::{context::Cx, nearest::nearest};
use crate::{
    diagnostic::{Code, Diagnostic},
    resolved::{Parameter, ParameterPlace, Spanned},
    span::Span,
};

/// The parameters of a template.
#[derive(Debug)]
pub(super) struct Template {
    names: Vec<String>,
    /// The template with every name left out: templates that are equal so cannot be told apart by a server.
    pub(super) skeleton: String,
}

/// Reads a template; reports what is wrong with its braces.
pub(super) fn read(cx: &mut Cx<'_, '_>, path: &Spanned<String>) -> Option<Template> {
    let parsed = parse(&path.value);
    if let Err(fault) = &parsed {
        let message = format!("`{}` {fault}", path.value);
        let help = "write each parameter once, as `{name}`, and `%7B` or `%7D` for a brace itself";
        cx.report(Diagnostic::error(Code::PathParameters, path.span).message(message).help(help));
    }
    parsed.ok()
}

fn parse(text: &str) -> Result<Template, String> {
    let mut template = Template { names: Vec::new(), skeleton: String::new() };
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((name, after)) = behind.split_once('}') else { return Err("has a `{` without its `}`".to_owned()) };
        if name.is_empty() || name.contains(['{', '/']) || before.contains('}') {
            return Err("has braces that do not enclose a name".to_owned());
        }
        if template.names.iter().any(|known| known == name) {
            return Err(format!("has `{{{name}}}` twice"));
        }
        template.names.push(name.to_owned());
        template.skeleton.push_str(before);
        template.skeleton.push_str("{}");
        rest = after;
    }
    if rest.contains('}') {
        return Err("has a `}` without its `{`".to_owned());
    }
    template.skeleton.push_str(rest);
    Ok(template)
}

/// Reports path parameters that the template does not have, and names of the template that no parameter declares.
pub(super) fn check(cx: &mut Cx<'_, '_>, path: &Spanned<String>, template: &Template, parameters: &[Parameter]) {
    let declared: BTreeMap<&str, Span> = parameters
        .iter()
        .filter(|parameter| parameter.place == ParameterPlace::Path)
        .map(|parameter| (parameter.name.value.as_str(), parameter.name.span))
        .collect();
    for name in template.names.iter().filter(|name| !declared.contains_key(name.as_str())) {
        let fault = Diagnostic::error(Code::PathParameters, path.span)
            .message(format!("no path parameter declares `{{{name}}}` of `{}`", path.value));
        cx.report(fault.help(format!("add a parameter with `name: {name}`, `in: path` and `required: true`")));
    }
    for (name, span) in declared.iter().filter(|(name, _)| !template.names.iter().any(|known| known == *name)) {
        let fault = Diagnostic::error(Code::PathParameters, *span)
            .message(format!("`{}` has no `{{{name}}}` for this path parameter", path.value))
            .secondary(path.span, "the path is here");
        cx.report(match nearest(name, template.names.iter().map(String::as_str)) {
            Some(near) => fault.help(format!("the nearest name in the path is `{{{near}}}`")),
            None => fault.help(format!("write `{{{name}}}` into the path, or remove the parameter")),
        });
    }
}

/// An `operationId` from method and path: `get`, `/a/{id}` → `getAById`.
pub(super) fn operation_id(method: &str, path: &str) -> String {
    let mut id = method.to_owned();
    let mut start_of_word = true;
    for character in path.chars() {
        if character == '{' {
            id.push_str("By");
        }
        if !character.is_alphanumeric() {
            start_of_word = true;
        } else if start_of_word {
            id.extend(character.to_uppercase());
            start_of_word = false;
        } else {
            id.push(character);
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::{operation_id, parse};

    #[test]
    fn templates_are_taken_apart() {
        for (text, expected) in [
            ("/a", Ok((vec![], "/a"))),
            ("/a/{id}/b/{other}.json", Ok((vec!["id", "other"], "/a/{}/b/{}.json"))),
            ("/a/{id", Err("has a `{` without its `}`")),
            ("/a/id}", Err("has a `}` without its `{`")),
            ("/a/{}", Err("has braces that do not enclose a name")),
            ("/a/{{id}}", Err("has braces that do not enclose a name")),
            ("/{a}/{a}", Err("has `{a}` twice")),
        ] {
            let parsed = parse(text);
            let parsed =
                parsed.as_ref().map(|it| (it.names.iter().map(String::as_str).collect(), it.skeleton.as_str()));
            assert_eq!(parsed.map_err(String::as_str), expected, "{text}");
        }
    }

    #[test]
    fn ids_come_from_method_and_path() {
        assert_eq!(operation_id("get", "/a/{id}"), "getAById");
        assert_eq!(operation_id("post", "/v1/pay-ins/{pay_in}/cancel"), "postV1PayInsByPayInCancel");
        assert_eq!(operation_id("get", "/"), "get");
    }
}
