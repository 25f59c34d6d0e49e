"""Style sheets and scripts, and how the start is getting on."""

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from assistant.web.parts import Parts


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `/page/{name}` with the files that ship beside the pages, and `/healthz`."""

    def healthz() -> dict[str, str]:
        readiness = parts.readiness
        return {"status": "ok", "stage": readiness.stage.value, "notice": readiness.notice}

    site.get("/healthz")(healthz)
    site.mount("/page", StaticFiles(packages=[("assistant.web", "static")]))
