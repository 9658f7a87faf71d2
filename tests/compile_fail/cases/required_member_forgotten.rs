//! A payment without its amount.

use pix_clients::klavi::types::{ClientRequestId, CreatePayment, Currency, PaymentDate};

fn payment(id: ClientRequestId, date: PaymentDate, currency: Currency) -> CreatePayment {
    CreatePayment {
        client_request_id: id,
        date,
        currency,
        creditor_account: None,
        remittance_information: None,
        ibge_town_code: None,
        external_info: None,
        auto_retry_strategy: None,
        additional: Default::default(),
    }
}

fn main() {}
