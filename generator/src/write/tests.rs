//! What stands in a folder before and after a tree is written to it.

use super::{MANIFEST, Obstacle, Overwrite, State, Summary, WriteError, plan, write};
use crate::place::Place;
use crate::source_tree::SourceTree;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

fn tree(files: &[(&str, &str)]) -> SourceTree {
    let mut tree = SourceTree::default();
    for (path, text) in files {
        tree.insert(*path, *text);
    }
    tree
}

fn output() -> (tempfile::TempDir, Place) {
    let above = tempfile::tempdir().unwrap();
    let place = Place::typed(above.path(), Path::new("out"));
    (above, place)
}

fn read(place: &Place, path: &str) -> String {
    fs::read_to_string(place.below(path).path()).unwrap()
}

/// Everything in a folder, with its time stamps.
fn listing(folder: &Path) -> Vec<(String, Option<String>, SystemTime)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let changed = entry.metadata().unwrap().modified().unwrap();
        found.push((entry.path().display().to_string(), fs::read_to_string(entry.path()).ok(), changed));
        if entry.file_type().unwrap().is_dir() {
            found.extend(listing(&entry.path()));
        }
    }
    found.sort();
    found
}

fn obstacles(error: &WriteError) -> Vec<Obstacle> {
    match error {
        WriteError::Refused { obstacles, .. } => obstacles.iter().map(|(_, obstacle)| *obstacle).collect(),
        WriteError::Io { .. }
        | WriteError::NotAFolder { .. }
        | WriteError::DamagedManifest { .. }
        | WriteError::NotRestored { .. } => panic!("{error}"),
    }
}

#[test]
fn an_unchanged_folder_is_not_touched() {
    let (_above, out) = output();
    let files = tree(&[("Cargo.toml", "a\n"), ("src/lib.rs", "b\n")]);
    let first = write(&files, &out, Overwrite::Refuse).unwrap();
    assert_eq!(first, Summary { written: 2, deleted: 0, unchanged: 0 });
    let before = listing(out.path());
    let second = write(&files, &out, Overwrite::Refuse).unwrap();
    assert_eq!(second, Summary { written: 0, deleted: 0, unchanged: 2 });
    assert_eq!(listing(out.path()), before);
}

#[test]
fn only_what_differs_is_written_and_the_rest_is_deleted() {
    let (_above, out) = output();
    write(&tree(&[("a.rs", "a"), ("old/deep/b.rs", "b"), ("c.rs", "c")]), &out, Overwrite::Refuse).unwrap();
    fs::write(out.below("mine.txt").path(), "mine").unwrap();
    let stamp = fs::metadata(out.below("a.rs").path()).unwrap().modified().unwrap();
    let summary = write(&tree(&[("a.rs", "a"), ("c.rs", "d"), ("e/f.rs", "f")]), &out, Overwrite::Refuse).unwrap();
    assert_eq!(summary, Summary { written: 2, deleted: 1, unchanged: 1 });
    assert_eq!(fs::metadata(out.below("a.rs").path()).unwrap().modified().unwrap(), stamp);
    assert_eq!(
        (read(&out, "c.rs"), read(&out, "e/f.rs"), read(&out, "mine.txt")),
        ("d".into(), "f".into(), "mine".into())
    );
    assert!(!out.below("old").path().exists());
}

#[test]
fn an_edit_is_refused_and_then_overwritten() {
    let (_above, out) = output();
    write(&tree(&[("a", "1"), ("b", "1"), ("c", "1")]), &out, Overwrite::Refuse).unwrap();
    fs::write(out.below("a").path(), "edited").unwrap();
    fs::write(out.below("c").path(), "edited").unwrap();
    fs::write(out.below("d").path(), "there before").unwrap();
    let before = listing(out.path());
    let next = tree(&[("a", "2"), ("b", "2"), ("d", "2")]);
    let error = write(&next, &out, Overwrite::Refuse).unwrap_err();
    assert_eq!(obstacles(&error), [Obstacle::Edited, Obstacle::EditedSuperfluous, Obstacle::NotOurs]);
    assert_eq!(listing(out.path()), before);
    write(&next, &out, Overwrite::Force).unwrap();
    assert_eq!((read(&out, "a"), read(&out, "b"), read(&out, "d")), ("2".into(), "2".into(), "2".into()));
    assert!(!out.below("c").path().exists());
}

