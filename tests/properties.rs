//! What holds for any value: types accept what an independent validator accepts, and decoding undoes encoding.

#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its input has failed")]
#![allow(clippy::indexing_slicing, reason = "a test that misses its input has failed")]

mod oracle;

use carimbo::config::{Config, CrateName, ModuleName};
use carimbo::diagnostic::{Code, Diagnostics, Severity};
use carimbo::span::Sources;
use carimbo::{load, lower, place::Place, resolve};
use oracle::{Choices, document, instances, schemas, texts, validator};
use pix_clients::runtime::{Read, Text, TextRules, Violations, Write, from_json_str, to_json_string};
use pix_clients::{klavi, lina, liquido};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::marker::PhantomData;
use std::path::Path;

/// A newtype over text, and the validator of its schema.
struct Scalar {
    name: &'static str,
    validator: jsonschema::Validator,
    holds: fn(&str) -> bool,
}

fn scalar<R: TextRules>(_: PhantomData<Text<R>>) -> Scalar {
    let holds = |text: &str| match text.parse::<Text<R>>() {
        Ok(value) => {
            let json = to_json_string(&value);
            assert_eq!(from_json_str::<Text<R>>(&json).unwrap(), value, "{} and back", R::SCHEMA);
            assert_eq!(serde_json::to_string(&value).unwrap(), json, "{} twice", R::SCHEMA);
            assert_eq!(serde_json::from_str::<Text<R>>(&json).unwrap(), value, "{} and back", R::SCHEMA);
            assert_eq!(value.as_str(), text);
            true
        }
        Err(violations) => {
            assert!(!format!("{violations} {violations:?}").contains(text) || text.len() < 12, "{} tells", R::SCHEMA);
            false
        }
    };
    Scalar { name: R::SCHEMA, validator: validator(R::SCHEMA), holds }
}

macro_rules! scalars {
    ($($module:ident { $($name:ident)* })*) => { vec![$($(scalar(PhantomData::<$module::types::$name>),)*)*] };
}

fn scalars() -> Vec<Scalar> {
    scalars! {
        klavi {
            ConsentId PaymentId ClientRequestId PaymentDate PaymentAmount CreatedAmountString Currency Ispb BranchCode
            AccountNumber HolderIdentifier Cpf Cnpj PersonName RemittanceInformation IbgeTownCode StatusReasonMessage
        }
        lina {
            PaymentRequestCreateDateTime PaymentRequestLastChangedDateTime PaymentRequestCpfCnpj PaymentId
            PaymentRequestId Cpf CreditorCpfCnpj CreditorAccountPixKey PersonName Ispb BranchCode AccountNumber
        }
        liquido {
            ChargeKey PayerName PayerEmail PayerPhone DocumentDocumentId BillingAddressZipCode BillingAddressDistrict
            BillingAddressStreet BillingAddressNumber BillingAddressComplement PixDetailsQrCode
        }
    }
}

/// How often a property is tried. A failure says by which input; no file is left behind.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn numbers() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 24)
}

fn check_text(scalars: &[Scalar], text: &str) -> Result<(), TestCaseError> {
    let instance = Value::from(text);
    for Scalar { name, validator, holds } in scalars {
        let is_date = name.contains("Date");
        if is_date && texts::is_misread_by_the_oracle(text) {
            prop_assert!(!holds(text), "{} accepts {:?}", name, text);
        } else {
            prop_assert_eq!(holds(text), validator.is_valid(&instance), "{} {:?}", name, text);
        }
    }
    Ok(())
}

#[test]
fn a_newtype_accepts_what_an_independent_validator_accepts() {
    let scalars = scalars();
    proptest!(cases(2000), |(numbers in numbers(), any in ".{0,20}")| {
        check_text(&scalars, &texts::text(&mut Choices::new(&numbers)))?;
        check_text(&scalars, &texts::moment(&mut Choices::new(&numbers)))?;
        check_text(&scalars, &any)?;
    });
}

/// Values that the pattern of each schema describes are accepted as well: random walks seldom hit a long pattern.
#[test]
fn a_newtype_accepts_what_its_pattern_describes() {
    for scalar in scalars() {
        let (file, pointer) = scalar.name.split_once('#').unwrap();
        let Some(pattern) =
            document(file).pointer(pointer).and_then(|schema| schema["pattern"].as_str().map(str::to_owned))
        else {
            continue;
        };
        let inner = pattern.trim_start_matches('^').trim_end_matches('$');
        let Ok(texts) = proptest::string::string_regex(inner) else { continue };
        let one = [scalar];
        proptest!(cases(200), |(text in texts)| {
            check_text(&one, &text)?;
            check_text(&one, &format!("{text}\n"))?;
        });
    }
}

