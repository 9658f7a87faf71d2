//! Compiles the bodies of look-arounds, innermost first, and then what contains them.

use std::rc::Rc;

use super::Fault;
use super::alphabet::Alphabet;
use super::automaton::Automaton;
use super::determinise::{self, Budget};
use super::minimise;
use super::nfa::{LookNfa, Nfa};
use super::subset::{Before, Look};
use super::syntax::{Direction, Polarity};

/// The automaton of a whole pattern.
pub(super) fn automaton(nfa: &Nfa, alphabet: &Alphabet, budget: &mut Budget) -> Result<Automaton, Fault> {
    after(Before::Start, nfa, alphabet, budget)
}

/// The automaton of what may follow, when `before` is what stands before it.
fn after(before: Before, nfa: &Nfa, alphabet: &Alphabet, budget: &mut Budget) -> Result<Automaton, Fault> {
    let looks = nfa.looks.iter().map(|look| compile(look, alphabet, budget)).collect::<Result<Vec<_>, _>>()?;
    determinise::determinise(nfa, &looks, alphabet, before, budget)
}

fn compile(look: &LookNfa, alphabet: &Alphabet, budget: &mut Budget) -> Result<Look, Fault> {
    let mut one = |before| -> Result<Rc<Automaton>, Fault> {
        let smallest = minimise::minimise(&after(before, &look.body, alphabet, budget)?);
        Ok(Rc::new(match look.polarity {
            Polarity::Positive => smallest,
            Polarity::Negative => smallest.complement(),
        }))
    };
    Ok(match look.direction {
        Direction::Behind => Look::Behind(one(Before::Start)?),
        Direction::Ahead => {
            let at_start = one(Before::Start)?;
            if look.body.is_conditional() {
                Look::Ahead { at_start, after_word: one(Before::Word)?, after_other: one(Before::Other)? }
            } else {
                Look::Ahead { at_start: Rc::clone(&at_start), after_word: Rc::clone(&at_start), after_other: at_start }
            }
        }
    })
}
