//! Other libraries that do the same work.

mod garde;
mod jiter;
mod jsonschema;
mod typify;

use crate::plain;
use crate::table::{Contestant, Kind, by_serde};
use ::sonic_rs as sonic;
use serde::de::DeserializeOwned;

/// Ways to read a `CreatePayment`.
pub(crate) fn payment(body: &[u8]) -> Vec<Contestant> {
    let mut contestants = vec![
        unvalidated::<plain::payment::CreatePayment>(body),
        Contestant::reading(Kind::Peer, "garde", GARDE, body, garde::payment),
        through_value::<plain::payment::CreatePayment>(&jsonschema::create_payment(), body),
        typed::<typify::payment::CreatePayment>(body),
    ];
    contestants.extend(jiter::payment(body));
    contestants
}

/// Ways to read an array of them.
pub(crate) fn payments(body: &[u8]) -> Vec<Contestant> {
    let mut contestants = vec![
        unvalidated::<Vec<plain::payment::CreatePayment>>(body),
        Contestant::reading(Kind::Peer, "garde", GARDE, body, garde::payments),
        through_value::<Vec<plain::payment::CreatePayment>>(&jsonschema::array_of(jsonschema::create_payment()), body),
        typed::<Vec<typify::payment::CreatePayment>>(body),
    ];
    contestants.extend(jiter::payments(body));
    contestants
}

/// Ways to read a charge.
pub(crate) fn charge(body: &[u8]) -> Vec<Contestant> {
    vec![
        unvalidated::<plain::charge::Charge>(body),
        through_value::<plain::charge::Charge>(&jsonschema::charge(), body),
        typed::<typify::charge::Charge>(body),
    ]
}

/// Ways to read a repository.
pub(crate) fn repository(body: &[u8]) -> Vec<Contestant> {
    vec![
        unvalidated::<plain::repository::Repository>(body),
        through_value::<plain::repository::Repository>(&jsonschema::repository(), body),
        typed::<typify::repository::Repository>(body),
    ]
}

const GARDE: &str = "plain structs, serde_json::from_slice, then garde";

fn unvalidated<T: DeserializeOwned + 'static>(body: &[u8]) -> Contestant {
    let read = |body: &[u8]| sonic::from_slice::<T>(body);
    Contestant::reading(Kind::Peer, "sonic-rs", "plain structs, sonic-rs, unvalidated", body, read)
}

fn typed<T: DeserializeOwned + 'static>(body: &[u8]) -> Contestant {
    Contestant::reading(Kind::Peer, "typify", "typify 0.8, serde_json::from_slice", body, by_serde::<T>)
}

fn through_value<T: DeserializeOwned + 'static>(schema: &serde_json::Value, body: &[u8]) -> Contestant {
    let read = jsonschema::reader::<T>(schema);
    Contestant::reading(Kind::Peer, "jsonschema", "serde_json::Value, jsonschema, then plain structs", body, read)
}
