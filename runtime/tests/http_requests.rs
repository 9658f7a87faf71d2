//! What goes over the wire, and what is refused before anything does.
#![cfg(all(feature = "async", feature = "blocking"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod http_server;

use carimbo_runtime::Secret;
use carimbo_runtime::http::{
    BaseUrlFault, Body, Credential, CredentialUnavailable, Credentials, Draft, Error, NotSent, Operation,
    ParameterFault, Placement, Prepared, Received, Scheme, Settings, Target,
};
use http::Method;

use http_server::{Probe, Server, answer, call_both};

fn ok() -> String {
    answer("200 OK", "application/json", "{}")
}

#[test]
fn both_transports_send_these_bytes() {
    let server = Server::sending(ok());
    let mut probe = Probe::new("POST").body(r#"{"a":[1]}"#);
    probe.query = Some("a b".to_owned());
    probe.header = Some("note 1".to_owned());
    let credentials = Credentials::new().with("token", Credential::fixed(Secret::new("t0ken")));
    for outcome in call_both(&server.settings(), &probe, &credentials) {
        assert!(outcome.is_ok());
    }
    let host = server.url.trim_start_matches("http://");
    let expected = format!(
        "POST /probes/1/x:y?q%5Bx%5D=a%20b HTTP/1.1\r\naccept: application/json\r\nx-note: note 1\r\n\
         content-type: application/json\r\nauthorization: Bearer t0ken\r\nuser-agent: tests/1\r\n\
         content-length: 9\r\nhost: {host}\r\n\r\n{{\"a\":[1]}}"
    );
    assert_eq!(server.requests(), [expected.clone(), expected]);
}

#[test]
fn every_method_works_with_and_without_a_body() {
    for method in ["GET", "DELETE", "OPTIONS", "POST", "PUT", "PATCH"] {
        let server = Server::sending(ok());
        let transports = 2;
        for probe in [Probe::new(method), Probe::new(method).body("{}")] {
            for outcome in call_both(&server.settings(), &probe, &Credentials::new()) {
                assert!(outcome.is_ok(), "{method}: {outcome:?}");
            }
        }
        let requests = server.requests();
        let (bare, with_body) = requests.split_at(transports);
        for request in bare {
            assert!(request.ends_with("\r\n\r\n"), "{request}");
            let is_announced = ["POST", "PUT", "PATCH"].contains(&method);
            assert_eq!(request.contains("\r\ncontent-length: 0\r\n"), is_announced, "{request}");
            assert_eq!(request.contains("content-length"), is_announced, "{request}");
            assert!(!request.contains("transfer-encoding"), "{request}");
        }
        for request in with_body {
            assert!(request.contains("\r\ncontent-length: 2\r\n") && request.ends_with("\r\n\r\n{}"), "{request}");
        }
    }
}

#[test]
fn a_path_parameter_is_one_encoded_segment() {
    let table = [
        ("a/b", "a%2Fb"),
        ("a?b", "a%3Fb"),
        ("a#b", "a%23b"),
        ("%2e", "%252e"),
        ("a%b", "a%25b"),
        ("a:b", "a%3Ab"),
        ("@", "%40"),
        ("a;b", "a%3Bb"),
        ("é", "%C3%A9"),
        ("a b", "a%20b"),
        ("+", "%2B"),
        ("a=b&c", "a%3Db%26c"),
        ("\r\nx: y", "%0D%0Ax%3A%20y"),
        ("\\..\\", "%5C..%5C"),
        ("../x", "..%2Fx"),
        ("...", "..."),
        ("-._~9Z", "-._~9Z"),
        ("\0", "%00"),
        ("💸", "%F0%9F%92%B8"),
        ("[::1]", "%5B%3A%3A1%5D"),
        ("{id}", "%7Bid%7D"),
        ("a|b", "a%7Cb"),
    ];
    let server = Server::sending(ok());
    for (text, encoded) in table {
        let probe = Probe { segment: text.to_owned(), query: Some(text.to_owned()), ..Probe::new("GET") };
        for outcome in call_both(&server.settings(), &probe, &Credentials::new()) {
            assert!(outcome.is_ok(), "{text}: {outcome:?}");
        }
        for request in server.requests().iter().rev().take(2) {
            let expected = format!("GET /probes/{encoded}/x:y?q%5Bx%5D={encoded} HTTP/1.1\r\n");
            assert!(request.starts_with(&expected), "{request}");
        }
    }
}

#[test]
fn segments_that_change_the_path_are_refused() {
    let server = Server::sending(ok());
    let table = [("", ParameterFault::Empty), (".", ParameterFault::DotSegment), ("..", ParameterFault::DotSegment)];
    for (segment, expected) in table {
        let probe = Probe { segment: segment.to_owned(), ..Probe::new("GET") };
        for outcome in call_both(&server.settings(), &probe, &Credentials::new()) {
            let Err(Error::NotSent(NotSent::Parameter { name: "id", fault })) = outcome else { panic!("{outcome:?}") };
            assert_eq!(fault, expected);
        }
    }
    let composed = Draft::new(Method::GET).literal("/a/.").segment("id", "%").literal("/b").finish();
    assert!(composed.is_ok());
    assert_eq!(Draft::new(Method::GET).literal("/a/../b").finish().unwrap_err(), NotSent::Path);
    assert_eq!(Draft::new(Method::GET).literal("a").finish().unwrap_err(), NotSent::Path);
    assert_eq!(server.connections(), 0);
}

#[test]
fn headers_cannot_be_injected() {
    let server = Server::sending(ok());
    for header in ["a\r\nx-evil: 1", "a\nb", "a\rb", "a\0b", "é", "", " a", "a ", "\ta", "a\u{7f}"] {
        let probe = Probe { header: Some(header.to_owned()), ..Probe::new("GET") };
        for outcome in call_both(&server.settings(), &probe, &Credentials::new()) {
            let Err(Error::NotSent(NotSent::Parameter { name: "x-note", fault })) = outcome else {
                panic!("{outcome:?}")
            };
            assert_eq!(fault, ParameterFault::HeaderCharacters);
        }
    }
    for name in ["host", "Content-Length", "transfer-encoding", "a b", ""] {
        let fault = Draft::new(Method::GET).literal("/").header(name, "1").finish().unwrap_err();
        assert_eq!(fault, NotSent::Parameter { name, fault: ParameterFault::HeaderName });
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn lists_cookies_and_media_types() {
    struct Listing;
    impl Operation for Listing {
        type Success = ();
        type Rejection = ();
        const NAME: &'static str = "list";
        const PLACE: &'static str = "specs/probe.yaml#/paths/~1list/get";
        const SECURITY: &'static [&'static [Scheme]] = &[&[
            Scheme { name: "basic", placement: Placement::Basic },
            Scheme { name: "query", placement: Placement::Query("api key") },
            Scheme { name: "cookie", placement: Placement::Cookie("session") },
            Scheme { name: "header", placement: Placement::Header("x-api-key") },
        ]];
        fn prepare(&self) -> Result<Prepared, NotSent> {
            let draft = Draft::new(Method::POST).literal("/list").query_joined("ids", ",", ["a,b", "c"]);
            let draft = draft.query_joined("tags", "|", ["x", "y"]).query("z", "").cookie("k", "v;w=1");
            draft.accept("text/plain").body("text/plain", b"hi".to_vec()).finish()
        }
        fn success(received: &mut Received<'_>) -> Body<()> {
            received.nothing()
        }
        fn rejection(received: &mut Received<'_>) -> Body<()> {
            received.nothing()
        }
    }
    let secret = |text: &str| Credential::fixed(Secret::new(text));
    let credentials = Credentials::new()
        .with("basic", Credential::basic("user", &Secret::new("pássword")))
        .with("query", Credential::provider(|| Ok(Secret::new("a&b"))))
        .with("cookie", secret("c00kie"))
        .with("header", secret("k3y"));
    let target = Target::new(&Settings::new("https://API.example:8443/base/")).unwrap();
    let request = target.request(&Listing, &credentials).unwrap();
    let url = "https://api.example:8443/base/list?ids=a%2Cb,c&tags=x%7Cy&z=&api%20key=a%26b";
    assert_eq!(request.uri().to_string(), url);
    let header = |name: &str| request.headers().get(name).unwrap().to_str().unwrap();
    assert_eq!(header("authorization"), "Basic dXNlcjpww6Fzc3dvcmQ=");
    assert_eq!(header("cookie"), "k=v%3Bw%3D1; session=c00kie");
    assert_eq!((header("x-api-key"), header("accept"), header("content-type")), ("k3y", "text/plain", "text/plain"));
    let missing = Credentials::new().with("basic", secret("a:b"));
    assert_eq!(target.request(&Listing, &missing).unwrap_err(), NotSent::CredentialMissing { scheme: "query" });
}

#[test]
fn unusable_credentials_are_not_sent() {
    let target = Target::new(&Settings::new("https://api.example")).unwrap();
    let unusable = NotSent::CredentialUnusable { scheme: "token" };
    for text in ["", "a b", "a\r\nx: y", "é", "a\n"] {
        let credentials = Credentials::new().with("token", Credential::fixed(Secret::new(text)));
        assert_eq!(target.request(&Probe::new("GET"), &credentials).unwrap_err(), unusable);
    }
    let colon = Credentials::new().with("token", Credential::basic("a:b", &Secret::new("c")));
    assert_eq!(target.request(&Probe::new("GET"), &colon).unwrap_err(), unusable);
    let none = Credentials::new().with("token", Credential::provider(|| Err(CredentialUnavailable)));
    let fault = target.request(&Probe::new("GET"), &none).unwrap_err();
    assert_eq!(fault, NotSent::CredentialUnavailable { scheme: "token" });
    assert!(target.request(&Probe::new("GET"), &Credentials::new()).unwrap().headers().get("authorization").is_none());
}

#[test]
fn base_urls_are_checked() {
    let accepted = [
        "https://a.example",
        "https://a.example/",
        "https://a.example:8443/v1/pix",
        "http://localhost:8080",
        "http://127.0.0.1",
        "http://127.9.9.9:1",
        "http://[::1]:80/x",
        "https://[2001:db8::1]",
    ];
    for url in accepted {
        assert!(Target::new(&Settings::new(url)).is_ok(), "{url}");
    }
    let refused = [
        ("http://a.example", BaseUrlFault::PlainHttp),
        ("http://localhost.a.example", BaseUrlFault::PlainHttp),
        ("http://0x7f.1", BaseUrlFault::PlainHttp),
        ("ftp://a.example", BaseUrlFault::Scheme),
        ("https://user@a.example", BaseUrlFault::User),
        ("https://u:p@a.example", BaseUrlFault::User),
        ("https://a.example?x=1", BaseUrlFault::QueryOrFragment),
        ("https://a.example#x", BaseUrlFault::QueryOrFragment),
        ("", BaseUrlFault::Malformed),
        ("a.example", BaseUrlFault::Malformed),
        ("/v1", BaseUrlFault::Malformed),
        ("https://", BaseUrlFault::Malformed),
        ("https://a.example/..", BaseUrlFault::Malformed),
        ("https://a.example/%2e%2e/x", BaseUrlFault::Malformed),
        ("https://a.example//x", BaseUrlFault::Malformed),
        ("https://a.example:0", BaseUrlFault::Malformed),
        ("https://a.example:x", BaseUrlFault::Malformed),
        ("https://a.example:", BaseUrlFault::Malformed),
        ("https://a_b%2f.example", BaseUrlFault::Malformed),
        ("https://a.example/é", BaseUrlFault::Malformed),
        ("https://a.example/{env}", BaseUrlFault::Malformed),
    ];
    for (url, fault) in refused {
        assert_eq!(Target::new(&Settings::new(url)).unwrap_err(), NotSent::BaseUrl(fault), "{url}");
    }
    assert!(Target::new(&Settings::new("http://a.example").allow_plain_http()).is_ok());
    assert_eq!(Target::new(&Settings::new("https://a").user_agent("a\nb")).unwrap_err(), NotSent::UserAgent);
}

#[test]
fn a_url_that_is_too_long_is_not_sent() {
    let target = Target::new(&Settings::new("https://api.example")).unwrap();
    let probe = Probe { segment: "x".repeat(70_000), ..Probe::new("GET") };
    assert_eq!(target.request(&probe, &Credentials::new()).unwrap_err(), NotSent::UrlTooLong);
}
