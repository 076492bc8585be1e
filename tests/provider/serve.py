"""``python -m tests.provider.serve PORT``: oidc-provider-mock, made to insist on PKCE."""

import os
import sys
from typing import Any

import uvicorn
from authlib.oauth2.rfc7636 import CodeChallenge
from oidc_provider_mock import _app

_CHALLENGES: dict[str, str] = {}


class Insisting(CodeChallenge):
    """PKCE by S256; the mock itself keeps no challenge beside its codes."""

    def get_authorization_code_challenge(self, authorization_code: Any) -> str:
        return _CHALLENGES[authorization_code.code]

    def get_authorization_code_challenge_method(self, authorization_code: Any) -> str:
        return "S256"


class Grant(_app.AuthorizationCodeGrant):
    """The grant of a code, which nobody gets without a challenge."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        Insisting()(self)

    def save_authorization_code(self, code: str, request: Any) -> None:
        data = request.payload.data
        assert data["code_challenge_method"] == "S256"
        super().save_authorization_code(code, request)
        _CHALLENGES[code] = data["code_challenge"]


if __name__ == "__main__":
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    _app.AuthorizationCodeGrant = Grant
    provider = _app.app(require_client_registration=True, require_nonce=True)
    uvicorn.run(provider, interface="wsgi", host="127.0.0.1", port=int(sys.argv[1]))
