"""The pages and their static files, put into the application."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from web import cases, entry, signing, worklist

STATIC = Path(__file__).parent / "static"


def install(app: FastAPI) -> None:
    """Serve the pages; they read the database that ``app.state.engine`` names."""
    app.include_router(entry.router)
    app.include_router(worklist.router)
    app.include_router(cases.router)
    app.include_router(signing.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
