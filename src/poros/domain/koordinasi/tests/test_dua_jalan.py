"""The screen and the program do the same thing: the same state, history, trail and notices come of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan, Bukti, Penugasan, Pesan, StatusPenugasan

pytestmark = pytest.mark.django_db
KATA = "Karena sebab yang jelas"


@pytest.fixture
def sampai(kota, tugas) -> Callable[[str], Penugasan]:
    kadis, ekbang, sekda = (kota.aktor(k) for k in ("kadis_pu", "kabag_ekbang", "sekda"))
    acts = {
        "terima": lambda: services.terima(kadis, tugas),
        "kembalikan": lambda: services.kembalikan(kadis, tugas, catatan="bukan kami"),
        "bukti": lambda: services.tambah_bukti(kadis, tugas, isi=services.IsiBukti(teks="Jadi")),
        "serahkan": lambda: services.serahkan(kadis, tugas),
        "verifikasi": lambda: services.verifikasi(ekbang, tugas),
        "setujui": lambda: services.setujui(sekda, tugas),
    }

    def go(words: str) -> Penugasan:
        for word in words.split():
            acts[word]()
        return tugas

    return go


def layar_di(nama: str, *args: object) -> str:
    return reverse(f"koordinasi:{nama}", args=args)


def dunia(mulai: tuple[int, int, int]) -> dict[str, Any]:
    """All that an act has left behind, without numbers and moments."""
    history, trail, notices = mulai
    return {
        "tugas": list(
            Penugasan.objects.order_by("pk").values_list(
                "status", "unit_id", "pelaksana_id", "kemajuan", "pengembalian"
            )
        ),
        "arahan": list(Arahan.objects.order_by("pk").values_list("status", flat=True)),
        "riwayat": list(
            StatusPenugasan.objects.filter(pk__gt=history).order_by("pk").values_list("aksi", "catatan", "orang")
        ),
        "jejak": list(Jejak.objects.filter(pk__gt=trail).order_by("pk").values_list("aksi", "objek", "orang", "data")),
        "kabar": sorted(
            Pemberitahuan.objects.filter(pk__gt=notices).values_list("orang_id", "jenis", "objek"), key=str
        ),
        "bukti": list(Bukti.objects.order_by("pk").values_list("teks", "angka", "satuan")),
        "pesan": list(Pesan.objects.order_by("pk").values_list("isi", "oleh_id")),
    }


def mulai() -> tuple[int, int, int]:
    rows = (StatusPenugasan, Jejak, Pemberitahuan)
    return tuple(getattr(m.objects.order_by("pk").last(), "pk", 0) for m in rows)  # type: ignore[return-value] -- three


def coba(kirim: Callable[[], Any]) -> dict[str, Any]:
    """Do it, look at the world, and undo it."""
    with transaction.atomic():
        begin = mulai()
        answer = kirim()
        assert answer.status_code in {200, 201, 302}, answer.content
        found = dunia(begin)
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize(
    ("jalan", "siapa", "aksi", "isi"),
    [
        ("", "kadis_pu", "terima", {}),
        ("", "kadis_pu", "kembalikan", {"catatan": KATA}),
        ("terima", "kadis_pu", "laporkan", {"catatan": KATA, "kemajuan": 40}),
        ("terima bukti", "kadis_pu", "serahkan", {"catatan": KATA}),
        ("kembalikan", "kabag_ekbang", "tegaskan", {"catatan": KATA}),
        ("terima bukti serahkan", "kabag_ekbang", "verifikasi", {"catatan": KATA}),
        ("terima bukti serahkan", "kabag_ekbang", "tolak", {"catatan": KATA}),
        ("terima bukti serahkan verifikasi", "sekda", "setujui", {"catatan": KATA}),
        ("terima bukti serahkan verifikasi", "sekda", "revisi", {"catatan": KATA}),
        ("terima bukti serahkan verifikasi setujui", "sekda", "buka-kembali", {"catatan": KATA}),
        ("terima", "sekda", "batalkan", {"catatan": KATA}),
    ],
)
def test_each_step(sampai, masuk, program, *, jalan, siapa, aksi, isi):
    row = sampai(jalan)
    layar = coba(lambda: masuk(siapa).post(layar_di("aksi", row.pk, aksi.replace("-", "_")), isi))
    api = coba(lambda: program(siapa).post(f"/penugasan/{row.pk}/{aksi}", isi))
    assert layar == api
    assert layar["riwayat"]
    assert layar["jejak"]


def test_moving_work_to_another_unit(sampai, masuk, program, kota):
    row = sampai("kembalikan")
    url = layar_di("aksi", row.pk, "alihkan")
    layar = coba(lambda: masuk("kabag_ekbang").post(url, {"unit": "Dinas Sosial", "catatan": KATA}))
    body = {"unit": kota.unit["sos"].pk, "catatan": KATA}
    assert layar == coba(lambda: program("kabag_ekbang").post(f"/penugasan/{row.pk}/alihkan", body))


def test_delegating(sampai, masuk, program, kota):
    row, staf = sampai("terima"), kota.jabatan["staf_pu"].pk
    url = layar_di("delegasi", row.pk)
    layar = coba(lambda: masuk("kadis_pu").post(url, {"kepada": staf, "catatan": KATA}))
    body = {"kepada": staf, "catatan": KATA}
    assert layar == coba(lambda: program("kadis_pu").post(f"/penugasan/{row.pk}/delegasikan", body))


def test_evidence_and_talk(sampai, masuk, program):
    row = sampai("terima")
    words = {"teks": "Terpasang", "angka": "12", "satuan": "m"}
    layar = coba(lambda: masuk("kadis_pu").post(layar_di("bukti", row.pk), words))
    assert layar == coba(lambda: program("kadis_pu").post(f"/penugasan/{row.pk}/bukti", words | {"angka": 12}))
    layar = coba(lambda: masuk("kadis_pu").post(layar_di("pesan", row.pk), {"isi": "Kapan?"}))
    assert layar == coba(lambda: program("kadis_pu").post(f"/penugasan/{row.pk}/pesan", {"isi": "Kapan?"}))


def test_taking_an_order_back(tugas, masuk, program):
    layar = coba(lambda: masuk("sekda").post(layar_di("tarik", tugas.arahan_id), {"alasan": KATA}))
    assert layar == coba(lambda: program("sekda").post(f"/arahan/{tugas.arahan_id}/tarik", {"catatan": KATA}))
    assert layar["arahan"] == ["ditarik"]


def test_accepting_several(beri, masuk, program):
    ids = [beri("sekda", "pu").penugasan.get().pk for _n in range(3)]
    layar = coba(lambda: masuk("kadis_pu").post(layar_di("terima_banyak"), {"penugasan": ids}))
    assert layar == coba(lambda: program("kadis_pu").post("/meja/terima", {"penugasan": ids}))


def test_deciding_a_collision(konflik, masuk, program):
    words = {"keputusan": "gabungkan", "alasan": KATA}
    layar = coba(lambda: masuk("sekda").post(layar_di("konflik", konflik.pk), words))
    assert layar == coba(lambda: program("sekda").post(f"/konflik/{konflik.pk}/putuskan", words))
