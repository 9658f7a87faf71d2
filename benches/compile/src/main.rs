//! What crates of generated types cost to compile, ours beside others': see `README.md`.

mod contestants;
mod measure;
mod options;
mod package;
mod peers;
mod plain;
mod schema;
mod table;
mod wrapper;

use contestants::{Contestant, Places};
use measure::Mode;
use options::Options;
use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};
use table::Findings;

fn main() -> ExitCode {
    if let Some(notes) = env::var_os(wrapper::NOTES) {
        let code = wrapper::run(Path::new(&notes)).unwrap_or(1);
        return if code == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let options = options::parse(env::args().skip(1))?;
    let mut entries: Vec<_> = options.contestants.iter().filter_map(|one| prepare(*one, &options.places)).collect();
    entries.extend(options.also.iter().map(|folder| (folder.clone(), folder.display().to_string())));
    let mut findings: Vec<_> = entries
        .iter()
        .map(|(_, title)| Findings {
            title: title.clone(),
            rounds: options.modes.iter().map(|mode| (*mode, Vec::new())).collect(),
            product: None,
        })
        .collect();
    for round in 0..options.rounds {
        for (mode_index, mode) in options.modes.iter().enumerate() {
            if round > 0 && *mode == Mode::Lines {
                continue;
            }
            for (finding, (folder, title)) in findings.iter_mut().zip(&entries) {
                eprintln!("round {}, {}: {title}", round + 1, mode.name());
                one_build(round, *mode, folder, finding, mode_index)?;
            }
        }
    }
    report(&options, &findings);
    Ok(())
}

/// The folder and the title of a contestant whose crates could be made.
fn prepare(contestant: Contestant, places: &Places) -> Option<(PathBuf, String)> {
    let folder = places.work.join("crates").join(contestant.name());
    let made = fs::create_dir_all(&folder).map_err(Box::from).and_then(|()| contestant.write(&folder, places));
    match made {
        Ok(()) => Some((folder, contestant.title().to_owned())),
        Err(error) => {
            eprintln!("{} is left out: {error}", contestant.title());
            None
        }
    }
}

fn one_build(
    round: usize,
    mode: Mode,
    folder: &Path,
    finding: &mut Findings,
    mode_index: usize,
) -> Result<(), Box<dyn Error>> {
    if round == 0 {
        measure::forget(folder, mode)?;
    }
    let cost = measure::build(folder, mode).map_err(|error| format!("{}: {error}", folder.display()))?;
    eprintln!("    models {:.2}, program {:.2}", cost.models, cost.program);
    if let Some((_, costs)) = finding.rounds.get_mut(mode_index) {
        costs.push(cost);
    }
    if mode == Mode::Release && finding.product.is_none() {
        finding.product = Some(measure::inspect(folder)?);
    }
    Ok(())
}

fn report(options: &Options, findings: &[Findings]) {
    for mode in &options.modes {
        match mode {
            Mode::Check | Mode::Debug | Mode::Release => println!("{}", table::times(*mode, findings)),
            Mode::Lines => println!("{}", table::lines(findings)),
        }
    }
    if options.modes.contains(&Mode::Release) {
        println!("{}", table::products(findings));
    }
}
