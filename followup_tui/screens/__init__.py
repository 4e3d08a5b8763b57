"""The desk and what opens on top of it."""
