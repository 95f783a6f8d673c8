"""Changeovers: a whole record takes the place of the one in a folder, which is moved aside. Cut anywhere, one is there.

From the moment at which the new one has its own name in the folder, it is the record: whoever opens the store next goes
on from there. Before that, it is the one of before.
"""

from pathlib import Path

from caserecord.files import private_folder, settle

_WHOLE, _COMING, ASIDE = "restored-", "taking-place-", "before-restore-"
_OURS = ("events*", "vault.db*")
"""The files of a record. Locks stay, and the master key, wherever it lies."""
_SHOWN = "views-*"
"""What is shown of it, in the open. It is told again."""
_LOCK = ".lock"


def change_over(made: Path, data: Path, moment: str) -> None:
    """Let the record in one folder take the place of the one in another, which nobody else has open."""
    settle(made)
    made.replace(data / f"{_WHOLE}{moment}")
    settle(data)
    go_on(data)


def is_coming(data: Path) -> bool:
    """Whether a record is on its way into this folder."""
    return bool([*data.glob(f"{_WHOLE}*"), *data.glob(f"{_COMING}*")])


def go_on(data: Path) -> None:
    """Go on with what was cut. Where nothing was, it does nothing."""
    for whole in list(data.glob(f"{_WHOLE}*")):
        moment = whole.name.removeprefix(_WHOLE)
        aside = data / f"{ASIDE}{moment}"
        for file in data.glob(_SHOWN):
            file.unlink()
        for file in _of_a_record(data):
            file.replace(private_folder(aside) / file.name)
        settle(data)
        whole.replace(data / f"{_COMING}{moment}")
        settle(data)
    for coming in list(data.glob(f"{_COMING}*")):
        for file in list(coming.iterdir()):
            if file.name.endswith(_LOCK):
                file.unlink()
            else:
                file.replace(data / file.name)
        settle(data)
        coming.rmdir()


def _of_a_record(data: Path) -> list[Path]:
    found = (file for each in _OURS for file in data.glob(each))
    return [file for file in found if file.is_file() and not file.name.endswith(_LOCK)]
