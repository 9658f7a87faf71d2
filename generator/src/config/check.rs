//! What the types of `carimbo.toml` cannot say: names, paths, versions, modules that differ.

use super::file::{self, File, place};
use super::name::{CrateName, ModuleName, NameFault, default_module};
use super::relative::RelativePath;
use super::{Config, Specification};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::RuntimeSource;
use crate::options::{Formats, OperationOptions, Options, Relaxation};
use crate::place::Place;
use crate::span::{FileId, Span};
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

/// Reports every fault; without one there is a configuration.
pub(super) fn config(file: File, folder: &Place, id: FileId, diagnostics: &mut Diagnostics) -> Option<Config> {
    let File { package, specifications } = file;
    let mut cx = Cx { id, diagnostics };
    if specifications.is_empty() {
        cx.diagnostics.push(
            fault(Span::start_of(id))
                .message("no specification is listed")
                .help("add a table `[[specification]]` with `file = \"specs/NAME.yaml\"`"),
        );
    }
    let name = cx.crate_name(&package.name);
    let output = cx.relative(&package.path);
    let version = cx.version(&package.version);
    let mut taken = BTreeMap::new();
    let read: Vec<_> = specifications.into_iter().map(|listed| cx.specification(listed, folder, &mut taken)).collect();
    let specifications: Vec<_> = read.into_iter().collect::<Option<_>>()?;
    let runtime = match package.runtime {
        file::Runtime::Embedded => RuntimeSource::Embedded,
        file::Runtime::Crate => RuntimeSource::Crate,
    };
    let config =
        Config { name: name?, version: version?, runtime, output: folder.below(output?.as_str()), specifications };
    (!config.specifications.is_empty()).then_some(config)
}

struct Cx<'run> {
    id: FileId,
    diagnostics: &'run mut Diagnostics,
}

impl Cx<'_> {
    fn crate_name(&mut self, name: &Spanned<String>) -> Option<CrateName> {
        let parsed = CrateName::parse(name.get_ref());
        parsed.map_err(|fault| self.name_fault(name.get_ref(), name.span(), fault)).ok()
    }

    fn relative(&mut self, path: &Spanned<String>) -> Option<RelativePath> {
        match RelativePath::parse(path.get_ref()) {
            Ok(path) => Some(path),
            Err((what, help)) => {
                let message = format!("`{}` {what}", path.get_ref());
                self.diagnostics.push(fault(place(self.id, path.span())).message(message).help(help));
                None
            }
        }
    }

    fn version(&mut self, version: &Spanned<String>) -> Option<String> {
        let text = version.get_ref();
        if is_version(text) {
            return Some(text.clone());
        }
        let span = place(self.id, version.span());
        self.diagnostics.push(
            fault(span)
                .message(format!("`{text}` is not a version"))
                .help("write three numbers, as in `0.1.0`; after them at most `-beta.1` or `+build`"),
        );
        None
    }

    fn specification(
        &mut self,
        listed: file::Specification,
        folder: &Place,
        taken: &mut BTreeMap<ModuleName, Span>,
    ) -> Option<Specification> {
        let path = self.relative(&listed.file);
        let module = match (&listed.module, &path) {
            (Some(module), _) => self.module(module, ModuleName::parse(module.get_ref()), taken),
            (None, Some(path)) => self.module(&listed.file, default_module(Path::new(path.as_str())), taken),
            (None, None) => None,
        };
        let relaxations = listed.relax.into_iter().filter_map(|entry| self.relaxation(entry)).collect();
        let operations = listed.operations.into_iter().map(|(key, chosen)| self.operation(key, &chosen)).collect();
        let (path, module) = (path?, module?);
        let source = path.as_str().to_owned();
        let responses = listed.responses.into();
        let options = Options {
            module: module.into_ident(),
            source,
            responses,
            operations,
            relaxations,
            formats: Formats::default(),
            root: None,
        };
        Some(Specification { file: folder.below(path.as_str()), options })
    }

    /// A module's name, which no other specification has. `from` is what it was made from.
    fn module(
        &mut self,
        from: &Spanned<String>,
        parsed: Result<ModuleName, NameFault>,
        taken: &mut BTreeMap<ModuleName, Span>,
    ) -> Option<ModuleName> {
        let name = match parsed {
            Ok(name) => name,
            Err(fault) => {
                self.name_fault(from.get_ref(), from.span(), fault);
                return None;
            }
        };
        let span = place(self.id, from.span());
        if let Some(first) = taken.get(&name) {
            self.diagnostics.push(
                fault(span)
                    .message(format!("two specifications become the module `{}`", name.as_str()))
                    .label("the second")
                    .secondary(*first, "the first")
                    .help("give one of them another name with `module = \"…\"`"),
            );
            return None;
        }
        taken.insert(name.clone(), span);
        Some(name)
    }

    fn operation(&mut self, key: Spanned<String>, chosen: &file::Operation) -> (String, OperationOptions) {
        let span = Some(place(self.id, key.span()));
        (key.into_inner(), OperationOptions { responses: chosen.responses.into(), span })
    }

    fn relaxation(&mut self, entry: Spanned<file::Relaxation>) -> Option<Relaxation> {
        let file::Relaxation { schema, keyword, reason } = entry.into_inner();
        let span = place(self.id, schema.span());
        if !schema.get_ref().starts_with("#/") {
            self.diagnostics.push(
                fault(span)
                    .message(format!("`{}` is not a place in the specification", schema.get_ref()))
                    .help("write a JSON pointer, as in `#/components/schemas/Cpf`"),
            );
            return None;
        }
        if keyword.get_ref().is_empty() {
            let span = place(self.id, keyword.span());
            self.diagnostics.push(fault(span).message("no keyword is named").help("name one, such as `pattern`"));
            return None;
        }
        Some(Relaxation { schema: schema.into_inner(), keyword: keyword.into_inner(), reason, span: Some(span) })
    }

    fn name_fault(&mut self, name: &str, range: std::ops::Range<usize>, found: NameFault) {
        let span = place(self.id, range);
        self.diagnostics.push(fault(span).message(format!("`{name}` {}", found.what)).help(found.help));
    }
}

fn fault(span: Span) -> Diagnostic {
    Diagnostic::error(Code::InvalidConfiguration, span)
}

/// Whether a text is a version as Cargo wants it: three numbers, then perhaps `-` and `+` with words between dots.
fn is_version(text: &str) -> bool {
    let (rest, build) = text.split_once('+').map_or((text, None), |(rest, build)| (rest, Some(build)));
    let (core, pre) = rest.split_once('-').map_or((rest, None), |(core, pre)| (core, Some(pre)));
    let is_number = |part: &str| {
        part.parse::<u64>().is_ok()
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    let is_word =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_plain = |part: &str| is_word(part) && (!part.bytes().all(|byte| byte.is_ascii_digit()) || is_number(part));
    core.split('.').count() == 3
        && core.split('.').all(is_number)
        && pre.is_none_or(|pre| pre.split('.').all(is_plain))
        && build.is_none_or(|build| build.split('.').all(is_word))
}
