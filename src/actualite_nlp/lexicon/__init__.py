"""Word lists of French news language: data files with a note on origin, read once."""
