//! Paths, operations, request bodies and responses.

use carimbo::resolved::{Method, StatusKey};

use super::{assert_faults, built, run, with_operation, with_top};

#[test]
fn operations_are_read_in_order() {
    let resolved = built(&with_top(
        "paths:
  /b:
    post:
      operationId: create
      summary: Creates
      description: More.
      requestBody: {required: true, content: {application/json: {schema: {type: object}, example: {}}}}
      responses:
        201: {description: Made, content: {application/json: {schema: true, examples: {a: {value: 1}, b: {value: 2}}}}}
        4XX: {$ref: '#/components/responses/Bad'}
        default: {description: Else}
    get: {operationId: read}
  /a: {delete: {operationId: remove, deprecated: true}}
components: {responses: {Bad: {description: Bad, headers: {H: {schema: {type: string}}}, links: {l: {operationId: read}}}}}",
    ));
    let dump: Vec<_> = resolved
        .operations
        .iter()
        .map(|it| (it.operation_id.value.as_str(), it.method, it.path.value.as_str(), it.pointer.as_str()))
        .collect();
    assert_eq!(
        dump,
        [
            ("create", Method::Post, "/b", "#/paths/~1b/post"),
            ("read", Method::Get, "/b", "#/paths/~1b/get"),
            ("remove", Method::Delete, "/a", "#/paths/~1a/delete"),
        ]
    );
    let create = &resolved.operations[0];
    assert_eq!(create.annotations.description.as_deref(), Some("Creates\n\nMore."));
    assert_eq!(create.request_body.as_ref().unwrap().content[0].examples.len(), 1);
    let statuses: Vec<_> = create.responses.iter().map(|it| it.status.value).collect();
    assert_eq!(statuses, [StatusKey::Exact(201), StatusKey::Class(4), StatusKey::Default]);
    assert_eq!(create.responses[0].content[0].examples.len(), 2);
    assert!(resolved.operations[2].annotations.deprecated.is_some());
}

#[test]
fn an_operation_without_id_gets_one() {
    let text = with_top("paths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {}}]}}}");
    let (resolved, diagnostics) = run(&text);
    assert_eq!(diagnostics, ["warning missing-operation-id: get"]);
    assert_eq!(resolved.unwrap().operations[0].operation_id.value, "getAById");
}

#[test]
fn a_derived_id_stays_clear_of_others() {
    let text = with_top("paths: {/a-b: {get: {}}, /a/b: {get: {}}, /c: {get: {operationId: getAB}}}");
    let (resolved, _) = run(&text);
    let ids: Vec<_> = resolved.unwrap().operations.iter().map(|it| it.operation_id.value.clone()).collect();
    assert_eq!(ids, ["getAB2", "getAB3", "getAB"]);
}

#[test]
fn paths_are_checked() {
    let id = "parameters: [{name: id, in: path, required: true, schema: {}}]";
    let with_id = |paths: &str| with_top(&format!("paths: {{{}}}", paths.replace("ID", id)));
    for (paths, expected) in [
        ("a: {}", &["error invalid-value: a"][..]),
        ("/a: []", &["error unexpected-type: []"]),
        ("/a: {gett: {}}", &["warning unknown-member: gett"]),
        ("'/a/{id}': {ID, get: {operationId: a}}", &[]),
        ("'/a/{id}': {get: {operationId: a}}", &["error path-parameters: '/a/{id}'"]),
        ("/a: {get: {operationId: a, ID}}", &["error path-parameters: id"]),
        ("/a: {ID, get: {operationId: a}, put: {operationId: b}}", &["error path-parameters: id"]),
        ("'/a/{id': {ID, get: {operationId: a}}", &["error path-parameters: '/a/{id'"]),
        ("'/a/{id}': {ID}, '/a/{other}': {}", &["error path-parameters: '/a/{other}'"]),
        ("/a: {get: {operationId: a}, put: {operationId: a}}", &["error duplicate-operation: a"]),
        ("/a: {query: {}}", &["warning unsupported-operation: query"]),
        ("x-a: 1, x-carimbo-b: 1", &["error unknown-member: x-carimbo-b"]),
    ] {
        assert_eq!(run(&with_id(paths)).1, expected, "{paths}");
    }
}

#[test]
fn path_items_may_be_references() {
    let resolved = built(&with_top(
        "paths: {/a: {$ref: '#/components/pathItems/P'}}
components: {pathItems: {P: {get: {operationId: a, responses: {200: {description: d}}}}}}",
    ));
    assert_eq!(resolved.operations[0].pointer, "#/paths/~1a/get");
}

#[test]
fn operations_are_checked() {
    assert_faults(
        with_operation,
        &[
            ("responses: {200: {}}", &["error missing-member: {}"]),
            ("responses: {20: {description: d}}", &["error invalid-value: 20"]),
            ("responses: {4xx: {description: d}}", &["error invalid-value: 4xx"]),
            ("responses: []", &["error unexpected-type: []"]),
            ("responses: {200: {description: d, content: {json: {}}}}", &["error invalid-value: json"]),
            ("responses: {200: {description: d, headers: {H: {}}}}", &["error missing-member: {}"]),
            ("requestBody: {}", &["error missing-member: {}"]),
            ("requestBody: {contnt: {}}", &["error missing-member: {contnt: {}}", "error unknown-member: contnt"]),
            (
                "requestBody: {$ref: '#/components/requestBodies/A'}",
                &["error unknown-reference: '#/components/requestBodies/A'"],
            ),
            ("requestBody: {content: {a/b: {example: 1, examples: {}}}}", &["warning invalid-value: examples"]),
            ("tags: a", &["error unexpected-type: a"]),
            ("deprecated: no", &["error unexpected-type: no"]),
            ("sumary: a", &["warning unknown-member: sumary"]),
        ],
    );
}

#[test]
fn what_cannot_be_generated_is_handed_on() {
    let resolved = built(&with_operation("servers: [{url: /}], callbacks: {c: {'{$url}': {post: {}}}}"));
    let names: Vec<_> = resolved.operations[0].unsupported.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(names, ["servers", "callbacks"]);
}
