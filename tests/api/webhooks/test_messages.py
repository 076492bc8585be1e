"""What is in a message's headers, and how long it is tried."""

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from api import webhook_sending
from api.webhook_sending import signed_headers
from records import webhooks
from records.webhook_tables import Webhook


@given(body=st.dictionaries(st.text(), st.text()), other=st.binary(min_size=1))
def test_a_signature_fits_its_own_message_alone(body: dict[str, str], other: bytes) -> None:
    webhook = Webhook(id="", url="", secret=webhooks.new_secret(), creation_key="")
    content = json.dumps(body).encode()
    headers = signed_headers(webhook, "msg_1", content, datetime.now(UTC))
    assert Verifier(webhook.secret).verify(content, headers) == body
    with pytest.raises(WebhookVerificationError):
        Verifier(webhooks.new_secret()).verify(content, headers)
    if other != content and _is_text(other):
        with pytest.raises(WebhookVerificationError):
            Verifier(webhook.secret).verify(other, headers)


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(jitter=st.lists(st.floats(*webhook_sending.JITTER), min_size=9, max_size=9))
def test_a_message_is_tried_for_about_three_days(jitter: list[float]) -> None:
    pauses = [delay * share for delay, share in zip(webhooks.DELAYS, jitter, strict=True)]
    whole = sum(pauses, timedelta())
    assert timedelta(days=2.6) < whole < timedelta(days=3.4)
    assert all(later >= earlier * 0.8 for earlier, later in pairwise(pauses))
