"""The server: `python -m caserecord.wsgi`. It joins the stores and the pages, and nothing imports it."""

import logging
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from types import FrameType
from typing import NoReturn

from flask import Flask
from waitress.server import create_server

from caserecord.command_texts import PROGRAM, Exit
from caserecord.errands import Errands
from caserecord.garbage import settle
from caserecord.leaked_passwords import LeakedPasswords
from caserecord.new_stores import is_empty, make_store, open_store
from caserecord.progress import say, working
from caserecord.schemes import scheme_of
from caserecord.settings import CannotStart, Settings, is_loopback
from domain.refusals import Refused
from exports.printers import Printer
from exports.sound_studios import SoundStudio
from exports.studios import Studio
from projections.members import everybody
from projections.views import Unreadable, Views
from web import create_app, measures
from web.doors import LARGEST_HEAD, door_of
from web.logs import FromLibraries, log_broken_errand
from web.uploads import LARGEST_REQUEST

THREADS = 8
"""One process with threads is best on SQLite."""
SECONDS_BEFORE_ASKED_AGAIN = 10
"""How long the end of the program may take before it is asked for again."""


def main() -> int:
    """Serve pages until the program is ended; a store with invented people is made where there is none."""
    signal.signal(signal.SIGTERM, _end)
    settle()
    try:
        serve(Settings.from_environment(os.environ))
    except (CannotStart, Refused) as error:
        say(str(error))
        return Exit.CANNOT_START
    except Unreadable as error:
        say(f"What is shown cannot be read: {error}. Tell it again: {PROGRAM} rebuild")
        return Exit.CANNOT_START
    except KeyboardInterrupt:
        return Exit.STOPPED
    return Exit.DONE


def serve(settings: Settings) -> None:
    """Serve pages until SIGTERM or Ctrl-C. Raises CannotStart."""
    if settings.leaked_passwords:
        with closing(LeakedPasswords(settings.leaked_passwords)) as leaked:
            leaked.require_in_order()
    with closing(_address(settings)) as address:
        if is_empty(settings):
            _make_demo(settings)
        with (
            closing(open_store(settings)) as store,
            closing(Views(settings.data)) as views,
            closing(Printer()) as printer,
            closing(Studio()) as studio,
            closing(SoundStudio()) as sound_studio,
        ):
            is_demo = scheme_of(store).is_demo
            if is_demo:
                _require_loopback(settings)
            with working("Reading what happened") as progress:
                db = views.up_to_date(store, progress=progress)
            app = create_app(
                store,
                views,
                settings,
                is_demo=is_demo,
                printer=printer,
                studio=studio,
                sound_studio=sound_studio,
                log=sys.stdout,
            )
            say(f"Open {settings.public_address}/ in a browser. To stop: Ctrl-C.")
            if is_demo:
                names = ", ".join(known.name for known in everybody(db))
                say(f"Everybody here is invented. Say who you are today: {names}.")
            errands = Errands(store, settings)
            with _numbers(app, settings), errands.running(lambda error: log_broken_errand(sys.stdout, error)):
                _answer(app, address, settings)


def _answer(app: Flask, address: socket.socket, settings: Settings) -> None:
    """Answer whatever is asked, until the program is ended; then end every connection."""
    server = create_server(
        app,
        sockets=[address],
        threads=THREADS,
        url_scheme="https" if settings.is_https else "http",
        max_request_header_size=LARGEST_HEAD,
        max_request_body_size=LARGEST_REQUEST + 1,
        inbuf_overflow=LARGEST_REQUEST,  # what somebody sends is never put on a disk
        ident=None,  # what serves the pages is nobody's to know
        asyncore_use_poll=True,  # select() knows a thousand open files, and no more
        **believed(settings),
    )
    server.channel_class = door_of(app)
    logging.getLogger().addHandler(FromLibraries(sys.stdout))
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a page waited for another is no news
    signal.signal(signal.SIGINT, _end)
    settle()
    try:
        server.run()
    finally:
        signal.alarm(0)
        for connection in list(server.active_channels.values()):
            connection.close()
        server.close()


def believed(settings: Settings) -> dict[str, str]:
    """Whom the server believes about who asks: the web server in front, if there is one, and its last word alone."""
    return {"trusted_proxy": settings.proxy, "trusted_proxy_headers": "x-forwarded-for"} if settings.proxy else {}


@contextmanager
def _numbers(app: Flask, settings: Settings) -> Iterator[None]:
    """Give numbers to this computer meanwhile, if it is said where. Raises CannotStart."""
    if not settings.metrics_port:
        yield
        return
    try:
        server = measures.give(app, settings.metrics_port)
    except OSError as error:
        raise CannotStart(
            f"Numbers cannot be given on port {settings.metrics_port}: {error.strerror}. "
            "Choose another in CASERECORD_METRICS_PORT."
        ) from error
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def _address(settings: Settings) -> socket.socket:
    """Where pages will be asked for, held before anything else is begun. Raises CannotStart."""
    try:
        return socket.create_server((settings.host, settings.port))
    except OSError as error:
        why = str(error.strerror).partition(" (")[0]
        raise CannotStart(
            f"Pages cannot be served on {settings.host}, port {settings.port}: {why}. "
            "Choose others in CASERECORD_HOST and CASERECORD_PORT."
        ) from error


def _make_demo(settings: Settings) -> None:
    from caserecord import demos

    _require_loopback(settings)
    say(f"There is no record in {settings.data} yet: making one with invented people.")
    with closing(Studio()) as studio, working("Telling twelve years of three lives") as progress:
        make_store(settings, lambda store, told: demos.make_demo(store, studio.picture_of, told), progress)


def _require_loopback(settings: Settings) -> None:
    """Raises CannotStart where pages would be served to other computers."""
    if not is_loopback(settings.host):
        raise CannotStart("A demo is served to this computer only. Leave CASERECORD_HOST out.")


def _end(_: int, __: FrameType | None) -> NoReturn:
    """End as after Ctrl-C, with every file closed, and well."""
    # Python drops what a handler raises while something is being tidied away: then it is raised once more.
    signal.signal(signal.SIGALRM, _end)
    signal.alarm(SECONDS_BEFORE_ASKED_AGAIN)
    sys.exit(Exit.DONE)


if __name__ == "__main__":
    sys.exit(main())
