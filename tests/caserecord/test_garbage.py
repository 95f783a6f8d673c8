import gc

from caserecord.garbage import settle


def test_once_settled_garbage_is_looked_for_seldom_and_not_among_what_stays():
    before = gc.get_threshold()
    try:
        gc.set_threshold(700)  # as Python does, also where something in this process settled before

        settle()

        assert gc.get_threshold()[0] > 700
        assert gc.get_freeze_count() > 0
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
