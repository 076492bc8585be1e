"""Checking that a webhook's message is Jiefen's (Standard Webhooks)."""

import hmac
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import AwareDatetime, BaseModel, ValidationError

TOLERANCE = timedelta(minutes=5)
"""How far a message's time may be from the receiver's: an older one is sent again by somebody."""


class WebhookMessage(BaseModel):
    """What a webhook tells: the kind of the event, when, and where it is to be read."""

    type: str
    timestamp: AwareDatetime
    data: dict[str, Any]


class WebhookRefused(ValueError):
    """A message that does not prove to be Jiefen's, or is too old."""


def read_webhook(
    secret: str, headers: Mapping[str, str], body: bytes, *, now: datetime
) -> WebhookMessage:
    """A message that came to a webhook; raises ``WebhookRefused``.

    ``secret`` is the webhook's (``whsec_…``), ``body`` the bytes as they came, ``now`` an instant
    with its zone. The same message may come again: take each ``webhook-id`` once.
    """
    told = {name.lower(): value for name, value in headers.items()}
    try:
        ident, sent_at = told["webhook-id"], told["webhook-timestamp"]
        sent = datetime.fromtimestamp(int(sent_at), UTC)
        signatures = told["webhook-signature"].split()
    except (KeyError, ValueError, OverflowError, OSError):
        raise WebhookRefused("the headers of a webhook are missing") from None
    if abs(now - sent) > TOLERANCE:
        raise WebhookRefused("the message is too old, or from the future")
    key = b64decode(secret.removeprefix("whsec_"))
    digest = hmac.digest(key, f"{ident}.{sent_at}.".encode() + body, "sha256")
    signature = "v1," + b64encode(digest).decode()
    if not any(hmac.compare_digest(each.encode(), signature.encode()) for each in signatures):
        raise WebhookRefused("the signature is wrong")
    try:
        return WebhookMessage.model_validate_json(body)
    except ValidationError:
        raise WebhookRefused("this is no message of a webhook") from None
