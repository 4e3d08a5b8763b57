"""What to do after a job interview, at the right moment and nothing too early."""

__version__ = "0.1.0"
