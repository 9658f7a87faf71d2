//! Reading a request: Klavi's `CreatePayment`, and an array of 10,000 of them.

use super::{Contestant, Kind, PAYMENTS, Size, Table, by_serde};
use crate::{checked::klavi::types::CreatePayment, document, peer, plain};

pub(super) fn tables(size: Size) -> Vec<Table> {
    match size {
        Size::Small => vec![small()],
        Size::Large => vec![large()],
    }
}

fn small() -> Table {
    let body = document::create_payment();
    let mut contestants = vec![
        Contestant::reading(
            Kind::Baseline,
            "plain",
            "plain structs, serde_json::from_slice, unvalidated",
            &body,
            by_serde::<plain::payment::CreatePayment>,
        ),
        Contestant::reading(Kind::Ours, "serde", "carimbo, serde_json::from_slice", &body, by_serde::<CreatePayment>),
        Contestant::reading(Kind::Ours, "from_json", "carimbo, from_json", &body, CreatePayment::from_json),
    ];
    contestants.extend(peer::payment(&body));
    let title = format!("Read `CreatePayment`, {} bytes", body.len());
    Table { id: "payment", title, size: Size::Small, contestants }
}

fn large() -> Table {
    let body = document::array(&document::create_payment(), PAYMENTS);
    let mut contestants = vec![
        Contestant::reading(
            Kind::Baseline,
            "plain",
            "plain structs, serde_json::from_slice, unvalidated",
            &body,
            by_serde::<Vec<plain::payment::CreatePayment>>,
        ),
        Contestant::reading(
            Kind::Ours,
            "serde",
            "carimbo, serde_json::from_slice",
            &body,
            by_serde::<Vec<CreatePayment>>,
        ),
        Contestant::reading(
            Kind::Ours,
            "from_json",
            "carimbo, from_json",
            &body,
            pix_clients::runtime::from_json::<Vec<CreatePayment>>,
        ),
    ];
    contestants.extend(peer::payments(&body));
    let title = format!("Read an array of {PAYMENTS} `CreatePayment`, {} bytes", body.len());
    Table { id: "payments", title, size: Size::Large, contestants }
}
