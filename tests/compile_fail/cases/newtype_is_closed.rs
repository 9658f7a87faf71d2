//! A text that was not checked cannot pass for one that was.

use pix_clients::klavi::types::Cpf;

fn main() {
    let _ = Cpf { text: pix_clients::runtime::Storage::of("not a CPF".into()).unwrap() };
}
