"""The sheet: whom it offers, what it says beforehand, and what cannot be sent, undone or passed on any more."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from poros.domain.persuratan import queries, services
from poros.domain.persuratan.models import InstruksiDisposisi, UsulanDisposisi
from poros.domain.persuratan.queries.lembar import (
    pilihan_hadir,
    pilihan_instruksi,
    pilihan_meja,
    pilihan_tenggat,
    pilihan_unit,
)
from poros.kernel.commands import Ditolak
from poros.kernel.penugasan import services as tugas
from poros.kernel.penugasan.models import Arahan, SumberDaya
from poros.kernel.penugasan.rules import Peran
from poros.kernel.penugasan.values import Sasaran
from poros.kernel.tenggat.models import AturanTenggat
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
MULAI = datetime(2026, 12, 1, 2, tzinfo=UTC)
ACARA = {"acara_mulai": MULAI, "acara_selesai": MULAI + timedelta(hours=2)}


@pytest.fixture
def pejabat(kota):
    """The Sekda, whose time can be claimed."""
    row = SumberDaya.objects.create(
        kode="sekda", nama="Sekda", jenis="pejabat", orang_id=kota.orang["sekda"].pk, unit=kota.unit["setda"]
    )
    return row.orang_id


def kode(kelompok):
    return [u.kode for g in kelompok for u in g.unit]


class TestOffers:
    @pytest.mark.parametrize(
        ("siapa", "tanpa", "dengan"),
        [
            ("sekda", {"setda", "kdh", "pu_sda"}, {"as1", "umum", "pu", "kec", "insp"}),
            ("kabag_umum", {"umum", "pu_sda"}, {"as1", "pu"}),
        ],
    )
    def test_all_units_with_a_letterbox_but_ones_own(self, kota, siapa, tanpa, dengan):
        offered = set(kode(pilihan_unit(kota.aktor(siapa))))
        assert dengan <= offered
        assert not tanpa & offered

    def test_units_stand_under_their_kind(self, kota):
        groups = {g.nama: [u.kode for u in g.unit] for g in pilihan_unit(kota.aktor("sekda"))}
        assert groups["Asisten"] == ["as1", "as2"]
        assert groups["Dinas"] == ["pu", "dlh", "sos"]

    @pytest.mark.parametrize(
        ("siapa", "unit"), [("kadis_pu", ["pu_sda"]), ("camat", []), ("kabag_ekbang", ["pu", "dlh"])]
    )
    def test_further_down_only_who_stands_below_or_is_coordinated(self, kota, siapa, unit):
        assert set(unit) <= set(kode(pilihan_unit(kota.aktor(siapa), lanjutan=True)))
        assert "setda" not in kode(pilihan_unit(kota.aktor(siapa), lanjutan=True))

    def test_phrases_in_use_in_their_order(self, kota):
        InstruksiDisposisi.objects.create(kode="a-dulu", teks="Dulu", urutan=1)
        InstruksiDisposisi.objects.create(kode="a-mati", teks="Mati", aktif=False)
        offered = [p.kode for p in pilihan_instruksi()]
        assert offered[0] == "a-dulu"
        assert "a-mati" not in offered

    def test_clocks_of_letters_in_force(self, kota):
        offered = [a.kode for a in pilihan_tenggat(kota.aktor("sekda"))]
        assert offered == ["surat-biasa", "surat-sangat_segera", "surat-segera"]

    def test_who_attends_only_where_there_is_an_event(self, catat, pejabat):
        assert [r.orang_id for r in pilihan_hadir(catat("1", **ACARA))] == [pejabat]
        assert not pilihan_hadir(catat("2"))
        SumberDaya.objects.update(aktif=False)
        assert not pilihan_hadir(catat("3", **ACARA))

    @pytest.mark.parametrize(("siapa", "sendiri"), [("tu", "kabag_umum"), ("tu_pu", "kadis_pu"), ("camat", "camat")])
    def test_desks_of_setda_and_of_ones_own_unit(self, kota, siapa, sendiri):
        desks = set(pilihan_meja(kota.aktor(siapa)))
        for name in ("walikota", "sekda", "asisten1", "kabag_ekbang", sendiri):
            assert kota.jabatan[name] in desks, name
        assert kota.jabatan["tu"] not in desks
        assert (kota.jabatan["kadis_dlh"] in desks) is False

    def test_a_desk_that_was_closed_is_not_offered(self, kota):
        kota.jabatan["asisten1"].aktif = False
        kota.jabatan["asisten1"].save()
        assert kota.jabatan["asisten1"] not in pilihan_meja(kota.aktor("tu"))


class TestSaidBeforehand:
    def test_everything_that_sending_would_do(self, catat, isi, kota, pejabat):
        sheet = isi("pu", "dlh", instruksi=("tindak-lanjuti",), catatan="Segera", hadir=(pejabat,))
        told = queries.ringkas(kota.aktor("sekda"), catat(**ACARA), sheet)
        assert told.kepada == [("Dinas Pekerjaan Umum", "Penanggung jawab"), ("Dinas Lingkungan Hidup", "Pendukung")]
        assert (told.instruksi, told.catatan, told.hadir) == (["Untuk ditindaklanjuti"], "Segera", ["Sekda"])
        assert told.bentrok == []

    @pytest.mark.parametrize("kecepatan", ["biasa", "segera", "sangat_segera"])
    def test_the_clock_is_that_of_the_speed_unless_another_is_named(self, catat, isi, kota, kecepatan):
        sekda, surat = kota.aktor("sekda"), catat(kecepatan=kecepatan)
        due = queries.jatuh_tempo(sekda, f"surat-{kecepatan}", timezone.now())
        assert abs(queries.ringkas(sekda, surat, isi("pu")).tenggat - due) < timedelta(minutes=1)
        other = queries.ringkas(sekda, surat, isi("pu", aturan_tenggat="surat-biasa")).tenggat
        assert abs(other - queries.jatuh_tempo(sekda, "surat-biasa", timezone.now())) < timedelta(minutes=1)
        assert queries.ringkas(sekda, surat, isi("pu", tenggat=MULAI)).tenggat == MULAI

    def test_a_clock_that_is_not_in_force_says_no_day(self, catat, isi, kota):
        assert queries.ringkas(kota.aktor("sekda"), catat(), isi("pu", aturan_tenggat="surat-kilat")).tenggat is None
        with pytest.raises(Ditolak) as refused:
            services.disposisikan(kota.aktor("sekda"), catat("2"), isi=isi("pu", aturan_tenggat="surat-kilat"))
        assert refused.value.bidang == "tenggat"

    def test_units_that_are_gone_are_left_out(self, catat, isi, kota):
        sheet = isi("pu")
        gone = type(sheet)(kepada=(*sheet.kepada, Sasaran(999_999, Peran.PENDUKUNG)))
        assert len(queries.ringkas(kota.aktor("sekda"), catat(), gone).kepada) == 1


class TestWhatCouldNotBeSent:
    """A proposal is checked when it is made; what becomes impossible later does not close the sheet."""

    @pytest.mark.parametrize(("lain", "bidang"), [({"instruksi": ("joget",)}, "instruksi"), ({"hadir": (1,)}, "hadir")])
    def test_is_not_proposed(self, catat, isi, kota, lain, bidang):
        with pytest.raises(Ditolak) as refused:
            services.usulkan(kota.aktor("tu"), catat(), isi=isi("pu", **lain))
        assert refused.value.bidang == bidang
        assert not UsulanDisposisi.objects.exists()

    def test_staff_see_it_beside_the_field(self, catat, masuk, kota, pejabat):
        AturanTenggat.objects.filter(kode="acara-lama").delete()
        surat = catat(acara_mulai=MULAI)
        data = {f"kepada-{kota.unit['pu'].pk}": "utama", "hadir": pejabat, "catatan": "Tulisan saya"}
        for siapa, alamat in (("tu", "usul"), ("sekda", "disposisi")):
            page = masuk(siapa).post(f"/surat/{surat.pk}/{alamat}/", data)
            assert page.status_code == 422, alamat
            assert list(page.context["form"].errors) == ["hadir"], alamat
            assert "Tulisan saya" in page.content.decode()
        assert masuk("sekda").post(f"/surat/{surat.pk}/tinjau/", data).status_code == 200

    def test_an_event_that_was_taken_away_leaves_the_sheet_open(self, catat, isi, kota, masuk, pejabat):
        surat = catat(**ACARA)
        services.usulkan(kota.aktor("tu"), surat, isi=isi("pu", hadir=(pejabat,)))
        services.perbaiki(kota.aktor("tu"), surat, perubahan={"acara_mulai": None, "acara_selesai": None})
        sekda = masuk("sekda")
        for alamat in ("meja/", f"{surat.pk}/disposisi/", f"{surat.pk}/"):
            assert sekda.get(f"/surat/{alamat}").status_code == 200, alamat
        plan = sekda.post("/surat/meja/kirim/", {"surat": surat.pk})
        assert [r.bentrok for r, _usul in plan.context["rows"]] == [[]]
        data = {"surat": surat.pk, "cap": [r.cap for r, _usul in plan.context["rows"]], "yakin": "ya"}
        refused = sekda.post("/surat/meja/kirim/", data)
        assert refused.status_code == 409
        assert "tidak memuat waktu acara" in refused.content.decode()
        assert not Arahan.objects.exists()
        sekda.post(f"/surat/{surat.pk}/disposisi/", {f"kepada-{kota.unit['pu'].pk}": "utama"})
        assert Arahan.objects.count() == 1

    @pytest.mark.parametrize(
        "kepada",
        [(), (("pu", Peran.UTAMA), ("pu", Peran.PENDUKUNG)), (("pu", Peran.PENDUKUNG),)],
        ids=["nobody", "twice", "support alone"],
    )
    def test_receivers_that_make_no_order(self, catat, kota, isi, kepada):
        surat = catat()
        sheet = type(isi("pu"))(kepada=tuple(Sasaran(kota.unit[k].pk, p) for k, p in kepada))
        with pytest.raises(Ditolak) as refused:
            services.disposisikan(kota.aktor("sekda"), surat, isi=sheet)
        assert refused.value.bidang == "kepada"
        surat.refresh_from_db()
        assert (surat.status, surat.disposisi.count()) == ("menunggu_arahan", 0)


def tuntaskan(kota, sheet):
    part, kepala = sheet.arahan.penugasan.get(), kota.aktor("kadis_pu")
    tugas.tambah_bukti(kepala, part, isi=tugas.bukti.IsiBukti(teks="Selesai"))
    tugas.serahkan(kepala, part)
    tugas.verifikasi(kota.aktor("kabag_ekbang"), part)
    tugas.setujui(kota.aktor("sekda"), part)


class TestFurther:
    def test_not_on_a_letter_that_is_settled_or_filed(self, catat, isi, kota):
        surat = catat()
        tuntaskan(kota, services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu")))
        for _settled_then_filed in range(2):
            with pytest.raises(TransitionError):
                services.teruskan_disposisi(kota.aktor("kadis_pu"), surat, isi=isi("pu_sda"))
            services.berkaskan(kota.aktor("tu"), surat) if _settled_then_filed == 0 else None
        assert surat.disposisi.count() == 1

    def test_what_was_passed_on_is_not_undone_above(self, catat, isi, kota):
        """Who got it need not have opened the page to have acted."""
        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        services.teruskan_disposisi(kota.aktor("kadis_pu"), surat, isi=isi("pu_sda"))
        with pytest.raises(Ditolak, match="sudah dibuka"):
            services.urungkan(kota.aktor("sekda"), surat)
        assert set(Arahan.objects.values_list("status", flat=True)) == {"berlaku"}

    def test_once_that_is_undone_the_sheet_above_can_be_too(self, catat, isi, kota):
        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        services.teruskan_disposisi(kota.aktor("kadis_pu"), surat, isi=isi("pu_sda"))
        services.urungkan(kota.aktor("kadis_pu"), surat)
        services.urungkan(kota.aktor("sekda"), surat)
        surat.refresh_from_db()
        assert surat.status == "menunggu_arahan"

    def test_after_it_was_taken_back_there_is_nothing_to_pass_on(self, catat, isi, kota, masuk):
        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("dlh"))
        tugas.tarik(kota.aktor("sekda"), surat.disposisi.first().arahan, alasan="Keliru")
        with pytest.raises(Ditolak):
            services.teruskan_disposisi(kota.aktor("kadis_pu"), surat, isi=isi("pu_sda"))

    def test_it_follows_the_latest_sheet_that_named_the_unit(self, catat, isi, kota):
        surat = catat()
        for _n in range(2):
            latest = services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        assert services.teruskan_disposisi(kota.aktor("kadis_pu"), surat, isi=isi("pu_sda")).induk == latest


@pytest.mark.parametrize("banyak", [1, 2, 3])
def test_ticks_stand_beside_checked_sheets_once_there_are_several(catat, isi, kota, masuk, banyak):
    letters = [catat(f"{n}/A") for n in range(banyak)]
    unchecked = catat("belum")
    for surat in letters:
        services.usulkan(kota.aktor("tu"), surat, isi=isi("pu"))
    page = masuk("sekda").get("/surat/meja/").content.decode()
    ticked = {s.pk for s in (*letters, unchecked) if f'value="{s.pk}"' in page}
    assert ticked == ({s.pk for s in letters} if banyak > 1 else set())
    assert ("Kirim yang dicentang" in page) is (banyak > 1)


def test_a_scan_that_cannot_be_read_gives_no_guess(kota):
    from poros.kernel.berkas.models import Berkas

    kept = services.unggah(kota.aktor("tu"), kota.unit["umum"], isi=b"a;b\n1;2\n", nama="tabel.csv")
    assert queries.tebakan(kept) == {}
    assert Berkas.objects.get().pk == kept
