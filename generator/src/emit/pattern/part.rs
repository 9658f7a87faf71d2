//! How fixed parts of a sequence are written: as patterns of Rust, as literals, as calls.

use crate::ir::Class;

/// Shorter parts stand in patterns of Rust.
const COUNT_MIN: u32 = 3;
/// The most characters in one such pattern.
const CELLS_MAX: usize = 6;
/// The most ranges of a class that stands in such a pattern.
const RANGES_MAX: usize = 4;

/// A part as it is written.
pub(super) enum Part {
    /// A pattern of Rust.
    Cells(Vec<Class>),
    /// Bytes that are compared with.
    Literal(Vec<u8>),
    /// So many of a class, for a function of the runtime.
    Block(Class, u32),
}

/// Divides characters into what is written alike.
pub(super) fn parts(counted: &[(Class, u32)]) -> Vec<Part> {
    let mut parts = Vec::new();
    for &(class, count) in counted {
        let cells = count as usize;
        match (class.single(), parts.last_mut()) {
            (Some(byte), Some(Part::Literal(bytes))) => bytes.extend(std::iter::repeat_n(byte, cells)),
            (Some(byte), Some(Part::Cells(before))) if before.last().and_then(|last| last.single()).is_some() => {
                let literal = before.pop().and_then(Class::single).into_iter();
                let literal = literal.chain(std::iter::repeat_n(byte, cells)).collect();
                if before.is_empty() {
                    parts.pop();
                }
                parts.push(Part::Literal(literal));
            }
            (Some(byte), _) if count > 1 => parts.push(Part::Literal(vec![byte; cells])),
            (None, _) if count >= COUNT_MIN || class.ranges().len() > RANGES_MAX => {
                parts.push(Part::Block(class, count));
            }
            (_, Some(Part::Cells(before))) if before.len() + cells <= CELLS_MAX => {
                before.extend(std::iter::repeat_n(class, cells));
            }
            _ => parts.push(Part::Cells(vec![class; cells])),
        }
    }
    parts
}
