//! A cancel by a person has a CPF, not a CNPJ.

use pix_clients::klavi::types::{CancelPayment, CancelPaymentCpf, Cnpj};

fn cancel(company: Cnpj) -> CancelPayment {
    CancelPayment::Cpf(CancelPaymentCpf::new(company))
}

fn main() {}
