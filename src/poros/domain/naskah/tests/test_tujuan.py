"""Addressees as they are typed: line by line in the editor, by programs, and what none of the ways can reach."""

from dataclasses import replace

import pytest

from poros.domain.naskah import services
from poros.domain.naskah.forms.naskah import FormNaskah, awal_naskah
from poros.domain.naskah.models import Naskah, PenerimaNaskah
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.queries.bentuk import urai
from poros.domain.naskah.rules import Kanal
from poros.domain.naskah.values import Tujuan
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Jabatan

pytestmark = pytest.mark.django_db


@pytest.fixture
def formulir(kota, bentuk):
    def make(kode="surat-dinas", oleh="staf_pu", **isi):
        data = {
            "hal": "Uji", "kecepatan": "biasa", "kerahasiaan": "terbatas", "isi-isi": "x",
            "tanda": kota.jabatan["kadis_pu"].pk,
        }  # fmt: skip
        return FormNaskah(data | isi, actor=kota.aktor(oleh), bentuk=urai(bentuk(kode).naskah))

    return make


class TestBaris:
    @pytest.mark.parametrize(
        ("teks", "wanted"),
        [
            ("Kepala BPS", [("kertas", "Kepala BPS", "", "")]),
            ("Kepala BPS; Jalan Data 1", [("kertas", "Kepala BPS", "Jalan Data 1", "")]),
            ("Forum; ; forum@contoh.or.id", [("surel", "Forum", "", "forum@contoh.or.id")]),
            ("\n  A ;B \n\n C", [("kertas", "A", "B", ""), ("kertas", "C", "", "")]),
            ("A;", [("kertas", "A", "", "")]),
            ("", []),
        ],
    )
    def test_name_address_and_e_mail(self, formulir, teks, wanted):
        form = formulir(kepada_luar=teks)
        assert form.is_valid(), form.errors
        found = form.cleaned_data["kepada_luar"]
        assert [(t.kanal.value, t.sebutan, t.alamat, t.surel) for t in found] == wanted

    @pytest.mark.parametrize(
        ("teks", "kata"),
        [
            ("; Jalan Data 1", "belum berisi nama"),
            ("A" * 251, "terlalu panjang"),
            ("A;" + "B" * 501, "terlalu panjang"),
            ("A; B; bukan surel", "email"),
            ("A; B; " + "a" * 250 + "@contoh.go.id", ""),
            ("A; Jalan B; Gedung C; a@contoh.go.id", "lebih dari nama, alamat, dan surel"),
        ],
    )
    @pytest.mark.parametrize("bidang", ["kepada_luar", "tembusan_luar"])
    def test_what_cannot_be_kept_whole_is_refused_beside_it(self, formulir, bidang, teks, kata):
        """The fourth cell would be lost without a word, the 255th letter would be an error of the database."""
        form = formulir(**{bidang: teks})
        assert not form.is_valid()
        assert list(form.errors) == [bidang]
        assert kata in str(form.errors[bidang]).lower()

    def test_the_longest_that_the_books_hold_are_kept(self, kota, bentuk, formulir):
        form = formulir(kepada_luar="A" * 250 + ";" + "B" * 500, tembusan_luar="C; ; " + "c" * 60 + "@contoh.go.id")
        assert form.is_valid(), form.errors
        made = services.buat(
            kota.aktor("staf_pu"), kota.unit["pu_sda"], bentuk=bentuk("surat-dinas"), data=form.data_naskah()
        )
        assert [(len(p.sebutan), len(p.alamat), p.tembusan) for p in made.penerima.all()] == [
            (250, 500, False),
            (1, 0, True),
        ]


