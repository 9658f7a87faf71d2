use carimbo::*;
fn main() {
    for path in std::env::args().skip(1) {
        let mut sources = span::Sources::default();
        let mut d = diagnostic::Diagnostics::default();
        let t = std::time::Instant::now();
        let Some(doc) = load::read(path.as_ref(), &path, &mut sources, &mut d) else {
            println!("{}", render::to_text(&d, &sources, render::Style::Plain));
            continue;
        };
        let t1 = t.elapsed();
        let r = resolve::resolve(&doc, &mut d);
        let t2 = t.elapsed();
        if let Some(r) = r {
            if !d.has_errors() || std::env::var("FORCE").is_ok() {
                let o = options::Options {
                    module: ident::Ident::snake("m"),
                    source: path.clone(),
                    responses: options::Responses::Tolerant,
                    operations: Default::default(),
                    relaxations: vec![],
                };
                let api = lower::lower(&r, &o, &mut d);
                let t3 = t.elapsed();
                if std::env::var("DUMP").is_ok() {
                    for (i, x) in api.definitions.iter().enumerate() {
                        println!("{i} {} {:?} {:?}", x.name, x.sensitivity, x.kind);
                    }
                    for (i, x) in api.received.iter().enumerate() {
                        println!("R{i} {} -> {:?}", x.name, x.strict);
                        for m in &x.members {
                            println!("    {} {} {:?}", m.wire_name, m.name, m.ty);
                        }
                    }
                    for x in &api.operations {
                        println!("{:#?}", x);
                    }
                    for x in &api.patterns {
                        println!("{} {} {} {}", x.name, x.source, x.class_count, x.transitions.len());
                    }
                }
                println!(
                    "{path}: load {t1:?} resolve {t2:?} lower {t3:?} defs {} received {} ops {} patterns {}",
                    api.definitions.len(),
                    api.received.len(),
                    api.operations.len(),
                    api.patterns.len()
                );
            }
        }
        if std::env::var("QUIET").is_err() {
            println!("{}", render::to_text(&d, &sources, render::Style::Plain));
        }
        println!("{path}: {}", render::summary(&d));
    }
}
