"""The tables of signing in: keys of access tokens, sessions, failed attempts, second factors.

Whatever opens something by itself (a refresh token, a cookie, a recovery code) is kept as its
SHA-256 only. ``digest`` is that of what its bearer shows.
"""

from datetime import datetime

from sqlmodel import Field, SQLModel

from records.tables import instant


class TokenKey(SQLModel, table=True):
    """A key of access tokens (EC P-256, PEM), named by ``kid``.

    A retired key has lost its private part and verifies until ``verifies_until``.
    """

    __tablename__ = "token_key"  # pyright: ignore[reportAssignmentType]

    kid: str = Field(primary_key=True)
    private_pem: str | None
    public_pem: str
    created_at: datetime = Field(sa_column=instant())
    verifies_until: datetime | None = Field(default=None, sa_column=instant(nullable=True))


class SignInSession(SQLModel, table=True):
    """A sign-in: from when, until when, last used when, from where and with what program.

    ``cookie_digest`` is that of the pages' cookie; a session of the API has refresh tokens instead,
    each drawn from the one before it and ``secret``.
    """

    __tablename__ = "sign_in_session"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True)
    user_id: str = Field(foreign_key="user_account.id", index=True)
    started_at: datetime = Field(sa_column=instant())
    expires_at: datetime = Field(sa_column=instant())
    used_at: datetime = Field(sa_column=instant())
    ended_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    address: str
    program: str
    secret: str
    cookie_digest: str | None = Field(default=None, unique=True)


class RefreshToken(SQLModel, table=True):
    """A refresh token of a session; one that has been used has given way to the next."""

    __tablename__ = "refresh_token"  # pyright: ignore[reportAssignmentType]

    digest: str = Field(primary_key=True)
    session_id: str = Field(foreign_key="sign_in_session.id", index=True)
    used_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))


class FailedAttempts(SQLModel, table=True):
    """Attempts to sign in that failed, or have not succeeded yet, on one account or from one place.

    ``key`` is a digest: user names that nobody has may be passwords typed into the wrong field.
    """

    __tablename__ = "failed_attempts"  # pyright: ignore[reportAssignmentType]

    key: str = Field(primary_key=True)
    count: int = 0
    last_at: datetime = Field(sa_column=instant())
    paused_until: datetime | None = Field(default=None, sa_column=instant(nullable=True))


class SecondFactor(SQLModel, table=True):
    """An account's TOTP secret (RFC 6238), in force once a code has confirmed it.

    ``last_step`` is the time step of the last code taken: no code is taken twice.
    """

    __tablename__ = "second_factor"  # pyright: ignore[reportAssignmentType]

    user_id: str = Field(primary_key=True, foreign_key="user_account.id")
    secret: str
    confirmed_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    last_step: int = 0


class RecoveryCode(SQLModel, table=True):
    """A code that stands in once for a lost authenticator."""

    __tablename__ = "recovery_code"  # pyright: ignore[reportAssignmentType]

    digest: str = Field(primary_key=True)
    user_id: str = Field(foreign_key="user_account.id", index=True)


class SecondFactorRole(SQLModel, table=True):
    """A role whose accounts must have a second factor."""

    __tablename__ = "second_factor_role"  # pyright: ignore[reportAssignmentType]

    role: str = Field(primary_key=True)


class HalfSignIn(SQLModel, table=True):
    """On the pages: whoever knew the password and still owes the second factor."""

    __tablename__ = "half_sign_in"  # pyright: ignore[reportAssignmentType]

    digest: str = Field(primary_key=True)
    user_id: str = Field(foreign_key="user_account.id", index=True)
    expires_at: datetime = Field(sa_column=instant())
