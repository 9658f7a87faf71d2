//! The stable names of all faults.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $variant:ident => $name:literal,)*) => {
        /// The kind of a fault. Its name is stable: output, docs and tests use it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $doc])* $variant,)* }

        impl Code {
            /// Every code, for documentation and tests.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The kebab-case name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it means, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),*).trim(),)* }
            }
        }
    };
}

codes! {
    // load
    /// A file cannot be opened or read, or is a folder.
    UnreadableFile => "unreadable-file",
    /// A file is not UTF-8.
    NotUtf8 => "not-utf8",
    /// The text is not YAML, or not JSON.
    InvalidSyntax => "invalid-syntax",
    /// A YAML feature that has no JSON meaning: tags, merge keys, complex keys, several documents.
    UnsupportedYaml => "unsupported-yaml",
    /// A key stands twice in one mapping.
    DuplicateKey => "duplicate-key",
    /// The file is empty.
    EmptyDocument => "empty-document",
    /// Nesting, size or alias expansion above the limits.
    LimitExceeded => "limit-exceeded",
    // resolve
    /// A value has another kind than its place asks for.
    UnexpectedType => "unexpected-type",
    /// A member that the specification requires is missing.
    MissingMember => "missing-member",
    /// There is no `openapi`.
    NotOpenApi => "not-openapi",
    /// `openapi` names a version that is not known.
    UnknownVersion => "unknown-version",
    /// A member that OpenAPI does not define, and that is not an extension.
    UnknownMember => "unknown-member",
    /// A `$ref` that leads nowhere.
    UnknownReference => "unknown-reference",
    /// References that lead only to one another.
    CircularReference => "circular-reference",
    /// A value outside those that its place allows.
    InvalidValue => "invalid-value",
    /// Two operations have one `operationId`.
    DuplicateOperation => "duplicate-operation",
    /// Two parameters of one operation have one name and place.
    DuplicateParameter => "duplicate-parameter",
    /// A path template and its path parameters do not agree.
    PathParameters => "path-parameters",
    /// An operation without `operationId`.
    MissingOperationId => "missing-operation-id",
    /// A security requirement names a scheme that is not declared.
    UnknownSecurityScheme => "unknown-security-scheme",
    /// A keyword that cannot be enforced yet.
    UnsupportedKeyword => "unsupported-keyword",
    /// A schema that cannot be given a type yet.
    UnsupportedSchema => "unsupported-schema",
    /// An operation that cannot be generated yet.
    UnsupportedOperation => "unsupported-operation",
    /// A security scheme that cannot be used yet.
    UnsupportedSecurity => "unsupported-security",
    /// A reference that is not supported: another file, or an address.
    UnsupportedReference => "unsupported-reference",
    // lower
    /// A `pattern` that is not an ECMA-262 expression.
    InvalidPattern => "invalid-pattern",
    /// A `pattern` that is valid, but cannot be compiled.
    UnsupportedPattern => "unsupported-pattern",
    /// A `pattern` that other tools may refuse.
    LenientPattern => "lenient-pattern",
    /// A `format` that is not known, so that it is not checked.
    UnknownFormat => "unknown-format",
    /// Constraints that no value can meet.
    EmptyRange => "empty-range",
    /// Keywords that exclude each other, so that no value, or none of a kind, is possible.
    Contradiction => "contradiction",
    /// A keyword that says nothing where it stands.
    VacuousSchema => "vacuous-schema",
    /// A branch of `oneOf` that is never the only one that holds.
    OverlappingBranches => "overlapping-branches",
    /// An enumeration that lists a value twice.
    DuplicateEnumValue => "duplicate-enum-value",
    /// An `example`, `default` or `enum` value that breaks its own schema.
    InvalidExample => "invalid-example",
    /// Two names become one in Rust.
    NameCollision => "name-collision",
    /// A name that is a keyword of Rust in every form, such as `self`.
    KeywordName => "keyword-name",
    /// An `x-carimbo-name` that is not an identifier.
    InvalidName => "invalid-name",
    // configuration
    /// `carimbo.toml` is not as its schema says.
    InvalidConfiguration => "invalid-configuration",
    /// A relaxation that matches nothing.
    UnusedRelaxation => "unused-relaxation",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
