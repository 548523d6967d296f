"""Every act of the API at once: whose it is and whose not, which scope it asks for, what it leaves, what it says twice."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import BarisKiriman, Saldo
from poros.domain.logistik.rules.alur import AksiAlokasi, JenisSarana
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import (
    DataAlokasi,
    DataDonasi,
    DataDsp,
    DataKiriman,
    DataPermintaan,
    DataSarana,
    Muatan,
)
from poros.kernel.jejak.models import Jejak

from .test_btt import PDF, rencana

pytestmark = pytest.mark.django_db
BERKAS = {"nama": "sk.pdf", "isi": base64.b64encode(PDF).decode()}
LUAR = ("asisten2", "kabag_kesra", "kadis_dlh", "staf_pu", "inspektur")
"""Offices that have no part in any of it."""
BEBAS = {"/sarana", "/permintaan", "/rkb"}
"""What every leader of a unit may begin for his own unit; the staff and the inspectorate may not."""
LAMBAT = {"/gudang/{gudang}/rute"}
"""Takes the seconds that the route engine is given."""


def keadaan() -> dict[str, int]:
    """How many rows there are of everything that this module keeps, and on the trail."""
    rows = {m.__name__: m.objects.count() for m in apps.get_app_config("logistik").get_models()}
    return rows | {"Jejak": Jejak.objects.count(), "isi": sum(Saldo.objects.values_list("jumlah", flat=True))}


@contextmanager
def coba() -> Iterator[None]:
    """Whatever is done inside has not happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def benda(kota, tempat, isi, lapor, pagu, *, banjir, hari) -> dict[str, Any]:
    """One of each thing, in the state in which the acts below can be done to it."""
    kadis, camat, sos = kota.aktor("kadis_sos"), kota.aktor("camat"), kota.unit["sos"]
    rice, rug = tempat.barang["beras"].pk, tempat.barang["selimut"].pk
    saldo = isi("beras", 500)
    isi("selimut", 50)
    lapor("utara", 400)

    def share(days: int):
        return services.hitung_alokasi(kadis, sos, data=DataAlokasi(barang_id=rice, dari=hari, hari=days))

    def run():
        load = (Muatan(titik_id=tempat.utara.pk, barang_id=rug, jumlah=5),)
        data = DataKiriman(hari=hari, kendaraan="Truk", muat_kg=99, muatan=load)
        return services.susun_kiriman(kadis, tempat.gudang, data=data)

    def gift():
        return pintu.janji(DataDonasi(barang_id=rice, jumlah=9, nama="Bu D", kontak="0800", rencana=hari))

    def boat(kode: str):
        return services.catat_sarana(kadis, sos, data=DataSarana(kode=kode, nama=kode, jenis=JenisSarana.PERAHU))

    def ask():
        now = timezone.now()
        data = DataPermintaan(
            jenis=JenisSarana.PERAHU, jumlah=1, keperluan="x", tempat="x", mulai=now, selesai=now + timedelta(1)
        )
        return services.minta_sarana(camat, kota.unit["kec"], data=data)

    services.putuskan_alokasi(kadis, share(1), aksi=AksiAlokasi.TETAPKAN)
    away = services.berangkatkan(kadis, run())
    paid = services.ajukan_rkb(kadis, sos, data=rencana("2", 500))
    services.cairkan(kota.aktor("kabag_umum"), paid, nomor_sp2d="S")
    return {
        "gudang": tempat.gudang.pk, "pos": tempat.pos.pk, "titik": tempat.utara.pk, "barang": rice, "saldo": saldo.pk,
        "alokasi": share(2).pk, "kiriman": run().pk, "jalan": away.pk, "perhentian": away.perhentian.get().pk,
        "baris": BarisKiriman.objects.get(perhentian__kiriman=away).pk,
        "janji": gift().pk, "setuju": services.setujui_donasi(kadis, gift(), gudang_id=tempat.gudang.pk).pk,
        "sarana": boat("a").pk, "permintaan": ask().pk,
        "klaim": services.tugaskan_sarana(kadis, ask(), sarana_id=boat("b").pk).pk,
        "rkb": services.ajukan_rkb(kadis, sos, data=rencana("1", 500)).pk, "cair": paid.pk,
        "dsp": services.catat_dsp(kadis, sos, data=DataDsp(kejadian_id=banjir.pk)).pk,
        "kejadian": banjir.pk, "sos": sos.pk, "umum": kota.unit["umum"].pk,
    }  # fmt: skip


