"""Starting the relay and the gateway, ordering them about, and reading what they have taken."""

import json
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from notices.transports.sms import SmsSettings
from notices.transports.smtp import SmtpSettings

ROOT = Path(__file__).parents[2]
SECRET, TOKEN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "letmein"


@dataclass
class Relay:
    """A server in a process of its own."""

    port: int
    folder: Path

    def told(self, *orders: str) -> None:
        """How to behave towards the next ones that come."""
        (self.folder / "orders.json").write_text(json.dumps(orders))

    @property
    def mails(self) -> list[EmailMessage]:
        """The mails it has, in the order in which they came."""
        files = sorted(self.folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
        return [BytesParser(EmailMessage, policy=default).parsebytes(f.read_bytes()) for f in files]

    @property
    def texts(self) -> list[dict[str, Any]]:
        """The texts it has taken, each once."""
        lines = (self.folder / "taken.jsonl").read_text().splitlines()
        return [json.loads(line) for line in lines]

    def smtp(self, **more: Any) -> SmtpSettings:
        """How an operator would write this relay down."""
        known = {
            "host": "127.0.0.1",
            "port": self.port,
            "security": "none",
            "sender": "解纷 <no-reply@jiefen.example>",
            "timeout": 5,
        }
        return SmtpSettings.model_validate(known | more)

    def sms(self, **more: Any) -> SmsSettings:
        """How an operator would write this gateway down."""
        url = f"http://127.0.0.1:{self.port}/texts"
        known = {"url": url, "secret": SECRET, "token": TOKEN, "timeout": 5}
        return SmsSettings.model_validate(known | more)


@contextmanager
def mail_relay(folder: Path, manner: str = "open") -> Generator[Relay]:
    """A mail relay until the context is left."""
    folder.mkdir(parents=True)
    if manner != "open":
        certify(folder)
    with _running("tests.relay.mail", folder, manner) as relay:
        yield relay


@contextmanager
def text_gateway(folder: Path) -> Generator[Relay]:
    """A gateway of texts until the context is left."""
    folder.mkdir(parents=True)
    with _running("tests.relay.texts", folder, SECRET, TOKEN) as relay:
        yield relay


@contextmanager
def _running(module: str, folder: Path, *more: str) -> Generator[Relay]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", module, str(port), str(folder), *more]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            yield Relay(port, folder)
        finally:
            process.kill()


def certify(folder: Path) -> None:
    """A certificate of 127.0.0.1 by itself, as ``ca.pem``, and with its key as ``server.pem``."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "relay")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (folder / "ca.pem").write_bytes(certificate)
    (folder / "server.pem").write_bytes(private + certificate)
