//! Creates, retries and cancels a payment with the blocking client.

use std::error::Error;

use pix_clients::klavi::blocking::Client;
use pix_clients::klavi::types::ConsentId;
use pix_clients::runtime::Secret;

use crate::report;

pub(crate) fn run(url: &str) -> Result<(), Box<dyn Error>> {
    let client = Client::builder().base_url(url).bearer_auth(Secret::new("token-2")).build()?;
    let consent: ConsentId = "urn:provider:consent-1".parse()?;

    let answer = client.create_payment(&consent, &crate::payment("order-2")?)?;
    report::created(&answer);
    let payment = report::id(answer)?;

    for client_request_id in ["order-2-again", "order-2-once-more"] {
        let outcome = client.retry_payment(&consent, &payment, &crate::retry(client_request_id)?);
        report::retried(outcome)?;
    }

    let answer = client.cancel_payment(&consent, &payment, &crate::cancel()?)?;
    report::cancelled(&answer);
    Ok(())
}
