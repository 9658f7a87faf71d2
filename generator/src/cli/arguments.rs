//! Arguments: first as they are typed, then as commands that make sense.

use crate::config::{CrateName, ModuleName, NameFault, default_module};
use crate::ident::Ident;
use crate::write::Overwrite;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

/// Generates Rust crates from `OpenAPI` specifications: model types that cannot hold an invalid value, and the clients
/// that send them.
#[derive(Clone, Debug, Parser)]
#[command(name = "carimbo", version, about = ABOUT, max_term_width = 100, after_help = AFTER_HELP)]
pub struct Arguments {
    /// When to use colours
    #[arg(long, value_enum, default_value = "auto", global = true, value_name = "WHEN")]
    pub color: Colours,
    #[command(subcommand)]
    command: Typed,
}

const ABOUT: &str = "Generates Rust crates from OpenAPI specifications: model types that cannot hold an invalid value, \
                     and the clients that send them.";

const AFTER_HELP: &str = "\
Exit codes: 0 fine; 1 findings (`lint`), or `generate --check` found stale files; 2 wrong usage, input that cannot be \
used, or a disk that fails. Nothing is written unless everything can be.";

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colours {
    /// Where standard error is a terminal that has them, and `NO_COLOR` is not set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Clone, Debug, Subcommand)]
enum Typed {
    /// Write the crate that `carimbo.toml` describes, or one crate from one specification
    #[command(after_help = GENERATE_HELP)]
    Generate(GenerateArguments),
    /// Write one Rust module from one JSON Schema
    #[command(after_help = TYPES_HELP)]
    Types(TypesArguments),
    /// Report everything there is to say about specifications, and write nothing
    Lint(LintArguments),
    /// Print the JSON Schema of `carimbo.toml`, for editors, or of the ledger
    #[command(after_help = SCHEMA_HELP)]
    Schema {
        /// The file that is described
        #[arg(value_enum, default_value = "config")]
        of: Described,
    },
}

/// A file with a JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Described {
    /// `carimbo.toml`
    Config,
    /// What `--ledger` writes
    Ledger,
}

const GENERATE_HELP: &str = "\
Examples:
  carimbo generate                  what carimbo.toml lists, in this folder or in one above
  carimbo generate --check          in a pipeline: fails where something was not regenerated
  carimbo generate --spec api.yaml --out api-client

Only files that change are written, and what is not generated any more is deleted. A file that was edited by hand \
stops the run, and nothing is changed; --force overwrites it.";

const TYPES_HELP: &str = "\
Example:
  carimbo types --schema payment.schema.json --out src/payment.rs --root Payment

The module needs `serde`, `serde_json` and `carimbo-runtime`. Documents that the schema refers to are never fetched: \
those that it names by URL are looked for below --remotes.

With --samples the types have `boundaries()` and `sample()`, of the trait `carimbo_runtime::Sample`: test data. \
`carimbo_runtime::sample::strategy` makes a strategy of proptest of it, `carimbo_runtime::sample::arbitrary` an input of a \
fuzzer.";

const SCHEMA_HELP: &str = "\
Keep it next to carimbo.toml, and name it in the first line of that file:
  carimbo schema > carimbo.schema.json
  #:schema ./carimbo.schema.json";

#[derive(Clone, Debug, Args)]
struct GenerateArguments {
    /// The configuration [default: the nearest `carimbo.toml` in this folder or in one above]
    #[arg(long, value_name = "FILE", conflicts_with = "spec")]
    config: Option<PathBuf>,
    /// Write nothing, show the first difference, and end with 1 where something is stale
    #[arg(long, conflicts_with = "force")]
    check: bool,
    #[command(flatten)]
    ledger: LedgerArgument,
    #[command(flatten)]
    force: ForceArgument,
    #[command(flatten)]
    single: SingleArguments,
}

#[derive(Clone, Debug, Args)]
pub(super) struct LedgerArgument {
    /// Also write which type every schema became, and where each keyword is enforced
    #[arg(long = "ledger", value_name = "FILE.json")]
    pub(super) file: Option<PathBuf>,
}

#[derive(Clone, Debug, Args)]
struct ForceArgument {
    /// Overwrite files that were edited by hand, or that were there before
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "One crate from one specification, without a configuration")]
struct SingleArguments {
    /// The specification, in YAML or JSON
    #[arg(long, value_name = "FILE", requires = "out")]
    spec: Option<PathBuf>,
    /// The folder of the crate
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,
    /// The name of the crate [default: the specification's file name]
    #[arg(long, value_name = "CRATE", requires = "spec")]
    name: Option<String>,
    /// The name of its module [default: the specification's file name]
    #[arg(long, value_name = "MODULE", requires = "spec")]
    module: Option<String>,
}

#[derive(Clone, Debug, Args)]
pub(super) struct TypesArguments {
    /// The schema, in JSON or YAML
    #[arg(long, value_name = "FILE")]
    pub(super) schema: PathBuf,
    /// The file of the module
    #[arg(long, value_name = "FILE.rs")]
    pub(super) out: PathBuf,
    /// What the type of the whole schema is called
    #[arg(long, value_name = "NAME", default_value = "Root")]
    pub(super) root: String,
    /// How a schema is read that does not say so in `$schema`
    #[arg(long, value_enum, default_value = "draft2020-12")]
    pub(super) draft: Draft,
    /// Whether `format` is checked
    #[arg(long, value_enum, default_value = "assert")]
    pub(super) format: FormatChoice,
    /// The folder that has the documents which the schema refers to by URL: `DIR/HOST/PATH` or `DIR/PATH`
    #[arg(long, value_name = "DIR")]
    pub(super) remotes: Option<PathBuf>,
    /// Write test data of the types too, which needs the feature `sample` of `carimbo-runtime`
    #[arg(long)]
    pub(super) samples: bool,
    #[command(flatten)]
    pub(super) ledger: LedgerArgument,
    #[command(flatten)]
    force: ForceArgument,
}

