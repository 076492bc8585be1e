"""The pages that clerks, parties and ops open: rendered on the server, no script in them."""

from web.site import install

__all__ = ["install"]
