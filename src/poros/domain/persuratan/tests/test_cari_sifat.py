"""Laws of finding letters: by any of its words, in any case, narrower with each word, never what one may not see."""

import random

import pytest

from poros.domain.persuratan import queries
from poros.domain.persuratan.models import Surat
from poros.domain.persuratan.values import Saringan
from poros.pure.teks import HENTI

pytestmark = pytest.mark.django_db
PERIHAL = (
    "Permohonan penutupan jalan Diponegoro untuk karnaval",
    "Undangan rapat koordinasi pengendalian inflasi daerah",
    "Penyampaian laporan keuangan semester pertama",
    "Keluhan warga atas tumpukan sampah di pasar timur",
    "Rekomendasi izin penelitian mahasiswa",
)


@pytest.fixture
def rak(catat) -> list[Surat]:
    """Five letters of as many senders; one of them secret."""
    senders = ("Polres Contoh", "Bank Indonesia", "BPKAD", "Warga Pasar Timur", "Universitas Rekaan")
    return [
        catat(
            f"{n}/X/2026", perihal=p, pengirim=s, kerahasiaan="rahasia" if n == 2 else "biasa", klasifikasi=f"500.{n}"
        )
        for n, (p, s) in enumerate(zip(PERIHAL, senders, strict=True))
    ]


def temukan(kota, masukan: str, siapa: str = "tu") -> set[int]:
    return {s.pk for s in queries.cari(kota.aktor(siapa), masukan)}


def kata(teks: str) -> list[str]:
    return [w for w in teks.lower().split() if w not in HENTI and len(w) > 3]


def test_every_word_of_its_subject_and_sender_finds_it(kota, rak):
    for row in rak:
        for word in {*kata(row.perihal), *kata(row.pengirim)}:
            assert row.pk in temukan(kota, word), word
            assert temukan(kota, word.upper()) == temukan(kota, word)


@pytest.mark.parametrize("biji", range(4))
def test_each_further_word_only_narrows_and_their_order_does_not_matter(kota, rak, biji):
    chance = random.Random(biji)
    words = chance.sample(kata(chance.choice(PERIHAL)), 3)
    found = [temukan(kota, " ".join(words[:n])) for n in (1, 2, 3)]
    assert found[0] >= found[1] >= found[2] != set()
    chance.shuffle(words)
    assert temukan(kota, " ".join(words)) == found[2]


def test_by_number_and_agenda(kota, rak):
    row = rak[3]
    assert temukan(kota, row.nomor) == {row.pk}
    assert row.pk in temukan(kota, row.agenda)


def test_words_of_two_letters_find_neither(kota, rak):
    assert temukan(kota, "karnaval inflasi") == set()


@pytest.mark.parametrize("siapa", ["sekda", "inspektur", "walikota"])
def test_a_secret_one_is_found_only_where_it_may_be_read(kota, rak, siapa):
    seen = rak[2].pk in {s.pk for s in queries.surat_terlihat(kota.aktor(siapa))}
    assert (rak[2].pk in temukan(kota, "keuangan", siapa)) is seen
    assert seen is (siapa == "sekda")


@pytest.mark.parametrize(
    "masukan", ["%", "_", "'", '"', "\\", "&", "|", "!", "(", ":*", "<->", "a:b", "--", "\u0000x", "😀", "؀"]
)
def test_signs_are_no_commands(kota, rak, masukan):
    assert temukan(kota, masukan.replace("\0", "")) <= {s.pk for s in rak}


def test_filters_and_words_find_what_both_find(kota, rak):
    tu = kota.aktor("tu")
    for saring in (
        Saringan(q="rapat", pengirim="bank"),
        Saringan(q="laporan", kerahasiaan="rahasia"),
        Saringan(q="warga", klasifikasi="500"),
        Saringan(q="warga", klasifikasi="600"),
    ):
        both = {s.pk for s in queries.telusuri(tu, saring)}
        alone = {s.pk for s in queries.saring(tu, saring)}
        assert both == alone & temukan(kota, saring.q)


class TestClassification:
    @pytest.fixture
    def bertingkat(self, catat) -> dict[str, int]:
        return {
            kode: catat(f"{n}/K", klasifikasi=kode).pk for n, kode in enumerate(("900", "900.1", "900.1.3", "900.10"))
        }

    @pytest.mark.parametrize(
        ("kode", "wanted"),
        [
            ("900", {"900", "900.1", "900.1.3", "900.10"}),
            ("900.1", {"900.1", "900.1.3"}),
            ("900.10", {"900.10"}),
            ("900.", {"900", "900.1", "900.1.3", "900.10"}),
            ("90", set()),
        ],
    )
    def test_parts_are_whole_on_the_screen_and_for_programs_alike(self, kota, program, bertingkat, kode, wanted):
        numbers = {bertingkat[k] for k in wanted}
        assert {s.pk for s in queries.saring(kota.aktor("tu"), Saringan(klasifikasi=kode))} == numbers
        found = program("tu").get("/surat", {"klasifikasi": kode}).json()["isi"]
        assert {s["id"] for s in found} == numbers
