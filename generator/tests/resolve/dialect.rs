//! Drafts and vocabularies: which keywords count.

use carimbo::resolved::FormatUse;

use super::{
    json_schema::{built, read, read_draft7, read_with, target},
    keywords,
};
use carimbo::resolve::SchemaOptions;

#[test]
fn lists_in_items_are_prefix_items() {
    for schema in ["http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2019-09/schema"] {
        let resolved = built(&format!("{{$schema: '{schema}', items: [true, {{}}], additionalItems: false}}"));
        let it = keywords(&resolved, 0);
        assert_eq!(it.prefix_items.len(), 2);
        assert_eq!(resolved.schema(it.items.unwrap()).pointer, "#/additionalItems");
    }
    assert_eq!(read_draft7("{items: {}, additionalItems: false}").1, ["warning unknown-member: additionalItems"]);
    assert_eq!(read("{items: [true]}").1, ["error unexpected-type: [true]"]);
    assert_eq!(read("{additionalItems: false}").1, ["warning unknown-member: additionalItems"]);
}

#[test]
fn keywords_of_other_drafts_are_ignored() {
    let newer = "{prefixItems: [false], unevaluatedItems: false, minContains: 1, dependentSchemas: {}, $defs: {}}";
    let (resolved, diagnostics) = read_draft7(newer);
    assert_eq!(diagnostics.len(), 5);
    let resolved = resolved.unwrap();
    let it = keywords(&resolved, 0);
    assert!(it.prefix_items.is_empty() && it.unevaluated_items.is_none() && it.dependent_schemas.is_empty());
    let text = "{$schema: 'http://json-schema.org/draft-06/schema#', if: false, else: false}";
    assert_eq!(read(text).1, ["warning unknown-member: if", "warning unknown-member: else"]);
    assert_eq!(
        read("{discriminator: 1, enum: []}").1,
        ["warning unknown-member: discriminator", "warning invalid-value: []"]
    );
}

#[test]
fn a_reference_of_draft_7_stands_alone() {
    let (resolved, diagnostics) = read_draft7(
        "{definitions: {a: {$id: '#n', type: string}}, properties: {p: {$ref: '#n', maxLength: 1, $id: 'http://h/'}}}",
    );
    assert_eq!(diagnostics, ["warning unknown-member: maxLength", "warning unknown-member: $id"]);
    let resolved = resolved.unwrap();
    let property = keywords(&resolved, 0).properties[0].schema;
    assert_eq!(target(&resolved, property.0), "#/definitions/a");
    assert!(keywords(&resolved, property.0).max_length.is_none());
}

#[test]
fn a_resource_has_its_own_dialect() {
    let old = "{$id: old, $schema: 'http://json-schema.org/draft-07/schema#', items: [true]}";
    let resolved = built(&format!("{{$defs: {{a: {old}}}, prefixItems: [true]}}"));
    let old = resolved.components[1];
    assert_eq!(keywords(&resolved, old.0).prefix_items.len(), 1);
    let (resolved, _) = read("{$defs: {a: {$schema: 'http://json-schema.org/draft-07/schema#'}}}");
    let resolved = resolved.unwrap();
    assert_eq!(keywords(&resolved, 1).unsupported[0].value, "$schema");
}

fn with_metaschema(metaschema: &str, schema: &str) -> (Option<carimbo::resolved::Resolved>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("meta.json"), metaschema).unwrap();
    let options = SchemaOptions { remotes: Some(folder.path().to_owned()), ..SchemaOptions::default() };
    read_with(&format!("{{$schema: 'http://h/meta.json', {schema}}}"), &options)
}

fn metaschema(vocabularies: &str) -> String {
    format!(r#"{{"$schema": "https://json-schema.org/draft/2020-12/schema", "$vocabulary": {{{vocabularies}}}}}"#)
}

#[test]
fn a_metaschema_chooses_vocabularies() {
    let applicator = r#""https://json-schema.org/draft/2020-12/vocab/applicator": true"#;
    let (resolved, diagnostics) = with_metaschema(&metaschema(applicator), "minimum: 1, not: {}, unevaluatedItems: {}");
    assert_eq!(diagnostics, ["warning unknown-member: minimum", "warning unknown-member: unevaluatedItems"]);
    let resolved = resolved.unwrap();
    assert!(keywords(&resolved, 0).minimum.is_none() && keywords(&resolved, 0).not.is_some());
    let unknown = |required| with_metaschema(&metaschema(&format!(r#""http://h/v": {required}"#)), "title: t").1;
    assert_eq!(unknown(true), ["error unsupported-schema: 'http://h/meta.json'"]);
    assert_eq!(unknown(false), Vec::<String>::new());
    let own = r#"{"$schema": "http://h/meta.json"}"#;
    assert_eq!(with_metaschema(own, "title: t").1, [r#"error unsupported-schema: "http://h/meta.json""#]);
    assert_eq!(with_metaschema("{}", "title: t").1, ["error unsupported-schema: 'http://h/meta.json'"]);
}

#[test]
fn a_metaschema_asks_for_formats() {
    for (vocabulary, expected) in
        [("format-assertion", FormatUse::Asserted), ("format-annotation", FormatUse::AsConfigured)]
    {
        let vocabulary = format!(r#""https://json-schema.org/draft/2020-12/vocab/{vocabulary}": false"#);
        let (resolved, _) = with_metaschema(&metaschema(&vocabulary), "format: ipv4");
        assert_eq!(keywords(&resolved.unwrap(), 0).format_use, expected);
    }
}

#[test]
fn metaschemas_may_be_referred_to() {
    for uri in ["https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft-07/schema#"] {
        let resolved = built(&format!("{{$ref: '{uri}'}}"));
        assert_eq!(resolved.foreign.len(), if uri.contains("2020") { 8 } else { 1 });
    }
}
