//! Last stage, and the only one that writes: a [`SourceTree`] becomes the files of a folder.
//!
//! A file that has not changed is not touched. What was generated once and is not any more is deleted. A file that
//! somebody edited, or that was there before, stops everything unless [`Overwrite::Force`] says otherwise. Either all
//! changes are made or none.
//!
//! What was written before is known from a list in the folder itself, [`MANIFEST`]. Two texts that differ only in
//! CR LF and LF are the same text here: version control may have converted one into the other.
//!
//! Work in progress is kept in a folder `.carimbo-tmp` inside the output folder, which also keeps a second run out. A
//! run that is killed leaves at worst this folder and, in the moment in which files change places, a part of the files
//! new; the next run removes the one and completes the other.

mod apply;
mod digest;
mod error;
mod manifest;
mod plan;
mod single;
mod staging;
#[cfg(test)]
mod tests;

pub use error::WriteError;
pub use plan::{Entry, Obstacle, Plan, State};
pub use single::{FilePlan, FileState, Outcome, plan_file, plan_plain_file, write_file};

use crate::place::Place;
use crate::source_tree::SourceTree;
use staging::Staging;

/// The file in the output folder that lists what was generated there.
pub const MANIFEST: &str = ".carimbo";

/// What to do about files that somebody edited or put in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Change nothing and name them.
    Refuse,
    /// Replace them.
    Force,
}

/// What a run has changed, in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Written: new ones and replaced ones.
    pub written: usize,
    /// Deleted.
    pub deleted: usize,
    /// Left alone.
    pub unchanged: usize,
}

/// Compares a tree with the files of a folder. Changes nothing.
///
/// # Errors
/// [`WriteError`] where the folder cannot be read.
pub fn plan<'tree>(tree: &'tree SourceTree, folder: &Place, overwrite: Overwrite) -> Result<Plan<'tree>, WriteError> {
    plan::compare(tree, folder, overwrite)
}

/// Makes the files of a folder those of a tree.
///
/// # Errors
/// [`WriteError`] where something is in the way or the disk fails; then nothing has changed.
pub fn write(tree: &SourceTree, folder: &Place, overwrite: Overwrite) -> Result<Summary, WriteError> {
    let plan = plan(tree, folder, overwrite)?;
    plan.permit(folder, overwrite)?;
    if plan.is_fulfilled() && !Staging::is_left_over(folder) {
        return Ok(plan.summary());
    }
    let staging = Staging::begin(folder)?;
    // Another run may have written before this one got its turn.
    let outcome = plan::compare(tree, folder, overwrite).and_then(|plan| {
        plan.permit(folder, overwrite)?;
        apply::apply(&plan, folder, &staging)?;
        Ok(plan.summary())
    });
    match outcome {
        Ok(summary) => {
            staging.end();
            Ok(summary)
        }
        Err(error) => {
            staging.abandon();
            Err(error)
        }
    }
}
