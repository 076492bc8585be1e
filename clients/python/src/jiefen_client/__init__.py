"""A typed client of Jiefen (解纷): one method for each operation of its API."""

from jiefen_client import models
from jiefen_client.auth import ApiKey, Password
from jiefen_client.client import Jiefen
from jiefen_client.exchange import Request
from jiefen_client.paging import pages
from jiefen_client.problems import Problem
from jiefen_client.webhooks import WebhookMessage, WebhookRefused, read_webhook

__all__ = [
    "ApiKey",
    "Jiefen",
    "Password",
    "Problem",
    "Request",
    "WebhookMessage",
    "WebhookRefused",
    "models",
    "pages",
    "read_webhook",
]
