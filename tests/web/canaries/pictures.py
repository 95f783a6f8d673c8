"""Photos and voices in Sam's record, whose bytes are words, so that it can be seen who is shown them."""

from uuid import UUID

from caserecord import photos, recordings
from domain.permissions import Role
from tests.snaps import brought
from tests.stories import by
from tests.web.canaries.around import CARER, Around


def add_photos(around: Around, entries: dict[str, UUID]) -> list[UUID]:
    """Photos of Sam, of what they told, of others; and what was offered."""
    store, sam = around.story.store, around.sam

    def add(about: UUID, words: str, bytes_: str, *shows: UUID) -> UUID:
        plain = bytes_.encode()
        snap = brought(*shows, whole=plain, small=plain, words=words)
        return photos.add(store, sam, about, snap, by=by(sam))

    carer = around.actor(CARER)
    gone = add(entries["hope"], "zqtakenback", "zqtakenbytes", carer.reader)
    photos.agree(store, sam, gone, by=by(carer))
    photos.take_back(store, sam, gone, by=by(carer))
    told = add(entries["told"], "zqphotobefore", "zqtoldbytes")
    photos.describe(store, sam, told, "zqtoldphoto", by=by(sam))
    return [
        add(sam, "zqface", "zqfacebytes", sam),
        told,
        add(entries["alone"], "zqaloneshown", "zqalonebytes"),
        add(entries["worded"], "zqasked", "zqaskedbytes", carer.reader),
        gone,
        *_offer_photos(around, entries["waiting"]),
    ]


def _offer_photos(around: Around, waits: UUID) -> list[UUID]:
    """One that waits, one that Sam kept to themselves, one that they said no to. The worker is in all of them."""
    store, sam, carer = around.story.store, around.sam, around.actor(CARER)
    worker = around.among[Role.WORKER].reader

    def offer(about: UUID, words: str) -> UUID:
        plain = f"{words}bytes".encode()
        snap = brought(worker, whole=plain, small=plain, words=words)
        return photos.offer(store, sam, about, snap, by=by(carer))

    waiting = offer(waits, "zqsnap")
    kept, refused = offer(sam, "zqkept"), offer(sam, "zqrefused")
    photos.keep_private(store, sam, kept, by=by(sam))
    photos.decline(store, sam, refused, by=by(sam))
    return [waiting, kept, refused]


def record(around: Around, entries: dict[str, UUID]) -> list[UUID]:
    """A voice that everyone may hear whom Sam chose, and one that Sam alone hears."""
    store, sam = around.story.store, around.sam

    def add(about: str, words: str, sound: bytes) -> UUID:
        return recordings.add(store, sam, entries[about], sound, seconds=3, words=words, by=by(sam))

    voice = add("told", "zqheardbefore", b"zqvoicebytes")
    recordings.write_down(store, sam, voice, "zqvoice", seen=1, by=by(sam))
    return [voice, add("alone", "zqalonevoice", b"zqalonesound")]
