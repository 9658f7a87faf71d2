//! What a provider answered is tolerant; it cannot be sent without being checked.

use pix_clients::klavi::{received::CreatedPayment, types};

fn amount(answer: CreatedPayment) -> types::PaymentAmount {
    answer.amount
}

fn main() {}
