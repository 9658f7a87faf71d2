//! Runs `rustc` in Cargo's place and notes what each crate took.

use nix::sys::{
    resource::{Usage, UsageWho, getrusage},
    time::TimeValLike,
};
use std::{env, error::Error, ffi::OsString, fs::OpenOptions, io::Write, path::Path, process::Command};

/// The variable that holds the path of the notes.
pub(crate) const NOTES: &str = "CARIMBO_BENCH_COMPILE_NOTES";

/// What a crate took.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    pub(crate) name: String,
    /// CPU seconds of `rustc` and the linker.
    pub(crate) seconds: f64,
    /// The most memory that one of the two had.
    pub(crate) megabytes: f64,
}

/// CPU seconds of what this process started and saw the end of, with all that these started.
pub(crate) fn seconds_of_children() -> Result<f64, Box<dyn Error>> {
    Ok(seconds(&getrusage(UsageWho::RUSAGE_CHILDREN)?))
}

fn seconds(usage: &Usage) -> f64 {
    let microseconds = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    #[expect(clippy::cast_precision_loss, reason = "years fit")]
    let microseconds = microseconds as f64;
    microseconds / 1e6
}

/// Runs the compiler that the arguments name, and gives its exit code.
pub(crate) fn run(notes: &Path) -> Result<i32, Box<dyn Error>> {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let (compiler, arguments) = arguments.split_first().ok_or("Cargo names no compiler")?;
    let status = Command::new(compiler).args(arguments).status()?;
    let name = arguments.iter().skip_while(|argument| *argument != "--crate-name").nth(1);
    if let Some(name) = name.and_then(|name| name.to_str()).filter(|name| *name != "___") {
        let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
        #[expect(clippy::cast_precision_loss, reason = "petabytes fit")]
        let megabytes = usage.max_rss() as f64 / 1024.0;
        let line = format!("{name}\t{}\t{megabytes}\n", seconds(&usage));
        OpenOptions::new().create(true).append(true).open(notes)?.write_all(line.as_bytes())?;
    }
    Ok(status.code().unwrap_or(1))
}

/// Reads notes back.
pub(crate) fn read(text: &str) -> Option<Vec<Note>> {
    text.lines()
        .map(|line| {
            let mut parts = line.split('\t');
            let name = parts.next()?.to_owned();
            let seconds = parts.next()?.parse().ok()?;
            let megabytes = parts.next()?.parse().ok()?;
            Some(Note { name, seconds, megabytes })
        })
        .collect()
}
