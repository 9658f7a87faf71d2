//! What follows a backslash.

use super::{Pattern, Read, property};

/// What an escape stands for, inside a class and outside.
#[derive(Clone, Copy)]
pub(super) enum Escaped {
    /// A code point, perhaps a lone surrogate.
    Point(u32),
    Set,
}

impl Pattern<'_> {
    /// An escape outside classes.
    pub(super) fn escaped_term(&mut self) -> Option<Read> {
        if self.rest.starts_with(|digit| matches!(digit, '1'..='9')) {
            // What is too large for a number is more than there are groups.
            let number = self.digits()?.parse().unwrap_or(u64::MAX);
            self.groups.refer_to_number(number);
            return Some(Read::Atom);
        }
        if self.eat("b") || self.eat("B") {
            return Some(Read::Other);
        }
        if self.eat("k<") {
            let name = self.group_name()?;
            self.groups.refer_to_name(name);
            return Some(Read::Atom);
        }
        self.escape().map(|_| Read::Atom)
    }

    /// An escape that classes know too.
    pub(super) fn escape(&mut self) -> Option<Escaped> {
        let point = match self.next()? {
            'd' | 'D' | 'w' | 'W' | 's' | 'S' => return Some(Escaped::Set),
            'p' | 'P' => return self.property().map(|()| Escaped::Set),
            't' => 0x09,
            'n' => 0x0a,
            'v' => 0x0b,
            'f' => 0x0c,
            'r' => 0x0d,
            'c' => self.next().filter(char::is_ascii_alphabetic).map(|letter| u32::from(letter) % 32)?,
            '0' if !self.rest.starts_with(|next: char| next.is_ascii_digit()) => 0,
            'x' => self.hexadecimal(2)?,
            'u' => self.unicode()?,
            sign if "^$\\.*+?()[]{}|/".contains(sign) => u32::from(sign),
            _ => return None,
        };
        Some(Escaped::Point(point))
    }

    /// What follows `\u`.
    pub(super) fn unicode(&mut self) -> Option<u32> {
        if self.eat("{") {
            let digits = self.take_while(|digit| digit.is_ascii_hexdigit())?.trim_start_matches('0');
            let point = if digits.is_empty() { 0 } else { u32::from_str_radix(digits, 16).ok()? };
            return (self.eat("}") && point <= u32::from(char::MAX)).then_some(point);
        }
        let unit = self.hexadecimal(4)?;
        let behind = self.rest;
        if (0xd800..0xdc00).contains(&unit) && self.eat("\\u") {
            // A leading surrogate takes the trailing one that follows it; anything else is left for the next term.
            if let Some(trail @ 0xdc00..=0xdfff) = self.hexadecimal(4) {
                return Some(0x1_0000 + ((unit - 0xd800) << 10) + (trail - 0xdc00));
            }
            self.rest = behind;
        }
        Some(unit)
    }

    fn hexadecimal(&mut self, length: usize) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(length)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        self.rest = rest;
        u32::from_str_radix(digits, 16).ok()
    }

    fn property(&mut self) -> Option<()> {
        let (expression, rest) = self.rest.strip_prefix('{')?.split_once('}')?;
        self.rest = rest;
        property::is_known(expression).then_some(())
    }
}
