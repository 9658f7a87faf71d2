//! The metaschemas of the drafts, for schemas that refer to them: what they accept, without descriptions.

/// The text of a metaschema.
pub(super) fn text(uri: &str) -> Option<&'static str> {
    DOCUMENTS.iter().find(|(known, _)| *known == uri).map(|(_, text)| *text)
}

const DOCUMENTS: &[(&str, &str)] = &[
    ("http://json-schema.org/draft-07/schema", include_str!("metaschema/draft7.json")),
    ("https://json-schema.org/draft/2020-12/schema", include_str!("metaschema/schema.json")),
    ("https://json-schema.org/draft/2020-12/meta/core", include_str!("metaschema/core.json")),
    ("https://json-schema.org/draft/2020-12/meta/applicator", include_str!("metaschema/applicator.json")),
    ("https://json-schema.org/draft/2020-12/meta/unevaluated", include_str!("metaschema/unevaluated.json")),
    ("https://json-schema.org/draft/2020-12/meta/validation", include_str!("metaschema/validation.json")),
    ("https://json-schema.org/draft/2020-12/meta/meta-data", include_str!("metaschema/meta_data.json")),
    ("https://json-schema.org/draft/2020-12/meta/format-annotation", include_str!("metaschema/format_annotation.json")),
    ("https://json-schema.org/draft/2020-12/meta/format-assertion", include_str!("metaschema/format_assertion.json")),
    ("https://json-schema.org/draft/2020-12/meta/content", include_str!("metaschema/content.json")),
];
