//! The generated types: Klavi's from the crate `pix-clients`, those of `schemas/` from the build script.

include!(concat!(env!("OUT_DIR"), "/checked.rs"));

pub use pix_clients::klavi;
