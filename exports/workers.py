"""The process that works on what others sent: warm, limited, and closed to everything but its pipe.

Run by `exports.workshops` as `python -m exports.workers TRADE PIPE`. It reads the stock, then one message after
another, and answers each. Whatever goes wrong ends it: that is the answer. It ends with its pipe.
"""

import gc
import resource
import sys
from importlib import import_module
from multiprocessing.connection import Connection

MEGABYTE = 1024 * 1024

MEMORY = 1024 * MEGABYTE
"""Address space in bytes. An ordinary paper needs a third of it, most of that being fonts that are only looked up;
a photo of 40 megapixels needs half."""
FILE_SIZE = 16 * MEGABYTE
"""The largest file it may write, in bytes: a font unpacked for WeasyPrint has less than one."""
OPEN_FILES = 256
CPU_SECONDS = 20
"""Computing time for one piece of work. It outlasts the workshop's patience, and ends a worker whose server is gone."""
LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_FSIZE: FILE_SIZE,
    resource.RLIMIT_NOFILE: OPEN_FILES,
    resource.RLIMIT_CORE: 0,
}
"""How much of each a worker may take from the machine."""


def serve(trade: str, pipe: Connection) -> None:
    """Work on whatever comes through a pipe, until it is closed."""
    work = import_module(f"exports.{trade}").begin(pipe.recv_bytes())
    gc.freeze()  # what stays for good is not looked through again with every message
    while True:
        try:
            message = pipe.recv_bytes()
        except EOFError:
            return
        _limit_computing()
        pipe.send_bytes(work(message))


def limit() -> None:
    """Limit what this process may take from the machine, for good. No core file: it would hold people's words."""
    for what, most in LIMITS.items():
        resource.setrlimit(what, (most, most))
    _limit_computing()


def _limit_computing() -> None:
    """Allow as many seconds as one piece of work may take, from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_SECONDS, hard))


if __name__ == "__main__":
    limit()
    serve(sys.argv[1], Connection(int(sys.argv[2])))
