"""The screen and the program do the same: of each act the same rows, steps, orders and lines of the trail come."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from poros.domain.reformasi import models, services
from poros.domain.reformasi.rules.alur import AksiMasalah, AksiTelaah
from poros.domain.reformasi.values import LangkahMasalah
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Arahan, Penugasan

pytestmark = pytest.mark.django_db
BARIS = {
    models.Telaah: ("status",),
    models.PosTelaah: ("kode", "fungsi", "ciri", "pemangku", "usul", "aturan", "akhir", "diputus", "jf"),
    models.PutusanPos: ("usul", "hasil", "alasan", "jf", "orang"),
    models.RiwayatTelaah: ("aksi", "status", "tanggal", "nomor", "catatan", "orang"),
    models.TanggapanPos: ("isi", "orang", "jabatan"),
    models.TimKerja: ("nama", "tugas"),
    models.AksiRB: ("kegiatan", "unit_id", "jenis"),
    models.TargetRB: ("tahun", "tw1", "tw4", "anggaran"),
    models.LaporanRB: ("triwulan", "realisasi", "uraian", "orang"),
    models.PantauRB: ("triwulan", "sesuai", "catatan", "orang"),
    models.MasalahSakip: ("status", "judul", "unit_id"),
    models.RiwayatMasalah: ("aksi", "status", "catatan", "orang"),
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
        one = coba(lambda: masuk(siapa).post(f"/reformasi/{layar}", form))
        two = coba(lambda: program(siapa).post(f"/reformasi/{api}", form if body is None else body))
        assert one == two
        return one

    return check


class TestReview:
    def test_facts(self, telaah, pos, sama):
        pk = pos("pupr-jalan").pk
        data = {"fungsi": "teknis", "ciri": ["otorisasi"], "pemangku": 4}
        found = sama("kabag_umum", f"jabatan/{pk}/fakta/", data, f"jabatan/{pk}/fakta")
        (row,) = [r for r in found["PosTelaah"] if r[0] == "pupr-jalan"]
        assert row[1:4] == ("teknis", ["otorisasi"], 4)

    @pytest.mark.parametrize("hasil", ["dipertahankan", "disederhanakan"])
    def test_a_decision(self, telaah, pos, sama, hasil):
        pk = pos("pupr-banjir").pk
        data = {"hasil": hasil, "alasan": "Menurut beban kerja", "jf": ""}
        found = sama("kabag_umum", f"jabatan/{pk}/putusan/", data, f"jabatan/{pk}/putusan")
        assert [row[1] for row in found["PutusanPos"]] == [hasil]

    def test_to_follow_the_rule_again(self, telaah, pos, putus, sama):
        from poros.domain.reformasi.rules.penyederhanaan import Hasil

        putus("pupr-jalan", Hasil.DIPERTAHANKAN)
        pk = pos("pupr-jalan").pk
        data = {"hasil": "", "alasan": "Salah baca", "jf": ""}
        sama("kabag_umum", f"jabatan/{pk}/putusan/", data, f"jabatan/{pk}/putusan", {"alasan": "Salah baca"})

    def test_rules_applied_again(self, telaah, sama):
        sama("kabag_umum", f"telaah/{telaah.pk}/hitung/", {}, f"telaah/{telaah.pk}/hitung")

    def test_a_comment(self, usulan, pos, sama):
        pk = pos("pupr-jalan").pk
        sama("kadis_pu", f"jabatan/{pk}/tanggapan/", {"isi": "Kami keberatan."}, f"jabatan/{pk}/tanggapan")

    @pytest.mark.parametrize(
        ("sebelum", "langkah_ini"),
        [
            ([], {"aksi": "kirim", "nomor": "800/2", "catatan": "Lengkap"}),
            ([], {"aksi": "perbaiki", "catatan": "Salah hitung"}),
            ([AksiTelaah.KIRIM], {"aksi": "setujui", "nomor": "B/3"}),
            ([AksiTelaah.KIRIM, AksiTelaah.SETUJUI], {"aksi": "tetapkan", "nomor": "Perwali 4", "tenggat": True}),
        ],
    )
    def test_each_step(self, usulan, langkah, besok, sama, *, sebelum, langkah_ini):
        for step in sebelum:
            langkah(usulan, step)
        data = {"tanggal": "2026-11-23", **langkah_ini}
        if "tenggat" in data:
            data["tenggat"] = besok.isoformat()
        found = sama("kabag_umum", f"telaah/{usulan.pk}/langkah/", data, f"telaah/{usulan.pk}/langkah")
        assert bool(found["Penugasan"]) is (data["aksi"] == "tetapkan")


class TestRoadmap:
    def test_a_target(self, target, sama):
        pk = target.aksi_id
        form = {"tahun": 2027, "tw1": "1", "tw2": "2,5", "tw3": "3", "tw4": "4", "anggaran": "1000000"}
        body = {"tahun": 2027, "triwulan": [1, 2.5, 3, 4], "anggaran": 1000000}
        found = sama("kabag_umum", f"aksi/{pk}/target/", form, f"aksi/{pk}/target", body)
        assert [row[0] for row in found["TargetRB"]] == [2026, 2027]

    def test_a_year_becomes_work(self, target, besok, sama):
        pk = target.aksi.roadmap_id
        data = {"tahun": 2026, "tenggat": besok.isoformat()}
        found = sama("kabag_umum", f"roadmap/{pk}/tetapkan/", data, f"roadmap/{pk}/tetapkan")
        assert len(found["Penugasan"]) == 1

    def test_a_report(self, berjalan, sama):
        form = {"triwulan": 2, "realisasi": "12,5", "uraian": "Berjalan"}
        sama(
            "kadis_pu", f"target/{berjalan.pk}/lapor/", form, f"target/{berjalan.pk}/lapor", form | {"realisasi": 12.5}
        )

    def test_a_look(self, berjalan, sama):
        data = {"triwulan": 0, "sesuai": ["waktu", "output"], "catatan": "Belum lengkap"}
        sama("kabag_umum", f"target/{berjalan.pk}/pantau/", data, f"target/{berjalan.pk}/pantau")

    def test_taking_an_action_off(self, target, sama):
        found = sama("kabag_umum", f"aksi/{target.aksi_id}/hapus/", {}, f"aksi/{target.aksi_id}/hapus")
        assert found["AksiRB"] == []


class TestSakip:
    def test_handing_out(self, masalah, besok, sama):
        data = {"aksi": "tugaskan", "catatan": "", "tenggat": besok.isoformat()}
        found = sama("kabag_umum", f"sakip/{masalah.pk}/langkah/", data, f"masalah/{masalah.pk}/langkah")
        assert len(found["Penugasan"]) == 2

    def test_solving_sending_back_and_verifying(self, kota, masalah, melangkah, besok, sama):
        melangkah(masalah, AksiMasalah.TUGASKAN, tenggat=besok)
        url, api = f"sakip/{masalah.pk}/langkah/", f"masalah/{masalah.pk}/langkah"
        sama("kadis_pu", url, {"aksi": "selesaikan", "catatan": "Beres"}, api)
        done = LangkahMasalah(aksi=AksiMasalah.SELESAIKAN, catatan="Beres")
        services.selesaikan_masalah(kota.aktor("kadis_pu"), masalah, langkah=done)
        sama("kabag_umum", url, {"aksi": "kembalikan", "catatan": "Belum ada bukti"}, api)
        sama("kabag_umum", url, {"aksi": "verifikasi", "catatan": ""}, api)
