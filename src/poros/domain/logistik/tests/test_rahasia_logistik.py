"""Secrets are looked for everywhere: every page, list, export, search, desk and answer of the API, as each kind of office."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import Donasi, Penerimaan
from poros.domain.logistik.rules.alur import JenisSarana
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataBelanja, DataDonasi, DataDsp, DataPermintaan, DataSarana, DataTerima
from poros.kernel.jejak.models import Jejak

from .test_btt import rencana
from .test_kiriman import hitung

pytestmark = pytest.mark.django_db
PEMBERI = ("Bu Dermawan Rekaan", "0812-9999-0000", "semoga bermanfaat Nak")
PENERIMA = ("Bu Penerima Rekaan", "titip tetangga")
UANG = ("Sewa helikopter rekaan", "Kuitansi heli 17")
SIAPA = ("kadis_sos", "kabag_umum", "kadis_pu", "staf_pu", "kadis_dlh", "camat", "inspektur", "sekda", "admin")
HANYA_KIRIM = {"donatur", "permintaan_tutup", "klaim", "alokasi_putuskan"}
"""Addresses that take an act and show nothing."""


@pytest.fixture
def benda(kota, tempat, kiriman, alokasi, pagu, *, banjir, hari) -> dict[str, int]:
    """One of each thing, with a secret in each private field."""
    kadis, sos = kota.aktor("kadis_sos"), kota.unit["sos"]
    shared, run = alokasi(), kiriman()
    given = pintu.janji(
        DataDonasi(
            barang_id=tempat.barang["beras"].pk, jumlah=9, nama=PEMBERI[0], kontak=PEMBERI[1], pesan=PEMBERI[2],
            rencana=hari,
        )
    )  # fmt: skip
    services.setujui_donasi(kadis, given, gudang_id=tempat.gudang.pk)
    services.terima_donasi(kadis, given, jumlah=9)
    stop = run.perhentian.get(titik=tempat.utara)
    told = DataTerima(kunci=uuid4(), penerima=PENERIMA[0], catatan=PENERIMA[1], hitung=hitung(run, tempat.utara))
    proof = services.terima(kota.aktor("camat"), stop, data=told)
    plan = services.ajukan_rkb(kadis, sos, data=rencana("1", 100))
    plan.keperluan = UANG[0]
    plan.save()
    services.cairkan(kota.aktor("kabag_umum"), plan, nomor_sp2d="S")
    services.belanjakan(kadis, plan, data=DataBelanja(tanggal=hari, uraian="x", jumlah=5, bukti=UANG[1]))
    now = timezone.now()
    boat = services.catat_sarana(kadis, sos, data=DataSarana(kode="p", nama="P", jenis=JenisSarana.PERAHU))
    asked = services.minta_sarana(
        kota.aktor("camat"),
        kota.unit["kec"],
        data=DataPermintaan(
            jenis=JenisSarana.PERAHU, jumlah=1, keperluan="x", tempat="x", mulai=now, selesai=now + timedelta(1)
        ),
    )
    return {
        "gudang": tempat.gudang.pk, "titik": tempat.utara.pk, "kiriman": run.pk, "alokasi": shared.pk,
        "terima": run.perhentian.get(titik=tempat.selatan).pk, "bukti": proof.pk, "donasi": given.pk, "rkb": plan.pk,
        "sarana": boat.pk, "permintaan": asked.pk, "barang": tempat.barang["beras"].pk,
        "dsp": services.catat_dsp(kadis, sos, data=DataDsp(kejadian_id=banjir.pk)).pk,
    }  # fmt: skip


def jalan(benda: dict[str, int]) -> list[str]:
    """Every address of the module that can be looked at, by its pattern: a new page is tried without a word here."""
    found = []
    for name, rows in get_resolver().namespace_dict["logistik"][1].reverse_dict.lists():
        if not isinstance(name, str) or name in HANYA_KIRIM:
            continue
        (_pattern, params), *_rest = rows[0][0]
        values: dict[str, Any] = {"bentuk": "csv", "tanda": Donasi.objects.get().tanda, "aksi": "tetapkan"}
        path = rows[0][0][0][0].split("/")[0]
        values["pk"] = benda.get({"btt": "rkb"}.get(path, path), 1)
        found.append(reverse(f"logistik:{name}", kwargs={p: values[p] for p in params}))
    return found


def isi(answer) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode("utf-8", "ignore")


def terlihat(client, jalan_jalan: list[str], kata: tuple[str, ...]) -> set[str]:
    """Addresses whose answer holds one of the words."""
    texts = {way: isi(client.get(way)) for way in jalan_jalan}
    return {way for way, text in texts.items() if any(w in text for w in kata)}


def test_every_page_is_among_those_that_are_tried(benda):
    ways = jalan(benda)
    assert len(ways) > 60
    assert f"/logistik/donasi/{benda['donasi']}/" in ways
    assert f"/logistik/btt/{benda['rkb']}/kas.csv" in ways


@pytest.mark.parametrize("siapa", SIAPA)
def test_the_giver_is_on_no_page_that_is_only_looked_at(masuk, benda, siapa):
    """But on the giver's own, under an address that nobody can guess, and on the printed receipt that leaves a line."""
    own = {way for way in jalan(benda) if Donasi.objects.get().tanda in way}
    lines = Jejak.objects.filter(aksi="logistik.donatur_lihat").count()
    found = terlihat(masuk(siapa), jalan(benda), PEMBERI)
    assert found <= own
    grown = Jejak.objects.filter(aksi="logistik.donatur_lihat").count() - lines
    assert grown == (1 if siapa == "kadis_sos" else 0), "the receipt as PDF was printed by who may"


