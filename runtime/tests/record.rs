//! A record and its received form, written by hand as the generator writes them.

use carimbo_runtime as runtime;
use runtime::{Entry, Json, Keyword, Record as _, Violation, from_json, to_json_string};

mod rules {
    use super::runtime;

    #[derive(Clone, Copy, Debug)]
    pub(super) enum Id {}

    impl runtime::TextRules for Id {
        const NAME: &'static str = "Id";
        const SCHEMA: &'static str = "s.yaml#/Id";
        const CHECK: runtime::Check = runtime::Check::MinLength(2);
        type Storage = Box<str>;
    }
}

type Id = runtime::Text<rules::Id>;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Create {
    id: Id,
    count: Option<i32>,
    note: Option<runtime::Nullable<Id>>,
    additional: runtime::Additional<Self>,
}

impl runtime::Record for Create {
    const RULES: &'static runtime::RecordRules = &runtime::RecordRules::strict(
        "s.yaml#/Create",
        &[runtime::Member::required("id"), runtime::Member::optional("count"), runtime::Member::optional("note")],
    );
}

impl runtime::Read for Create {
    fn vacant(vacancy: runtime::Vacancy) -> Self {
        Self { id: runtime::Read::vacant(vacancy), count: None, note: None, additional: runtime::Additional::default() }
    }

    fn fill(&mut self, reader: &mut runtime::Reader<'_>, vacancy: runtime::Vacancy) -> Result<(), runtime::Fault> {
        let values: &mut [&mut dyn runtime::Read] = &mut [&mut self.id, &mut self.count, &mut self.note];
        runtime::read_record(reader, Self::RULES, values, self.additional.rest(), vacancy)
    }
}

impl runtime::Write for Create {
    fn write(&self, writer: &mut runtime::Writer) {
        let entries = [Entry::Value(&self.id), Entry::optional(&self.count), Entry::optional(&self.note)];
        runtime::write_record(writer, Self::RULES, &entries, self.additional.others());
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Received {
    id: runtime::Field<Id>,
    count: runtime::Field<i32>,
    note: runtime::Field<Id>,
    items: runtime::Field<Vec<runtime::Field<Id>>>,
    additional: runtime::Additional<Self>,
}

impl runtime::Record for Received {
    const RULES: &'static runtime::RecordRules = &runtime::RecordRules::received(
        "s.yaml#/Create",
        &[
            runtime::Member::optional("id"),
            runtime::Member::optional("count"),
            runtime::Member::optional("note"),
            runtime::Member::optional("items"),
        ],
    );
}

impl runtime::Read for Received {
    fn vacant(_: runtime::Vacancy) -> Self {
        Self::default()
    }

    fn fill(&mut self, reader: &mut runtime::Reader<'_>, vacancy: runtime::Vacancy) -> Result<(), runtime::Fault> {
        let values: &mut [&mut dyn runtime::Read] =
            &mut [&mut self.id, &mut self.count, &mut self.note, &mut self.items];
        runtime::read_record(reader, Self::RULES, values, &mut self.additional.kept(), vacancy)
    }
}

impl runtime::Write for Received {
    fn write(&self, writer: &mut runtime::Writer) {
        let entries = [
            Entry::received(&self.id),
            Entry::received(&self.count),
            Entry::received(&self.note),
            Entry::received(&self.items),
        ];
        runtime::write_record(writer, Self::RULES, &entries, self.additional.others());
    }
}

/// A closed record with a constant member.
#[derive(Debug, PartialEq)]
struct Cacc {
    issuer: Id,
}

impl runtime::Record for Cacc {
    const RULES: &'static runtime::RecordRules = &runtime::RecordRules::strict(
        "s.yaml#/Account",
        &[runtime::Member::required("type"), runtime::Member::required("issuer"), runtime::Member::optional("version")],
    );
}

impl runtime::Read for Cacc {
    fn vacant(vacancy: runtime::Vacancy) -> Self {
        Self { issuer: runtime::Read::vacant(vacancy) }
    }

    fn fill(&mut self, reader: &mut runtime::Reader<'_>, vacancy: runtime::Vacancy) -> Result<(), runtime::Fault> {
        let values: &mut [&mut dyn runtime::Read] =
            &mut [&mut runtime::Constant("\"CACC\""), &mut self.issuer, &mut runtime::Constant("1")];
        runtime::read_record(reader, Self::RULES, values, &mut runtime::Closed, vacancy)
    }
}

#[derive(Debug, PartialEq)]
enum Account {
    Cacc(Cacc),
}

impl runtime::Read for Account {
    fn vacant(vacancy: runtime::Vacancy) -> Self {
        Self::Cacc(runtime::Read::vacant(vacancy))
    }

    fn fill(&mut self, reader: &mut runtime::Reader<'_>, vacancy: runtime::Vacancy) -> Result<(), runtime::Fault> {
        *self = match reader.peek_member("type")?.as_deref() {
            Some("CACC") => Self::Cacc(runtime::Read::vacant(vacancy)),
            _ => return Err(runtime::no_case(reader, "s.yaml#/Account", "type", &["CACC"])),
        };
        match self {
            Self::Cacc(value) => value.fill(reader, vacancy),
        }
    }
}

