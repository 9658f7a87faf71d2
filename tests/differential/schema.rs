//! Random schemas of any keyword: nested, with references, in both dialects.

mod combination;
mod list;
mod object;
mod reference;
mod scalar;

use super::json::Json;
use super::pool;
use super::random::Random;

/// The dialect of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Draft202012,
    Draft7,
}

/// Whether formats are asserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Formats {
    Asserted,
    Annotations,
}

/// A schema and how it is read.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) schema: Json,
    pub(crate) dialect: Dialect,
    pub(crate) formats: Formats,
}

/// What a schema is mostly about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Integer,
    Boolean,
    Null,
    List,
    Object,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Number => "number",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Null => "null",
            Self::List => "array",
            Self::Object => "object",
        }
    }

    /// The type of the values that are made for a kind.
    fn word_of_values(self) -> &'static str {
        if self == Self::Integer { "number" } else { self.word() }
    }
}

/// Which references a schema may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Position {
    /// It applies to the same value as the definition with the number before this one: only later ones end.
    InPlace(usize),
    /// It applies to a part of the value: any.
    Part,
}

/// Makes one schema.
struct Maker<'r> {
    random: &'r mut Random,
    dialect: Dialect,
    /// How the document and its definitions are referred to.
    targets: reference::Targets,
}

/// A schema at random.
pub(crate) fn case(random: &mut Random) -> Case {
    let dialect = if random.percent(15) { Dialect::Draft7 } else { Dialect::Draft202012 };
    let formats = if random.percent(40) { Formats::Asserted } else { Formats::Annotations };
    let targets = reference::Targets::choose(random, dialect);
    let schema = Maker { random, dialect, targets }.document();
    Case { schema, dialect, formats }
}

impl Maker<'_> {
    fn document(&mut self) -> Json {
        let depth = self.random.weighed(&[(2, 1), (5, 2), (3, 3)]);
        let mut schema = loop {
            let schema = self.schema(depth, Position::InPlace(0));
            if matches!(schema, Json::Object(_)) || self.random.percent(20) {
                break schema;
            }
        };
        if let Json::Object(members) = &mut schema {
            let uri = match self.dialect {
                Dialect::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
                Dialect::Draft7 => "http://json-schema.org/draft-07/schema#",
            };
            members.insert(0, ("$schema".to_owned(), Json::text(uri)));
            self.definitions(&mut schema);
        }
        schema
    }

    fn is_new(&self) -> bool {
        self.dialect == Dialect::Draft202012
    }

    fn kind(&mut self) -> Kind {
        self.random.weighed(&[
            (5, Kind::Text),
            (3, Kind::Number),
            (4, Kind::Integer),
            (1, Kind::Boolean),
            (1, Kind::Null),
            (6, Kind::List),
            (12, Kind::Object),
        ])
    }

    fn leaf_kind(&mut self) -> Kind {
        self.random.weighed(&[
            (4, Kind::Text),
            (3, Kind::Number),
            (4, Kind::Integer),
            (1, Kind::Boolean),
            (1, Kind::Null),
        ])
    }

    /// A schema of at most a depth.
    fn schema(&mut self, depth: usize, position: Position) -> Json {
        let made = self.random.below(100);
        match made {
            0..=2 => Json::Bool(self.random.percent(70)),
            3..=9 => self.reference(depth, position),
            10..=15 => self.listed(),
            16..=21 if depth > 0 => self.nullable(depth, position),
            22..=29 if depth > 0 => self.cases(depth, position),
            30..=37 => self.mixed(depth, position),
            _ => {
                let kind = if depth == 0 { self.leaf_kind() } else { self.kind() };
                self.of_kind(kind, depth, position)
            }
        }
    }

    /// What applies to a member or an item.
    fn part(&mut self, depth: usize) -> Json {
        self.schema(depth.saturating_sub(1), Position::Part)
    }

    /// Mostly about values of one kind.
    fn of_kind(&mut self, kind: Kind, depth: usize, position: Position) -> Json {
        let mut schema = Json::Object(Vec::new());
        match self.random.below(10) {
            0..=6 => schema.put("type", Json::text(kind.word())),
            7 if kind != Kind::Null => schema.put("type", Json::texts(&[kind.word(), "null"])),
            _ => {}
        }
        self.keywords(&mut schema, kind, depth);
        if depth > 0 && self.random.percent(35) {
            self.combinations(&mut schema, kind, depth - 1, position);
        }
        self.unevaluated(&mut schema, kind, depth);
        self.annotations(&mut schema);
        schema
    }

    /// A part of a combination: seldom says a type, for what stands around it does.
    fn branch(&mut self, kind: Kind, depth: usize, position: Position) -> Json {
        if self.random.percent(15) {
            return self.schema(depth, position);
        }
        let mut schema = Json::Object(Vec::new());
        if self.random.percent(30) {
            schema.put("type", Json::text(kind.word()));
        }
        self.keywords(&mut schema, kind, depth);
        if depth > 0 && self.random.percent(25) {
            self.combinations(&mut schema, kind, depth - 1, position);
        }
        if self.random.percent(20) {
            self.unevaluated(&mut schema, kind, depth);
        }
        schema
    }

    /// Keywords of several kinds at once.
    fn mixed(&mut self, depth: usize, position: Position) -> Json {
        let mut schema = Json::Object(Vec::new());
        let kinds = [self.kind(), self.kind(), self.leaf_kind()];
        if self.random.percent(60) {
            let mut words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
            words.sort_unstable();
            words.dedup();
            schema.put("type", Json::texts(&words));
        }
        for kind in kinds {
            self.keywords(&mut schema, kind, depth);
        }
        if depth > 0 && self.random.percent(30) {
            self.combinations(&mut schema, kinds[0], depth - 1, position);
        }
        schema
    }

    fn keywords(&mut self, schema: &mut Json, kind: Kind, depth: usize) {
        match kind {
            Kind::Text => self.text(schema),
            Kind::Number | Kind::Integer => self.number(schema),
            Kind::Boolean | Kind::Null => {}
            Kind::List => self.list(schema, depth),
            Kind::Object => self.object(schema, depth),
        }
    }

    fn unevaluated(&mut self, schema: &mut Json, kind: Kind, depth: usize) {
        let keyword = match kind {
            Kind::List => "unevaluatedItems",
            Kind::Object => "unevaluatedProperties",
            Kind::Text | Kind::Number | Kind::Integer | Kind::Boolean | Kind::Null => return,
        };
        if self.is_new() && self.random.percent(18) {
            let rule = if self.random.percent(60) { Json::Bool(false) } else { self.part(depth) };
            schema.put(keyword, rule);
        }
    }

    /// What says nothing about acceptance.
    fn annotations(&mut self, schema: &mut Json) {
        if self.random.percent(4) {
            schema.put("description", Json::text("`*/` \"quoted\" \u{202e} [x]: y"));
            schema.put("title", Json::text(self.random.word(pool::TEXTS)));
        }
    }
}
