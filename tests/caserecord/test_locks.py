import fcntl
import os
import threading
from multiprocessing import get_context
from pathlib import Path

import pytest

from caserecord.locks import FileLock

TIMES = 200


def add_one_by_one(folder: Path) -> None:
    lock = FileLock(folder / "lock")
    for _ in range(TIMES):
        with lock:
            count = folder / "count"
            count.write_text(str(int(count.read_text()) + 1))
    lock.close()


def test_processes_take_turns(tmp_path: Path):
    (tmp_path / "count").write_text("0")

    processes = [get_context("spawn").Process(target=add_one_by_one, args=[tmp_path]) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert (tmp_path / "count").read_text() == str(2 * TIMES)


def test_threads_take_turns(tmp_path: Path):
    lock = FileLock(tmp_path / "lock")
    inside: list[int] = []

    def go_in() -> None:
        for _ in range(TIMES):
            with lock:
                inside.append(1)
                assert len(inside) == 1
                inside.pop()

    threads = [threading.Thread(target=go_in) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert inside == []
    lock.close()


def test_whoever_holds_it_may_take_it_again_and_keeps_it_until_the_end(tmp_path: Path):
    lock = FileLock(tmp_path / "lock")
    somebody_else = os.open(tmp_path / "lock", os.O_RDWR)

    with lock:
        with lock:
            pass
        with pytest.raises(BlockingIOError):
            fcntl.flock(somebody_else, fcntl.LOCK_EX | fcntl.LOCK_NB)

    fcntl.flock(somebody_else, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(somebody_else)
    lock.close()


def test_a_lock_that_cannot_be_taken_is_nobodys(tmp_path: Path):
    lock = FileLock(tmp_path / "lock")
    lock.close()

    for _ in range(2):
        with pytest.raises(OSError), lock:
            pass