/// A received record whose member has no name.
#[derive(Debug, Default)]
struct Any {
    any: runtime::Field<Json>,
}

impl runtime::Record for Any {
    const RULES: &'static runtime::RecordRules =
        &runtime::RecordRules::received("s.yaml#/Any", &[runtime::Member::optional("")]);
}

impl runtime::Read for Any {
    fn vacant(_: runtime::Vacancy) -> Self {
        Self::default()
    }

    fn fill(&mut self, reader: &mut runtime::Reader<'_>, vacancy: runtime::Vacancy) -> Result<(), runtime::Fault> {
        runtime::read_record(reader, Self::RULES, &mut [&mut self.any], &mut runtime::Closed, vacancy)
    }
}

impl runtime::Write for Any {
    fn write(&self, writer: &mut runtime::Writer) {
        runtime::write_record(writer, Self::RULES, &[Entry::received(&self.any)], None);
    }
}

fn faults<T: runtime::Read + std::fmt::Debug>(text: &str) -> Vec<String> {
    from_json::<T>(text.as_bytes()).expect_err("it violates something").iter().map(Violation::to_string).collect()
}

#[test]
fn a_record_comes_back_as_it_was() {
    for text in
        [r#"{"id":"ab"}"#, r#"{"id":"ab","count":3,"note":null,"more":{"x":1.10}}"#, r#"{"id":"ab","note":"cd"}"#]
    {
        let value: Create = from_json(text.as_bytes()).unwrap();
        assert_eq!(to_json_string(&value), text);
        assert_eq!(value.clone(), value);
    }
}

#[test]
fn every_violation_is_reported_at_once() {
    assert_eq!(
        faults::<Create>(r#"{"count":1.5,"note":"x","count":2,"a":1,"a":{"b":1,"b":2}}"#),
        [
            "/count: breaks `type` integer (s.yaml#/Create)",
            "/note: breaks `minLength` 2 (s.yaml#/Id)",
            "/count: breaks `duplicateMember`",
            "/a: breaks `duplicateMember`",
            "(root): breaks `required` id (s.yaml#/Create)",
        ]
    );
    assert_eq!(faults::<Create>("[1]"), ["(root): breaks `type` object (s.yaml#/Create)"]);
    assert_eq!(faults::<Create>(r#"{"id":"ab","a":{"b":1,"b":2}}"#), ["/a/b: breaks `duplicateMember`"]);
    assert_eq!(
        faults::<Vec<Create>>(r#"[{"id":"ab"},{"id":"a"},1]"#),
        ["/1/id: breaks `minLength` 2 (s.yaml#/Id)", "/2: breaks `type` object (s.yaml#/Create)"]
    );
    assert_eq!(from_json::<Create>(br#"{"id":"a","#).unwrap_err().first().keyword(), Keyword::Json);
}

#[test]
fn a_closed_record_refuses_what_it_does_not_name() {
    assert_eq!(from_json::<Cacc>(br#"{"type":"CA\u0043C","version":1.0,"issuer":"ab"}"#).unwrap().issuer, *"ab");
    assert_eq!(
        faults::<Cacc>(r#"{"x":[1],"type":"SVGS","version":"1","issuer":"ab"}"#),
        [
            "/x: breaks `additionalProperties` (s.yaml#/Account)",
            "/type: breaks `const` \"CACC\" (s.yaml#/Account)",
            "/version: breaks `const` 1 (s.yaml#/Account)"
        ]
    );
    assert_eq!(
        faults::<Vec<Cacc>>(r#"[{"type":"CACC","type":"CACC","issuer":"ab","y":0}]"#)[1],
        "/0/y: breaks `additionalProperties` (s.yaml#/Account)"
    );
}

#[test]
fn a_case_is_chosen_by_its_member() {
    assert!(from_json::<Account>(br#"{"issuer":"ab","type":"CACC"}"#).is_ok());
    assert_eq!(faults::<Account>(r#"{"type":"CACC"}"#), ["(root): breaks `required` issuer (s.yaml#/Account)"]);
    assert_eq!(faults::<Account>(r#"{"type":"X","issuer":"ab"}"#), ["/type: breaks `enum` CACC (s.yaml#/Account)"]);
    assert_eq!(faults::<Account>(r#"{"type":1}"#), ["/type: breaks `enum` CACC (s.yaml#/Account)"]);
    assert_eq!(faults::<Account>("{}"), ["(root): breaks `required` type (s.yaml#/Account)"]);
    assert_eq!(faults::<Vec<Account>>("[1]"), ["/0: breaks `type` object (s.yaml#/Account)"]);
}

#[test]
fn additional_members_have_names_of_their_own() {
    let mut value: Create = from_json(br#"{"id":"ab"}"#).unwrap();
    assert_eq!(value.additional.insert("id", Json::Null).unwrap_err().pointer(), "/id");
    assert_eq!(value.additional.insert("x", Json::from(1)), Ok(None));
    assert_eq!(value.additional.insert("x", Json::from("12345678909")), Ok(Some(Json::from(1))));
    assert_eq!(
        (value.additional.len(), value.additional.is_empty(), value.additional.get("x")),
        (1, false, Some(&Json::from("12345678909")))
    );
    assert_eq!(format!("{:?}", value.additional), r#"{"x"}"#);
    assert_eq!(to_json_string(&value), r#"{"id":"ab","x":"12345678909"}"#);
    assert!(value.additional.remove("x").is_some() && value.additional.iter().next().is_none());
}

#[test]
fn what_is_received_is_kept_whatever_it_is() {
    let text = r#"{"id":"a","count":null,"items":["ab","c",1,null],"zeta":{"b":1.10}}"#;
    let received: Received = from_json(text.as_bytes()).unwrap();
    assert_eq!(received.id.raw(), Some(&Json::from("a")));
    assert_eq!(received.id.violation().unwrap().to_string(), "/id: breaks `minLength` 2 (s.yaml#/Id)");
    assert!(received.count.is_null() && received.note.is_missing() && received.note.known().is_none());
    let items = received.items.known().unwrap();
    assert_eq!(items[0].known().map(Id::as_str), Some("ab"));
    assert_eq!((items[1].raw(), items[3].is_null()), (Some(&Json::from("c")), true));
    assert_eq!(to_json_string(&received), text);
    assert!(from_json::<Received>(b"1").is_err());
    assert_eq!(from_json::<Received>(br#"{"id":"a"#).unwrap_err().first().keyword(), Keyword::Json);
}

#[test]
fn deviations_are_what_the_strict_type_says() {
    let received: Received = from_json(br#"{"id":"a","note":null,"count":1,"count":2}"#).unwrap();
    assert_eq!(received.count.violation().unwrap().keyword(), Keyword::DuplicateMember);
    let found: Vec<_> = runtime::deviations::<Create>(&received).iter().map(Violation::to_string).collect();
    assert_eq!(found, ["/id: breaks `minLength` 2 (s.yaml#/Id)", "/count: breaks `duplicateMember`"]);
    assert!(runtime::strict::<Create>(&received).is_err());
    let received: Received = from_json(br#"{"id":"ab","count":1}"#).unwrap();
    assert!(runtime::deviations::<Create>(&received).is_empty());
    assert_eq!(runtime::strict::<Create>(&received).unwrap().count, Some(1));
}

#[test]
fn a_member_that_was_there_twice_is_not_forgotten_wherever_it_was() {
    let twice = r#"[0,{"x/~":{"b":1,"b":2,"c":[]},"z":1}]"#;
    let received: Any = from_json(format!(r#"{{"":{twice}}}"#).as_bytes()).unwrap();
    let violation = received.any.violation().unwrap().to_string();
    assert_eq!(violation, "//1/x~1~0/b: breaks `duplicateMember`");
    assert_eq!(faults::<Json>(&to_json_string(&received)), [violation]);
    let items: Vec<runtime::Field<Json>> = from_json(twice.as_bytes()).unwrap();
    assert_eq!(faults::<Json>(&to_json_string(&items)), ["/1/x~1~0/b: breaks `duplicateMember`"]);
}

#[test]
fn the_list_of_violations_is_no_larger_than_its_limit() {
    const MAX: usize = runtime::Violations::MAX;
    let wrong = |count: usize| format!("[{}0]", "0,".repeat(count - 1));
    assert_eq!(faults::<Vec<String>>(&wrong(MAX - 1)).len(), MAX - 1);
    let text = format!(r#"{{"id":1,"a":{},"b":{}}}"#, wrong(MAX), wrong(2));
    let violations = from_json::<std::collections::BTreeMap<String, Vec<String>>>(text.as_bytes()).unwrap_err();
    assert_eq!((violations.len(), violations.iter().last().unwrap().pointer()), (MAX, "/a/998"));
    assert!(violations.to_string().ends_with("\nthere may be more: no more are listed"));
    let items: Vec<runtime::Field<Vec<String>>> =
        from_json(format!("[{0},{0},[]]", wrong(MAX + 1)).as_bytes()).unwrap();
    assert_eq!(items[1].violation().map(Violation::pointer), Some("/0"));
    assert!(items[2].known().is_some());
    let check = runtime::Check::Items(&runtime::Check::Never);
    assert_eq!(runtime::check_members(&vec![1_i32; MAX + 1], &check, "s").unwrap_err().len(), MAX);
}

#[test]
fn fields_can_be_built_and_changed() {
    let field = runtime::Field::from(3_i32).map(|value| value * 2);
    assert_eq!((field.known(), field.as_ref().into_known()), (Some(&6), Some(&6)));
    assert_eq!(runtime::Field::<Create>::default(), runtime::Field::Missing);
    assert_eq!(
        runtime::check_members(&vec![1_i32], &runtime::Check::MinItems(2), "s").unwrap_err().to_string(),
        "(root): breaks `minItems` 2 (s)"
    );
}
