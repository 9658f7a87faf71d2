//! Generates the code of `specs/` into `OUT_DIR`, as a user's build script would.

fn main() {
    carimbo::build().run();
}
