"""Texts to telephones by a gateway over HTTP, whoever runs it.

The message is signed as the Standard Webhooks specification says, over its id, the time and the
body. A gateway takes it by answering 2xx; each id it takes once.
"""

import base64
import json
from datetime import UTC, datetime

import httpx
from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator
from standardwebhooks import Webhook as Signer

from notices.transports.transport import Outgoing, Result
from records.outbox import Outcome

_SHORTEST = 24
"""Bytes of a secret, as the specification asks for."""
_NOT_TAKEN = frozenset({408, 425, 429, 503})
"""Statuses by which a gateway says that it has not taken the message, and may be asked again."""


class SmsSettings(BaseModel):
    """The gateway: ``secret`` (``whsec_…``) signs, ``token`` is sent as a bearer token.

    ``timeout`` is in seconds for one request.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    url: str
    secret: SecretStr
    token: SecretStr | None = None
    timeout: float = Field(default=15, gt=0, le=120)

    @field_validator("url")
    @classmethod
    def _encrypted(cls, url: str) -> str:
        parsed = httpx.URL(url)
        local = parsed.host in ("127.0.0.1", "localhost", "::1")
        if not parsed.host or not (parsed.scheme == "https" or (parsed.scheme == "http" and local)):
            raise ValueError("url 须为 https 地址，本机除外")
        return url

    @field_validator("secret")
    @classmethod
    def _signs(cls, secret: SecretStr) -> SecretStr:
        prefix, _, key = secret.get_secret_value().partition("_")
        try:
            usable = prefix == "whsec" and len(base64.b64decode(key, validate=True)) >= _SHORTEST
        except ValueError:
            usable = False
        if not usable:
            raise ValueError("secret 须为 whsec_ 开头的密钥，至少 24 字节")
        return secret


class SmsGateway:
    """The gateway. Redirects are not followed: they lead to whoever nobody has named."""

    name = "sms"

    def __init__(self, settings: SmsSettings) -> None:
        self._settings = settings
        self._signer = Signer(settings.secret.get_secret_value())

    def send(self, message: Outgoing) -> Result:
        """Post a message once. What broke off after it was posted may have been sent."""
        body = self._body(message)
        try:
            with httpx.Client(timeout=self._settings.timeout, trust_env=False) as http:
                answer = http.post(
                    self._settings.url, content=body, headers=self._headers(message.id, body)
                )
        except (httpx.ConnectError, httpx.ConnectTimeout):
            return Result(Outcome.POSTPONED, "sms_unreachable")
        except httpx.TimeoutException:
            return Result(Outcome.UNKNOWN, "sms_timeout")
        except httpx.HTTPError:
            return Result(Outcome.UNKNOWN, "sms_broken_off")
        return _of(answer.status_code)

    def _body(self, message: Outgoing) -> bytes:
        told = {
            "id": message.id,
            "phone": message.address,
            "template": {"kind": message.kind, "version": message.template_version},
            "variables": message.facts,
            "text": message.text,
        }
        return json.dumps(told, ensure_ascii=False).encode()

    def _headers(self, ident: str, body: bytes) -> dict[str, str]:
        now, token = datetime.now(UTC), self._settings.token
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": ident,
            "webhook-id": ident,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": self._signer.sign(ident, now, body.decode()),
        }
        return headers | ({"Authorization": f"Bearer {token.get_secret_value()}"} if token else {})


def _of(status: int) -> Result:
    if 200 <= status < 300:
        return Result(Outcome.SENT)
    if status in _NOT_TAKEN:
        return Result(Outcome.POSTPONED, f"sms_{status}")
    outcome = Outcome.UNKNOWN if status >= 500 else Outcome.REFUSED
    return Result(outcome, f"sms_{status}")
