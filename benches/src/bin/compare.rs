//! `compare [TABLE …] [--rounds N]`: times and allocations of generated code against plain structs. See the README.

use carimbo_benches::{Table, allocation, report, table, timing};
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: allocation::Counting = allocation::Counting;

/// What was asked for.
#[derive(Default)]
struct Arguments {
    /// Parts of the names of tables; none: all of them.
    wanted: Vec<String>,
    rounds: Option<usize>,
}

fn main() -> ExitCode {
    match arguments(std::env::args().skip(1)) {
        Ok(arguments) => {
            compare(&arguments);
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("error: {fault}\n\nusage: compare [TABLE …] [--rounds N]");
            ExitCode::from(2)
        }
    }
}

fn arguments(mut typed: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments::default();
    while let Some(word) = typed.next() {
        if word == "--rounds" {
            let number = typed.next().ok_or("`--rounds` needs a number")?;
            let rounds = number.parse().ok().filter(|&rounds| rounds > 0);
            arguments.rounds = Some(rounds.ok_or_else(|| format!("`{number}` is no number of rounds"))?);
        } else if word.starts_with('-') {
            return Err(format!("there is no option `{word}`"));
        } else {
            arguments.wanted.push(word);
        }
    }
    Ok(arguments)
}

fn compare(arguments: &Arguments) {
    let is_wanted = |id: &str| arguments.wanted.is_empty() || arguments.wanted.iter().any(|part| id.contains(part));
    let mut ratios = Vec::new();
    for table in table::all().iter().filter(|table: &&Table| is_wanted(table.id)) {
        let rounds = arguments.rounds.unwrap_or_else(|| timing::rounds(table.size));
        let measured = timing::measure(table, rounds);
        println!("{}", report::table(table, &measured));
        let named = table.contestants.iter().zip(&measured);
        ratios.extend(named.map(|(contestant, measured)| (format!("{}/{}", table.id, contestant.id), measured.ratio)));
    }
    if is_wanted("sizes") {
        println!("{}", report::sizes());
    }
    if is_wanted("goals") {
        println!("{}", report::goals(&ratios));
    }
}
