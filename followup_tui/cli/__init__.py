"""The command line: commands for scripts, and the door to the desk."""
