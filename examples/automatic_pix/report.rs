//! How answers and errors are read. Nothing here depends on the client that was used.

use pix_clients::klavi::received::{BusinessError, CancelledPayment, CreatedPayment, RetriedPayment};
use pix_clients::klavi::types::PaymentId;
use pix_clients::runtime::http::{Answer, Body, Error};

/// A payment that was accepted. What deviates from the documentation is reported, and does not hide the rest.
pub(crate) fn created(answer: &Answer<CreatedPayment>) {
    println!("  create: {}", answer.status());
    for violation in answer.violations() {
        println!("    the answer deviates: {violation}");
    }
    let Some(payment) = answer.known() else { return };
    if let Some(status) = payment.status.known() {
        println!("    status {status}");
    }
    if let Some(raw) = payment.amount.raw() {
        println!("    amount {raw}, which is not what the provider documents");
    }
    for violation in payment.violations() {
        println!("    the answer deviates: {violation}");
    }
}

/// The id, which the next calls need.
pub(crate) fn id(answer: Answer<CreatedPayment>) -> Result<PaymentId, &'static str> {
    let id = answer.into_known().and_then(|payment| payment.id.into_known());
    id.ok_or("the payment was accepted, but its id is not readable: look it up before trying again")
}

/// What to do with each error depends on whether the provider may have acted.
pub(crate) fn retried(
    outcome: Result<Answer<RetriedPayment>, Error<BusinessError>>,
) -> Result<(), Error<BusinessError>> {
    match outcome {
        Ok(answer) => println!("  retry: {}", answer.status()),
        Err(Error::Rejected(rejected)) => {
            println!("  retry: {}", rejected.status());
            if let Some(code) = rejected.known().and_then(|error| error.status_code.known()) {
                println!("    refused by business rule {}", code.as_str());
            }
        }
        // The others by what they mean. `NotSent`: nothing left this machine, the call may be made again.
        // `UnknownOutcome`, `Deviating`: the provider may have acted, and is to be asked before it is called again.
        Err(error @ (Error::NotSent(_) | Error::UnknownOutcome(_) | Error::Deviating(_))) => return Err(error),
    }
    Ok(())
}

/// The provider's own example has no body here.
pub(crate) fn cancelled(answer: &Answer<CancelledPayment>) {
    let body = match answer.body() {
        Body::Known(_) => "a body",
        Body::Empty => "no body",
        Body::Deviant { .. } => "a body that cannot be read",
    };
    println!("  cancel: {}, with {body}", answer.status());
}
