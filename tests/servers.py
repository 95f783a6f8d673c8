"""Pages served as they are to everybody: by waitress, on this computer, while a test asks for them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from flask import Flask
from waitress.server import create_server


@contextmanager
def serving(app: Flask, *, door: Any = None, **more: Any) -> Iterator[int]:
    """The port on which an app is served. `more`: what waitress is told, such as `sockets`."""
    where = {} if "sockets" in more else {"host": "127.0.0.1", "port": 0}
    server = create_server(app, ident=None, asyncore_use_poll=True, **where, **more)
    if door:
        server.channel_class = door
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port

    def end() -> None:
        for connection in list(server.active_channels.values()):
            connection.close()  # a browser keeps its own open, and the server would wait for it
        server.close()

    with suppress(OSError):  # a page that was just given may have woken it between the two: then it has ended already
        server.trigger.pull_trigger(end)
    thread.join(5)
