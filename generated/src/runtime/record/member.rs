//! The members that a schema names, and how their names are found in a text.

/// A member that a schema names.
#[derive(Debug)]
pub struct Member {
    pub(super) name: &'static str,
    presence: Presence,
    spelling: Spelling,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Required,
    Optional,
}

/// How a name stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spelling {
    /// As it is.
    Plain,
    /// Something in it is escaped.
    Escaped,
}

/// Compilers make each of them anew, and slowly: nothing is computed here.
impl Member {
    /// A member that must be there.
    pub const fn required(name: &'static str) -> Self {
        Self { name, presence: Presence::Required, spelling: Spelling::Plain }
    }

    /// A member that may be missing.
    pub const fn optional(name: &'static str) -> Self {
        Self { name, presence: Presence::Optional, spelling: Spelling::Plain }
    }

    /// The same, with a name in which JSON has to escape something: a quote, a backslash or a control character.
    #[must_use]
    pub const fn escaped(self) -> Self {
        Self { spelling: Spelling::Escaped, ..self }
    }

    /// The name.
    pub(in super::super) const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether the name stands in a text as it is.
    pub(in super::super) const fn is_plain(&self) -> bool {
        matches!(self.spelling, Spelling::Plain)
    }

    pub(super) const fn is_required(&self) -> bool {
        matches!(self.presence, Presence::Required)
    }

    /// What stands behind the name and its colon, if `text`, which is behind a quote, begins with them.
    #[inline]
    pub(super) fn strip<'t>(&self, text: &'t [u8]) -> Option<&'t [u8]> {
        let (name, behind) = text.split_at_checked(self.name.len())?;
        match behind {
            [b'"', b':', behind @ ..] if is_same(name, self.name.as_bytes()) && self.is_plain() => Some(behind),
            _ => None,
        }
    }
}

/// Whether two names of the same length are the same: in words, the last of which overlaps others.
#[inline]
fn is_same(name: &[u8], other: &[u8]) -> bool {
    if let (Some(last), Some(other_last)) = (name.last_chunk::<8>(), other.last_chunk()) {
        let (mut name, mut other) = (name, other);
        while let (Some((word, behind)), Some((other_word, other_behind))) =
            (name.split_first_chunk::<8>(), other.split_first_chunk())
        {
            if word != other_word {
                return false;
            }
            (name, other) = (behind, other_behind);
        }
        return last == other_last;
    }
    if let (Some((first, _)), Some(last)) = (name.split_first_chunk::<4>(), name.last_chunk::<4>()) {
        return other.first_chunk() == Some(first) && other.last_chunk() == Some(last);
    }
    name == other
}
