//! What holds for any notes: no panic, spans on character boundaries, stable order, linear time.
