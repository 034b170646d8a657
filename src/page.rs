//! The Yew page: thin components over the model, and the one module that touches the browser.
