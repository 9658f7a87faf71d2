//! Reading large types: a charge and a repository of 40 members and more, with nested objects, arrays and maps.

use super::{Contestant, Kind, LARGE_TYPES, Size, Table, by_serde};
use crate::{checked, document, peer, plain};
use carimbo_runtime::{Read, from_json};
use serde::de::DeserializeOwned;

pub(super) fn tables(size: Size) -> Vec<Table> {
    let (charge, repository) = (document::charge(), document::repository());
    match size {
        Size::Small => {
            let mut charges = one::<plain::charge::Charge, checked::charge::Charge>("charge", "a charge", &charge);
            charges.contestants.extend(peer::charge(&charge));
            let mut repositories = one::<plain::repository::Repository, checked::repository::Repository>(
                "repository",
                "a repository",
                &repository,
            );
            repositories.contestants.extend(peer::repository(&repository));
            vec![charges, repositories]
        }
        Size::Large => vec![
            array::<plain::charge::Charge, checked::charge::Charge>("charges", "charges", &charge),
            array::<plain::repository::Repository, checked::repository::Repository>(
                "repositories",
                "repositories",
                &repository,
            ),
        ],
    }
}

fn one<Plain: DeserializeOwned + 'static, Checked: DeserializeOwned + Read + 'static>(
    id: &'static str,
    what: &str,
    body: &[u8],
) -> Table {
    let title = format!("Read {what}, {} bytes", body.len());
    Table { id, title, size: Size::Small, contestants: contestants::<Plain, Checked>(body) }
}

fn array<Plain: DeserializeOwned + 'static, Checked: DeserializeOwned + Read + 'static>(
    id: &'static str,
    what: &str,
    item: &[u8],
) -> Table {
    let body = document::array(item, LARGE_TYPES);
    let title = format!("Read an array of {LARGE_TYPES} {what}, {} bytes", body.len());
    Table { id, title, size: Size::Large, contestants: contestants::<Vec<Plain>, Vec<Checked>>(&body) }
}

fn contestants<Plain: DeserializeOwned + 'static, Checked: DeserializeOwned + Read + 'static>(
    body: &[u8],
) -> Vec<Contestant> {
    vec![
        Contestant::reading(
            Kind::Baseline,
            "plain",
            "plain structs, serde_json::from_slice, unvalidated",
            body,
            by_serde::<Plain>,
        ),
        Contestant::reading(Kind::Ours, "serde", "carimbo, serde_json::from_slice", body, by_serde::<Checked>),
        Contestant::reading(Kind::Ours, "from_json", "carimbo, from_json", body, from_json::<Checked>),
    ]
}
