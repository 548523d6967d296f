"""The editor gives back what it was given: every form, every way to an addressee, every kind of signer."""

from dataclasses import replace
from datetime import date

import pytest

from poros.domain.naskah import services
from poros.domain.naskah.forms.jalur import FormBlok, FormJalur, FormMassal, FormSisip, FormTerima
from poros.domain.naskah.forms.naskah import FormNaskah, awal_kosong, awal_naskah
from poros.domain.naskah.models import BentukNaskah
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.queries.bentuk import PARAMETER, urai
from poros.domain.naskah.rules import JenisParaf, Kanal
from poros.domain.naskah.rules.bentuk import JenisBagian
from poros.domain.naskah.rules.paraf import Rencana
from poros.domain.naskah.values import Tanda, Tujuan
from poros.kernel.penomoran.models import BlokNomor

pytestmark = pytest.mark.django_db
KIRIMAN = sorted(path.stem for path in (PARAMETER / "bentuk").glob("*.yaml"))


@pytest.fixture
def bolak_balik(kota):
    """A letter as the editor shows it, sent back as it stands; and what the command would get."""

    def make(naskah, kode="staf_pu"):
        bentuk = urai(naskah.bentuk.naskah)
        initial = awal_naskah(naskah, baca.tanda(naskah), list(naskah.penerima.all()))
        empty = FormNaskah(actor=kota.aktor(kode), bentuk=bentuk, initial=initial)
        sent = {name: _kirim(initial.get(name)) for name in empty.fields}
        form = FormNaskah({k: v for k, v in sent.items() if v is not None}, actor=kota.aktor(kode), bentuk=bentuk)
        assert form.is_valid(), form.errors
        return form.data_naskah()

    return make


def _kirim(value):
    """As a browser would send it."""
    if value in (None, False, ""):
        return None
    return value.isoformat() if isinstance(value, date) else value


@pytest.fixture
def penuh(kota, data):
    """All that can be said of a letter of this form."""

    def make(kode):
        form = urai(BentukNaskah.objects.get(kode=kode).naskah)
        isi = {b.kode: "2026-11-30" if b.jenis is JenisBagian.TANGGAL else f"Isi {b.nama}" for b in form.bagian}
        units = [
            Tujuan(kanal=Kanal.UNIT, sebutan=kota.jabatan[k].nama, unit_id=kota.jabatan[k].unit_id)
            for k in ("kadis_dlh", "kadis_sos")
        ]
        outside = () if form.intern else (
            Tujuan(kanal=Kanal.SUREL, sebutan="Ketua Forum", surel="forum@contoh.or.id"),
            Tujuan(kanal=Kanal.SUREL, sebutan="Ketua RW 5", alamat="Jalan A 1", surel="rw5@contoh.or.id"),
            Tujuan(kanal=Kanal.KERTAS, sebutan="Kepala BPS"),
            Tujuan(kanal=Kanal.KERTAS, sebutan="Kepala BMKG", alamat="Jalan B 2"),
        )  # fmt: skip
        copies = [replace(t, tembusan=True) for t in (units[0], *outside[:1])] if form.tembusan else []
        signers = [Tanda(jabatan_id=kota.jabatan["sekda"].pk, atas_nama_id=kota.jabatan["walikota"].pk)]
        if form.banyak_tanda:
            signers.append(Tanda(jabatan_id=kota.jabatan["kadis_dlh"].pk))
        made = data(kode, isi=isi, jawab_hingga=date(2026, 12, 24), kecepatan="segera", kerahasiaan="biasa")
        return replace(made, tanda=tuple(signers), tujuan=(*units, *outside, *copies), strategis=form.strategis)

    return make


@pytest.mark.parametrize("kode", KIRIMAN)
def test_every_form_comes_back_as_it_was(kota, bentuk, penuh, bolak_balik, kode):
    """Opened and saved without a change, a draft loses nothing."""
    written = penuh(kode)
    naskah = services.buat(kota.aktor("staf_pu"), kota.unit["pu_sda"], bentuk=bentuk(kode), data=written)
    back = bolak_balik(naskah)
    names = ("hal", "isi", "tanda", "klasifikasi", "kecepatan", "kerahasiaan", "strategis", "jawab_hingga")
    assert {n: getattr(back, n) for n in names} == {n: getattr(written, n) for n in names}
    assert list(back.tujuan) == list(written.tujuan)


@pytest.mark.parametrize("kode", KIRIMAN)
def test_a_new_one_starts_with_its_skeleton_and_can_be_saved_at_once(kota, bentuk, kode):
    form = urai(bentuk(kode).naskah)
    initial = awal_kosong(form)
    typed = {"hal": "Hal", "tanda": kota.jabatan["walikota"].pk, "kecepatan": "biasa", "kerahasiaan": "terbatas"}
    sent = FormNaskah(typed | initial, actor=kota.aktor("staf_pu"), bentuk=form)
    assert sent.is_valid(), sent.errors
    made = sent.data_naskah()
    assert {k for k, v in made.isi.items() if v} == {b.kode for b in form.bagian if b.kerangka}


