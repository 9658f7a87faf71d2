//! Sets of the types that `type` can name. `integer` is a number without a fraction (JSON Schema 2020-12 section 4.2.3).

use core::fmt;

use super::View;

/// A set of types.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kinds(u8);

impl Kinds {
    /// `null`
    pub const NULL: Self = Self(1);
    /// `boolean`
    pub const BOOLEAN: Self = Self(2);
    /// `integer`: numbers without a fraction, however they are written.
    pub const INTEGER: Self = Self(4);
    /// `number`, which `integer` is part of.
    pub const NUMBER: Self = Self(8 | 4);
    /// `string`
    pub const STRING: Self = Self(16);
    /// `array`
    pub const ARRAY: Self = Self(32);
    /// `object`
    pub const OBJECT: Self = Self(64);

    const NAMES: [(Self, &'static str); 7] = [
        (Self::NULL, "null"),
        (Self::BOOLEAN, "boolean"),
        (Self::NUMBER, "number"),
        (Self::INTEGER, "integer"),
        (Self::STRING, "string"),
        (Self::ARRAY, "array"),
        (Self::OBJECT, "object"),
    ];

    /// What is in this set or in the other.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True when all of the other set is in this one.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether a number is of one of the types; `is_integer` is asked only where it matters.
    pub(super) fn contain_number(self, is_integer: impl FnOnce() -> bool) -> bool {
        self.contains(Self::NUMBER) || (self.contains(Self::INTEGER) && is_integer())
    }

    pub(super) fn accept(self, view: View<'_>) -> bool {
        let kind = match view {
            View::Null => Self::NULL,
            View::Boolean(_) => Self::BOOLEAN,
            View::Number(number) => return self.contain_number(|| number.is_integer()),
            View::String(_) => Self::STRING,
            View::Array(_) | View::Counted(_) => Self::ARRAY,
            View::Object(_) => Self::OBJECT,
        };
        self.contains(kind)
    }
}

impl fmt::Display for Kinds {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = Self::NAMES
            .iter()
            .filter(|(kind, name)| self.contains(*kind) && !(*name == "integer" && self.contains(Self::NUMBER)));
        for (position, (_, name)) in named.enumerate() {
            formatter.write_str(if position == 0 { "" } else { ", " })?;
            formatter.write_str(name)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Kinds {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Kinds({self})")
    }
}
