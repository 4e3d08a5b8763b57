"""Faults that are made on purpose; `FAULTS=long` makes many more and prints the figures."""

import os

LONG = os.environ.get("FAULTS") == "long"
