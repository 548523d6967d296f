"""Decision cards and situation reports as pages: who decides, what is computed, what is frozen, what paper says."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.ikhtisar import kartu as meja
from poros.domain.krisis.models import Kartu, Kejadian, Sitrep
from poros.domain.krisis.queries.hitung import opsi_pintu
from poros.domain.krisis.queries.parameter import perkara
from poros.domain.krisis.rules.alur import Peran
from poros.domain.krisis.tests.bahan import perintah
from poros.domain.krisis.tests.conftest import genangan
from poros.domain.krisis.tests.test_latihan_privasi import angka
from poros.domain.krisis.values import DataKartu, DataOpsi, DataPintu
from poros.kernel.commands import Ditolak

pytestmark = pytest.mark.django_db
DUA = (DataOpsi(nama="Ya", akibat="cepat"), DataOpsi(nama="Tidak", akibat="murah"))
BERWENANG = {
    "tutup_jalan": "kepala_polres", "lawan_arah": "kepala_polres", "pintu_air": "kadis_pu",
    "pilih_pengungsian": "kepala_bpbd", "bagi_bantuan": "kadis_sos", "status": "walikota", "lain": "kepala_bpbd",
}  # fmt: skip
PEMIMPIN = ("walikota", "sekda", "kepala_bpbd", "kepala_polres", "kadis_pu", "kadis_sos", "camat", "inspektur")


def tanya(actor, row, kode="lain", **lain):
    data = {"perkara": kode, "pertanyaan": "Jadi?", "batas": row.jam + timedelta(hours=1), "opsi": DUA}
    return services.ajukan_kartu(actor, row, data=DataKartu(**(data | lain)))


def test_every_kind_of_question_has_somebody_who_decides():
    assert set(BERWENANG) == set(perkara())
    assert all(p.peran in {"", *Peran} and p.dasar for p in perkara().values())


@pytest.mark.parametrize("kode", BERWENANG)
def test_only_the_competent_decide_and_all_others_are_told_who_it_is(tanggap, bpbd, kota, kode):
    card = tanya(bpbd, tanggap(), kode)
    choice = card.opsi.first().pk
    for who in PEMIMPIN:
        if who != BERWENANG[kode]:
            with pytest.raises(Ditolak) as refused:
                services.putuskan(kota.aktor(who), card, opsi_id=choice)
            assert card.berwenang in refused.value.pesan
            assert card.dasar in refused.value.pesan
    done = services.putuskan(kota.aktor(BERWENANG[kode]), card, opsi_id=choice, alasan="Jelas")
    assert (done.pilihan.nama, done.alasan) == ("Ya", "Jelas")


@pytest.mark.parametrize("kode", BERWENANG)
def test_the_desk_of_the_competent_shows_it_and_no_other(tanggap, bpbd, kota, kode):
    tanya(bpbd, tanggap(), kode, pertanyaan="Pertanyaan mendesak?")
    seen = {who for who in PEMIMPIN if any("Pertanyaan mendesak?" in str(k) for k in meja(kota.aktor(who)))}
    assert seen == {BERWENANG[kode]}


def test_the_page_says_who_decides_and_keeps_the_refusal_in_words(tanggap, bpbd, masuk):
    card = tanya(bpbd, tanggap(), "tutup_jalan")
    address = reverse("krisis:kartu", args=[card.pk])
    page = masuk("sekda").get(address).content.decode()
    assert "Jabatan Anda hanya dapat meminta" in page
    tried = masuk("sekda").post(address, {"opsi_id": card.opsi.first().pk, "alasan": "Tetap saja"})
    words = tried.content.decode()
    assert (tried.status_code, "Polres Uji" in words, "Tetap saja" in words) == (422, True, True)
    assert Kartu.objects.get().diputus is None
    page = masuk("kepala_polres").get(address).content.decode()
    assert "Jabatan Anda hanya dapat meminta" not in page


def test_a_decision_and_its_result_through_the_page(tanggap, bpbd, masuk):
    card = tanya(bpbd, tanggap(), "lain")
    client, address = masuk("kepala_bpbd"), reverse("krisis:kartu", args=[card.pk])
    assert client.post(address, {"opsi_id": ""}).status_code == 422
    assert client.post(address, {"opsi_id": card.opsi.last().pk}).status_code == 302
    client.post(reverse("krisis:kartu_hasil", args=[card.pk]), {"hasil": "Macet dua jam"})
    page = client.get(address).content.decode()
    assert "Macet dua jam" in page
    assert "dipilih" in page


def test_a_question_after_its_safe_moment_says_so(tanggap, bpbd, masuk):
    card = tanya(bpbd, tanggap())
    Kartu.objects.filter(pk=card.pk).update(batas=timezone.now() - timedelta(minutes=5))
    assert "Saat aman sudah lewat" in masuk("camat").get(reverse("krisis:kartu", args=[card.pk])).content.decode()


def test_an_evacuation_is_computed_through_the_page(tanggap, bpbd, peta_kota, masuk):
    row = tanggap()
    genangan(bpbd, row)
    due = (timezone.localtime() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    told = {"perkara": "tutup_jalan", "pertanyaan": "Tutup?", "batas": due}
    page = masuk("kepala_bpbd").post(reverse("krisis:ajukan", args=[row.pk]), told, follow=True).content.decode()
    assert all(w in page for w in ("menit", "GOR Mekar", "Anggapan", "ruas terpotong area"))


@pytest.mark.parametrize(
    ("masuk_air", "muat", "isi", "puncak"),
    [
        ((10, 10, 10), 100, 0, (0, 0)),
        ((50,), 10, 10, (50, 50)),
        ((10, 50, 90, 40, 10), 60, 20, (40, 90)),
        ((0, 0, 100), 50, 50, (Decimal(50), 100)),
    ],
)
def test_a_gate_in_numbers(masuk_air, muat, isi, puncak):
    flows = tuple(Decimal(q) for q in masuk_air)
    early, held = opsi_pintu(DataPintu(masuk=flows, muat=Decimal(muat), isi=Decimal(isi), ragu_persen=0))[0]
    assert (Decimal(str(early.nilai)), Decimal(str(held.nilai))) == puncak
    assert early.nilai <= held.nilai, "letting out early is never worse"


def test_a_gate_is_computed_through_the_page(tanggap, masuk):
    row = tanggap()
    due = (timezone.localtime() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    told = {
        "perkara": "pintu_air", "pertanyaan": "Lepas sekarang?", "batas": due, "masuk": "1.000 5.000 9.000",
        "muat": "6.000", "isi": "2.000",
    }  # fmt: skip
    client, address = masuk("kepala_bpbd"), reverse("krisis:ajukan", args=[row.pk])
    page = client.post(address, told, follow=True).content.decode()
    assert "Melepas lebih awal" in page
    assert "Menahan sampai penuh" in page
    bad = client.post(address, told | {"isi": "7.000"})
    assert (bad.status_code, row.kartu.count(), "tidak melebihi daya tampung" in bad.content.decode()) == (422, 1, True)


@pytest.fixture
def sitrep(tanggap, bpbd, kota):
    row = tanggap()
    services.catat_angka(bpbd, row, data=angka(100, "GOR", sah=True))
    services.beri_perintah(bpbd, row, data=perintah(kota))
    card = tanya(bpbd, row)
    services.putuskan(bpbd, card, opsi_id=card.opsi.first().pk)
    return services.susun_sitrep(bpbd, row)


def test_a_draft_holds_what_stands_on_the_board(sitrep):
    told = sitrep.isi
    assert told["status"] == "Tanggap darurat"
    assert "SK 300/1/2026" in told["masa"]
    assert [(a["kode"], a["nilai"], a["sumber"]) for a in told["angka"]] == [("mengungsi", 100, ["Lurah"])]
    assert told["klaster"] == [{"nama": "SAR", "jumlah": 1, "selesai": 0, "telat": 0}]
    assert [k["putusan"] for k in told["keputusan"]] == ["Ya"]
    assert told["perubahan"] == {}, "there is nothing before the first"


def test_words_are_written_by_pusdalops_and_signed_off_by_the_command(sitrep, masuk, bpbd):
    address = reverse("krisis:sitrep", args=[sitrep.pk])
    assert "Simpan konsep" not in masuk("camat").get(address).content.decode()
    client = masuk("kepala_bpbd")
    bad = client.post(address, {"narasi": "", "kebutuhan": "Selimut 500"})
    assert (bad.status_code, "Selimut 500" in bad.content.decode()) == (422, True)
    assert client.post(address, {"narasi": "Air surut", "kebutuhan": "Selimut 500"}).status_code == 302
    client = masuk("sekda")
    client.post(reverse("krisis:sahkan_sitrep", args=[sitrep.pk]))
    signed = Sitrep.objects.get()
    assert (signed.status, signed.pengesah.startswith("Pejabat Sekretaris Daerah")) == ("sah", True)
    tried = masuk("kepala_bpbd").post(address, {"narasi": "Lain"})
    assert (tried.status_code, "tidak dapat diubah" in tried.content.decode()) == (422, True)
    assert Sitrep.objects.get().narasi == "Air surut"


def test_fresh_figures_come_only_when_asked_for(sitrep, bpbd):
    row = Kejadian.objects.get(pk=sitrep.kejadian_id)
    services.catat_angka(bpbd, row, data=angka(160, "GOR", sah=True))
    services.ubah_sitrep(bpbd, sitrep, narasi="x")
    assert Sitrep.objects.get().isi["angka"][0]["nilai"] == 100
    services.ubah_sitrep(bpbd, sitrep, narasi="x", segarkan=True)
    assert Sitrep.objects.get().isi["angka"][0]["nilai"] == 160


def test_what_changed_is_told_since_the_last_that_was_signed_off(sitrep, bpbd):
    row = Kejadian.objects.get(pk=sitrep.kejadian_id)
    services.ubah_sitrep(bpbd, sitrep, narasi="Satu")
    services.sahkan_sitrep(bpbd, sitrep)
    for number, value, change in ((2, 130, {"mengungsi": 30}), (3, 90, {"mengungsi": -40})):
        services.catat_angka(bpbd, row, data=angka(value, "GOR", sah=True))
        draft = services.susun_sitrep(bpbd, row)
        assert (draft.nomor, draft.isi["perubahan"]) == (number, change)
        services.ubah_sitrep(bpbd, draft, narasi="Lanjut")
        services.sahkan_sitrep(bpbd, draft)


@pytest.mark.parametrize(("sah", "kata"), [(False, "KONSEP, BELUM DISAHKAN"), (True, "LAPORAN SITUASI NOMOR 1")])
def test_paper_says_what_it_is(sitrep, bpbd, masuk, sah, kata):
    from pypdfium2 import PdfDocument

    services.ubah_sitrep(bpbd, sitrep, narasi="Air setinggi dada di tiga RT.")
    if sah:
        services.sahkan_sitrep(bpbd, sitrep)
    sheet = PdfDocument(masuk("camat").get(reverse("krisis:sitrep_pdf", args=[sitrep.pk])).content)
    words = sheet[0].get_textpage().get_text_bounded()
    assert kata in words
    assert ("KONSEP" in words) is not sah
    assert all(w in words for w in ("Air setinggi dada", "Mengungsi (jiwa)", "100", "Lurah"))
