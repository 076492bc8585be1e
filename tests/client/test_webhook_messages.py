"""What comes to a webhook is Jiefen's, just sent and unchanged, or it is refused."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook as Signer

from jiefen_client import WebhookRefused, read_webhook

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SECRET, OTHER = "whsec_c2VjcmV0IG9mIHRoZSB3ZWJob29r", "whsec_YW5vdGhlciBzZWNyZXQ="
BODY = json.dumps(
    {"type": "case_closed", "timestamp": NOW.isoformat(), "data": {"case_no": "JF2026-000001"}}
).encode()


def headers(*secrets: str, body: bytes = BODY) -> dict[str, str]:
    signatures = (Signer(secret).sign("msg_1", NOW, body.decode()) for secret in secrets)
    return {
        "Webhook-Id": "msg_1",
        "Webhook-Timestamp": str(int(NOW.timestamp())),
        "Webhook-Signature": " ".join(signatures),
    }


@pytest.mark.parametrize("secrets", [(SECRET,), (OTHER, SECRET)])
def test_a_genuine_message_is_read(secrets: tuple[str, ...]) -> None:
    message = read_webhook(SECRET, headers(*secrets), BODY, now=NOW + timedelta(minutes=4))
    assert (message.type, message.timestamp) == ("case_closed", NOW)
    assert message.data == {"case_no": "JF2026-000001"}


@pytest.mark.parametrize(
    ("told", "body", "after"),
    [
        (headers(OTHER), BODY, timedelta()),
        (headers(SECRET), BODY + b" ", timedelta()),
        (headers(SECRET), BODY, timedelta(minutes=6)),
        (headers(SECRET), BODY, -timedelta(minutes=6)),
        (headers(SECRET) | {"Webhook-Timestamp": "9" * 30}, BODY, timedelta()),
        (headers(SECRET, body=b"{}"), b"{}", timedelta()),
        ({}, BODY, timedelta()),
    ],
    ids=["secret", "body", "old", "future", "no time", "no message", "no headers"],
)
def test_any_other_is_refused(told: dict[str, str], body: bytes, after: timedelta) -> None:
    with pytest.raises(WebhookRefused):
        read_webhook(SECRET, told, body, now=NOW + after)
