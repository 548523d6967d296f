"""What the trail keeps of an act in a disaster, and what it must never keep."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import Korban
from poros.domain.krisis.rules.alur import Periksa, Status, StatusKorban
from poros.domain.krisis.tests.bahan import anggota, bantuan, kerusakan, perintah, rumor
from poros.domain.krisis.tests.conftest import keputusan
from poros.domain.krisis.tests.test_latihan_privasi import angka
from poros.domain.krisis.values import DataKontak, DataKorban
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
RAHASIA = ("Ibu Sangat Rekaan", "3201010101010001", "RSUD Kamar 7", "Pak Kerabat")


def garis(aksi):
    return Jejak.objects.filter(aksi=f"krisis.{aksi}").order_by("pk")


def korban(actor, row, **lain):
    nama, nik, letak, keluarga = RAHASIA
    data = {"nama": nama, "nik": nik, "letak": letak, "keluarga": keluarga, "status": StatusKorban.LUKA, "umur": 61}
    return services.catat_korban(actor, row, data=DataKorban(**(data | lain)))


PERBUATAN = [
    ("periksa", "laporan_periksa", {"hasil": "benar"}),
    ("tetapkan", "status_catat", {"data"}),
    ("beri_perintah", "perintah_beri", {"data"}),
    ("tambah_anggota", "r3p_susun", {"data"}),
    ("minta_bantuan", "bantuan", {"data"}),
    ("catat_kerusakan", "rusak_catat", set()),
    ("catat_rumor", "rumor", set()),
    ("catat_angka", "angka_catat", set()),
]


@pytest.mark.parametrize(("perbuatan", "aksi", "isi"), PERBUATAN)
def test_one_act_is_one_line_with_who_and_what(tanggap, bpbd, kota, laporan, perbuatan, aksi, isi):  # noqa: PLR0917 -- fixtures and a row
    row, told = tanggap(), laporan()
    acts = {
        "periksa": lambda: services.periksa(bpbd, told, hasil=Periksa.BENAR),
        "tetapkan": lambda: services.tetapkan(bpbd, row, data=keputusan(Status.TRANSISI, "7")),
        "beri_perintah": lambda: services.beri_perintah(bpbd, row, data=perintah(kota)),
        "tambah_anggota": lambda: services.tambah_anggota(bpbd, row, data=anggota()),
        "minta_bantuan": lambda: services.minta_bantuan(bpbd, row, data=bantuan(kota)),
        "catat_kerusakan": lambda: services.catat_kerusakan(bpbd, row, data=kerusakan()),
        "catat_rumor": lambda: services.catat_rumor(bpbd, row, data=rumor()),
        "catat_angka": lambda: services.catat_angka(bpbd, row, data=angka()),
    }
    before = garis(aksi).count()
    acts[perbuatan]()
    lines = list(garis(aksi))[before:]
    assert len(lines) == 1
    assert (lines[0].orang, lines[0].jabatan) == (bpbd.nama, bpbd.jabat.sebutan)
    assert set(isi) <= set(lines[0].data)


@pytest.mark.parametrize("akhir", ["ditolak", "tak berwenang"])
def test_what_was_refused_leaves_no_line(tanggap, bpbd, kota, akhir):
    row, before = tanggap(), Jejak.objects.count()
    actor = bpbd if akhir == "ditolak" else kota.aktor("camat")
    with pytest.raises((Ditolak, TidakBerwenang)):
        services.beri_perintah(actor, row, data=perintah(kota, isi=""))
    assert Jejak.objects.count() == before


def test_nothing_of_a_victim_is_in_the_trail(aktif, kota):
    row, social = aktif(), kota.aktor("kadis_sos")
    korban(social, row)
    services.buka_korban(social, row)
    assert (garis("korban_catat").count(), garis("korban_buka").count()) == (1, 1)
    everything = " ".join(f"{line.data} {line.objek} {line.dasar}" for line in Jejak.objects.all())
    assert not [word for word in RAHASIA if word in everything]


def test_who_told_a_report_is_not_in_the_trail(laporan):
    laporan(pelapor="Bu Pelapor Rekaan", telepon="081200000000")
    everything = " ".join(str(line.data) for line in Jejak.objects.all())
    assert "Bu Pelapor" not in everything
    assert "081200" not in everything


def test_every_reading_of_names_is_a_line_of_its_own(aktif, kota, masuk, program):
    row = aktif()
    korban(kota.aktor("kadis_sos"), row)
    for _again in range(2):
        masuk("kadis_sos").get(reverse("krisis:korban", args=[row.pk]))
    program("camat", "krisis:tulis").post(f"/krisis/kejadian/{row.pk}/korban/buka")
    lines = garis("korban_buka")
    assert [line.orang for line in lines] == ["Pejabat Kepala Dinas Sosial"] * 2 + ["Pejabat Camat Utara"]
    assert {line.objek_id for line in lines} == {row.pk}


def test_who_may_not_read_names_leaves_none_and_sees_none(aktif, kota, masuk):
    row = aktif()
    korban(kota.aktor("kadis_sos"), row)
    for kode in ("sekda", "walikota", "kadis_pu", "kabag_umum", "inspektur", "admin", "kepala_polres"):
        answer = masuk(kode).get(reverse("krisis:korban", args=[row.pk]))
        assert (answer.status_code, RAHASIA[0] in answer.content.decode()) == (404, False)
    assert garis("korban_buka").count() == 0


@pytest.mark.parametrize("kode", ["kepala_bpbd", "sekda", "camat", "admin"])
def test_no_search_no_desk_and_no_list_has_a_name(aktif, kota, masuk, kode):
    korban(kota.aktor("kadis_sos"), aktif())
    client = masuk(kode)
    for address in (reverse("krisis:daftar"), reverse("krisis:laporan_daftar"), "/cari/?q=Sangat+Rekaan", "/"):
        assert RAHASIA[0] not in client.get(address).content.decode()


def test_a_program_without_the_scope_reads_no_names(aktif, kota, program):
    row = aktif()
    korban(kota.aktor("kadis_sos"), row)
    answer = program("kadis_sos", "krisis:baca").post(f"/krisis/kejadian/{row.pk}/korban/buka")
    assert answer.status_code == 403
    assert garis("korban_buka").count() == 0


def test_one_person_is_one_row_and_the_same_number_may_be_in_another_event(aktif, buka, kota):
    social, row = kota.aktor("kadis_sos"), aktif()
    korban(social, row)
    with pytest.raises(Ditolak, match="sudah tercatat"):
        korban(social, row, nama="Orang lain")
    korban(social, buka(nama="Kejadian kedua"))
    korban(social, row, nik="", nama="Tanpa NIK satu")
    korban(social, row, nik="", nama="Tanpa NIK dua")
    assert Korban.objects.count() == 4


def test_a_promise_is_not_spread_by_the_trail(tanggap, bpbd):
    talk = DataKontak(
        waktu=timezone.now(), kepada="Wartawan Rekaan", isi="Rahasia jabatan", janji="Data",
        batas=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    services.catat_kontak(bpbd, tanggap(), data=talk)
    assert "Rahasia jabatan" not in str(garis("kontak").get().data)
