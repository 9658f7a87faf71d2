//! Runs a workload under `valgrind --tool=callgrind`, which counts instructions.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// A workload is run this many times, and then more often: the difference is the work without the start of the program.
const FEW: u64 = 10;
/// Often enough that what happens once in a while, as a buffer that grows, does not show.
const MANY: u64 = 60;

/// Counts the instructions of one piece of work. `program --run NAME TIMES` has to do it.
///
/// # Errors
/// Where valgrind is not there, or does not say a number.
pub fn count(program: &Path, workload: &str) -> Result<u64, String> {
    let few = collected(program, workload, FEW)?;
    let many = collected(program, workload, MANY)?;
    Ok(many.saturating_sub(few) / (MANY - FEW))
}

fn collected(program: &Path, workload: &str, times: u64) -> Result<u64, String> {
    let times = times.to_string();
    let arguments = ["--tool=callgrind", "--callgrind-out-file=/dev/null"].map(OsStr::new);
    let work = [program.as_os_str(), OsStr::new("--run"), OsStr::new(workload), OsStr::new(&times)];
    let output = Command::new("valgrind").args(arguments).args(work).output();
    let output = output.map_err(|fault| format!("valgrind does not run ({fault}); `apt-get install valgrind`"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let count = said.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
    count.filter(|_| output.status.success()).ok_or_else(|| format!("`{workload}` was not counted:\n{said}"))
}
