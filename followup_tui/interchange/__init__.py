"""Other people's formats: what leaves the program to be read or sent."""
