//! JSON values that are valid under a schema of `specs/`, or almost.

use super::{Choices, texts};
use serde_json::{Map, Value, json};

/// Values of any kind, one of which may stand where another should.
fn strangers() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(200),
        json!(""),
        json!("CPF"),
        json!("CNPJ"),
        json!("TRAN"),
        json!("CACC"),
        json!("11111111111"),
        json!("11111111111111"),
        json!("1774"),
        json!([]),
        json!([null]),
        json!({}),
        json!({ "a": "b" }),
        json!([{ "id": "x" }, {}]),
    ]
}

/// A sample with some changes, anywhere in it.
pub(crate) fn changed(sample: &Value, choices: &mut Choices<'_>) -> Value {
    let mut value = sample.clone();
    for _ in 0..choices.below(4) {
        change(&mut value, choices);
    }
    value
}

fn change(value: &mut Value, choices: &mut Choices<'_>) {
    match value {
        Value::Object(members) if choices.below(10) > 0 => change_object(members, choices),
        Value::Array(items) if !items.is_empty() && choices.below(4) > 0 => {
            let at = choices.below(items.len());
            match choices.below(3) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                _ => change(&mut items[at], choices),
            }
        }
        Value::String(_) if choices.below(2) == 0 => *value = Value::String(texts::text(choices)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            *value = choices.among(&strangers()).clone();
        }
    }
}

fn change_object(members: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    let names: Vec<String> = members.keys().cloned().collect();
    if names.is_empty() || choices.below(8) == 0 {
        members.insert(texts::text(choices), choices.among(&strangers()).clone());
        return;
    }
    let name = choices.among(&names);
    if choices.below(3) == 0 {
        members.remove(name);
    } else if let Some(member) = members.get_mut(name) {
        change(member, choices);
    }
}
