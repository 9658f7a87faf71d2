//! Test data of generated types: every sample and every boundary is valid, by an independent validator too.

#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its input has failed")]
#![allow(clippy::indexing_slicing, reason = "a test that misses its input has failed")]

#[allow(dead_code, reason = "the oracle serves other tests as well")]
mod oracle;

use arbitrary::{Arbitrary, Unstructured};
use oracle::validator;
use pix_clients::runtime::sample::Source;
use pix_clients::runtime::{Read, Sample, Write, from_json_str, to_json_string};
use pix_clients::{klavi, lina, liquido};
use proptest::prelude::*;
use serde_json::Value;
use std::fmt::Debug;

/// What stands for a value of an open enumeration that its schema does not list.
const UNLISTED: &str = "a text that no schema lists";

/// A type and its schema.
struct Subject {
    place: &'static str,
    check: fn(&'static str),
}

macro_rules! subjects {
    ($($module:ident { $($name:ident)* })*) => { vec![$($(Subject {
        place: concat!("specs/", stringify!($module), ".yaml#/components/schemas/", stringify!($name)),
        check: check::<$module::types::$name>,
    },)*)*] };
}

fn subjects() -> Vec<Subject> {
    subjects! {
        klavi {
            CreatePayment RetryPayment CancelPayment CreatedPayment RetriedPayment CancelledPayment BusinessError ConsentId
            PaymentId ClientRequestId PaymentDate PaymentAmount CreatedAmount Currency CreditorAccount Ispb BranchCode
            AccountNumber AccountType Holder IdentifierType Cpf Cnpj PersonName RemittanceInformation IbgeTownCode
            ExternalInfo AutoRetryStrategy PaymentStatus StatusReason StatusReasonCode StatusReasonMessage
        }
        lina {
            CancelPayment CancelledPayment EnvelopeType PaymentRequest PaymentId PaymentRequestId Cpf PaymentRequestStatus
            PaymentRequestType Creditor Debitor Payment PaymentStatus PersonType PersonName Ispb BranchCode AccountNumber
            AccountType
        }
        liquido {
            ChargeKey EmptyObject CancelledCharge PaymentMethod TransferStatus Payer Document DocumentType BillingAddress
            TransferDetails PixDetails QrCodeType
        }
    }
}

fn check<T: Sample + Read + Write + PartialEq + Debug>(place: &'static str) {
    let validator = validator(place);
    let hold = |value: &T| {
        let text = to_json_string(value);
        assert_eq!(&from_json_str::<T>(&text).unwrap(), value, "{place}: {text}");
        let json: Value = serde_json::from_str(&text).unwrap();
        assert!(text.contains(UNLISTED) || validator.is_valid(&json), "{place} refuses {text}");
    };
    let boundaries = T::boundaries();
    assert!(!boundaries.is_empty(), "{place} has no boundaries");
    boundaries.iter().for_each(hold);
    hold(&T::sample(&mut Source::smallest()).expect("there is a smallest value"));
    hold(&T::sample(&mut Source::fullest()).expect("there is a fullest value"));
    proptest!(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() }, |(
        bytes in prop::collection::vec(any::<u8>(), 0..=256)
    )| {
        let value = T::sample(&mut Source::new(&bytes));
        prop_assert!(value.is_some(), "{} has no sample for {:?}", place, bytes);
        value.iter().for_each(hold);
    });
}

#[test]
fn samples_and_boundaries_are_valid() {
    for Subject { place, check } in subjects() {
        check(place);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_strategy_gives_values(payment in any::<klavi::types::CreatePayment>(), amount: klavi::types::PaymentAmount) {
        prop_assert_eq!(&klavi::types::CreatePayment::from_json(&payment.to_json()).unwrap(), &payment);
        prop_assert!(amount.as_str().contains('.'));
    }

    #[test]
    fn bytes_give_values(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut unstructured = Unstructured::new(&bytes);
        let holder = klavi::types::Holder::arbitrary(&mut unstructured).unwrap();
        prop_assert_eq!(&klavi::types::Holder::from_json(&holder.to_json()).unwrap(), &holder);
        prop_assert!(lina::types::PaymentRequest::arbitrary_take_rest(unstructured).is_ok());
    }
}

/// Fewer and smaller bytes make a smaller value: so shrinking the one shrinks the other.
#[test]
fn nothing_makes_the_smallest_value() {
    let payment = klavi::types::CreatePayment::sample(&mut Source::new(&[])).unwrap();
    assert!(payment.creditor_account.is_none() && payment.external_info.is_none());
    assert_eq!(klavi::types::CreatePayment::boundaries().first(), Some(&payment));
}

#[test]
fn boundaries_are_where_the_constraints_say() {
    let amounts = klavi::types::PaymentAmount::boundaries();
    let lengths: Vec<usize> = amounts.iter().map(|amount| amount.as_str().len()).collect();
    assert!(lengths.contains(&4) && lengths.contains(&19), "{amounts:?}");
    assert_eq!(klavi::types::AccountType::boundaries(), klavi::types::AccountType::ALL);
    let accounts = klavi::types::CreditorAccount::boundaries();
    for kind in ["CACC", "SVGS", "TRAN"] {
        assert!(accounts.iter().any(|account| account.account_type() == kind), "{kind}");
    }
}
