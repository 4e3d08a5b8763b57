"""Runs the program: python -m followup_tui."""

from followup_tui.cli.main import run

run()
