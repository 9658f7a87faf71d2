//! A checked holder is changed by way of a draft, which is checked again.

use pix_clients::klavi::types::Holder;

fn change(mut holder: Holder) {
    holder.identifier_type = None;
}

fn main() {}
