"""Every act of the API in the state in which it may be done: done by its office, on the trail once, told twice done once."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from poros.domain.indeks import services
from poros.domain.indeks.models import Penilaian
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.rules.alur import Aksi
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Penugasan

pytestmark = pytest.mark.django_db
NILAI = {"nilai": 3, "alasan": "Menurut dokumen."}
BERKAS = {"nama": "notula.csv", "isi": base64.b64encode(b"rapat;hadir\n").decode()}
BERIKUT = {"/penilaian/{disusun}/mulai": 2, "/rencana/{rencana}/tetapkan": 2, "/jawaban/{tugas}/kirim": 3}
"""Acts that give others work, or hand work in, leave lines of those acts too."""


def keadaan() -> dict[str, int]:
    """How many rows there are of everything that this module keeps, of orders, and on the trail."""
    rows = {m.__name__: m.objects.count() for m in apps.get_app_config("indeks").get_models()}
    return rows | {"Jejak": Jejak.objects.count(), "Penugasan": Penugasan.objects.count()}


@contextmanager
def coba() -> Iterator[None]:
    """Whatever is done inside has not happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def benda(kota, data, terisi, butir, alirkan) -> dict[str, Any]:
    """Years at every point of the road, a plan that is worked on and one that is decided."""
    ekbang, pu = kota.aktor("kabag_ekbang"), kota.unit["pu"].pk
    owners = dict.fromkeys(("I1", "I2", "I3"), pu)

    def year(tahun: int) -> Penilaian:
        row = services.susun(ekbang, kota.unit["ekbang"], data=data(tahun=tahun))
        services.bagi(ekbang, row, pemilik=owners)
        return row

    def go(row: Penilaian, *acts: Aksi, babak: str = "mandiri") -> Penilaian:
        services.mulai(ekbang, row)
        row.butir.update(mandiri=Decimal(3), **({} if babak == "mandiri" else {"internal": Decimal(3)}))
        for act in acts:
            alirkan(row, act)
        return row

    inside = go(year(2028), Aksi.NILAI_INTERNAL)
    outside = go(year(2029), Aksi.NILAI_INTERNAL, Aksi.NILAI_EKSTERNAL, babak="semua")
    frozen = go(year(2030), Aksi.NILAI_INTERNAL, Aksi.BEKUKAN, babak="semua")
    begin = baca.awal(judul="Naik", tahun=2027, sasaran=Decimal("2.60"), penilaian=terisi)
    plan, decided = (services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin) for _n in range(2))
    step = services.tetapkan_rencana(ekbang, decided, pemilik=owners, tenggat=date(2099, 12, 1))[0]
    piece, spare = (
        services.tambah_bukti_butir(kota.aktor("kadis_pu"), butir(k), judul="SK", keterangan="Rak")
        for k in ("I1", "I3")
    )
    return {
        "disusun": year(2027).pk, "diisi": terisi.pk, "beku": frozen.pk, "dalam": inside.pk,
        "butir": butir("I1").pk, "butir_dalam": inside.butir.get(kode="I1").pk, "butir_luar": outside.butir.first().pk,
        "bukti": piece.pk, "lain": spare.pk, "tugas": butir("I1").penugasan_id, "rencana": plan.pk, "langkah": step.pk,
        "instrumen": terisi.instrumen_id, "pu": pu, "insp": kota.unit["insp"].pk,
    }  # fmt: skip


