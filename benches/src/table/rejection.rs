//! Refusing an invalid body, held against accepting the valid one in the same way.

use super::{Contestant, Kind, PAYMENTS, Size, Table, by_serde};
use crate::{checked::klavi::types::CreatePayment, document};
use pix_clients::runtime::from_json;
use std::fmt::Debug;

type Fault = (&'static str, &'static str, fn(&[u8]) -> Vec<u8>);

/// One wrong member each: its name for the file of instructions, what is wrong, and the body.
const FAULTS: &[Fault] = &[
    ("first-member", "first member wrong: an empty id", |body| {
        document::with(body, r#""fcb72e3a-b346-4f71-b044-dsndsnmnkdsmk""#, r#""""#)
    }),
    ("amount", "amount wrong: one decimal", |body| document::with(body, r#""100000.12""#, r#""100000.1""#)),
    ("cpf", "CPF wrong: ten digits", |body| document::with(body, r#""11111111111""#, r#""1111111111""#)),
    ("last-member", "last member wrong: a letter in the town", |body| {
        document::with(body, r#""5300108""#, r#""530010X""#)
    }),
];

pub(super) fn tables(size: Size) -> Vec<Table> {
    match size {
        Size::Small => vec![
            small("reject", "from_json", CreatePayment::from_json),
            small("reject-serde", "serde_json::from_slice", by_serde::<CreatePayment>),
        ],
        Size::Large => vec![large()],
    }
}

fn small<E: Debug + 'static>(
    id: &'static str,
    way: &str,
    read: impl Fn(&[u8]) -> Result<CreatePayment, E> + Copy + 'static,
) -> Table {
    let body = document::create_payment();
    let mut contestants = vec![Contestant::reading(Kind::Baseline, "accept", "accepted", &body, read)];
    let refused = FAULTS.iter().map(|(id, label, spoil)| Contestant::refusing(id, label, &spoil(&body), read));
    contestants.extend(refused);
    let title = format!("Refuse an invalid `CreatePayment` by {way}, {} bytes", body.len());
    Table { id, title, size: Size::Small, contestants }
}

fn large() -> Table {
    let valid = document::create_payment();
    let invalid = document::with(&valid, r#""11111111111""#, r#""1111111111""#);
    let body = document::array(&valid, PAYMENTS);
    let between = document::array(&valid, PAYMENTS - 1);
    let inside = between.strip_prefix(b"[").and_then(|rest| rest.strip_suffix(b"]")).expect("an array has brackets");
    let first = [b"[", invalid.as_slice(), b",", inside, b"]"].concat();
    let last = [b"[", inside, b",", invalid.as_slice(), b"]"].concat();
    let read = from_json::<Vec<CreatePayment>>;
    let contestants = vec![
        Contestant::reading(Kind::Baseline, "accept", "accepted", &body, read),
        Contestant::refusing("first-item", "CPF of the first item wrong", &first, read),
        Contestant::refusing("last-item", "CPF of the last item wrong", &last, read),
    ];
    let title = format!(
        "Refuse an array of {PAYMENTS} `CreatePayment` by from_json, one of them invalid, {} bytes",
        body.len()
    );
    Table { id: "reject-array", title, size: Size::Large, contestants }
}
