//! A consent is no payment.

use pix_clients::klavi::operations::RetryPayment;
use pix_clients::klavi::types::{self, ConsentId, PaymentId};

fn retry<'a>(consent: &'a ConsentId, payment: &'a PaymentId, body: &'a types::RetryPayment) -> RetryPayment<'a> {
    RetryPayment { consent_id: payment, payment_id: consent, body }
}

fn main() {}
