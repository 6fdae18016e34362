"""Who speaks: mentions grouped into sources."""
