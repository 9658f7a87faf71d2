//! A payment of Klavi is none of Lina.

use pix_clients::klavi::types::PaymentId;
use pix_clients::lina::{operations::CancelPayment, types};

fn cancel<'a>(payment: &'a PaymentId, body: &'a types::CancelPayment) -> CancelPayment<'a> {
    CancelPayment { payment_id: payment, body }
}

fn main() {}
