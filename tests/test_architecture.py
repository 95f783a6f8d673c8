"""The shape of the program, as a test: who may import whom, how words get out, what every event and rule must have."""

import ast
import importlib
import inspect
import pkgutil
import re
import tomllib
import typing
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

import caserecord
import domain
import projections
from caserecord.commands import COMMANDS
from caserecord.event_names import EVENTS
from domain.permissions import MAY, Permit, Role
from projections.sentences import sentence

HERE = Path(__file__).parents[1]

MAY_IMPORT = {
    "domain": set(),
    "projections": {"domain"},
    "caserecord": {"domain"},
    "exports": {"domain", "projections"},
    "web": {"domain", "projections", "caserecord", "exports"},
}
"""Which of our folders each folder may import, besides itself."""

OWNED_BY = {
    "sqlite_utils": {"projections"},
    "eventsourcing": {"caserecord"},
    "cryptography": {"caserecord"},
    "argon2": {"caserecord"},
    "zxcvbn": {"caserecord"},
    "authlib": {"caserecord"},
    "joserfc": {"caserecord"},
    "requests": {"caserecord"},
    "sqlalchemy": {"caserecord"},
    "weasyprint": {"exports"},
    "PIL": {"exports"},
    "pillow_heif": {"exports"},
    "av": {"exports"},
    "flask": {"web"},
    "flask_babel": {"web"},
    "babel": {"exports", "web"},
    "flask_wtf": {"web"},
    "flask_limiter": {"web"},
    "structlog": {"web"},
    "prometheus_client": {"web"},
    "marshmallow": {"web"},
    "pyphen": {"domain"},
    "segno": {"exports"},
}
"""Libraries that no other folder imports."""

SHARED = {
    ("domain", "eventsourcing.domain"): "aggregates and events are made of it",
    ("web", "sqlite_utils"): "only the name of the type of a database, never a question to one",
}
"""What a folder may have of a library that another folder owns, with the reason."""

TERMINAL = {
    f"caserecord/terminal/{name}.py"
    for name in ("__init__", "backups", "here", "papers", "records", "retentions", "upkeep", "verifications")
}
JOINING = {"caserecord/__main__.py", "caserecord/wsgi.py", *TERMINAL}
"""They join everything, and nothing imports them but one another."""

KNOWS_THE_ENGINE = {
    *("connections", "copies", "engines", "event_tables", "events", "former_logs", "new_logs"),
    *("restored_vaults", "vault_tables", "vaults"),
}
"""The modules of caserecord that know that SQLite keeps the events and the vault."""