@pytest.mark.parametrize("siapa", SIAPA)
def test_who_took_the_goods_is_on_the_receipt_alone(masuk, benda, siapa):
    allowed = {"kadis_sos", "camat", "inspektur"}
    receipt = reverse("logistik:bukti", args=[benda["bukti"]])
    assert terlihat(masuk(siapa), jalan(benda), PENERIMA) == ({receipt} if siapa in allowed else set())


@pytest.mark.parametrize("siapa", SIAPA)
def test_what_money_is_for_is_seen_by_those_who_answer_for_it(masuk, benda, siapa):
    found = terlihat(masuk(siapa), jalan(benda), UANG)
    seen = siapa in {"kadis_sos", "kabag_umum", "inspektur", "sekda"}
    assert bool(found) is seen
    assert all("/btt/" in way for way in found)


def test_nobody_off_the_street_reads_any_of_it(client, benda):
    client.defaults["HTTP_HOST"] = "uji.localhost"
    own = {way for way in jalan(benda) if Donasi.objects.get().tanda in way}
    assert terlihat(client, jalan(benda), PENERIMA + UANG) == set()
    assert terlihat(client, jalan(benda), PEMBERI) <= own


@pytest.mark.parametrize("siapa", ["kadis_sos", "kadis_pu", "camat", "sekda"])
def test_search_and_desk_know_no_person(masuk, benda, siapa):
    user = masuk(siapa)
    ways = ["/", *(f"/cari/?q={w}" for w in ("Dermawan", "Penerima Rekaan", "0812-9999", "tetangga"))]
    for way in ways:
        text = isi(user.get(way)).split('id="isi"')[-1]
        for secret in (PEMBERI[0], PEMBERI[1], PENERIMA[0], PENERIMA[1]):
            assert secret not in text, way


@pytest.mark.parametrize("siapa", ["kadis_sos", "camat", "kadis_pu", "sekda"])
def test_programs_are_told_no_more_than_screens(program, benda, siapa):
    bot, b = program(siapa), benda
    ways = [
        "ringkasan", "barang", "gudang", f"gudang/{b['gudang']}", f"gudang/{b['gudang']}/mutasi", "titik", "kebutuhan",
        "alokasi", f"alokasi/{b['alokasi']}", "kiriman", f"kiriman/{b['kiriman']}", "menunggu", "dibutuhkan", "donasi",
        f"donasi/{b['donasi']}", "sarana", f"sarana/{b['sarana']}", "permintaan", f"permintaan/{b['permintaan']}", "btt",
        "rkb", "dsp",
    ]  # fmt: skip
    for way in ways:
        text = isi(bot.get(f"/logistik/{way}"))
        assert not [s for s in PEMBERI + PENERIMA if s in text], way
    proof = bot.get(f"/logistik/bukti/{b['bukti']}")
    assert (proof.status_code == 200) is (siapa in {"kadis_sos", "camat"})


def test_the_trail_names_neither(benda):
    kept = " ".join(str(line.data) for line in Jejak.objects.all())
    assert not [s for s in PEMBERI + PENERIMA if s in kept]
    assert Penerimaan.objects.get().penerima == PENERIMA[0]
