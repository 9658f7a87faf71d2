//! Reading an answer in the received form: Klavi's `CreatedPayment`, as documented and with one deviation.

use super::{Contestant, Kind, PAYMENTS, Size, Table, by_serde};
use crate::{checked::klavi::received::CreatedPayment, document, plain};
use pix_clients::runtime::from_json;

/// A currency in small letters: its pattern asks for capital ones.
fn deviating(body: &[u8]) -> Vec<u8> {
    document::with(body, r#""BRL""#, r#""brl""#)
}

pub(super) fn tables(size: Size) -> Vec<Table> {
    match size {
        Size::Small => vec![small()],
        Size::Large => vec![large()],
    }
}

fn small() -> Table {
    let body = document::created_payment();
    let deviating = deviating(&body);
    let contestants = vec![
        Contestant::reading(
            Kind::Baseline,
            "plain",
            "plain structs, serde_json::from_slice",
            &body,
            by_serde::<plain::payment::CreatedPayment>,
        ),
        Contestant::reading(
            Kind::Ours,
            "from_json",
            "carimbo received, from_json, conforming",
            &body,
            CreatedPayment::from_json,
        ),
        Contestant::reading(
            Kind::Ours,
            "from_json-deviating",
            "carimbo received, from_json, one deviation",
            &deviating,
            CreatedPayment::from_json,
        ),
        Contestant::reading(
            Kind::Ours,
            "serde",
            "carimbo received, serde_json::from_slice, conforming",
            &body,
            by_serde::<CreatedPayment>,
        ),
    ];
    let title = format!("Read an answer `CreatedPayment`, {} bytes", body.len());
    Table { id: "answer", title, size: Size::Small, contestants }
}

fn large() -> Table {
    let one = document::created_payment();
    let (body, deviating) = (document::array(&one, PAYMENTS), document::array(&deviating(&one), PAYMENTS));
    let contestants = vec![
        Contestant::reading(
            Kind::Baseline,
            "plain",
            "plain structs, serde_json::from_slice",
            &body,
            by_serde::<Vec<plain::payment::CreatedPayment>>,
        ),
        Contestant::reading(
            Kind::Ours,
            "from_json",
            "carimbo received, from_json, conforming",
            &body,
            from_json::<Vec<CreatedPayment>>,
        ),
        Contestant::reading(
            Kind::Ours,
            "from_json-deviating",
            "carimbo received, from_json, one deviation in each",
            &deviating,
            from_json::<Vec<CreatedPayment>>,
        ),
    ];
    let title = format!("Read an array of {PAYMENTS} answers `CreatedPayment`, {} bytes", body.len());
    Table { id: "answers", title, size: Size::Large, contestants }
}