#[test]
fn converted_line_ends_are_no_change() {
    let (_above, out) = output();
    let files = tree(&[("a", "1\n2\n")]);
    write(&files, &out, Overwrite::Refuse).unwrap();
    fs::write(out.below("a").path(), "1\r\n2\r\n").unwrap();
    let list = read(&out, MANIFEST).replace('\n', "\r\n");
    fs::write(out.below(MANIFEST).path(), list).unwrap();
    let before = listing(out.path());
    assert!(plan(&files, &out, Overwrite::Refuse).unwrap().is_fulfilled());
    write(&files, &out, Overwrite::Refuse).unwrap();
    assert_eq!(listing(out.path()), before);
    write(&tree(&[("a", "3\n")]), &out, Overwrite::Refuse).unwrap();
    assert_eq!(read(&out, "a"), "3\n");
}

#[test]
fn files_that_are_as_generated_are_adopted_without_a_list() {
    let (_above, out) = output();
    let files = tree(&[("a", "1")]);
    write(&files, &out, Overwrite::Refuse).unwrap();
    fs::remove_file(out.below(MANIFEST).path()).unwrap();
    assert!(!plan(&files, &out, Overwrite::Refuse).unwrap().is_fulfilled());
    write(&files, &out, Overwrite::Refuse).unwrap();
    assert!(plan(&files, &out, Overwrite::Refuse).unwrap().is_fulfilled());
}

#[test]
fn a_damaged_list_is_refused() {
    let (_above, out) = output();
    let files = tree(&[("a", "1")]);
    let digest = "0".repeat(32);
    let damaged = [
        "<<<<<<< HEAD".to_owned(),
        "12  a".to_owned(),
        format!("{digest}  ../a"),
        format!("{digest}  /a"),
        format!("{digest}  C:/a"),
        format!("{digest}  "),
    ];
    fs::create_dir_all(out.path()).unwrap();
    for text in damaged {
        fs::write(out.below(MANIFEST).path(), &text).unwrap();
        let error = write(&files, &out, Overwrite::Refuse).unwrap_err();
        assert!(matches!(error, WriteError::DamagedManifest { line: 1, .. }), "{text}: {error}");
    }
    write(&files, &out, Overwrite::Force).unwrap();
    assert_eq!(read(&out, "a"), "1");
}

