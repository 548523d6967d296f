"""The screen and the program do the same to a letter: the same state, orders, trail and notices come of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from poros.domain.persuratan import queries, services
from poros.domain.persuratan.models import Disposisi, Surat, SuratDibaca, UsulanDisposisi
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan.models import Arahan, Penugasan

pytestmark = pytest.mark.django_db


def dunia(jejak: int, kabar: int) -> dict[str, Any]:
    """All that an act has left behind, without numbers and moments."""
    return {
        "surat": list(Surat.objects.order_by("pk").values_list("status", "pemegang_id", "perihal")),
        "lembar": list(Disposisi.objects.order_by("pk").values_list("instruksi", "catatan", "orang", "dari_id")),
        "usulan": list(UsulanDisposisi.objects.order_by("pk").values_list("sasaran", "instruksi", "catatan")),
        "arahan": list(Arahan.objects.order_by("pk").values_list("isi", "status", "kerahasiaan")),
        "tugas": list(Penugasan.objects.order_by("pk").values_list("unit_id", "peran", "status")),
        "dibaca": list(SuratDibaca.objects.order_by("pk").values_list("orang_id", flat=True)),
        "jejak": list(Jejak.objects.filter(pk__gt=jejak).order_by("pk").values_list("aksi", "objek", "orang", "data")),
        "kabar": sorted(Pemberitahuan.objects.filter(pk__gt=kabar).values_list("orang_id", "jenis", "objek"), key=str),
    }


def coba(kirim: Callable[[], Any]) -> dict[str, Any]:
    """Do it, look at the world, and undo it."""
    with transaction.atomic():
        begin = [getattr(m.objects.order_by("pk").last(), "pk", 0) for m in (Jejak, Pemberitahuan)]
        answer = kirim()
        assert answer.status_code in {200, 201, 302}, answer.content[:500]
        found = dunia(*begin)
        transaction.set_rollback(True)
    return found


@pytest.fixture
def surat(catat) -> Surat:
    return catat()


def test_archiving(surat, masuk, program):
    layar = coba(lambda: masuk("sekda").post(f"/surat/{surat.pk}/arsipkan/", {"catatan": "Cukup"}))
    api = coba(lambda: program("sekda").post(f"/surat/{surat.pk}/arsipkan", {"catatan": "Cukup"}))
    assert layar["surat"] == api["surat"]
    assert [j[0] for j in layar["jejak"]] == [j[0] for j in api["jejak"]]


@pytest.mark.parametrize(("siapa", "ke"), [("tu", "asisten2"), ("tu", "kabag_ekbang"), ("sekda", "asisten1")])
def test_routing(surat, kota, masuk, program, *, siapa, ke):
    body = {"kepada": kota.jabatan[ke].pk, "catatan": "Mohon ditangani"}
    layar = coba(lambda: masuk(siapa).post(f"/surat/{surat.pk}/teruskan/", body))
    assert layar == coba(lambda: program(siapa).post(f"/surat/{surat.pk}/teruskan", body))
    assert layar["kabar"]


@pytest.mark.parametrize("ke", ["staf_pu", "tu", "kadis_pu", "camat", "admin"])
def test_on_a_desk_that_the_form_does_not_offer_a_program_lays_none_either(surat, kota, program, ke):
    body = {"kepada": kota.jabatan[ke].pk}
    told = program("tu").post(f"/surat/{surat.pk}/teruskan", body)
    assert told.status_code == 422
    assert [g["penunjuk"] for g in told.json()["galat"]] == ["/kepada"]
    assert Surat.objects.get().pemegang_id == kota.jabatan["sekda"].pk


@pytest.mark.parametrize("ke", ["staf_pu", "kadis_pu"])
def test_nor_is_a_letter_registered_for_them(kota, program, ke):
    body = {
        "nomor": "1/A", "tanggal": "2026-11-20", "pengirim": "X", "perihal": "Y", "kepada": kota.jabatan[ke].pk,
    }  # fmt: skip
    answer = program("tu").post("/surat", body)
    assert [g["penunjuk"] for g in answer.json()["galat"]] == ["/kepada"]
    assert not Surat.objects.exists()


def test_taking_back(surat, masuk, program):
    words = {"alasan": "Salah alamat"}
    layar = coba(lambda: masuk("tu").post(f"/surat/{surat.pk}/tarik/", words))
    assert layar == coba(lambda: program("tu").post(f"/surat/{surat.pk}/tarik", words))
    assert layar["surat"][0][0] == "ditarik"


def test_filing(surat, kota, masuk, program):
    services.arsipkan(kota.aktor("sekda"), surat)
    layar = coba(lambda: masuk("tu").post(f"/surat/{surat.pk}/berkaskan/"))
    assert layar == coba(lambda: program("tu").post(f"/surat/{surat.pk}/berkaskan"))


def test_undoing(surat, kota, isi, masuk, program):
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", "dlh"))
    layar = coba(lambda: masuk("sekda").post(f"/surat/{surat.pk}/urungkan/"))
    assert layar == coba(lambda: program("sekda").post(f"/surat/{surat.pk}/urungkan"))
    assert layar["surat"][0][0] == "menunggu_arahan"


def test_disposing(surat, kota, masuk, program):
    pu, dlh = kota.unit["pu"].pk, kota.unit["dlh"].pk
    form = {f"kepada-{pu}": "utama", f"kepada-{dlh}": "pendukung", "instruksi": ["tindak-lanjuti"], "catatan": "Segera"}
    body = {
        "kepada": [{"unit": pu, "peran": "utama"}, {"unit": dlh, "peran": "pendukung"}],
        "instruksi": ["tindak-lanjuti"],
        "catatan": "Segera",
    }
    layar = coba(lambda: masuk("sekda").post(f"/surat/{surat.pk}/disposisi/", form))
    api = coba(lambda: program("sekda").post(f"/surat/{surat.pk}/disposisi", body))
    for part in ("surat", "lembar", "arahan", "tugas", "kabar"):
        assert layar[part] == api[part], part
    assert len(layar["tugas"]) == 2


def test_preparing(surat, kota, masuk, program):
    pu = kota.unit["pu"].pk
    form = {f"kepada-{pu}": "utama", "instruksi": ["pelajari"], "catatan": "Usul staf"}
    body = {"kepada": [{"unit": pu}], "instruksi": ["pelajari"], "catatan": "Usul staf"}
    layar = coba(lambda: masuk("tu").post(f"/surat/{surat.pk}/usul/", form))
    api = coba(lambda: program("tu").post(f"/surat/{surat.pk}/usulan", body))
    assert layar["usulan"] == api["usulan"] != []
    assert layar["surat"] == api["surat"]


class TestReading:
    def test_a_line_of_the_list_and_the_whole_say_the_same(self, surat, kota, isi, program):
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", catatan="Laksanakan"))
        who = program("tu")
        (line,) = who.get("/surat").json()["isi"]
        whole = who.get(f"/surat/{surat.pk}").json()
        assert {k: whole[k] for k in line} == line
        (sheet,) = whole["disposisi"]
        assert (sheet["orang"], sheet["catatan"]) == ("Pejabat Sekretaris Daerah", "Laksanakan")
        assert whole["penugasan"] == [], "the work is told only to those who may see it"
        seen = program("sekda").get(f"/surat/{surat.pk}").json()
        assert [t["unit"]["nama"] for t in seen["penugasan"]] == ["Dinas Pekerjaan Umum"]

    def test_to_read_by_program_is_not_to_have_opened_it(self, surat, program):
        """Whoever wants it noted says so: the first opening is an act of a person."""
        program("sekda").get(f"/surat/{surat.pk}")
        assert not SuratDibaca.objects.exists()
        for _twice in range(2):
            assert program("sekda").post(f"/surat/{surat.pk}/baca").status_code == 200
        assert SuratDibaca.objects.count() == 1

    def test_what_an_office_may_do_is_what_its_page_offers_and_more_never(self, surat, kota, program):
        for siapa in ("sekda", "tu", "inspektur"):
            told = set(program(siapa).get(f"/surat/{surat.pk}").json()["boleh"])
            assert {w.value for w in queries.cerita(kota.aktor(siapa), surat.pk).boleh} - {"surat.urungkan"} <= told
        assert program("inspektur").get(f"/surat/{surat.pk}").json()["boleh"] == []
