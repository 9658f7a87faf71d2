//! Texts that are valid somewhere in `specs/`, or almost.

use super::Choices;

/// Valid for one schema or another.
const SEEDS: &[&str] = &[
    "",
    "11111111111",
    "11111111111111",
    "12345678",
    "1774",
    "1234567890",
    "1333.04",
    "100000.12",
    "0.00",
    "BRL",
    "CPF",
    "CNPJ",
    "CACC",
    "2021-01-01",
    "2024-02-29",
    "2023-02-28",
    "2024-06-30",
    "2024-12-31",
    "2024-12-31T23:59:59Z",
    "2024-02-29T08:30:06.123-03:00",
    "fcb72e3a-b346-4f71-b044-971dc23232c9",
    "urn:bank:C1DD33123",
    "urn:x-1:a/b?c#d%20",
    "20220602-001",
    "ana@example.com",
    "https://example.com/a?b#c",
    "Ana Souza",
    "3550308",
    "1982-01-31",
    "90210",
];

/// What is put in: digits of other scripts, letters that fold to others, line ends, characters outside the first plane.
const PIECES: &[&str] = &[
    "0",
    "1",
    "9",
    "a",
    "f",
    "Z",
    "é",
    "٣",
    "１",
    "K",
    "ſ",
    "😀",
    "\n",
    "\r",
    "\r\n",
    "\u{2028}",
    "\u{feff}",
    "\0",
    " ",
    "-",
    ".",
    ":",
    "/",
    "T",
    "+",
    "e",
    "urn:",
    "aaaaaaaaaaaaaaaa",
    "00000000000000000000",
    "\u{301}",
];

/// A seed with some changes.
pub(crate) fn text(choices: &mut Choices<'_>) -> String {
    let mut characters: Vec<char> = choices.among(SEEDS).chars().collect();
    for _ in 0..choices.below(4) {
        let at = choices.below(characters.len() + 1);
        let piece = choices.among(PIECES).chars();
        match choices.below(5) {
            0 => characters.truncate(at),
            1 => drop(characters.splice(at..at, piece)),
            2 => drop(characters.splice(at..(at + 1).min(characters.len()), piece)),
            3 => characters.extend(piece),
            _ => characters = characters.iter().copied().chain(characters.clone()).collect(),
        }
    }
    characters.into_iter().collect()
}

/// A day that may be one of the calendar, alone or with a time.
pub(crate) fn moment(choices: &mut Choices<'_>) -> String {
    let year = choices.among(&[0, 1, 1900, 1999, 2000, 2023, 2024, 2100, 9999]);
    let day = format!("{year:04}-{:02}-{:02}", choices.below(14), choices.below(33));
    let zone = *choices.among(&["Z", "z", "+00:00", "-03:00", "+23:59", "+24:00", "-03:60", "", "03:00", "+0300"]);
    let between = *choices.among(&["T", "t", " ", ""]);
    let fraction = *choices.among(&["", ".1", ".123456789", ".", ",5"]);
    let time = format!("{:02}:{:02}:{:02}", choices.below(26), choices.below(62), choices.below(62));
    if choices.below(2) == 0 { day } else { format!("{day}{between}{time}{fraction}{zone}") }
}

/// Whether a text has punctuation where a date or time has digits, which the other validator takes for digits.
pub(crate) fn is_misread_by_the_oracle(text: &str) -> bool {
    let is_digit_place = |at: usize| !matches!(at, 4 | 7 | 10 | 13 | 16) && at < 19;
    text.len() >= 10 && text.bytes().enumerate().any(|(at, byte)| is_digit_place(at) && byte.is_ascii_punctuation())
}