@cache
def sources(folder: str) -> list[tuple[str, ast.Module]]:
    return [
        (str(path.relative_to(HERE)), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted((HERE / folder).rglob("*.py"))
        if "node_modules" not in path.parts
    ]


def imports_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules_of(package: ModuleType) -> list[ModuleType]:
    return [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if found.name.rpartition(".")[2] not in {"__main__", "wsgi"}
    ]


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_a_folder_imports_only_the_folders_that_it_may(folder: str) -> None:
    others = MAY_IMPORT.keys() - MAY_IMPORT[folder] - {folder}

    wrong = [
        f"{path} imports {name}"
        for path, tree in sources(folder)
        if path not in JOINING
        for name in imports_of(tree)
        if name.partition(".")[0] in others
    ]

    assert wrong == []


@pytest.mark.parametrize("library", OWNED_BY)
def test_a_library_is_imported_only_by_the_folder_that_owns_it(library: str) -> None:
    wrong = [
        f"{path} imports {name}"
        for folder in MAY_IMPORT.keys() - OWNED_BY[library]
        for path, tree in sources(folder)
        if path not in JOINING
        for name in imports_of(tree)
        if name.partition(".")[0] == library
        if not any(folder == at and f"{name}.".startswith(f"{part}.") for at, part in SHARED)
    ]

    assert wrong == []


def test_nothing_imports_what_joins_everything() -> None:
    joining = {path.removesuffix(".py").replace("/", ".") for path in JOINING}

    wrong = [
        f"{path} imports {name}"
        for folder in MAY_IMPORT
        for path, tree in sources(folder)
        if path not in JOINING
        for name in imports_of(tree)
        if any(f"{name}.".startswith(f"{each}.") for each in joining)
    ]

    assert wrong == []


def test_nothing_is_drawn_by_chance_that_could_be_foretold() -> None:
    drawn_by = {
        name.partition(".")[0]
        for folder in MAY_IMPORT
        for _, tree in sources(folder)
        for name in imports_of(tree)
        if name.partition(".")[0] in {"random", "numpy", "secrets"}
    }

    assert drawn_by == {"secrets"}


def test_only_the_store_and_the_vault_know_which_engine_keeps_them() -> None:
    wrong = [
        f"{path}: {name}"
        for folder in ("domain", "caserecord", "exports", "web")
        for path, tree in sources(folder)
        if path not in {f"caserecord/{module}.py" for module in KNOWS_THE_ENGINE}
        for name in [*imports_of(tree), *identifiers_of(tree)]
        if "sqlite" in name.lower() and not ((folder == "web" or path in JOINING) and name.startswith("sqlite_utils"))
    ]

    assert wrong == []


def identifiers_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def test_modules_stay_small_enough_to_be_about_one_noun() -> None:
    long = {
        path: lines
        for folder in MAY_IMPORT
        for path, tree in sources(folder)
        if (lines := len((HERE / path).read_text(encoding="utf-8").splitlines())) > 350
    }

    assert long == {}


def test_every_folder_with_modules_in_it_is_installed() -> None:
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))

    there = {str(Path(path).parent).replace("/", ".") for folder in MAY_IMPORT for path, _ in sources(folder)}

    assert set(project["tool"]["setuptools"]["packages"]) == there


SERVING, TESTING = "requirements.lock", "requirements-test.lock"


def locked(lock: str) -> dict[str, set[str]]:
    """The versions of each library in a lock; its files' hashes stand below each."""
    text = (HERE / lock).read_text(encoding="utf-8")
    found = re.findall(r"^([\w.-]+)==(\S+).*\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(found) == len(re.findall(r"^[^\s#]", text, re.MULTILINE)), lock
    return {name: {version for each, version in found if each == name} for name, _ in found}


def names(wanted: list[str]) -> set[str]:
    return {re.split(r"[><=]", each)[0].strip().lower() for each in wanted}


def test_every_library_is_in_the_lock_with_its_version_and_the_hashes_of_its_files() -> None:
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))

    assert names(project["project"]["dependencies"]) <= locked(SERVING).keys()
    assert names(project["dependency-groups"]["test"]) <= locked(TESTING).keys()


def test_no_tool_for_tests_is_in_the_lock_of_what_serves() -> None:
    tools = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["test"]

    assert names(tools) & locked(SERVING).keys() == set()
    assert {"pytest", "hypothesis", "playwright"} <= names(tools)


def test_tests_are_run_with_the_versions_that_serve() -> None:
    serving, testing = locked(SERVING), locked(TESTING)

    both = serving.keys() & testing.keys()

    assert {"flask", "werkzeug", "cryptography"} <= both
    assert {name for name in both if not testing[name] <= serving[name]} == set()


def test_what_serves_imports_only_what_is_in_its_lock() -> None:
    tools = locked(TESTING).keys() - locked(SERVING).keys()

    of_tools = {name.replace("-", "_") for name in tools}

    used = {
        name.partition(".")[0].lower()
        for folder in MAY_IMPORT
        for _, tree in sources(folder)
        for name in imports_of(tree)
    }
    assert {"flask", "weasyprint"} <= used
    assert used & of_tools == set()


# How files get in


def test_a_file_that_is_sent_goes_to_a_studio_and_nowhere_else() -> None:
    """What is kept, and given out again, is made there, of what is seen or heard."""
    nodes = [(path, node) for folder in MAY_IMPORT for path, tree in sources(folder) for node in ast.walk(tree)]
    calls = [(path, node) for path, node in nodes if isinstance(node, ast.Call)]

    reads = {path for path, node in nodes if said_of("request", node) in {"data", "files", "get_data", "stream"}}
    sent = [node for _, node in calls if name_called(node) == "file_sent"]
    studios = [node for _, node in calls if name_called(node) in {"picture_of", "sound_of"}]
    kept = {path for path, node in calls if said_of("unit", node.func) == "keep"}

    assert reads == {"web/uploads.py"}
    assert len(sent) == sum(each in sent for studio in studios for each in studio.args) == 2
    assert kept == {"caserecord/photos.py", "caserecord/recordings.py"}


