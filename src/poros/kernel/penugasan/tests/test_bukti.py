"""Evidence and talk."""

import io
from decimal import Decimal

import pytest
from PIL import Image

from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Bukti
from poros.kernel.penugasan.rules import Status
from poros.kernel.penugasan.services import IsiBukti
from poros.kernel.wewenang import TidakBerwenang


def foto():
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(buffer, "PNG")
    buffer.seek(0)
    return buffer


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        ({"teks": " Sudah. "}, "teks"),
        ({"angka": Decimal("12.5"), "satuan": "km"}, "angka"),
        ({"angka": Decimal(0), "satuan": "korban"}, "angka"),
    ],
)
def test_words_or_a_figure(kota, tugas, isi, jenis):
    bukti = services.tambah_bukti(kota.aktor("kadis_pu"), tugas, isi=IsiBukti(**isi))
    assert (bukti.jenis, bukti.oleh, bukti.unit) == (jenis, kota.orang["kadis_pu"], kota.unit["pu"])
    assert bukti.teks == isi.get("teks", "").strip()


def test_a_photo_with_place_and_time_is_one_step_and_seen_by_who_sees_the_work(kota, tugas):
    isi = IsiBukti(berkas=foto(), nama_berkas="jembatan.png", lat=-1.24, lng=116.85)
    bukti = services.tambah_bukti(kota.aktor("kadis_pu"), tugas, isi=isi)
    assert (bukti.jenis, bukti.lat, bukti.nama_berkas) == ("foto", -1.24, "jembatan.png")
    found = queries.rincian(kota.aktor("kabag_ekbang"), tugas.pk)
    assert found.berkas[bukti.berkas_id].nama == "jembatan.png"
    assert Tautan.objects.get().oleh == kota.orang["kadis_pu"].pk


def test_nothing_is_no_evidence(kota, tugas):
    with pytest.raises(Ditolak) as refused:
        services.tambah_bukti(kota.aktor("kadis_pu"), tugas, isi=IsiBukti(teks=" "))
    assert refused.value.bidang == "teks"


def test_a_file_that_is_refused_leaves_nothing(kota, tugas):
    isi = IsiBukti(teks="lihat", berkas=io.BytesIO(b"MZ\x90\x00 program"), nama_berkas="hadiah.exe")
    with pytest.raises(Ditolak):
        services.tambah_bukti(kota.aktor("kadis_pu"), tugas, isi=isi)
    assert not Bukti.objects.exists()


def test_evidence_comes_from_the_unit_while_it_has_the_work(kota, pada):
    tugas = pada(Status.MENUNGGU_VERIFIKASI)
    with pytest.raises(Ditolak, match="di unit"):
        services.tambah_bukti(kota.aktor("kadis_pu"), tugas, isi=IsiBukti(teks="susulan"))
    with pytest.raises(TidakBerwenang):
        services.tambah_bukti(kota.aktor("kabag_ekbang"), tugas, isi=IsiBukti(teks="milik saya"))


def test_talk_reaches_the_others_but_not_the_speaker(kota, tugas):
    services.bicara(kota.aktor("sekda"), tugas, isi=" Bagaimana? ")
    assert tugas.pesan.get().isi == "Bagaimana?"
    told = Pemberitahuan.objects.filter(jenis="penugasan.pesan").values_list("orang_id", flat=True)
    assert set(told) == {kota.orang["kadis_pu"].pk, kota.orang["tu_pu"].pk}


@pytest.mark.parametrize("siapa", ["kadis_dlh", "camat", "staf_pu"])
def test_who_does_not_see_it_has_no_say(kota, tugas, siapa):
    with pytest.raises(TidakBerwenang):
        services.bicara(kota.aktor(siapa), tugas, isi="saya juga")


def test_an_empty_message_is_refused(kota, tugas):
    with pytest.raises(Ditolak) as refused:
        services.bicara(kota.aktor("kadis_pu"), tugas, isi="  ")
    assert refused.value.bidang == "isi"
