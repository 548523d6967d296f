"""Every act on a penugasan, by every office, on the page and in the API: who may acts, to all others it is not there."""

import pytest
from django.db import transaction
from django.urls import reverse

from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Bukti, Penugasan, Pesan, StatusPenugasan
from poros.kernel.penugasan.rules import Aksi, Peran

JABATAN = (
    "walikota", "sekda", "asisten1", "asisten2", "kabag_ekbang", "kabag_kesra", "tu", "kadis_pu", "tu_pu", "staf_pu",
    "kadis_dlh", "camat", "inspektur", "admin",
)  # fmt: skip
UNIT, PENGIRIM = {"kadis_pu", "tu_pu"}, {"sekda"}
KOORDINATOR = {"kabag_ekbang", "asisten2", "sekda", "walikota"}
"""Who coordinates the unit, and who stands above him."""
MELIHAT = UNIT | KOORDINATOR | {"inspektur"}
ALASAN = {"catatan": "Sudah dibicarakan"}

AKSI = {  # the acts that lead there; what is sent; who may; what it is then
    Aksi.TERIMA: ("", {}, UNIT, "diterima"),
    Aksi.KEMBALIKAN: ("", ALASAN, UNIT, "dikembalikan"),
    Aksi.LAPORKAN: ("terima", {**ALASAN, "kemajuan": 30}, UNIT, "dikerjakan"),
    Aksi.SERAHKAN: ("terima bukti", ALASAN, UNIT, "menunggu_verifikasi"),
    Aksi.TEGASKAN: ("kembalikan", ALASAN, KOORDINATOR, "ditegaskan"),
    Aksi.VERIFIKASI: ("terima bukti serahkan", {}, KOORDINATOR, "terverifikasi"),
    Aksi.TOLAK: ("terima bukti serahkan", ALASAN, KOORDINATOR, "dikerjakan"),
    Aksi.SETUJUI: ("terima bukti serahkan verifikasi", {}, PENGIRIM, "selesai"),
    Aksi.REVISI: ("terima bukti serahkan verifikasi", ALASAN, PENGIRIM, "dikerjakan"),
    Aksi.BUKA_KEMBALI: ("terima bukti serahkan verifikasi setujui", ALASAN, PENGIRIM, "dikerjakan"),
    Aksi.BATALKAN: ("terima", ALASAN, PENGIRIM, "dibatalkan"),
}


@pytest.fixture
def sampai(kota, tugas):
    """Bring `tugas` on by the acts that are named."""
    langkah = {
        "terima": lambda: services.terima(kota.aktor("kadis_pu"), tugas),
        "kembalikan": lambda: services.kembalikan(kota.aktor("kadis_pu"), tugas, catatan="bukan kami"),
        "bukti": lambda: services.tambah_bukti(kota.aktor("kadis_pu"), tugas, isi=services.IsiBukti(teks="Selesai")),
        "serahkan": lambda: services.serahkan(kota.aktor("kadis_pu"), tugas),
        "verifikasi": lambda: services.verifikasi(kota.aktor("kabag_ekbang"), tugas),
        "setujui": lambda: services.setujui(kota.aktor("sekda"), tugas),
    }

    def go(words):
        for word in words.split():
            langkah[word]()
        tugas.refresh_from_db()
        return tugas

    return go


@pytest.fixture
def cobakan(masuk, program):
    """Let each office act on the page and through the API, undone each time; say what each was answered and made."""

    def each(kirim):
        found = {}
        for siapa in JABATAN:
            for cara in ("layar", "api"):
                with transaction.atomic():
                    found[siapa, cara] = kirim(masuk(siapa) if cara == "layar" else program(siapa), cara)
                    transaction.set_rollback(True)
        return found

    return each


def diharapkan(boleh, layar, api, tetap):
    """What each office is answered: who may, and for all others that there is no such thing."""
    return {
        (siapa, cara): (layar if cara == "layar" else api) if siapa in boleh else (404, tetap)
        for siapa in JABATAN
        for cara in ("layar", "api")
    }


def test_the_table_knows_every_act():
    assert set(AKSI) | {Aksi.KETAHUI, Aksi.ALIHKAN} == set(Aksi)


@pytest.mark.parametrize("aksi", AKSI)
def test_an_act_is_done_by_who_may_and_for_all_others_it_is_not_there(sampai, cobakan, aksi):
    jalan, isi, boleh, menjadi = AKSI[aksi]
    tugas = sampai(jalan)

    def kirim(client, cara):
        if cara == "layar":
            answer = client.post(reverse("koordinasi:aksi", args=[tugas.pk, aksi.value]), isi)
        else:
            answer = client.post(f"/penugasan/{tugas.pk}/{aksi.value.replace('_', '-')}", isi)
        return answer.status_code, Penugasan.objects.get(pk=tugas.pk).status

    assert cobakan(kirim) == diharapkan(boleh, (302, menjadi), (200, menjadi), tugas.status)


