//! A payment whose amount may be missing.

use pix_clients::klavi::types::{ClientRequestId, CreatePayment, Currency, PaymentAmount, PaymentDate};

fn payment(id: ClientRequestId, date: PaymentDate, amount: Option<PaymentAmount>, currency: Currency) -> CreatePayment {
    CreatePayment::new(id, date, amount, currency)
}

fn main() {}
