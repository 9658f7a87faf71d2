//! One build, measured.

use crate::{schema, wrapper};
use std::{
    env,
    error::Error,
    fs::{self, File},
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::SystemTime,
};

/// What Cargo is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Check,
    Debug,
    Release,
    /// A debug build that also says what the compiler hands to LLVM: no figure of time, the same in every run.
    Lines,
}

impl Mode {
    pub(crate) const ALL: [Self; 4] = [Self::Lines, Self::Check, Self::Debug, Self::Release];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Debug => "debug",
            Self::Release => "release",
            Self::Lines => "lines",
        }
    }

    const fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Debug | Self::Lines => &["build"],
            Self::Release => &["build", "--release"],
        }
    }

    const fn rustflags(self) -> &'static str {
        match self {
            Self::Check | Self::Debug | Self::Release => "--cap-lints=allow",
            Self::Lines => "--cap-lints=allow --emit=llvm-ir -Ccodegen-units=1 -Cno-prepopulate-passes",
        }
    }
}

/// What a build took, in CPU seconds and megabytes. (`lines`: in thousands of lines of LLVM's code.)
#[derive(Clone, Debug)]
pub(crate) struct Cost {
    /// Of the crate of models.
    pub(crate) models: f64,
    /// Of the program, without the models.
    pub(crate) program: f64,
    /// Of everything that Cargo did; from scratch in the first round.
    pub(crate) whole: f64,
    /// The most memory that a compiler had, for models or program.
    pub(crate) megabytes: f64,
}

fn target(folder: &Path, mode: Mode) -> PathBuf {
    folder.join("target").join(mode.name())
}

/// Removes what was built before.
pub(crate) fn forget(folder: &Path, mode: Mode) -> Result<(), Box<dyn Error>> {
    let target = target(folder, mode);
    if target.exists() {
        fs::remove_dir_all(target)?;
    }
    Ok(())
}

/// Builds models and program anew, and of their dependencies what was not built before.
pub(crate) fn build(folder: &Path, mode: Mode) -> Result<Cost, Box<dyn Error>> {
    let target = target(folder, mode);
    fs::create_dir_all(&target)?;
    for file in ["models/src/lib.rs", "program/src/main.rs"] {
        File::options().append(true).open(folder.join(file))?.set_modified(SystemTime::now())?;
    }
    let notes = target.join("notes.tsv");
    fs::write(&notes, "")?;
    let before = wrapper::seconds_of_children()?;
    let status = cargo(folder, mode).env(wrapper::NOTES, &notes).status()?;
    let whole = wrapper::seconds_of_children()? - before;
    if !status.success() {
        return Err("the crates do not compile".into());
    }
    match mode {
        Mode::Check | Mode::Debug | Mode::Release => {
            cost(&fs::read_to_string(&notes)?, whole).ok_or_else(|| "the notes lack a crate".into())
        }
        Mode::Lines => lines(&target.join("debug/deps")),
    }
}

fn cargo(folder: &Path, mode: Mode) -> Command {
    let mut command = Command::new("cargo");
    for (name, _) in env::vars_os() {
        let name_shown = name.to_string_lossy();
        if ["CARGO_PROFILE", "CARGO_BUILD", "CARGO_ENCODED", "RUSTFLAGS", "RUSTC"]
            .iter()
            .any(|part| name_shown.starts_with(part))
        {
            command.env_remove(name);
        }
    }
    command
        .args(mode.arguments())
        .args(["--quiet", "--jobs", "2", "--package", "program"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target(folder, mode))
        .env("CARGO_INCREMENTAL", "0")
        .env("RUSTFLAGS", mode.rustflags())
        .env("RUSTC_WRAPPER", env::current_exe().unwrap_or_default());
    command
}

fn cost(notes: &str, whole: f64) -> Option<Cost> {
    let notes = wrapper::read(notes)?;
    let find = |name: &str| notes.iter().find(|note| note.name == name);
    let (models, program) = (find("models")?, find("program")?);
    let megabytes = models.megabytes.max(program.megabytes);
    Some(Cost { models: models.seconds, program: program.seconds, whole, megabytes })
}

/// Counts the lines of functions that LLVM gets, and removes the files, which are large.
fn lines(folder: &Path) -> Result<Cost, Box<dyn Error>> {
    let mut cost = Cost { models: 0.0, program: 0.0, whole: 0.0, megabytes: 0.0 };
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "ll") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match name.split('-').next() {
            Some("models") => cost.models = thousands_of_lines(&path)?,
            Some("program") => cost.program = thousands_of_lines(&path)?,
            Some(_) | None => {}
        }
        fs::remove_file(path)?;
    }
    Ok(cost)
}

fn thousands_of_lines(path: &Path) -> Result<f64, Box<dyn Error>> {
    let (mut count, mut inside) = (0_u32, false);
    for line in BufReader::new(File::open(path)?).lines() {
        let line = line?;
        inside |= line.starts_with("define ");
        count += u32::from(inside);
        inside &= line != "}";
    }
    Ok(f64::from(count) / 1000.0)
}

/// What a release build gave.
pub(crate) struct Product {
    /// Bytes of the program, as it is and without symbols.
    pub(crate) bytes: u64,
    pub(crate) stripped: Option<u64>,
    /// Types whose instance came back as it was.
    pub(crate) passed: usize,
    /// Types that refused an instance with a text that breaks its rules.
    pub(crate) refused: usize,
}

/// Looks at the program of the release build.
pub(crate) fn inspect(folder: &Path) -> Result<Product, Box<dyn Error>> {
    let program = target(folder, Mode::Release).join("release/program");
    let stripped = program.with_extension("stripped");
    let strip = Command::new("strip").arg("-o").arg(&stripped).arg(&program).status();
    let stripped = match strip {
        Ok(status) if status.success() => Some(fs::metadata(&stripped)?.len()),
        Ok(_) | Err(_) => None,
    };
    let (mut passed, mut refused) = (0, 0);
    for record in 0..schema::RECORDS {
        let mut instance = schema::instance(record);
        let answer = pass(&program, record, &instance)?;
        passed += usize::from(answer.is_some_and(|answer| answer == instance));
        let first = schema::members(record).first().map(|member| member.name).ok_or("a record has members")?;
        if let Some(member) = instance.get_mut(first) {
            *member = "".into();
        }
        refused += usize::from(pass(&program, record, &instance)?.is_none());
    }
    Ok(Product { bytes: fs::metadata(&program)?.len(), stripped, passed, refused })
}

fn pass(
    program: &Path,
    record: usize,
    instance: &serde_json::Value,
) -> Result<Option<serde_json::Value>, Box<dyn Error>> {
    let mut child = Command::new(program)
        .arg(record.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(instance.to_string().as_bytes())?;
    }
    let output = child.wait_with_output()?;
    Ok(output.status.success().then(|| serde_json::from_slice(&output.stdout)).transpose()?)
}
