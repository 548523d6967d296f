"""Words: everything that can be shown has one, in both languages, and the questions are those of the regulation."""

from enum import StrEnum

import pytest
from django.utils.translation import gettext, override

from poros.domain.survei import labels
from poros.domain.survei.manifest import RULES
from poros.domain.survei.models import Jawaban, RiwayatSurvei, Survei
from poros.domain.survei.queries.parameter import batas
from poros.domain.survei.rules.alur import Aksi, Status
from poros.domain.survei.rules.isian import PITA, Kanal, Kelamin, Pekerjaan, Pendidikan, Terima, Umur
from poros.domain.survei.views.isi import JAWAB
from poros.kernel.registry import manifests

DAFTAR: list[tuple[type[StrEnum], dict]] = [
    (Status, labels.STATUS), (Status, labels.NADA), (Aksi, labels.AKSI), (Kanal, labels.KANAL), (Terima, labels.TERIMA),
    (Kelamin, labels.KELAMIN), (Umur, labels.UMUR), (Pendidikan, labels.PENDIDIKAN), (Pekerjaan, labels.PEKERJAAN),
]  # fmt: skip
BERKATA = [words for _kind, words in DAFTAR if words is not labels.NADA]
LEMBUT = ("terima kasih", "mintalah", "coba lagi")


@pytest.mark.parametrize(("jenis", "kata"), DAFTAR, ids=lambda value: getattr(value, "__name__", ""))
def test_each_member_has_its_word_and_no_word_is_left_over(jenis, kata):
    assert list(kata) == list(jenis)


@pytest.mark.parametrize("kata", BERKATA, ids=lambda words: type(next(iter(words))).__name__)
def test_no_two_are_called_the_same(kata):
    for bahasa in ("id", "en"):
        with override(bahasa):
            assert len({str(word) for word in kata.values()}) == len(kata)


def test_every_outcome_has_a_code_for_the_device():
    """What is final for the script must be final here too: only these may be sent again."""
    assert set(JAWAB) == set(Terima)
    assert {outcome for outcome, code in JAWAB.items() if code == 200} == {Terima.DITERIMA, Terima.SUDAH}
    assert {outcome for outcome, code in JAWAB.items() if code not in {200, 409, 410, 422}} == {Terima.RAMAI}


@pytest.mark.parametrize("outcome", [t for t in Terima if t not in {Terima.DITERIMA, Terima.SUDAH}], ids=str)
def test_whoever_is_refused_is_told_politely_and_what_to_do(outcome):
    with override("id"):
        told = str(labels.TERIMA[outcome])
    assert any(word in told.casefold() for word in LEMBUT)
    assert told.endswith(".")


def test_nine_questions_and_four_answers():
    assert list(labels.TANYA) == [f"U{n}" for n in range(1, 10)]
    assert list(labels.SKALA) == [1, 2, 3, 4]
    with override("id"):
        assert all(str(question).endswith("?") for question in labels.TANYA.values())
        assert [str(word) for word in labels.SKALA.values()] == ["Tidak baik", "Kurang baik", "Baik", "Sangat baik"]


@pytest.mark.parametrize("kelompok", ["TANYA", "SKALA", "KANAL", "PENDIDIKAN", "PEKERJAAN", "TERIMA"])
def test_citizens_who_read_english_find_english(kelompok):
    words = getattr(labels, kelompok).values()
    with override("id"):
        local = [str(word) for word in words]
    with override("en"):
        foreign = [str(word) for word in words]
    same = {a for a, b in zip(local, foreign, strict=True) if a == b}
    assert same <= {"Diploma", "SMP", "SMA/SMK", "ASN", "TNI/Polri"}


class TestColumns:
    @pytest.mark.parametrize("field", list(PITA))
    def test_a_column_holds_every_band(self, field):
        column = Jawaban._meta.get_field(field)
        assert max(len(band.value) for band in PITA[field]) <= column.max_length
        assert column.blank, "nobody is made to say it"

    @pytest.mark.parametrize(
        ("model", "nama", "jenis"),
        [
            (Survei, "status", Status), (RiwayatSurvei, "status", Status), (RiwayatSurvei, "aksi", Aksi),
            (Jawaban, "kanal", Kanal),
        ],
    )  # fmt: skip
    def test_and_every_code(self, model, nama, jenis):
        assert max(len(member.value) for member in jenis) <= model._meta.get_field(nama).max_length

    def test_bands_of_age_join_without_gap(self):
        inner = [band.value.split("-") for band in Umur]
        ends, begins = [int(high) for _low, high in inner[:-1]], [int(low) for low, _high in inner[1:]]
        assert [end + 1 for end in ends] == begins


class TestHouse:
    def test_every_act_can_be_told_on_the_trail(self):
        """A sentence for each permission that changes something, none for those that only look."""
        (own,) = [m for m in manifests() if m.kode == "survei"]
        acts = {w for w in RULES if not w.value.endswith("lihat")}
        assert set(own.kalimat) == acts
        assert {objek.model for objek in own.objek} >= {Survei}

    def test_limits_make_sense_together(self):
        limit = batas()
        assert 1 <= limit.sehari_per_gawai < limit.semenit_per_titik
        assert limit.sel_terkecil >= 3, "two people know each other's answer"
        assert limit.beruntun_banyak > limit.sehari_per_gawai, "an office's own WiFi is no burst"
        assert limit.cepat_detik < 9 * 5, "nobody is suspected for five seconds a question"

    def test_gettext_is_asked_lazily(self):
        """A label made at import must follow the reader's language, not the server's."""
        with override("en"):
            english = str(labels.STATUS[Status.BUKA])
        with override("id"):
            assert str(labels.STATUS[Status.BUKA]) == "Dibuka"
            assert gettext("Dibuka") == "Dibuka"
        assert english
