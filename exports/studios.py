"""Studios: photos made safe to keep in a workshop, so that no photo can harm the server, which never unpacks one."""

from msgspec import msgpack

from exports.pictures import LARGEST_PHOTO, NotAPicture, Part, Picture, Sent, Shape, Spoiled
from exports.workshops import Busy, Lost, Workshop


class Studio(Workshop):
    """Develops one photo at a time, for any number of threads. Keeps nothing of it."""

    TRADE = "darkrooms"

    def picture_of(self, photo: bytes, shape: Shape = Shape.WHOLE, part: Part = Part.MIDDLE) -> Picture:
        """A photo as it is kept. Raises NotAPicture: after 15 seconds at the most, or 30 when others send photos."""
        if not photo:
            raise NotAPicture("Choose a photo first.")
        if len(photo) > LARGEST_PHOTO:
            raise NotAPicture("This photo is too big. Choose one of 15 megabytes (MB) or less.")
        try:
            answer = msgpack.decode(self._worked(msgpack.encode(Sent(photo, shape, part))), type=Picture | Spoiled)
        except Busy as busy:
            raise NotAPicture("Others are sending photos just now. Please try again in a minute.") from busy
        except Lost as lost:
            raise NotAPicture("This photo could not be opened here. Choose another one.") from lost
        if isinstance(answer, Spoiled):
            raise NotAPicture(answer.why)
        return answer
