"""Pinned jars from Maven Central, fetched by Maven and checked against their SHA-256."""

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from embedded.parts import MissingError

_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"


@dataclass(frozen=True)
class Jar:
    """One artifact of Maven Central and the digest its file must have."""

    group: str
    artifact: str
    version: str
    sha256: str

    @property
    def file_name(self) -> str:
        return f"{self.artifact}-{self.version}.jar"


def fetch(mvn: Path, java_home: Path, jars: Iterable[Jar], folder: Path) -> None:
    """Put exactly these jars into a folder.

    Raises:
        MissingError: Maven failed, or a file's digest is not the pinned one.
    """
    jars = list(jars)
    with tempfile.TemporaryDirectory(prefix="jiefen-maven-") as project:
        pom = Path(project) / "pom.xml"
        pom.write_text(_pom(jars), encoding="utf-8")
        _copy(mvn, java_home, pom, folder)
    _check(jars, folder)


def _pom(jars: Iterable[Jar]) -> str:
    """A project that depends on the jars and, so that the list stays exact, on nothing else."""
    dependencies = "".join(
        f"<dependency><groupId>{escape(jar.group)}</groupId>"
        f"<artifactId>{escape(jar.artifact)}</artifactId><version>{escape(jar.version)}</version>"
        "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion>"
        "</exclusions></dependency>"
        for jar in jars
    )
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>jiefen</groupId><artifactId>jars</artifactId><version>1</version>"
        f"<packaging>pom</packaging><dependencies>{dependencies}</dependencies></project>"
    )


def _copy(mvn: Path, java_home: Path, pom: Path, folder: Path) -> None:
    done = subprocess.run(
        [mvn, "-q", "-B", "-f", pom, _COPY, f"-DoutputDirectory={folder}"],
        env=os.environ | {"JAVA_HOME": str(java_home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        errors = [line for line in done.stdout.splitlines() if "ERROR" in line]
        raise MissingError(f"mvn 失败 failed: {(errors or ['?'])[0]}")


def _check(jars: Iterable[Jar], folder: Path) -> None:
    for jar in jars:
        file = folder / jar.file_name
        if not file.is_file():
            raise MissingError(f"缺 {jar.file_name} is missing")
        if hashlib.sha256(file.read_bytes()).hexdigest() != jar.sha256:
            raise MissingError(f"{jar.file_name} 摘要不符 has another SHA-256")
