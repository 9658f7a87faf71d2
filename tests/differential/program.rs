//! Generated modules, compiled as a user would compile them, and asked.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Whether the program's `serde_json` keeps every digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Precision {
    Usual,
    Arbitrary,
}

/// A program that is made of one module per schema.
pub(crate) struct Program {
    /// Modules that did not compile, with the compiler's words.
    pub(crate) broken: Vec<(usize, String)>,
    executable: PathBuf,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Where programs are made: they stay between runs, so that only what changes is compiled.
pub(crate) fn workshop() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("differential")
}

/// Writes a crate and compiles it with the packages of this workspace; the compiler's words where it refuses.
pub(crate) fn compile(name: &str, dependencies: &str) -> Result<PathBuf, String> {
    let folder = workshop().join(name);
    let target = workshop().join("target");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n\
         [profile.dev]\ndebug = false\nincremental = false\n\n[profile.dev.package.\"*\"]\nopt-level = 0\n\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTFLAGS", "-Awarnings")
        .args(["build", "--offline", "--quiet"])
        .output()
        .unwrap();
    if output.status.success() {
        Ok(target.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

impl Program {
    /// Compiles modules; those that do not compile are left out.
    pub(crate) fn new(name: &str, modules: &[(usize, String)], precision: Precision) -> Self {
        let name = match precision {
            Precision::Usual => name.to_owned(),
            Precision::Arbitrary => format!("{name}_exact"),
        };
        let sources = workshop().join(&name).join("src");
        drop(fs::remove_dir_all(&sources));
        fs::create_dir_all(&sources).unwrap();
        for (index, module) in modules {
            fs::write(sources.join(format!("s{index:04}.rs")), module).unwrap();
        }
        let feature = match precision {
            Precision::Usual => "",
            Precision::Arbitrary => ", features = [\"arbitrary_precision\"]",
        };
        let runtime = root().join("runtime");
        let dependencies = format!(
            "carimbo-runtime = {{ path = \"{}\" }}\nserde = \"1\"\nserde_json = {{ version = \"1\"{feature} }}\n",
            runtime.display()
        );
        let mut left: Vec<usize> = modules.iter().map(|(index, _)| *index).collect();
        let mut broken = Vec::new();
        loop {
            fs::write(sources.join("main.rs"), main_of(&left)).unwrap();
            match compile(&name, &dependencies) {
                Ok(executable) => return Self { broken, executable },
                Err(words) => {
                    let bad: BTreeSet<usize> =
                        left.iter().copied().filter(|index| words.contains(&file_of(*index))).collect();
                    assert!(!bad.is_empty(), "the program does not compile:\n{words}");
                    left.retain(|index| !bad.contains(index));
                    broken.extend(bad.into_iter().map(|index| (index, about(&words, &file_of(index)))));
                }
            }
        }
    }

    /// What the program says to lines.
    pub(crate) fn answers(&self, lines: &[String]) -> Vec<String> {
        ask(Command::new(&self.executable), lines)
    }
}

fn file_of(index: usize) -> String {
    format!("s{index:04}.rs")
}

/// What the compiler says first about a file.
fn about(words: &str, file: &str) -> String {
    let lines: Vec<&str> = words.lines().collect();
    let at = lines.iter().position(|line| line.contains(file)).unwrap_or(0);
    lines[at.saturating_sub(1)..(at + 12).min(lines.len())].join("\n")
}

fn main_of(indices: &[usize]) -> String {
    let mut text = include_str!("judges/subject.rs").to_owned();
    let last = indices.last().copied().unwrap_or(0);
    for index in indices {
        writeln!(text, "mod s{index:04};").unwrap();
    }
    text.push_str("\nconst JUDGES: &[fn(&str) -> String] = &[\n");
    for index in 0..=last {
        let known = indices.contains(&index);
        let judge = if known { format!("judge::<s{index:04}::Root>") } else { "|_| \"none\\t\".to_owned()".to_owned() };
        writeln!(text, "    {judge},").unwrap();
    }
    text.push_str("];\n");
    text
}

/// Gives lines to a program and takes an answer to each.
pub(crate) fn ask(mut program: Command, lines: &[String]) -> Vec<String> {
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let text = lines.join("\n") + "\n";
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let answers: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    drop(writer.join());
    assert_eq!(answers.len(), lines.len(), "stopped at {:?}", lines.get(answers.len()));
    answers
}
