//! Values that a schema may accept, or almost: made from it, then changed.

use super::json::Json;
use super::pool;
use super::random::Random;

/// Makes values for one schema.
struct Maker<'a> {
    random: &'a mut Random,
    document: &'a Json,
}

/// A value for a schema.
pub(crate) fn instance(document: &Json, random: &mut Random) -> Json {
    let way = random.below(100);
    let mut maker = Maker { random, document };
    if way < 6 {
        return maker.any(3);
    }
    let mut value = maker.value(&[document], 6);
    if way > 50 {
        for _ in 0..=maker.random.below(2) {
            maker.change(&mut value);
        }
    }
    value
}

/// Keywords of in-place subschemas: of all that apply, and of some of those that may.
const ALL: &[&str] = &["allOf"];
const SOME: &[&str] = &["anyOf", "oneOf"];

impl<'a> Maker<'a> {
    /// Every schema that a value has to meet at once, with one way chosen where there are several.
    fn together(&mut self, schema: &'a Json, found: &mut Vec<&'a Json>, budget: usize) {
        let Json::Object(_) = schema else { return };
        found.push(schema);
        if budget == 0 || found.len() > 30 {
            return;
        }
        for keyword in ["$ref", "$dynamicRef"] {
            if let Some(target) = schema.get(keyword).and_then(Json::as_text).and_then(|text| self.target(text)) {
                self.together(target, found, budget - 1);
            }
        }
        for part in ALL.iter().flat_map(|keyword| schema.get(keyword).map_or(&[][..], Json::as_list)) {
            self.together(part, found, budget - 1);
        }
        for keyword in SOME {
            let branches = schema.get(keyword).map_or(&[][..], Json::as_list);
            if !branches.is_empty() {
                let branch = self.random.among(branches);
                self.together(branch, found, budget - 1);
            }
        }
        if let Some(condition) = schema.get("if") {
            let holds = self.random.percent(50);
            let branch = schema.get(if holds { "then" } else { "else" });
            for part in branch.into_iter().chain(holds.then_some(condition)) {
                self.together(part, found, budget - 1);
            }
        }
        for keyword in ["dependentSchemas", "dependencies"] {
            for (_, part) in schema.get(keyword).map_or(&[][..], Json::as_members) {
                if self.random.percent(40) {
                    self.together(part, found, budget - 1);
                }
            }
        }
    }

