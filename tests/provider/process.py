"""Starting and stopping the provider's process, and being one of its clients and its users."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

import httpx

from api.oidc import Provider

ROOT = Path(__file__).parents[2]
INSISTING = ("tests.provider.serve",)
IGNORANT = ("oidc_provider_mock", "--require-registration", "true", "--require-nonce", "true", "-p")
"""The mock as it comes: it takes no notice of PKCE."""


class RunningProvider:
    """A provider in a process of its own; used as a context."""

    def __init__(self, program: tuple[str, ...] = INSISTING) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        self.issuer = f"http://127.0.0.1:{port}"
        self._command = [sys.executable, "-m", *program, str(port)]
        self._process: subprocess.Popen[bytes] | None = None
        self.http = httpx.Client(base_url=self.issuer, trust_env=False)

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command,
            cwd=ROOT,
            env=os.environ | {"AUTHLIB_INSECURE_TRANSPORT": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 60
        while True:
            try:
                if self.http.get("/jwks").is_success:
                    return self
            except httpx.HTTPError:
                assert time.monotonic() < deadline, "the provider does not start"
                time.sleep(0.05)

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()
        self.http.close()

    def client(self, redirect_uri: str, **more: Any) -> Provider:
        """A client that the provider knows, as an operator writes it down."""
        asked = {"redirect_uris": [redirect_uri]}
        known = self.http.post("/oauth2/clients", json=asked).json()
        return Provider(
            id="xishan",
            name="锡山区统一身份认证",
            issuer=self.issuer,
            client_id=known["client_id"],
            client_secret=known["client_secret"],
            **more,
        )

    def knows(self, subject: str, **claims: Any) -> None:
        """The provider has a user of this subject."""
        assert self.http.put(f"/users/{subject}", json=claims).is_success

    def signs_in(self, address: str, subject: str) -> httpx.URL:
        """A user signs in at the address he was sent to; where the provider sends him back."""
        answer = self.http.post(address, data={"sub": subject})
        assert answer.has_redirect_location, answer.text
        return httpx.URL(answer.headers["Location"])
