//! Objects.

use super::{Json, Maker, Position, pool};

impl Maker<'_> {
    pub(super) fn object(&mut self, schema: &mut Json, depth: usize) {
        if self.random.percent(80) {
            let names = self.random.some_of(pool::NAMES, 50);
            let members = names.iter().map(|name| ((*name).to_owned(), self.part(depth))).collect();
            schema.put("properties", Json::Object(members));
        }
        if self.random.percent(45) {
            schema.put("required", Json::texts(&self.random.some_of(pool::NAMES, 30)));
        }
        if self.random.percent(15) {
            let patterns = self.random.some_of(pool::NAME_PATTERNS, 25);
            let members = patterns.iter().map(|name| ((*name).to_owned(), self.part(depth))).collect();
            schema.put("patternProperties", Json::Object(members));
        }
        if self.random.percent(30) {
            let rule = if self.random.percent(50) { Json::Bool(false) } else { self.part(depth) };
            schema.put("additionalProperties", rule);
        }
        if self.random.percent(10) {
            schema.put("propertyNames", self.of_names());
        }
        if self.random.percent(15) {
            self.counts(schema, "minProperties", "maxProperties");
        }
        if self.random.percent(15) {
            let keyword = if self.is_new() { "dependentRequired" } else { "dependencies" };
            let names = self.random.some_of(pool::NAMES, 35);
            let needs =
                names.iter().map(|name| ((*name).to_owned(), Json::texts(&self.random.some_of(pool::NAMES, 30))));
            let needs = needs.collect();
            schema.put(keyword, Json::Object(needs));
        }
    }

    fn of_names(&mut self) -> Json {
        match self.random.below(4) {
            0 => Json::of("enum", Json::texts(&self.random.some_of(pool::NAMES, 70))),
            1 => Json::of("pattern", Json::text(self.random.word(pool::NAME_PATTERNS))),
            2 => {
                let mut schema = Json::Object(Vec::new());
                self.text(&mut schema);
                schema
            }
            _ => self.schema(0, Position::Part),
        }
    }

    /// `dependentSchemas`, or what draft-07 has for it.
    pub(super) fn dependent_schemas(&mut self, schema: &mut Json, depth: usize, position: Position) {
        let keyword = if self.is_new() { "dependentSchemas" } else { "dependencies" };
        let names = self.random.some_of(pool::NAMES, 35);
        let members = names.iter().map(|name| ((*name).to_owned(), self.branch(super::Kind::Object, depth, position)));
        let members = members.collect();
        schema.put(keyword, Json::Object(members));
    }
}
