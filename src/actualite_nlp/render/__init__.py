"""Records for people who look: tables, pages, plots."""
