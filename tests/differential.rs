//! Random schemas and random values: generated code accepts what an independent validator accepts, and writes back what it
//! read.
//!
//! The truth is the compiled code. `CARIMBO_CASES` asks for more cases than a slice, `CARIMBO_SEED` for others.

#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its input has failed")]
#![allow(clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::indexing_slicing, reason = "a test that misses its input has failed")]
#![allow(clippy::wildcard_enum_match_arm, reason = "values are changed by kind, all others are left alone")]
#![allow(clippy::assigning_clones, clippy::float_cmp, reason = "the inputs are small, and some numbers are exact")]

#[path = "differential/mod.rs"]
mod differential;

use differential::comparison::{Figures, Question, compare};
use differential::oracle::Oracle;
use differential::program::Precision;
use differential::random::Random;
use differential::shrink::shrink;
use differential::{instance, schema};

/// Values per schema in a slice and in a long run.
const INSTANCES: usize = 50;
const CASES: usize = 2000;
/// Schemas per compilation; a slice takes two, for `serde_json` with and without its feature `arbitrary_precision`.
const BATCH: usize = 100;
const BATCH_OF_SLICE: usize = 20;

fn number(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).ok().map_or(otherwise, |text| text.parse().unwrap())
}

#[test]
fn generated_code_agrees_with_an_independent_validator() {
    let seed = number("CARIMBO_SEED", 1);
    let cases = number("CARIMBO_CASES", CASES);
    let (instances, batch_max) = if cases > CASES { (2 * INSTANCES, BATCH) } else { (INSTANCES, BATCH_OF_SLICE) };
    let instances = number("CARIMBO_INSTANCES", instances);
    let shrinks = number("CARIMBO_SHRINK", 3);
    let mut random = Random::new(seed.try_into().unwrap());
    let oracle = Oracle::new();
    let mut figures = Figures::default();
    let mut batch = 0;
    let mut shown = 0;
    while figures.instances < cases {
        let wanted = (cases - figures.instances).div_ceil(instances).min(batch_max);
        let questions: Vec<Question> = (0..wanted).map(|_| question(&mut random, instances)).collect();
        let precision = if batch % 2 == 0 { Precision::Usual } else { Precision::Arbitrary };
        batch += 1;
        compare(&questions, &oracle, precision, &mut figures);
        eprintln!("seed {seed}: {}", summary(&figures));
        let found = figures.differences.len();
        for difference in &figures.differences[shown..found] {
            eprintln!("{difference}");
        }
        for difference in figures.differences[shown..].iter().take(shrinks) {
            eprintln!("smaller: {}", shrink(difference, &oracle, precision));
        }
        shown = found;
    }
    for (code, example) in &figures.examples_of_refusal {
        eprintln!("refused: {code}: {example}");
    }
    assert!(figures.differences.is_empty(), "seed {seed}: {}", summary(&figures));
    assert!(figures.refusals() * 20 < figures.schemas, "more than 5 % refused: {}", summary(&figures));
    assert!(figures.accepted * 5 > figures.instances, "the property says little: {}", summary(&figures));
}

fn question(random: &mut Random, instances: usize) -> Question {
    let case = schema::case(random);
    let instances = (0..instances).map(|_| instance::instance(&case.schema, random)).collect();
    (case, instances)
}

fn summary(figures: &Figures) -> String {
    let Figures { schemas, instances, accepted, checked_values, refused, differences, .. } = figures;
    format!(
        "{schemas} schemas ({checked_values} checked values, refused {refused:?}), {instances} instances ({accepted} accepted), \
         {} differences",
        differences.len()
    )
}
