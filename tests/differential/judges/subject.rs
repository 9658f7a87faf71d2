//! The program that generated code is asked through: a line per case in, a line per answer out.

use carimbo_runtime::{Read, Write, from_json_str, to_json_string};
use std::io::{BufRead, Write as _, stdin, stdout};

/// Reads a line per case: index of the schema, instance. Answers with what it makes of it.
fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let line = line.expect("the input is text");
        let (index, instance) = line.split_once('\t').expect("an index and an instance");
        let judge = JUDGES[index.parse::<usize>().expect("an index")];
        let verdict = std::panic::catch_unwind(|| judge(instance)).unwrap_or_else(|_| "panic\t".to_owned());
        writeln!(out, "{verdict}").expect("the output is read");
    }
}

/// `ok` and the value written back, `err`, or what is at odds.
fn judge<T: Read + Write + serde::Serialize + serde::de::DeserializeOwned + PartialEq>(instance: &str) -> String {
    let own = from_json_str::<T>(instance);
    let by_serde = serde_json::from_str::<T>(instance);
    match (own, by_serde) {
        (Err(_), Err(_)) => "err\t".to_owned(),
        (Ok(_), Err(error)) => format!("odds\tserde alone refuses: {error}").replace('\n', " "),
        (Err(_), Ok(_)) => "odds\tserde alone accepts".to_owned(),
        (Ok(own), Ok(by_serde)) if own != by_serde => "odds\tserde reads another value".to_owned(),
        (Ok(value), Ok(_)) => {
            let written = to_json_string(&value);
            match serde_json::to_string(&value) {
                Ok(same) if same == written => format!("ok\t{written}"),
                Ok(other) => format!("odds\tserde writes {other}, not {written}"),
                Err(error) => format!("odds\tserde does not write: {error}"),
            }
        }
    }
}
