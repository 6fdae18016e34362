"""Contested and unverified propositions."""
