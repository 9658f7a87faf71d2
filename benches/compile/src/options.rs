//! The command line.

use crate::{
    contestants::{Contestant, Places},
    measure::Mode,
};
use std::path::PathBuf;

/// What to measure.
pub(crate) struct Options {
    pub(crate) places: Places,
    pub(crate) contestants: Vec<Contestant>,
    /// Workspaces beside the contestants', such as one of a contestant's that was changed by hand.
    pub(crate) also: Vec<PathBuf>,
    pub(crate) modes: Vec<Mode>,
    pub(crate) rounds: usize,
}

/// Reads the arguments, without the program's name.
pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let (mut carimbo, mut runtime, mut work) = (None, None, None);
    let mut contestants = Contestant::ALL.to_vec();
    let mut modes = Mode::ALL.to_vec();
    let (mut also, mut rounds) = (Vec::new(), 3);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("`{name}` lacks a value"))?;
        match name.as_str() {
            "--carimbo" => carimbo = Some(PathBuf::from(value)),
            "--runtime" => runtime = Some(PathBuf::from(value)),
            "--work" => work = Some(PathBuf::from(value)),
            "--only" => contestants = chosen(&value, &Contestant::ALL, Contestant::name)?,
            "--modes" => modes = chosen(&value, &Mode::ALL, Mode::name)?,
            "--also" => also.push(PathBuf::from(value)),
            "--rounds" => rounds = value.parse().map_err(|_| format!("`{value}` is no number of rounds"))?,
            _ => return Err(format!("there is no option `{name}`")),
        }
    }
    let places = Places {
        carimbo: carimbo.ok_or("`--carimbo` is missing")?,
        runtime: runtime.ok_or("`--runtime` is missing")?,
        work: work.ok_or("`--work` is missing")?,
    };
    Ok(Options { places, contestants, also, modes, rounds })
}

/// Those of `all` that a list with commas names.
fn chosen<T: Copy>(list: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Result<Vec<T>, String> {
    let find = |word: &str| all.iter().copied().find(|one| name(*one) == word);
    list.split(',').map(|word| find(word).ok_or_else(|| format!("`{word}` is none of those there are"))).collect()
}
