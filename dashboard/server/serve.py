"""Start the server, or say in one sentence why it cannot start."""

import errno
import gc
import logging
import pkgutil
import socket
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module

import streamlit as st
from starlette.middleware import Middleware

from dashboard import config, screen, store
from dashboard.config import PACKAGE, Settings
from dashboard.contract import reference
from dashboard.draw.look import LOOKS
from dashboard.draw.maps import shapes
from dashboard.problems import Refused, Sentence
from dashboard.say import faults, words
from dashboard.say.language import ENGLISH
from dashboard.say.messages import _
from dashboard.screen import access
from dashboard.screen.pages import MENU
from dashboard.server import connections, logs, sharing
from dashboard.server.assets import Assets
from dashboard.server.cookies import SignInCookie
from dashboard.server.guard import Guard
from dashboard.server.headers import SecurityHeaders
from dashboard.server.options import options
from dashboard.server.routes import ROUTES
from dashboard.store import permission

SCRIPT = PACKAGE / "screen" / "app.py"
CANNOT = 2


def serve(settings: Settings) -> int:
    """Serve the dashboard until it is stopped, and return the exit code: 0, or 2 where it could not start."""
    try:
        check(settings)
    except Refused as refusal:
        for problem in refusal.problems:
            print(words.visible(faults.line(problem)), file=sys.stderr)
        return CANNOT
    config.use(settings)
    for problem in reference.faults(settings):
        print(_("%(problem)s. The other rows are served.", problem=faults.line(problem)), file=sys.stderr)
    permission.demand(access.require)
    connections.guard()
    logging.getLogger("uvicorn.error").addFilter(lambda record: record.levelno >= logging.WARNING)
    try:
        app(settings).run(config=options(settings))
    except SystemExit as stop:  # Streamlit's own: the port was taken between our look and its bind
        return CANNOT if stop.code else 0
    except KeyboardInterrupt:
        pass
    return 0


def app(settings: Settings) -> st.App:
    """Return the app with its routes and middleware."""

    @asynccontextmanager
    async def lifespan(_app: st.App) -> AsyncIterator[None]:
        logs.spare()
        gc.collect()
        gc.freeze()  # what is imported stays: collecting it again and again costs tens of milliseconds a rerun
        print(_("The dashboard is at %(address)s – stop it with Ctrl+C.", address=address(settings)), flush=True)
        threading.Thread(target=_report, args=(settings,), daemon=True).start()  # of a long history it takes seconds
        threading.Thread(target=_warm, daemon=True).start()
        if reason := access.closed():
            print(reason, access.how(), flush=True)
        yield

    middleware = [
        Middleware(SecurityHeaders, frame_ancestors=settings.frame_ancestors),
        Middleware(Guard, routes=ROUTES, pages=[entry.address for entry in MENU]),
        Middleware(SignInCookie),
        Middleware(Assets, pages=frozenset(f"/{entry.address}" for entry in MENU)),
    ]
    return st.App(SCRIPT, lifespan=lifespan, routes=ROUTES, middleware=middleware)


def _report(settings: Settings) -> None:
    for fault in store.verified(settings.data, patience=None).faults:
        told = faults.sentence(fault.sentence)
        print(f"{fault.data_set} {fault.date}: {told}", file=sys.stderr, flush=True)


def _warm() -> None:
    """Do now what the first visitor would wait for: what pages import, the land of all maps, the newest snapshot."""
    for module in pkgutil.iter_modules(screen.__path__, f"{screen.__name__}."):
        if module.name != f"{screen.__name__}.{SCRIPT.stem}":
            import_module(module.name)
    with suppress(Refused):  # whoever opens a page is told what is missing
        for look in LOOKS.values():
            shapes.backdrop(look)
    sharing.told("", {}, ENGLISH, "")


def address(settings: Settings) -> str:
    """Return the address to open in a browser on this computer."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.host, settings.host)
    host = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return f"http://{host}:{settings.port}/"


def check(settings: Settings) -> None:
    """Refused: the data folder is missing, or the store it copies, or the address cannot be listened on."""
    if path := config.base_path():
        raise Refused(
            Sentence(
                "STREAMLIT_SERVER_BASE_URL_PATH is “%(path)s”, and the dashboard answers at the top of "
                "its address only; leave it out, and give the dashboard a name of its own.",
                path=path,
            )
        )
    store.follow(settings.data)
    if not settings.data.is_dir():
        raise Refused(
            Sentence(
                "There is no data folder %(data)s; name the right one with --data or DASHBOARD_DATA.",
                data=settings.data,
            )
        )
    if not store.is_data(settings.data):
        raise Refused(
            Sentence(
                "%(data)s is no data folder: it has neither snapshots nor sources. Name the right one with --data or "
                "DASHBOARD_DATA, or make one with “new”.",
                data=settings.data,
            )
        )
    host, port = settings.host, settings.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
            trial.listen(1)
    except OSError as fault:
        raise Refused(_sentence(fault, host, port)) from fault


def _sentence(fault: OSError, host: str, port: int) -> str:
    if fault.errno == errno.EADDRINUSE:
        return Sentence(
            "Port %(port)s is taken, perhaps by a dashboard that is running already; choose another with --port.",
            port=port,
        )
    if fault.errno == errno.EACCES:
        return Sentence(
            "Port %(port)s needs an administrator's rights; choose one from 1024 to 65535 with --port.", port=port
        )
    if fault.errno == errno.EADDRNOTAVAIL or isinstance(fault, socket.gaierror):
        return Sentence(
            "%(host)s is not an address of this computer; leave --host out, or give one of its own addresses.",
            host=host,
        )
    return Sentence(
        "The dashboard cannot listen on %(host)s, port %(port)s: %(fault)s.", host=host, port=port, fault=fault.strerror
    )