@pytest.fixture
def laku(benda, hari) -> dict[str, tuple[str, dict | None]]:
    """Each act: whose it is, and a good body."""
    b, now, day = benda, timezone.now(), f"{hari}"
    until = (now + timedelta(days=1)).isoformat()
    place = {"kode": "baru", "nama": "Baru", "unit": b["sos"]}
    goods = {"kode": "tikar", "nama": "Tikar", "satuan": "lembar"}
    why, boat = {"alasan": "Sudah cukup"}, {"kode": "c", "nama": "Perahu", "jenis": "perahu"}
    load = {"titik": b["titik"], "barang": b["barang"], "jumlah": 5}
    return {
        "/barang": ("kadis_sos", goods),
        "/barang/{barang}/ubah": ("kadis_sos", goods | {"satuan": "kg", "aktif": False}),
        "/peran": ("admin", {"pengelola": [b["sos"]], "bud": [b["umum"]]}),
        "/gudang": ("kadis_sos", place),
        "/gudang/{pos}/ubah": ("kadis_sos", place | {"aktif": False}),
        "/gudang/{gudang}/masuk": ("kadis_sos", {"barang": b["barang"], "jumlah": 5, "pemilik": "BNPB"}),
        "/gudang/{gudang}/pindah": ("kadis_sos", {"saldo": b["saldo"], "tujuan": b["pos"], "jumlah": 5}),
        "/gudang/{gudang}/susut": ("kadis_sos", {"saldo": b["saldo"], "jumlah": 5, "sebab": "rusak"} | why),
        "/gudang/{gudang}/opname": (
            "kadis_sos", {"hitungan": [{"saldo": b["saldo"], "jumlah": 499}], "catatan": "Berdua"}
        ),
        "/gudang/{gudang}/cadangan": ("kadis_sos", {"barang": b["barang"], "jumlah": 5} | why),
        "/titik": ("kadis_sos", place | {"mulai": day}),
        "/titik/{titik}/ubah": ("kadis_sos", place | {"mulai": day}),
        "/titik/{titik}/pengungsi": ("camat", {"hari": day, "jumlah": 7, "sumber": "Lurah"}),
        "/titik/{titik}/jalur": ("kadis_sos", {"gudang": b["pos"], "meter": 5, "menit": 5}),
        "/alokasi": ("kadis_sos", {"barang": b["barang"], "dari": day, "hari": 3}),
        "/alokasi/{alokasi}/putusan": ("kadis_sos", {"aksi": "tetapkan"}),
        "/kiriman": (
            "kadis_sos",
            {"gudang": b["gudang"], "hari": day, "kendaraan": "T", "muat_kg": 99, "muatan": [load]},
        ),
        "/gudang/{gudang}/rute": ("kadis_sos", {"hari": day, "armada": [{"nama": "Truk", "muat_kg": 900}]}),
        "/kiriman/{kiriman}/berangkat": ("kadis_sos", {"pengemudi": "Pak Rekaan"}),
        "/kiriman/{kiriman}/batal": ("kadis_sos", why),
        "/kiriman/{jalan}/selesai": ("kadis_sos", {"kembali": [{"baris": b["baris"], "jumlah": 5}]}),
        "/perhentian/{perhentian}/terima": (
            "camat", {"kunci": f"{uuid4()}", "penerima": "Bu U", "hitung": [{"baris": b["baris"], "jumlah": 5}]}
        ),
        "/donasi/{janji}/donatur": ("kadis_sos", None),
        "/donasi/{janji}/setujui": ("kadis_sos", {"gudang": b["gudang"]}),
        "/donasi/{janji}/tolak": ("kadis_sos", why),
        "/donasi/{setuju}/terima": ("kadis_sos", {"jumlah": 9}),
        "/donasi/{setuju}/batal": ("kadis_sos", why),
        "/sarana": ("kadis_sos", boat),
        "/sarana/{sarana}/ubah": ("kadis_sos", boat | {"keadaan": "rusak"}),
        "/permintaan": (
            "camat",
            {"jenis": "perahu", "jumlah": 1, "keperluan": "x", "tempat": "x", "mulai": now.isoformat(), "selesai": until},
        ),
        "/permintaan/{permintaan}/tugaskan": ("kadis_sos", {"sarana": b["sarana"]}),
        "/permintaan/{permintaan}/tolak": ("kadis_sos", why),
        "/permintaan/{permintaan}/tutup": ("camat", {"aksi": "batalkan"} | why),
        "/klaim/{klaim}": ("camat", {"aksi": "tiba"}),
        "/btt/pagu": ("kabag_umum", {"tahun": 2190, "jumlah": 5, "dasar": "Perda"}),
        "/rkb": ("kadis_sos", {"nomor": "9", "dasar": "SK", "keperluan": "Beras", "jumlah": 5}),
        "/rkb/{rkb}/cairkan": ("kabag_umum", {"nomor_sp2d": "S9"}),
        "/rkb/{rkb}/tolak": ("kabag_umum", why),
        "/rkb/{rkb}/tarik": ("kadis_sos", why),
        "/rkb/{cair}/belanja": ("kadis_sos", {"tanggal": day, "uraian": "Beras", "jumlah": 5, "berkas": BERKAS}),
        "/rkb/{cair}/laporan": ("kadis_sos", {"berkas": BERKAS}),
        "/dsp": ("kadis_sos", {"kejadian_id": b["kejadian"], "rusak_berat": 3}),
        "/dsp/{dsp}/ubah": ("kadis_sos", {"kejadian_id": b["kejadian"], "rusak_berat": 3}),
        "/dsp/{dsp}/lengkapi": (
            "kadis_sos", {"kode": "sk-nama-alamat", "nomor": "1", "tanggal": day, "berkas": BERKAS}
        ),
    }  # fmt: skip


