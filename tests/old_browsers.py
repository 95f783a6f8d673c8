"""What a browser of 2012 makes of a style sheet: it passes over each rule and each value that it does not know."""

import re
from collections.abc import Iterator

import tinycss2
from tinycss2.ast import Declaration, Node, QualifiedRule

NEWER = re.compile(r"\b(var|env|max|min|clamp)\(|^(flex|grid|flow-root|contents|fit-content|inline-(flex|grid))$")
"""Values that came later."""
_NEWER_NAMES = re.compile(
    r"--.*|flex(-.*)?|grid-.*|(row-|column-)?gap|inset|object-fit|aspect-ratio|(align|justify)-.*"
)
_NEWER_SELECTORS = re.compile(r":(is|has|where)\(|:focus-(visible|within)|::highlight")


def value_of(declaration: Declaration) -> str:
    """A value as it stands in the sheet."""
    return tinycss2.serialize(declaration.value).strip()


def declared(sheet: str) -> Iterator[tuple[str, Declaration, list[Declaration]]]:
    """Each declaration, with what it is for and those before it. What stands in @supports no old browser looks at."""
    for _media, rule in _rules(tinycss2.parse_stylesheet(sheet, skip_whitespace=True)):
        said = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
        for at, each in enumerate(said):
            yield tinycss2.serialize(rule.prelude), each, said[:at]


def known_then(sheet: str) -> str:
    """The sheet with nothing in it but what was known in 2012."""
    known = []
    for media, rule in _rules(tinycss2.parse_stylesheet(sheet, skip_whitespace=True)):
        selector = tinycss2.serialize(rule.prelude)
        said = "; ".join(
            f"{each.name}: {value_of(each)}{' !important' if each.important else ''}"
            for each in tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
            if not NEWER.search(value_of(each)) and not _NEWER_NAMES.fullmatch(each.name)
        )
        if not _NEWER_SELECTORS.search(selector):
            known.append(f"@media {media} {{ {selector} {{ {said} }} }}")
    return "\n".join(known)


def _rules(nodes: list[Node], media: str = "all") -> Iterator[tuple[str, QualifiedRule]]:
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword == "media":
            within = tinycss2.parse_rule_list(node.content, skip_whitespace=True)
            yield from _rules(within, tinycss2.serialize(node.prelude))
        elif node.type == "qualified-rule":
            yield media, node
