//! Lists.

use super::{Json, Maker};

impl Maker<'_> {
    pub(super) fn list(&mut self, schema: &mut Json, depth: usize) {
        let mut prefix = Vec::new();
        if self.random.percent(35) {
            for _ in 0..=self.random.below(3) {
                prefix.push(self.part(depth));
            }
        }
        let rest = self.random.percent(55).then(|| self.items(depth));
        if self.is_new() {
            if !prefix.is_empty() {
                schema.put("prefixItems", Json::List(prefix));
            }
            if let Some(rest) = rest {
                schema.put("items", rest);
            }
        } else if prefix.is_empty() {
            if let Some(rest) = rest {
                schema.put("items", rest);
            }
        } else {
            schema.put("items", Json::List(prefix));
            if let Some(rest) = rest {
                schema.put("additionalItems", rest);
            }
        }
        self.contains(schema, depth);
        if self.random.percent(20) {
            schema.put("uniqueItems", Json::Bool(self.random.percent(85)));
        }
        if self.random.percent(35) {
            self.counts(schema, "minItems", "maxItems");
        }
    }

    fn items(&mut self, depth: usize) -> Json {
        if self.random.percent(10) { Json::Bool(false) } else { self.part(depth) }
    }

    fn contains(&mut self, schema: &mut Json, depth: usize) {
        if !self.random.percent(20) {
            return;
        }
        schema.put("contains", self.part(depth));
        if self.is_new() && self.random.percent(50) {
            self.counts(schema, "minContains", "maxContains");
        }
    }
}
