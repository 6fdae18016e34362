"""Temporal expressions, found by grammar and resolved against the publication date."""
