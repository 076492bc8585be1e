"""Cases at their own dates: the whole system in one process, with time skipped."""
