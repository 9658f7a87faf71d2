//! The build script's output: it compiles where it is included, and is byte for byte what is committed.

#![expect(clippy::unwrap_used, reason = "a test fails where a file cannot be read")]

include!(concat!(env!("OUT_DIR"), "/pix_clients.rs"));

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// What belongs to the crate and not to its use as a vendored one: Cargo's own files.
const NOT_GENERATED: &[&str] = &["Cargo.lock", "target"];

fn files_below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            let relative = path.strip_prefix(folder).unwrap().to_owned();
            if NOT_GENERATED.iter().any(|name| relative == Path::new(name)) {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(relative, fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn both_ways_give_the_same_bytes() {
    let built = files_below(&Path::new(env!("OUT_DIR")).join("pix-clients"));
    let committed = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("generated"));
    assert_eq!(built.keys().collect::<Vec<_>>(), committed.keys().collect::<Vec<_>>());
    for (path, bytes) in &built {
        assert_eq!(committed.get(path), Some(bytes), "{} differs: run `cargo carimbo generate`", path.display());
    }
}

#[test]
fn included_code_can_be_used() {
    let amount: pix_clients::klavi::types::PaymentAmount = "1333.40".parse().unwrap();
    assert_eq!(amount.as_str(), "1333.40");
    assert!("1333.4".parse::<pix_clients::klavi::types::PaymentAmount>().is_err());
}
