//! A payment from its creation to its cancellation by both clients, over real HTTP, against a stand-in of the provider
//! on this machine: `cargo run --example automatic_pix`.
//!
//! `asynchronous.rs` and `blocking.rs` are what a program would do, `report.rs` is how answers and errors are read.

mod asynchronous;
mod blocking;
mod provider;
mod report;

use std::error::Error;

use pix_clients::klavi::types::{
    CancelPayment, CancelPaymentCpf, CreatePayment, CreditorAccountCacc, PaymentAmount, PaymentDate, RetryPayment,
};
use pix_clients::runtime::Violations;
use provider::Provider;

fn main() -> Result<(), Box<dyn Error>> {
    let provider = Provider::start()?;
    println!("A stand-in of the provider listens at {}.", provider.url());
    refused();
    println!("\nThe asynchronous client");
    asynchronous::run(provider.url())?;
    println!("\nThe blocking client");
    blocking::run(provider.url())?;
    println!("\nEight calls, and the provider received {} requests: nothing is sent twice.", provider.requests());
    Ok(())
}

/// What the documentation forbids cannot be built, so it never comes to a call.
fn refused() {
    println!("\nRefused before a request exists");
    if let Err(violations) = "2027-02-31".parse::<PaymentDate>() {
        println!("  a day that no calendar has\n    {violations}");
    }
    if let Err(violations) = "0.001".parse::<PaymentAmount>() {
        println!("  an amount with three decimals\n    {violations}");
    }
    let json = br#"{"clientRequestId": "order-1", "date": "2027-02-01", "amount": 10, "currency": "BRL",
        "creditorAccount": {"ispb": "12345678", "number": "1234567890", "accountType": "CACC"}}"#;
    if let Err(violations) = CreatePayment::from_json(json) {
        println!("  a request from JSON, with all its violations");
        for violation in &violations {
            println!("    {violation}");
        }
    }
}

/// A payment to a current account, which cannot be made without its branch: that is an argument here.
fn payment(client_request_id: &str) -> Result<CreatePayment, Violations> {
    let account = CreditorAccountCacc::new("12345678".parse()?, "1774".parse()?, "1234567890".parse()?);
    let mut payment =
        CreatePayment::new(client_request_id.parse()?, "2026-12-01".parse()?, "1333.40".parse()?, "BRL".parse()?);
    payment.creditor_account = Some(account.into());
    payment.remittance_information = Some("Invoice 35".parse()?);
    Ok(payment)
}

/// A new attempt, with a client request id of its own: each is good for one request.
fn retry(client_request_id: &str) -> Result<RetryPayment, Violations> {
    Ok(RetryPayment::new(client_request_id.parse()?, "2026-12-02".parse()?))
}

/// A cancel by a person; a company would have a `Cnpj`, and `CancelPaymentCpf` does not take one.
fn cancel() -> Result<CancelPayment, Violations> {
    Ok(CancelPaymentCpf::new("11111111111".parse()?).into())
}
