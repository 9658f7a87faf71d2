//! Every `example`, `default` and `enum` value against its own schema.
//!
//! Values are judged on the schema itself, so that a fault of lowering cannot hide here; numbers and formats by the
//! runtime's own code, so that an example is judged as it will be at run time.

mod keyword;

use super::{Cx, json, location::keywords};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Node,
    resolved::{SchemaForm, SchemaId},
};
use carimbo_runtime::Json;

/// What a value breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// JSON pointer of the value in the example.
    pub(super) pointer: String,
    /// The keyword.
    pub(super) keyword: &'static str,
    /// The schema that holds the keyword.
    pub(super) schema: SchemaId,
}

/// Judges the values of all schemas, media types and parameters.
pub(super) fn check_all(cx: &mut Cx<'_>) {
    let resolved = cx.resolved;
    for index in 0..resolved.schemas.len() {
        let id = SchemaId(index);
        let Some(keywords) = keywords(resolved, id) else { continue };
        judge_all(cx, id, &keywords.annotations.examples, "example");
        judge_all(cx, id, keywords.annotations.default.as_slice(), "default");
        judge_all(cx, id, keywords.enumeration.as_ref().map_or(&[], |values| &values.value), "value of `enum`");
    }
    for operation in &resolved.operations {
        for parameter in &operation.parameters {
            judge_all(cx, parameter.schema, &parameter.annotations.examples, "example");
        }
        let bodies = operation.request_body.iter().flat_map(|body| &body.content);
        for media_type in bodies.chain(operation.responses.iter().flat_map(|response| &response.content)) {
            if let Some(schema) = media_type.schema {
                judge_all(cx, schema, &media_type.examples, "example");
            }
        }
    }
}

fn judge_all(cx: &mut Cx<'_>, id: SchemaId, nodes: &[Node], what: &str) {
    for node in nodes {
        if let Some(broken) = violation(cx, id, &json::of(node)) {
            report(cx, node, &broken, what);
        }
    }
}

fn report(cx: &mut Cx<'_>, node: &Node, broken: &Broken, what: &str) {
    let place = place_in(node, &broken.pointer);
    let Broken { keyword, .. } = broken;
    let of = if broken.pointer.is_empty() { String::new() } else { format!(" at `{}`", broken.pointer) };
    let rule = cx.resolved.schema(broken.schema);
    cx.diagnostics.push(
        Diagnostic::error(Code::InvalidExample, place.span)
            .message(format!("this {what} breaks its schema{of}: `{keyword}`"))
            .secondary(rule.span, format!("`{keyword}` is said in this schema"))
            .help("correct the value, or widen the schema if the provider really sends it"),
    );
}

/// The node at a JSON pointer, or the nearest one above it.
fn place_in<'n>(node: &'n Node, pointer: &str) -> &'n Node {
    let mut place = node;
    for segment in pointer.split('/').skip(1) {
        let key = segment.replace("~1", "/").replace("~0", "~");
        let item = key.parse::<usize>().ok().and_then(|index| place.as_sequence()?.get(index));
        match place.get(&key).or(item) {
            Some(next) => place = next,
            None => return place,
        }
    }
    place
}

/// The first thing that a value breaks.
pub(super) fn violation(cx: &mut Cx<'_>, id: SchemaId, value: &Json) -> Option<Broken> {
    judge(cx, id, value, "", 0)
}

/// References that lead nowhere new are refused by `resolve`; the limit is for chains that no value needs.
const DEPTH_MAX: usize = 256;

fn judge(cx: &mut Cx<'_>, id: SchemaId, value: &Json, pointer: &str, depth: usize) -> Option<Broken> {
    let resolved = cx.resolved;
    let broken = |keyword| Some(Broken { pointer: pointer.to_owned(), keyword, schema: id });
    if depth > DEPTH_MAX {
        return None;
    }
    let keywords = match &resolved.schema(id).form {
        SchemaForm::Boolean(true) => return None,
        SchemaForm::Boolean(false) => return broken("false"),
        SchemaForm::Keywords(keywords) => keywords,
    };
    if let Some(keyword) = keyword::own(cx, keywords, value) {
        return broken(keyword);
    }
    let mut at = At { cx, id, pointer, depth };
    at.members(keywords, value).or_else(|| at.items(keywords, value)).or_else(|| at.combined(keywords, value))
}

/// A place in a value that is judged.
struct At<'c, 'a, 'p> {
    cx: &'c mut Cx<'a>,
    id: SchemaId,
    pointer: &'p str,
    depth: usize,
}

impl At<'_, '_, '_> {
    fn here(&mut self, schema: SchemaId, value: &Json) -> Option<Broken> {
        judge(self.cx, schema, value, self.pointer, self.depth + 1)
    }

    fn below(&mut self, schema: SchemaId, value: &Json, segment: &str) -> Option<Broken> {
        let pointer = format!("{}/{}", self.pointer, segment.replace('~', "~0").replace('/', "~1"));
        judge(self.cx, schema, value, &pointer, self.depth + 1)
    }

    fn members(&mut self, keywords: &crate::resolved::Keywords, value: &Json) -> Option<Broken> {
        let Json::Object(members) = value else { return None };
        for (name, member) in members {
            let declared = keywords.properties.iter().find(|property| property.name.value == *name);
            let schema = match declared {
                Some(property) => Some(property.schema),
                None => keywords.additional_properties.as_ref().map(|additional| additional.value),
            };
            let broken = schema.and_then(|schema| self.below(schema, member, name));
            if broken.is_some() {
                return broken;
            }
        }
        None
    }

    fn items(&mut self, keywords: &crate::resolved::Keywords, value: &Json) -> Option<Broken> {
        let (Json::Array(items), Some(schema)) = (value, keywords.items) else { return None };
        items.iter().enumerate().find_map(|(index, item)| self.below(schema, item, &index.to_string()))
    }

    fn combined(&mut self, keywords: &crate::resolved::Keywords, value: &Json) -> Option<Broken> {
        let all = keywords.reference.iter().map(|reference| reference.value).chain(keywords.all_of.iter().copied());
        for schema in all {
            let broken = self.here(schema, value);
            if broken.is_some() {
                return broken;
            }
        }
        let broken = |keyword| Some(Broken { pointer: self.pointer.to_owned(), keyword, schema: self.id });
        let any = broken("anyOf");
        let one = broken("oneOf");
        let not = broken("not");
        if !keywords.any_of.is_empty() && self.holding(&keywords.any_of, value) == 0 {
            return any;
        }
        if !keywords.one_of.is_empty() && self.holding(&keywords.one_of, value) != 1 {
            return one;
        }
        if keywords.not.is_some_and(|schema| self.here(schema, value).is_none()) {
            return not;
        }
        let condition = keywords.condition?;
        let holds = self.here(condition, value).is_none();
        let branch = if holds { keywords.then } else { keywords.otherwise };
        branch.and_then(|branch| self.here(branch, value))
    }

    fn holding(&mut self, schemas: &[SchemaId], value: &Json) -> usize {
        schemas.iter().filter(|schema| self.here(**schema, value).is_none()).count()
    }
}
