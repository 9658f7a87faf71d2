//! `instructions [--bless]`: counts the instructions of every small workload and holds them against `instructions.toml`.
//! See the README.

use carimbo_benches::instruction::{self, Counts, Verdict};
use carimbo_benches::report;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::{env, fs, thread};

fn main() -> ExitCode {
    let typed: Vec<String> = env::args().skip(1).collect();
    let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
    let outcome = match typed.as_slice() {
        [] => check(),
        ["--bless"] => bless(),
        ["--run", name, times] => run(name, times),
        _ => Err("usage: instructions [--bless]".to_owned()),
    };
    outcome.unwrap_or_else(|fault| {
        eprintln!("error: {fault}");
        ExitCode::from(2)
    })
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("instructions.toml")
}

fn check() -> Result<ExitCode, String> {
    let text = fs::read_to_string(file()).map_err(|fault| format!("{}: {fault}", file().display()))?;
    let expected = Counts::parse(&text).map_err(|fault| format!("{}: {fault}", file().display()))?;
    let found = counted()?;
    let judgements = instruction::judge(&expected, &found);
    println!("{}", report::instructions(&judgements));
    if expected.taken_with != found.taken_with {
        println!("The file was taken with {:?}, this is {:?}:", expected.taken_with, found.taken_with);
        println!("compared is what a workload takes against the first of its table.");
    }
    let is = |verdict| judgements.iter().any(|judgement| judgement.verdict == verdict);
    if is(Verdict::Worse) || is(Verdict::New) || is(Verdict::Gone) {
        println!("Not as `benches/instructions.toml` says. If it has to be so: `benches/instructions --bless`");
        return Ok(ExitCode::FAILURE);
    }
    if is(Verdict::Better) {
        println!("Better than `benches/instructions.toml` says. Keep it so: `benches/instructions --bless`");
    }
    Ok(ExitCode::SUCCESS)
}

fn bless() -> Result<ExitCode, String> {
    fs::write(file(), counted()?.to_text()).map_err(|fault| format!("{}: {fault}", file().display()))?;
    Ok(ExitCode::SUCCESS)
}

/// What valgrind sees: the start of this program, and the work.
fn run(name: &str, times: &str) -> Result<ExitCode, String> {
    let times = times.parse().map_err(|_| format!("`{times}` is no number"))?;
    let found = instruction::workloads().into_iter().find(|(workload, _)| workload == name);
    let (_, contestant) = found.ok_or_else(|| format!("there is no workload `{name}`"))?;
    contestant.run(times);
    Ok(ExitCode::SUCCESS)
}

/// All workloads, two at a time or as many as there are processors.
fn counted() -> Result<Counts, String> {
    let program = env::current_exe().map_err(|fault| fault.to_string())?;
    let names: Vec<String> = instruction::workloads().into_iter().map(|(name, _)| name).collect();
    let (waiting, done) = (Mutex::new(names.iter().enumerate()), Mutex::new(Vec::new()));
    let work = || {
        // The lock is held only until the next name is known.
        while let Some((index, name)) = { waiting.lock().expect("no thread panics").next() } {
            let count = instruction::count(&program, name);
            done.lock().expect("no thread panics").push((index, name.clone(), count));
        }
    };
    let threads = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let mut done = done.into_inner().expect("no thread panics");
    done.sort_by_key(|(index, ..)| *index);
    let counts = done.into_iter().map(|(_, name, count)| count.map(|count| (name, count)));
    Ok(Counts::of_now(counts.collect::<Result<_, _>>()?))
}
