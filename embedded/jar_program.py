"""Java programs kept as pinned jars in the cache, with a launcher for the Java that is here now.

A launcher ends in `exec`, so that stopping it stops Java.
"""

from dataclasses import dataclass
from pathlib import Path

from embedded import java, maven
from embedded.cache import Cache
from embedded.parts import Environment, Found, MissingError, NotFoundError
from embedded.progress import say


@dataclass(frozen=True)
class JarProgram:
    """A program by the name of its launcher, and its pinned release."""

    name: str
    pinned: maven.Pinned

    @property
    def folder(self) -> str:
        """The name of its folder in the cache."""
        return f"{self.name}-{self.pinned.version}"

    def launcher(self, environ: Environment, cache: Cache, *, build: bool) -> Path:
        """The launcher beside the cached jars, for the Java that is here now.

        Raises:
            MissingError: there is no Java, or the jars are not there.
        """
        runtime = _java(environ, cache, build=build)
        return maven.launcher(cache.folder(self.folder), self.name, runtime.path, self.pinned)

    def fetched(self, environ: Environment, cache: Cache, chinese: str, english: str) -> Path:
        """The launcher, after the jars have been fetched by Maven; the words tell people so."""
        runtime = _java(environ, cache, build=True)
        mvn = maven.find_mvn(environ)
        say(chinese, english)
        java_home = runtime.path.resolve().parent.parent
        jars = self.pinned.jars
        cache.install(self.folder, lambda at: maven.fetch(mvn, java_home, jars, at / "lib"))
        return self.launcher(environ, cache, build=True)


def _java(environ: Environment, cache: Cache, *, build: bool) -> Found:
    try:
        return java.find(environ, cache, build=build)
    except NotFoundError as error:
        raise MissingError(f"没有 Java no Java ({'; '.join(error.tried)})") from error
