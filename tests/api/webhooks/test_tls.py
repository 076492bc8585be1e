"""A receiver behind TLS: the address is looked up once, the certificate must be the name's."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import Engine

from api import webhook_sending
from api.webhook_sending import WebhookSender
from tests.api.receiver import receiver
from tests.api.webhooks.subscriptions import API, MINE, details, happens


@pytest.mark.parametrize(
    ("certified", "outcome"),
    [("localhost", (204, None)), ("elsewhere.test", (None, "connection_failed"))],
)
async def test_only_the_name_that_was_subscribed_is_believed(
    engine: Engine,
    http: httpx.AsyncClient,
    sender: WebhookSender,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    certified: str,
    outcome: tuple[int | None, str | None],
) -> None:
    pem = _certificate(tmp_path, certified)
    trusting = ssl.create_default_context(cafile=str(pem))
    monkeypatch.setattr(webhook_sending, "_tls", lambda: trusting)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(pem)
    with receiver(serving) as there:
        url = there.url.replace("http://127.0.0.1", "https://localhost")
        webhook = (await http.post(API, json={"url": url})).json()
        happens(engine, MINE, "a")
        await sender.once(datetime.now(UTC))
    [attempt] = (await details(http, webhook))["attempts"]
    assert (attempt["status"], attempt["fault"]) == outcome


def _certificate(folder: Path, name: str) -> Path:
    """A self-signed certificate for a name, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "receiver.pem"
    pem.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return pem
