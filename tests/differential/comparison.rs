//! Generated code and the independent validator, asked the same.

use super::json::Json;
use super::oracle::Oracle;
use super::program::{Precision, Program};
use super::schema::Case;
use super::subject::{Generated, generate};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// A schema and values to ask about.
pub(crate) type Question = (Case, Vec<Json>);

/// Where both say different things.
#[derive(Clone)]
pub(crate) struct Difference {
    pub(crate) case: Case,
    pub(crate) instance: Option<Json>,
    pub(crate) kind: String,
    pub(crate) detail: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Case { schema, dialect, formats } = &self.case;
        writeln!(f, "{}: {}\n  {dialect:?}, formats {formats:?}\n  schema   {schema}", self.kind, self.detail)?;
        self.instance.as_ref().map_or(Ok(()), |instance| writeln!(f, "  instance {instance}"))
    }
}

/// What a comparison amounts to.
#[derive(Default)]
pub(crate) struct Figures {
    pub(crate) schemas: usize,
    pub(crate) instances: usize,
    pub(crate) accepted: usize,
    pub(crate) checked_values: usize,
    pub(crate) refused: BTreeMap<String, usize>,
    pub(crate) examples_of_refusal: BTreeMap<String, String>,
    /// One of each kind for each schema.
    pub(crate) differences: Vec<Difference>,
    pub(crate) count: usize,
}

impl Figures {
    pub(crate) fn refusals(&self) -> usize {
        self.refused.values().sum()
    }
}

/// Asks both and adds to the figures what they say.
pub(crate) fn compare(questions: &[Question], oracle: &Oracle, precision: Precision, figures: &mut Figures) {
    let folder = tempfile::tempdir().unwrap();
    let mut modules = Vec::new();
    for (index, (case, _)) in questions.iter().enumerate() {
        figures.schemas += 1;
        if let Some(module) = module_of(case, folder.path(), figures) {
            figures.checked_values += usize::from(module.contains("pub type Root = runtime::Value<"));
            modules.push((index, module));
        }
    }
    let program = Program::new("subject", &modules, precision);
    for (index, words) in &program.broken {
        let case = questions[*index].0.clone();
        figures.differences.push(Difference {
            case,
            instance: None,
            kind: "does not compile".to_owned(),
            detail: words.clone(),
        });
    }
    let asked: Vec<usize> = modules
        .iter()
        .map(|(index, _)| *index)
        .filter(|index| program.broken.iter().all(|(broken, _)| broken != index))
        .collect();
    judge(questions, &asked, &program, oracle, figures);
}

fn module_of(case: &Case, folder: &Path, figures: &mut Figures) -> Option<String> {
    match generate(case, folder) {
        Generated::Module(module) => Some(module),
        Generated::Refused(errors) => {
            let mut codes: Vec<String> = errors.iter().map(|(code, _)| code.clone()).collect();
            codes.dedup();
            let code = codes.join(" ");
            *figures.refused.entry(code.clone()).or_default() += 1;
            let message = errors.first().map(|(_, message)| message.clone()).unwrap_or_default();
            let example = format!("{message}\n    {}", case.schema);
            let known = figures.examples_of_refusal.entry(code).or_insert_with(|| example.clone());
            if example.len() < known.len() {
                *known = example;
            }
            None
        }
        Generated::Panicked => {
            let (kind, detail) = ("panic of the generator".to_owned(), String::new());
            figures.differences.push(Difference { case: case.clone(), instance: None, kind, detail });
            None
        }
    }
}

fn judge(questions: &[Question], asked: &[usize], program: &Program, oracle: &Oracle, figures: &mut Figures) {
    let mut lines = Vec::new();
    let mut places = Vec::new();
    for index in asked {
        for instance in &questions[*index].1 {
            lines.push(format!("{index}\t{instance}"));
            places.push((*index, instance));
        }
    }
    let said = program.answers(&lines);
    let lines: Vec<String> = lines
        .iter()
        .zip(&said)
        .map(|(line, said)| match said.split_once('\t') {
            Some(("ok", written)) => format!("{line}\t{written}"),
            _ => format!("{line}\t"),
        })
        .collect();
    let cases: Vec<Case> = questions.iter().map(|(case, _)| case.clone()).collect();
    let truth = oracle.answers(&cases, &lines);
    for ((said, truth), (index, instance)) in said.iter().zip(&truth).zip(places) {
        figures.instances += 1;
        figures.accepted += usize::from(truth.starts_with("valid"));
        if let Some(kind) = difference(said, truth) {
            let detail = format!("generated code: {said:?}, independent validator: {truth:?}");
            let case = questions[index].0.clone();
            let known = |known: &Difference| known.kind == kind && known.case.schema == case.schema;
            figures.count += 1;
            if figures.differences.iter().any(known) {
                continue;
            }
            figures.differences.push(Difference {
                case,
                instance: Some(instance.clone()),
                kind: kind.to_owned(),
                detail,
            });
        }
    }
}

fn difference(said: &str, truth: &str) -> Option<&'static str> {
    let (verdict, _) = said.split_once('\t').unwrap_or((said, ""));
    let (valid, same) = truth.split_once('\t').unwrap_or((truth, ""));
    match (verdict, valid, same) {
        (_, valid, _) if valid.starts_with("broken") => Some("the validator refuses the schema"),
        ("ok", "valid", "same") | ("err", "invalid", _) => None,
        ("ok", "valid", _) => Some("written back differently"),
        ("ok", _, _) => Some("false accept"),
        ("err", _, _) => Some("false reject"),
        ("panic", _, _) => Some("panic of generated code"),
        _ => Some("serde and our reader differ"),
    }
}
