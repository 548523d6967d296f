"""Problems to their verified end; the performance tree in and out."""

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.ekspor import baca_kinerja, baca_struktur
from poros.domain.reformasi.models import MasalahSakip, RiwayatMasalah, SimpulKinerja
from poros.domain.reformasi.queries import sakip as baca
from poros.domain.reformasi.rules.alur import AksiMasalah, JenisMasalah, StatusMasalah
from poros.domain.reformasi.values import DataStrategi, Lampiran, LangkahMasalah
from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import Peran
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
KINERJA = """kode;induk;tingkat;nama;indikator;satuan;target;anggaran;unit;utama
S1;;Sasaran;Banjir berkurang;Luas genangan;ha;120,5;;pu;
P1;S1;program;Sungai;Panjang sungai;km;14;2000;Dinas PU;
P2;S1;program;Pohon;Luas genangan;ha;120;500;DLH;
K1;P1;kegiatan;Pengerukan;Panjang keruk;km;2;1;pu;ya
"""


@pytest.fixture
def selesaikan(kota):
    """The unit says that it is solved."""

    def act(row, siapa="kadis_pu", catatan="Sudah ditetapkan.", berkas=None):
        step = LangkahMasalah(aksi=AksiMasalah.SELESAIKAN, catatan=catatan)
        return services.selesaikan_masalah(kota.aktor(siapa), row, langkah=step, berkas=berkas)

    return act


class TestProblem:
    def test_to_its_verified_end(self, masalah, melangkah, selesaikan, besok):
        melangkah(masalah, AksiMasalah.TUGASKAN, tenggat=besok)
        selesaikan(masalah, berkas=Lampiran(b"a;b\n1;2\n", "sk.csv"))
        melangkah(masalah, AksiMasalah.KEMBALIKAN, catatan="SK belum ditandatangani")
        selesaikan(masalah)
        melangkah(masalah, AksiMasalah.VERIFIKASI)
        masalah.refresh_from_db()
        assert masalah.status == StatusMasalah.TERVERIFIKASI
        steps = list(RiwayatMasalah.objects.values_list("aksi", flat=True))
        assert steps == ["tugaskan", "selesaikan", "kembalikan", "selesaikan", "verifikasi"]
        assert Tautan.objects.get(objek="langkahmasalah").nama == "sk.csv"

    def test_it_becomes_an_order_with_helpers(self, kota, masalah, melangkah, besok):
        melangkah(masalah, AksiMasalah.TUGASKAN, tenggat=besok)
        masalah.refresh_from_db()
        tasks = {t.unit_id: t for t in Penugasan.objects.filter(arahan__sumber="masalahsakip")}
        assert tasks[kota.unit["pu"].pk].pk == masalah.penugasan_id
        assert tasks[kota.unit["dlh"].pk].peran == Peran.PENDUKUNG
        assert "Tetapkan satu penanggung jawab" in tasks[kota.unit["pu"].pk].arahan.isi

    def test_not_without_strategy_or_deadline(self, kota, data_masalah, melangkah, masalah, besok):
        bare = services.catat_masalah(kota.aktor("kabag_umum"), kota.unit["umum"], data=data_masalah(strategi_id=None))
        for row, lain, bidang in ((bare, {"tenggat": besok}, "strategi"), (masalah, {}, "tenggat")):
            with pytest.raises(Ditolak) as refused:
                melangkah(row, AksiMasalah.TUGASKAN, **lain)
            assert refused.value.bidang == bidang
        assert set(MasalahSakip.objects.values_list("status", flat=True)) == {StatusMasalah.DICATAT}

    def test_solving_is_the_units_and_says_what_was_done(self, masalah, melangkah, selesaikan, besok):
        melangkah(masalah, AksiMasalah.TUGASKAN, tenggat=besok)
        with pytest.raises(Ditolak):
            melangkah(masalah, AksiMasalah.SELESAIKAN, catatan="x")
        for siapa in ("kabag_umum", "kadis_dlh", "inspektur", "sekda"):
            with pytest.raises(TidakBerwenang):
                selesaikan(masalah, siapa)
        with pytest.raises(Ditolak) as refused:
            selesaikan(masalah, catatan=" ")
        assert refused.value.bidang == "catatan"

    def test_the_unit_takes_no_step_of_the_register(self, kota, masalah, besok):
        step = LangkahMasalah(aksi=AksiMasalah.TUGASKAN, tenggat=besok)
        with pytest.raises(TidakBerwenang):
            services.melangkah_masalah(kota.aktor("kadis_pu"), masalah, langkah=step)

    def test_nobody_verifies_his_own(self, kota, data_masalah, melangkah, selesaikan, besok):
        own = data_masalah(unit_id=kota.unit["umum"].pk)
        row = services.catat_masalah(kota.aktor("kabag_umum"), kota.unit["umum"], data=own)
        melangkah(row, AksiMasalah.TUGASKAN, tenggat=besok)
        selesaikan(row, "kabag_umum")
        with pytest.raises(Ditolak, match="Unit Anda sendiri"):
            melangkah(row, AksiMasalah.VERIFIKASI)

    def test_dropped_with_a_reason_only(self, masalah, melangkah):
        with pytest.raises(Ditolak):
            melangkah(masalah, AksiMasalah.GUGURKAN)
        melangkah(masalah, AksiMasalah.GUGURKAN, catatan="Sama dengan nomor lain")
        with pytest.raises(TransitionError):
            melangkah(masalah, AksiMasalah.VERIFIKASI)

    def test_handed_out_its_units_stay(self, kota, masalah, melangkah, data_masalah, besok):
        melangkah(masalah, AksiMasalah.TUGASKAN, tenggat=besok)
        lead = kota.aktor("kabag_umum")
        services.ubah_masalah(lead, masalah, data=data_masalah(judul="Judul baru"))
        with pytest.raises(Ditolak) as refused:
            services.ubah_masalah(lead, masalah, data=data_masalah(pendukung=()))
        assert refused.value.bidang == "unit"

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"judul": " "}, "judul"),
            ({"unit_id": 999999}, "unit"),
            ({"pendukung": (999999,)}, "pendukung"),
            ({"strategi_id": 999999}, "strategi"),
        ],
    )
    def test_what_is_missing_is_said_beside_its_field(self, kota, data_masalah, lain, bidang):
        with pytest.raises(Ditolak) as refused:
            services.catat_masalah(kota.aktor("kabag_umum"), kota.unit["umum"], data=data_masalah(**lain))
        assert refused.value.bidang == bidang

    @pytest.mark.parametrize(
        ("siapa", "melihat"),
        [
            ("kabag_umum", True),
            ("kadis_pu", True),
            ("kadis_dlh", True),
            ("inspektur", True),
            ("sekda", True),
            ("camat", False),
            ("kadis_sos", False),
        ],
    )
    def test_who_sees_it(self, kota, masalah, siapa, melihat):
        assert baca.masalah_terlihat(kota.aktor(siapa)).exists() is melihat


