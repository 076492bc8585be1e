"""A provider of OpenID Connect with a process and keys of its own."""
