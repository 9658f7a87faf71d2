//! The README's example is this code, and this code compiles.

use std::error::Error;

/// What the README shows, between the two markers.
fn example(token: &str) -> Result<(), Box<dyn Error>> {
    // README
    use pix_clients::klavi::{self, Server, types::CreatePayment};

    let client = klavi::blocking::Client::builder().server(Server::Sandbox).bearer_auth(token).build()?;

    let mut payment = CreatePayment::new(
        "order-1".parse()?,    // ClientRequestId
        "2026-12-01".parse()?, // PaymentDate: a day of the calendar
        "1333.40".parse()?,    // PaymentAmount: two decimals, exact
        "BRL".parse()?,        // Currency
    );
    payment.remittance_information = Some("Invoice 35".parse()?);

    let answer = client.create_payment(&"urn:provider:consent-1".parse()?, &payment)?;
    if let Some(created) = answer.known() {
        println!("{:?} {:?}", created.id, created.status);
        for violation in created.violations() {
            eprintln!("{violation}"); // how the answer deviates from the documentation
        }
    }
    // README
    Ok(())
}

#[test]
fn the_readme_shows_code_that_compiles() {
    let example: fn(&str) -> Result<(), Box<dyn Error>> = example;
    assert!(example("no line break\n").is_err(), "an unusable token is refused before anything is sent");
    let source = include_str!("readme.rs");
    let shown = source.split("    // README\n").nth(1).unwrap();
    let shown: Vec<&str> = shown.lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    let shown = shown.join("\n");
    let readme = include_str!("../README.md");
    assert!(readme.contains(&format!("```rust\n{shown}\n```\n")), "README.md should show:\n{shown}");
}
