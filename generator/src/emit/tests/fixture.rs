//! An interface with every construct once.

use crate::ident::Ident;
use crate::ir::{
    Additional, Api, Beyond, Body, Case, CaseUnion, Check, Checked, Class, Definition, DefinitionId, DefinitionKind,
    Docs, Ending, Enumeration, Exhaustiveness, Format, Idempotency, Kind, KindUnion, KindVariant, List, Matcher,
    Member, MemberKind, Method, Nullability, Operation, Outcome, OutcomeVariant, Package, Parameter, ParameterPlace,
    PathPiece, PatternId, PatternTable, Presence, ReceivedId, ReceivedMember, ReceivedRecord, Record, Requirement,
    ResponseBody, RuntimeSource, Scalar, ScalarKind, SchemeId, SecurityKind, SecurityScheme, Sensitivity, Server,
    StatusRange, TextForm, Texts, Type, Variant,
};

pub(super) fn package(runtime: RuntimeSource) -> Package {
    Package {
        name: "pix-clients".to_owned(),
        version: "0.1.0".to_owned(),
        runtime,
        apis: vec![api(), super::obstacles::api()],
    }
}

pub(super) fn docs(text: &str) -> Docs {
    Docs { description: Some(text.to_owned()), ..Docs::default() }
}

pub(super) fn definition(name: &str, kind: DefinitionKind) -> Definition {
    Definition {
        name: Ident::camel(name),
        docs: Docs { place: Some(format!("specs/a.yaml#/components/schemas/{name}")), ..docs("Words.") },
        schema: format!("specs/a.yaml#/components/schemas/{name}"),
        sensitivity: Sensitivity::Plain,
        kind,
    }
}

pub(super) fn member(wire_name: &str, ty: Type, presence: Presence) -> Member {
    let kind = MemberKind::Value { name: Ident::snake(wire_name), ty, presence, nullability: Nullability::NonNull };
    Member { wire_name: wire_name.to_owned(), docs: Docs::default(), kind }
}

pub(super) fn open() -> Additional {
    Additional::Open { name: Ident::snake("additional"), ty: Type::Json }
}

pub(super) fn text(check: Check) -> DefinitionKind {
    DefinitionKind::Scalar(Scalar { kind: ScalarKind::Text(TextForm::default()), check })
}

pub(super) fn enumeration(texts: &[&str], exhaustiveness: Exhaustiveness) -> DefinitionKind {
    let variants = texts.iter().map(|text| Variant { name: Ident::camel(text), text: (*text).to_owned() }).collect();
    DefinitionKind::Enumeration(Enumeration { variants, exhaustiveness })
}

/// The digits-only pattern `^\d*$` as a table of two classes.
fn digits() -> PatternTable {
    let digit = Class { ascii: 0x3ff << 48, beyond: Beyond::Nothing };
    let ending = Ending::Run { class: digit, least: 0, most: None, after: Vec::new() };
    PatternTable {
        name: Ident::screaming("digits"),
        table_name: Ident::screaming("digits table"),
        source: r"^\d*$".to_owned(),
        matcher: Some(Matcher { function: Ident::snake("digits"), sequence: ending.into() }),
        classes: (0..=u8::MAX).map(|byte| u8::from(byte.is_ascii_digit())).collect(),
        beyond: Vec::new(),
        class_count: 2,
        transitions: vec![u16::MAX, 0],
        start: 0,
        accepting_from: 0,
        lengths: None,
        texts: Texts { least: 11, most: Some(11), is_ascii: true },
    }
}

const CPF: DefinitionId = DefinitionId(0);
const KIND: DefinitionId = DefinitionId(1);
const STATUS: DefinitionId = DefinitionId(2);
const AMOUNT: DefinitionId = DefinitionId(3);
const TAGS: DefinitionId = DefinitionId(4);
const ACCOUNT: DefinitionId = DefinitionId(5);
const WITHOUT_ISSUER: DefinitionId = DefinitionId(6);
const WITH_ISSUER: DefinitionId = DefinitionId(7);
const HOLDER: DefinitionId = DefinitionId(8);
const VALUE: DefinitionId = DefinitionId(9);
const PAYMENT: DefinitionId = DefinitionId(10);
const PAYMENTS: DefinitionId = DefinitionId(12);

