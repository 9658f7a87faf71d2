//! `$dynamicRef`: one schema for each way to it, and no more than that.

use carimbo::resolved::{Resolved, SchemaId};

use super::{
    json_schema::{built, read, target},
    keywords,
};

/// Where the `$dynamicRef` in the items of a `list` leads, from each schema that refers to one.
fn items(resolved: &Resolved, from: &[SchemaId]) -> Vec<String> {
    let list = |id: &SchemaId| keywords(resolved, id.0).reference.as_ref().unwrap().value;
    let items = from.iter().map(|id| keywords(resolved, list(id).0).items.unwrap());
    items.map(|id| target(resolved, id.0).to_owned()).collect()
}

const LIST: &str = "list: {$id: list, items: {$dynamicRef: '#item'}, $defs: {i: {$dynamicAnchor: item}}}";

#[test]
fn a_dynamic_reference_leads_to_the_outermost_anchor() {
    let resolved = built(&format!(
        "{{$defs: {{{LIST}}}, allOf: [
            {{$id: a, $ref: list, $defs: {{i: {{$dynamicAnchor: item}}}}}},
            {{$id: b, $ref: list, $defs: {{i: {{$dynamicAnchor: item}}}}}},
            {{$id: c, $ref: list, $defs: {{i: {{$anchor: item}}}}}}]}}"
    ));
    assert_eq!(
        items(&resolved, &keywords(&resolved, 0).all_of),
        ["#/allOf/0/$defs/i", "#/allOf/1/$defs/i", "#/$defs/list/$defs/i"]
    );
}

#[test]
fn without_a_dynamic_anchor_it_is_a_reference() {
    let list = LIST.replace("{$dynamicAnchor: item}", "{$anchor: item}");
    let text = format!("{{$defs: {{{list}, i: {{$dynamicAnchor: item}}}}, allOf: [{{$ref: list}}]}}");
    let resolved = built(&text);
    assert_eq!(items(&resolved, &keywords(&resolved, 0).all_of), ["#/$defs/list/$defs/i"]);
    let text = "{$defs: {a: {$dynamicAnchor: x}}, $dynamicRef: '#/$defs/a', allOf: [{$ref: '#/$defs/a'}]}";
    assert_eq!(target(&built(text), 0), "#/$defs/a");
}

#[test]
fn it_stands_before_all_of_beside_a_reference() {
    let resolved = built("{$ref: '#/$defs/a', $dynamicRef: '#/$defs/b', allOf: [true], $defs: {a: {}, b: {}}}");
    let it = keywords(&resolved, 0);
    assert_eq!(target(&resolved, 0), "#/$defs/a");
    assert_eq!(
        it.all_of.iter().map(|id| resolved.schema(*id).pointer.as_str()).collect::<Vec<_>>(),
        ["#/$defs/b", "#/allOf/0"]
    );
}

#[test]
fn schemas_that_ask_for_nothing_are_read_once() {
    let resolved = built(
        "{$dynamicAnchor: n, properties: {a: {$id: a, $dynamicAnchor: m, $ref: 'plain'}, b: {$ref: plain}},
          $defs: {plain: {$id: plain, items: {type: string}}, d: {items: {$dynamicRef: '#n'}}, e: {$id: e, $dynamicAnchor: m, not: {items: {$dynamicRef: '#m'}}}}}",
    );
    let [a, b] = [0, 1].map(|index| keywords(&resolved, 0).properties[index].schema);
    let plain = |id: SchemaId| keywords(&resolved, id.0).reference.as_ref().unwrap().value;
    assert_eq!(plain(a), plain(b));
}

#[test]
fn recursive_references_of_2019_are_followed() {
    let resolved = built(
        "{$schema: 'https://json-schema.org/draft/2019-09/schema', $recursiveAnchor: true, $ref: tree,
          $defs: {tree: {$id: tree, $recursiveAnchor: true, items: {$recursiveRef: '#'}}}}",
    );
    assert_eq!(items(&resolved, &[SchemaId(0)]), ["#"]);
    let (resolved, _) = read("{items: {$recursiveRef: '#'}}");
    let resolved = resolved.unwrap();
    assert_eq!(keywords(&resolved, keywords(&resolved, 0).items.unwrap().0).unsupported.len(), 1);
}

#[test]
fn circles_of_dynamic_references_are_found() {
    for text in [
        "{$dynamicAnchor: a, $dynamicRef: '#a'}",
        "{$dynamicAnchor: a, $ref: '#/$defs/b', $dynamicRef: '#a', $defs: {b: {}}}",
    ] {
        assert_eq!(read(text).1.len(), 1, "{text}");
    }
}

#[test]
fn scopes_without_number_are_refused() {
    // Sixteen resources, each of which leads to all others: every order is another scope.
    let resource = |it: usize| {
        let others = (0..16).map(|other| format!("p{other}: {{$ref: r{other}}}"));
        let anchors = (0..16)
            .filter(|name| (it * 7 + name).is_multiple_of(3))
            .map(|name| format!("d{name}: {{$dynamicAnchor: a{name}}}"));
        let asked = (0..16).map(|name| format!("q{name}: {{$dynamicRef: 'base#a{name}'}}"));
        let properties: Vec<_> = others.chain(asked).collect();
        let anchors: Vec<_> = anchors.collect();
        format!("r{it}: {{$id: r{it}, properties: {{{}}}, $defs: {{{}}}}}", properties.join(", "), anchors.join(", "))
    };
    let base: Vec<_> = (0..16).map(|name| format!("b{name}: {{$dynamicAnchor: a{name}}}")).collect();
    let resources: Vec<_> = (0..16).map(resource).collect();
    let text = format!(
        "{{$defs: {{base: {{$id: base, $defs: {{{}}}}}, {}}}, $ref: r0}}",
        base.join(", "),
        resources.join(", ")
    );
    let diagnostics = read(&text).1;
    assert!(diagnostics.iter().all(|it| it.starts_with("error limit-exceeded")), "{diagnostics:?}");
}
