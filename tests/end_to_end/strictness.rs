//! What the documentation forbids cannot be built, neither from Rust nor from JSON.

use std::fmt::Debug;
use std::str::FromStr;

use pix_clients::klavi::types::{
    AccountNumber, AutoRetryStrategy, BranchCode, CancelPayment, ClientRequestId, Cnpj, ConsentId, Cpf, CreatePayment,
    CreditorAccount, Currency, Holder, HolderDraft, IbgeTownCode, IdentifierType, Ispb, PaymentAmount, PaymentDate,
    PaymentId, RemittanceInformation,
};
use pix_clients::runtime::{Json, Violations};
use pix_clients::{lina, liquido};

fn refuses<T: FromStr<Err: Debug> + Debug>(texts: &[&str]) {
    for text in texts {
        assert!(text.parse::<T>().is_err(), "{text:?} as {}", std::any::type_name::<T>());
    }
}

fn accepts<T: FromStr<Err: Debug> + Debug>(texts: &[&str]) {
    for text in texts {
        text.parse::<T>().unwrap();
    }
}

#[test]
fn dates_are_days_of_the_calendar() {
    accepts::<PaymentDate>(&["2021-01-01", "2024-02-29", "2000-02-29", "9999-12-31", "2026-12-01"]);
    refuses::<PaymentDate>(&["2021-02-31", "2021-02-29", "1900-02-29", "2021-04-31", "2021-13-01", "2021-00-10"]);
    refuses::<PaymentDate>(&["2021-1-1", "2021-01-1", "2021-1-01", "21-01-01", "2021-01-00", "2021-01-32"]);
    refuses::<PaymentDate>(&["2021-01-01\n", "\n2021-01-01", " 2021-01-01", "2021-01-01 ", "2021-01-01T00:00:00Z", ""]);
    refuses::<PaymentDate>(&["٢٠٢١-٠١-٠١", "２０２１-01-01", "2021–01–01", "2021/01/01", "+2021-01-01", "20210101"]);
}

#[test]
fn amounts_have_two_decimals() {
    accepts::<PaymentAmount>(&["0.00", "1333.40", "100000.12", "9999999999999999.99", "0000000000000001.00"]);
    refuses::<PaymentAmount>(&["0.001", "1", "1.0", "1.", ".10", "1,00", "1.000,00", "-1.00", "+1.00", "1e2", ""]);
    refuses::<PaymentAmount>(&["10000000000000000.00", "1.00\n", " 1.00", "1.00 ", "١.٠٠", "1٫00", "NaN", "1.0O"]);
}

#[test]
fn identifiers_have_their_form() {
    accepts::<Cpf>(&["11111111111", "00740886967"]);
    refuses::<Cpf>(&[
        "1111111111",
        "111111111111",
        "111.111.111-11",
        "1111111111a",
        "١١١١١١١١١١١",
        "11111111111\n",
        "",
    ]);
    accepts::<Cnpj>(&["11111111111111"]);
    refuses::<Cnpj>(&["11111111111", "11.111.111/1111-11", "12ABC34501DE35", "111111111111111"]);
    accepts::<ConsentId>(&["urn:a:b", "urn:bancoex:C1DD33123", "urn:p:a/b?c#d%2F", "urn:p:(a)+,-.:=@;$_!*'%/?#"]);
    refuses::<ConsentId>(&[
        "fcb72e3a-b346-4f71-b044-971dc23232c9",
        "urn:",
        "urn:a:",
        "urn:a:b c",
        "urn:a:é",
        "URN:a:b",
    ]);
    refuses::<ConsentId>(&["urn:-a:b", "xurn:a:b", "urn:a:b\n", &format!("urn:a:{}", "b".repeat(251))]);
    accepts::<PaymentId>(&["urn:a:b", "fcb72e3a-b346-4f71-b044-971dc23232c9", "FCB72E3A-B346-4F71-B044-971DC23232C9"]);
    refuses::<PaymentId>(&["", "1", "fcb72e3a-b346-4f71-b044-971dc23232c", "fcb72e3ab3464f71b044971dc23232c9"]);
    refuses::<Ispb>(&["1234567", "123456789", "1234567a"]);
    refuses::<BranchCode>(&["", "12345", "12-3"]);
    refuses::<AccountNumber>(&["", "123456789012345678901", "1234-5"]);
    refuses::<Currency>(&["brl", "BR", "BRLX", "B1L", ""]);
    refuses::<IbgeTownCode>(&["530010", "53001088", "530010a"]);
    refuses::<ClientRequestId>(&[""]);
    accepts::<RemittanceInformation>(&["", "linha 1\nlinha 2", &"é".repeat(140), &"💸".repeat(140)]);
    refuses::<RemittanceInformation>(&[&"é".repeat(141)]);
    refuses::<IdentifierType>(&["cpf", "RG", "", "CPF "]);
    refuses::<lina::types::Cpf>(&["1111111111", "111.111.111-11", "11111111111\n"]);
}

