"""Reported speech by typography and syntax: marks, cues, frames, and the component that stores what they find."""