#[test]
fn what_is_no_file_is_never_replaced() {
    let (_above, out) = output();
    fs::create_dir_all(out.below("a").path()).unwrap();
    fs::write(out.below("src").path(), "a file").unwrap();
    let before = listing(out.path());
    let files = tree(&[("a", "1"), ("b", "1"), ("src/lib.rs", "1")]);
    for overwrite in [Overwrite::Refuse, Overwrite::Force] {
        let error = write(&files, &out, overwrite).unwrap_err();
        assert_eq!(obstacles(&error), [Obstacle::Folder, Obstacle::FileAbove]);
        assert_eq!(listing(out.path()), before);
    }
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    let (above, out) = output();
    let elsewhere = above.path().join("elsewhere");
    fs::create_dir_all(&elsewhere).unwrap();
    fs::create_dir_all(out.path()).unwrap();
    std::os::unix::fs::symlink(&elsewhere, out.below("src").path()).unwrap();
    std::os::unix::fs::symlink(elsewhere.join("b"), out.below("b").path()).unwrap();
    let error = write(&tree(&[("b", "1"), ("src/lib.rs", "1")]), &out, Overwrite::Force).unwrap_err();
    assert_eq!(obstacles(&error), [Obstacle::SymbolicLink, Obstacle::SymbolicLink]);
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[test]
fn a_failure_in_the_middle_changes_nothing() {
    let (_above, out) = output();
    write(&tree(&[("a", "1"), ("b", "1"), ("z", "1")]), &out, Overwrite::Refuse).unwrap();
    let before = texts(out.path());
    let next = tree(&[("a", "2"), ("c/d", "2"), ("y", "2")]);
    let plan = plan(&next, &out, Overwrite::Refuse).unwrap();
    // Somebody puts a folder where `y` is to be, after the comparison.
    fs::create_dir_all(out.below("y/in").path()).unwrap();
    let staging = super::staging::Staging::begin(&out).unwrap();
    let error = super::apply::apply(&plan, &out, &staging).unwrap_err();
    staging.abandon();
    assert!(matches!(error, WriteError::Io { .. }), "{error}");
    fs::remove_dir_all(out.below("y").path()).unwrap();
    assert_eq!(texts(out.path()), before);
}

fn texts(folder: &Path) -> Vec<(String, Option<String>)> {
    listing(folder).into_iter().map(|(path, text, _)| (path, text)).collect()
}

#[test]
fn a_killed_run_is_completed_by_the_next() {
    let (_above, out) = output();
    write(&tree(&[("a", "1"), ("b", "1"), ("z", "1")]), &out, Overwrite::Refuse).unwrap();
    // What a run leaves that is killed while files change places: a list of both, a new file, one moved away.
    let both = {
        let next = tree(&[("a", "2"), ("b", "2")]);
        let plan = plan(&next, &out, Overwrite::Refuse).unwrap();
        plan.manifest.old.union(&plan.manifest.new).to_text()
    };
    fs::write(out.below(MANIFEST).path(), both).unwrap();
    fs::write(out.below("a").path(), "2").unwrap();
    let staging = out.below(".carimbo-tmp");
    fs::create_dir(staging.path()).unwrap();
    fs::rename(out.below("b").path(), staging.below("1.old").path()).unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(60);
    fs::File::open(staging.path()).unwrap().set_modified(long_ago).unwrap();
    // The specification has changed since.
    write(&tree(&[("a", "3"), ("b", "3")]), &out, Overwrite::Refuse).unwrap();
    assert_eq!((read(&out, "a"), read(&out, "b")), ("3".into(), "3".into()));
    assert_eq!(listing(out.path()).len(), 3);
}

#[test]
fn a_folder_that_is_a_file_is_refused() {
    let (above, out) = output();
    fs::write(out.path(), "a file").unwrap();
    let error = write(&tree(&[("a", "1")]), &out, Overwrite::Force).unwrap_err();
    assert!(matches!(error, WriteError::NotAFolder { .. }));
    let below = Place::typed(above.path(), Path::new("out/below"));
    let error = write(&tree(&[("a", "1")]), &below, Overwrite::Force).unwrap_err();
    assert!(matches!(error, WriteError::Io { .. }));
    assert_eq!(fs::read_to_string(out.path()).unwrap(), "a file");
}

#[test]
fn two_runs_at_once_both_succeed() {
    let (_above, out) = output();
    let files = tree(&[("a", "1"), ("b/c", "1"), ("b/d", "1")]);
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..8).map(|_| scope.spawn(|| write(&files, &out, Overwrite::Refuse))).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert!(
        plan(&files, &out, Overwrite::Refuse).unwrap().entries().iter().all(|entry| entry.state == State::Unchanged)
    );
    assert!(!out.below(".carimbo-tmp").path().exists());
}

#[test]
fn digests_are_those_of_fnv() {
    let table = [
        ("", "6c62272e07bb014262b821756295c58d"),
        ("a", "d228cb696f1a8caf78912b704e4a8964"),
        ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
    ];
    for (text, expected) in table {
        let digest = super::digest::Digest::of(text.as_bytes());
        assert_eq!(digest.to_string(), expected);
        assert_eq!(super::digest::Digest::parse(expected), Some(digest));
    }
}
