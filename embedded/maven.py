"""Pinned jars from Maven Central, fetched by Maven and checked against their SHA-256."""

import hashlib
import os
import shlex
import subprocess
import tempfile
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from embedded import debian
from embedded.parts import Environment, MissingError, executable, from_path

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


@dataclass(frozen=True)
class Pinned:
    """The pinned release of a Java program: its version, its main class and all its jars."""

    version: str
    main_class: str
    jars: tuple[Jar, ...]

    @classmethod
    def read(cls, path: Path) -> "Pinned":
        """A release as its file lists it."""
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        jars = tuple(Jar(**jar) for jar in content["jars"])
        return cls(content["version"], content["main_class"], jars)


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


def launcher(folder: Path, name: str, runtime: Path, pinned: Pinned) -> Path:
    """The executable beside the jars in a folder's `lib`, for this Java runtime.

    It ends in `exec`, so that stopping it stops Java.

    Raises:
        MissingError: the folder is not there.
    """
    if not folder.is_dir():
        raise MissingError(f"没有 no {folder}")
    path = folder / name
    script = (
        "#!/bin/sh\n"
        f"exec {shlex.quote(str(runtime))} -cp {shlex.quote(f'{folder}/lib/*')} "
        f'{pinned.main_class} "$@"\n'
    )
    if not path.is_file() or path.read_text(encoding="utf-8") != script:
        _write_executable(path, script)
    return executable(path)


def find_mvn(environ: Environment) -> Path:
    """The executable `mvn`, installed by apt-get where it is missing.

    Raises:
        MissingError: it could not be installed.
    """
    try:
        return from_path(environ, "mvn")
    except MissingError:
        debian.install("maven")
        return from_path(environ, "mvn")


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


def _write_executable(path: Path, script: str) -> None:
    aside = path.with_name(f".{path.name}-{os.getpid()}")
    aside.write_text(script, encoding="utf-8")
    aside.chmod(0o755)
    aside.replace(path)
