//! Checked values: they exist only when they are valid, and what is sensitive is never shown.

use std::collections::{BTreeSet, HashSet};

use carimbo_runtime::{
    AnyInteger, Check, Enumeration, Field, Integer, Keyword, Kinds, List, ListRules, Nullable, Number, Numeric,
    NumericRules, Open, Secret, Text, TextRules, enumeration, from_json, to_json_string,
};

enum CodeRules {}

impl TextRules for CodeRules {
    const NAME: &'static str = "Code";
    const SCHEMA: &'static str = "s.yaml#/Code";
    const CHECK: Check = Check::All(&[Check::MinLength(2), Check::MaxLength(3)]);
    type Storage = Box<str>;
}

type Code = Text<CodeRules>;

enum CpfRules {}

impl TextRules for CpfRules {
    const NAME: &'static str = "Cpf";
    const SCHEMA: &'static str = "s.yaml#/Cpf";
    const CHECK: Check = Check::MinLength(11);
    const SENSITIVE: bool = true;
    type Storage = Box<str>;
}

type Cpf = Text<CpfRules>;

enum AmountRules {}

impl NumericRules for AmountRules {
    const NAME: &'static str = "Amount";
    const SCHEMA: &'static str = "s.yaml#/Amount";
    const CHECK: Check = Check::All(&[Check::Minimum("0"), Check::MultipleOf("0.01")]);
}

type Amount = Numeric<AmountRules>;

enum IncomeRules {}

impl NumericRules for IncomeRules {
    const NAME: &'static str = "Income";
    const SCHEMA: &'static str = "s.yaml#/Income";
    const CHECK: Check = Check::Minimum("0");
    const SENSITIVE: bool = true;
}

enum TagsRules {}

impl ListRules for TagsRules {
    const NAME: &'static str = "Tags";
    const SCHEMA: &'static str = "s.yaml#/Tags";
    const CHECK: Check = Check::All(&[Check::MinItems(1), Check::UniqueItems]);
}

enum PairRules {}

impl ListRules for PairRules {
    const NAME: &'static str = "Pair";
    const SCHEMA: &'static str = "s.yaml#/Pair";
    const CHECK: Check = Check::All(&[Check::MinItems(2), Check::MaxItems(2)]);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Status {
    Done,
    Open,
}

impl Enumeration for Status {
    const NAME: &'static str = "Status";
    const SCHEMA: &'static str = "s.yaml#/Status";
    const NAMES: &'static [&'static str] = &["DONE", "OPEN"];
    const VALUES: &'static [Self] = &[Self::Done, Self::Open];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Diagnosis {
    Flu,
}

impl Enumeration for Diagnosis {
    const NAME: &'static str = "Diagnosis";
    const SCHEMA: &'static str = "s.yaml#/Diagnosis";
    const NAMES: &'static [&'static str] = &["FLU"];
    const VALUES: &'static [Self] = &[Self::Flu];
    const SENSITIVE: bool = true;
}

