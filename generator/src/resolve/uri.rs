//! URI references (RFC 3986): taken apart, and resolved against a base.
//!
//! Knows no scheme in particular: a URN is a URI whose path has no `/`.

/// The parts of a URI reference (RFC 3986, appendix B).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Parts<'t> {
    scheme: Option<&'t str>,
    authority: Option<&'t str>,
    path: &'t str,
    query: Option<&'t str>,
    fragment: Option<&'t str>,
}

/// Text before the `#`, and behind it where there is one.
pub(super) fn split_fragment(text: &str) -> (&str, Option<&str>) {
    match text.split_once('#') {
        Some((before, fragment)) => (before, Some(fragment)),
        None => (text, None),
    }
}

/// A scheme, so that no base is needed.
pub(super) fn is_absolute(text: &str) -> bool {
    parts(text).scheme.is_some()
}

/// Authority and path of a URI with the given scheme; a query is left out.
pub(super) fn authority_and_path<'t>(uri: &'t str, schemes: &[&str]) -> Option<(&'t str, &'t str)> {
    let parts = parts(uri);
    let authority = parts.authority.filter(|_| parts.scheme.is_some_and(|scheme| schemes.contains(&scheme)))?;
    Some((authority, parts.path))
}

/// The URI that a reference means below a base (RFC 3986, section 5.2.2), without its fragment. Scheme and host are
/// written small (section 6.2.2.1), so that equal ones are equal texts.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let (base, reference) = (parts(base), parts(reference));
    let target = if reference.scheme.is_some() {
        (reference.scheme, reference.authority, without_dots(reference.path), reference.query)
    } else if reference.authority.is_some() {
        (base.scheme, reference.authority, without_dots(reference.path), reference.query)
    } else if reference.path.is_empty() {
        (base.scheme, base.authority, base.path.to_owned(), reference.query.or(base.query))
    } else if reference.path.starts_with('/') {
        (base.scheme, base.authority, without_dots(reference.path), reference.query)
    } else {
        (base.scheme, base.authority, without_dots(&merged(base, reference.path)), reference.query)
    };
    composed(target.0, target.1, &target.2, target.3)
}

fn parts(text: &str) -> Parts<'_> {
    let (rest, fragment) = split_fragment(text);
    let (rest, query) = match rest.split_once('?') {
        Some((rest, query)) => (rest, Some(query)),
        None => (rest, None),
    };
    let (scheme, rest) = match rest.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
        Some(_) | None => (None, rest),
    };
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            (Some(authority), path)
        }
        None => (None, rest),
    };
    Parts { scheme, authority, path, query, fragment }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// Section 5.2.3.
fn merged(base: Parts<'_>, path: &str) -> String {
    if base.authority.is_some() && base.path.is_empty() {
        return format!("/{path}");
    }
    let folder = base.path.rfind('/').and_then(|slash| base.path.get(..=slash)).unwrap_or_default();
    format!("{folder}{path}")
}

/// Section 5.2.4, segment by segment.
fn without_dots(path: &str) -> String {
    let is_rooted = path.starts_with('/');
    let mut segments: Vec<&str> = path.strip_prefix('/').unwrap_or(path).split('/').collect();
    let is_folder = matches!(segments.last(), Some(&"." | &".."));
    let mut kept: Vec<&str> = Vec::with_capacity(segments.len());
    for segment in segments.drain(..) {
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            other => kept.push(other),
        }
    }
    if is_folder && (is_rooted || !kept.is_empty()) {
        kept.push("");
    }
    format!("{}{}", if is_rooted { "/" } else { "" }, kept.join("/"))
}

/// Section 5.3, without the fragment.
fn composed(scheme: Option<&str>, authority: Option<&str>, path: &str, query: Option<&str>) -> String {
    let mut uri = String::with_capacity(path.len() + 32);
    if let Some(scheme) = scheme {
        uri.push_str(&scheme.to_ascii_lowercase());
        uri.push(':');
    }
    if let Some(authority) = authority {
        uri.push_str("//");
        uri.push_str(&authority.to_ascii_lowercase());
    }
    uri.push_str(path);
    if let Some(query) = query {
        uri.push('?');
        uri.push_str(query);
    }
    uri
}

#[cfg(test)]
mod tests;
