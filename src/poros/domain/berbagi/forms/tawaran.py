"""Filters of the catalogue, an offer, and its file."""

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from poros.kernel.berkas.jenis import ekstensi_diterima
from poros.web.forms import Rupiah, TeksPanjang, Unggah

from ..labels import JENIS, JENIS_DAERAH, KATEGORI, KEMATANGAN, STATUS
from ..models import Tawaran
from ..rules.alur import Status
from ..rules.tawaran import ANGKA_MAKS, BANYAK_BUTIR, PANJANG, PANJANG_BUTIR, IsiTawaran, Jenis, Kematangan
from ..values import SaringTawaran
from .kotak import Kotak

PASANGAN = re.compile(r"^([a-z0-9_-]{1,40}):(\S{1,40})$")


PEMISAH = {"teknologi": r"[,\n]", "pemakai": r"\n"}
"""Names of technologies have no commas; those of governments and offices do."""
KELOMPOK = (
    (_("Apa"), (("jenis", "nama"), ("daerah", "jenis_daerah", "unit"), ("ringkasan",), ("masalah",), ("uraian",))),
    (_("Untuk apa dan siapa"), (("indikator",), ("kategori",), ("pemakai",))),
    (_("Memakainya"), (("lisensi", "kematangan"), ("alamat", "halaman"), ("teknologi", "versi"), ("biaya", "upaya"))),
    (_("Bertanya"), (("kontak",),)),
)
"""How the form is laid out: groups of lines of fields."""


def butir(teks: str, pemisah: str = PEMISAH["teknologi"]) -> tuple[str, ...]:
    """Words that were typed with commas or on lines of their own."""
    return tuple(dict.fromkeys(word.strip() for word in re.split(pemisah, teks) if word.strip()))


class FormSaring(forms.Form):
    """All optional, in the address."""

    q = forms.CharField(required=False, max_length=100)
    jenis = forms.ChoiceField(label=_("Jenis"), required=False, choices=[("", _("Semua")), *JENIS.items()])
    teknologi = forms.CharField(label=_("Teknologi"), required=False, max_length=PANJANG_BUTIR)
    lisensi = forms.CharField(label=_("Lisensi"), required=False, max_length=PANJANG["lisensi"])
    jenis_daerah = forms.ChoiceField(
        label=_("Dari"), required=False, choices=[("", _("Semua daerah")), *JENIS_DAERAH.items()]
    )
    milik = forms.ChoiceField(
        label=_("Milik"),
        required=False,
        choices=[("", _("Semua")), ("kita", _("Tawaran kita")), ("lain", _("Tawaran daerah lain"))],
    )
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[(s, STATUS[s]) if s != Status.TERBIT else ("", STATUS[s]) for s in STATUS],
    )
    indeks = forms.SlugField(required=False, max_length=40, widget=forms.HiddenInput)
    indikator = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def saringan(self) -> SaringTawaran:
        """The filters that could be read."""
        self.is_valid()
        return SaringTawaran(**{k: v for k, v in self.cleaned_data.items() if v})

    def saringan_publik(self) -> SaringTawaran:
        """As for a stranger: what is not published cannot be asked for."""
        return replace(self.saringan(), status="", milik="")


