"""A token opens the account it was issued to, and every forged one opens nothing."""

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jose import jws, jwt
from sqlmodel import Session

from api import tokens
from records.engine import transaction
from records.signing_keys import new_key
from records.tables import SigningKey, User
from tests.api.small_app import database_at


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    engine = database_at(tmp_path)
    with transaction(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def user() -> User:
    return User(
        id="u1", username="wang", name="王", password_hash="", role="clerk", created_at=_now()
    )


@pytest.fixture
def key(session: Session) -> SigningKey:
    return new_key(session, _now())


def _now() -> datetime:
    return datetime.now(UTC)


def _claims(**changed: Any) -> dict[str, Any]:
    second = int(_now().timestamp())
    claims = {
        "iss": tokens.ISSUER,
        "aud": tokens.AUDIENCE,
        "sub": "u1",
        "iat": second,
        "nbf": second,
        "exp": second + 60,
    }
    return {name: value for name, value in (claims | changed).items() if value is not None}


def _signed(key: SigningKey, claims: dict[str, Any]) -> str:
    return jwt.encode(claims, key.private_pem, "ES256", headers={"kid": key.kid})


def _segment(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def _public_pem(key: SigningKey) -> str:
    private = serialization.load_pem_private_key(key.private_pem.encode(), None)
    return (
        private.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )


def _refused(session: Session, token: str) -> None:
    with pytest.raises(tokens.TokenError):
        tokens.read(session, token)


def test_a_token_names_the_account_it_was_issued_to(session: Session, user: User) -> None:
    assert tokens.read(session, tokens.issue(session, user, _now())) == "u1"


def test_a_well_made_token_of_this_test_is_read(session: Session, key: SigningKey) -> None:
    assert tokens.read(session, _signed(key, _claims())) == "u1"


def test_a_new_key_signs_from_now_on_and_signs_nobody_out(session: Session, user: User) -> None:
    before = tokens.issue(session, user, _now())
    key = new_key(session, _now())
    after = tokens.issue(session, user, _now())
    assert jwt.get_unverified_header(after)["kid"] == key.kid
    assert tokens.read(session, before) == tokens.read(session, after) == "u1"


def test_a_token_ends_after_eight_hours(session: Session, user: User) -> None:
    eight_hours = timedelta(hours=8)
    token = tokens.issue(session, user, _now() - eight_hours + timedelta(minutes=1))
    assert tokens.read(session, token) == "u1"
    _refused(session, tokens.issue(session, user, _now() - eight_hours - timedelta(seconds=2)))


@pytest.mark.parametrize("claim", ["iss", "aud", "sub", "iat", "nbf", "exp"])
def test_every_claim_is_required(session: Session, key: SigningKey, claim: str) -> None:
    _refused(session, _signed(key, _claims(**{claim: None})))


@pytest.mark.parametrize(
    "changed",
    [{"iss": "somebody"}, {"aud": "another-api"}, {"nbf": 9_999_999_999}, {"exp": 1_000_000_000}],
    ids=["issuer", "audience", "not yet", "expired"],
)
def test_a_claim_that_does_not_fit_is_refused(
    session: Session, key: SigningKey, changed: dict[str, Any]
) -> None:
    _refused(session, _signed(key, _claims(**changed)))


def test_an_unsigned_token_is_refused(session: Session, key: SigningKey) -> None:
    for name in ("none", "None", "NONE"):
        header = _segment({"alg": name, "typ": "JWT", "kid": key.kid})
        _refused(session, f"{header}.{_segment(_claims())}.")


def test_a_token_whose_signature_was_cut_off_is_refused(session: Session, key: SigningKey) -> None:
    head, body, _ = _signed(key, _claims()).split(".")
    _refused(session, f"{head}.{body}.")


def test_the_public_key_is_no_shared_secret(session: Session, key: SigningKey) -> None:
    secret = base64.urlsafe_b64encode(_public_pem(key).encode()).decode().rstrip("=")
    token = jws.sign(
        _claims(), {"kty": "oct", "k": secret}, headers={"kid": key.kid}, algorithm="HS256"
    )
    _refused(session, token)


def test_a_changed_claim_breaks_the_signature(session: Session, key: SigningKey) -> None:
    head, _, signature = _signed(key, _claims()).split(".")
    _refused(session, f"{head}.{_segment(_claims(sub='first'))}.{signature}")


@pytest.mark.parametrize("kid", ["unknown", "", 7, None, ["a"]])
def test_the_header_names_a_key_on_record(session: Session, key: SigningKey, kid: Any) -> None:
    _refused(session, jwt.encode(_claims(), key.private_pem, "ES256", headers={"kid": kid}))


def test_the_header_must_name_its_key(session: Session, key: SigningKey) -> None:
    _refused(session, jwt.encode(_claims(), key.private_pem, "ES256"))


def test_the_signature_must_be_of_the_key_that_the_header_names(
    session: Session, key: SigningKey
) -> None:
    other = new_key(session, _now())
    token = jwt.encode(_claims(), other.private_pem, "ES256", headers={"kid": key.kid})
    _refused(session, token)


def test_an_encrypted_token_is_refused(session: Session, key: SigningKey) -> None:
    header = _segment({"alg": "dir", "enc": "A256GCM", "kid": key.kid, "zip": "DEF"})
    _refused(session, f"{header}..aaaa.bbbb.cccc")


def test_an_overlong_token_is_refused(session: Session, key: SigningKey) -> None:
    _refused(session, _signed(key, _claims(filling="x" * 2000)))


@given(st.one_of(st.text(), st.from_regex(r"[A-Za-z0-9_-]{0,40}(\.[A-Za-z0-9_-]{0,40}){2}")))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_other_text_is_no_token(session: Session, text: str) -> None:
    _refused(session, text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_header_makes_reading_fail_in_another_way(
    session: Session, key: SigningKey, header: object
) -> None:
    if isinstance(header, dict):
        header = {"kid": key.kid, "alg": "ES256"} | header
    _refused(session, f"{_segment(header)}.{_segment(_claims())}.c2ln")
