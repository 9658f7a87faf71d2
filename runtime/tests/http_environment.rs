//! Proxies that the environment names are not used: neither by name nor by a server that would see every token.
#![cfg(all(feature = "async", feature = "blocking"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod http_server;

use std::process::Command;

use carimbo_runtime::http::Credentials;

use http_server::{Probe, Server, answer, call_both};

const SERVER: &str = "CARIMBO_TEST_SERVER";

/// The environment of a running program cannot be changed safely, so the test runs itself again as a child with it.
#[test]
fn proxies_of_the_environment_are_ignored() {
    if let Ok(url) = std::env::var(SERVER) {
        call_as_child(&url);
        return;
    }
    let server = Server::sending(answer("200 OK", "application/json", "{}"));
    let proxy = Server::sending(answer("502 Bad Gateway", "text/plain", ""));
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "proxies_of_the_environment_are_ignored"]).env(SERVER, &server.url);
    for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        child.env(name, &proxy.url);
    }
    for name in ["NO_PROXY", "no_proxy", "REQUEST_METHOD"] {
        child.env_remove(name);
    }
    let output = child.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!((server.connections(), proxy.connections()), (2, 0));
}

fn call_as_child(url: &str) {
    let settings = carimbo_runtime::http::Settings::new(url);
    for outcome in call_both(&settings, &Probe::new("POST").body("{}"), &Credentials::new()) {
        assert!(outcome.is_ok(), "{outcome:?}");
    }
}