class TestStrategy:
    def test_of_the_same_code_is_replaced(self, kota):
        data = DataStrategi(kode="lain-bimbingan", jenis=JenisMasalah.LAIN, nama="Klinik SAKIP", uraian="", aktif=False)
        made = services.catat_strategi(kota.aktor("kabag_umum"), kota.unit["umum"], data=data)
        assert (made.nama, made.aktif) == ("Klinik SAKIP", False)
        with pytest.raises(Ditolak):
            services.catat_strategi(
                kota.aktor("kabag_umum"),
                kota.unit["umum"],
                data=DataStrategi(kode="x", jenis=JenisMasalah.LAIN, nama=" ", uraian=""),
            )


class TestTree:
    @pytest.fixture
    def pohon(self, kota):
        lines = baca_kinerja(KINERJA.encode())
        return services.muat_kinerja(kota.aktor("kabag_umum"), kota.unit["umum"], tahun=2026, simpul=lines)

    def test_units_by_code_or_short_name_and_numbers_with_a_comma(self, kota, pohon):
        assert pohon == 4
        assert {s.unit_id for s in SimpulKinerja.objects.all()} == {kota.unit["pu"].pk, kota.unit["dlh"].pk}
        assert str(SimpulKinerja.objects.get(kode="S1").target) == "120.50"
        assert SimpulKinerja.objects.get(kode="K1").utama

    def test_taken_in_again_it_is_replaced(self, kota, pohon):
        lines = baca_kinerja(KINERJA.encode())[:1]
        services.muat_kinerja(kota.aktor("kabag_umum"), kota.unit["umum"], tahun=2026, simpul=lines)
        assert SimpulKinerja.objects.count() == 1

    def test_findings_are_those_of_the_whole_tree_shown_on_ones_own_lines(self, kota, pohon):
        found = baca.pohon(kota.aktor("kadis_dlh"), 2026)
        assert [(row.kode, depth, [f.temuan.value for f in fs]) for row, depth, fs in found.baris] == [
            ("P2", 1, ["tanpa_anak", "lintas_unit"])
        ]
        assert found.banyak_temuan == 2

    def test_the_whole_in_order_for_who_keeps_it(self, kota, pohon):
        found = baca.pohon(kota.aktor("kabag_umum"), 2026)
        assert [(row.kode, depth) for row, depth, _fs in found.baris] == [("S1", 0), ("P1", 1), ("K1", 2), ("P2", 1)]
        assert baca.tahun_kinerja(kota.aktor("kabag_umum")) == [2026]
        assert baca.tahun_kinerja(kota.aktor("camat")) == []

    def test_a_ring_is_shown_all_the_same(self, kota):
        ring = "kode,induk,tingkat,nama,unit\na,b,program,A,pu\nb,a,program,B,pu\n"
        services.muat_kinerja(
            kota.aktor("kabag_umum"), kota.unit["umum"], tahun=2026, simpul=baca_kinerja(ring.encode())
        )
        assert len(baca.pohon(kota.aktor("kabag_umum"), 2026).baris) == 2

    @pytest.mark.parametrize("siapa", ["kadis_pu", "inspektur", "sekda", "admin"])
    def test_only_who_keeps_it_takes_one_in(self, kota, siapa):
        with pytest.raises(TidakBerwenang):
            services.muat_kinerja(kota.aktor(siapa), kota.unit["umum"], tahun=2026, simpul=[])


