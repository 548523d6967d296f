"""The tables of the law, whole: life of a file, steps of each disposal, what stands in the way, what may be answered."""

from datetime import date
from itertools import pairwise

import pytest

from poros.domain.kearsipan.rules import berkas, hapus, pinjam, susut
from poros.domain.kearsipan.rules.akses import leluhur, tersandi
from poros.domain.kearsipan.rules.berkas import Halangan, Keadaan, halangan
from poros.domain.kearsipan.rules.hapus import Putusan
from poros.domain.kearsipan.rules.susut import Dokumen, Jenis
from poros.pure.retensi import Jadwal, Nasib, Tahap

HARI = date(2026, 11, 23)
HABIS = Jadwal(date(2020, 1, 1), date(2021, 1, 1), date(2023, 1, 1))
INAKTIF = Jadwal(date(2020, 1, 1), date(2021, 1, 1), date(2030, 1, 1))
AKTIF = Jadwal(date(2026, 1, 1), date(2028, 1, 1), date(2030, 1, 1))
DIAM = Jadwal(None, None, None)


def test_the_life_of_a_file_ends_only_by_destruction_or_handing_over():
    assert set(berkas.FLOW.final()) == berkas.BERAKHIR
    assert {o for (o, a), t in berkas.FLOW.table.items() if t is berkas.Status.DIMUSNAHKAN} == {
        berkas.Status.USUL_MUSNAH
    }


@pytest.mark.parametrize("jenis", Jenis)
def test_each_road_is_walked_step_by_step_and_no_step_jumps(jenis):
    flow, road = susut.FLOW[jenis], susut.JALUR[jenis]
    assert road[0] is susut.AWAL[jenis]
    for here, there in pairwise(road):
        onward = {t for (o, _a), t in flow.table.items() if o is here} - {here, susut.Status.BATAL}
        assert onward == {there}
    assert set(flow.final()) == {road[-1], susut.Status.BATAL}


def test_what_is_decreed_is_not_given_up():
    flow = susut.FLOW[Jenis.MUSNAH]
    assert susut.Aksi.BATALKAN not in flow.acts_from(susut.Status.DITETAPKAN)
    assert susut.Aksi.BATALKAN in flow.acts_from(susut.Status.DISETUJUI)


@pytest.mark.parametrize(
    ("jenis", "jadwal", "nasib", "panjang", "lain", "why"),
    [
        (Jenis.MUSNAH, HABIS, Nasib.MUSNAH, False, {}, None),
        (Jenis.MUSNAH, HABIS, Nasib.MUSNAH, True, {}, Halangan.LAIN_JALUR),
        (Jenis.MUSNAH, HABIS, Nasib.PERMANEN, False, {}, Halangan.BUKAN_NASIBNYA),
        (Jenis.MUSNAH, HABIS, Nasib.DINILAI_KEMBALI, False, {}, Halangan.BUKAN_NASIBNYA),
        (Jenis.MUSNAH, INAKTIF, Nasib.MUSNAH, False, {}, Halangan.BELUM_WAKTUNYA),
        (Jenis.MUSNAH, AKTIF, Nasib.MUSNAH, False, {}, Halangan.BELUM_WAKTUNYA),
        (Jenis.MUSNAH, DIAM, Nasib.MUSNAH, False, {}, Halangan.KEJADIAN_BELUM_ADA),
        (Jenis.MUSNAH, HABIS, Nasib.MUSNAH, False, {"ditahan": True, "vital": True}, Halangan.DITAHAN),
        (Jenis.MUSNAH, HABIS, Nasib.MUSNAH, False, {"vital": True}, Halangan.VITAL),
        (Jenis.MUSNAH, HABIS, Nasib.MUSNAH, False, {"dipinjam": True}, Halangan.DIPINJAM),
        (Jenis.PINDAH, INAKTIF, Nasib.PERMANEN, False, {}, None),
        (Jenis.PINDAH, HABIS, Nasib.DINILAI_KEMBALI, False, {}, None),
        (Jenis.PINDAH, AKTIF, Nasib.MUSNAH, False, {}, Halangan.BELUM_WAKTUNYA),
        (Jenis.PINDAH, INAKTIF, Nasib.MUSNAH, True, {}, Halangan.LAIN_JALUR),
        (Jenis.SERAH, HABIS, Nasib.PERMANEN, False, {}, None),
        (Jenis.SERAH, HABIS, Nasib.PERMANEN, True, {}, None),
        (Jenis.SERAH, HABIS, Nasib.MUSNAH, False, {}, Halangan.BUKAN_NASIBNYA),
    ],
)  # fmt: skip
def test_what_stands_in_the_way(jenis, jadwal, nasib, panjang, lain, why):  # noqa: PLR0917 -- columns of a table
    assert halangan(jenis, Keadaan(jadwal, nasib, panjang=False, **lain), HARI, panjang=panjang) is why


def test_the_eight_documents_of_article_78():
    assert len(susut.wajib(panjang=True)) == 8
    assert set(susut.wajib(panjang=True)) - set(susut.wajib(panjang=False)) == {Dokumen.PERSETUJUAN_ANRI}


@pytest.mark.parametrize(
    ("levels", "wanted"),
    [((), "terbatas"), (("", ""), "terbatas"), (("biasa",), "biasa"), (("biasa", "rahasia", "terbatas"), "rahasia"),
     (("sangat_rahasia", "rahasia"), "sangat_rahasia")],
)  # fmt: skip
def test_a_file_is_as_secret_as_its_most_secret_paper(levels, wanted):
    assert tersandi(*levels) == wanted


def test_codes_above_a_code():
    assert leluhur("400.12.3") == ["400.12.3", "400.12", "400"]
    assert leluhur("000") == ["000"]


S = berkas.Status


@pytest.mark.parametrize(
    ("keadaan", "wanted"),
    [
        ([], (Putusan.TIDAK_ADA,)),
        ([(S.DIMUSNAHKAN, Nasib.MUSNAH, Tahap.JATUH_TEMPO), (S.STATIS, Nasib.PERMANEN, Tahap.JATUH_TEMPO)],
         (Putusan.TIDAK_ADA,)),
        ([(S.TERBUKA, None, Tahap.BELUM_MULAI)], (Putusan.DIPERTAHANKAN, Putusan.DIBATASI)),
        ([(S.INAKTIF, Nasib.PERMANEN, Tahap.JATUH_TEMPO)], (Putusan.DIPERTAHANKAN, Putusan.DIBATASI)),
        ([(S.INAKTIF, Nasib.MUSNAH, Tahap.JATUH_TEMPO)], (Putusan.DIPROSES, Putusan.DIBATASI)),
        ([(S.INAKTIF, Nasib.MUSNAH, Tahap.JATUH_TEMPO), (S.TUTUP, Nasib.MUSNAH, Tahap.AKTIF)],
         (Putusan.DIPERTAHANKAN, Putusan.DIBATASI)),
    ],
)  # fmt: skip
def test_nobody_is_forgotten_before_his_time(keadaan, wanted):
    assert hapus.boleh(keadaan) == wanted


def test_a_loan_is_answered_once_and_comes_back_once():
    assert set(pinjam.FLOW.final()) == {pinjam.Status.DITOLAK, pinjam.Status.KEMBALI}