/// A record, its schema, and a value that is valid.
fn check_record<T>(place: &str, sample: &Value, tries: u32)
where
    T: Read + Write + PartialEq + std::fmt::Debug + serde::Serialize + serde::de::DeserializeOwned,
{
    let validator = validator(place);
    assert!(validator.is_valid(sample), "{place}: the sample is not valid");
    proptest!(cases(tries), |(numbers in numbers())| {
        let value = instances::changed(sample, &mut Choices::new(&numbers));
        let text = value.to_string();
        let read = from_json_str::<T>(&text);
        prop_assert_eq!(read.is_ok(), validator.is_valid(&value), "{} {} {:?}", place, text, read);
        prop_assert_eq!(serde_json::from_str::<T>(&text).is_ok(), read.is_ok(), "serde and {} {}", place, text);
        if let Ok(read) = read {
            let written = to_json_string(&read);
            prop_assert_eq!(&serde_json::from_str::<Value>(&written).unwrap(), &value, "{}", place);
            prop_assert_eq!(&serde_json::to_value(&read).unwrap(), &value, "{}", place);
            prop_assert_eq!(&from_json_str::<T>(&written).unwrap(), &read, "{}", place);
            prop_assert_eq!(&serde_json::from_str::<T>(&written).unwrap(), &read, "{}", place);
        }
    });
}

fn account() -> Value {
    json!({ "ispb": "12345678", "issuer": "1774", "number": "123", "accountType": "CACC",
            "holder": { "identifier": "11111111111", "identifierType": "CPF", "name": "Ana" } })
}

#[test]
fn a_record_accepts_what_an_independent_validator_accepts() {
    let create = json!({ "clientRequestId": "a", "date": "2024-02-29", "amount": "1.00", "currency": "BRL",
        "creditorAccount": account(), "remittanceInformation": "x", "externalInfo": { "key": "value" } });
    check_record::<klavi::types::CreatePayment>("specs/klavi.yaml#/components/schemas/CreatePayment", &create, 1500);
    check_record::<klavi::types::CreditorAccount>(
        "specs/klavi.yaml#/components/schemas/CreditorAccount",
        &account(),
        1500,
    );
    let holder = account()["holder"].clone();
    check_record::<klavi::types::Holder>("specs/klavi.yaml#/components/schemas/Holder", &holder, 1500);
    for kind in [
        json!({ "cancelledBy": "11111111111", "identifierType": "CPF" }),
        json!({ "cancelledBy": "11111111111111", "identifierType": "CNPJ" }),
    ] {
        check_record::<klavi::types::CancelPayment>("specs/klavi.yaml#/components/schemas/CancelPayment", &kind, 1500);
    }
    let cancel = json!({ "cpfCancelledBy": "11111111111" });
    check_record::<lina::types::CancelPayment>("specs/lina.yaml#/components/schemas/CancelPayment", &cancel, 500);
    check_record::<liquido::types::EmptyObject>("specs/liquido.yaml#/components/schemas/EmptyObject", &json!({}), 100);
    check_record::<lina::types::PaymentRequest>("specs/lina.yaml#/components/schemas/PaymentRequest", &request(), 1500);
}

fn request() -> Value {
    json!({ "id": "r", "createDateTime": "2024-02-29T08:30:06Z", "lastChangedDateTime": "2024-02-29T08:30:06.5-03:00",
        "externalComment": null, "externalId": "e", "cpfCnpj": "11111111111", "redirectUri": null, "tenantId": "t",
        "consentId": null, "value": 1500.5, "status": "PENDENTE", "type": "NOW",
        "creditor": { "name": "Ana", "personType": "PF", "accountIspb": "12345678", "accountPixKey": null },
        "debitor": null, "payments": [{ "id": "pay_abc", "status": "PAGO", "txId": null }] })
}

fn check_received<R, S>(place: &str, sample: &Value, violations: fn(&R) -> usize)
where
    R: Read + Write + PartialEq + std::fmt::Debug,
    S: TryFrom<R, Error = Violations> + Write,
{
    let validator = validator(place);
    assert!(validator.is_valid(sample), "{place}: the sample is not valid");
    proptest!(cases(1500), |(numbers in numbers())| {
        let value = instances::changed(sample, &mut Choices::new(&numbers));
        let read = from_json_str::<R>(&value.to_string());
        prop_assert_eq!(read.is_ok(), value.is_object(), "{} {}", place, value);
        let Ok(read) = read else { return Ok(()) };
        prop_assert_eq!(violations(&read) == 0, validator.is_valid(&value), "{} {} {:?}", place, value, read);
        let written = to_json_string(&read);
        prop_assert_eq!(&serde_json::from_str::<Value>(&written).unwrap(), &value, "{}", place);
        prop_assert_eq!(&from_json_str::<R>(&written).unwrap(), &read, "{}", place);
        let strict = S::try_from(read);
        prop_assert_eq!(strict.is_ok(), validator.is_valid(&value), "{} {}", place, value);
        if let Ok(strict) = strict {
            prop_assert_eq!(&serde_json::from_str::<Value>(&to_json_string(&strict)).unwrap(), &value, "{}", place);
        }
    });
}

