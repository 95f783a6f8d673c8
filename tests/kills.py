"""A process that is killed in the middle of what it does, before a line that is chosen."""

import os
import signal
import sys
from collections.abc import Callable, Container
from types import CodeType, FrameType
from typing import Any


def killed_at(line: int, where: Container[CodeType], deed: Callable[[], Callable[[], object]]) -> bool:
    """Whether a process that does it was killed before the n-th line of these that it would have run.

    The deed makes ready, which is not counted, and gives what is to be done.
    """
    child = os.fork()
    if not child:
        left = line

        def count(frame: FrameType, event: str, _: object) -> Any:
            nonlocal left
            if frame.f_code not in where:
                return None
            left -= event == "line"
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            return count

        done = deed()
        sys.settrace(count)
        done()
        os._exit(0)
    went = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert went in {0, -signal.SIGKILL}
    return went != 0
