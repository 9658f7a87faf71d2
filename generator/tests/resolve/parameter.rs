//! Parameters: who has the last word, and what is handed on as unsupported.

use super::{built, run, with_operation, with_top};

fn with_parameters(parameters: &str) -> String {
    with_operation(&format!("parameters: [{parameters}]"))
}

#[test]
fn the_operation_has_the_last_word() {
    let resolved = built(&with_top(
        "paths:
  /a:
    parameters:
      - {name: X-A, in: header, schema: {type: string}}
      - {name: b, in: query, schema: {type: string}}
    get:
      operationId: a
      parameters:
        - {$ref: '#/components/parameters/A'}
        - {name: X-A, in: query, schema: true}
components: {parameters: {A: {name: x-a, in: header, required: true, schema: {type: integer}, example: 1}}}",
    ));
    let operation = &resolved.operations[0];
    let dump: Vec<_> = operation
        .parameters
        .iter()
        .map(|it| (it.name.value.as_str(), it.required.is_some(), it.annotations.examples.len()))
        .collect();
    assert_eq!(dump, [("b", false, 0), ("x-a", true, 1), ("X-A", false, 0)]);
}

#[test]
fn parameters_are_checked() {
    for (parameter, expected) in [
        ("{name: a, schema: {}}", &["error missing-member: {name: a, schema: {}}"][..]),
        ("{name: a, in: query}", &["error missing-member: {name: a, in: query}"]),
        ("{name: a, in: body, schema: {}}", &["error invalid-value: body"]),
        ("{name: a, in: query, schema: {}, content: {a/b: {}}}", &["error invalid-value: {a/b: {}}"]),
        ("{name: a, in: query, content: {}}", &["error invalid-value: {}"]),
        ("{name: a, in: query, schema: {}, style: matrix}", &["error invalid-value: matrix"]),
        ("{name: a, in: query, schema: {}, examples: []}", &["error unexpected-type: []"]),
        ("{name: a, in: query, schema: {}, pattern: a}", &["warning unknown-member: pattern"]),
        ("{name: Accept, in: header, schema: {}}", &["warning invalid-value: Accept"]),
        ("{name: authorization, in: header, schema: {}}", &["warning invalid-value: authorization"]),
        (
            "{name: a, in: query, schema: {}}, {name: a, in: query, schema: true}",
            &["error duplicate-parameter: {name: a, in: query, schema: true}"],
        ),
        (
            "{name: X-a, in: header, schema: {}}, {name: x-A, in: header, schema: {}}",
            &["error duplicate-parameter: {name: x-A, in: header, schema: {}}"],
        ),
        ("a", &["error unexpected-type: a"]),
    ] {
        assert_eq!(run(&with_parameters(parameter)).1, expected, "{parameter}");
    }
}

#[test]
fn a_path_parameter_is_required() {
    for (required, place) in [("", "id"), ("required: false, ", "false")] {
        let text = with_top(&format!(
            "paths: {{'/{{id}}': {{get: {{operationId: a, parameters: [{{name: id, {required}in: path, schema: {{}}}}]}}}}}}"
        ));
        let (resolved, diagnostics) = run(&text);
        assert_eq!(diagnostics, [format!("error missing-member: {place}")]);
        assert!(resolved.unwrap().operations[0].parameters[0].required.is_some());
    }
}

#[test]
fn other_serialisations_are_handed_on() {
    for (parameter, expected) in [
        ("in: query, style: form, explode: true, allowReserved: false, schema: {}", &[][..]),
        ("in: header, style: simple, explode: false, schema: {}", &[]),
        ("in: query, explode: false, schema: {}", &["explode: false"]),
        ("in: query, style: deepObject, explode: true, schema: {}", &["style: deepObject", "explode: true"]),
        ("in: header, explode: true, schema: {}", &["explode: true"]),
        ("in: query, allowReserved: true, schema: {}", &["allowReserved"]),
        ("in: cookie, schema: {}", &["in: cookie"]),
        ("in: query, content: {application/json: {}}", &["content"]),
    ] {
        let resolved = built(&with_parameters(&format!("{{name: a, {parameter}}}")));
        let unsupported = &resolved.operations[0].parameters[0].unsupported;
        let names: Vec<_> = unsupported.iter().map(|it| it.value.as_str()).collect();
        assert_eq!(names, expected, "{parameter}");
    }
}
