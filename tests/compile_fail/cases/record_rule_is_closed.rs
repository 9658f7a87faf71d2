//! A holder whose members were not checked together cannot pass for one that was.

use pix_clients::klavi::types::{Holder, HolderDraft};

fn main() {
    let _ = Holder(HolderDraft::default());
}
