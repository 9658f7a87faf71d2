//! A savings account (SVGS) is no prepaid one (TRAN), which has no branch code.

use pix_clients::klavi::types::{CreditorAccount, CreditorAccountTran};

fn account(account: CreditorAccountTran) -> CreditorAccount {
    CreditorAccount::Svgs(account)
}

fn main() {}
