"""A token opens the session it was issued for, and every forged one opens nothing."""

import base64
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jose import jwe, jws, jwt
from jose.exceptions import JWEError
from sqlmodel import Session, select

from api import tokens
from records import sessions
from records.engine import transaction
from records.identity_tables import SignInSession, TokenKey
from records.token_keys import OLDEST, VERIFIES_FOR, public_jwks, rotate
from records.users import find_by_username
from tests.api.small_app import ORIGIN, account, database_at
from workflows.messages.common import Role

CLAIMS = ("iss", "aud", "sub", "sid", "iat", "nbf", "exp", "jti")
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    engine = database_at(tmp_path)
    account(engine, "wang", Role.CLERK)
    account(engine, "li", Role.CLERK)
    with transaction(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def signed_in(session: Session) -> SignInSession:
    return _started(session, "wang")


@pytest.fixture
def key(session: Session) -> TokenKey:
    return rotate(session, NOW - MINUTE)


def _started(session: Session, username: str) -> SignInSession:
    user = find_by_username(session, username)
    assert user is not None
    return sessions.start(session, user.id, ORIGIN, NOW - timedelta(minutes=30))[0]


def _claims(signed_in: SignInSession, **changed: Any) -> dict[str, Any]:
    second = int(NOW.timestamp())
    claims = {
        "iss": tokens.ISSUER,
        "aud": tokens.AUDIENCE,
        "sub": signed_in.user_id,
        "sid": signed_in.id,
        "jti": "1",
        "iat": second,
        "nbf": second,
        "exp": second + 600,
    }
    return {name: value for name, value in (claims | changed).items() if value is not None}


def _signed(key: TokenKey, claims: dict[str, Any], **header: Any) -> str:
    headers = {"kid": key.kid, "typ": "at+jwt"} | header
    return jwt.encode(claims, key.private_pem or "", "ES256", headers=headers)


def _segment(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def _header(key: TokenKey, **changed: Any) -> str:
    return _segment({"alg": "ES256", "typ": "at+jwt", "kid": key.kid} | changed)


def _refused(session: Session, token: str, now: datetime = NOW) -> None:
    with pytest.raises(tokens.TokenError):
        tokens.read(session, token, now)


def test_a_token_names_the_session_it_was_issued_for(
    session: Session, signed_in: SignInSession
) -> None:
    assert tokens.read(session, tokens.issue(session, signed_in, NOW), NOW) == signed_in


def test_a_well_made_token_of_this_test_is_read(
    session: Session, key: TokenKey, signed_in: SignInSession
) -> None:
    assert tokens.read(session, _signed(key, _claims(signed_in)), NOW) == signed_in


def test_a_token_ends_after_a_quarter_of_an_hour(
    session: Session, signed_in: SignInSession
) -> None:
    quarter = timedelta(minutes=15)
    token = tokens.issue(session, signed_in, NOW - quarter + MINUTE)
    assert tokens.read(session, token, NOW) == signed_in
    _refused(session, tokens.issue(session, signed_in, NOW - quarter))


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_claim_is_required(
    session: Session, key: TokenKey, signed_in: SignInSession, claim: str
) -> None:
    _refused(session, _signed(key, _claims(signed_in, **{claim: None})))


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "somebody"},
        {"aud": "another-api"},
        {"nbf": 9_999_999_999},
        {"exp": 1_000_000_000},
        {"exp": "9999999999"},
        {"sid": "0" * 32},
        {"sid": ["0"]},
    ],
    ids=[
        "issuer",
        "audience",
        "not yet",
        "expired",
        "no number",
        "unknown session",
        "no session's id",
    ],
)
def test_a_claim_that_does_not_fit_is_refused(
    session: Session, key: TokenKey, signed_in: SignInSession, changed: dict[str, Any]
) -> None:
    _refused(session, _signed(key, _claims(signed_in, **changed)))


def test_the_session_must_be_of_the_account(
    session: Session, key: TokenKey, signed_in: SignInSession
) -> None:
    other = _started(session, "li")
    _refused(session, _signed(key, _claims(signed_in, sub=other.user_id)))


def test_a_token_dies_with_its_session(session: Session, signed_in: SignInSession) -> None:
    token = tokens.issue(session, signed_in, NOW)
    sessions.end(session, signed_in, NOW)
    session.flush()
    _refused(session, token)