class FormTawaran(forms.Form):
    """An offer, ours or (with `lain`) another government's."""

    jenis = forms.ChoiceField(label=_("Jenis"), choices=JENIS, initial=Jenis.APLIKASI)
    nama = forms.CharField(label=_("Nama"), max_length=PANJANG["nama"])
    daerah = forms.CharField(label=_("Daerah yang menawarkan"), max_length=PANJANG["daerah"])
    jenis_daerah = forms.ChoiceField(
        label=_("Jenis daerah"), required=False, choices=[("", "–"), *JENIS_DAERAH.items()]
    )
    unit = forms.CharField(label=_("Unit pemiliknya"), required=False, max_length=PANJANG["unit"])
    ringkasan = forms.CharField(
        label=_("Ringkasan"), max_length=PANJANG["ringkasan"],
        help_text=_("Satu kalimat yang dimengerti orang di luar bidangnya."),
    )  # fmt: skip
    masalah = forms.CharField(
        label=_("Masalah yang dipecahkan"),
        required=False,
        max_length=PANJANG["masalah"],
        widget=TeksPanjang({"rows": 3}),
    )
    uraian = forms.CharField(
        label=_("Uraian"), required=False, max_length=PANJANG["uraian"], widget=TeksPanjang({"rows": 5})
    )
    indikator = forms.CharField(
        label=_("Indikator yang dilayani"), required=False, max_length=2000,
        help_text=_("Kode indeks dan indikator, misalnya spbe:I12, spbe:I23."),
    )  # fmt: skip
    lisensi = forms.CharField(
        label=_("Lisensi (SPDX)"), required=False, max_length=PANJANG["lisensi"],
        help_text=_("Misalnya EUPL-1.2, AGPL-3.0-or-later, MIT; untuk praktik boleh CC-BY-4.0."),
    )  # fmt: skip
    teknologi = forms.CharField(
        label=_("Teknologi"), required=False, max_length=2000, help_text=_("Dipisah koma: Python, PostgreSQL.")
    )
    kategori = forms.MultipleChoiceField(
        label=_("Kategori"), required=False, choices=KATEGORI, widget=Kotak,
        help_text=_("Aplikasi baru dapat terbit setelah kategorinya dipilih: publiccode.yml memerlukannya."),
    )  # fmt: skip
    alamat = forms.CharField(
        label=_("Alamat repositori"), required=False, max_length=PANJANG["alamat"],
        help_text=_("Bersama lisensi, wajib sebelum sebuah aplikasi terbit."),
    )  # fmt: skip
    halaman = forms.CharField(label=_("Halaman perkenalan"), required=False, max_length=PANJANG["halaman"])
    kematangan = forms.ChoiceField(label=_("Kematangan"), choices=KEMATANGAN, initial=Kematangan.MANTAP)
    versi = forms.CharField(label=_("Versi"), required=False, max_length=PANJANG["versi"])
    pemakai = forms.CharField(
        label=_("Sudah dipakai oleh"), required=False, max_length=5000, widget=TeksPanjang({"rows": 2}),
        help_text=_("Satu pemerintahan atau kantor per baris."),
    )  # fmt: skip
    biaya = forms.IntegerField(
        label=_("Biaya memakainya (anggapan)"), required=False, min_value=0, max_value=ANGKA_MAKS - 1, widget=Rupiah,
        help_text=_("Pemasangan, penyesuaian dan pelatihan; bukan biaya membuatnya."),
    )  # fmt: skip
    upaya = forms.IntegerField(
        label=_("Upaya (hari kerja orang)"), required=False, min_value=0, max_value=ANGKA_MAKS - 1
    )
    kontak = forms.CharField(
        label=_("Kantor yang dapat dihubungi"), required=False, max_length=PANJANG["kontak"],
        help_text=_("Nama kantor dan surel dinasnya, bukan nomor seseorang."),
    )  # fmt: skip

    def __init__(self, *args: Any, lain: bool = False, tawaran: Tawaran | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_awal(tawaran) if tawaran else kwargs.pop("initial", None), **kwargs)
        if not lain:
            for name in ("daerah", "jenis_daerah", "unit"):
                del self.fields[name]
        if tawaran:
            # What a program has written is kept, though it is not among those that are offered here.
            others = ((kode, kode) for kode in tawaran.kategori if kode not in KATEGORI)
            self.fields["kategori"].choices = [*KATEGORI.items(), *others]

    def kelompok(self) -> list[tuple[Any, list[list[Any]]]]:
        """The bound fields, line by line in their groups, for the page."""
        return [
            (judul, [[self[name] for name in line if name in self.fields] for line in lines])
            for judul, lines in KELOMPOK
        ]

    def clean_indikator(self) -> tuple[tuple[str, str], ...]:
        pairs = [(word, PASANGAN.match(word)) for word in butir(self.cleaned_data["indikator"])]
        wrong = [word for word, found in pairs if not found]
        if wrong:
            raise forms.ValidationError(_("Tulis indikator seperti spbe:I1, bukan “%s”.") % wrong[0][:40])
        return tuple((found[1], found[2]) for _word, found in pairs if found)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name, mark in PEMISAH.items():
            words = butir(data.get(name, ""), mark)
            if len(words) > BANYAK_BUTIR or any(len(w) > PANJANG_BUTIR for w in words):
                self.add_error(name, _("Paling banyak 50 butir, masing-masing paling panjang 200 huruf."))
        return data

    def isi(self) -> IsiTawaran:
        """As the commands take it."""
        data = dict(self.cleaned_data)
        data |= {name: butir(data[name], mark) for name, mark in PEMISAH.items()}
        data |= {
            "jenis": Jenis(data["jenis"]),
            "kematangan": Kematangan(data["kematangan"]),
            "kategori": tuple(data["kategori"]),
        }
        return IsiTawaran(**data)


class FormAlasan(forms.Form):
    """Why."""

    alasan = forms.CharField(label=_("Alasan"), max_length=2000, widget=TeksPanjang({"rows": 2}))


class FormLampiran(forms.Form):
    """A file to an offer."""

    berkas = forms.FileField(
        label=_("Berkas"), widget=Unggah({"accept": ekstensi_diterima()}, maks=settings.BERKAS_MAKS)
    )


def _awal(row: Tawaran) -> dict[str, Any]:
    """What the form begins with: words again as they were typed."""
    isi = row.isi()
    kept = {name: getattr(isi, name) for name in FormTawaran.base_fields}
    return kept | {
        "indikator": ", ".join(f"{indeks}:{kode}" for indeks, kode in isi.indikator),
        "teknologi": ", ".join(isi.teknologi),
        "pemakai": "\n".join(isi.pemakai),
    }
