"""Panes: domain values in, messages out."""
