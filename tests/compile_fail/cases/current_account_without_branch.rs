//! A current account (CACC) needs its branch code.

use pix_clients::klavi::types::{AccountNumber, CreditorAccount, CreditorAccountCacc, Ispb};

fn account(ispb: Ispb, number: AccountNumber) -> CreditorAccount {
    CreditorAccount::Cacc(CreditorAccountCacc::new(ispb, number))
}

fn main() {}
