//! Prints what comes of a table of JSON texts in every way through `serde_json`. The test around it runs this with and
//! without `serde_json`'s feature `arbitrary_precision` and compares what is printed.

use std::collections::BTreeMap;

use carimbo_runtime::{
    Check, Integer, Json, Kinds, List, ListRules, Nullable, Number, Numeric, NumericRules, Read, Value, ValueRules,
    Write, from_value,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Numbers that no double changes: they are the same in a `serde_json::Value`.
const SAME: &[&str] = &[
    "0",
    "-0",
    "0.0",
    "1",
    "1.0",
    "-1",
    "1e2",
    "1E+2",
    "100e-2",
    "0.5",
    "10.50",
    "0.01",
    "0.1",
    "-2.5",
    "1e-7",
    "127",
    "128",
    "255",
    "256",
    "9007199254740992",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "18446744073709551615",
    "1.7976931348623157e308",
];

/// Numbers that a double would change, or that have no double.
const OTHERS: &[&str] = &[
    "9007199254740993.0",
    "18446744073709551616",
    "-9223372036854775809",
    "123456789012345678901234567890",
    "123456789012345678901234567890.12",
    "0.1000000000000000055511151231257827",
    "1e400",
    "-1e400",
    "1e-400",
    "1e999999999",
    "01",
    "1.",
    "+1",
    "NaN",
    "\"1\"",
    "true",
    "{\"$serde_json::private::Number\":\"1\"}",
    "{\"$serde_json::private::RawValue\":\"1\"}",
];

enum Amount {}

impl NumericRules for Amount {
    const NAME: &'static str = "Amount";
    const SCHEMA: &'static str = "s#/Amount";
    const CHECK: Check = Check::All(&[Check::Minimum("-1"), Check::MultipleOf("0.01")]);
}

enum Listed {}

impl ValueRules for Listed {
    const NAME: &'static str = "Listed";
    const SCHEMA: &'static str = "s#/Listed";
    const CHECK: Check = Check::Any(&[
        Check::Enum(&["1", "0.1", "1e400", "18446744073709551616", "{\"a\":[100]}"]),
        Check::All(&[Check::Kinds(Kinds::INTEGER), Check::ExclusiveMinimum("9007199254740992")]),
        Check::All(&[Check::Kinds(Kinds::ARRAY.or(Kinds::OBJECT)), Check::MaxItems(1), Check::MaxProperties(1)]),
    ]);
}

enum Unique {}

impl ListRules for Unique {
    const NAME: &'static str = "Unique";
    const SCHEMA: &'static str = "s#/Unique";
    const CHECK: Check = Check::UniqueItems;
}

/// A struct of a user's own around ours.
#[derive(Deserialize, Serialize)]
struct Outer {
    amount: Numeric<Amount>,
    any: Vec<Json>,
    listed: Option<Value<Listed>>,
}

/// What serde buffers before it reads.
#[derive(Deserialize, Serialize)]
struct Flat {
    #[serde(flatten)]
    rest: BTreeMap<String, Value<Listed>>,
}

fn show<T: Write, E: std::fmt::Display>(way: &str, text: &str, result: Result<T, E>) {
    match result {
        Ok(value) => println!("{way} {text}: {}", carimbo_runtime::to_json_string(&value)),
        Err(error) => println!("{way} {text}: refused: {error}"),
    }
}

/// Every way in and out for one type of ours. `Json` at the way out says whether the value is the one that came in.
fn read<T: Read + Write + DeserializeOwned + Serialize>(name: &str, text: &str) {
    show(&format!("{name} from_json"), text, carimbo_runtime::from_json::<T>(text.as_bytes()));
    show(&format!("{name} from_str"), text, serde_json::from_str::<T>(text));
    show(&format!("{name} from_slice"), text, serde_json::from_slice::<T>(text.as_bytes()));
    show(&format!("{name} from_reader"), text, serde_json::from_reader::<_, T>(text.as_bytes()));
    if let Ok(value) = serde_json::from_str::<T>(text) {
        println!("{name} to_string {text}: {}", serde_json::to_string(&value).expect("it has a text"));
    }
}

/// The ways through a tree of `serde_json`, for values that it does not round.
fn read_tree<T: Read + Write + DeserializeOwned + Serialize>(name: &str, text: &str) {
    let tree: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
    let original: Json = text.parse().expect("it is JSON");
    let same = |value: &T| carimbo_runtime::to_json_string(value).parse::<Json>().expect("it is JSON") == original;
    println!("{name} from_value {text}: {:?}", from_value::<T>(&tree).map(|value| same(&value)));
    let read = serde_json::from_value::<T>(tree).map_err(|error| error.to_string());
    println!("{name} serde_json::from_value {text}: {:?}", read.as_ref().map(same));
    if let Ok(value) = read {
        let tree = serde_json::to_value(&value).expect("it has a tree");
        println!("{name} to_value {text}: {}", Json::from(tree) == original);
    }
}

macro_rules! for_every_type {
    ($read:ident, $text:expr) => {
        $read::<Json>("Json", $text);
        $read::<Number>("Number", $text);
        $read::<Integer>("Integer", $text);
        $read::<Numeric<Amount>>("Amount", $text);
        $read::<Value<Listed>>("Listed", $text);
        $read::<Nullable<Numeric<Amount>>>("Nullable", $text);
    };
}

fn nested(number: &str) -> [String; 3] {
    [format!("[{number}]"), format!("{{\"a\":[{number}]}}"), format!("[{number},1,[{number}]]")]
}

fn main() {
    let keeps = serde_json::from_str::<serde_json::Value>("1e400").is_ok();
    assert_eq!(keeps, cfg!(feature = "arbitrary_precision"));
    for text in SAME.iter().chain(OTHERS) {
        for_every_type!(read, text);
        show("i64", text, serde_json::from_str::<Nullable<Integer>>(text));
        for text in nested(text) {
            read::<Json>("Json", &text);
            read::<Value<Listed>>("Listed", &text);
            read::<List<Json, Unique>>("Unique", &text);
        }
        let outer = format!("{{\"amount\":{text},\"any\":[{text},{{\"x\":{text}}}],\"listed\":{text}}}");
        let read = serde_json::from_str::<Outer>(&outer);
        let written = read.map(|outer| serde_json::to_string(&outer).expect("it has a text"));
        println!("Outer {text}: {:?}", written.map_err(|error| error.to_string()));
    }
    for text in SAME {
        for_every_type!(read_tree, text);
        for text in nested(text) {
            read_tree::<Json>("Json", &text);
            read_tree::<Value<Listed>>("Listed", &text);
            read_tree::<List<Json, Unique>>("Unique", &text);
        }
        let flat = format!("{{\"x\":{text},\"y\":[{text}]}}");
        let flat = serde_json::from_str::<Flat>(&flat).map(|flat| flat.rest.len()).map_err(|error| error.to_string());
        println!("Flat {text}: {flat:?}");
    }
}
