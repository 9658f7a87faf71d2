//! Unions that a member holds in a box: what becomes such a union by `into` becomes a box of it as well, so that who
//! fills the member need not know of the box.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ident::Ident;

/// `From` a variant's type for a box of the union.
pub(super) fn conversion(union_name: &Ident, variant: &TokenStream) -> TokenStream {
    quote! {
        impl ::core::convert::From<#variant> for ::std::boxed::Box<#union_name> {
            fn from(value: #variant) -> Self {
                Self::new(#union_name::from(value))
            }
        }
    }
}
