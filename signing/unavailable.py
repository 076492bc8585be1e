"""Why nothing can be signed now."""


class SigningUnavailableError(RuntimeError):
    """Something that signing needs is missing or does not answer; the message is Chinese."""
