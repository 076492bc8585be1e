"""Certificates of an authority elsewhere, a seal whose key lies in a token, time-stamps by HTTP."""

import asyncio
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pypdf import PdfWriter
from typer.testing import CliRunner

from activities.pdf_conversion import FONTS
from cli.certificates import signing_of
from cli.main import app
from embedded.settings import Settings
from signing.appearance import Seal, TypedName
from signing.authority import Authority
from signing.enrolment import EnrolmentError
from signing.identity import write_certificate, write_key
from signing.lettering import lettering
from signing.page import Place, with_signature_page
from signing.token import TokenError, TokenKey
from signing.verification import SignatureFinding, verify
from tests.signing.elsewhere import Certifier, authorities, name_of, time_stamper

BUREAU, CLAIMANT = "无锡市锡山区司法局", "无锡示例轴承有限公司"
PIN, TOKEN, LABEL = "1234", "JIEFEN", "seal"
MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/opt/homebrew/lib/softhsm/libsofthsm2.so")


@pytest.fixture(scope="module")
def unsigned() -> bytes:
    page, blank = BytesIO(), PdfWriter()
    blank.add_blank_page(595, 842)
    blank.write(page)
    places = (Place("c1", CLAIMANT), Place("seal", BUREAU))
    return with_signature_page(page.getvalue(), "调解协议", places, lettering(FONTS))


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a key pair in a token of SoftHSM."""
    import pkcs11
    from pkcs11.util.ec import encode_named_curve_parameters

    folder = tmp_path_factory.mktemp("hsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\n")
    (folder / "pin").write_text(PIN)
    with pytest.MonkeyPatch.context() as environ:
        # SoftHSM reads it once, when its library is loaded.
        environ.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        made = ["softhsm2-util", "--init-token", "--free", "--label", TOKEN]
        subprocess.run([*made, "--so-pin", PIN, "--pin", PIN], check=True, capture_output=True)
        module = next(path for path in MODULES if Path(path).exists())
        slot = pkcs11.lib(module).get_token(token_label=TOKEN)
    with slot.open(rw=True, user_pin=PIN) as session:
        curve = session.create_domain_parameters(
            pkcs11.KeyType.EC,
            {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")},
            local=True,
        )
        curve.generate_keypair(store=True, label=LABEL)
    return (
        f"pkcs11:token={TOKEN};object={LABEL}?module-path={module}&pin-source=file:{folder / 'pin'}"
    )


def signed(settings: Settings, unsigned: bytes) -> list[SignatureFinding]:
    """What is found in a PDF that a party and the bureau have signed."""
    now = datetime.now(UTC)

    async def both() -> bytes:
        tools = signing_of(settings)()
        party = await tools.authority.issue(CLAIMANT, "JF2026-000001/c1", now)
        pdf = await tools.sign(
            unsigned, "c1", party, TypedName(CLAIMANT, CLAIMANT), now, reason="签署"
        )
        seal = tools.authority.seal
        return await tools.sign(pdf, "seal", seal, Seal(seal.name), now, reason="签署", last=True)

    trusted = x509.load_pem_x509_certificates(settings.trusted_roots.read_bytes())
    return verify(asyncio.run(both()), trusted)


def sealed_by(certifier: Certifier, folder: Path) -> None:
    """The bureau's seal, certified elsewhere, in its folder."""
    key = ec.generate_private_key(ec.SECP256R1())
    folder.mkdir()
    write_key(folder / "seal.key", key)
    write_certificate(folder / "seal.pem", certifier.certify(name_of(BUREAU), key.public_key()))


def remote(address: str, certifier: Certifier, folder: Path) -> Settings:
    """Settings by which an authority elsewhere certifies the signers."""
    sealed_by(certifier, folder / "ca")
    roots = folder / "roots.pem"
    roots.write_bytes(certifier.root.public_bytes(serialization.Encoding.PEM))
    return Settings(home=folder, ca_url=f"{address}/est", ca_roots=roots)


def test_an_authority_elsewhere_certifies_the_signers(tmp_path: Path, unsigned: bytes) -> None:
    certifier = Certifier()
    with authorities(certifier, time_stamper()[0]) as address:
        found = signed(remote(address, certifier, tmp_path), unsigned)
    assert [each.signer for each in found] == [CLAIMANT, BUREAU]
    assert all(each.holds and each.trusted for each in found)


def test_a_certificate_for_another_key_is_refused(tmp_path: Path, unsigned: bytes) -> None:
    certifier = Certifier()
    with (
        authorities(certifier, time_stamper()[0], swaps_keys=True) as address,
        pytest.raises(EnrolmentError, match="不是所申请的证书"),
    ):
        signed(remote(address, certifier, tmp_path), unsigned)


def test_an_authority_that_gives_no_certificate_is_told(tmp_path: Path) -> None:
    certifier = Certifier()
    with authorities(certifier, time_stamper()[0]) as address:
        settings = remote(f"{address}/nowhere", certifier, tmp_path)
        issue = signing_of(settings)().authority.issue
        with pytest.raises(EnrolmentError, match="HTTP 404"):
            asyncio.run(issue(CLAIMANT, "c1", datetime.now(UTC)))
    with pytest.raises(EnrolmentError, match="无法连接"):
        asyncio.run(issue(CLAIMANT, "c1", datetime.now(UTC)))


def test_the_seal_is_put_with_a_key_that_stays_in_its_token(
    tmp_path: Path, unsigned: bytes, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIEFEN_HOME", str(tmp_path))
    monkeypatch.setenv("JIEFEN_SEAL_KEY", token)
    made = CliRunner().invoke(app, ["ca", "init", "--organisation", BUREAU])
    assert made.exit_code == 0, made.output
    assert not (tmp_path / "ca" / "seal.key").exists()
    found = signed(Settings(), unsigned)
    assert [each.signer for each in found] == [CLAIMANT, BUREAU]
    assert all(each.holds and each.trusted for each in found)


def test_a_token_that_does_not_open_is_told(tmp_path: Path, token: str) -> None:
    (tmp_path / "pin").write_text("wrong")
    query = token.partition("pin-source=")[0] + f"pin-source=file:{tmp_path / 'pin'}"
    with pytest.raises(TokenError, match=TOKEN):
        TokenKey.at(query).public_key()


@pytest.mark.parametrize(
    "address", ["seal", "pkcs11:token=JIEFEN", "pkcs11:token=a;object=b?module-path=/c"]
)
def test_an_address_that_names_no_key_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="密钥地址"):
        TokenKey.at(address)


def test_signatures_are_time_stamped_over_http(tmp_path: Path, unsigned: bytes) -> None:
    stamper, trusted = time_stamper()
    Authority.create(tmp_path / "ca", BUREAU, datetime.now(UTC))
    roots = tmp_path / "tsa.pem"
    roots.write_bytes(trusted.public_bytes(serialization.Encoding.PEM))
    with authorities(Certifier(), stamper) as address:
        settings = Settings(home=tmp_path, tsa_url=f"{address}/tsa", tsa_roots=roots)
        found = signed(settings, unsigned)
    assert all(each.time_stamped and each.holds for each in found)
    assert len(found) == 2


@pytest.mark.parametrize("half", ["ca_url", "tsa_url"])
def test_half_a_setting_is_refused(half: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="须同时设置"):
        signing_of(Settings(home=tmp_path, **{half: "http://127.0.0.1:1"}))