fn definitions() -> Vec<Definition> {
    let mut cpf = definition(
        "Cpf",
        text(Check::All(vec![Check::MinLength(11), Check::MaxLength(11), Check::Pattern(PatternId(0))])),
    );
    cpf.sensitivity = Sensitivity::Sensitive;
    cpf.docs.constraints = vec!["exactly 11 characters".to_owned(), "matches `^\\d*$`".to_owned()];
    cpf.docs.examples = vec!["\"11111111111\"".to_owned()];
    cpf.docs.discrepancies = vec!["K1: documented with 11 digits, sent with <any> number of *them*".to_owned()];
    cpf.docs.page = Some("https://docs.example.com/a_b(c)".to_owned());
    let mut holder = definition("Holder", holder());
    holder.sensitivity = Sensitivity::Sensitive;
    vec![
        cpf,
        definition("Kind", enumeration(&["CACC", "SVGS"], Exhaustiveness::Exhaustive)),
        definition("Status", DefinitionKind::OpenEnumeration(DefinitionId(11))),
        definition("Amount", amount()),
        definition(
            "Tags",
            DefinitionKind::List(List {
                item: Type::String,
                check: Check::All(vec![Check::MinItems(1), Check::UniqueItems]),
            }),
        ),
        definition("Account", account()),
        definition("AccountCacc", case_record("CACC", vec![])),
        definition("AccountSvgs", case_record("SVGS", vec![member("issuer", Type::String, Presence::Required)])),
        holder,
        definition("Value", value()),
        definition("Payment", payment()),
        definition("KnownStatus", enumeration(&["PAID", "OPEN"], Exhaustiveness::NonExhaustive)),
        definition("Payments", DefinitionKind::Alias(Type::List(Box::new(Type::Defined(PAYMENT))))),
        definition("Nothing", DefinitionKind::Record(Record { members: vec![], additional: Additional::Closed })),
        definition("Anything", DefinitionKind::Record(Record { members: vec![], additional: open() })),
    ]
}

fn amount() -> DefinitionKind {
    let check = Check::All(vec![
        Check::Kinds(vec![Kind::Number, Kind::String]),
        Check::Minimum("0.01".to_owned()),
        Check::MultipleOf("0.01".to_owned()),
    ]);
    DefinitionKind::Scalar(Scalar { kind: ScalarKind::Number, check })
}

fn account() -> DefinitionKind {
    let case = |value: &str, record| Case { name: Ident::camel(value), values: vec![value.to_owned()], record };
    let cases = vec![case("CACC", WITHOUT_ISSUER), case("SVGS", WITH_ISSUER)];
    DefinitionKind::CaseUnion(CaseUnion { member: "accountType".to_owned(), cases, is_boxed: false, vacant: 0 })
}

fn case_record(value: &str, mut members: Vec<Member>) -> DefinitionKind {
    let kind = MemberKind::Constant(format!("\"{value}\""));
    members.push(Member { wire_name: "accountType".to_owned(), docs: Docs::default(), kind });
    DefinitionKind::Record(Record { members, additional: Additional::Closed })
}

fn holder() -> DefinitionKind {
    let members =
        vec![member("cpf", Type::Defined(CPF), Presence::Optional), member("name", Type::String, Presence::Optional)];
    let check = Check::If {
        condition: Box::new(Check::Required(vec!["cpf".to_owned()])),
        then: Box::new(Check::At {
            schema: "specs/a.yaml#/x".to_owned(),
            check: Box::new(Check::Required(vec!["name".to_owned()])),
        }),
        otherwise: Box::new(Check::Not(Box::new(Check::Properties(vec![(
            "name".to_owned(),
            Check::Format(Format::Date),
        )])))),
    };
    let record = Record { members, additional: open() };
    DefinitionKind::Checked(Checked {
        draft_name: Ident::camel("HolderDraft"),
        record,
        check,
        test: None,
        views: vec![],
    })
}

fn value() -> DefinitionKind {
    let variant = |name: &str, kind, ty| KindVariant { name: Ident::camel(name), kind, ty };
    let variants =
        vec![variant("text", Kind::String, Type::String), variant("number", Kind::Number, Type::Defined(AMOUNT))];
    DefinitionKind::KindUnion(KindUnion { variants, is_boxed: false, vacant: 0 })
}

fn payment() -> DefinitionKind {
    let mut note = member("note", Type::String, Presence::Optional);
    if let MemberKind::Value { nullability, .. } = &mut note.kind {
        *nullability = Nullability::Nullable;
    }
    let members = vec![
        member("cpf", Type::Defined(CPF), Presence::Required),
        member("kind", Type::Defined(KIND), Presence::Required),
        member("amount", Type::Defined(VALUE), Presence::Required),
        member("account", Type::Defined(ACCOUNT), Presence::Required),
        member("status", Type::Defined(STATUS), Presence::Optional),
        member("tags", Type::Defined(TAGS), Presence::Optional),
        member("holder", Type::Defined(HOLDER), Presence::Optional),
        member("parent", Type::Boxed(Box::new(Type::Defined(PAYMENT))), Presence::Optional),
        member("others", Type::Map(Box::new(Type::I64)), Presence::Optional),
        note,
    ];
    DefinitionKind::Record(Record { members, additional: open() })
}

