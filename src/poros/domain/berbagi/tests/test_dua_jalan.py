"""The screen and the program do the same: of each act the same rows, history, orders and lines of the trail come."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from poros.domain.berbagi import models, services
from poros.domain.berbagi.rules.alur import AksiAdopsi
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Arahan, Penugasan

pytestmark = pytest.mark.django_db
BARIS = {
    models.Tawaran: ("nama", "status", "alasan", "lisensi"),
    models.Adopsi: ("status", "arah", "daerah", "keperluan", "nomor_surat", "tanggal_surat"),
    models.RiwayatAdopsi: ("aksi", "status", "catatan", "orang"),
    models.LangkahAdopsi: ("urutan", "uraian", "unit_id", "tenggat", "anggaran"),
    models.Pengalaman: ("hasil", "uraian", "biaya", "upaya", "orang"),
    models.Kunjungan: ("judul", "daerah", "tanggal", "peserta", "pelajaran", "unit_id"),
    models.TindakKunjungan: ("uraian", "unit_id", "tenggat"),
    models.Sumber: ("nama", "alamat", "aktif"),
    Arahan: ("isi", "dasar", "tenggat", "sumber"),
    Penugasan: ("unit_id", "peran", "status"),
}


def coba(kirim: Callable[[], Any]) -> dict[str, Any]:
    """Do it, look at everything, and undo it."""
    with transaction.atomic():
        begin = getattr(Jejak.objects.order_by("pk").last(), "pk", 0)
        answer = kirim()
        assert answer.status_code in {200, 201, 302}, answer.content[:800]
        found = {m.__name__: list(m.objects.order_by("pk").values_list(*names)) for m, names in BARIS.items()}
        lines = Jejak.objects.filter(pk__gt=begin).order_by("pk")
        found["Jejak"] = list(lines.values_list("aksi", "objek", "orang", "data"))
        assert found["Jejak"]
        transaction.set_rollback(True)
    return found


@pytest.fixture
def sama(masuk, program):
    """Send it both ways; what comes of it must be alike. Returns it."""

    def check(siapa: str, layar: str, form: dict, api: str, body: dict | None = None) -> dict[str, Any]:
        one = coba(lambda: masuk(siapa).post(f"/berbagi/{layar}", form))
        two = coba(lambda: program(siapa).post(f"/berbagi/{api}", form if body is None else body))
        assert one == two
        return one

    return check


def test_publishing_and_withdrawing(kota, peran, isi, sama):
    row = services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=isi)
    sama("kabag_ekbang", f"tawaran/{row.pk}/terbitkan/", {}, f"tawaran/{row.pk}/terbitkan")
    services.terbitkan_tawaran(kota.aktor("kabag_ekbang"), row)
    found = sama("kabag_ekbang", f"tawaran/{row.pk}/tarik/", {"alasan": "Usang"}, f"tawaran/{row.pk}/tarik")
    assert found["Tawaran"][0][1:3] == ("ditarik", "Usang")


def test_proposing(lain, sama):
    pk = lain().pk
    words = {"keperluan": "Antrean uji kendaraan"}
    found = sama("kadis_dlh", f"tawaran/{pk}/minta/", words, "adopsi", words | {"tawaran": pk})
    assert found["Adopsi"][0][0] == "diusulkan"


def test_sending(usulan, sama):
    data = {"nomor_surat": "5/2026", "tanggal_surat": "2026-01-05"}
    sama("kabag_ekbang", f"adopsi/{usulan.pk}/ajukan/", data, f"adopsi/{usulan.pk}/ajukan")


@pytest.mark.parametrize(("aksi", "catatan"), [("terima", ""), ("tolak", "Belum ada anggaran")])
def test_an_answer(kota, usulan, sama, aksi, catatan):
    services.ajukan(kota.aktor("kabag_ekbang"), usulan)
    data = {"aksi": aksi, "catatan": catatan}
    sama("kabag_kesra", f"adopsi/{usulan.pk}/langkah/", data, f"adopsi/{usulan.pk}/jawab")


def test_beginning(kota, disepakati, langkah, sama):
    services.susun_rencana(kota.aktor("kadis_dlh"), disepakati, langkah=langkah(3))
    url = f"adopsi/{disepakati.pk}"
    found = sama("kabag_ekbang", f"{url}/langkah/", {"aksi": "mulai"}, f"{url}/mulai", {})
    assert len(found["Penugasan"]) == 3


@pytest.mark.parametrize(("aksi", "catatan"), [(AksiAdopsi.SELESAIKAN, ""), (AksiAdopsi.HENTIKAN, "Server rusak")])
def test_closing(berjalan, sama, aksi, catatan):
    data = {"aksi": aksi.value, "catatan": catatan}
    sama("kadis_dlh", f"adopsi/{berjalan.pk}/langkah/", data, f"adopsi/{berjalan.pk}/tutup")


def test_experience(berjalan, sama):
    form = {"hasil": "sebagian", "uraian": "Perlu server", "biaya": "5000000", "upaya": "12"}
    body = {"hasil": "sebagian", "uraian": "Perlu server", "biaya": 5000000, "upaya": 12}
    sama("kadis_dlh", f"adopsi/{berjalan.pk}/pengalaman/", form, f"adopsi/{berjalan.pk}/pengalaman", body)


def test_a_visit(kota, peran, sama):
    today = timezone.localdate().isoformat()
    data = {"judul": "Ke Rekaan", "daerah": "Rekaan", "tanggal": today, "peserta": "Kami", "pelajaran": "Antrean"}
    found = sama("kadis_dlh", "studi-tiru/lapor/", data, "kunjungan")
    assert found["Kunjungan"][0][-1] == kota.unit["dlh"].pk


def test_what_follows_a_visit(kota, peran, sama):
    from poros.domain.berbagi.values import DataKunjungan

    today = timezone.localdate()
    report = DataKunjungan(judul="J", daerah="D", tanggal=today, peserta="P", pelajaran="L")
    row = services.catat_kunjungan(kota.aktor("kadis_dlh"), kota.unit["dlh"], data=report)
    due = (today + timedelta(days=20)).isoformat()
    data = {"uraian": "Tiru antreannya", "unit": kota.unit["dlh"].pk, "tenggat": due}
    found = sama("kadis_dlh", f"studi-tiru/{row.pk}/tindak/", data, f"kunjungan/{row.pk}/tindak")
    assert len(found["Penugasan"]) == 1
