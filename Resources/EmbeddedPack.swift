// Embedded.
