"""What a device is called where somebody looks at theirs: a browser and a system, in the words on their boxes."""

BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung",
    "FxiOS": "Firefox",
    "Firefox": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "Chromebook",
    "Windows": "Windows",
    "Macintosh": "Mac",
    "Linux": "Linux",
}
"""What stands in what a browser says of itself, and what it is called: the first that is found counts."""


def device_name(said: str) -> str:
    """The browser and the system, as far as a browser says them: "Firefox, Windows"; nothing where it says neither."""
    found = (next((name for sign, name in signs.items() if sign in said), "") for signs in (BROWSERS, SYSTEMS))
    return ", ".join(name for name in found if name)
