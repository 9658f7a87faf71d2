//! Rust identifiers made from any text: legal, escaped, in Rust's case.
//!
//! Uniqueness is not decided here: `lower` sees all names of a scope.

use std::fmt;

/// A legal Rust identifier; a keyword is raw (`r#type`) or, where it cannot be, ends in `_` (`self_`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(String);

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

impl Ident {
    /// `creditorAccount` → `creditor_account`: for members, functions and modules.
    pub fn snake(text: &str) -> Self {
        let joined = words(text).join("_");
        Self::escaped(if joined.is_empty() { "empty".to_owned() } else { joined }, "n")
    }

    /// `creditor account` → `CreditorAccount`: for types and variants.
    pub fn camel(text: &str) -> Self {
        let joined: String = words(text).iter().map(|word| capitalised(word)).collect();
        Self::escaped(if joined.is_empty() { "Empty".to_owned() } else { joined }, "N")
    }

    /// `creditorAccount` → `CREDITOR_ACCOUNT`: for constants.
    pub fn screaming(text: &str) -> Self {
        let joined = words(text).join("_").to_uppercase();
        Self::escaped(if joined.is_empty() { "EMPTY".to_owned() } else { joined }, "N")
    }

    /// The text as it stands, where it is a legal identifier.
    pub fn verbatim(text: &str) -> Option<Self> {
        (is_identifier(text) && !KEYWORDS.contains(&text) && !NEVER_RAW.contains(&text)).then(|| Self(text.to_owned()))
    }

    /// This identifier with more behind it: `Holder` + `Draft`.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        let base = self.0.strip_prefix("r#").unwrap_or(&self.0);
        // `self_`, which is no keyword any more with something behind it.
        let base = base.strip_suffix('_').unwrap_or(base);
        Self::escaped(format!("{base}{suffix}"), "n")
    }

    /// Whether the text is a keyword that cannot be raw, so that an underscore follows it.
    pub fn is_altered_keyword(&self) -> bool {
        self.0.strip_suffix('_').is_some_and(|keyword| NEVER_RAW.contains(&keyword))
    }

    /// The text, with `r#` where it is raw.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn escaped(text: String, prefix: &str) -> Self {
        if NEVER_RAW.contains(&text.as_str()) {
            return Self(format!("{text}_"));
        }
        if KEYWORDS.contains(&text.as_str()) {
            return Self(format!("r#{text}"));
        }
        if is_identifier(&text) { Self(text) } else { Self(format!("{prefix}{text}")) }
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    let legal_start = characters.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first));
    legal_start && text != "_" && characters.all(unicode_ident::is_xid_continue)
}

/// The words of a text in lower case: split at anything that no identifier may hold and at changes of case
/// (`loggedUserCPF` is `logged user cpf`, `XMLHttp` is `xml http`).
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let characters: Vec<char> = text.chars().collect();
    for (at, &character) in characters.iter().enumerate() {
        if !unicode_ident::is_xid_continue(character) || character == '_' {
            words.push(std::mem::take(&mut word));
            continue;
        }
        let previous = at.checked_sub(1).and_then(|before| characters.get(before));
        let next = characters.get(at + 1);
        let starts = character.is_uppercase()
            && previous.is_some_and(|previous| {
                previous.is_lowercase()
                    || previous.is_numeric()
                    || (previous.is_uppercase() && next.is_some_and(|next| next.is_lowercase()))
            });
        if starts {
            words.push(std::mem::take(&mut word));
        }
        word.extend(character.to_lowercase());
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::{Ident, is_identifier};
    use proptest::prelude::*;

    #[test]
    fn words_are_found() {
        let table = [
            ("creditorAccount", "creditor_account", "CreditorAccount"),
            ("loggedUserCPF", "logged_user_cpf", "LoggedUserCpf"),
            ("x-api-key", "x_api_key", "XApiKey"),
            ("type", "r#type", "Type"),
            ("self", "self_", "Self_"),
            ("", "empty", "Empty"),
            ("+1", "n1", "N1"),
            ("não informado", "não_informado", "NãoInformado"),
            ("PAYMENT_PENDING", "payment_pending", "PaymentPending"),
            ("XMLHttpRequest2", "xml_http_request2", "XmlHttpRequest2"),
        ];
        for (text, snake, camel) in table {
            assert_eq!(Ident::snake(text).as_str(), snake, "{text}");
            assert_eq!(Ident::camel(text).as_str(), camel, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_an_identifier(text in ".{0,12}") {
            for ident in [Ident::snake(&text), Ident::camel(&text), Ident::screaming(&text)] {
                let bare = ident.as_str().strip_prefix("r#").unwrap_or(ident.as_str());
                prop_assert!(is_identifier(bare), "{:?} from {:?}", ident, text);
            }
        }
    }
}
