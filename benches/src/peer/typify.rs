//! What typify 0.8 makes of the same schemas, in the build script. It enforces lengths, patterns (by a regular
//! expression engine at run time) and enums of strings; conditions across members and bounds of numbers are not there.

include!(concat!(env!("OUT_DIR"), "/typify.rs"));
