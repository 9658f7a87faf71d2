//! `carimbo generate --check`: what is not as it would be generated, and the first difference.

use super::{Cx, Exit, count};
use crate::place::Place;
use crate::source_tree::SourceTree;
use crate::write::{self, Entry, FilePlan, FileState, MANIFEST, Overwrite, State, WriteError};
use similar::TextDiff;

/// Lines around a difference.
const CONTEXT_LINES: usize = 3;
/// Lines of a difference that are shown.
const LINES_MAX: usize = 60;

pub(super) fn check(
    tree: &SourceTree,
    output: &Place,
    ledger: Option<&FilePlan<'_>>,
    cx: &mut Cx<'_, '_>,
) -> Result<Exit, WriteError> {
    let plan = write::plan(tree, output, Overwrite::Refuse)?;
    let mut stale: Vec<String> = plan.entries().iter().filter_map(|entry| described(entry, output)).collect();
    if stale.is_empty() && plan.changes_manifest() {
        stale.push(format!("{}: out of date", output.below(MANIFEST).name()));
    }
    stale.extend(ledger.and_then(described_file));
    if stale.is_empty() {
        let files = plan.entries().len() + usize::from(ledger.is_some());
        cx.conclude(&format!("{} up to date", count(files, "file")));
        return Ok(Exit::Fine);
    }
    cx.terminal.out(&format!("{}\n", stale.join("\n")));
    if let Some(difference) = plan.entries().iter().find_map(|entry| difference(entry, output)) {
        cx.terminal.out(&format!("\n{difference}\n"));
    }
    cx.conclude(&format!("{} stale", count(stale.len(), "file")));
    Ok(Exit::Findings)
}

fn described(entry: &Entry<'_>, output: &Place) -> Option<String> {
    let what = match &entry.state {
        State::Unchanged => return None,
        State::Missing { .. } => "missing".to_owned(),
        State::Outdated { .. } => "out of date".to_owned(),
        State::Superfluous => "not generated any more".to_owned(),
        State::EditedSuperfluous => "edited by hand, and not generated any more".to_owned(),
        State::Foreign { obstacle, .. } | State::Blocked(obstacle) => obstacle.to_string(),
    };
    Some(format!("{}: {what}", entry.name(output)))
}

fn described_file(plan: &FilePlan<'_>) -> Option<String> {
    let what = match plan.state() {
        FileState::Unchanged => return None,
        FileState::Missing => "missing",
        FileState::Outdated => "out of date",
    };
    Some(format!("{}: {what}", plan.name()))
}

/// The first place where the file on the disk differs from the generated one.
fn difference(entry: &Entry<'_>, output: &Place) -> Option<String> {
    let (text, found) = match &entry.state {
        State::Outdated { text, found } | State::Foreign { text, found, .. } => (*text, found),
        State::Unchanged
        | State::Missing { .. }
        | State::Superfluous
        | State::EditedSuperfluous
        | State::Blocked(_) => return None,
    };
    let found = String::from_utf8_lossy(found).replace("\r\n", "\n");
    let diff = TextDiff::from_lines(found.as_str(), text);
    let mut unified = diff.unified_diff();
    let hunk = unified.context_radius(CONTEXT_LINES).iter_hunks().next()?.to_string();
    let name = entry.name(output);
    let mut shown = vec![format!("--- {name}"), format!("+++ {name} (generated)")];
    shown.extend(hunk.lines().take(LINES_MAX).map(printable));
    let more = hunk.lines().count().saturating_sub(LINES_MAX);
    if more > 0 {
        shown.push(format!("… {}", count(more, "more line")));
    }
    Some(shown.join("\n"))
}

/// A file on the disk may hold anything; a terminal acts on control characters.
fn printable(line: &str) -> String {
    line.chars()
        .map(|character| if character.is_control() && character != '\t' { '\u{FFFD}' } else { character })
        .collect()
}