def alamat_api(jalan: str, benda: dict[str, Any]) -> str:
    return f"/logistik{jalan.format(**benda)}"


def test_every_act_is_done_by_its_office_and_leaves_one_line_on_the_trail(program, kota, benda, laku):
    told = {}
    for way, (who, body) in laku.items():
        with coba():
            before = Jejak.objects.count()
            answer = program(who).post(alamat_api(way, benda), body)
            told[way] = (answer.status_code // 100, Jejak.objects.count() - before, Jejak.objects.latest("id").orang)
    assert told == {way: (2, 1, kota.orang[who].nama) for way, (who, _body) in laku.items()}


def test_the_table_holds_every_act_that_the_document_names(program, laku):
    """A new act without a line here would be tried by nobody."""
    paths = program("kadis_sos").get("/openapi.json").json()["paths"]
    written = {
        path.split("/logistik", 1)[1] for path, methods in paths.items() if "/logistik/" in path and "post" in methods
    }
    shapes = {"/".join("{}" if part.startswith("{") else part for part in way.split("/")) for way in written}
    mine = {"/".join("{}" if part.startswith("{") else part for part in way.split("/")) for way in laku}
    assert shapes == mine


def test_for_other_offices_it_is_not_there_and_nothing_happens(program, benda, laku):
    before = keadaan()
    for who in LUAR:
        bot = program(who)
        wanted = {w: b for w, (_who, b) in laku.items() if w not in BEBAS or who in {"staf_pu", "inspektur"}}
        found = {w: bot.post(alamat_api(w, benda), b).status_code for w, b in wanted.items()}
        assert found == dict.fromkeys(wanted, 404), who
    assert keadaan() == before


def test_the_heads_of_government_read_and_leave_the_work_to_others(program, benda, laku):
    before = keadaan()
    for who in ("walikota", "sekda"):
        bot = program(who)
        wanted = {w: b for w, (_who, b) in laku.items() if w not in BEBAS}
        found = {w: bot.post(alamat_api(w, benda), b).status_code for w, b in wanted.items()}
        assert found == dict.fromkeys(wanted, 404), who
    assert keadaan() == before


def test_with_the_scope_to_read_nothing_is_written(program, benda, laku):
    before = keadaan()
    found = {
        way: program(who, "logistik:baca").post(alamat_api(way, benda), body).status_code
        for way, (who, body) in laku.items()
    }
    assert found == dict.fromkeys(laku, 403)
    assert keadaan() == before


def test_on_what_is_not_there(program, benda, laku):
    none, before = dict.fromkeys(benda, 2**40), keadaan()
    found = {
        way: program(who).post(alamat_api(way, none), body).status_code
        for way, (who, body) in laku.items()
        if "{" in way
    }
    assert found == dict.fromkeys(found, 404)
    assert keadaan() == before


def test_a_word_that_it_does_not_know_is_named(program, benda, laku):
    before = keadaan()
    for way, (who, body) in laku.items():
        if body is None:
            continue
        answer = program(who).post(alamat_api(way, benda), body | {"asing": 1})
        told = answer.json().get("galat", [])
        assert (answer.status_code, [g["penunjuk"] for g in told]) == (422, ["/asing"]), way
    assert keadaan() == before


def test_what_is_no_json_is_no_act(program, benda, laku):
    from django.test import Client

    before = keadaan()
    for way, (who, body) in laku.items():
        if body is None:
            continue
        bot = program(who)
        head = bot._kepala({})
        answer = Client().post(
            f"/api/v1{alamat_api(way, benda)}", "{bukan", content_type="application/json", headers=head
        )
        assert answer.status_code in {400, 422}, way
    assert keadaan() == before


def test_told_twice_under_one_key_it_is_done_once(program, benda, laku):
    for way, (who, body) in laku.items():
        if way in LAMBAT or body is None:
            continue
        with coba():
            bot = program(who)
            first = bot.post(alamat_api(way, benda), body, kunci="kunci-yang-sama")
            after = keadaan()
            again = bot.post(alamat_api(way, benda), body, kunci="kunci-yang-sama")
            assert (again.status_code, again.json()) == (first.status_code, first.json()), way
            assert keadaan() == after, way


def test_a_key_is_of_one_request_only(program, benda, laku):
    """The same key under another amount is a mistake of the sender, and is told as one."""
    way, (who, body) = "/gudang/{gudang}/masuk", laku["/gudang/{gudang}/masuk"]
    bot = program(who)
    assert bot.post(alamat_api(way, benda), body, kunci="truk-9").status_code == 201
    before = keadaan()
    other = bot.post(alamat_api(way, benda), body | {"jumlah": 6}, kunci="truk-9")
    assert other.status_code in {409, 422}
    assert keadaan() == before


@pytest.mark.parametrize(
    ("jalan", "lagi"),
    [
        ("/alokasi/{alokasi}/putusan", 409),
        ("/kiriman/{kiriman}/berangkat", 409),
        ("/kiriman/{kiriman}/batal", 409),
        ("/kiriman/{jalan}/selesai", 409),
        ("/donasi/{janji}/setujui", 409),
        ("/donasi/{janji}/tolak", 409),
        ("/donasi/{setuju}/terima", 409),
        ("/donasi/{setuju}/batal", 409),
        ("/permintaan/{permintaan}/tugaskan", 409),
        ("/permintaan/{permintaan}/tolak", 409),
        ("/permintaan/{permintaan}/tutup", 409),
        ("/klaim/{klaim}", 409),
        ("/rkb/{rkb}/cairkan", 409),
        ("/rkb/{rkb}/tolak", 409),
        ("/rkb/{rkb}/tarik", 409),
        ("/rkb/{cair}/laporan", 409),
    ],
)
def test_done_once_it_is_not_done_again(program, benda, laku, jalan, lagi):
    who, body = laku[jalan]
    bot = program(who)
    assert bot.post(alamat_api(jalan, benda), body).status_code == 200
    before = keadaan()
    second = bot.post(alamat_api(jalan, benda), body)
    assert second.status_code == lagi
    assert isinstance(second.json()["boleh"], list)
    assert keadaan() == before
