"""How a disposal tells itself on a page: its road, its colour, whose turn it is, in both languages; no database."""

import pytest
from django.utils import translation

from poros.domain.kearsipan import labels
from poros.domain.kearsipan.forms.berkas import HAL, bertanya_kejadian
from poros.domain.kearsipan.models import BerkasArsip, ItemArsip, Peminjaman, Penyusutan
from poros.domain.kearsipan.queries.susut import GILIRAN, kata_halangan
from poros.domain.kearsipan.rules.berkas import Halangan
from poros.domain.kearsipan.rules.susut import AWAL, FLOW, JALUR, Aksi, Jenis, Status
from poros.domain.kearsipan.views.susut import TITAH, WEWENANG
from poros.domain.kearsipan.wewenang import RULES
from poros.pure.retensi import Pemicu

LANGKAH = [(jenis, status) for jenis in Jenis for status in JALUR[jenis]]


def usul(jenis: Jenis, status: Status, *, panjang: bool = False) -> Penyusutan:
    return Penyusutan(jenis=jenis, status=status, panjang=panjang, judul="Usul")


@pytest.mark.parametrize(("jenis", "status"), LANGKAH)
def test_the_road_shows_what_is_done_what_is_now_and_what_is_to_come(jenis, status):
    steps = [step["keadaan"] for step in usul(jenis, status).jalur]
    place = JALUR[jenis].index(status)
    assert steps[:place] == ["selesai"] * place
    assert steps[place] == ("selesai" if place == len(steps) - 1 else "kini")
    assert steps[place + 1 :] == ["nanti"] * (len(steps) - place - 1)


@pytest.mark.parametrize("jenis", Jenis)
def test_what_was_given_up_has_no_road_and_no_turn(jenis):
    row = usul(jenis, Status.BATAL)
    assert [step["keadaan"] for step in row.jalur] == ["batal"]
    assert (row.nada, row.giliran) == ("netral", "")


@pytest.mark.parametrize(("jenis", "status"), LANGKAH)
def test_its_colour_is_that_of_something_done_only_at_its_end(jenis, status):
    row = usul(jenis, status)
    assert row.nada == ("baik" if status is JALUR[jenis][-1] else "info")
    assert bool(row.giliran) is (status is not JALUR[jenis][-1])


@pytest.mark.parametrize(
    ("status", "pendek", "panjang"),
    [(Status.DINILAI, "Kepala daerah", "Kepala ANRI"), (Status.DISETUJUI, "Pimpinan perangkat daerah", "Kepala daerah"),
     (Status.DAFTAR_USUL, "lembaga kearsipan", "lembaga kearsipan"), (Status.DITETAPKAN, "saksi", "saksi")],
)  # fmt: skip
def test_whose_turn_it_is_depends_on_the_way(status, pendek, panjang):
    with translation.override("id"):
        assert pendek in str(usul(Jenis.MUSNAH, status).giliran)
        assert panjang in str(usul(Jenis.MUSNAH, status, panjang=True).giliran)


@pytest.mark.parametrize("jenis", Jenis)
def test_each_step_that_is_decided_lies_on_a_desk_and_only_there(jenis):
    waits = {status for _permission, kind, status in GILIRAN if kind is jenis}
    assert waits <= set(JALUR[jenis][:-1])
    decided = {Aksi.NILAI, Aksi.NYATAKAN, Aksi.SETUJUI, Aksi.TETAPKAN, Aksi.PINDAHKAN, Aksi.SERAHKAN, Aksi.SAKSIKAN}
    assert waits == {status for (status, act) in FLOW[jenis].table if act in decided}


@pytest.mark.parametrize(("wewenang", "jenis", "status"), GILIRAN)
def test_the_desk_asks_for_the_permission_of_the_step_it_waits_for(wewenang, jenis, status):
    acts = [act for act in FLOW[jenis].acts_from(status) if WEWENANG[act] is wewenang]
    assert len(acts) == 1


def test_every_step_has_a_page_a_command_and_a_permission():
    assert set(TITAH) == set(WEWENANG) == set(Aksi)
    assert set(WEWENANG.values()) <= set(RULES)
    assert {AWAL[jenis] for jenis in Jenis} == {Status.DISUSUN, Status.PANITIA}


@pytest.mark.parametrize(("pemicu", "bertanya"), [("", False), *((p.value, p is not Pemicu.DITUTUP) for p in Pemicu)])
def test_an_event_is_asked_for_where_the_retention_waits_for_one(pemicu, bertanya):
    assert bertanya_kejadian(BerkasArsip(pemicu=pemicu)) is bertanya


KAMUS = (
    labels.NASIB, labels.PEMICU, labels.TAHAP, labels.HITUNG, labels.STATUS, labels.MEDIA, labels.HALANGAN,
    labels.JENIS_SUSUT, labels.STATUS_SUSUT, labels.AKSI_SUSUT, labels.GILIRAN, labels.GILIRAN_PANJANG, labels.DOKUMEN,
    labels.AKSES, labels.CARA, labels.STATUS_PINJAM, labels.STATUS_HAPUS, labels.PUTUSAN, labels.BIDANG_JAGA,
    labels.KEADAAN_JAGA, labels.PERBUATAN, HAL,
)  # fmt: skip
SAMA = {"Status", "Unit", "Total"}


@pytest.mark.parametrize("kamus", KAMUS, ids=range(len(KAMUS)))
def test_every_word_is_said_in_english_too(kamus):
    for key, word in kamus.items():
        with translation.override("id"):
            own = str(word)
        with translation.override("en"):
            english = str(word)
        assert own != english or own in SAMA, (key, own)
        assert english[:1].isupper(), english
        assert english.endswith(".") is own.endswith("."), (own, english)


@pytest.mark.parametrize("kamus", [labels.STATUS, labels.STATUS_SUSUT, labels.STATUS_PINJAM, labels.NASIB, labels.PUTUSAN],
                         ids=range(5))  # fmt: skip
@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_two_states_are_never_called_the_same(kamus, bahasa):
    with translation.override(bahasa):
        words = [str(word) for word in kamus.values()]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(("banyak", "lagi"), [(1, ""), (5, ""), (6, "Dan 1 lagi."), (9, "Dan 4 lagi.")])
def test_what_hinders_is_told_by_the_first_five(banyak, lagi):
    files = [BerkasArsip(pk=n, nomor=f"N{n}") for n in range(1, banyak + 1)]
    with translation.override("id"):
        told = kata_halangan(files, dict.fromkeys(range(1, banyak + 1), Halangan.VITAL))
    assert told.count("arsip vital") == min(banyak, 5)
    assert told.endswith(lagi or "arsip vital.")
    assert "N1: " in told


@pytest.mark.parametrize(
    ("row", "kata"),
    [
        (BerkasArsip(nomor="000/1", judul="Umum"), "000/1 Umum"),
        (ItemArsip(uraian="Peta saluran"), "Peta saluran"),
        (Penyusutan(judul="Musnah 2026"), "Musnah 2026"),
    ],
)
def test_things_are_called_by_what_people_know_them_by(row, kata):
    assert str(row) == kata


@pytest.mark.parametrize("status", labels.STATUS_PINJAM)
def test_a_loan_has_the_colour_of_its_state(status):
    colours = {other: Peminjaman(status=other).nada for other in labels.STATUS_PINJAM}
    assert list(colours.values()).count(colours[status]) == 1
