//! What travels inside a generated crate is the whole folder, and stands on its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use carimbo_runtime::SOURCES;

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder is readable").path();
        let name = format!("{prefix}{}", path.file_name().expect("an entry has a name").to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read_to_string(&path).expect("the file is text"));
        }
    }
}

#[test]
fn every_file_of_the_folder_is_listed() {
    let mut files = BTreeMap::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/runtime"), "", &mut files);
    let listed: BTreeMap<_, _> = SOURCES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    assert_eq!(listed.keys().collect::<Vec<_>>(), files.keys().collect::<Vec<_>>());
    assert!(listed == files);
    assert!(SOURCES.is_sorted());
}

#[test]
fn no_file_knows_the_crate_that_it_is_in() {
    for (path, text) in SOURCES {
        for banned in ["crate::", "carimbo_runtime", "cfg(test)"] {
            assert!(!text.contains(banned), "{path} has `{banned}`");
        }
        assert!(text.starts_with("//! "), "{path}");
        assert!(text.lines().count() < 400, "{path}");
    }
}
