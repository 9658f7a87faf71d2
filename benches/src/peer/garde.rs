//! Plain structs with garde's rules for the same constraints, as far as attributes say them: lengths, patterns, and the
//! conditions between members by functions of our own. That a date is in the calendar is not checked.

use ::garde::Validate;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CreatePayment {
    #[garde(length(chars, min = 1))]
    client_request_id: String,
    #[garde(length(chars, max = 10), pattern(r"^([0-9]{4})-(1[0-2]|0?[1-9])-(3[01]|[12][0-9]|0?[1-9])$"))]
    date: String,
    #[garde(length(chars, min = 4, max = 19), pattern(r"^(([0-9]{1,16}\.[0-9]{2}))$"))]
    amount: String,
    #[garde(length(chars, max = 3), pattern("^([A-Z]{3})$"))]
    currency: String,
    #[garde(dive)]
    creditor_account: Option<CreditorAccount>,
    #[garde(inner(length(chars, max = 140)))]
    remittance_information: Option<String>,
    #[garde(inner(length(chars, min = 7, max = 7), pattern("^[0-9]{7}$")))]
    ibge_town_code: Option<String>,
    #[garde(skip)]
    #[expect(dead_code, reason = "as in the other structs")]
    external_info: Option<BTreeMap<String, serde_json::Value>>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct CreditorAccount {
    #[garde(length(chars, min = 8, max = 8), pattern("^[0-9]{8}$"))]
    ispb: String,
    #[garde(inner(length(chars, min = 1, max = 4), pattern("^[0-9]{1,4}$")))]
    issuer: Option<String>,
    #[garde(length(chars, min = 1, max = 20), pattern("^[0-9]{1,20}$"))]
    number: String,
    #[garde(pattern("^(CACC|SVGS|TRAN)$"), custom(branch_is_there(self.issuer.as_deref())))]
    account_type: String,
    #[garde(dive)]
    holder: Option<Holder>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Holder {
    #[garde(
        if(cond = self.identifier_type.as_deref() == Some("CPF"), inner(length(chars, max = 11), pattern("^[0-9]{11}$"))),
        if(cond = self.identifier_type.as_deref() == Some("CNPJ"), inner(length(chars, max = 14), pattern("^[0-9]{14}$"))),
        custom(both_or_none(self.identifier_type.as_deref()))
    )]
    identifier: Option<String>,
    #[garde(inner(pattern("^(CPF|CNPJ)$")))]
    identifier_type: Option<String>,
    #[garde(skip)]
    #[expect(dead_code, reason = "as in the other structs")]
    name: Option<String>,
}

fn branch_is_there(issuer: Option<&str>) -> impl FnOnce(&str, &()) -> ::garde::Result + use<> {
    let there = issuer.is_some();
    move |account_type, ()| {
        if there || account_type == "TRAN" { Ok(()) } else { Err(::garde::Error::new("issuer is missing")) }
    }
}

fn both_or_none(identifier_type: Option<&str>) -> impl FnOnce(&Option<String>, &()) -> ::garde::Result + use<> {
    let there = identifier_type.is_some();
    move |identifier, ()| {
        if identifier.is_some() == there { Ok(()) } else { Err(::garde::Error::new("identifier without its type")) }
    }
}

/// One body.
pub(super) fn payment(body: &[u8]) -> Result<CreatePayment, String> {
    let payment: CreatePayment = serde_json::from_slice(body).map_err(|fault| fault.to_string())?;
    payment.validate().map_err(|report| report.to_string())?;
    Ok(payment)
}

/// An array.
pub(super) fn payments(body: &[u8]) -> Result<Vec<CreatePayment>, String> {
    let payments: Vec<CreatePayment> = serde_json::from_slice(body).map_err(|fault| fault.to_string())?;
    payments.iter().try_for_each(|payment| payment.validate().map_err(|report| report.to_string()))?;
    Ok(payments)
}
