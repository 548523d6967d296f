"""Nothing of what the work contains ever leaves by a message: a whole journey, searched for its words."""

import ast
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection

from poros.kernel.organisasi.models import Unit
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.pemberitahuan.antar.putaran import putar
from poros.kernel.pemberitahuan.labels import KABAR, RAHASIA, kalimat
from poros.kernel.pemberitahuan.models import Kiriman, Pemberitahuan
from poros.kernel.penugasan import services
from poros.kernel.penugasan.rules import Kerahasiaan, Tingkat
from poros.kernel.penugasan.values import RincianArahan, Sasaran

AKAR = Path(__file__).resolve().parents[3]
RAHASIA_KATA = ("tanggul-jebol", "perwali-gaib", "alasan-pribadi", "bukti-gawat", "obrolan-dapur", "denah-lokasi")
PENYAMPAI = {"beritahu", "kabari_pelaksana", "_kabari", "_kabari_pemeriksa"}


@pytest.fixture
def perjalanan(kota):
    """An order through nearly all that can happen to it, with words of its own in every place for words."""

    def walk(kerahasiaan):
        isi, dasar, alasan, bukti, obrolan, berkas = RAHASIA_KATA
        sekda, kadis, ekbang = (kota.aktor(kode) for kode in ("sekda", "kadis_pu", "kabag_ekbang"))
        pemeriksa = sekda if kerahasiaan is Kerahasiaan.RAHASIA else ekbang
        arahan = services.terbitkan(
            sekda,
            Unit(pk=sekda.unit_id),
            rincian=RincianArahan(isi=isi, dasar=dasar, kerahasiaan=kerahasiaan),
            kepada=[Sasaran(kota.unit["pu"].pk), Sasaran(kota.unit["dlh"].pk)],
        )
        tugas = arahan.penugasan.get(unit=kota.unit["pu"])
        services.kembalikan(kadis, tugas, catatan=alasan)
        services.tegaskan(pemeriksa, tugas, catatan=alasan)
        services.delegasikan(kadis, tugas, kepada=kota.jabatan["staf_pu"], catatan=alasan)
        services.bicara(kadis, tugas, isi=obrolan)
        services.eskalasikan(aktor_sistem(), tugas, tingkat=Tingkat.BIRO)
        for _n in range(2):
            services.tambah_bukti(
                kadis, tugas, isi=services.IsiBukti(teks=bukti, berkas=b"isi-berkas", nama_berkas=f"{berkas}.txt")
            )
            services.serahkan(kadis, tugas, catatan=alasan)
            if _n == 0:
                services.tolak(pemeriksa, tugas, catatan=alasan)
        services.verifikasi(pemeriksa, tugas, catatan=alasan)
        services.setujui(sekda, tugas, catatan=alasan)
        services.buka_kembali(sekda, tugas, catatan=alasan)
        services.tarik(sekda, arahan, alasan=alasan)
        return tugas

    return walk


@pytest.mark.usefixtures("surel", "webhook")
@pytest.mark.parametrize("kerahasiaan", [Kerahasiaan.BIASA, Kerahasiaan.RAHASIA])
def test_no_message_says_what_the_work_is_about(kota, perjalanan, gerbang, sudah_waktunya, kerahasiaan):
    perjalanan(kerahasiaan)
    jenis = set(Pemberitahuan.objects.values_list("jenis", flat=True))
    assert len(jenis) >= 9, "a journey that tells little proves little"
    sudah_waktunya()
    while putar():
        pass
    assert set(Kiriman.objects.values_list("status", flat=True)) == {"terkirim"}
    sent = [f"{m.subject}\n{m.body}\n{m.extra_headers}\n{m.alternatives}" for m in map(_surat, mail.outbox)]
    posted = [f"{got['kepala']}{got['mentah'].decode()}" for got in gerbang.diterima]
    assert sent
    assert posted
    for text in sent + posted:
        assert not [kata for kata in RAHASIA_KATA if kata in text], text
        assert "Dinas" not in text, "not even to which unit it went"
    if kerahasiaan is Kerahasiaan.RAHASIA:
        assert {b["jenis"] for got in gerbang.diterima for b in got["isi"]["butir"]} == {"rahasia"}


def _surat(message):
    if not hasattr(message, "alternatives"):
        message.alternatives = ()
    return message


@pytest.mark.usefixtures("surel")
def test_nothing_of_it_lies_in_the_tables_of_notices_either(kota, perjalanan):
    perjalanan(Kerahasiaan.BIASA)
    with connection.cursor() as cursor:
        for table in ("pemberitahuan_pemberitahuan", "pemberitahuan_kiriman"):
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {table} t")
            text = cursor.fetchone()[0]
            assert text
            assert not [kata for kata in RAHASIA_KATA if kata in text]


def dikirim() -> set[str]:
    """Every kind that some command tells of, as it is written in the source."""
    found = set()
    for path in AKAR.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in PENYAMPAI and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def test_every_kind_that_is_told_has_words_of_its_own():
    kinds = dikirim()
    assert {"penugasan.baru", "penugasan.dibatalkan", "surat.masuk", "jabatan.berakhir"} <= kinds
    assert sorted(kinds - set(KABAR)) == []


def test_every_sentence_speaks_of_kinds_and_never_of_a_thing():
    for jenis in KABAR:
        words = str(kalimat(jenis, tertutup=False))
        assert words
        assert "%" not in words
        assert "{" not in words
        assert kalimat(jenis, tertutup=True) is RAHASIA


@pytest.mark.parametrize("jenis", ["", "tak.dikenal", "penugasan.BARU"])
def test_a_kind_that_nobody_introduced_says_no_more_than_that_there_is_something(jenis):
    assert str(kalimat(jenis, tertutup=False)) == "Ada kabar untuk Anda"
    assert str(kalimat(jenis, tertutup=True)) == "Ada penugasan rahasia untuk Anda"
