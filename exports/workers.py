"""The process that prints: warm, limited, and closed to everything but its pipe.

Run by `exports.printers` as `python -m exports.workers PIPE`. It reads the stock, then one paper after another, and
answers each with its PDF. Whatever goes wrong ends it: that is the answer. It ends with its pipe.
"""

import gc
import resource
import sys
from multiprocessing.connection import Connection

from msgspec import msgpack

from exports.papers import Paper, Stock

MEGABYTE = 1024 * 1024

MEMORY = 1024 * MEGABYTE
"""Address space in bytes. An ordinary paper needs a third of it, most of that being fonts that are only looked up."""
FILE_SIZE = 16 * MEGABYTE
"""The largest file it may write, in bytes: a font unpacked for WeasyPrint has less than one."""
OPEN_FILES = 256
CPU_SECONDS = 20
"""Computing time for one paper. It outlasts the printer's patience, and ends a worker whose server is gone."""


def serve(pipe: Connection) -> None:
    """Print whatever comes through a pipe, until it is closed."""
    from exports.presses import Press

    press = Press(msgpack.decode(pipe.recv_bytes(), type=Stock))
    gc.freeze()  # what stays for good is not looked through again with every paper
    while True:
        try:
            message = pipe.recv_bytes()
        except EOFError:
            return
        _limit_computing()
        pipe.send_bytes(press.pdf_of(msgpack.decode(message, type=Paper)))


def limit() -> None:
    """Limit what this process may take from the machine, for good. No core file: it would hold people's words."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, FILE_SIZE),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    _limit_computing()


def _limit_computing() -> None:
    """Allow as many seconds as one paper may take, from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_SECONDS, hard))


if __name__ == "__main__":
    limit()
    serve(Connection(int(sys.argv[1])))
