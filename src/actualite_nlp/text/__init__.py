"""The text before anything is extracted: offsets, blocks, zones, reading pages."""
