//! Security schemes and requirements.

use carimbo::resolved::SecurityKind;

use super::{assert_faults, built, helps, run, with_top};

const SCHEMES: &str =
    "components: {securitySchemes: {token: {type: http, scheme: Bearer}, key: {type: apiKey, in: header, name: K}}}";

#[test]
fn schemes_are_read() {
    let resolved = built(&with_top(
        "components:
  securitySchemes:
    a: {type: http, scheme: bearer, bearerFormat: JWT}
    b: {type: http, scheme: Basic}
    c: {type: apiKey, in: header, name: X}
    d: {type: apiKey, in: query, name: x}
    e: {type: apiKey, in: cookie, name: x}
    f: {type: oauth2, flows: {clientCredentials: {tokenUrl: u, scopes: {a: A}}}}
    g: {type: openIdConnect, openIdConnectUrl: u}
    h: {type: mutualTLS}
    i: {type: http, scheme: digest}
    j: {$ref: '#/components/securitySchemes/b'}",
    ));
    let kinds: Vec<_> = resolved.security_schemes.into_iter().map(|scheme| scheme.kind).collect();
    assert_eq!(
        kinds,
        [
            SecurityKind::Bearer,
            SecurityKind::Basic,
            SecurityKind::ApiKeyHeader("X".to_owned()),
            SecurityKind::ApiKeyQuery("x".to_owned()),
            SecurityKind::ApiKeyCookie("x".to_owned()),
            SecurityKind::Bearer,
            SecurityKind::Bearer,
            SecurityKind::Unsupported("mutualTLS".to_owned()),
            SecurityKind::Unsupported("http digest".to_owned()),
            SecurityKind::Basic,
        ]
    );
}

#[test]
fn operations_inherit_or_replace() {
    for (own, expected) in [
        ("", vec![vec![0, 1]]),
        ("security: []", vec![]),
        ("security: [{}]", vec![vec![]]),
        ("security: [{key: []}, {token: [scope]}]", vec![vec![1], vec![0]]),
    ] {
        let resolved = built(&with_top(&format!(
            "security: [{{token: [], key: []}}]\npaths: {{/a: {{get: {{operationId: a, {own}}}}}}}\n{SCHEMES}"
        )));
        let security = &resolved.operations[0].security;
        let ids: Vec<Vec<usize>> = security.iter().map(|it| it.schemes.iter().map(|id| id.0).collect()).collect();
        assert_eq!(ids, expected, "{own}");
    }
}

#[test]
fn schemes_are_checked() {
    fn with_scheme(scheme: &str) -> String {
        with_top(&format!("components: {{securitySchemes: {{a: {scheme}}}}}"))
    }
    assert_faults(
        with_scheme,
        &[
            ("{}", &["error missing-member: {}"]),
            ("{type: htp}", &["error invalid-value: htp"]),
            ("{type: http}", &["error missing-member: {type: http}"]),
            ("{type: apiKey}", &["error missing-member: {type: apiKey}", "error missing-member: {type: apiKey}"]),
            ("{type: apiKey, name: a, in: body}", &["error invalid-value: body"]),
            ("{type: oauth2}", &["error missing-member: {type: oauth2}"]),
            ("{type: oauth2, flows: {implicit: {}}}", &["error missing-member: {}"]),
            ("{type: openIdConnect}", &["error missing-member: {type: openIdConnect}"]),
        ],
    );
}

#[test]
fn requirements_are_checked() {
    let with_requirement = |security: &str| with_top(&format!("security: {security}\n{SCHEMES}"));
    for (security, expected) in [
        ("[{tokn: []}]", &["error unknown-security-scheme: tokn"][..]),
        ("[{token: {}}]", &["error unexpected-type: {}"]),
        ("[token]", &["error unexpected-type: token"]),
        ("{token: []}", &["error unexpected-type: {token: []}"]),
    ] {
        assert_eq!(run(&with_requirement(security)).1, expected, "{security}");
    }
    assert_eq!(helps(&with_requirement("[{tokn: []}]")), ["the nearest declared security scheme is `token`"]);
}
