"""One TinyDB file that loses nothing."""
