//! Creates, retries and cancels a payment with the asynchronous client.

use std::error::Error;

use pix_clients::klavi::Client;
use pix_clients::klavi::types::ConsentId;
use pix_clients::runtime::Secret;

use crate::report;

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn run(url: &str) -> Result<(), Box<dyn Error>> {
    let client = Client::builder().base_url(url).bearer_auth(Secret::new("token-1")).build()?;
    let consent: ConsentId = "urn:provider:consent-1".parse()?;

    let answer = client.create_payment(&consent, &crate::payment("order-1")?).await?;
    report::created(&answer);
    let payment = report::id(answer)?;

    for client_request_id in ["order-1-again", "order-1-once-more"] {
        let outcome = client.retry_payment(&consent, &payment, &crate::retry(client_request_id)?).await;
        report::retried(outcome)?;
    }

    let answer = client.cancel_payment(&consent, &payment, &crate::cancel()?).await?;
    report::cancelled(&answer);
    Ok(())
}
