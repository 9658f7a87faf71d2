//! Numbers with rules: whatever way reading takes, the verdict is that of the check.

use carimbo_runtime::{Check, Kinds, Number, Numeric, NumericRules, View, from_json};
use proptest::prelude::*;

macro_rules! rules {
    ($($name:ident $check:expr;)*) => {
        $(
            enum $name {}

            impl NumericRules for $name {
                const NAME: &'static str = stringify!($name);
                const SCHEMA: &'static str = "s.yaml#/Number";
                const CHECK: Check = $check;
            }
        )*

        /// Reads `text` as each type, and asks its check.
        fn agrees(text: &str) -> Result<(), String> {
            $(
                let read = from_json::<Numeric<$name>>(text.as_bytes()).is_ok();
                let number = text.parse::<Number>();
                let accepted = number.is_ok_and(|number| $name::CHECK.accepts(View::Number(&number)));
                if read != accepted {
                    return Err(format!("{text} as {}: read {read}, accepted {accepted}", $name::NAME));
                }
            )*
            Ok(())
        }
    };
}

rules! {
    Any Check::Kinds(Kinds::NUMBER);
    Whole Check::Kinds(Kinds::INTEGER);
    Days Check::All(&[Check::Kinds(Kinds::INTEGER), Check::Minimum("1"), Check::Maximum("31")]);
    Between Check::All(&[Check::ExclusiveMinimum("-5"), Check::ExclusiveMaximum("10")]);
    Twice Check::All(&[Check::Minimum("-3"), Check::ExclusiveMinimum("-5"), Check::Maximum("7"), Check::Maximum("9")]);
    Decimals Check::All(&[Check::Minimum("0.5"), Check::Maximum("1e3")]);
    Even Check::All(&[Check::Kinds(Kinds::INTEGER), Check::MultipleOf("2")]);
    Large Check::All(&[Check::Minimum("-999999999999999999"), Check::Maximum("12345678901234567890")]);
    None Check::All(&[Check::Minimum("3"), Check::Maximum("2")]);
    Wrong Check::Kinds(Kinds::STRING);
}

#[test]
fn limits_count_as_they_are_written() {
    for text in [
        "0",
        "-0",
        "0.0",
        "00",
        "01",
        "-",
        "+1",
        "1.",
        "1.0",
        "1e1",
        "1E+1",
        "10",
        "-5",
        "-4",
        "-3",
        "-2.5",
        "9",
        "9.5",
        "31",
        "31.0",
        "32",
        "1000",
        "1001",
        "1e3",
        "0.5",
        "0.49",
        "999999999999999999",
        "-999999999999999999",
        "1000000000000000000",
        "-1000000000000000000",
        "12345678901234567890",
        "12345678901234567891",
        "1 ",
        " 1",
        "1x",
    ] {
        assert_eq!(agrees(text.trim()), Ok(()));
    }
    assert!(from_json::<Numeric<Days>>(b" 31 ").is_ok());
    assert!(from_json::<Numeric<Days>>(b"031").is_err());
}

proptest! {
    #[test]
    fn reading_and_checking_agree(text in "-?[0-9]{1,2}|-?[0-9]{17,20}|-?[0-9]{1,3}\\.[0-9]{1,2}|[0-9]e[0-9]") {
        prop_assert_eq!(agrees(&text), Ok(()));
    }
}
