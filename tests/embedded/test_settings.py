from pathlib import Path

import pytest

from embedded.settings import Settings


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings().environment():
        monkeypatch.delenv(name, raising=False)


def test_all_state_lies_in_the_home_by_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("JIEFEN_HOME", str(tmp_path))

    settings = Settings()

    assert settings.database_url == f"sqlite:///{tmp_path}/jiefen.db"
    assert settings.papers == str(tmp_path / "papers")
    assert settings.logs == tmp_path / "logs"


def test_the_home_is_var_in_the_folder_it_is_run_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.chdir(tmp_path)

    assert Settings().home == tmp_path.resolve() / "var"


@pytest.mark.parametrize("name", ["HOME", "HOST", "PORT", "PAPERS", "DATABASE_URL", "SIMULATION"])
def test_variables_of_other_programs_change_nothing(monkeypatch: pytest.MonkeyPatch, name: str):
    before = Settings()
    monkeypatch.setenv(name, "7")

    assert Settings() == before


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_postgresql_url_uses_the_installed_driver(
    monkeypatch: pytest.MonkeyPatch, scheme: str
):
    monkeypatch.setenv("JIEFEN_DATABASE_URL", f"{scheme}://clerk@db/jiefen")

    assert Settings().database_url == "postgresql+psycopg://clerk@db/jiefen"


def test_a_child_process_reads_the_same_settings_wherever_it_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    settings = Settings(home=Path("case files"), port=18080, temporal_port=17000, simulation=True)
    monkeypatch.chdir(tmp_path)
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)

    assert Settings() == settings


def test_the_embedded_server_listens_on_its_own_port():
    settings = Settings(temporal_port=17000)

    assert settings.temporal_address == "127.0.0.1:17000"
    assert not settings.has_own_temporal


def test_a_temporal_address_means_that_no_server_is_started(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEMPORAL_ADDRESS", "temporal.bureau:7233")

    assert Settings().has_own_temporal


def test_an_empty_variable_is_no_setting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEMPORAL_ADDRESS", "")

    assert not Settings().has_own_temporal
