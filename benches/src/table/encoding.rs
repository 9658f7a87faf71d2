//! Writing: the same values as compact JSON.

use super::{Contestant, Kind, PAYMENTS, Size, Table};
use crate::{checked, document, plain};
use checked::klavi::types::CreatePayment;
use pix_clients::runtime::to_json;
use serde::{Serialize, de::DeserializeOwned};

pub(super) fn tables(size: Size) -> Vec<Table> {
    match size {
        Size::Small => vec![payment(), charge(), repository()],
        Size::Large => vec![payments()],
    }
}

fn payment() -> Table {
    let (body, ids) = (document::create_payment(), ("write-payment", "`CreatePayment`"));
    table::<plain::payment::CreatePayment, CreatePayment>(ids, Size::Small, &body, CreatePayment::to_json)
}

fn payments() -> Table {
    let body = document::array(&document::create_payment(), PAYMENTS);
    let ids = ("write-payments", "an array of `CreatePayment`");
    table::<Vec<plain::payment::CreatePayment>, Vec<CreatePayment>>(ids, Size::Large, &body, |value| to_json(value))
}

fn charge() -> Table {
    let (body, ids) = (document::charge(), ("write-charge", "a charge"));
    table::<plain::charge::Charge, checked::charge::Charge>(ids, Size::Small, &body, checked::charge::Charge::to_json)
}

fn repository() -> Table {
    let (body, ids) = (document::repository(), ("write-repository", "a repository"));
    let write = checked::repository::Repository::to_json;
    table::<plain::repository::Repository, checked::repository::Repository>(ids, Size::Small, &body, write)
}

fn table<Plain, Checked>(
    (id, what): (&'static str, &str),
    size: Size,
    body: &[u8],
    write: impl Fn(&Checked) -> Vec<u8> + 'static,
) -> Table
where
    Plain: Serialize + DeserializeOwned + 'static,
    Checked: Serialize + DeserializeOwned + 'static,
{
    let plain: Plain = serde_json::from_slice(body).expect("our documents fit their plain structs");
    let (first, second): (Checked, Checked) = (checked_value(body), checked_value(body));
    assert_eq!(write(&first).len(), body.len(), "what is read is written");
    let contestants = vec![
        Contestant::writing(Kind::Baseline, "plain", "plain structs, serde_json::to_vec", plain, json_by_serde),
        Contestant::writing(Kind::Ours, "serde", "carimbo, serde_json::to_vec", first, json_by_serde),
        Contestant::writing(Kind::Ours, "to_json", "carimbo, to_json", second, write),
    ];
    Table { id, title: format!("Write {what}, {} bytes", body.len()), size, contestants }
}

fn checked_value<T: DeserializeOwned>(body: &[u8]) -> T {
    serde_json::from_slice(body).expect("our documents are valid")
}

fn json_by_serde<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("structs can be written")
}
