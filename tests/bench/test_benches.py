"""What is measured by hand can still be measured."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

import bench


@pytest.mark.parametrize("name", [module.name for module in iter_modules(bench.__path__)])
def test_a_bench_can_be_started(name: str) -> None:
    import_module(f"bench.{name}")
