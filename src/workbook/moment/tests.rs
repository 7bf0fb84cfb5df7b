//! Tests of what tools read and keep.