def said_of(name: str, node: ast.AST) -> str:
    """What is asked of something that has this name: `files` of `request.files`."""
    match node:
        case ast.Attribute(value=ast.Name(id=id_), attr=attribute) if id_ == name:
            return attribute
    return ""


# How words get out

ANSWERS_WITHOUT_A_PERMIT = {
    "person_of_receipt": "ids only",
    "told_until": "a position only",
    "everybody": "who there is to sign in as, on a demo and nowhere else",
    "name_of": "a name beside an id that a query found, or of whoever is signed in",
    "language_of": "which language comes first: a key of LANGUAGES, never words",
    "is_person": "yes or no",
    "people_called": "ids only",
    "positions_of": "positions only",
    "covered_names": "what `disclose` covers",
    "covering": "what `disclose` covers, and what no search finds",
    "with_replies": "for queries that hold a permit",
    "subject_of": "an id only",
    "is_withheld": "yes or no",
    "newly_known": "ids and numbers only",
    "has_looked": "yes or no",
    "has_said_why": "yes or no",
    "to_write_down": "ids and numbers only, of what is leaving",
}
"""Queries that take no permit of their own, with the reason."""

TELLING = {
    "create",
    "project",
    "prepared",
    "catch_up",
    "tell_batch",
    "remember",
    "remember_last",
    "index_everybody",
    "take_out",
}
"""They tell the views, and answer nothing."""


def queries() -> dict[str, Callable[..., Any]]:
    """Every public function of projections that is given a database."""
    return {
        name: function
        for module in modules_of(projections)
        for name, function in vars(module).items()
        if inspect.isfunction(inspect.unwrap(function))
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and name not in TELLING
        and "db" in inspect.signature(function).parameters
    }


def takes_a_permit(query: Callable[..., Any]) -> bool:
    return Permit in typing.get_type_hints(inspect.unwrap(query)).values()


def test_every_query_takes_a_permit() -> None:
    without = {name for name, query in queries().items() if not takes_a_permit(query)}

    assert without - ANSWERS_WITHOUT_A_PERMIT.keys() == set()


def test_pages_ask_queries_only_through_disclose() -> None:
    says_words = {name for name, query in queries().items() if takes_a_permit(query)} - MAY_BE_ASKED_PLAINLY.keys()

    wrong = [
        f"{path}:{call.lineno} asks {name_called(call)}"
        for path, tree in [*sources("web"), *sources("caserecord"), *sources("exports")]
        for call in calls_outside_disclose(tree)
        if name_called(call) in says_words
    ]

    assert wrong == []


MAY_BE_ASKED_PLAINLY = {
    "disclose": "the one way out",
    "uncovered_or_covered": "the same, for what was found in a replay",
    "has_uncovered": "yes or no",
    "begins_at": "a position only",
    "position_on": "a position only",
    "profile_then": "discloses by itself, for what two questions find together",
    "whole_history": "discloses by itself, a page after the other",
    "as_it_was": "another database to ask, by way of disclose",
    "replay": "another database to ask, by way of disclose",
    "withheld_streams": "ids only",
}
"""Functions that take a permit and answer without words, with the reason."""