#[test]
fn a_text_exists_only_when_it_is_valid() {
    let code = Code::new("éa").unwrap();
    assert_eq!(
        (code.as_str(), code.to_string(), format!("{code:?}")),
        ("éa", "éa".to_owned(), "Code(\"éa\")".to_owned())
    );
    assert_eq!(code, *"éa");
    assert_eq!(String::from(code.clone()), code.into_string());
    for text in ["a", "", "abcd"] {
        assert!(
            Code::try_from(text).is_err() && text.parse::<Code>().is_err() && Code::try_from(text.to_owned()).is_err()
        );
        assert!(from_json::<Code>(to_json_string(&text.to_owned()).as_bytes()).is_err());
    }
    assert_eq!(Code::new("a").unwrap_err().to_string(), "(root): breaks `minLength` 2 (s.yaml#/Code)");
    assert_eq!(Code::from_json(b"1").unwrap_err().to_string(), "(root): breaks `type` string (s.yaml#/Code)");
    assert_eq!(Code::from_json(br#""a\u00e9""#).unwrap().to_json(), "\"aé\"".as_bytes());
    assert_eq!(serde_json::from_str::<Code>("\"ab\"").unwrap(), Code::new("ab").unwrap());
    assert_eq!(
        serde_json::from_str::<Code>("\"abcd\"").unwrap_err().to_string(),
        "(root): breaks `maxLength` 3 (s.yaml#/Code)"
    );
    assert!(
        HashSet::from([Code::new("ab").unwrap()]).contains("ab")
            && BTreeSet::from([Code::new("ab").unwrap()]).contains("ab")
    );
}

#[test]
fn a_number_exists_only_when_it_is_valid() {
    let amount: Amount = "10.50".parse().unwrap();
    assert_eq!(
        (amount.as_str(), format!("{amount:?}"), to_json_string(&amount)),
        ("10.50", "Amount(10.50)".to_owned(), "10.50".to_owned())
    );
    assert_eq!(amount, "1050e-2".parse().unwrap());
    assert!(Amount::try_from(3_i64).unwrap() < amount && Amount::try_from(11_u64).unwrap() > amount);
    assert_eq!(
        "10.505".parse::<Amount>().unwrap_err().to_string(),
        "(root): breaks `multipleOf` 0.01 (s.yaml#/Amount)"
    );
    assert_eq!("x".parse::<Amount>().unwrap_err().first().keyword(), Keyword::Type);
    assert!(from_json::<Amount>(b"\"1\"").is_err() && from_json::<Amount>(b"-0.01").is_err());
    assert_eq!(serde_json::to_string(&serde_json::from_str::<Amount>("0.10").unwrap()).unwrap(), "0.10");
    assert_eq!(from_json::<Integer>(b"1e2").unwrap().to_i64(), Some(100));
    assert!(from_json::<Integer>(b"1.5").is_err() && Integer::new("1.5".parse::<Number>().unwrap()).is_err());
    assert_eq!(from_json::<Numeric<AnyInteger>>(b"[]").unwrap_err().to_string(), "(root): breaks `type` integer");
}

#[test]
fn a_list_exists_only_when_it_is_valid() {
    type Tags = List<String, TagsRules>;
    let tags = from_json::<Tags>(br#"["a","b"]"#).unwrap();
    assert_eq!(
        (tags.len(), tags.first().map(String::as_str), format!("{tags:?}")),
        (2, Some("a"), r#"Tags(["a", "b"])"#.to_owned())
    );
    assert_eq!(to_json_string(&tags), r#"["a","b"]"#);
    assert_eq!(tags.clone().into_vec(), ["a", "b"]);
    assert_eq!(Tags::try_from(Vec::new()).unwrap_err().first().keyword(), Keyword::MinItems);
    assert_eq!(
        from_json::<Tags>(br#"["a","a"]"#).unwrap_err().to_string(),
        "(root): breaks `uniqueItems` (s.yaml#/Tags)"
    );
    assert_eq!(
        from_json::<Tags>(br#"["a",1,"a"]"#).unwrap_err().to_string(),
        "/1: breaks `type` string (s.yaml#/Tags)\n(root): breaks `uniqueItems` (s.yaml#/Tags)"
    );
    assert_eq!(
        from_json::<List<i64, PairRules>>(b"[1]").unwrap_err().to_string(),
        "(root): breaks `minItems` 2 (s.yaml#/Pair)"
    );
    assert!(List::<i64, PairRules>::new(vec![1, 1]).is_ok() && List::<i64, PairRules>::new(vec![1, 1, 1]).is_err());
    assert_eq!(
        from_json::<List<i64, PairRules>>(b"{}").unwrap_err().to_string(),
        "(root): breaks `type` array (s.yaml#/Pair)"
    );
}

#[test]
fn null_is_a_value_of_its_own() {
    assert_eq!(from_json::<Nullable<Code>>(b"null"), Ok(Nullable::Null));
    assert_eq!(from_json::<Nullable<Code>>(b"\"ab\"").unwrap().as_option().map(Code::as_str), Some("ab"));
    assert!(from_json::<Nullable<Code>>(b"\"a\"").is_err());
    assert_eq!(Option::<i64>::from(Nullable::from(Some(1))), Some(1));
    assert_eq!(to_json_string(&Nullable::<i64>::Null), "null");
}

#[test]
fn enumerations_are_closed_or_open() {
    assert_eq!(enumeration::parse("OPEN"), Ok(Status::Open));
    assert_eq!(
        enumeration::parse::<Status>("x").unwrap_err().to_string(),
        "(root): breaks `enum` DONE, OPEN (s.yaml#/Status)"
    );
    assert_eq!(enumeration::name(Status::Done), "DONE");
    let known = from_json::<Open<Status>>(b"\"DONE\"").unwrap();
    assert_eq!((known.known(), known.as_str(), known == Status::Done.into()), (Some(Status::Done), "DONE", true));
    let unknown = from_json::<Open<Status>>(b"\"LATER\"").unwrap();
    assert_eq!(
        (unknown.known(), unknown.to_string(), to_json_string(&unknown)),
        (None, "LATER".to_owned(), "\"LATER\"".to_owned())
    );
    assert!(from_json::<Open<Status>>(b"1").is_err());
}

#[test]
fn what_is_sensitive_is_never_shown() {
    let secret = "12345678909";
    let cpf = Cpf::new(secret).unwrap();
    let income = Numeric::<IncomeRules>::try_from(12_345_678_909_i64).unwrap();
    let bad = from_json::<Cpf>(br#""1234567890""#).unwrap_err();
    let deviant: Field<Amount> = from_json(br#"{"cpf":"12345678909"}"#).unwrap();
    assert!(deviant.raw().is_some());
    let open: Open<Status> = secret.parse().unwrap();
    let shown = [
        format!(
            "{cpf} {cpf:?} {income} {income:?} {bad} {bad:?} {deviant:?} {open:?} {:?} {:#?}",
            Secret::new(secret),
            Secret::new(secret)
        ),
        Secret::new(secret).to_string(),
        serde_json::from_str::<Cpf>("\"1234567890\"").unwrap_err().to_string(),
        format!("{:?}", from_json::<Amount>(b"-12345678909")),
    ];
    for text in shown {
        assert!(!text.contains("1234567890"), "{text}");
    }
    assert_eq!(
        (cpf.as_str(), cpf.to_string(), format!("{cpf:?}")),
        (secret, "[sensitive]".to_owned(), "Cpf([sensitive])".to_owned())
    );
    let open: Open<Diagnosis> = "FLU".parse().unwrap();
    assert_eq!(
        (open.as_str(), open.to_string(), open.known()),
        ("FLU", "[sensitive]".to_owned(), Some(Diagnosis::Flu))
    );
    assert_eq!(format!("{open:?}"), "Diagnosis([sensitive])");
    assert_eq!((to_json_string(&cpf), Secret::new(secret).expose()), (format!("\"{secret}\""), secret));
    assert_eq!(Kinds::STRING.or(Kinds::NUMBER).to_string(), "number, string");
}
