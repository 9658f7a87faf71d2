//! A pull parser, jiter, driven by hand: how fast is reading a `CreatePayment` with a reader that somebody else keeps,
//! before any value is checked?
//!
//! The same code keeps texts in three ways: as a `String`, inside the struct as far as our generated types would, and not
//! at all, which is what the parser alone costs.

#![expect(dead_code, reason = "what is decoded is only dropped")]

use crate::table::{Contestant, Kind};
use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType};

type Outcome<T> = Result<T, JiterError>;

/// Somewhere to keep a text.
trait Keep: Sized + 'static {
    fn keep(text: &str) -> Self;
}

impl Keep for String {
    fn keep(text: &str) -> Self {
        text.to_owned()
    }
}

impl Keep for Box<str> {
    fn keep(text: &str) -> Self {
        text.into()
    }
}

/// Up to 22 bytes inside.
struct Inline {
    length: u8,
    bytes: [u8; 22],
}

impl Keep for Inline {
    fn keep(text: &str) -> Self {
        let mut bytes = [0; 22];
        let length = text.len().min(bytes.len());
        if let (Some(inside), Some(kept)) = (bytes.get_mut(..length), text.as_bytes().get(..length)) {
            inside.copy_from_slice(kept);
        }
        Self { length: u8::try_from(length).unwrap_or(u8::MAX), bytes }
    }
}

/// Only how long it is.
struct Length(usize);

impl Keep for Length {
    fn keep(text: &str) -> Self {
        Self(text.len())
    }
}

/// `Short` for what the schema bounds, `Long` for the rest.
struct CreatePayment<Short, Long> {
    client_request_id: Long,
    date: Short,
    amount: Short,
    currency: Short,
    creditor_account: Option<CreditorAccount<Short, Long>>,
    remittance_information: Option<Long>,
    ibge_town_code: Option<Short>,
}

struct CreditorAccount<Short, Long> {
    ispb: Short,
    issuer: Option<Short>,
    number: Short,
    account_type: Short,
    holder: Option<Holder<Short, Long>>,
}

struct Holder<Short, Long> {
    identifier: Option<Short>,
    identifier_type: Option<Short>,
    name: Option<Long>,
}

/// One body.
pub(super) fn payment(body: &[u8]) -> Vec<Contestant> {
    vec![
        Contestant::reading(Kind::Peer, "jiter", STRINGS, body, one::<String, String>),
        Contestant::reading(Kind::Peer, "jiter-inline", INLINE, body, one::<Inline, Box<str>>),
        Contestant::reading(Kind::Peer, "jiter-visit", NOTHING, body, one::<Length, Length>),
    ]
}

/// An array.
pub(super) fn payments(body: &[u8]) -> Vec<Contestant> {
    vec![
        Contestant::reading(Kind::Peer, "jiter", STRINGS, body, many::<String, String>),
        Contestant::reading(Kind::Peer, "jiter-inline", INLINE, body, many::<Inline, Box<str>>),
        Contestant::reading(Kind::Peer, "jiter-visit", NOTHING, body, many::<Length, Length>),
    ]
}

const STRINGS: &str = "jiter by hand into plain structs, unvalidated";
const INLINE: &str = "jiter by hand into inline values, unvalidated";
const NOTHING: &str = "jiter by hand, texts read and not kept";

fn one<Short: Keep, Long: Keep>(body: &[u8]) -> Outcome<CreatePayment<Short, Long>> {
    let mut jiter = Jiter::new(body);
    let payment = create_payment(&mut jiter)?;
    jiter.finish()?;
    Ok(payment)
}

fn many<Short: Keep, Long: Keep>(body: &[u8]) -> Outcome<Vec<CreatePayment<Short, Long>>> {
    let mut jiter = Jiter::new(body);
    let mut payments = Vec::new();
    let mut more = jiter.next_array()?.is_some();
    while more {
        payments.push(create_payment(&mut jiter)?);
        more = jiter.array_step()?.is_some();
    }
    jiter.finish()?;
    Ok(payments)
}

fn create_payment<Short: Keep, Long: Keep>(jiter: &mut Jiter<'_>) -> Outcome<CreatePayment<Short, Long>> {
    let (mut client_request_id, mut date, mut amount, mut currency) = (None, None, None, None);
    let (mut creditor_account, mut remittance_information, mut ibge_town_code) = (None, None, None);
    let mut name = jiter.next_object()?;
    while let Some(known) = name {
        match known {
            "clientRequestId" => client_request_id = Some(text(jiter)?),
            "date" => date = Some(text(jiter)?),
            "amount" => amount = Some(text(jiter)?),
            "currency" => currency = Some(text(jiter)?),
            "creditorAccount" => creditor_account = Some(account(jiter)?),
            "remittanceInformation" => remittance_information = Some(text(jiter)?),
            "ibgeTownCode" => ibge_town_code = Some(text(jiter)?),
            _ => jiter.next_skip()?,
        }
        name = jiter.next_key()?;
    }
    Ok(CreatePayment {
        client_request_id: required(client_request_id, jiter)?,
        date: required(date, jiter)?,
        amount: required(amount, jiter)?,
        currency: required(currency, jiter)?,
        creditor_account,
        remittance_information,
        ibge_town_code,
    })
}

fn account<Short: Keep, Long: Keep>(jiter: &mut Jiter<'_>) -> Outcome<CreditorAccount<Short, Long>> {
    let (mut ispb, mut issuer, mut number, mut account_type, mut owner) = (None, None, None, None, None);
    let mut name = jiter.next_object()?;
    while let Some(known) = name {
        match known {
            "ispb" => ispb = Some(text(jiter)?),
            "issuer" => issuer = Some(text(jiter)?),
            "number" => number = Some(text(jiter)?),
            "accountType" => account_type = Some(text(jiter)?),
            "holder" => owner = Some(holder(jiter)?),
            _ => jiter.next_skip()?,
        }
        name = jiter.next_key()?;
    }
    Ok(CreditorAccount {
        ispb: required(ispb, jiter)?,
        issuer,
        number: required(number, jiter)?,
        account_type: required(account_type, jiter)?,
        holder: owner,
    })
}

fn holder<Short: Keep, Long: Keep>(jiter: &mut Jiter<'_>) -> Outcome<Holder<Short, Long>> {
    let mut holder = Holder { identifier: None, identifier_type: None, name: None };
    let mut name = jiter.next_object()?;
    while let Some(known) = name {
        match known {
            "identifier" => holder.identifier = Some(text(jiter)?),
            "identifierType" => holder.identifier_type = Some(text(jiter)?),
            "name" => holder.name = Some(text(jiter)?),
            _ => jiter.next_skip()?,
        }
        name = jiter.next_key()?;
    }
    Ok(holder)
}

fn text<T: Keep>(jiter: &mut Jiter<'_>) -> Outcome<T> {
    jiter.next_str().map(T::keep)
}

fn required<T>(member: Option<T>, jiter: &Jiter<'_>) -> Outcome<T> {
    let missing = JiterErrorType::JsonError(JsonErrorType::EofWhileParsingObject);
    member.ok_or(JiterError { error_type: missing, index: jiter.current_index() })
}
