//! Records with a rule across members: a draft with public members, and the checked type around it.

use proc_macro2::TokenStream;
use quote::quote;

use super::check;
use super::docs::{Notes, code, docs, own_words};
use super::exchange;
use super::paths::{Scope, derives, hiding_debug};
use super::record::{Struct, structure};
use super::scalar::marker;
use super::test;
use crate::ident::Ident;
use crate::ir::{Checked, Definition, View};

/// The draft and the checked type.
pub(super) fn checked(definition: &Definition, checked: &Checked, scope: Scope<'_>) -> Vec<TokenStream> {
    let Definition { name, schema, sensitivity, .. } = definition;
    let draft = &checked.draft_name;
    let about = format!("Members of a `{name}`, before its rules across members are checked.");
    let docs = own_words(&[&about]);
    let mut items =
        structure(&Struct { name: draft, docs, schema, sensitivity: *sensitivity, record: &checked.record }, scope);
    items.push(declaration(definition, draft));
    items.extend(hiding_debug(name, *sensitivity));
    items.push(functions(name, draft, checked, scope));
    items.push(conversions(definition, checked, scope));
    items.push(wire(definition, checked, scope));
    items.push(exchange::serde(name, scope.home));
    items
}

/// The rule in `rules.rs`.
pub(super) fn rules(definition: &Definition, checked: &Checked, scope: Scope<'_>) -> TokenStream {
    let name = &definition.name;
    let marker = marker(definition, &quote! { pub(super) });
    let check = check::check(&checked.check, scope.api);
    let docs = own_words(&["The rule across members."]);
    let accepts = checked.test.as_ref().map(|test| {
        let draft = scope.beside_rules(&checked.draft_name);
        let docs = own_words(&["The same, as code."]);
        let input = if test::reads_members(test) {
            quote! { draft }
        } else {
            quote! { _ }
        };
        let test = test::of_members(test, &checked.record, scope.api);
        quote! {
            #docs
            pub(super) fn accepts(#input: &#draft) -> bool { #test }
        }
    });
    quote! {
        #marker
        impl #name {
            #docs
            pub(super) const CHECK: runtime::Check = #check;
            #accepts
        }
    }
}

fn declaration(definition: &Definition, draft: &Ident) -> TokenStream {
    let Definition { name, docs: words, schema, sensitivity, .. } = definition;
    let mut notes = Notes::fallback(format!("An object with a rule across its members: {}.", code(schema)));
    notes.paragraphs.push(format!("Made of a `{draft}` by `new` or `TryFrom`, which check the rules across members."));
    let docs = docs(words, &notes);
    let derives = derives(*sensitivity);
    quote! {
        #docs
        #[derive(#derives)]
        pub struct #name(#draft);
    }
}

fn functions(name: &Ident, draft: &Ident, checked: &Checked, scope: Scope<'_>) -> TokenStream {
    let views = checked.views.iter().map(|view| self::view(view, scope));
    let json = exchange::json();
    let new =
        own_words(&["Checks the rules across members.", "# Errors", "Every violation that the members have together."]);
    let into = own_words(&["The members, for changing them."]);
    quote! {
        impl #name {
            #new
            pub fn new(draft: #draft) -> ::core::result::Result<Self, runtime::Violations> {
                <Self as ::core::convert::TryFrom<#draft>>::try_from(draft)
            }
            #into
            #[must_use]
            pub fn into_draft(self) -> #draft {
                self.0
            }
            #(#views)*
            #json
        }
    }
}

/// A reader of another type that the value may be as well.
fn view(view: &View, scope: Scope<'_>) -> TokenStream {
    let (name, ty) = (&view.name, scope.ty(&view.ty));
    let about = "The value as another type that it may be: a union does not say which of its branches it is.";
    let docs = own_words(&[about, "# Errors", "Why it is not of that type."]);
    quote! {
        #docs
        pub fn #name(&self) -> ::core::result::Result<#ty, runtime::Violations> {
            runtime::view(&self.0)
        }
    }
}

fn conversions(definition: &Definition, checked: &Checked, scope: Scope<'_>) -> TokenStream {
    let Definition { name, schema, .. } = definition;
    let draft = &checked.draft_name;
    let rules = scope.rules(name);
    let check = if checked.test.is_some() {
        quote! {
            if !#rules::accepts(&draft) {
                return ::core::result::Result::Err(runtime::refuse_members(&draft, &#rules::CHECK, #schema));
            }
        }
    } else {
        quote! { runtime::check_members(&draft, &#rules::CHECK, #schema)?; }
    };
    quote! {
        impl ::core::convert::TryFrom<#draft> for #name {
            type Error = runtime::Violations;
            fn try_from(draft: #draft) -> ::core::result::Result<Self, runtime::Violations> {
                #check
                ::core::result::Result::Ok(Self(draft))
            }
        }
        impl ::core::convert::From<#name> for #draft {
            fn from(value: #name) -> Self {
                value.0
            }
        }
        impl ::core::ops::Deref for #name {
            type Target = #draft;
            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }
    }
}

fn wire(definition: &Definition, checked: &Checked, scope: Scope<'_>) -> TokenStream {
    let Definition { name, schema, .. } = definition;
    let rules = scope.rules(name);
    let check = if checked.test.is_some() {
        quote! {
            if #rules::accepts(&self.0) {
                ::core::result::Result::Ok(())
            } else {
                ::core::result::Result::Err(reader.refuse_since(start, &#rules::CHECK, #schema))
            }
        }
    } else {
        quote! { reader.check_since(start, &#rules::CHECK, #schema) }
    };
    quote! {
        impl runtime::Read for #name {
            fn vacant(vacancy: runtime::Vacancy) -> Self {
                Self(runtime::Read::vacant(vacancy))
            }
            fn fill(
                &mut self,
                reader: &mut runtime::Reader<'_>,
                vacancy: runtime::Vacancy,
            ) -> ::core::result::Result<(), runtime::Fault> {
                let start = reader.position();
                runtime::Read::fill(&mut self.0, reader, vacancy)?;
                #check
            }
        }
        impl runtime::Write for #name {
            fn write(&self, writer: &mut runtime::Writer) {
                runtime::Write::write(&self.0, writer);
            }
        }
    }
}