#[test]
fn a_holder_has_a_document_with_its_type_or_none() {
    let keywords = |draft: HolderDraft| match Holder::new(draft) {
        Ok(_) => Vec::new(),
        Err(violations) => violations.iter().map(|violation| violation.keyword().as_str()).collect::<Vec<_>>(),
    };
    let draft = HolderDraft::default;
    assert_eq!(keywords(draft()), ["minProperties"]);
    let cpf = || Some("11111111111".parse().unwrap());
    assert_eq!(keywords(HolderDraft { identifier: cpf(), ..draft() }), ["dependentRequired"]);
    let lonely = HolderDraft { identifier_type: Some(IdentifierType::Cpf), ..draft() };
    assert_eq!(keywords(lonely), ["dependentRequired"]);
    let named = HolderDraft { name: Some("John Doe".parse().unwrap()), ..draft() };
    assert!(keywords(named).is_empty());
    let whole = |ty| HolderDraft { identifier: cpf(), identifier_type: Some(ty), ..draft() };
    assert!(keywords(whole(IdentifierType::Cpf)).is_empty());
    assert_eq!(keywords(whole(IdentifierType::Cnpj)), ["pattern"]);
}

const PAYMENT: &str = r#"{"clientRequestId":"1","date":"2026-12-01","amount":"1.00","currency":"BRL"}"#;

fn with(members: &str) -> String {
    PAYMENT.replace('}', &format!(",{members}}}"))
}

fn faults<T: Debug>(result: Result<T, Violations>) -> Vec<String> {
    let violations = result.unwrap_err();
    violations.iter().map(|violation| format!("{} {}", violation.pointer(), violation.keyword())).collect()
}

