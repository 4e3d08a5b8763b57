"""A story to try the program on."""
