//! From what was received to what the specification says: the received form, written and read again as the strict type.

use super::{Read, Violation, Violations, Write, view};

/// Every way in which a received value deviates from the strict type `S`.
pub fn deviations<S: Read>(received: &dyn Write) -> Vec<Violation> {
    strict::<S>(received).err().map(Vec::from).unwrap_or_default()
}

/// A received value as the strict type `S`.
///
/// # Errors
/// Every way in which it deviates.
pub fn strict<S: Read>(received: &dyn Write) -> Result<S, Violations> {
    view(received)
}
