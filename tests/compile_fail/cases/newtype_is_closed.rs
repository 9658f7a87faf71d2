//! A text that was not checked cannot pass for one that was.

use pix_clients::klavi::types::Cpf;

fn main() {
    let _ = Cpf { text: "not a CPF".into(), rules: std::marker::PhantomData };
}
