"""Filing packages: put together from the record, signed, checked, and handed in by a gateway."""
