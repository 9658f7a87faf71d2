//! An amount is checked before it gets into a payment.

use pix_clients::klavi::types::CreatePayment;

fn change(payment: &mut CreatePayment) {
    payment.amount = String::from("0.001");
}

fn main() {}
