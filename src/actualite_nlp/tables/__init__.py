"""Records as tables, and files of articles."""