class TestKembali:
    """What was drafted stands in the editor again as it was."""

    @pytest.mark.parametrize(
        "tujuan",
        [
            (Tujuan(kanal=Kanal.KERTAS, sebutan="Kepala BPS", alamat="Jalan Data 1"),),
            (Tujuan(kanal=Kanal.SUREL, sebutan="Forum", surel="forum@contoh.or.id"),),
            (Tujuan(kanal=Kanal.SUREL, sebutan="Forum", alamat="Jalan A", surel="forum@contoh.or.id", tembusan=True),),
            (Tujuan(kanal=Kanal.KERTAS, sebutan="A"), Tujuan(kanal=Kanal.KERTAS, sebutan="B", tembusan=True)),
        ],
    )
    def test_line_by_line(self, kota, buat, formulir, tujuan):
        naskah = buat(tujuan=tujuan)
        first = awal_naskah(naskah, baca.tanda(naskah), list(naskah.penerima.all()))
        form = formulir(kepada_luar=first["kepada_luar"], tembusan_luar=first["tembusan_luar"])
        assert form.is_valid(), form.errors
        assert tuple(form.data_naskah().tujuan) == tujuan

    def test_units_keep_their_place_as_receivers_or_copies(self, kota, buat):
        dlh, sos = kota.unit["dlh"].pk, kota.unit["sos"].pk
        naskah = buat(
            tujuan=(
                Tujuan(kanal=Kanal.UNIT, sebutan="Kepala DLH", unit_id=dlh),
                Tujuan(kanal=Kanal.UNIT, sebutan="Kepala Dinas Sosial", unit_id=sos, tembusan=True),
            )
        )
        first = awal_naskah(naskah, baca.tanda(naskah), list(naskah.penerima.all()))
        assert (first["kepada_unit"], first["tembusan_unit"]) == ([str(dlh)], [str(sos)])

    def test_a_unit_is_addressed_by_its_head_and_without_one_by_its_name(self, kota, formulir):
        Jabatan.objects.filter(pk=kota.jabatan["kadis_sos"].pk).update(aktif=False)
        form = formulir(kepada_unit=[str(kota.unit["pu"].pk), str(kota.unit["sos"].pk)])
        assert form.is_valid(), form.errors
        assert [t.sebutan for t in form.data_naskah().tujuan] == ["Kepala Dinas PU", "Dinas Sosial"]


class TestMassal:
    @pytest.mark.parametrize(
        ("tabel", "kata"),
        [
            (f"nama\n{'A' * 251}", "terlalu panjang"),
            ("nama,surel\nAni,ani@", "bukan alamat surel"),
            ('nama,surel\nAni,"a@contoh.id\nBcc: b@contoh.id"', "bukan alamat surel"),
            (f"nama,surel\nAni,{'a' * 250}@contoh.go.id", "terlalu panjang"),
        ],
    )
    def test_what_the_books_or_the_mail_cannot_take_is_told_by_its_line(self, kota, buat, tabel, kata):
        naskah = buat(kepada=())
        with pytest.raises(Ditolak, match=kata) as refusal:
            services.muat_penerima(kota.aktor("staf_pu"), naskah, tabel=tabel)
        line = 3 if "Bcc" in tabel else 2  # of a row of several lines it is the last that is named
        assert (refusal.value.bidang, f"Baris {line}:" in refusal.value.pesan) == ("tabel", True)
        assert not PenerimaNaskah.objects.exists()
        assert not Naskah.objects.get().massal

    def test_five_complaints_at_once_and_no_more(self, kota, buat):
        naskah = buat(kepada=())
        with pytest.raises(Ditolak) as refusal:
            services.muat_penerima(kota.aktor("staf_pu"), naskah, tabel="nama,surel\n" + "Ani,x\n" * 9)
        assert refusal.value.pesan.count("Baris ") == 5


@pytest.mark.parametrize(
    ("tujuan", "bidang"),
    [
        (Tujuan(kanal=Kanal.UNIT, sebutan="X"), "tujuan"),
        (Tujuan(kanal=Kanal.UNIT, sebutan="X", unit_id=10**9), "tujuan"),
        (Tujuan(kanal=Kanal.SUREL, sebutan="X"), "tujuan"),
        (Tujuan(kanal=Kanal.DAERAH, sebutan="X", daerah="uji"), "tujuan"),
        (Tujuan(kanal=Kanal.DAERAH, sebutan="X", daerah="public"), "tujuan"),
    ],
)
def test_a_way_that_leads_to_nobody_is_refused_with_his_name(kota, bentuk, data, tujuan, bidang):
    """Not to a unit that is not there, not by mail without an address, not to oneself by way of the platform."""
    wanted = replace(data(), tujuan=(tujuan,))
    with pytest.raises(Ditolak, match="kepada X") as refusal:
        services.buat(kota.aktor("staf_pu"), kota.unit["pu_sda"], bentuk=bentuk("surat-dinas"), data=wanted)
    assert refusal.value.bidang == bidang
    assert not Naskah.objects.exists()
