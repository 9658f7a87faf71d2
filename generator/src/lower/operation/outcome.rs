//! What the answers of an operation hold.

use super::{json, range};
use crate::{
    diagnostic::{Code, Diagnostic},
    ident::Ident,
    ir::{Outcome, OutcomeVariant, ResponseBody, StatusRange, Type},
    lower::{
        Cx,
        location::Direction,
        naming::Scope,
        received,
        types::{self, Hint},
    },
    options::Responses,
    resolved::{Method, Operation, Response},
};

/// Both classes of answers.
pub(super) struct Outcomes {
    pub(super) success: Outcome,
    pub(super) rejection: Outcome,
}

/// Sorts responses by class and gives each class a type.
pub(super) fn lower(cx: &mut Cx<'_>, operation: &Operation, type_name: &Ident, names: &mut Scope) -> Outcomes {
    let responses = cx.options.operations.get(&operation.operation_id.value);
    let mode = responses.map_or(cx.options.responses, |options| options.responses);
    let mut successes = Vec::new();
    let mut rejections = Vec::new();
    for response in &operation.responses {
        let status = range(response.status.value);
        let body = body(cx, operation, response, mode);
        match status {
            StatusRange::Exact(200..=299) | StatusRange::Class(2) => successes.push((status, body)),
            StatusRange::Exact(_) | StatusRange::Class(_) | StatusRange::Default => rejections.push((status, body)),
        }
    }
    if successes.is_empty() {
        let default = rejections.iter().find(|(status, _)| *status == StatusRange::Default).cloned();
        successes.extend(default);
    }
    Outcomes {
        success: outcome(successes, &type_name.with_suffix("Success"), names),
        rejection: outcome(rejections, &type_name.with_suffix("Rejection"), names),
    }
}

fn body(cx: &mut Cx<'_>, operation: &Operation, response: &Response, mode: Responses) -> ResponseBody {
    // RFC 9110, 9.3.2: an answer to HEAD describes a body and carries none.
    if response.content.is_empty() || operation.method == Method::Head {
        return ResponseBody::Nothing;
    }
    let Some(media_type) = json(&response.content) else {
        let names: Vec<&str> = response.content.iter().map(|media_type| media_type.name.value.as_str()).collect();
        cx.diagnostics.push(
            Diagnostic::warning(Code::UnsupportedOperation, response.status.span)
                .message(format!("an answer of type {} is not read: its bytes are handed on", names.join(", ")))
                .help("describe it as `application/json` if it is JSON"),
        );
        return ResponseBody::Nothing;
    };
    let Some(schema) = media_type.schema else { return ResponseBody::Json(Type::Json) };
    let words = format!("{} response", operation.operation_id.value);
    let hint = Hint { words, component: usize::MAX };
    let ty = match mode {
        Responses::Tolerant => received::received(cx, &[schema], &hint),
        Responses::Strict => types::typed(cx, &[schema], Direction::Response, &hint).into_type(),
    };
    ResponseBody::Json(ty)
}

fn outcome(mut responses: Vec<(StatusRange, ResponseBody)>, name: &Ident, names: &mut Scope) -> Outcome {
    responses.sort_by_key(|(status, _)| *status);
    let mut types: Vec<&Type> = Vec::new();
    for (_, body) in &responses {
        match body {
            ResponseBody::Json(ty) if !types.contains(&ty) => types.push(ty),
            ResponseBody::Json(_) | ResponseBody::Nothing => {}
        }
    }
    match types.as_slice() {
        [] => Outcome::Nothing,
        [only] => {
            let carries = |body: &ResponseBody| matches!(body, ResponseBody::Json(_));
            let statuses = responses.iter().filter(|(_, body)| carries(body)).map(|(status, _)| *status).collect();
            Outcome::Single { ty: (*only).clone(), statuses }
        }
        _ => {
            let name = names.invent(name, "");
            let variants = responses.into_iter().map(|(status, body)| variant(status, body)).collect();
            Outcome::Several { name, variants }
        }
    }
}

fn variant(status: StatusRange, body: ResponseBody) -> OutcomeVariant {
    let name = match status {
        StatusRange::Exact(code) => Ident::camel(&format!("status {code}")),
        StatusRange::Class(digit) => Ident::camel(&format!("status {digit}xx")),
        StatusRange::Default => Ident::camel("default"),
    };
    OutcomeVariant { name, status, body }
}
