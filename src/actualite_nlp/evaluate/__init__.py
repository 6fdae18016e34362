"""Gold, matching, figures."""