#[test]
fn an_answer_deviates_where_an_independent_validator_refuses_it() {
    let created = json!({ "id": "fcb72e3a-b346-4f71-b044-971dc23232c9", "amount": "1.00", "currency": "BRL",
        "status": "PENDING", "statusReason": { "code": "X", "message": "y" }, "clientRequestId": "c" });
    check_received::<klavi::received::CreatedPayment, klavi::types::CreatedPayment>(
        "specs/klavi.yaml#/components/schemas/CreatedPayment",
        &created,
        |value| value.violations().len(),
    );
    let cancelled = json!({ "data": request(), "message": "OK", "type": "success", "statusCode": 200 });
    check_received::<lina::received::CancelledPayment, lina::types::CancelledPayment>(
        "specs/lina.yaml#/components/schemas/CancelledPayment",
        &cancelled,
        |value| value.violations().len(),
    );
    let charge = json!({ "transferStatusCode": 200, "idempotencyKey": "k", "transferStatus": "SETTLED",
        "payer": { "name": "Ana", "document": { "documentId": "1", "type": "CPF" } }, "unknown": [1, { "a": null }] });
    check_received::<liquido::received::CancelledCharge, liquido::types::CancelledCharge>(
        "specs/liquido.yaml#/components/schemas/CancelledCharge",
        &charge,
        |value| value.violations().len(),
    );
}

/// Digits are kept, beyond what an `f64` holds.
#[test]
fn digits_survive() {
    for digits in ["1.10", "1e400", "123456789012345678901234567890.123456789012345678901234567890", "-0.0", "1E+2"] {
        let text = format!(r#"{{"amount":{digits},"x":[{digits}]}}"#);
        let read = from_json_str::<klavi::received::CreatedPayment>(&text).unwrap();
        assert_eq!(to_json_string(&read), text);
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
        let read = from_json_str::<klavi::types::CreatedPayment>(&text).unwrap();
        assert_eq!(to_json_string(&read), text);
    }
}

/// What the generator says about an example of a schema; nothing where the schema itself has a fault.
fn judged(schema: &Value, example: &Value) -> Option<bool> {
    let mut schema = schema.clone();
    schema["examples"] = json!([example]);
    let document = json!({ "openapi": "3.1.0", "info": { "title": "T", "version": "1" },
                           "components": { "schemas": { "Any": schema } } });
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let file = Place::typed(Path::new(""), Path::new("any.json"));
    let (name, module) = (CrateName::parse("any").unwrap(), ModuleName::parse("any").unwrap());
    let config = Config::of_one(name, module, file.clone(), file);
    let document = load::document("any.json", document.to_string().as_bytes(), &mut sources, &mut diagnostics)?;
    let resolved = resolve::resolve(&document, &mut diagnostics)?;
    lower::lower(&resolved, &config.specifications[0].options, &mut diagnostics);
    let mut faults: Vec<Code> = Vec::new();
    for fault in diagnostics.sorted().iter().filter(|fault| fault.severity() == Severity::Error) {
        faults.push(fault.code());
    }
    let is_refused = faults.contains(&Code::InvalidExample);
    faults.retain(|code| *code != Code::InvalidExample);
    faults.is_empty().then_some(!is_refused)
}

/// The rules that generated code carries, for any schema: examples are judged by them.
#[test]
fn an_example_is_accepted_where_an_independent_validator_accepts_it() {
    let judgements = std::cell::RefCell::new([0_u32; 2]);
    proptest!(cases(1500), |((schema, instances) in schemas::schema_and_instances())| {
        let validator = jsonschema::draft202012::options().build(&schema).unwrap();
        for instance in &instances {
            let Some(accepted) = judged(&schema, instance) else { continue };
            judgements.borrow_mut()[usize::from(accepted)] += 1;
            prop_assert_eq!(accepted, validator.is_valid(instance), "{} {}", schema, instance);
        }
    });
    let [refused, accepted] = judgements.into_inner();
    assert!(refused > 500 && accepted > 500, "{refused} refused, {accepted} accepted: the property says little");
}
