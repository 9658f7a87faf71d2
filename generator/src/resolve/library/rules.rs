//! `$schema`: the dialect of a resource, and the vocabularies of a metaschema of somebody else.

use super::Library;
use crate::{
    diagnostic::{Code, Diagnostic},
    document::{Mapping, Node, Value},
    resolve::{
        dialect::{Dialect, Named, Offered, Rules, Vocabulary, named, offered},
        uri,
    },
    resolved::FormatUse,
    span::Span,
};

/// How many metaschemas may describe one another.
const DEPTH_MAX: usize = 8;

impl<'d> Library<'d> {
    /// The rules at the top of a resource: those that its `$schema` names, or those around it; and what is wrong with
    /// that.
    pub(super) fn rules_of(&mut self, node: &'d Node, default: &Rules) -> (Rules, Option<Diagnostic>) {
        let schema = node.get("$schema").filter(|_| default.dialect != Dialect::OpenApi30);
        match schema.map(|schema| self.named_rules(schema, DEPTH_MAX)) {
            None => (default.clone(), None),
            Some(Ok(rules)) => (rules, None),
            Some(Err(fault)) => (default.clone(), Some(*fault)),
        }
    }

    fn named_rules(&mut self, schema: &'d Node, depth: usize) -> Result<Rules, Box<Diagnostic>> {
        let Some(text) = schema.as_str() else {
            let fault = Diagnostic::error(Code::UnexpectedType, schema.span)
                .message(format!("`$schema` is {}, and must be a string", schema.value.kind()));
            return Err(Box::new(fault.help(UNDERSTOOD)));
        };
        match named(text) {
            Named::Dialect(dialect) => Ok(Rules::of(dialect)),
            Named::Unsupported => Err(Box::new(unsupported(text, schema.span))),
            Named::Metaschema => self.described_rules(text, schema.span, depth),
        }
    }

    /// The rules that a metaschema describes: those of its own `$schema`, cut down to its `$vocabulary`.
    fn described_rules(&mut self, text: &str, span: Span, depth: usize) -> Result<Rules, Box<Diagnostic>> {
        let Some(depth) = depth.checked_sub(1) else { return Err(Box::new(endless(text, span))) };
        let uri = uri::resolve("", text);
        let Some(metaschema) = self.tops.get(&uri).copied() else {
            self.missing.insert(uri);
            return Err(Box::new(unknown(text, span)));
        };
        let Some(schema) = metaschema.get("$schema") else { return Err(Box::new(without_dialect(text, span))) };
        let rules = self.named_rules(schema, depth)?;
        match metaschema.get("$vocabulary").and_then(Node::as_mapping) {
            Some(vocabularies) if rules.knows("$vocabulary") => cut_down(&rules, vocabularies, span),
            Some(_) | None => Ok(rules),
        }
    }
}

fn cut_down(rules: &Rules, vocabularies: &Mapping, span: Span) -> Result<Rules, Box<Diagnostic>> {
    let mut left_out = vec![Vocabulary::Applicator, Vocabulary::Unevaluated, Vocabulary::Validation];
    let mut formats = FormatUse::AsConfigured;
    for entry in &vocabularies.entries {
        let is_required = matches!(entry.value.value, Value::Boolean(true));
        match offered(&entry.key) {
            Offered::Group(group) => left_out.retain(|it| *it != group),
            Offered::FormatAssertion => formats = FormatUse::Asserted,
            Offered::Format if is_required => formats = FormatUse::Asserted,
            Offered::Unknown if is_required => return Err(Box::new(unknown_vocabulary(&entry.key, span))),
            Offered::Format | Offered::Harmless | Offered::Unknown => {}
        }
    }
    // In 2019-09, they are applicators.
    if rules.dialect == Dialect::Draft201909 && !left_out.contains(&Vocabulary::Applicator) {
        left_out.retain(|it| *it != Vocabulary::Unevaluated);
    }
    Ok(Rules { dialect: rules.dialect, left_out, formats })
}

const UNDERSTOOD: &str = "the dialects are `https://json-schema.org/draft/2020-12/schema`, 2019-09, \
                          `http://json-schema.org/draft-07/schema#` and draft-06";

fn unsupported(text: &str, span: Span) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedSchema, span)
        .message(format!("the schema dialect `{text}` is not supported"))
        .help(UNDERSTOOD)
}

fn unknown(text: &str, span: Span) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedSchema, span)
        .message(format!("the metaschema `{text}` is not known"))
        .help("put it below a folder, and name the folder with `--remotes`: no schema is fetched from the network")
}

fn without_dialect(text: &str, span: Span) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedSchema, span)
        .message(format!("the metaschema `{text}` has no `$schema`, so that its dialect is not known"))
        .help("give it the `$schema` of the draft that it is based on")
}

fn endless(text: &str, span: Span) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedSchema, span)
        .message(format!("the metaschema `{text}` is described by no draft, only by metaschemas"))
        .help("give the last of them the `$schema` of the draft that it is based on")
}

fn unknown_vocabulary(uri: &str, span: Span) -> Diagnostic {
    Diagnostic::error(Code::UnsupportedSchema, span)
        .message(format!("the metaschema requires the vocabulary `{uri}`, which is not known"))
        .help("make it `false` in the metaschema's `$vocabulary` if its keywords may be ignored")
}
