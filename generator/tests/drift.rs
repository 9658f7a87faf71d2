//! A specification changes: `--check` notices, `generate` changes what it must and nothing else, `--check` is content.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod sandbox;

use sandbox::Sandbox;
use std::fs;
use std::path::Path;

const SPECIFICATIONS: &[&str] = &["specs/klavi.yaml", "specs/lina.yaml", "specs/liquido.yaml"];

/// The real specifications, freshly generated.
fn generated() -> Sandbox {
    let sandbox = Sandbox::empty();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for file in SPECIFICATIONS.iter().chain(&["carimbo.toml"]) {
        sandbox.put(file, fs::read(root.join(file)).unwrap());
    }
    sandbox.run(&["generate"]).ends_with(0);
    sandbox.run(&["generate", "--check"]).ends_with(0);
    sandbox
}

fn edit(sandbox: &Sandbox, specification: &str, old: &str, new: &str) {
    let text = sandbox.text(specification);
    assert_eq!(text.matches(old).count(), 1, "{old} in {specification}");
    sandbox.put(specification, text.replace(old, new));
}

/// What `generate` writes after an edit; every other file keeps its bytes and its time.
fn rewritten(specification: &str, old: &str, new: &str) -> Vec<String> {
    let sandbox = generated();
    let before = sandbox.files("generated");
    edit(&sandbox, specification, old, new);
    let check = sandbox.run(&["generate", "--check"]);
    check.ends_with(1).prints("out of date").prints("(generated)\n@@ ");
    assert_eq!(sandbox.files("generated"), before, "`--check` writes nothing");

    sandbox.run(&["generate"]).ends_with(0);
    let after = sandbox.files("generated");
    assert!(before.keys().eq(after.keys()));
    let changed = after.iter().filter(|(path, file)| before[*path] != **file).map(|(path, _)| path.clone());
    let changed: Vec<String> = changed.collect();
    for path in &changed {
        assert_ne!(before[path].0, after[path].0, "{path} was written without need");
    }
    sandbox.run(&["generate", "--check"]).ends_with(0);
    edit(&sandbox, specification, new, old);
    sandbox.run(&["generate"]).ends_with(0);
    let contents = |files: &std::collections::BTreeMap<String, (Vec<u8>, _)>| {
        files.iter().map(|(path, (bytes, _))| (path.clone(), bytes.clone())).collect::<Vec<_>>()
    };
    assert_eq!(contents(&sandbox.files("generated")), contents(&before), "and back again");
    changed
}

#[test]
fn a_pattern_changes() {
    let changed = rewritten("specs/klavi.yaml", "'^[0-9]{1,4}$'", "'^[0-9X]{1,4}$'");
    assert_eq!(changed, [".carimbo", "src/klavi/rules.rs", "src/klavi/types.rs"]);
}

#[test]
fn the_difference_is_shown() {
    let sandbox = generated();
    edit(&sandbox, "specs/klavi.yaml", "'^[0-9]{1,4}$'", "'^[0-9X]{1,4}$'");
    let check = sandbox.run(&["generate", "--check"]);
    check.ends_with(1).prints("generated/src/klavi/rules.rs: out of date");
    check.prints("+/// Whether the byte is one of `0-9X`.");
}

#[test]
fn a_description_changes() {
    let changed =
        rewritten("specs/liquido.yaml", "description: Name of the street.", "description: Street of the payer.");
    assert_eq!(changed, [".carimbo", "src/liquido/received.rs", "src/liquido/types.rs"]);
}

#[test]
fn a_comment_changes_nothing() {
    let sandbox = generated();
    edit(&sandbox, "specs/lina.yaml", "    # Request body\n", "    # What is sent\n");
    sandbox.run(&["generate", "--check"]).ends_with(0);
}
