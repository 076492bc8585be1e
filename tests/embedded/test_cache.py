from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from embedded import cache as cache_module
from embedded.cache import Cache, cache_root


def write_tool(folder: Path) -> None:
    (folder / "tool").write_text("complete", encoding="utf-8")


def test_the_cache_is_where_it_is_told_then_in_the_users_cache_folder(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("HOME", "/home/clerk")

    assert cache_root({"JIEFEN_CACHE": "/a", "XDG_CACHE_HOME": "/b"}) == Path("/a")
    assert cache_root({"XDG_CACHE_HOME": "/b"}) == Path("/b/jiefen")
    assert cache_root({}) == Path("/home/clerk/.cache/jiefen")


def test_what_stands_is_not_built_again(tmp_path: Path):
    def fail(_: Path) -> None:
        raise AssertionError("built twice")

    Cache(tmp_path).install("tool-1", write_tool)

    assert (Cache(tmp_path).install("tool-1", fail) / "tool").read_text() == "complete"


def test_a_failed_build_leaves_no_trace(tmp_path: Path):
    def half(folder: Path) -> None:
        write_tool(folder)
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        Cache(tmp_path).install("tool-1", half)

    assert [path for path in tmp_path.iterdir() if path.is_dir()] == []


def test_two_installs_at_once_build_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    building, second_waits = Event(), Event()
    builds: list[Path] = []

    def build_until_second_waits(folder: Path) -> None:
        builds.append(folder)
        building.set()
        assert second_waits.wait(timeout=20)
        write_tool(folder)

    def note_waiting(*_: str) -> None:
        second_waits.set()

    monkeypatch.setattr(cache_module, "say", note_waiting)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(Cache(tmp_path).install, "tool-1", build_until_second_waits)
        assert building.wait(timeout=20)
        second = pool.submit(Cache(tmp_path).install, "tool-1", build_until_second_waits)

    assert first.result() == second.result() == tmp_path / "tool-1"
    assert len(builds) == 1


def test_nobody_sees_a_folder_before_it_is_complete(tmp_path: Path):
    cache = Cache(tmp_path)

    def look_while_building(folder: Path) -> None:
        write_tool(folder)
        assert not cache.folder("tool-1").exists()

    cache.install("tool-1", look_while_building)

    assert (cache.folder("tool-1") / "tool").is_file()