@pytest.fixture
def laku(benda, naskah) -> dict[str, tuple[str, dict | None]]:
    """Each act: whose it is, and a good body."""
    b = benda
    year = {
        "instrumen": b["instrumen"], "tahun": 2031, "penilai_internal": b["insp"], "batas_mandiri": "2099-06-30",
        "batas_internal": "2099-07-31", "batas_eksternal": "2099-08-31",
    }  # fmt: skip
    told = {"indeks": "contoh", "tahun": 2026, "judul": "Survei", "keterangan": "/survei/1/", "nilai": {"I1": 4}}
    row = {"tahun": 2031, "nama": "Kota A", "jenis": "kota", "nilai": 3, "sumber": "Laporan"}
    text = naskah.replace("contoh-2026", "contoh-2027").replace("dari: 2026-01-01", "dari: 2027-01-01")
    return {
        "/penilaian": ("kabag_ekbang", year),
        "/penilaian/{disusun}/bagi": ("kabag_ekbang", {"pemilik": {"I1": b["pu"]}}),
        "/penilaian/{disusun}/mulai": ("kabag_ekbang", {}),
        "/penilaian/{diisi}/langkah": ("kabag_ekbang", {"aksi": "nilai_internal"}),
        "/penilaian/{dalam}/simpulan": ("inspektur", {"kondisi": "Baik", "rekomendasi": "Lanjutkan"}),
        "/penilaian/{beku}/umumkan": ("sekda", {}),
        "/butir/{butir}/jawab": ("kadis_pu", NILAI),
        "/butir/{butir_dalam}/nilai-internal": ("inspektur", NILAI),
        "/butir/{butir_luar}/nilai-eksternal": ("kabag_ekbang", NILAI),
        "/butir/{butir}/bukti": ("kadis_pu", {"judul": "Notula", "berkas": BERKAS}),
        "/butir/{butir}/bukti/pakai": ("kadis_pu", {"bukti": [b["lain"]]}),
        "/butir/{butir}/bukti/{bukti}/lepas": ("kadis_pu", {}),
        "/bukti/terbitan": ("kadis_pu", told),
        "/jawaban/{tugas}/kirim": ("tu_pu", {}),
        "/rencana": ("kabag_ekbang", {"judul": "Baru", "penilaian": b["diisi"], "tahun": 2028}),
        "/rencana/{rencana}/ubah": ("kabag_ekbang", {"tujuan": {"sasaran": 2.5}}),
        "/rencana/{rencana}/anggapan": ("kabag_ekbang", {"mulai": 2027, "tahun": 2028}),
        "/rencana/{rencana}/tetapkan": ("kabag_ekbang", {"tenggat": "2099-12-01", "pemilik": {"I3": b["pu"]}}),
        "/langkah/{langkah}/belanja": ("kadis_pu", {"rekening": "5.1.02", "anggaran": 250_000_000}),
        "/hasil": ("admin", {"hasil": [row]}),
        "/instrumen": ("admin", {"naskah": text}),
    }


def alamat_api(jalan: str, benda: dict[str, Any]) -> str:
    return f"/indeks{jalan.format(**benda)}"


def rupa(jalan: str) -> str:
    """An address without the names of its numbers."""
    return "/".join("{}" if part.startswith("{") else part for part in jalan.split("/"))