fn received() -> Vec<ReceivedRecord> {
    let member = |wire_name: &str, ty| ReceivedMember {
        wire_name: wire_name.to_owned(),
        name: Ident::snake(wire_name),
        ty,
        docs: Docs::default(),
    };
    let again = Type::Received(ReceivedId(0));
    vec![ReceivedRecord {
        name: Ident::camel("Payment"),
        docs: docs("A payment."),
        schema: "specs/a.yaml#/components/schemas/Payment".to_owned(),
        strict: PAYMENT,
        members: vec![
            member("cpf", Type::Defined(CPF)),
            member("status", Type::Open(DefinitionId(11))),
            member("parent", Type::Boxed(Box::new(again.clone()))),
            member("children", Type::List(Box::new(Type::Field(Box::new(again))))),
        ],
        additional: Ident::snake("additional"),
    }]
}

pub(super) fn parameter(wire_name: &str, place: ParameterPlace, ty: Type, presence: Presence) -> Parameter {
    Parameter {
        wire_name: wire_name.to_owned(),
        name: Ident::snake(wire_name),
        place,
        ty,
        presence,
        docs: Docs::default(),
    }
}

pub(super) fn operation(operation_id: &str, method: Method, path: &str) -> Operation {
    Operation {
        name: Ident::snake(operation_id),
        type_name: Ident::camel(operation_id),
        operation_id: operation_id.to_owned(),
        docs: docs("Does *something*."),
        method,
        path: vec![PathPiece::Literal(path.to_owned())],
        path_template: path.to_owned(),
        parameters: vec![],
        body: Body::None,
        security: vec![Requirement { schemes: vec![SchemeId(0)] }, Requirement { schemes: vec![] }],
        success: Outcome::Nothing,
        rejection: Outcome::Nothing,
        documented: vec![StatusRange::Exact(204)],
        idempotency: Idempotency::Undeclared,
    }
}

fn operations() -> Vec<Operation> {
    let payment = || Type::Received(ReceivedId(0));
    let mut create = operation("createPayment", Method::Post, "/payments");
    create.body = Body::Json { ty: Type::Defined(PAYMENT), presence: Presence::Required };
    create.success =
        Outcome::Single { ty: payment(), statuses: vec![StatusRange::Exact(201), StatusRange::Exact(200)] };
    create.rejection = Outcome::Single { ty: Type::Json, statuses: vec![StatusRange::Class(4), StatusRange::Default] };
    create.idempotency = Idempotency::Field("clientRequestId".to_owned());
    let mut get = operation("getPayment", Method::Get, "/payments/");
    get.path.push(PathPiece::Parameter(0));
    get.path_template = "/payments/{cpf}".to_owned();
    get.parameters = vec![
        parameter("cpf", ParameterPlace::Path, Type::Defined(CPF), Presence::Required),
        parameter("x-kind", ParameterPlace::Header, Type::Defined(KIND), Presence::Required),
    ];
    let variant = |name: &str, status, body| OutcomeVariant { name: Ident::camel(name), status, body };
    get.success = Outcome::Several {
        name: Ident::camel("GetPaymentSuccess"),
        variants: vec![
            variant("Status200", StatusRange::Exact(200), ResponseBody::Json(payment())),
            variant("Status2XX", StatusRange::Class(2), ResponseBody::Nothing),
        ],
    };
    let mut list = operation("listPayments", Method::Get, "/payments");
    list.parameters = vec![
        parameter("page", ParameterPlace::Query, Type::I64, Presence::Required),
        parameter("tags", ParameterPlace::Query, Type::Defined(TAGS), Presence::Optional),
        parameter("ids", ParameterPlace::Query, Type::List(Box::new(Type::String)), Presence::Optional),
        parameter("amount", ParameterPlace::Query, Type::Defined(AMOUNT), Presence::Optional),
        parameter("open", ParameterPlace::Query, Type::Boolean, Presence::Optional),
    ];
    list.success = Outcome::Single { ty: Type::Defined(PAYMENTS), statuses: vec![StatusRange::Exact(200)] };
    let mut cancel = operation("cancelAll", Method::Patch, "/cancel");
    cancel.body = Body::Constant("{}".to_owned());
    vec![create, get, list, cancel]
}

fn api() -> Api {
    let scheme = SecurityScheme {
        wire_name: "bearerAuth".to_owned(),
        name: Ident::snake("bearerAuth"),
        docs: Docs::default(),
        kind: SecurityKind::Bearer,
    };
    let server = |name: &str, url: &str| Server { name: Ident::camel(name), url: url.to_owned(), description: None };
    Api {
        module: Ident::snake("accounts"),
        title: "Accounts".to_owned(),
        version: "1.0".to_owned(),
        description: Some("All accounts.\n\n- one\n- two, at https://example.com/x.".to_owned()),
        source: "specs/a.yaml".to_owned(),
        servers: vec![server("production", "https://example.com"), server("test", "https://test.example.com/v1")],
        security_schemes: vec![scheme],
        patterns: vec![digits()],
        rules: vec![],
        definitions: definitions(),
        received: received(),
        operations: operations(),
    }
}
