//! How long each stage takes on the specifications of this repository, and all of them on a large one of our making.

use carimbo::{
    diagnostic::Diagnostics,
    document::Document,
    emit,
    ident::Ident,
    ir, load, lower,
    options::{Formats, Options, Responses},
    resolve,
    resolved::Resolved,
    span::Sources,
};
use criterion::{Criterion, criterion_group, criterion_main};
use std::{collections::BTreeMap, fmt::Write as _, hint::black_box, path::Path};

fn specifications() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    ["klavi", "lina", "liquido"]
        .into_iter()
        .map(|name| (name.to_owned(), std::fs::read(folder.join(format!("{name}.yaml"))).expect("specs/ is there")))
        .collect()
}

/// 300 records of 10 members with constraints.
fn large() -> (String, Vec<u8>) {
    let mut text =
        String::from("openapi: 3.1.0\ninfo: {title: Large, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n");
    for record in 0..300 {
        let _ = writeln!(
            text,
            "    Record{record}:\n      type: object\n      required: [member0, member1]\n      properties:"
        );
        for member in 0..10 {
            let _ = writeln!(
                text,
                "        member{member}: {{type: string, maxLength: {}, pattern: '^[a-z]{{{member},9}}$'}}",
                9 + member
            );
        }
    }
    ("large".to_owned(), text.into_bytes())
}

fn loaded(name: &str, bytes: &[u8]) -> Document {
    load::document(name, bytes, &mut Sources::default(), &mut Diagnostics::default()).expect("it loads")
}

fn resolved(document: &Document) -> Resolved {
    resolve::resolve(document, &mut Diagnostics::default()).expect("it resolves")
}

fn lowered(name: &str, resolved: &Resolved) -> ir::Api {
    let (module, source) = (Ident::snake(name), format!("specs/{name}.yaml"));
    let (operations, relaxations) = (BTreeMap::new(), Vec::new());
    let formats = Formats::Asserted;
    let options =
        Options { module, source, responses: Responses::Tolerant, operations, relaxations, formats, root: None };
    lower::lower(resolved, &options, &mut Diagnostics::default())
}

fn package(apis: Vec<ir::Api>) -> ir::Package {
    let (name, version) = ("clients".to_owned(), "0.1.0".to_owned());
    ir::Package { name, version, runtime: ir::RuntimeSource::Embedded, apis }
}

fn all(specifications: &[(String, Vec<u8>)]) -> ir::Package {
    package(specifications.iter().map(|(name, bytes)| lowered(name, &resolved(&loaded(name, bytes)))).collect())
}

fn stages(criterion: &mut Criterion) {
    let three = specifications();
    let documents: Vec<Document> = three.iter().map(|(name, bytes)| loaded(name, bytes)).collect();
    let models: Vec<Resolved> = documents.iter().map(resolved).collect();
    let made = all(&three);
    let mut group = criterion.benchmark_group("three specifications");
    group.bench_function("load", |bench| {
        bench.iter(|| three.iter().map(|(name, bytes)| loaded(name, black_box(bytes))).collect::<Vec<_>>());
    });
    group.bench_function("resolve", |bench| {
        bench.iter(|| documents.iter().map(|one| resolved(black_box(one))).collect::<Vec<_>>());
    });
    group.bench_function("lower", |bench| {
        bench.iter(|| models.iter().map(|one| lowered("x", black_box(one))).collect::<Vec<_>>());
    });
    group.bench_function("emit", |bench| bench.iter(|| emit::emit(black_box(&made))));
    group.bench_function("all", |bench| bench.iter(|| emit::emit(&all(black_box(&three)))));
    group.finish();
    let large = [large()];
    criterion.bench_function("300 records of 10 members", |bench| bench.iter(|| emit::emit(&all(black_box(&large)))));
}

criterion_group!(benches, stages);
criterion_main!(benches);
