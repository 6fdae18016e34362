"""Jobs over dumps of articles."""
