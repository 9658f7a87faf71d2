//! The figures that are wanted, and the rows that show them.

/// A figure: a ratio of one value and of an array.
#[derive(Clone, Copy, Debug)]
pub struct Goal {
    /// What is done.
    pub figure: &'static str,
    /// What the ratio is to be at most: of one value, of an array.
    pub wanted: (&'static str, &'static str),
    /// The rows, as table and contestant.
    pub rows: (&'static str, &'static str),
}

/// All of them.
pub const GOALS: &[Goal] = &[
    Goal {
        figure: "strict `CreatePayment` through `serde_json::from_slice`",
        wanted: ("0.85", "0.75"),
        rows: ("payment/serde", "payments/serde"),
    },
    Goal {
        figure: "strict `CreatePayment::from_json`",
        wanted: ("0.35", "0.35"),
        rows: ("payment/from_json", "payments/from_json"),
    },
    Goal {
        figure: "received `CreatedPayment::from_json`, conforming",
        wanted: ("0.45", "0.45"),
        rows: ("answer/from_json", "answers/from_json"),
    },
    Goal {
        figure: "received `CreatedPayment::from_json`, one deviation",
        wanted: ("1.0", "1.0"),
        rows: ("answer/from_json-deviating", "answers/from_json-deviating"),
    },
    Goal {
        figure: "`CreatePayment::to_json`",
        wanted: ("0.6", "0.6"),
        rows: ("write-payment/to_json", "write-payments/to_json"),
    },
    Goal { figure: "charge, `from_json`", wanted: ("0.5", "0.5"), rows: ("charge/from_json", "charges/from_json") },
    Goal {
        figure: "repository, `from_json`",
        wanted: ("0.5", "0.5"),
        rows: ("repository/from_json", "repositories/from_json"),
    },
    Goal {
        figure: "refusing, first member or item",
        wanted: ("1.2", "1.2"),
        rows: ("reject/first-member", "reject-array/first-item"),
    },
    Goal { figure: "refusing, CPF inside", wanted: ("1.2", "–"), rows: ("reject/cpf", "") },
    Goal {
        figure: "refusing, last member or item",
        wanted: ("1.2", "1.2"),
        rows: ("reject/last-member", "reject-array/last-item"),
    },
];
