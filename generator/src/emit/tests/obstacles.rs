//! An interface whose names are those of the language, of the standard library and of our own code, and whose words are
//! those that Markdown and Rust give a meaning to.

use super::fixture::{definition, docs, enumeration, member, open, operation, parameter, text};
use crate::ident::Ident;
use crate::ir::{
    Api, Body, Check, Definition, DefinitionId, DefinitionKind, Docs, Exhaustiveness, Kind, KindUnion, KindVariant,
    Method, Operation, ParameterPlace, PathPiece, Presence, ReceivedId, ReceivedMember, ReceivedRecord, Record,
    SecurityKind, SecurityScheme, Type,
};

const NAMES: &[&str] = &[
    "New", "Option", "String", "Vec", "Result", "Box", "Self", "Runtime", "Debug", "Clone", "Default", "Some", "Ok",
    "S", "D", "Client", "Server", "Builder", "Read", "Write", "Json", "BTreeMap", "Iterator", "TryFrom", "Não",
];

const MEMBERS: &[&str] = &[
    "type",
    "self",
    "reader",
    "name",
    "value",
    "writer",
    "slot",
    "runtime",
    "constant_0",
    "from_json",
    "default",
    "str",
    "Ok",
    "violations",
    "f",
    "draft",
];

const WORDS: &str = "# Title\n<b>bold</b> & [link] [`Vec`] [x]: y `open ** __ a*b*c <script> https://a.example.com/b_c. \
    http://x `code with <T>` \\ */ /* {} \"quotes\" | a | b |\n|---|---|\n\n    indented\n\n```rust\nfn main() {\n```\n\
    1. one\n2) two\n* star\n+ plus\n\u{202e}right to left\u{0}\u{7}\u{feff}\ttab\r\n> quote\n=====\n<!-- comment\n[^1]: note\n~~~\n&lt; &#60; \
    [a](https://b.example.com) ![c](d) <e@f.gh> ``two ` ticks`` ```";

fn awkward() -> Docs {
    Docs {
        description: Some(WORDS.to_owned()),
        constraints: vec![WORDS.to_owned()],
        examples: vec![WORDS.to_owned(), "`".to_owned(), String::new(), "{\"a\": 1}".repeat(30)],
        discrepancies: vec![WORDS.to_owned(), String::new()],
        relaxations: vec![WORDS.to_owned()],
        page: Some(WORDS.to_owned()),
        place: Some(WORDS.to_owned()),
        deprecation: Some(crate::ir::Deprecated),
    }
}

fn definitions() -> Vec<Definition> {
    let mut definitions: Vec<Definition> = NAMES.iter().map(|name| definition(name, record())).collect();
    for definition in definitions.iter_mut().take(2) {
        definition.docs = awkward();
    }
    definitions.push(definition("Text", text(Check::Enum(vec!["\"\u{202e}\\\"\"".to_owned()]))));
    let mut secret = definition("Order", enumeration(&["type", "self", "\u{202e}\"\\\n"], Exhaustiveness::Exhaustive));
    secret.sensitivity = crate::ir::Sensitivity::Sensitive;
    definitions.push(secret);
    definitions.push(definition("Union", union()));
    definitions.push(definition("Alias", DefinitionKind::Alias(Type::String)));
    definitions
}

fn union() -> DefinitionKind {
    let variant = |name: &str, kind, ty| KindVariant { name: Ident::camel(name), kind, ty };
    let variants = vec![
        variant("null", Kind::Boolean, Type::Boolean),
        variant("Some", Kind::Integer, Type::Integer),
        variant("None", Kind::String, Type::Json),
        variant("Ok", Kind::Array, Type::Json),
        variant("Err", Kind::Object, Type::Defined(DefinitionId(0))),
    ];
    DefinitionKind::KindUnion(KindUnion { variants, is_boxed: false, vacant: 0 })
}

fn record() -> DefinitionKind {
    let members = MEMBERS.iter().enumerate().map(|(at, name)| {
        let presence = if at % 2 == 0 { Presence::Required } else { Presence::Optional };
        member(name, Type::Json, presence)
    });
    DefinitionKind::Record(Record { members: members.collect(), additional: open() })
}

fn received() -> Vec<ReceivedRecord> {
    let members = MEMBERS.iter().map(|name| ReceivedMember {
        wire_name: (*name).to_owned(),
        name: Ident::snake(name),
        ty: Type::Received(ReceivedId(0)),
        docs: Docs::default(),
    });
    let boxed = members.map(|member| ReceivedMember { ty: Type::Boxed(Box::new(member.ty.clone())), ..member });
    let members: Vec<ReceivedMember> = boxed.collect();
    let record = |(at, name): (usize, &&str)| ReceivedRecord {
        name: Ident::camel(name),
        docs: docs(WORDS),
        schema: "specs/b.yaml#".to_owned(),
        strict: DefinitionId(at),
        members: members.clone(),
        additional: Ident::snake("additional"),
    };
    NAMES.iter().enumerate().map(record).collect()
}

fn operations() -> Vec<Operation> {
    let mut awkward_operations: Vec<Operation> =
        ["type", "self", "builder", "call", "clone", "new", "Option", "String"]
            .iter()
            .map(|name| operation(name, Method::Delete, "/"))
            .collect();
    for operation in &mut awkward_operations {
        operation.docs = if operation.operation_id == "type" { awkward() } else { Docs::default() };
        operation.path.push(PathPiece::Parameter(0));
        operation.parameters = vec![
            parameter("self", ParameterPlace::Path, Type::String, Presence::Required),
            parameter("draft", ParameterPlace::Query, Type::Defined(DefinitionId(NAMES.len() + 3)), Presence::Optional),
            parameter("given", ParameterPlace::Header, Type::Open(DefinitionId(NAMES.len() + 1)), Presence::Optional),
            parameter("item", ParameterPlace::Query, Type::List(Box::new(Type::I32)), Presence::Required),
        ];
        operation.body = Body::Json { ty: Type::Defined(DefinitionId(0)), presence: Presence::Optional };
    }
    awkward_operations
}

pub(super) fn api() -> Api {
    let scheme = |name: &str, kind| SecurityScheme {
        wire_name: name.to_owned(),
        name: Ident::snake(name),
        docs: awkward(),
        kind,
    };
    Api {
        module: Ident::snake("type"),
        title: WORDS.to_owned(),
        version: WORDS.to_owned(),
        description: Some(WORDS.to_owned()),
        source: "specs/b.yaml".to_owned(),
        servers: vec![],
        security_schemes: vec![
            scheme("server", SecurityKind::ApiKeyHeader("X-Key".to_owned())),
            scheme("type", SecurityKind::ApiKeyQuery("key\"".to_owned())),
            scheme("build", SecurityKind::Basic),
            scheme("cookie", SecurityKind::ApiKeyCookie("c".to_owned())),
        ],
        patterns: vec![],
        rules: vec![],
        definitions: definitions(),
        received: received(),
        operations: operations(),
    }
}
