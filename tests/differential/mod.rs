//! The makers and the judges of the differential test.

mod awkward;
pub(crate) mod comparison;
pub(crate) mod instance;
pub(crate) mod json;
pub(crate) mod oracle;
pub(crate) mod pool;
pub(crate) mod program;
pub(crate) mod random;
pub(crate) mod schema;
pub(crate) mod shrink;
pub(crate) mod subject;
