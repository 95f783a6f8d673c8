import pickle
from datetime import date

from domain.refusals import NotInRecord, Refused, WordsTooLong
from domain.sayings import Ours


def test_what_we_say_reads_as_english():
    said = Ours("%(who)s has %(count)s pigeons since %(day)s.", who="Kit", count=1200, day=date(2016, 5, 3))

    assert said == "Kit has 1,200 pigeons since 3 May 2016."


def test_what_we_say_keeps_its_sentence_and_its_parts():
    help_ = Ours("with help from %(who)s", who="Bev")
    said = Ours("my words, %(help)s", help=help_)

    assert (said.form, said.parts) == ("my words, %(help)s", {"help": help_})
    assert said.parts["help"].parts == {"who": "Bev"}


def test_a_name_is_never_read_as_a_place_for_another():
    said = Ours("%(said)s, %(who)s", said=Ours("by %(who)s", who="50 % %(who)s"), who="Kit")

    assert said == "by 50 % %(who)s, Kit"


def test_without_parts_a_percent_sign_is_only_that():
    assert Ours("100 %") == "100 %"


def test_what_we_say_can_be_handed_on():
    said = Ours("by %(who)s", who="100 % Kit")

    again = pickle.loads(pickle.dumps(said))  # noqa: S301  # our own

    assert (again, again.form, again.parts) == (said, said.form, said.parts)


def test_a_refusal_keeps_what_it_is_about_apart():
    refused = WordsTooLong("Write up to %(longest)s letters.", longest=2000)

    assert str(refused) == "Write up to 2,000 letters."
    assert (refused.says.form, refused.says.parts) == ("Write up to %(longest)s letters.", {"longest": 2000})


def test_a_refusal_may_be_handed_a_sentence_that_was_made_before():
    said = Ours("Nobody may do this.")

    assert Refused(said).says is said
    assert str(NotInRecord()) == "There is nothing here with that address."


def test_a_list_of_parts_is_said_with_commas():
    said = Ours("Use one of: %(ways)s.", ways=(Ours("spoke"), Ours("signed"), "Kit's way"))

    assert said == "Use one of: spoke, signed, Kit's way."
    assert said.parts == {"ways": ("spoke", "signed", "Kit's way")}
