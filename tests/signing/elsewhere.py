"""A certificate authority and a time-stamp authority as they are reached over HTTP."""

import base64
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import ClassVar

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

DER = serialization.Encoding.DER


def name_of(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


class Certifier:
    """A licensed authority with a root of its own."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        name = name_of("持牌电子认证服务机构")
        self.root = self._certify(name, name, self._key.public_key(), is_ca=True)

    def certify(self, subject: x509.Name, public: ec.EllipticCurvePublicKey) -> x509.Certificate:
        return self._certify(subject, self.root.subject, public, is_ca=False)

    def _certify(
        self,
        subject: x509.Name,
        issuer: x509.Name,
        public: ec.EllipticCurvePublicKey,
        *,
        is_ca: bool,
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(minutes=5))
            .not_valid_after(now + timedelta(days=365))
            .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
            .add_extension(_usage(is_ca=is_ca), critical=True)
            .sign(self._key, hashes.SHA256())
        )


def _usage(*, is_ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_ca,
        content_commitment=not is_ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_ca,
        crl_sign=is_ca,
        encipher_only=False,
        decipher_only=False,
    )


def time_stamper() -> tuple[DummyTimeStamper, x509.Certificate]:
    """What makes time-stamps, and the certificate by which they are trusted."""
    key = rsa.generate_private_key(65537, 2048)
    now = datetime.now(UTC)
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name_of("Time-stamps"))
        .issuer_name(name_of("Time-stamps"))
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    own = asn1_x509.Certificate.load(certificate.public_bytes(DER))
    return DummyTimeStamper(own, keys.PrivateKeyInfo.load(private)), certificate


class _Authorities(BaseHTTPRequestHandler):
    """EST (RFC 7030) at ``/est``, time-stamps (RFC 3161) at ``/tsa``."""

    certifier: ClassVar[Certifier]
    stamper: ClassVar[DummyTimeStamper]
    swaps_keys: ClassVar[bool] = False

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/tsa":
            asked = tsp.TimeStampReq.load(body)
            answer = self.stamper.request_tsa_response(asked).dump()
            self._answer(200, "application/timestamp-reply", answer)
        elif self.path == "/est/simpleenroll":
            self._enrol(base64.b64decode(body))
        else:
            self._answer(404, "text/plain", b"")

    def _enrol(self, body: bytes) -> None:
        asked = x509.load_der_x509_csr(body)
        public = asked.public_key()
        if self.swaps_keys:
            public = ec.generate_private_key(ec.SECP256R1()).public_key()
        assert isinstance(public, ec.EllipticCurvePublicKey)
        assert asked.is_signature_valid
        made = self.certifier.certify(asked.subject, public)
        answer = base64.encodebytes(pkcs7.serialize_certificates([made], DER))
        self._answer(200, "application/pkcs7-mime; smime-type=certs-only", answer)

    def _answer(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Tests need no log of requests."""


@contextmanager
def authorities(
    certifier: Certifier, stamper: DummyTimeStamper, *, swaps_keys: bool = False
) -> Generator[str]:
    """Both at an address of this machine."""
    served = {"certifier": certifier, "stamper": stamper, "swaps_keys": swaps_keys}
    server = HTTPServer(("127.0.0.1", 0), type("Served", (_Authorities,), served))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
