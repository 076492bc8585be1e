"""The tracks before a court, each a set of phases of the court workflow."""
