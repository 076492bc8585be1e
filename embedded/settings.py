"""What an installation can set, all of it through the environment.

The names are JIEFEN_HOME, JIEFEN_DATABASE_URL and so on; those of Temporal are its own.
"""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from activities.pdf_conversion import POOL_SIZE
from notices.transports.transports import Fence


def _absolute(path: Path) -> Path:
    return path.expanduser().resolve()


def _with_psycopg(url: str) -> str:
    """SQLAlchemy reads a bare ``postgresql://`` as psycopg2; only psycopg 3 is installed here."""
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def _sqlite_in_home(fields: dict[str, Any]) -> str:
    return f"sqlite:///{fields['home'] / 'jiefen.db'}"


def _papers_in_home(fields: dict[str, Any]) -> str:
    return str(fields["home"] / "papers")


def _place(text: str) -> str:
    """An address as it stands; anything else is a folder."""
    return text if "://" in text else str(_absolute(Path(text)))


def _filings_in_home(fields: dict[str, Any]) -> Path:
    return fields["home"] / "filings"


def _endpoints_in_home(fields: dict[str, Any]) -> Path:
    return fields["home"] / "filing.toml"


def _providers_in_home(fields: dict[str, Any]) -> Path:
    return fields["home"] / "providers.toml"


def _notices_in_home(fields: dict[str, Any]) -> Path:
    return fields["home"] / "notices.toml"


def _authority_in_home(fields: dict[str, Any]) -> Path:
    return fields["home"] / "ca"


def _pages_of_embedded_server(fields: dict[str, Any]) -> str | None:
    """Temporal's own pages; where a server was given, only its operator knows where they are."""
    if fields["temporal_address"] != _embedded_server(fields):
        return None
    port, namespace = fields["temporal_ui_port"], fields["temporal_namespace"]
    return f"http://127.0.0.1:{port}/namespaces/{namespace}"


def _embedded_server(fields: dict[str, Any]) -> str:
    return f"127.0.0.1:{fields['temporal_port']}"


AbsolutePath = Annotated[Path, AfterValidator(_absolute)]
Port = Annotated[int, Field(ge=1, le=65535)]


class Settings(BaseSettings):
    """The settings of one installation; `home` is the only folder it writes its state to."""

    model_config = SettingsConfigDict(
        env_prefix="JIEFEN_",
        env_ignore_empty=True,
        populate_by_name=True,
        extra="ignore",
        frozen=True,
    )

    home: AbsolutePath = Field(default=Path("var"), validate_default=True)
    database_url: Annotated[str, AfterValidator(_with_psycopg)] = Field(
        default_factory=_sqlite_in_home
    )
    papers: Annotated[str, AfterValidator(_place)] = Field(default_factory=_papers_in_home)
    """Where papers are kept: a folder, or an address such as ``s3://bucket/papers``."""
    soffice: Path | None = None
    soffice_processes: Annotated[int, Field(ge=1, le=32)] = POOL_SIZE
    """How many LibreOffices make PDFs side by side."""
    filings: AbsolutePath = Field(default_factory=_filings_in_home)
    """The outbox: packages that a clerk carries to a court or an institution."""
    filing_endpoints: AbsolutePath = Field(default_factory=_endpoints_in_home)
    """A file of the institutions that take packages over HTTP; it need not exist."""

    ca: AbsolutePath = Field(default_factory=_authority_in_home)
    """The folder of the seal, and of this deployment's own authority: `jiefen ca init`."""
    ca_url: str | None = None
    """An authority elsewhere that certifies signers by EST (RFC 7030), in place of the own one."""
    ca_roots: Path | None = None
    """The PEM file of its certificates, those of the issuers of signers and seal."""
    seal_key: str | None = None
    """The seal's key, where it lies in a token: an address by RFC 7512 (``pkcs11:…``)."""
    tsa_url: str | None = None
    """A time-stamp authority (RFC 3161); with it signatures are PAdES B-LT, the last B-LTA."""
    tsa_roots: Path | None = None
    """The PEM file of the root certificates by which the time-stamp authority is trusted."""

    providers: AbsolutePath = Field(default_factory=_providers_in_home)
    """A file of the providers by which people sign in (OpenID Connect); it need not exist."""

    clamd: str | None = None
    """The virus scanner for uploads: ``tcp://host:port``, or ``unix:///path`` of its socket."""

    trusted_proxies: str | None = None
    """The addresses of the proxies, parted by commas, that are believed about who calls."""
    notices: AbsolutePath = Field(default_factory=_notices_in_home)
    """A file of how messages to people leave, and when not; it need not exist."""
    reach: Literal["everybody", "test"] = "everybody"
    """With ``test`` nothing leaves for anybody but those who are listed in ``reach_allowed``."""
    reach_allowed: str = ""
    """Telephones, mailboxes and hosts that a test installation may reach, with commas."""

    host: str = "127.0.0.1"
    port: Port = 8000

    temporal_port: Port = 7233
    temporal_ui_port: Port = 8233
    temporal_address: str = Field(
        default_factory=_embedded_server, validation_alias="TEMPORAL_ADDRESS"
    )
    temporal_namespace: str = Field(default="jiefen", validation_alias="TEMPORAL_NAMESPACE")
    temporal_task_queue: str = Field(default="jiefen", validation_alias="TEMPORAL_TASK_QUEUE")

    temporal_ui: str | None = Field(default_factory=_pages_of_embedded_server)
    """The address of Temporal's pages for the namespace, to which the desk of ops leads."""

    webhook_loopback: bool = False
    """Whether webhooks may go to this machine itself, over http too."""
    webhook_private: bool = False
    """Whether webhooks may go to addresses of private networks."""

    sm2: bool = False
    """Whether the daily seal is signed with SM2 beside ECDSA."""

    simulation: bool = False
    """Whether this namespace is a simulation's, whose cases may carry a shift in time."""

    @property
    def has_own_temporal(self) -> bool:
        """Whether an address was given, so that no server is to be started."""
        return "temporal_address" in self.model_fields_set

    @property
    def fence(self) -> Fence | None:
        """Whom a test installation may reach; none where everybody may be."""
        return Fence.of(self.reach_allowed) if self.reach == "test" else None

    @property
    def trusted_roots(self) -> Path:
        """The certificates by which signatures of this deployment are trusted."""
        return self.ca_roots or self.ca / "ca.pem"

    @property
    def logs(self) -> Path:
        """The folder for the output of the processes that `jiefen up` starts."""
        return self.home / "logs"

    def environment(self) -> dict[str, str]:
        """These settings as a child process reads them, whatever folder it runs in."""
        return {
            str(field.validation_alias or f"JIEFEN_{name.upper()}"): str(getattr(self, name))
            for name, field in type(self).model_fields.items()
            if getattr(self, name) is not None
        }
