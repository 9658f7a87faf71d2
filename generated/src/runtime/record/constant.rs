//! Members that have only one value.

use super::super::{Fault, Json, Keyword, Read, Reader, Vacancy, Violation};

/// The place of a member that has only one value, given as JSON text: it is compared, not kept.
#[derive(Clone, Copy, Debug)]
pub struct Constant(pub &'static str);

impl Read for Constant {
    fn vacant(_: Vacancy) -> Self {
        Self("null")
    }

    fn fill(&mut self, reader: &mut Reader<'_>, _: Vacancy) -> Result<(), Fault> {
        let text = reader.skip()?;
        // Most constants are plain strings, whose text is the same; only escapes and numbers need a closer look.
        if text == self.0 || same_value(text, self.0)? {
            return Ok(());
        }
        Err(reader.violate(Violation::new(Keyword::Const, self.0, "")))
    }
}

fn same_value(text: &str, json: &str) -> Result<bool, Fault> {
    let read = |text| Json::read_tolerant(&mut Reader::new(text));
    Ok(read(text)? == read(json)?)
}
