//! One call by each client of a provider: the asynchronous one first, then the blocking one.

use std::time::Duration;

use pix_clients::runtime::Secret;
use pix_clients::runtime::http::{Answer, Error, Operation};
use pix_clients::{klavi, lina, liquido};

use crate::stand_in::StandIn;

pub(crate) const TOKEN: &str = "t0ken-of-the-caller";
pub(crate) const API_KEY: &str = "k3y-of-the-caller";

/// A consent id with everything that could be taken for a part of a URL.
pub(crate) const CONSENT_ID: &str = "urn:provider:a/b?c=d#e%2F:@;f";
pub(crate) const PAYMENT_ID: &str = "fcb72e3a-b346-4f71-b044-971dc23232c9";

pub(crate) type Outcome<S, R> = Result<Answer<S>, Error<R>>;

/// Settings that the tests have in common.
macro_rules! prepared {
    ($builder:expr, $url:expr) => {
        $builder.base_url($url).user_agent("tests/1").total_timeout(Duration::from_secs(10)).body_bytes_max(10_000)
    };
}

pub(crate) fn klavi_builder<C>(url: &str) -> klavi::builder::Builder<C> {
    prepared!(klavi::builder::Builder::default(), url).bearer_auth(Secret::new(TOKEN))
}

pub(crate) fn lina_builder<C>(url: &str) -> lina::builder::Builder<C> {
    prepared!(lina::builder::Builder::default(), url).bearer_auth(Secret::new(TOKEN))
}

pub(crate) fn liquido_builder<C>(url: &str) -> liquido::builder::Builder<C> {
    let builder = prepared!(liquido::builder::Builder::default(), url);
    builder.bearer_auth(Secret::new(TOKEN)).api_key(Secret::new(API_KEY))
}

/// Runs an asynchronous call to its end.
pub(crate) fn wait<F: Future>(call: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(call)
}

/// Calls an operation of Klavi by both clients. The stand-in gets one request of each, and no other.
pub(crate) fn klavi<O: Operation>(server: &StandIn, operation: &O) -> [Outcome<O::Success, O::Rejection>; 2] {
    let url = server.url();
    let outcomes = [
        wait(klavi_builder::<klavi::Client>(&url).build().unwrap().call(operation)),
        klavi_builder::<klavi::blocking::Client>(&url).build().unwrap().call(operation),
    ];
    assert_eq!(server.requests().len(), 2);
    outcomes
}

/// Calls an operation of Lina by both clients.
pub(crate) fn lina<O: Operation>(server: &StandIn, operation: &O) -> [Outcome<O::Success, O::Rejection>; 2] {
    let url = server.url();
    let outcomes = [
        wait(lina_builder::<lina::Client>(&url).build().unwrap().call(operation)),
        lina_builder::<lina::blocking::Client>(&url).build().unwrap().call(operation),
    ];
    assert_eq!(server.requests().len(), 2);
    outcomes
}

/// Calls an operation of Liquido by both clients.
pub(crate) fn liquido<O: Operation>(server: &StandIn, operation: &O) -> [Outcome<O::Success, O::Rejection>; 2] {
    let url = server.url();
    let outcomes = [
        wait(liquido_builder::<liquido::Client>(&url).build().unwrap().call(operation)),
        liquido_builder::<liquido::blocking::Client>(&url).build().unwrap().call(operation),
    ];
    assert_eq!(server.requests().len(), 2);
    outcomes
}

/// Bodies and identifiers for calls whose answer is what counts.
pub(crate) struct Klavi {
    pub(crate) consent_id: klavi::types::ConsentId,
    pub(crate) payment_id: klavi::types::PaymentId,
    pub(crate) create: klavi::types::CreatePayment,
    pub(crate) retry: klavi::types::RetryPayment,
    pub(crate) cancel: klavi::types::CancelPayment,
}

impl Klavi {
    pub(crate) fn new() -> Self {
        let client_request_id: klavi::types::ClientRequestId = "order-1".parse().unwrap();
        let date: klavi::types::PaymentDate = "2026-12-01".parse().unwrap();
        let (amount, currency) = ("1333.40".parse().unwrap(), "BRL".parse().unwrap());
        Self {
            consent_id: CONSENT_ID.parse().unwrap(),
            payment_id: PAYMENT_ID.parse().unwrap(),
            create: klavi::types::CreatePayment::new(client_request_id.clone(), date.clone(), amount, currency),
            retry: klavi::types::RetryPayment::new(client_request_id, date),
            cancel: klavi::types::CancelPaymentCpf::new("11111111111".parse().unwrap()).into(),
        }
    }

    pub(crate) fn create_payment(&self) -> klavi::operations::CreatePayment<'_> {
        klavi::operations::CreatePayment { consent_id: &self.consent_id, body: &self.create }
    }

    pub(crate) fn retry_payment(&self) -> klavi::operations::RetryPayment<'_> {
        let Self { consent_id, payment_id, retry, .. } = self;
        klavi::operations::RetryPayment { consent_id, payment_id, body: retry }
    }

    pub(crate) fn cancel_payment(&self) -> klavi::operations::CancelPayment<'_> {
        let Self { consent_id, payment_id, cancel, .. } = self;
        klavi::operations::CancelPayment { consent_id, payment_id, body: cancel }
    }
}
