"""The newest checkpoint of the log, for whoever examines it to keep elsewhere."""

from flask import Blueprint, Flask, render_template

from caserecord.checkpoints import watch_of
from caserecord.schemes import scheme_of
from web import store
from web.readers import may_in_scheme, permitted

pages = Blueprint("checkpoints", __name__)

HOW_IT_IS = "read how the record is"


def join(app: Flask) -> None:
    """Let the pages know who reads how the record is."""
    app.jinja_env.globals["may_read_how_it_is"] = lambda: may_in_scheme(HOW_IT_IS)


@pages.get("/checkpoint")
def newest() -> str:
    """One hash of all that the log held on a day, signed, to print or to copy. It holds no word of anybody."""
    permitted(HOW_IT_IS)
    return render_template("checkpoints/checkpoint.html", watch=watch_of(store(), scheme_of(store())))