/// How a schema is read that does not say so itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Draft {
    /// JSON Schema 2020-12, as in `OpenAPI` 3.1
    #[value(name = "draft2020-12")]
    Draft202012,
    /// JSON Schema draft-07
    #[value(name = "draft7")]
    Draft7,
}

/// Whether `format` is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatChoice {
    /// It is, as far as the format is known
    Assert,
    /// It only describes
    Annotate,
}

#[derive(Clone, Debug, Args)]
struct LintArguments {
    /// The specifications [default: those that `carimbo.toml` lists, with its choices]
    #[arg(value_name = "SPEC")]
    specs: Vec<PathBuf>,
    /// The configuration [default: the nearest `carimbo.toml` in this folder or in one above]
    #[arg(long, value_name = "FILE", conflicts_with = "specs")]
    config: Option<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With excerpts, on standard error
    Text,
    /// One JSON array, on standard output
    Json,
    /// Annotations of GitHub Actions, on standard output
    Github,
}

/// A command that makes sense.
#[derive(Clone, Debug)]
pub(super) enum Command {
    Generate(Generate),
    Types(Types),
    Lint(Lint),
    Schema(Described),
}

#[derive(Clone, Debug)]
pub(super) struct Generate {
    pub(super) from: From,
    pub(super) mode: Mode,
    pub(super) ledger: Option<PathBuf>,
}

/// What is generated.
#[derive(Clone, Debug)]
pub(super) enum From {
    /// What a configuration lists; the nearest one where none is named.
    Config(Option<PathBuf>),
    /// One crate from one specification.
    Single { spec: PathBuf, out: PathBuf, name: CrateName, module: ModuleName },
}

/// What is done about it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mode {
    Write(Overwrite),
    Check,
}

/// One module from one schema.
#[derive(Clone, Debug)]
pub(super) struct Types {
    pub(super) typed: TypesArguments,
    pub(super) root: Ident,
    pub(super) overwrite: Overwrite,
}

#[derive(Clone, Debug)]
pub(super) struct Lint {
    pub(super) of: Linted,
    pub(super) format: Format,
}

/// What is looked at.
#[derive(Clone, Debug)]
pub(super) enum Linted {
    /// What a configuration lists.
    Config(Option<PathBuf>),
    /// These files.
    Files(Vec<PathBuf>),
}

/// Arguments that make no sense.
#[derive(Clone, Debug)]
pub(super) struct Usage {
    pub(super) what: String,
    pub(super) help: String,
}

impl Arguments {
    pub(super) fn into_command(self) -> Result<Command, Usage> {
        Ok(match self.command {
            Typed::Generate(typed) => Command::Generate(generate(typed)?),
            Typed::Lint(LintArguments { specs, config, format }) => {
                let of = if specs.is_empty() { Linted::Config(config) } else { Linted::Files(specs) };
                Command::Lint(Lint { of, format })
            }
            Typed::Types(typed) => Command::Types(types(typed)?),
            Typed::Schema { of } => Command::Schema(of),
        })
    }
}

fn generate(typed: GenerateArguments) -> Result<Generate, Usage> {
    let mode = match (typed.check, typed.force.force) {
        (true, _) => Mode::Check,
        (false, true) => Mode::Write(Overwrite::Force),
        (false, false) => Mode::Write(Overwrite::Refuse),
    };
    let from = match typed.single {
        SingleArguments { spec: Some(spec), out: Some(out), name, module } => {
            let name = crate_name(&spec, name)?;
            let module = module_name(&spec, module)?;
            From::Single { spec, out, name, module }
        }
        // clap has seen to it that neither stands alone.
        SingleArguments { .. } => From::Config(typed.config),
    };
    Ok(Generate { from, mode, ledger: typed.ledger.file })
}

fn types(typed: TypesArguments) -> Result<Types, Usage> {
    let root = Ident::camel(&typed.root);
    if root.as_str() != typed.root || Ident::verbatim(&typed.root).is_none() {
        let help = format!("write it as Rust names types: `--root {root}`");
        return Err(Usage { what: format!("`--root {}` is no name of a type", typed.root), help });
    }
    let overwrite = if typed.force.force { Overwrite::Force } else { Overwrite::Refuse };
    Ok(Types { typed, root, overwrite })
}

fn crate_name(spec: &Path, typed: Option<String>) -> Result<CrateName, Usage> {
    if let Some(typed) = typed {
        return CrateName::parse(&typed).map_err(|fault| usage("--name", &typed, &fault));
    }
    let stem = spec.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    CrateName::like(&stem).ok_or_else(|| Usage {
        what: format!("the file name `{stem}` gives no name for a crate"),
        help: "name the crate with `--name CRATE`".to_owned(),
    })
}

fn module_name(spec: &Path, typed: Option<String>) -> Result<ModuleName, Usage> {
    if let Some(typed) = typed {
        return ModuleName::parse(&typed).map_err(|fault| usage("--module", &typed, &fault));
    }
    default_module(spec).map_err(|_| Usage {
        what: format!("the file name of `{}` gives no name for a module", spec.display()),
        help: "name the module with `--module MODULE`".to_owned(),
    })
}

fn usage(argument: &str, typed: &str, fault: &NameFault) -> Usage {
    Usage { what: format!("`{argument} {typed}`: the name {}", fault.what), help: fault.help.clone() }
}
