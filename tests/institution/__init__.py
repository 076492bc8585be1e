"""A small institution that takes filing packages: run as a process of its own."""
