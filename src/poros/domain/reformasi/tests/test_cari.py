"""The global search finds reviews, actions and problems, each only for who may see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poros.domain.reformasi.ikhtisar import temuan

pytestmark = pytest.mark.django_db


def judul(kota, siapa, kata, batas=20):
    return {row["judul"] for row in temuan(kota.aktor(siapa), kata, batas)}


@pytest.mark.parametrize(
    ("siapa", "kata", "wanted"),
    [
        ("kabag_umum", "penyederhanaan", {"Penyederhanaan 2026"}),
        ("kabag_umum", "2026 PENYEDER", {"Penyederhanaan 2026"}),
        ("kadis_pu", "izin kertas", {"Layanan izin tanpa kertas"}),
        ("inspektur", "banjir", {"Indikator banjir tanpa penanggung jawab"}),
        ("kadis_dlh", "banjir", {"Indikator banjir tanpa penanggung jawab"}),
        ("kadis_pu", "penyederhanaan", set()),
        ("camat", "banjir", set()),
        ("kadis_dlh", "izin", set()),
        ("kabag_umum", "pe", set()),
        ("kabag_umum", "  a  ", set()),
        ("kabag_umum", "%%%", set()),
    ],
)
@pytest.mark.usefixtures("telaah", "target", "masalah")
def test_by_words_of_the_name(kota, siapa, kata, wanted):
    assert judul(kota, siapa, kata) == wanted


def test_hits_lead_to_their_pages_and_are_capped(kota, masuk, telaah, target, masalah):
    hits = temuan(kota.aktor("kabag_umum"), "tan", 20)
    user = masuk("kabag_umum")
    assert {user.get(h["url"]).status_code for h in hits} == {200}
    assert len(temuan(kota.aktor("kabag_umum"), "an", 1)) == 0
    assert len(temuan(kota.aktor("kabag_umum"), "tan", 1)) == 1


def test_three_questions_whatever_there_is(kota, telaah, target, masalah):
    actor = kota.aktor("kabag_umum")
    temuan(actor, "tan", 5)
    with CaptureQueriesContext(connection) as asked:
        temuan(actor, "tan", 5)
    assert len(asked) == 3