def test_every_act_is_done_by_its_office_and_is_on_the_trail(program, kota, benda, laku):
    told = {}
    for way, (who, body) in laku.items():
        with coba():
            before = Jejak.objects.count()
            answer = program(who).post(alamat_api(way, benda), body)
            names = set(Jejak.objects.order_by("-id")[: Jejak.objects.count() - before].values_list("orang", flat=True))
            told[way] = (answer.status_code // 100, names)
            grown = Jejak.objects.count() - before
            assert grown >= BERIKUT.get(way, 1), way
            assert way in BERIKUT or grown == 1, way
    assert told == {way: (2, {kota.orang[who].nama}) for way, (who, _body) in laku.items()}


def test_the_table_holds_every_act_that_the_document_names(program, laku):
    paths = program("sekda").get("/openapi.json").json()["paths"]
    written = {rupa(p.split("/indeks", 1)[1]) for p, verbs in paths.items() if "/indeks/" in p and "post" in verbs}
    assert {rupa(way) for way in laku} == written


def test_told_twice_under_one_key_it_is_done_once(program, benda, laku):
    for way, (who, body) in laku.items():
        with coba():
            bot = program(who)
            first = bot.post(alamat_api(way, benda), body, kunci="kunci-yang-sama")
            after = keadaan()
            again = bot.post(alamat_api(way, benda), body, kunci="kunci-yang-sama")
            assert (again.status_code, again.json()) == (first.status_code, first.json()), way
            assert keadaan() == after, way


@pytest.mark.parametrize(
    ("jalan", "lagi"),
    [
        ("/penilaian", 422),
        ("/penilaian/{disusun}/mulai", 409),
        ("/penilaian/{diisi}/langkah", 409),
        ("/penilaian/{beku}/umumkan", 409),
        ("/butir/{butir}/bukti/pakai", 422),
        ("/jawaban/{tugas}/kirim", 422),
        ("/rencana/{rencana}/tetapkan", 409),
    ],
)
def test_done_once_it_is_not_done_again(program, benda, laku, jalan, lagi):
    who, body = laku[jalan]
    bot = program(who)
    assert bot.post(alamat_api(jalan, benda), body).status_code in {200, 201}
    before = keadaan()
    assert bot.post(alamat_api(jalan, benda), body).status_code == lagi
    assert keadaan() == before


@pytest.mark.parametrize(
    "jalan", ["/penilaian/{dalam}/simpulan", "/rencana/{rencana}/ubah", "/langkah/{langkah}/belanja", "/hasil"]
)
def test_said_again_without_a_key_it_says_the_same(program, benda, laku, jalan):
    who, body = laku[jalan]
    bot = program(who)
    first = bot.post(alamat_api(jalan, benda), body)
    rows = {k: v for k, v in keadaan().items() if k != "Jejak"}
    again = bot.post(alamat_api(jalan, benda), body)
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert {k: v for k, v in keadaan().items() if k != "Jejak"} == rows


def test_a_wrong_owner_is_told_by_its_code(program, benda):
    """A program that mistypes an indicator must not believe that it was shared out."""
    before = keadaan()
    way = alamat_api("/penilaian/{disusun}/bagi", benda)
    answer = program("kabag_ekbang").post(way, {"pemilik": {"I9": benda["pu"]}})
    assert (answer.status_code, answer.json()["galat"][0]["penunjuk"]) == (422, "/pemilik")
    assert "I9" in answer.json()["galat"][0]["pesan"]
    assert keadaan() == before


class TestEnds:
    """What a program is told about matters that are over."""

    def test_a_year_that_was_called_off_takes_nothing(self, program, benda, laku, alirkan):
        alirkan(Penilaian.objects.get(pk=benda["diisi"]), Aksi.BATALKAN, "Salah tahun")
        for way in ("/butir/{butir}/jawab", "/butir/{butir}/bukti", "/butir/{butir}/bukti/pakai"):
            who, body = laku[way]
            assert program(who).post(alamat_api(way, benda), body).status_code == 422, way
        who, body = laku["/penilaian/{diisi}/langkah"]
        assert program(who).post(alamat_api("/penilaian/{diisi}/langkah", benda), body).status_code == 409

    def test_an_announced_one_is_never_opened_again(self, program, benda):
        way = f"/indeks/penilaian/{benda['beku']}"
        assert program("sekda").post(f"{way}/umumkan", {}).status_code == 200
        answer = program("kabag_ekbang").post(f"{way}/langkah", {"aksi": "cairkan", "catatan": "Keberatan"})
        assert (answer.status_code, answer.json()["boleh"]) == (409, [])

    def test_a_step_back_says_why(self, program, benda):
        way = f"/indeks/penilaian/{benda['dalam']}/langkah"
        answer = program("kabag_ekbang").post(way, {"aksi": "kembalikan"})
        assert (answer.status_code, answer.json()["galat"][0]["penunjuk"]) == (422, "/catatan")
        told = program("kabag_ekbang").post(way, {"aksi": "kembalikan", "catatan": "Bukti kurang"})
        assert told.json()["status"] == "diisi"

    @pytest.mark.parametrize("aksi", ["mulai", "umumkan"])
    def test_two_steps_have_addresses_of_their_own(self, program, benda, aksi):
        way = f"/indeks/penilaian/{benda['dalam']}/langkah"
        assert program("kabag_ekbang").post(way, {"aksi": aksi}).status_code == 422