    /// A definition ends on its number, by whatever it is referred to.
    fn target(&self, reference: &str) -> Option<&'a Json> {
        let name = reference.trim_end_matches(".json").chars().last()?;
        let Some(number) = name.to_digit(10) else { return Some(self.document) };
        let definitions = self.document.get("$defs").or_else(|| self.document.get("definitions"))?;
        definitions.get(&format!("d{number}"))
    }

    fn value(&mut self, schemas: &[&'a Json], depth: usize) -> Json {
        let mut together = Vec::new();
        for schema in schemas {
            self.together(schema, &mut together, 6);
        }
        if together.is_empty() {
            return self.any(1);
        }
        let listed = together.iter().find_map(|schema| schema.get("const"));
        if let Some(value) = listed {
            return value.clone();
        }
        let listed = together.iter().find_map(|schema| schema.get("enum")).map_or(&[][..], Json::as_list);
        if !listed.is_empty() {
            return self.random.among(listed).clone();
        }
        match self.kind(&together) {
            "null" => Json::Null,
            "boolean" => Json::Bool(self.random.percent(50)),
            "string" => self.text(&together),
            "integer" | "number" => self.number(&together),
            "array" if depth > 0 => self.list(&together, depth),
            "object" if depth > 0 => self.object(&together, depth),
            "array" => Json::List(Vec::new()),
            _ => Json::Object(Vec::new()),
        }
    }

    fn kind(&mut self, schemas: &[&'a Json]) -> &'a str {
        const KINDS: [&str; 7] = ["null", "boolean", "string", "integer", "number", "array", "object"];
        let mut kinds = KINDS.to_vec();
        for types in schemas.iter().filter_map(|schema| schema.get("type")) {
            let words: Vec<&str> = match types {
                Json::Text(word) => vec![word],
                other => other.as_list().iter().filter_map(Json::as_text).collect(),
            };
            kinds.retain(|kind| words.contains(kind) || (*kind == "integer" && words.contains(&"number")));
        }
        let all = if kinds.is_empty() { KINDS.to_vec() } else { kinds };
        let likely: Vec<&str> = all.iter().copied().filter(|kind| speaks_of(schemas, kind)).collect();
        if likely.is_empty() || self.random.percent(5) { self.random.word(&all) } else { self.random.word(&likely) }
    }

    fn text(&mut self, schemas: &[&Json]) -> Json {
        let mut texts: Vec<&str> = Vec::new();
        for schema in schemas {
            let pattern = schema.get("pattern").and_then(Json::as_text);
            let format = schema.get("format").and_then(Json::as_text);
            for (name, samples) in pool::PATTERNS {
                texts.extend(samples.iter().filter(|_| pattern == Some(name)));
            }
            for (name, samples) in pool::FORMATS {
                texts.extend(samples.iter().filter(|_| format == Some(name)));
            }
        }
        let min = schemas.iter().filter_map(|schema| count(schema, "minLength")).max().unwrap_or(0);
        let max = schemas.iter().filter_map(|schema| count(schema, "maxLength")).min().unwrap_or(99);
        for _ in 0..8 {
            let known = !texts.is_empty() && self.random.percent(85);
            let text = if known { self.random.word(&texts) } else { self.random.word(pool::TEXTS) };
            if (min..=max).contains(&text.chars().count()) {
                return Json::text(text);
            }
        }
        Json::text(self.random.word(pool::TEXTS))
    }

    /// Near a bound, or a multiple.
    fn number(&mut self, schemas: &[&Json]) -> Json {
        const BOUNDS: &[&str] = &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
        let mut candidates: Vec<String> = Vec::new();
        let mut step = 1.0;
        for schema in schemas {
            if let Some(Json::Number(text)) = schema.get("multipleOf") {
                step = text.parse().unwrap_or(1.0);
            }
            for bound in BOUNDS {
                let Some(Json::Number(text)) = schema.get(bound) else { continue };
                candidates.push(text.clone());
                candidates.extend(moved(text, 1.0));
                candidates.extend(moved(text, -1.0));
                candidates.extend(moved(text, 0.01));
            }
        }
        for factor in [0.0, 1.0, 2.0, 3.0, 5.0, 10.0, -2.0] {
            candidates.push(short(step * factor));
        }
        if self.random.percent(25) {
            Json::number(self.random.among(pool::NUMBERS))
        } else {
            Json::Number(self.random.among(&candidates).clone())
        }
    }

    fn list(&mut self, schemas: &[&'a Json], depth: usize) -> Json {
        let min = schemas.iter().filter_map(|schema| count(schema, "minItems")).max().unwrap_or(0);
        let max = schemas.iter().filter_map(|schema| count(schema, "maxItems")).min().unwrap_or(min + 3);
        let length = min + self.random.below((max + 1).saturating_sub(min).clamp(1, 4));
        let mut items = Vec::new();
        for index in 0..length {
            let rules: Vec<&Json> = schemas.iter().filter_map(|schema| item_rule(schema, index)).collect();
            let mut contained: Vec<&Json> = schemas.iter().filter_map(|schema| schema.get("contains")).collect();
            if self.random.percent(50) {
                contained.clear();
            }
            contained.extend(rules);
            items.push(self.value(&contained, depth - 1));
        }
        Json::List(items)
    }

    fn object(&mut self, schemas: &[&'a Json], depth: usize) -> Json {
        let mut names: Vec<&str> = Vec::new();
        for schema in schemas {
            names.extend(schema.get("required").map_or(&[][..], Json::as_list).iter().filter_map(Json::as_text));
            for keyword in ["properties", "dependentRequired", "dependentSchemas", "dependencies"] {
                for (name, _) in schema.get(keyword).map_or(&[][..], Json::as_members) {
                    if self.random.percent(60) {
                        names.push(name);
                    }
                }
            }
        }
        for name in pool::NAMES.iter().chain(&["d", "😀"]) {
            if self.random.percent(8) {
                names.push(name);
            }
        }
        names.sort_unstable();
        names.dedup();
        let mut members = Vec::new();
        for name in names {
            let rules: Vec<&Json> = schemas.iter().flat_map(|schema| member_rules(schema, name)).collect();
            members.push((name.to_owned(), self.value(&rules, depth - 1)));
        }
        Json::Object(members)
    }

    /// A value of any kind.
    fn any(&mut self, depth: usize) -> Json {
        match self.random.below(if depth == 0 { 4 } else { 6 }) {
            0 => self.random.among(&[Json::Null, Json::Bool(true), Json::Bool(false)]).clone(),
            1 => Json::number(self.random.among(pool::NUMBERS)),
            2 | 3 => Json::text(self.random.word(pool::TEXTS)),
            4 => Json::List((0..self.random.below(4)).map(|_| self.any(depth - 1)).collect()),
            _ => {
                let names = self.random.some_of(pool::NAMES, 45);
                Json::Object(names.iter().map(|name| ((*name).to_owned(), self.any(depth - 1))).collect())
            }
        }
    }

    /// Changes one place of a value.
    fn change(&mut self, value: &mut Json) {
        let place = self.random.below(value.size());
        let other = self.any(1);
        let Some(place) = value.nth_mut(place) else { return };
        if self.random.percent(12) {
            *place = other;
            return;
        }
        match place {
            Json::Null | Json::Bool(_) => *place = other,
            Json::Number(text) => *text = self.changed_number(text),
            Json::Text(text) if self.random.percent(50) => text.push(*self.random.among(&['a', '😀', '1', '\n'])),
            Json::Text(text) => *text = self.random.word(pool::TEXTS).to_owned(),
            Json::List(items) => self.change_list(items, other),
            Json::Object(members) => self.change_object(members, other),
        }
    }

    fn changed_number(&mut self, text: &str) -> String {
        match self.random.below(8) {
            0 if !text.contains('e') && text.len() < 15 => format!("{text}e0"),
            1 if is_whole(text) => format!("{text}.0"),
            2 if text.starts_with('-') => text[1..].to_owned(),
            2 => format!("-{text}"),
            3 => self.random.word(pool::NUMBERS).to_owned(),
            4 => moved(text, 0.5).unwrap_or_else(|| text.to_owned()),
            5 => moved(text, -1.0).unwrap_or_else(|| text.to_owned()),
            _ => moved(text, 1.0).unwrap_or_else(|| text.to_owned()),
        }
    }

    fn change_list(&mut self, items: &mut Vec<Json>, other: Json) {
        let at = self.random.below(items.len() + 1);
        match self.random.below(4) {
            0 if !items.is_empty() => drop(items.remove(at % items.len())),
            1 | 2 if !items.is_empty() => {
                let item = match items[at % items.len()].clone() {
                    Json::Number(text) if is_whole(&text) => Json::Number(format!("{text}.0")),
                    item => item,
                };
                items.insert(at, item);
            }
            _ => items.insert(at, other),
        }
    }

    fn change_object(&mut self, members: &mut Vec<(String, Json)>, other: Json) {
        if !members.is_empty() && self.random.percent(50) {
            members.remove(self.random.below(members.len()));
            return;
        }
        let name = self.random.word(&["a", "b", "c", "x-d", "x-e", "z", "😀"]);
        members.retain(|(found, _)| found != name);
        members.push((name.to_owned(), other));
    }
}

/// Whether some keyword is about values of a kind.
fn speaks_of(schemas: &[&Json], kind: &str) -> bool {
    let words: &[&str] = match kind {
        "string" => &["minLength", "maxLength", "pattern", "format"],
        "integer" | "number" => &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
        "array" => &["items", "prefixItems", "contains", "uniqueItems", "minItems", "maxItems", "unevaluatedItems"],
        "object" => &["properties", "required", "additionalProperties", "patternProperties", "unevaluatedProperties"],
        _ => &[],
    };
    schemas.iter().any(|schema| words.iter().any(|word| schema.get(word).is_some()))
}

fn count(schema: &Json, keyword: &str) -> Option<usize> {
    let Some(Json::Number(text)) = schema.get(keyword) else { return None };
    text.trim_end_matches(".0").parse().ok()
}

fn item_rule(schema: &Json, index: usize) -> Option<&Json> {
    let items = schema.get("items");
    let prefix = schema.get("prefixItems").or(items.filter(|items| matches!(items, Json::List(_))));
    let prefix = prefix.map_or(&[][..], Json::as_list);
    let rest = items.filter(|items| !matches!(items, Json::List(_)));
    let rest = rest.or_else(|| schema.get("additionalItems")).or_else(|| schema.get("unevaluatedItems"));
    prefix.get(index).or(rest)
}

fn member_rules<'a>(schema: &'a Json, name: &str) -> Vec<&'a Json> {
    let named = schema.get("properties").and_then(|members| members.get(name));
    let patterns = schema.get("patternProperties").map_or(&[][..], Json::as_members);
    let mut rules: Vec<&Json> = named.into_iter().collect();
    rules.extend(
        patterns
            .iter()
            .filter(|(pattern, _)| pattern.contains(name.chars().next().unwrap_or('?')))
            .map(|(_, rule)| rule),
    );
    if rules.is_empty() {
        rules.extend(schema.get("additionalProperties").or_else(|| schema.get("unevaluatedProperties")));
    }
    rules
}

/// Whether it may be written with a fraction of zero, for the independent validator to understand it.
fn is_whole(text: &str) -> bool {
    text.len() < 15 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// A number that differs from another by a step, where both are small.
fn moved(text: &str, step: f64) -> Option<String> {
    match text.parse::<i128>() {
        Ok(whole) if step.abs() == 1.0 => Some((whole + if step > 0.0 { 1 } else { -1 }).to_string()),
        _ => text.parse::<f64>().ok().filter(|number| number.abs() < 1e9).map(|number| short(number + step)),
    }
}

/// As people write it: without the digits that `f64` brings in.
fn short(number: f64) -> String {
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
