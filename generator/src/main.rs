//! The command line.

use anstream::{AutoStream, ColorChoice};
use carimbo::cli::{self, Arguments, Colours, Streams, Terminal};
use carimbo::render::Style;
use clap::Parser as _;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let style = style(arguments.color);
    let mut out = io::stdout().lock();
    // Passes escape sequences on, or makes old Windows consoles do what they say.
    let mut err = AutoStream::always(io::stderr());
    let mut terminal = Terminal::new(Streams { out: &mut out, err: &mut err }, style);
    // Where the folder has been deleted, nothing is found above it either.
    let current = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    let exit = cli::run(arguments, &current, &mut terminal);
    ExitCode::from(exit.code())
}

fn style(colours: Colours) -> Style {
    let is_wanted = match colours {
        Colours::Auto => AutoStream::choice(&io::stderr()) != ColorChoice::Never,
        Colours::Always => true,
        Colours::Never => false,
    };
    if is_wanted { Style::Colour } else { Style::Plain }
}
