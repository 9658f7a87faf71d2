//! Compiles the bodies of look-arounds, innermost first, and then what contains them.

use std::rc::Rc;

use regex_automata::nfa::thompson::{NFA, WhichCaptures};

use super::Fault;
use super::automaton::Automaton;
use super::determinise::{self, Budget};
use super::minimise;
use super::subset::{Before, Look};
use super::syntax::{Direction, Polarity};
use super::translate::{TranslatedLook, Translation};

/// The heap that one NFA may take. It bounds what a counted repetition unfolds into.
const NFA_BYTES_MAX: usize = 4 << 20;

/// The automaton of a whole pattern.
pub(super) fn automaton(translation: &Translation, budget: &mut Budget) -> Result<Automaton, Fault> {
    after(Before::Start, translation, budget)
}

/// The automaton of what may follow, when `before` is what stands before it.
fn after(before: Before, translation: &Translation, budget: &mut Budget) -> Result<Automaton, Fault> {
    let nfa = nfa(translation)?;
    let looks = translation.looks.iter().map(|look| compile(look, budget)).collect::<Result<Vec<_>, _>>()?;
    determinise::determinise(&nfa, &looks, before, budget)
}

fn nfa(translation: &Translation) -> Result<NFA, Fault> {
    // Only the marks of look-arounds are capture groups.
    let captures = if translation.looks.is_empty() { WhichCaptures::None } else { WhichCaptures::All };
    let config = NFA::config().utf8(true).which_captures(captures).nfa_size_limit(Some(NFA_BYTES_MAX));
    let built = NFA::compiler().configure(config).build_from_hir(&translation.hir);
    built.map_err(|_| Fault::TooLarge { message: "written out, its repetitions take more than 4 MiB" })
}

fn compile(look: &TranslatedLook, budget: &mut Budget) -> Result<Look, Fault> {
    let mut one = |before| -> Result<Rc<Automaton>, Fault> {
        let smallest = minimise::minimise(&after(before, &look.body, budget)?);
        Ok(Rc::new(match look.polarity {
            Polarity::Positive => smallest,
            Polarity::Negative => smallest.complement(),
        }))
    };
    Ok(match look.direction {
        Direction::Behind => Look::Behind(one(Before::Start)?),
        Direction::Ahead => {
            let at_start = one(Before::Start)?;
            if look.body.looks.is_empty() && look.body.hir.properties().look_set().is_empty() {
                Look::Ahead { at_start: Rc::clone(&at_start), after_word: Rc::clone(&at_start), after_other: at_start }
            } else {
                Look::Ahead { at_start, after_word: one(Before::Word)?, after_other: one(Before::Other)? }
            }
        }
    })
}