class TestFiles:
    """What cannot be read is said with its line; nothing is taken."""

    @pytest.mark.parametrize(
        ("isi", "kata"),
        [
            (b"", "Kolom yang belum ada"),
            (b"kode,tingkat,nama\n", "unit"),
            (b"kode,tingkat,nama,unit\n", "tidak berisi baris"),
            (b"kode,tingkat,nama,unit\na,puncak,A,pu\n", "baris 2"),
            (b"kode,tingkat,nama,unit\na,,A,pu\n", "kolom tingkat kosong"),
            (b"kode,tingkat,nama,unit,target\na,program,A,pu,seratus\n", "bukan angka"),
            (b"kode,tingkat,nama,unit,target\na,program,A,pu,123456789012345\n", "bukan angka"),
            (b"kode,tingkat,nama,unit\na,program,A,pu\na,program,B,pu\n", "dua kali"),
            (b"kode,tingkat,nama,unit\n" + b"a" * 61 + b",program,A,pu\n", "terlalu panjang"),
            (b"kode,tingkat,nama,unit\na,program,A\0,pu\n", "tidak dapat dibaca"),
            (b"\xff\xfe\x00", "tidak dapat dibaca"),
            (b"PK\x03\x04rusak", "tidak dapat dibaca"),
            (b"kode,tingkat,nama,unit\n" + b"a,program,A,pu\n" * 3001, "Paling banyak"),
        ],
    )
    def test_a_tree(self, isi, kata):
        with pytest.raises(Ditolak, match=kata) as refused:
            baca_kinerja(isi)
        assert refused.value.bidang == "berkas"

    @pytest.mark.parametrize(
        ("baris", "kata"),
        [
            ("a,,seksi,A,Kepala A,VI", "eselon"),
            ("a,,kantor,A,Kepala A,IV.a", "jenis"),
            ("a,x,seksi,A,Kepala A,IV.a", "induknya tidak ada"),
            ("a,,seksi,A,Kepala A,IV.a,,,tiga", "pemangku"),
            ("a,,seksi,A,Kepala A,IV.a,,,١٢", "pemangku"),
            ("a,,seksi,A,Kepala A,IV.a,,sakti,1", "ciri"),
            ("a,,seksi,A,Kepala A,IV.a,sulap,,1", "fungsi"),
        ],
    )
    def test_a_structure(self, baris, kata):
        text = f"kode,induk,jenis,unit,jabatan,eselon,fungsi,ciri,pemangku\n{baris}\n"
        with pytest.raises(Ditolak, match=kata):
            baca_struktur(text.encode())

    def test_marks_are_parted_by_space_or_semicolon(self):
        text = "kode,jenis,unit,jabatan,eselon,ciri\na,Seksi,A,Kepala A,iv.a,otorisasi; kewilayahan\n"
        post = baca_struktur(text.encode())[0]
        assert (post.jenis, post.eselon, post.ciri) == ("seksi", "IV.a", {"otorisasi", "kewilayahan"})
