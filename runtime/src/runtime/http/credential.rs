//! Credentials and where a security scheme puts them. In: secret texts or functions that fetch them, by the name of a
//! security scheme. Out: header values that are marked as sensitive, query pairs, cookies.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::super::Secret;
use super::error::NotSent;

/// A security scheme of a specification: its name there and where its credential goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The scheme's name in `components/securitySchemes`.
    pub name: &'static str,
    /// Where the credential goes.
    pub placement: Placement,
}

/// The part of a request that carries a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// `authorization: Bearer …`: `http` with `bearer`, `oauth2`, `openIdConnect`.
    Bearer,
    /// `authorization: Basic …`.
    Basic,
    /// An API key in the header of this lowercase name.
    Header(&'static str),
    /// An API key in the query parameter of this name.
    Query(&'static str),
    /// An API key in the cookie of this name.
    Cookie(&'static str),
}

/// A provider of credentials had none to give. It holds no text on purpose: why a token could not be fetched may itself
/// be secret, so the provider reports that by its own means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CredentialUnavailable;

impl fmt::Display for CredentialUnavailable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the credential is unavailable")
    }
}

impl std::error::Error for CredentialUnavailable {}

/// What proves to a server who is calling. Cheap to clone; `Debug` shows nothing of it.
#[derive(Clone)]
pub struct Credential(Source);

type Provider = dyn Fn() -> Result<Secret, CredentialUnavailable> + Send + Sync;

#[derive(Clone)]
enum Source {
    Fixed(Secret),
    Provided(Arc<Provider>),
    Unusable,
}

impl Credential {
    /// The same text for every request: a bearer token or an API key.
    pub fn fixed(secret: Secret) -> Self {
        Self(Source::Fixed(secret))
    }

    /// Asked once for every request, for tokens that expire or that work only once. It runs on the caller's thread
    /// before a connection is opened; an asynchronous program fetches its token first and hands it in.
    pub fn provider(provider: impl Fn() -> Result<Secret, CredentialUnavailable> + Send + Sync + 'static) -> Self {
        Self(Source::Provided(Arc::new(provider)))
    }

    /// User name and password for [`Placement::Basic`]. A user name with a colon cannot be told from its password
    /// (RFC 7617); a request with it is not sent.
    pub fn basic(user: &str, password: &Secret) -> Self {
        if user.contains(':') {
            return Self(Source::Unusable);
        }
        Self::fixed(Secret::new(format!("{user}:{}", password.expose())))
    }

    /// The text for one request, checked to be something that the placement can carry unchanged.
    pub(super) fn text(&self, scheme: Scheme) -> Result<Secret, NotSent> {
        let secret = match &self.0 {
            Source::Fixed(secret) => secret.clone(),
            Source::Provided(provider) => {
                provider().map_err(|CredentialUnavailable| NotSent::CredentialUnavailable { scheme: scheme.name })?
            }
            Source::Unusable => return Err(NotSent::CredentialUnusable { scheme: scheme.name }),
        };
        if can_carry(scheme.placement, secret.expose()) {
            Ok(secret)
        } else {
            Err(NotSent::CredentialUnusable { scheme: scheme.name })
        }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[secret]")
    }
}

impl From<Secret> for Credential {
    fn from(secret: Secret) -> Self {
        Self::fixed(secret)
    }
}

impl From<String> for Credential {
    fn from(text: String) -> Self {
        Self::fixed(Secret::new(text))
    }
}

impl From<&str> for Credential {
    fn from(text: &str) -> Self {
        Self::fixed(Secret::new(text))
    }
}

/// Credentials by the name of the security scheme that they are for.
#[derive(Clone, Debug, Default)]
pub struct Credentials(BTreeMap<&'static str, Credential>);

impl Credentials {
    /// No credentials.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the credential for a scheme, or replaces it.
    #[must_use]
    pub fn with(mut self, scheme: &'static str, credential: Credential) -> Self {
        self.set(scheme, credential);
        self
    }

    /// Adds the credential for a scheme, or replaces it.
    pub fn set(&mut self, scheme: &'static str, credential: Credential) {
        self.0.insert(scheme, credential);
    }

    /// Picks among the alternatives of a `security` list (each a set of schemes that are needed together): the first
    /// non-empty one that is complete here, else none if the list is empty or allows a request without credentials.
    pub(super) fn choose<'s>(&self, alternatives: &'s [&'s [Scheme]]) -> Result<Vec<(Scheme, &Credential)>, NotSent> {
        let chosen = alternatives.iter().filter(|schemes| !schemes.is_empty()).find_map(|schemes| self.all_of(schemes));
        if let Some(chosen) = chosen {
            return Ok(chosen);
        }
        if alternatives.iter().any(|schemes| schemes.is_empty()) {
            return Ok(Vec::new());
        }
        let missing =
            alternatives.iter().flat_map(|schemes| schemes.iter()).find(|scheme| !self.0.contains_key(scheme.name));
        missing.map_or_else(|| Ok(Vec::new()), |scheme| Err(NotSent::CredentialMissing { scheme: scheme.name }))
    }

    fn all_of(&self, schemes: &[Scheme]) -> Option<Vec<(Scheme, &Credential)>> {
        schemes.iter().map(|scheme| self.0.get(scheme.name).map(|credential| (*scheme, credential))).collect()
    }
}

fn can_carry(placement: Placement, text: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_graphic();
    match placement {
        Placement::Bearer | Placement::Header(_) => !text.is_empty() && text.bytes().all(is_token),
        // RFC 6265: a cookie's value has no quotes, commas, semicolons or backslashes.
        Placement::Cookie(_) => text.bytes().all(|byte| is_token(byte) && !matches!(byte, b'"' | b',' | b';' | b'\\')),
        // Both are encoded before they travel. RFC 7617 forbids control characters in user names and passwords.
        Placement::Basic => !text.bytes().any(|byte| byte.is_ascii_control()),
        Placement::Query(_) => !text.is_empty(),
    }
}
