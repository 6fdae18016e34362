"""The transformer that attributes."""
