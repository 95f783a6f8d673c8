from pathlib import Path

from exports.papers import pictures_to_hand_over


def test_pictures_are_handed_over_by_address(tmp_path: Path):
    (tmp_path / "tea.svg").write_bytes(b"<svg/>")

    assert pictures_to_hand_over(["tea", "dog", "tea"], tmp_path) == {"paper:pictures/tea.svg": b"<svg/>"}


def test_nothing_but_a_picture_is_handed_over(tmp_path: Path):
    (tmp_path / "secret.svg").write_bytes(b"<svg/>")
    folder = tmp_path / "pictures"
    folder.mkdir()

    assert pictures_to_hand_over(["../secret", "/etc/passwd", ""], folder) == {}
