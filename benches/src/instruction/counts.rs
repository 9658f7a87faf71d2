//! The file of counts: what it was taken with, and a line for each workload.

use std::fmt::Write as _;
use std::process::Command;
use toml::{Table, Value};

/// Counts of instructions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// The compiler and the C library: others make other counts of the same code.
    pub taken_with: Vec<String>,
    /// Workloads, for one piece of work: in the order in which they run, out of a file in that of their names.
    pub instructions: Vec<(String, u64)>,
}

const HEAD: &str = "\
# Instructions for one piece of work, by `benches/instructions`; rewritten by `benches/instructions --bless`.
";

impl Counts {
    /// Counts that this program makes, on this machine.
    pub fn of_now(instructions: Vec<(String, u64)>) -> Self {
        Self { taken_with: vec![env!("BENCHES_RUSTC").to_owned(), library()], instructions }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// Where it is not TOML, or not with these members.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: Table = text.parse().map_err(|fault: toml::de::Error| fault.to_string())?;
        let taken_with = file.get("taken-with").and_then(Value::as_array).ok_or("there is no list `taken-with`")?;
        let taken_with = taken_with.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        let counts = file.get("instructions").and_then(Value::as_table).ok_or("there is no table `instructions`")?;
        let counts = counts.iter().map(|(name, count)| {
            let count = count.as_integer().and_then(|count| u64::try_from(count).ok());
            count.map(|count| (name.clone(), count)).ok_or_else(|| format!("`{name}` is no count"))
        });
        Ok(Self { taken_with, instructions: counts.collect::<Result<_, _>>()? })
    }

    /// The file.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEAD}taken-with = [\n");
        for part in &self.taken_with {
            let _ = writeln!(text, "    {part:?},");
        }
        text.push_str("]\n\n[instructions]\n");
        for (name, count) in &self.instructions {
            let _ = writeln!(text, "\"{name}\" = {count}");
        }
        text
    }

    /// The count of a workload.
    pub(super) fn of(&self, workload: &str) -> Option<u64> {
        self.instructions.iter().find(|(name, _)| name == workload).map(|&(_, count)| count)
    }
}

/// What the C library calls itself: its allocator and its copying are part of every workload.
fn library() -> String {
    let output = Command::new("ldd").arg("--version").output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    text.lines().next().unwrap_or("unknown C library").to_owned()
}
