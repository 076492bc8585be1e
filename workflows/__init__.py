"""The procedure: deterministic workflows, one file a stage, free of I/O and personal data."""