def calls_outside_disclose(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call, but for those that stand in what `disclose` is given."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            if name_called(node) == "disclose":
                continue
            yield node
        yield from calls_outside_disclose(node)


def name_called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


# What every event must have


def written_events() -> dict[str, str]:
    """Every event class that somebody wrote, such as `Hope.Reached`, and what it says of itself."""
    return {
        f"{outer.name}.{inner.name}": ast.get_docstring(inner) or ""
        for _, tree in sources("domain")
        for outer in ast.walk(tree)
        if isinstance(outer, ast.ClassDef)
        for inner in outer.body
        if isinstance(inner, ast.ClassDef) and inner.name != "Event"
    }


def test_every_event_has_a_stable_name() -> None:
    assert {kind.__qualname__ for kind in EVENTS.values()} == written_events().keys()


def test_every_event_is_said_in_one_plain_line() -> None:
    assert {name for name, line in written_events().items() if not line.endswith(".") or "\n" in line} == set()


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_says_what_is_clear_and_reads_as_a_sentence(name: str) -> None:
    kind = EVENTS[name]

    assert isinstance(vars_of(kind, "CLEAR"), frozenset)
    assert typing.cast(Any, sentence).dispatch(kind) is not typing.cast(Any, sentence).dispatch(object)


CLEAR_WORDS = {"heading", "role", "scope", "kind", "language", "door", "purpose"}
"""Fields that are stored in the clear although they are text: each is one of a list, never somebody's words."""


@pytest.mark.parametrize("name", EVENTS)
def test_no_words_that_somebody_said_are_stored_in_the_clear(name: str) -> None:
    hints = typing.get_type_hints(EVENTS[name])
    plain = {UUID, date, datetime, bool, int, UUID | None, date | None, list[UUID], list[tuple[UUID, int]]}

    clear = {field: hints[field] for field in vars_of(EVENTS[name], "CLEAR") if field in hints}

    assert {field for field, kind in clear.items() if kind not in plain} <= CLEAR_WORDS


def vars_of(kind: type, name: str) -> Any:
    return next((vars(each)[name] for each in kind.__mro__ if name in vars(each)), None)


# What every rule must have


def asked_by_name() -> set[str]:
    """Everything that is asked of the table by a call, such as `permit.also("read notes")`, in templates too."""
    pages = [page.read_text(encoding="utf-8") for page in (HERE / "web" / "templates").rglob("*.html")]
    return {asked for page in pages for asked in re.findall(r"\bmay\('([^']+)'\)", page)} | {
        node.args[0].value
        for folder in MAY_IMPORT
        for _, tree in sources(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and name_called(node) in {"also", "decide", "may", "may_in_scheme", "permitted", "shown"}
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def test_everything_that_is_asked_is_in_the_table_of_who_may_do_what() -> None:
    modules_of(caserecord)

    assert {command.doing for command in COMMANDS.values()} | asked_by_name() <= MAY.keys()


def test_everything_in_the_table_is_asked_somewhere() -> None:
    modules_of(caserecord)
    said = {
        node.value
        for folder in ("caserecord", "web")
        for _, tree in sources(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert MAY.keys() - said - asked_by_name() == set()


NAMES_A_ROLE = {
    "caserecord/askers.py": "who asks at the command line of a demo where nobody is named",
    "caserecord/newcomers.py": "a record begins with its manager",
    "caserecord/permits.py": "everybody is themselves, and a refusal says who may instead",
    "caserecord/schemes.py": "the first manager, whom nobody could let in",
    "domain/arrangements.py": "who cares in an arrangement is a carer",
    "domain/authorities.py": "whose document it was is an attorney or deputy",
    "domain/circles.py": "what somebody is to a person",
    "domain/permissions.py": "the table",
    "web/readers.py": "whether a page says “my” or a name",
}
"""The modules that know one role from another, with the reason. Who may do what is asked of the table."""


def test_nobody_but_the_table_says_what_a_role_may_do() -> None:
    naming = {path for folder in MAY_IMPORT for path, tree in sources(folder) if names_a_role(tree)}

    assert {path for path in naming if not path.startswith("caserecord/demo_lives/")} == NAMES_A_ROLE.keys()


def names_a_role(tree: ast.Module) -> bool:
    """Whether a module says `Role.CARER`, or fetches `CARER` from the table."""
    said = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | set(imports_of(tree))
    return any({f"Role.{role.name}", f"domain.permissions.{role.name}"} & said for role in Role)


def test_every_module_says_what_it_is_about() -> None:
    silent = [
        module.__name__
        for package in (domain, projections, caserecord)
        for module in modules_of(package)
        if not module.__doc__
    ]

    assert silent == []