class TestAForgedToken:
    @pytest.mark.parametrize("name", ["none", "None", "NONE", "nOnE"])
    def test_without_an_algorithm_is_refused(
        self, session: Session, key: TokenKey, signed_in: SignInSession, name: str
    ) -> None:
        claims = _segment(_claims(signed_in))
        _refused(session, f"{_header(key, alg=name)}.{claims}.")

    def test_whose_signature_was_cut_off_is_refused(
        self, session: Session, key: TokenKey, signed_in: SignInSession
    ) -> None:
        head, body, _ = _signed(key, _claims(signed_in)).split(".")
        _refused(session, f"{head}.{body}.")
        _refused(session, f"{head}.{body}")

    @pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
    def test_with_the_public_key_as_a_shared_secret_is_refused(
        self, session: Session, key: TokenKey, signed_in: SignInSession, algorithm: str
    ) -> None:
        secret = base64.urlsafe_b64encode(key.public_pem.encode()).decode().rstrip("=")
        token = jws.sign(
            _claims(signed_in),
            {"kty": "oct", "k": secret},
            headers={"kid": key.kid, "typ": "at+jwt"},
            algorithm=algorithm,
        )
        _refused(session, token)

    @pytest.mark.parametrize("claim", ["sub", "sid", "exp"])
    def test_with_a_changed_claim_is_refused(
        self, session: Session, key: TokenKey, signed_in: SignInSession, claim: str
    ) -> None:
        other = _started(session, "li")
        changed = {"sub": other.user_id, "sid": other.id, "exp": 9_999_999_999}[claim]
        head, _, signature = _signed(key, _claims(signed_in)).split(".")
        claims = _segment(_claims(signed_in, **{claim: changed}))
        _refused(session, f"{head}.{claims}.{signature}")

    @pytest.mark.parametrize("kid", ["unknown", "", "\x00", "../../dev/null", 7, None, ["a"]])
    def test_of_a_key_not_on_record_is_refused(
        self, session: Session, key: TokenKey, signed_in: SignInSession, kid: Any
    ) -> None:
        _refused(session, _signed(key, _claims(signed_in), kid=kid))

    def test_that_names_no_key_is_refused(
        self, session: Session, key: TokenKey, signed_in: SignInSession
    ) -> None:
        headers = {"typ": "at+jwt"}
        claims = _claims(signed_in)
        _refused(session, jwt.encode(claims, key.private_pem or "", "ES256", headers=headers))

    def test_of_another_key_than_its_header_names_is_refused(
        self, session: Session, key: TokenKey, signed_in: SignInSession
    ) -> None:
        other = rotate(session, NOW)
        _refused(session, _signed(other, _claims(signed_in), kid=key.kid))

    @pytest.mark.parametrize(
        "header",
        [
            {"typ": "JWT"},
            {"jku": "https://evil.example/jwks.json"},
            {"jwk": {"kty": "EC"}},
            {"crit": ["exp"]},
            {"b64": False},
        ],
        ids=lambda header: next(iter(header)),
    )
    def test_whose_header_says_more_or_other_than_ours_is_refused(
        self,
        session: Session,
        key: TokenKey,
        signed_in: SignInSession,
        header: dict[str, Any],
    ) -> None:
        _refused(session, _signed(key, _claims(signed_in), **header))

    def test_that_is_overlong_is_refused(
        self, session: Session, key: TokenKey, signed_in: SignInSession
    ) -> None:
        assert tokens.read(session, _signed(key, _claims(signed_in, filling="x" * 99)), NOW)
        _refused(session, _signed(key, _claims(signed_in, filling="x" * 2000)))


