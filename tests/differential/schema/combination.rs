//! `allOf`, `anyOf`, `oneOf`, `not`, conditions, and unions as people write them.

use super::{Json, Kind, Maker, Position, pool};

impl Maker<'_> {
    /// One or two combinations beside other keywords.
    pub(super) fn combinations(&mut self, schema: &mut Json, kind: Kind, depth: usize, position: Position) {
        for _ in 0..=self.random.below(2) {
            match self.random.below(12) {
                word @ 0..=6 => {
                    let keyword = ["allOf", "anyOf", "oneOf"][word % 3];
                    let branches = (0..=self.random.below(3)).map(|_| self.branch(kind, depth, position)).collect();
                    schema.put(keyword, Json::List(branches));
                }
                7 => schema.put("not", self.branch(kind, depth, position)),
                8 if kind == Kind::Object => self.dependent_schemas(schema, depth, position),
                9 => schema.put("$ref", self.reference_text(position)),
                _ => self.condition(schema, kind, depth, position),
            }
        }
        if schema.get("$ref") == Some(&Json::Null) {
            *schema = Json::Object(schema.as_members().iter().filter(|(name, _)| name != "$ref").cloned().collect());
        }
    }

    fn condition(&mut self, schema: &mut Json, kind: Kind, depth: usize, position: Position) {
        schema.put("if", self.branch(kind, depth, position));
        for keyword in ["then", "else"] {
            if self.random.percent(70) {
                schema.put(keyword, self.branch(kind, depth, position));
            }
        }
    }

    /// A schema or null.
    pub(super) fn nullable(&mut self, depth: usize, position: Position) -> Json {
        let schema = self.schema(depth - 1, position);
        let null = Json::of("type", Json::text("null"));
        let keyword = self.random.word(&["anyOf", "oneOf"]);
        let branches = if self.random.percent(50) { vec![schema, null] } else { vec![null, schema] };
        Json::of(keyword, Json::List(branches))
    }

    /// A union: of kinds, of objects told apart by a constant, or of objects that overlap.
    pub(super) fn cases(&mut self, depth: usize, position: Position) -> Json {
        let keyword = self.random.word(&["anyOf", "oneOf"]);
        let count = 2 + self.random.below(2);
        let way = self.random.below(3);
        let constants = [Json::text("p"), Json::text("q"), Json::number(1)];
        let mut branches = Vec::new();
        for constant in constants.iter().take(count) {
            let kind = if way == 0 { self.kind() } else { Kind::Object };
            let mut branch = Json::Object(Vec::new());
            branch.put("type", Json::text(kind.word()));
            if way == 1 {
                let mut members = vec![("a".to_owned(), Json::of("const", constant.clone()))];
                for name in self.random.some_of(&pool::NAMES[1..], 40) {
                    members.push((name.to_owned(), self.part(depth)));
                }
                branch.put("properties", Json::Object(members));
                branch.put("required", Json::texts(&["a"]));
            }
            self.keywords(&mut branch, kind, depth - 1);
            branches.push(branch);
        }
        let mut schema = Json::of(keyword, Json::List(branches));
        if self.random.percent(20) {
            self.object(&mut schema, depth - 1);
        }
        if self.random.percent(15) {
            self.combinations(&mut schema, Kind::Object, depth - 1, position);
        }
        self.unevaluated(&mut schema, Kind::Object, depth);
        schema
    }
}
