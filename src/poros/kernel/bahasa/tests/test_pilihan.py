"""The words of a choice: as Django says them, in the reader's language, without a look at the others."""

import pytest
from django.utils.translation import override

from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import Peran, Status


@pytest.mark.parametrize("bahasa", ["id", "en"])
@pytest.mark.parametrize("nama", ["status", "peran", "kecepatan", "kerahasiaan", "eskalasi"])
def test_every_choice_has_the_words_of_its_list(nama, bahasa):
    choices = Penugasan._meta.get_field(nama).flatchoices
    with override(bahasa):
        told = [getattr(Penugasan(**{nama: value}), f"get_{nama}_display")() for value, _word in choices]
        assert told == [str(word) for _value, word in choices]


def test_the_words_follow_the_reader_and_not_the_first_who_asked():
    row = Penugasan(status=Status.SELESAI, peran=Peran.PENDUKUNG)
    with override("id"):
        first = row.get_status_display(), row.get_peran_display()
    with override("en"):
        second = row.get_status_display(), row.get_peran_display()
    assert first == ("Selesai", "Pendukung")
    assert second[0] != first[0]


@pytest.mark.parametrize(("value", "word"), [("dahulu_kala", "dahulu_kala"), ("", ""), (None, "")])
def test_a_value_that_no_list_knows_stands_as_it_is(value, word):
    assert Penugasan(kecepatan=value).get_kecepatan_display() == word
