//! The contestant that the others are held against: structs with serde's derives, which check nothing.

use crate::schema::{self, Member, Presence, Shape};
use std::fmt::Write;

/// The sources of the crate.
pub(crate) fn sources() -> String {
    let mut text = String::from("//! Plain structs.\n");
    for record in 0..schema::RECORDS {
        let name = schema::record_name(record);
        let derives = "Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize";
        let _ = write!(text, "\n#[derive({derives})]\npub struct {name} {{\n");
        for member in schema::members(record) {
            text.push_str(&field(&member));
        }
        text.push_str("}\n");
    }
    text
}

fn field(member: &Member) -> String {
    let name = member.name;
    let field = snake_case(name);
    let rename = if field == name { String::new() } else { format!("rename = \"{name}\"") };
    let ty = ty(member.shape);
    let (skip, ty) = match member.presence {
        Presence::Required => ("", ty),
        Presence::Optional => ("skip_serializing_if = \"Option::is_none\"", format!("Option<{ty}>")),
    };
    let attributes: Vec<_> = [rename.as_str(), skip].into_iter().filter(|attribute| !attribute.is_empty()).collect();
    let attributes =
        if attributes.is_empty() { String::new() } else { format!("    #[serde({})]\n", attributes.join(", ")) };
    format!("{attributes}    pub {field}: {ty},\n")
}

fn ty(shape: Shape) -> String {
    match shape {
        Shape::Text(_) | Shape::Kind(_) | Shape::Formatted(_) | Shape::Amount | Shape::Note(_) => "String".to_owned(),
        Shape::Count(_) => "i64".to_owned(),
        Shape::Texts { .. } => "Vec<String>".to_owned(),
        Shape::Record(record) => schema::record_name(record),
        Shape::Flag => "bool".to_owned(),
    }
}

fn snake_case(name: &str) -> String {
    let mut text = String::new();
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            text.push('_');
        }
        text.push(character.to_ascii_lowercase());
    }
    text
}
