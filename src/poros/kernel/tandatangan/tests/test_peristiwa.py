"""From request to proof as the modules around it see it: what is frozen, who hears what, who may end it, in words."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.registry import peristiwa, subscribe
from poros.kernel.tandatangan import queries, services, uji
from poros.kernel.tandatangan.jalan import tanyakan
from poros.kernel.tandatangan.models import Dokumen, Percobaan, Permintaan, Persetujuan, SertifikatLokal, TandaTangan
from poros.kernel.tandatangan.rules import Keadaan, Sebab, Status, StatusSertifikat
from poros.kernel.tandatangan.values import DataDokumen, Frasa, Penandatangan, Posisi, kode_baru
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
ISSUE = StatusSertifikat.ISSUE


@pytest.fixture
def dengar(monkeypatch):
    """What is published while the test runs: names with what they bring."""
    heard = []
    monkeypatch.setattr(peristiwa, "_PENDENGAR", peristiwa._PENDENGAR.copy())
    for nama in ("tandatangan.sah", "tandatangan.selesai", "tandatangan.ditolak"):
        peristiwa._PENDENGAR[nama] = list(peristiwa._PENDENGAR[nama])
        subscribe(nama, lambda actor, nama=nama, **data: heard.append((nama.split(".")[1], actor.nama, data)))
    return heard


def satu(dokumen):
    return dokumen.permintaan.select_related("dokumen").get()


class TestMinta:
    def test_what_is_asked_for_is_kept_as_it_was_given(self, kota, naskah):
        kode = kode_baru()
        data = DataDokumen(
            berkas_id=simpan(naskah, "keputusan.pdf").pk, objek="surat", objek_id=7, judul="Keputusan tim",
            penandatangan=(Penandatangan(kota.jabatan["sekda"].pk, 2, Posisi(10, 20, 1, 100, 50)),
                           Penandatangan(kota.jabatan["asisten1"].pk, 1)),
            nomor="100/7/2026", kerahasiaan="rahasia", strategis=True, penyedia="lokal", kode=kode,
        )  # fmt: skip
        dokumen = services.minta(kota.aktor("tu"), kota.unit["umum"], data=data)
        kept = Dokumen.objects.get()
        assert (kept.kode, kept.nomor, kept.kerahasiaan, kept.strategis) == (kode, "100/7/2026", "rahasia", True)
        assert (kept.objek, kept.objek_id, kept.selesai, kept.keadaan) == ("surat", 7, None, "berlaku")
        first, second = kept.permintaan.all()
        assert (first.jabatan, first.posisi) == (kota.jabatan["asisten1"], None)
        assert (second.jabatan, second.posisi) == (kota.jabatan["sekda"], Posisi(10, 20, 1, 100, 50))
        assert Tautan.objects.get(objek="dokumenttd", objek_id=dokumen.pk).berkas == kept.asal

    def test_a_code_belongs_to_one_document(self, kota, minta):
        minta("sekda", kode="K" * 22)
        with pytest.raises(IntegrityError), transaction.atomic():
            minta("walikota", kode="K" * 22)

    def test_of_a_secret_one_the_notice_says_only_that_there_is_one(self, minta):
        minta("sekda", kerahasiaan="rahasia", judul="Pemeriksaan khusus")
        minta("walikota", judul="Biasa")
        told = dict(Pemberitahuan.objects.values_list("orang__nama", "tertutup"))
        assert told == {"Pejabat Sekretaris Daerah": True, "Pejabat Wali Kota": False}

    def test_the_clock_asks_nobody(self, kota, naskah):
        from poros.kernel.pekerjaan.konteks import aktor_sistem

        data = DataDokumen(simpan(naskah, "x.pdf").pk, "surat", 1, "X", (Penandatangan(kota.jabatan["sekda"].pk),))
        with pytest.raises(TidakBerwenang):
            services.minta(aktor_sistem(), kota.unit["umum"], data=data)
        with pytest.raises(TidakBerwenang):
            services.minta(kota.aktor("tu"), kota.unit["pu"], data=data)

    @pytest.mark.parametrize(
        ("isi", "nama", "kata"), [(b"hanya teks", "x.txt", "Hanya PDF"), (b"a;b\n1;2\n", "x.csv", "Hanya PDF")]
    )
    def test_only_a_pdf_and_named_beside_the_file(self, kota, isi, nama, kata):
        asked = (Penandatangan(kota.jabatan["sekda"].pk),)
        with pytest.raises(Ditolak, match=kata) as refusal:
            services.minta(
                kota.aktor("tu"), kota.unit["umum"], data=DataDokumen(simpan(isi, nama).pk, "surat", 1, "X", asked)
            )
        assert refusal.value.bidang == "berkas"


class TestKabar:
    """What other modules hear, in the transaction of the act."""

    def test_one_signer_both_at_once_with_the_signed_file(self, berkunci, siap, jalankan, dengar):
        berkunci("sekda")
        jalankan("sekda", *siap("sekda"))
        assert [nama for nama, _siapa, _data in dengar] == ["sah", "selesai"]
        done = dengar[1][2]
        assert done["berkas"] == Dokumen.objects.get().terkini
        assert done["dokumen"].selesai is not None

    def test_of_three_it_is_complete_after_the_last(self, berkunci, siap, jalankan, dengar):
        berkunci("sekda", "walikota", "kadis_pu")
        rows = siap("sekda", "walikota", "kadis_pu")
        for kode, row in zip(("sekda", "walikota", "kadis_pu"), rows, strict=True):
            assert "selesai" not in [nama for nama, _siapa, _data in dengar]
            jalankan(kode, row)
        assert [nama for nama, _siapa, _data in dengar] == ["sah", "sah", "sah", "selesai"]
        assert dengar[-1][1] == "Pejabat Kepala Dinas PU"

    def test_a_refusal_with_its_reason_and_who(self, kota, siap, dengar):
        _first, second = siap("sekda", "walikota", beriringan=True)
        services.tolak(kota.aktor("walikota"), second, alasan="  Dasarnya keliru ")
        ((nama, siapa, data),) = dengar
        assert (nama, siapa, data["alasan"]) == ("ditolak", "Pejabat Wali Kota", "Dasarnya keliru")
        assert data["permintaan"].jabatan_id == kota.jabatan["walikota"].pk

    def test_a_listener_that_fails_undoes_the_signature(self, kota, berkunci, siap, frasa, monkeypatch):
        """What the module of the paper cannot take in was not signed here either."""
        berkunci("sekda")
        (row,) = siap("sekda")

        def gagal(_actor, **_data):
            raise Ditolak("Naskahnya sudah berubah.")

        monkeypatch.setitem(peristiwa._PENDENGAR, "tandatangan.selesai", [gagal])
        from poros.kernel.tandatangan.jalan import tandatangani

        (hasil,) = list(tandatangani(kota.aktor("sekda"), [row.pk], frasa))
        assert (hasil.sah, hasil.pesan) == (False, "Naskahnya sudah berubah.")
        assert not TandaTangan.objects.exists()
        assert Dokumen.objects.get().terkini_id == Dokumen.objects.get().asal_id

    def test_nothing_is_told_of_a_wrong_passphrase(self, berkunci, siap, jalankan, dengar):
        berkunci("sekda")
        jalankan("sekda", *siap("sekda"), frasa=Frasa("bukan-frasanya"))
        assert dengar == []


class TestMengakhiri:
    @pytest.mark.parametrize(
        ("kode", "ya"),
        [("tu", True), ("kabag_umum", True), ("sekda", False), ("admin", False), ("kadis_pu", False)],
    )
    def test_the_unit_that_asked_takes_it_back(self, kota, minta, kode, ya):
        dokumen = minta("sekda", "walikota")
        if ya:
            services.batalkan(kota.aktor(kode), dokumen, alasan="Ganda")
            assert {p.status for p in dokumen.permintaan.all()} == {Status.DIBATALKAN}
            return
        with pytest.raises(TidakBerwenang):
            services.batalkan(kota.aktor(kode), dokumen, alasan="Ganda")

    def test_what_was_signed_stays_signed_when_the_rest_is_taken_back(self, kota, berkunci, siap, jalankan):
        berkunci("sekda")
        first, _second = siap("sekda", "walikota")
        jalankan("sekda", first)
        services.batalkan(kota.aktor("tu"), first.dokumen, alasan="Ganda")
        assert list(Permintaan.objects.order_by("pk").values_list("status", flat=True)) == ["sah", "dibatalkan"]
        assert TandaTangan.objects.count() == 1
        assert Dokumen.objects.get().selesai is None

    def test_the_last_one_refuses_what_others_have_signed(self, kota, berkunci, siap, jalankan):
        berkunci("sekda")
        first, second = siap("sekda", "walikota")
        jalankan("sekda", first)
        services.tolak(kota.aktor("walikota"), second, alasan="Tidak setuju")
        assert list(Permintaan.objects.order_by("pk").values_list("status", flat=True)) == ["sah", "ditolak"]

    @pytest.mark.parametrize("act", ["setujui", "pindahkan", "tolak", "batalkan"])
    def test_of_what_was_taken_back_nothing_more_can_be_done(self, kota, siap, act):
        (row,) = siap("sekda")
        services.batalkan(kota.aktor("tu"), row.dokumen, alasan="Ganda")
        sekda, before = kota.aktor("sekda"), Jejak.objects.count()
        tries = {
            "setujui": lambda: services.setujui(sekda, row),
            "pindahkan": lambda: services.pindahkan(sekda, row, posisi=None),
            "tolak": lambda: services.tolak(sekda, row, alasan="x"),
            "batalkan": lambda: services.batalkan(kota.aktor("tu"), row.dokumen, alasan="lagi"),
        }
        if act == "batalkan":  # nothing is left to be ended; that it was asked for again is on the trail
            tries[act]()
            assert Permintaan.objects.get().status == Status.DIBATALKAN
            return
        with pytest.raises(Exception, match=r"Dokumen|dibatalkan") as refused:
            tries[act]()
        assert refused.type.__name__ in {"Ditolak", "TransitionError"}
        assert Jejak.objects.count() == before

    @pytest.mark.parametrize(("kode", "ya"), [("tu", True), ("kabag_umum", True), ("sekda", False), ("tu_pu", False)])
    def test_who_declares_what_became_of_it(self, kota, minta, kode, ya):
        dokumen = minta("sekda")
        if not ya:
            with pytest.raises(TidakBerwenang):
                services.nyatakan(kota.aktor(kode), dokumen, keadaan=Keadaan.DICABUT, alasan="x")
            return
        made = services.nyatakan(kota.aktor(kode), dokumen, keadaan=Keadaan.DICABUT, alasan="Salah")
        assert made.keadaan_waktu is not None
        line = Jejak.objects.get(aksi="tandatangan.nyatakan")
        assert line.data["keadaan"] == "dicabut"


class TestPersetujuan:
    """Only what was opened can be agreed to, by who holds the office, of these very bytes."""

    def test_again_after_the_first_it_is_one(self, kota, siap):
        (row,) = siap("sekda")
        services.setujui(kota.aktor("sekda"), row)
        assert Persetujuan.objects.filter(setuju=True).count() == 1
        assert Permintaan.objects.get().status == Status.DIKONFIRMASI

    def test_who_has_opened_and_who_has_agreed(self, kota, minta):
        first, second, third = (satu(minta("sekda", judul=judul)) for judul in "ABC")
        sekda = kota.aktor("sekda")
        services.buka(sekda, first)
        services.buka(sekda, second)
        services.setujui(sekda, second)
        pks = [first.pk, second.pk, third.pk]
        assert queries.sudah(sekda, pks) == {first.pk: False, second.pk: True}
        assert queries.sudah(kota.aktor("walikota"), pks) == {}
        assert queries.sudah(sekda, []) == {}

    def test_nobody_opens_what_he_is_not_asked_for(self, kota, minta):
        row = satu(minta("sekda"))
        for kode in ("walikota", "tu", "admin"):
            for act in (services.buka, services.setujui):
                with pytest.raises(TidakBerwenang):
                    act(kota.aktor(kode), row)
        assert not Persetujuan.objects.exists()


class TestRaguDanLepas:
    @pytest.fixture
    def ragu(self, kota, berkunci, siap):
        """A call of which nobody knows the outcome."""
        berkunci("sekda")
        (row,) = siap("sekda")
        call = services.mulai(kota.aktor("sekda"), row, sertifikat=ISSUE)
        services.ragukan(kota.aktor("sekda"), row, percobaan=call, sebab=Sebab.HABIS_WAKTU, nomor_luar="N-1")
        row.refresh_from_db()
        return row

    def test_what_the_provider_left_to_ask_by_is_kept(self, ragu):
        call = Percobaan.objects.get()
        assert (ragu.status, call.sebab, call.nomor_luar, call.selesai) == ("tidak_pasti", "habis_waktu", "N-1", None)

    def test_let_go_with_a_reason_it_waits_as_before_and_the_call_is_closed(self, kota, ragu):
        services.lepaskan(kota.aktor("sekda"), ragu, alasan="Riwayat pada penyedia kosong")
        assert Permintaan.objects.get().status == Status.SIAP
        call = Percobaan.objects.get()
        assert (call.sebab, call.selesai is not None) == ("habis_waktu", True)
        line = Jejak.objects.get(aksi="tandatangan.lepaskan")
        assert line.data == {"alasan": "Riwayat pada penyedia kosong"}
        with pytest.raises(Ditolak, match="sudah dicatat"):
            services.lepaskan(kota.aktor("sekda"), ragu, alasan="Sekali lagi")

    @pytest.mark.parametrize("alasan", ["", "   ", "\n"])
    def test_not_without_words(self, kota, ragu, alasan):
        with pytest.raises(Ditolak) as refusal:
            services.lepaskan(kota.aktor("sekda"), ragu, alasan=alasan)
        assert refusal.value.bidang == "alasan"
        assert Permintaan.objects.get().status == Status.TIDAK_PASTI

    def test_the_local_authority_can_always_tell(self, kota, ragu):
        hasil = tanyakan(kota.aktor("sekda"), ragu)
        assert (hasil.sah, "belum ditandatangani" in hasil.pesan) == (False, True)
        assert Permintaan.objects.get().status == Status.SIAP

    def test_in_the_language_of_who_asks(self, kota, ragu):
        with translation.override("en"):
            hasil = tanyakan(kota.aktor("sekda"), ragu)
        assert "not been signed" in hasil.pesan or "not signed" in hasil.pesan


class TestDaftar:
    def test_what_waits_and_what_is_decided_share_nothing(self, kota, berkunci, siap, minta, jalankan):
        berkunci("sekda")
        signed, refused, taken = (siap("sekda", judul=judul)[0] for judul in ("A", "B", "C"))
        waiting = satu(minta("sekda", judul="D"))
        jalankan("sekda", signed)
        services.tolak(kota.aktor("sekda"), refused, alasan="x")
        services.batalkan(kota.aktor("tu"), taken.dokumen, alasan="x")
        sekda = kota.aktor("sekda")
        assert [row.pk for row in queries.menunggu(sekda)] == [waiting.pk]
        assert [row.pk for row in queries.riwayat(sekda)] == [taken.pk, refused.pk, signed.pk]
        assert not queries.menunggu(kota.aktor("walikota")) | queries.riwayat(kota.aktor("walikota"))

    def test_the_documents_of_a_thing_newest_first_with_all_in_three_queries(self, minta, django_assert_num_queries):
        rows = [minta("sekda", "walikota", judul=judul) for judul in "ABC"]
        with django_assert_num_queries(4):
            found = list(queries.untuk("surat", 1))
            assert [d.pk for d in found] == [row.pk for row in rows[::-1]]
            assert [[p.jabatan.nama for p in d.permintaan.all()] for d in found] == [
                ["Sekretaris Daerah", "Wali Kota"]
            ] * 3
            assert [list(d.tanda_tangan.all()) for d in found] == [[], [], []]
        assert not queries.untuk("surat", 2)
        assert not queries.untuk("naskah", 1)

    def test_certificates_ones_own_or_all_for_the_administrator(self, kota, berkunci):
        berkunci("sekda", "walikota")
        seen = {kode: queries.sertifikat(kota.aktor(kode)).count() for kode in ("sekda", "tu", "admin")}
        assert seen == {"sekda": 1, "tu": 0, "admin": 2}


class TestSertifikat:
    def test_two_years_and_its_number_in_the_book(self, kota, berkunci):
        berkunci("sekda")
        row = SertifikatLokal.objects.get()
        assert timedelta(days=729) < row.sampai - row.dari < timedelta(days=732)
        assert row.orang == kota.orang["sekda"]
        assert str(row) == f"{row.orang_id}/{row.nomor_seri[:12]}"

    def test_what_has_run_out_makes_room_for_a_new_one_and_stays_on_the_list(self, kota, berkunci):
        berkunci("sekda")
        SertifikatLokal.objects.update(sampai=timezone.now() - timedelta(seconds=1))
        services.buat_sertifikat(kota.aktor("sekda"), kota.orang["sekda"], frasa=Frasa(uji.FRASA))
        old, new = SertifikatLokal.objects.order_by("pk")
        assert (old.alasan_cabut, new.dicabut) == ("Kedaluwarsa", None)

    @pytest.mark.parametrize(("panjang", "ya"), [(7, False), (8, True), (200, True)])
    def test_how_long_a_passphrase_is_at_least(self, kota, panjang, ya):
        def act():
            return services.buat_sertifikat(kota.aktor("sekda"), kota.orang["sekda"], frasa=Frasa("x" * panjang))

        if ya:
            assert act().pk
            return
        with pytest.raises(Ditolak) as refusal:
            act()
        assert refusal.value.bidang == "frasa"

    @pytest.mark.parametrize(("kode", "ya"), [("sekda", True), ("admin", True), ("walikota", False), ("tu", False)])
    def test_who_revokes_it(self, kota, berkunci, kode, ya):
        berkunci("sekda")
        row = SertifikatLokal.objects.get()
        if not ya:
            with pytest.raises(TidakBerwenang):
                services.cabut_sertifikat(kota.aktor(kode), row, alasan="Hilang")
            return
        services.cabut_sertifikat(kota.aktor(kode), row, alasan=" Hilang " + "x" * 400)
        row.refresh_from_db()
        assert (len(row.alasan_cabut), row.alasan_cabut[:6]) == (300, "Hilang")
        with pytest.raises(Ditolak, match="sudah dicabut"):
            services.cabut_sertifikat(kota.aktor(kode), row, alasan="Lagi")

    def test_the_trail_keeps_no_passphrase_and_no_number_of_a_person(self, kota, berkunci):
        berkunci("sekda")
        services.daftarkan_esign(kota.aktor("admin"), kota.orang["sekda"], pengenal="3171000000000001")
        kept = str(list(Jejak.objects.values_list("aksi", "data")))
        assert "esign_daftar" in kept
        assert "3171000000000001" not in kept
        assert uji.FRASA not in kept