#[test]
fn json_is_held_to_the_same_rules() {
    let table: [(String, &[&str]); 16] = [
        (r#"["1","2026-12-01","1.00","BRL"]"#.into(), &[" type"]),
        ("null".into(), &[" type"]),
        (PAYMENT.replace("\"1.00\"", "1.00"), &["/amount type"]),
        (PAYMENT.replace("2026-12-01", "2026-02-30"), &["/date format"]),
        (PAYMENT.replace(r#""currency":"BRL""#, r#""note":1"#), &[" required"]),
        (with(r#""creditorAccount":null"#), &["/creditorAccount type"]),
        (with(r#""remittanceInformation":null"#), &["/remittanceInformation type"]),
        (with(r#""autoRetryStrategy":[]"#), &["/autoRetryStrategy type"]),
        (
            with(r#""autoRetryStrategy":{"days":[1,"2",3.5]}"#),
            &["/autoRetryStrategy/days/1 type", "/autoRetryStrategy/days/2 type"],
        ),
        (with(r#""externalInfo":"x""#), &["/externalInfo type"]),
        (with(r#""amount":"1.00""#), &["/amount duplicateMember"]),
        (with(r#""x":1,"x":1"#), &["/x duplicateMember"]),
        (with(r#""externalInfo":{"x":1,"x":2}"#), &["/externalInfo/x duplicateMember"]),
        (
            with(r#""creditorAccount":{"ispb":"12345678","number":"1","accountType":"CACC"}"#),
            &["/creditorAccount required"],
        ),
        (
            with(r#""creditorAccount":{"ispb":"12345678","number":"1","accountType":"TRAN","holder":{}}"#),
            &["/creditorAccount/holder minProperties"],
        ),
        (
            with(r#""creditorAccount":{"ispb":"1","number":"","accountType":"XXXX"}"#),
            &["/creditorAccount/accountType enum"],
        ),
    ];
    for (json, expected) in table {
        assert_eq!(faults(CreatePayment::from_json(json.as_bytes())), expected, "{json}");
        assert!(serde_json::from_str::<CreatePayment>(&json).is_err(), "{json}");
    }
    for syntax in ["", "{", "{} x", "{'a':1}", "{\"a\":01}", "\u{feff}{}", "{\"a\":1,}"] {
        assert_eq!(faults(CreatePayment::from_json(syntax.as_bytes())), [" json"], "{syntax}");
    }
}

#[test]
fn all_faults_of_a_request_are_reported_together() {
    let json =
        r#"{"date":"2026-02-30","amount":1,"currency":"real","creditorAccount":{"ispb":"1","accountType":"SVGS"}}"#;
    let mut found = faults(CreatePayment::from_json(json.as_bytes()));
    found.sort_unstable();
    found.dedup();
    let expected = [
        " required",
        "/amount type",
        "/creditorAccount required",
        "/creditorAccount/ispb minLength",
        "/creditorAccount/ispb pattern",
        "/currency maxLength",
        "/currency pattern",
        "/date format",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_current_account_needs_its_branch() {
    for (ty, is_valid) in [("CACC", false), ("SVGS", false), ("TRAN", true)] {
        let json = format!(r#"{{"ispb":"12345678","number":"1","accountType":"{ty}"}}"#);
        assert_eq!(CreditorAccount::from_json(json.as_bytes()).is_ok(), is_valid, "{ty}");
        let json = json.replace('}', r#","issuer":"1"}"#);
        let account = CreditorAccount::from_json(json.as_bytes()).unwrap();
        assert_eq!(account.account_type(), ty);
    }
}

#[test]
fn the_type_of_document_decides_its_form() {
    let table = [
        (r#"{"cancelledBy":"11111111111","identifierType":"CPF"}"#, ""),
        (r#"{"identifierType":"CNPJ","cancelledBy":"11111111111111"}"#, ""),
        (r#"{"cancelledBy":"11111111111111","identifierType":"CPF"}"#, "/cancelledBy "),
        (r#"{"cancelledBy":"11111111111","identifierType":"CNPJ"}"#, "/cancelledBy "),
        (r#"{"cancelledBy":"11111111111","identifierType":"RG"}"#, "/identifierType enum"),
        (r#"{"cancelledBy":"11111111111"}"#, " required"),
    ];
    for (json, expected) in table {
        match CancelPayment::from_json(json.as_bytes()) {
            Ok(_) => assert!(expected.is_empty(), "{json}"),
            refused => assert!(faults(refused)[0].starts_with(expected) && !expected.is_empty(), "{json}"),
        }
    }
}

#[test]
fn what_is_not_described_is_kept_exactly() {
    let json = with(r#""externalInfo":{"n":123456789012345678901234567890.10,"e":1e400},"note":{"a":[1.0,null]}"#);
    let payment = CreatePayment::from_json(json.as_bytes()).unwrap();
    assert_eq!(
        String::from_utf8(payment.to_json()).unwrap(),
        json.replace(
            r#""n":123456789012345678901234567890.10,"e":1e400"#,
            r#""e":1e400,"n":123456789012345678901234567890.10"#
        )
    );
    assert_eq!(payment.additional.get("note").unwrap().to_string(), r#"{"a":[1.0,null]}"#);
    assert_eq!(serde_json::from_str::<CreatePayment>(&json).unwrap(), payment);
    assert_eq!(serde_json::to_string(&payment).unwrap().into_bytes(), payment.to_json());
    let strategy = AutoRetryStrategy::from_json(br#"{"days":[1e0,99999999999999999999]}"#).unwrap();
    assert_eq!(strategy.days.unwrap()[1].as_str(), "99999999999999999999");
}

#[test]
fn a_member_with_a_place_cannot_be_smuggled_in() {
    let mut payment = CreatePayment::from_json(PAYMENT.as_bytes()).unwrap();
    assert!(payment.additional.insert("amount", Json::from("0.001")).is_err());
    assert!(payment.additional.insert("creditorAccount", Json::Null).is_err());
    assert_eq!(payment.to_json(), PAYMENT.as_bytes());
}

#[test]
fn an_empty_object_is_empty() {
    liquido::types::EmptyObject::from_json(b" {} ").unwrap();
    assert_eq!(faults(liquido::types::EmptyObject::from_json(br#"{"a":1}"#)), ["/a additionalProperties"]);
}
