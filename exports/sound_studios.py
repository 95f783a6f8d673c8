"""Sound studios: voices made safe to keep in a workshop, so that no recording can harm the server."""

from msgspec import msgpack

from exports.sounds import LARGEST_SOUND, NotASound, Sound, Unheard
from exports.workshops import Busy, Lost, Workshop


class SoundStudio(Workshop):
    """Copies one voice at a time, for any number of threads. Keeps nothing of it."""

    TRADE = "listening_rooms"

    def sound_of(self, sent: bytes) -> Sound:
        """A voice as it is kept. Raises NotASound: after 15 seconds at the most, or 30 when others send theirs."""
        if not sent:
            raise NotASound("Choose a recording first.")
        if len(sent) > LARGEST_SOUND:
            raise NotASound("This recording is too big. Choose one of 15 megabytes (MB) or less.")
        try:
            answer = msgpack.decode(self._worked(sent), type=Sound | Unheard)
        except Busy as busy:
            raise NotASound("Others are sending recordings just now. Please try again in a minute.") from busy
        except Lost as lost:
            raise NotASound("This recording could not be opened here. Choose another one.") from lost
        if isinstance(answer, Unheard):
            raise NotASound(answer.why)
        return answer
