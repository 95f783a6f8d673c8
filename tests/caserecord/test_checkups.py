"""A checkup says how things are, or what to do about it."""

from pathlib import Path
from uuid import UUID

from caserecord import checkups
from caserecord.engines import limits
from caserecord.settings import Settings
from caserecord.stores import Store
from domain.refusals import Refused


def test_an_older_sqlite_is_to_have_one_server():
    assert limits((3, 51, 3)) == "SQLite 3.51.3."
    assert limits((3, 40, 1)).endswith("run one server.")


def test_every_file_that_others_can_read_is_named(settings: Settings, store: Store):
    (settings.data / "vault.db").chmod(0o640)

    found = {Path(checkup.what).name: checkup for checkup in checkups.of_files(settings)}

    assert {name for name, checkup in found.items() if not checkup.is_well} == {"vault.db"}
    assert found["vault.db"].says.endswith(f"chmod 600 {settings.data}/vault.db")
    assert "vault.key" in found


def test_a_damaged_file_is_found(settings: Settings, store: Store, mo: UUID):
    assert all(checkup.is_well for checkup in checkups.of_damage(settings))
    store.close()
    with (settings.data / "events.db").open("r+b") as damaged:
        damaged.seek(4096)
        damaged.write(b"\xff" * 4096)
    (settings.data / "vault.db").unlink()

    events, vault = checkups.of_damage(settings)

    assert not events.is_well
    assert not vault.is_well
    assert vault.says.startswith("It is damaged: unable to open database file.")


def test_a_log_that_does_not_begin_with_the_scheme_is_found(store: Store, mo: UUID):
    *_, scheme = checkups.of_store(store)

    assert not scheme.is_well
    assert "restore a backup" in scheme.says


def test_missing_fonts_are_named(tmp_path: Path):
    assert checkups.of_fonts(tmp_path).says.endswith("apt-get install fonts-noto-core fonts-noto-color-emoji")


def test_paper_that_cannot_be_made_is_found():
    def refuses() -> bytes:
        raise Refused("This could not be printed.")

    assert checkups.of_paper(lambda: b"%PDF-").is_well
    assert "apt-get install" in checkups.of_paper(refuses).says


def test_a_missing_style_sheet_is_found(tmp_path: Path):
    assert checkups.of_style_sheet(tmp_path / "site.css").says.endswith("Write: web/style/build")
