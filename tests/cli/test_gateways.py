"""What an operator writes down of institutions that take packages over HTTP."""

from pathlib import Path

import pytest
import typer

from cli.gateways import gateways_of, read_endpoints
from embedded.settings import Settings

COURT = "无锡市滨湖区人民法院"
ENDPOINT = f"""
[[endpoint]]
recipients = ["{COURT}"]
url = "https://filing.example.cn/v1"
token = "a-secret"
"""


def test_a_court_with_an_endpoint_gets_its_packages_there_and_all_others_by_the_outbox(
    tmp_path: Path,
) -> None:
    (tmp_path / "filing.toml").write_text(ENDPOINT, encoding="utf-8")
    gateways = gateways_of(Settings(home=tmp_path))
    assert gateways.to(COURT).name == "http"
    assert gateways.to("无锡仲裁委员会").name == "folder"


def test_without_a_file_everything_goes_to_the_outbox(tmp_path: Path) -> None:
    assert read_endpoints(tmp_path / "filing.toml") == ()


@pytest.mark.parametrize(
    "wrong",
    [
        "[[endpoint]]\nrecipients = []\nurl = 'https://a'",
        "[[endpoint]]\nrecipients = ['a']\nurl = 'ftp://a'",
        "[[endpoint]]\nrecipients = ['a']\nurl = 'https://a'\npassword = 'b'",
        "endpoint = 3",
        "not toml",
    ],
)
def test_a_wrong_endpoint_ends_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    file = tmp_path / "filing.toml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(typer.Exit) as ended:
        read_endpoints(file)
    assert ended.value.exit_code == 2
    assert "filing.toml" in capsys.readouterr().err
