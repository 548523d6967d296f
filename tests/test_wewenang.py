"""The permission table: every address × every role, as read by a person and kept in `wewenang.csv`.

`POROS_TULIS_TABEL=1 pytest tests/test_wewenang.py` writes the table anew: read the difference before committing it.
"""

import csv
import os
import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

from poros.domain.naskah import services as naskah
from poros.domain.naskah.models import BentukNaskah
from poros.domain.naskah.values import DataNaskah, Tanda, Tujuan
from poros.domain.persuratan.models import Surat
from poros.domain.persuratan.services import catat, disposisikan
from poros.domain.persuratan.values import DataSurat, IsiDisposisi
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.penugasan.models import Arahan, Penugasan, SumberDaya
from poros.kernel.penugasan.values import Sasaran

TABEL = Path(__file__).with_name("wewenang.csv")
PERAN = ("-", "walikota", "sekda", "asisten2", "kabag_umum", "tu", "kabag_ekbang", "kabag_kesra", "kadis_pu", "tu_pu",
         "staf_pu", "kadis_dlh", "camat", "inspektur", "admin")  # fmt: skip
LEWAT = ("akun/", "api/", "bahasa/")
CONTOH = {"versi": "1", "kode": "surat-biasa", "bentuk": "xlsx", "nama": "x.pdf", "nomor": "1", "aksi": "terima", "jenis": "surat", "tanda": "x",
          "halaman": "1", "sebelum": "1", "indeks": "spbe", "bukti": "1", "ucapan_id": "1", "tiket": "x", "apa": "jra", "langkah": "lapor", "tahun": "2023", "butir_id": "1", "tautan": "1"}  # fmt: skip


def alamat() -> list[str]:
    def walk(resolver, prefix=""):
        for entry in resolver.url_patterns:
            route = prefix + str(entry.pattern)
            if isinstance(entry, URLPattern):
                yield route
            else:
                yield from walk(entry, route)

    return sorted({r for r in walk(get_resolver()) if not r.startswith(LEWAT)})


@pytest.fixture
def isi(kota):
    """One ordinary letter to the Sekda, disposed to Dinas PU; one secret letter that only the Sekda may see."""
    SumberDaya.objects.create(kode="aula", nama="Aula", jenis="ruang")
    for nomor, sifat in (("1", "terbatas"), ("2", "rahasia")):
        data = DataSurat(
            nomor=nomor, tanggal=date(2026, 1, 5), pengirim="DPRD", perihal="Banjir", kepada_id=kota.jabatan["sekda"].pk,
            kerahasiaan=sifat,
        )  # fmt: skip
        surat = catat(kota.aktor("tu"), kota.unit["umum"], data=data)
        if nomor == "1":
            disposisikan(kota.aktor("sekda"), surat, isi=IsiDisposisi(kepada=(Sasaran(kota.unit["pu"].pk),)))
    return {
        "surat/<int:pk>": Surat.objects.get(nomor="1").pk,
        "koordinasi/arahan": Arahan.objects.get().pk,
        "koordinasi/penugasan": Penugasan.objects.get().pk,
        "koordinasi/sumber-daya": SumberDaya.objects.get(kode="aula").pk,
        "kelembagaan/unit": kota.unit["pu"].pk,
        "kelembagaan/jabatan": kota.jabatan["kadis_pu"].pk,
        "kelembagaan/orang": kota.orang["kadis_pu"].pk,
        "kelembagaan/pemangku": Pemangku.objects.get(orang=kota.orang["kadis_pu"]).pk,
        "pengawasan/jejak": Surat.objects.get(nomor="1").pk,
        "naskah/bentuk": BentukNaskah.objects.get(kode="surat-dinas").pk,
        "naskah/<int:pk>": konsep(kota).pk,
    }


def konsep(kota):
    """A letter of Dinas PU to DLH, drafted by its analyst and handed in."""
    tujuan = Tujuan(kanal="unit", sebutan="Kepala DLH", unit_id=kota.unit["dlh"].pk)
    data = DataNaskah(
        hal="Data genangan", isi={"isi": "Mohon data."}, tanda=(Tanda(jabatan_id=kota.jabatan["kadis_pu"].pk),), tujuan=(tujuan,)
    )  # fmt: skip
    form = BentukNaskah.objects.get(kode="surat-dinas")
    row = naskah.buat(kota.aktor("staf_pu"), kota.unit["pu_sda"], bentuk=form, data=data)
    return naskah.ajukan(kota.aktor("staf_pu"), row)


def isikan(route: str, ids: dict[str, int]) -> str:
    pk = next((str(v) for prefix, v in ids.items() if route.startswith(prefix)), "999999")
    filled = re.sub(r"<int:pk>", pk, route)
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m: CONTOH[m.group(1)], filled)


@pytest.mark.lambat
def test_every_address_for_every_role(client, masuk, isi):
    found = {}
    for peran in PERAN:
        client.logout()
        user = client if peran == "-" else masuk(peran)
        user.defaults["HTTP_HOST"] = "uji.localhost"
        user.raise_request_exception = False
        for route in alamat():
            found[route, peran] = str(user.get(isikan(route, isi)).status_code)
    if os.environ.get("POROS_TULIS_TABEL"):
        with TABEL.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows(
                [["alamat", *PERAN], *([route, *(found[route, p] for p in PERAN)] for route in alamat())]
            )
    with TABEL.open(newline="", encoding="utf-8") as stream:
        head, *rows = csv.reader(stream)
    wanted = {(row[0], peran): status for row in rows for peran, status in zip(head[1:], row[1:], strict=True)}
    assert {k: (v, wanted.get(k)) for k, v in found.items() if v != wanted.get(k)} == {}
    assert not any(status.startswith("5") for status in found.values())


def test_nobody_gets_in_without_signing_in():
    """Whatever answers 200 to a stranger says in words why it may."""
    with TABEL.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    open_ones = {row["alamat"] for row in rows if row["-"] == "200"}
    terbuka = {"luring/", "manifest.webmanifest", "sw.js", "indeks/publik/", "indeks/publik/<slug:indeks>.csv",
               "indeks/publik/katalog.jsonld", "berbagi/publik/", "berbagi/publik/umpan.json",
               "rapat/publik/", "rapat/publik/agenda.ics", "survei/publik/", "survei/sw.js", "krisis/publik/",
               "krisis/publik/peringatan.xml", "logistik/publik/", "logistik/publik/janji/", "logistik/publik/ke-mana/",
               "verifikasi/", "verifikasi/ca/dicabut.crl", "verifikasi/ca/akar.pem"}  # fmt: skip
    assert open_ones <= terbuka


def test_the_administrator_reads_no_letters():
    with TABEL.open(newline="", encoding="utf-8") as stream:
        table = {row["alamat"]: row for row in csv.DictReader(stream)}
    assert table["surat/<int:pk>/"]["admin"] == "404"
    assert table["koordinasi/penugasan/<int:pk>/"]["admin"] == "404"