@pytest.mark.parametrize("aksi", AKSI)
def test_the_page_offers_exactly_these_acts_to_exactly_these_offices(sampai, masuk, kota, aksi):
    jalan, _isi, boleh, _menjadi = AKSI[aksi]
    tugas = sampai(jalan)
    address = reverse("koordinasi:aksi", args=[tugas.pk, aksi.value])
    for siapa in JABATAN:
        page = masuk(siapa).get(reverse("koordinasi:penugasan", args=[tugas.pk]))
        assert page.status_code == (200 if siapa in MELIHAT else 404), siapa
        assert (address in page.content.decode()) is (siapa in boleh), siapa


def test_to_move_it_to_another_unit_is_the_coordinators(sampai, cobakan, kota):
    tugas = sampai("kembalikan")

    def kirim(client, cara):
        if cara == "layar":
            isi = {**ALASAN, "unit": "Dinas Sosial"}
            answer = client.post(reverse("koordinasi:aksi", args=[tugas.pk, "alihkan"]), isi)
        else:
            answer = client.post(f"/penugasan/{tugas.pk}/alihkan", {**ALASAN, "unit": kota.unit["sos"].pk})
        return answer.status_code, Penugasan.objects.filter(arahan=tugas.arahan_id, unit=kota.unit["sos"]).exists()

    assert cobakan(kirim) == diharapkan(KOORDINATOR, (302, True), (201, True), tetap=False)


def test_a_copy_is_marked_as_read_by_the_unit_that_got_it(beri, cobakan, kota):
    salinan = beri("sekda", "pu", ("dlh", Peran.TEMBUSAN)).penugasan.get(unit=kota.unit["dlh"])

    def kirim(client, cara):
        layar = reverse("koordinasi:aksi", args=[salinan.pk, "ketahui"])
        answer = client.post(layar if cara == "layar" else f"/penugasan/{salinan.pk}/ketahui", {})
        return answer.status_code, Penugasan.objects.get(pk=salinan.pk).status

    assert cobakan(kirim) == diharapkan({"kadis_dlh"}, (302, "diketahui"), (200, "diketahui"), "terkirim")


def test_only_who_leads_the_unit_delegates_within_it(sampai, cobakan, kota):
    tugas, staf = sampai("terima"), kota.jabatan["staf_pu"].pk

    def kirim(client, cara):
        layar = reverse("koordinasi:delegasi", args=[tugas.pk])
        answer = client.post(layar if cara == "layar" else f"/penugasan/{tugas.pk}/delegasikan", {"kepada": staf})
        return answer.status_code, Penugasan.objects.get(pk=tugas.pk).pelaksana_id

    assert cobakan(kirim) == diharapkan({"kadis_pu"}, (302, staf), (200, staf), None)


def test_evidence_is_added_by_who_does_the_work(sampai, cobakan):
    tugas = sampai("terima")

    def kirim(client, cara):
        layar = reverse("koordinasi:bukti", args=[tugas.pk])
        answer = client.post(layar if cara == "layar" else f"/penugasan/{tugas.pk}/bukti", {"teks": "Tiang berdiri"})
        return answer.status_code, Bukti.objects.filter(penugasan=tugas).count()

    assert cobakan(kirim) == diharapkan(UNIT, (302, 1), (201, 1), 0)


def test_to_whom_it_was_delegated_he_works_and_hands_in_but_does_not_pass_it_on(sampai, masuk, kota):
    tugas = sampai("terima")
    services.delegasikan(kota.aktor("kadis_pu"), tugas, kepada=kota.jabatan["staf_pu"])
    client = masuk("staf_pu")

    def kirim(nama, *args, **isi):
        return client.post(reverse(f"koordinasi:{nama}", args=[tugas.pk, *args]), isi).status_code

    assert kirim("delegasi", kepada=kota.jabatan["tu_pu"].pk) == 404
    assert kirim("bukti", teks="Tiang berdiri") == 302
    assert kirim("aksi", "serahkan", catatan="Selesai") == 302
    assert kirim("aksi", "verifikasi") == 404
    tugas.refresh_from_db()
    assert tugas.status == "menunggu_verifikasi"
    assert StatusPenugasan.objects.filter(penugasan=tugas).latest("pk").jabatan == "Analis Sumber Daya Air"


def test_who_sees_it_may_speak(sampai, cobakan):
    tugas = sampai("terima")

    def kirim(client, cara):
        layar = reverse("koordinasi:pesan", args=[tugas.pk])
        answer = client.post(layar if cara == "layar" else f"/penugasan/{tugas.pk}/pesan", {"isi": "Bagaimana?"})
        return answer.status_code, Pesan.objects.filter(penugasan=tugas).count()

    assert cobakan(kirim) == diharapkan(MELIHAT, (302, 1), (201, 1), 0)
