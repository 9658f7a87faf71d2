//! The bodies that are decoded: the files of `documents/` as compact JSON, arrays of them, and invalid ones.

use crate::plain;
use serde::{Serialize, de::DeserializeOwned};

/// Klavi's create-payment example.
pub fn create_payment() -> Vec<u8> {
    compact::<plain::payment::CreatePayment>(include_str!("../documents/create_payment.json"))
}

/// Klavi's answer to it.
pub fn created_payment() -> Vec<u8> {
    compact::<plain::payment::CreatedPayment>(include_str!("../documents/created_payment.json"))
}

/// A card charge.
pub fn charge() -> Vec<u8> {
    compact::<plain::charge::Charge>(include_str!("../documents/charge.json"))
}

/// A source code repository.
pub fn repository() -> Vec<u8> {
    compact::<plain::repository::Repository>(include_str!("../documents/repository.json"))
}

/// An array that has a body many times.
pub fn array(body: &[u8], length: usize) -> Vec<u8> {
    let mut array = vec![b'['];
    for index in 0..length {
        if index > 0 {
            array.push(b',');
        }
        array.extend_from_slice(body);
    }
    array.push(b']');
    array
}

/// The same body with another text in one place.
pub fn with(body: &[u8], old: &str, new: &str) -> Vec<u8> {
    let text = std::str::from_utf8(body).expect("our documents are UTF-8");
    assert_eq!(text.matches(old).count(), 1, "a replacement that is not one");
    text.replacen(old, new, 1).into_bytes()
}

/// Members in the order of the struct, which is the order of the schema.
fn compact<T: DeserializeOwned + Serialize>(text: &str) -> Vec<u8> {
    let value: T = serde_json::from_str(text).expect("our documents fit their plain structs");
    serde_json::to_vec(&value).expect("plain structs can be written")
}
