"""The record: its types, its JSON, and how it is built from a Doc."""
