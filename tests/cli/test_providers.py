"""The file of the providers by which people sign in: one that is wrong or exposed is not used."""

from pathlib import Path

import pytest
import typer

from cli.providers import read_providers

ENTRY = """
[[provider]]
id = "xishan"
name = "锡山区统一身份认证"
issuer = "https://id.xishan.example"
client_id = "jiefen"
client_secret = "very secret"
bureau = "无锡市锡山区司法局"

[provider.roles]
jf-clerk = "clerk"
"""


def _file(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "providers.toml"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def test_a_home_without_one_has_no_providers(tmp_path: Path) -> None:
    assert read_providers(tmp_path / "providers.toml") == ()


def test_each_entry_is_a_provider(tmp_path: Path) -> None:
    [provider] = read_providers(_file(tmp_path, ENTRY))
    assert (provider.id, provider.algorithm, provider.roles) == (
        "xishan",
        "RS256",
        {"jf-clerk": "clerk"},
    )
    assert "very secret" not in repr(provider)


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        (ENTRY, 0o644, "file_exposed"),
        (ENTRY.replace("https", "http"), 0o600, "issuer 须为 https 地址"),
        (ENTRY.replace('"clerk"', '"admin"'), 0o600, "provider_invalid"),
        (ENTRY + ENTRY, 0o600, "不得重复"),
        (ENTRY.replace("client_id", "client"), 0o600, "provider_invalid"),
    ],
)
def test_a_wrong_file_ends_the_command_and_tells_no_secret(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, mode: int, said: str
) -> None:
    with pytest.raises(typer.Exit):
        read_providers(_file(tmp_path, text, mode))
    told = capsys.readouterr()
    assert said in told.out + told.err
    assert "very secret" not in told.out + told.err
