//! Texts, numbers, and values that are listed.

use super::{Json, Kind, Maker, pool};

impl Maker<'_> {
    pub(super) fn text(&mut self, schema: &mut Json) {
        if self.random.percent(35) {
            self.counts(schema, "minLength", "maxLength");
        }
        if self.random.percent(30) {
            schema.put("pattern", Json::text(self.random.among(pool::PATTERNS).0));
        }
        if self.random.percent(12) {
            let format = self.random.among(pool::FORMATS).0;
            // Draft-07 does not know these: one validator asserts them there, the other does not.
            if self.is_new() || !["uuid", "duration"].contains(&format) {
                schema.put("format", Json::text(format));
            }
        }
    }

    /// A least and a most; both alone or together, seldom contradictory.
    pub(super) fn counts(&mut self, schema: &mut Json, least: &str, most: &str) {
        let min = self.random.weighed(&[(4, 0), (4, 1), (2, 2), (1, 3)]);
        let max = if self.random.percent(1) { self.random.below(3) } else { min + self.random.below(4) };
        let asked = self.random.below(3);
        if asked != 0 {
            let min = if self.random.percent(5) { format!("{min}.0") } else { min.to_string() };
            schema.put(least, Json::Number(min));
        }
        if asked != 1 {
            schema.put(most, Json::number(max));
        }
    }

    pub(super) fn number(&mut self, schema: &mut Json) {
        let [mut least, mut most] = [0, 0].map(|_| self.random.word(pool::NUMBERS));
        if value_of(least) > value_of(most) {
            (least, most) = (most, least);
        }
        let exclusive_most = self.random.percent(50);
        // Contradictory bounds are refused, and seldom made.
        let both = value_of(least) < value_of(most) || self.random.percent(2);
        let asked = self.random.below(10);
        if matches!(asked, 0..=2) || (both && asked == 3) {
            schema.put(self.random.word(&["minimum", "exclusiveMinimum"]), Json::number(least));
        }
        if asked == 2 && self.random.percent(50) {
            schema.put(self.random.word(&["minimum", "exclusiveMinimum"]), Json::number(least));
        }
        if matches!(asked, 3 | 4) && (both || asked == 4) {
            schema.put(if exclusive_most { "exclusiveMaximum" } else { "maximum" }, Json::number(most));
        }
        if self.random.percent(20) {
            schema.put("multipleOf", Json::number(self.random.among(pool::DIVISORS)));
        }
    }

    /// `enum` or `const`.
    pub(super) fn listed(&mut self) -> Json {
        let kind = self.kind();
        if self.random.percent(50) {
            let mut schema = Json::of("const", self.value(kind, 1));
            if self.random.percent(20) {
                schema.put("type", Json::text(kind.word_of_values()));
            }
            return schema;
        }
        let mut values: Vec<Json> = Vec::new();
        // Values that a type beside them refuses are refused by the generator.
        let typed = self.random.percent(30);
        for _ in 0..=self.random.below(4) {
            let kind = if typed || self.random.percent(70) { kind } else { self.kind() };
            let value = self.value(kind, 1);
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let mut schema = Json::of("enum", Json::List(values));
        if typed {
            schema.put("type", Json::text(kind.word_of_values()));
        }
        schema
    }

    /// A value of a kind.
    pub(super) fn value(&mut self, kind: Kind, depth: usize) -> Json {
        match kind {
            Kind::Text => Json::text(self.random.word(pool::TEXTS)),
            Kind::Number | Kind::Integer => Json::number(self.random.among(pool::NUMBERS)),
            Kind::Boolean => Json::Bool(self.random.percent(50)),
            Kind::Null => Json::Null,
            Kind::List | Kind::Object if depth == 0 => {
                if kind == Kind::List {
                    Json::List(Vec::new())
                } else {
                    Json::Object(Vec::new())
                }
            }
            Kind::List => {
                let count = self.random.below(3);
                Json::List((0..count).map(|_| self.any_value(depth - 1)).collect())
            }
            Kind::Object => {
                let names = self.random.some_of(pool::NAMES, 30);
                let members = names.iter().map(|name| ((*name).to_owned(), self.any_value(depth - 1)));
                Json::Object(members.collect())
            }
        }
    }

    fn any_value(&mut self, depth: usize) -> Json {
        let kind = self.leaf_kind();
        self.value(kind, depth)
    }
}

/// For comparison alone: near enough.
fn value_of(text: &str) -> f64 {
    text.parse().unwrap()
}
