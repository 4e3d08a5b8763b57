"""Letters: drafts from templates and facts, and what is still wrong with a draft."""
