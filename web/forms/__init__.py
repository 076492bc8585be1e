"""Forms drawn from JSON schemas, and the bodies that come back in them.

A form asks for what an operation of the API takes; its names are the JSON pointers of the body, so
that a problem's pointer finds its field.
"""