class TestAnEncryptedToken:
    def test_is_refused(self, session: Session, key: TokenKey, signed_in: SignInSession) -> None:
        secret = b"0" * 16
        inner = _signed(key, _claims(signed_in)).encode()
        token = jwe.encrypt(inner, secret, "A128GCM", "dir", kid=key.kid).decode()
        assert jwe.decrypt(token, secret) == inner
        _refused(session, token)

    @pytest.mark.parametrize("size", [1 << 10, 300_000_000], ids=["small", "bomb"])
    def test_is_refused_before_anything_of_it_is_read(
        self, session: Session, key: TokenKey, size: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def decoded(*_: object, **__: object) -> None:
            raise AssertionError("the token was decoded")

        packed = zlib.compressobj(wbits=-15)
        bomb = b"".join(packed.compress(b"0" * (1 << 10)) for _ in range(size >> 10))
        body = base64.urlsafe_b64encode(bomb + packed.flush()).decode().rstrip("=")
        for part in (jwt.get_unverified_header, jwt.decode, jwe.decrypt):
            monkeypatch.setattr(f"{part.__module__}.{part.__name__}", decoded)
        header = _segment({"alg": "dir", "enc": "A256GCM", "kid": key.kid, "zip": "DEF"})
        _refused(session, f"{header}..aaaa.{body}.cccc")

    def test_is_what_the_library_would_inflate(self) -> None:
        """So that the test above refuses something that matters."""
        secret = b"0" * 16
        small = jwe.encrypt(b"0" * 1000, secret, "A128GCM", "dir", zip="DEF")
        assert jwe.decrypt(small, secret) == b"0" * 1000
        bomb = jwe.encrypt(b"0" * 10_000_000, secret, "A128GCM", "dir", zip="DEF")
        with pytest.raises(JWEError):
            jwe.decrypt(bomb, secret)


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
def test_no_header_and_no_claims_make_reading_fail_in_another_way(
    session: Session, key: TokenKey, signed_in: SignInSession, said: object
) -> None:
    header = {"kid": key.kid, "alg": "ES256", "typ": "at+jwt"}
    _refused(session, f"{_segment(said)}.{_segment(_claims(signed_in))}.c2ln")
    if isinstance(said, dict):
        _refused(session, f"{_segment(header | said)}.{_segment(_claims(signed_in))}.c2ln")
        _refused(session, _signed(key, {"sid": 1, **said}))


class TestTheKeys:
    def test_a_new_key_signs_from_now_on_and_signs_nobody_out(
        self, session: Session, signed_in: SignInSession
    ) -> None:
        before = tokens.issue(session, signed_in, NOW)
        key = rotate(session, NOW)
        after = tokens.issue(session, signed_in, NOW)
        assert jwt.get_unverified_header(after)["kid"] == key.kid
        for token in (before, after):
            assert tokens.read(session, token, NOW) == signed_in

    def test_a_retired_key_verifies_no_longer_than_what_it_signed(
        self, session: Session, signed_in: SignInSession
    ) -> None:
        assert VERIFIES_FOR > tokens.LIFETIME
        retired = NOW - VERIFIES_FOR
        first = rotate(session, retired - MINUTE)
        forged = _signed(first, _claims(signed_in, nbf=1))
        rotate(session, retired)
        just_before = NOW - timedelta(seconds=1)
        assert tokens.read(session, forged, just_before) == signed_in
        _refused(session, forged, NOW)

    def test_a_retired_key_can_sign_no_more_and_is_gone_in_the_end(self, session: Session) -> None:
        first = rotate(session, NOW)
        second = rotate(session, NOW + MINUTE)
        assert (first.private_pem, second.private_pem is None) == (None, False)
        third = rotate(session, NOW + MINUTE + VERIFIES_FOR)
        kept = session.exec(select(TokenKey.kid)).all()
        assert set(kept) == {second.kid, third.kid}

    def test_an_old_key_gives_way_by_itself(
        self, session: Session, signed_in: SignInSession
    ) -> None:
        first = rotate(session, NOW - OLDEST)
        token = tokens.issue(session, signed_in, NOW - timedelta(seconds=1))
        assert jwt.get_unverified_header(token)["kid"] == first.kid
        following = tokens.issue(session, signed_in, NOW)
        assert jwt.get_unverified_header(following)["kid"] != first.kid
        assert tokens.read(session, token, NOW) == tokens.read(session, following, NOW)

    def test_are_published_as_long_as_they_verify(self, session: Session) -> None:
        first, second = rotate(session, NOW), rotate(session, NOW + MINUTE)
        published = public_jwks(session, NOW + MINUTE)
        assert [each["kid"] for each in published] == [second.kid, first.kid]
        assert all("d" not in each and each["alg"] == "ES256" for each in published)
        later = public_jwks(session, NOW + MINUTE + VERIFIES_FOR)
        assert [each["kid"] for each in later] == [second.kid]

    def test_a_published_key_verifies_a_token(
        self, session: Session, signed_in: SignInSession
    ) -> None:
        token = tokens.issue(session, signed_in, NOW)
        [published] = public_jwks(session, NOW)
        assert jws.verify(token, published, ["ES256"])
