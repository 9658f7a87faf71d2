//! The name that was probably meant.

/// The candidate with the smallest edit distance, where one is close enough to be a typo; the first of equals.
pub(super) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = name.to_lowercase().chars().collect();
    let limit = (wanted.len() / 3).clamp(1, 4);
    let near = |candidate: &'a str| {
        let chars: Vec<char> = candidate.to_lowercase().chars().collect();
        (chars.len().abs_diff(wanted.len()) <= limit).then(|| (distance(&wanted, &chars), candidate))
    };
    candidates.into_iter().filter_map(near).filter(|(far, _)| *far <= limit).min_by_key(|(far, _)| *far).map(|it| it.1)
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one text to the other.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, left) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, right) in to.iter().enumerate() {
            let at = |costs: &[usize], index: usize| costs.get(index).copied().unwrap_or(usize::MAX - 1);
            let replaced = at(&above, column) + usize::from(left != right);
            let edited = replaced.min(at(&above, column + 1) + 1).min(at(&current, column) + 1);
            let swapped = is_swap(from, to, row, column).then(|| at(&before, column.saturating_sub(1)) + 1);
            current.push(swapped.map_or(edited, |cost| cost.min(edited)));
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or(0)
}

/// Whether the two characters up to here stand in the other order.
fn is_swap(from: &[char], to: &[char], row: usize, column: usize) -> bool {
    let (Some(row_before), Some(column_before)) = (row.checked_sub(1), column.checked_sub(1)) else { return false };
    from.get(row) == to.get(column_before) && from.get(row_before) == to.get(column)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_typos_and_nothing_else() {
        for (name, expected) in [
            ("strng", Some("string")),
            ("Integer", Some("integer")),
            ("obejct", Some("object")),
            ("file", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, ["string", "integer", "object"]), expected, "{name}");
        }
    }
}
