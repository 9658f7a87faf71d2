//! Measures the contestants of a table in one run: small batches by turns, so that whatever else the machine does
//! meets all of them alike.

use crate::allocation::{self, Allocated};
use crate::table::{Contestant, Size, Table};
use std::time::{Duration, Instant};

/// How long a batch of one contestant is to take: short against the seconds in which a machine changes its mind.
const BATCH: Duration = Duration::from_micros(500);

/// What one contestant needed.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// Median of all rounds, nanoseconds for one piece of work.
    pub nanoseconds: f64,
    /// Median of what it took against the first contestant in the same round.
    pub ratio: f64,
    /// Half of the rounds had a ratio between these.
    pub quartiles: (f64, f64),
    /// By one piece of work.
    pub allocated: Allocated,
}

/// How many rounds there are where nobody says.
pub fn rounds(size: Size) -> usize {
    match size {
        Size::Small => 201,
        Size::Large => 21,
    }
}

/// Measures a table. The results are in the order of its contestants.
pub fn measure(table: &Table, rounds: usize) -> Vec<Measured> {
    let contestants = &table.contestants;
    // What happens once, as a pattern that is compiled, has happened before anything is counted.
    let batches: Vec<u64> = contestants.iter().map(batch).collect();
    let allocated: Vec<_> = contestants.iter().map(|contestant| allocation::count(|| contestant.run(1))).collect();
    let mut times = vec![Vec::with_capacity(rounds); contestants.len()];
    for round in 0..rounds {
        let turns = contestants.iter().zip(&batches).zip(&mut times);
        let (early, late): (Vec<_>, Vec<_>) =
            turns.enumerate().partition(|(index, _)| *index < round % contestants.len());
        for (_, ((contestant, &batch), times)) in late.into_iter().chain(early) {
            times.push(nanoseconds(contestant, batch));
        }
    }
    let baseline = times.first().cloned().unwrap_or_default();
    times.into_iter().zip(allocated).map(|(times, allocated)| judged(times, &baseline, allocated)).collect()
}

/// How many pieces of work fill a batch.
fn batch(contestant: &Contestant) -> u64 {
    // What the first time prepares must not make it look as if it were slow for ever.
    contestant.run(1);
    let mut times = 1;
    while fastest(contestant, times) < BATCH {
        times *= 2;
    }
    times
}

/// The best of three: one may have been interrupted, and a batch that is too small runs with cold caches.
fn fastest(contestant: &Contestant, times: u64) -> Duration {
    let attempts = std::iter::repeat_with(|| {
        let started = Instant::now();
        contestant.run(times);
        started.elapsed()
    });
    attempts.take(3).min().unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn nanoseconds(contestant: &Contestant, batch: u64) -> f64 {
    let started = Instant::now();
    contestant.run(batch);
    started.elapsed().as_nanos() as f64 / batch as f64
}

fn judged(times: Vec<f64>, baseline: &[f64], allocated: Allocated) -> Measured {
    let mut ratios: Vec<f64> = times.iter().zip(baseline).map(|(time, baseline)| time / baseline).collect();
    let mut times = times;
    times.sort_by(f64::total_cmp);
    ratios.sort_by(f64::total_cmp);
    Measured {
        nanoseconds: quantile(&times, 2),
        ratio: quantile(&ratios, 2),
        quartiles: (quantile(&ratios, 1), quantile(&ratios, 3)),
        allocated,
    }
}

/// The first, second or third quartile.
fn quantile(sorted: &[f64], quarter: usize) -> f64 {
    let place = sorted.len().saturating_sub(1) * quarter / 4;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}