def test_a_second_signer_is_not_the_first_once_more(kota, bentuk, data, bolak_balik):
    made = data("berita-acara", tanda=("kadis_pu", "kadis_dlh"), kepada=())
    naskah = services.buat(kota.aktor("staf_pu"), kota.unit["pu_sda"], bentuk=bentuk("berita-acara"), data=made)
    assert [t.jabatan_id for t in bolak_balik(naskah).tanda] == [kota.jabatan[k].pk for k in ("kadis_pu", "kadis_dlh")]


class TestJalur:
    """The plan of paraf as it is shown and as it is sent."""

    def kirim(self, kota, langkah=(), koordinasi=(), usul=()):
        posted = {f"langkah-{n}": kota.jabatan[k].pk for n, k in enumerate(langkah, 1)}
        form = FormJalur(posted | {"koordinasi": [kota.jabatan[k].pk for k in koordinasi]}, usul=usul)
        assert form.is_valid(), form.errors
        return [(r.jabatan_id, r.urut, r.jenis) for r in form.langkah()]

    def usul(self, kota, *kode):
        return [
            Rencana(jabatan_id=kota.jabatan[k].pk, urut=n, jenis=JenisParaf.HIERARKI) for n, k in enumerate(kode, 1)
        ]

    def test_two_more_than_proposed_may_be_named(self, kota):
        form = FormJalur(usul=self.usul(kota, "kadis_pu", "asisten2"))
        assert [n for n in form.fields if n.startswith("langkah-")] == [f"langkah-{n}" for n in (1, 2, 3, 4)]
        assert form.fields["langkah-2"].initial == kota.jabatan["asisten2"].pk

    def test_in_the_order_of_the_fields_gaps_closed_doubles_once(self, kota):
        usul = self.usul(kota, "kadis_pu", "asisten2", "sekda")
        posted = {"langkah-1": kota.jabatan["asisten2"].pk, "langkah-3": kota.jabatan["kadis_pu"].pk,
                  "langkah-4": kota.jabatan["asisten2"].pk}  # fmt: skip
        form = FormJalur(posted, usul=usul)
        assert form.is_valid()
        assert [(r.jabatan_id, r.urut) for r in form.langkah()] == [
            (kota.jabatan["asisten2"].pk, 1), (kota.jabatan["kadis_pu"].pk, 2),
        ]  # fmt: skip

    def test_coordination_first_and_all_at_once(self, kota):
        found = self.kirim(kota, ["kadis_pu"], ["kadis_dlh", "kadis_sos"], self.usul(kota, "kadis_pu"))
        assert found[-1] == (kota.jabatan["kadis_pu"].pk, 2, JenisParaf.HIERARKI)
        assert {(urut, jenis) for _pk, urut, jenis in found[:-1]} == {(1, JenisParaf.KOORDINASI)}

    def test_who_coordinates_is_not_asked_a_second_time(self, kota):
        found = self.kirim(kota, ["kadis_dlh"], ["kadis_dlh"], self.usul(kota, "kadis_pu"))
        assert found == [(kota.jabatan["kadis_dlh"].pk, 1, JenisParaf.KOORDINASI)]

    def test_an_office_that_is_gone_cannot_be_named(self, kota):
        office = kota.jabatan["asisten2"]
        office.aktif = False
        office.save()
        form = FormJalur({"langkah-1": office.pk}, usul=self.usul(kota, "kadis_pu"))
        assert not form.is_valid()


class TestLain:
    def test_numbers_of_several_blocks_each_with_its_reason(self):
        blok = [(BlokNomor(dari=1, sampai=3, alasan="Listrik padam", tahun=2026), [1, 3]),
                (BlokNomor(dari=9, sampai=9, alasan="Sisip", tahun=2025), [9])]  # fmt: skip
        form = FormSisip({"urut": "3", "tanggal": "2026-11-20", "alasan": "x"}, blok=blok)
        assert form.is_valid()
        assert form.cleaned_data["urut"] == 3
        assert [label for _n, label in form.fields["urut"].choices] == [
            "1 – Listrik padam (2026)", "3 – Listrik padam (2026)", "9 – Sisip (2025)",
        ]  # fmt: skip
        for wrong in ("2", "4", "", "x"):
            assert not FormSisip({"urut": wrong, "tanggal": "2026-11-20", "alasan": "x"}, blok=blok).is_valid()

    @pytest.mark.parametrize("banyak", ["0", "101", "-1", "1.5", ""])
    def test_how_many_numbers_may_be_set_aside(self, bentuk, banyak):
        sent = {"bentuk": bentuk("surat-dinas").pk, "banyak": banyak, "alasan": "x"}
        assert not FormBlok(sent).is_valid()
        assert FormBlok(sent | {"banyak": "100"}).is_valid()

    def test_a_receipt_without_a_picture_is_one(self):
        form = FormTerima({"oleh": "Tono", "waktu": "2026-11-20T10:00"}, {})
        assert form.is_valid(), form.errors
        assert form.berkas() == {}

    def test_a_table_pasted_or_as_a_file_but_not_none(self):
        assert FormMassal({"tabel": "nama\nAni"}).is_valid()
        assert "tabel" in FormMassal({"tabel": "  "}).errors
