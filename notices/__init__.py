"""Notices: what is said to whom by which channel, and how it gets there."""
