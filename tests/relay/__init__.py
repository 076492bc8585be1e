"""A mail relay and a gateway of texts in processes of their own; they behave as they are told."""
