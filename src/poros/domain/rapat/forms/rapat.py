"""Filters, the plan of a meeting, its agenda, its time, its invitation and its steps."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from poros.kernel.berkas.jenis import ekstensi_diterima
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.web.forms import TeksPanjang, Unggah

from ..labels import STATUS
from ..models import Lokasi, Rapat, Ruang
from ..queries import pilihan
from ..queries.parameter import jenis, perkara
from ..rules.alur import WAJIB_ALASAN, Aksi, Peran
from ..values import CARI_MAKS, Cari, DataAcara, DataPeserta, DataRapat, Jadwal, Saringan
from .bidang import Bersikeras, Hari, Kotak, Saat, nomor

KOTAK = [("", _("Semua")), ("mendatang", _("Akan datang")), ("notula", _("Menunggu notula"))]
BARIS_MAKS, TEKS_MAKS = 200, 20_000
MENIT = re.compile(r"([1-9][0-9]{0,2})?", re.ASCII)


class FormSaring(forms.Form):
    """All optional, in the address."""

    q = forms.CharField(required=False, max_length=100)
    kotak = forms.ChoiceField(label=_("Tampilkan"), required=False, choices=KOTAK)
    jenis = forms.ChoiceField(label=_("Jenis"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Semua")), *STATUS.items()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis"].choices = [("", _("Semua")), *((j.kode, j.nama) for j in jenis().values())]

    def saringan(self) -> Saringan:
        self.is_valid()
        return Saringan(**{k: v for k, v in self.cleaned_data.items() if v})


class FormRapat(forms.Form):
    """What it is about and who comes."""

    jenis = forms.ChoiceField(label=_("Jenis rapat"))
    judul = forms.CharField(label=_("Judul"), max_length=250)
    ketua = forms.TypedChoiceField(label=_("Dipimpin oleh"), required=False, coerce=nomor, empty_value=None)
    notulis = forms.TypedChoiceField(
        label=_("Notulis"), required=False, coerce=nomor, empty_value=None,
        help_text=_("Bukan yang memimpin: notula disetujui oleh ketua, tidak oleh penulisnya sendiri."),
    )  # fmt: skip
    sebelum = forms.TypedChoiceField(
        label=_("Lanjutan dari rapat"), required=False, coerce=nomor, empty_value=None,
        help_text=_("Rapat ini dibuka dengan keadaan keputusan rapat itu."),
    )  # fmt: skip
    wajib = forms.TypedMultipleChoiceField(label=_("Wajib hadir"), required=False, coerce=int, widget=Kotak)
    boleh = forms.TypedMultipleChoiceField(label=_("Baik bila hadir"), required=False, coerce=int, widget=Kotak)
    penulis = forms.TypedMultipleChoiceField(label=_("Ikut menulis notula"), required=False, coerce=int, widget=Kotak)
    tamu = forms.CharField(
        label=_("Tamu dan narasumber"), required=False, max_length=TEKS_MAKS, widget=TeksPanjang({"rows": 3}),
        help_text=_("Satu orang per baris: nama, instansi."),
    )  # fmt: skip
    dprd = forms.CharField(
        label=_("Anggota DPRD"), required=False, max_length=TEKS_MAKS, widget=TeksPanjang({"rows": 3}),
        help_text=_("Satu orang per baris: nama, fraksi."),
    )  # fmt: skip
    perkara = forms.ChoiceField(label=_("Perkara yang diputus"), required=False)
    anggota = forms.IntegerField(label=_("Banyaknya anggota DPRD"), required=False, min_value=1, max_value=500)
    tertutup = forms.BooleanField(label=_("Tertutup: hanya dibaca yang diundang"), required=False)
    pakaian = forms.CharField(label=_("Pakaian"), required=False, max_length=100)
    catatan = forms.CharField(label=_("Catatan"), required=False, max_length=5000, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, actor: Actor, rapat: Rapat | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _awal(rapat) if rapat else None)
        super().__init__(*args, **kwargs)
        offices = pilihan.jabatan(actor)
        guests = list(rapat.peserta.select_related("jabatan")) if rapat else []
        self.peran = {
            (p.jabatan_id, p.nama, p.instansi): Peran(p.peran)
            for p in guests
            if p.jabatan_id or p.peran != Peran.ANGGOTA_DPRD
        }
        offices = list(dict([*offices, *((p.jabatan_id, str(p)) for p in guests if p.jabatan_id)]).items())
        self.fields["jenis"].choices = pilihan.jenis_rapat()
        self.fields["sebelum"].choices = [("", "–"), *pilihan.sebelum(actor, rapat)]
        self.fields["perkara"].choices = [("", "–"), *((p.kode, p.nama) for p in perkara().values())]
        for name in ("ketua", "notulis"):
            self.fields[name].choices = [("", "–"), *offices]
        for name in ("wajib", "boleh", "penulis"):
            self.fields[name].choices = offices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("ketua") and data.get("ketua") == data.get("notulis"):
            self.add_error("notulis", _("Ketua tidak sekaligus notulis."))
        for name in ("tamu", "dprd"):
            lines = data.get(name, "").splitlines()
            if len(lines) > BARIS_MAKS or any(len(line) > 250 for line in lines):  # noqa: PLR2004 -- a name and a house
                self.add_error(name, _("Paling banyak 200 baris, masing-masing paling panjang 250 huruf."))
            elif any(not p.nama for p in _baris(data.get(name, ""), Peran.TAMU)):
                self.add_error(name, _("Tulis nama setiap tamu."))
        return data

    def data_rapat(self) -> DataRapat:
        d = self.cleaned_data
        writes = set(d["penulis"])
        others = [pk for pk in d["boleh"] if pk not in d["wajib"]]
        also = [pk for pk in writes if pk not in {*d["wajib"], *others}]
        offices = [
            DataPeserta(jabatan_id=pk, wajib=pk in d["wajib"], menulis=pk in writes)
            for pk in (*d["wajib"], *others, *also)
        ]
        plain = ("jenis", "judul", "tertutup", "pakaian", "catatan", "perkara", "anggota")
        return DataRapat(
            **{name: d[name] for name in plain},
            ketua_id=d["ketua"],
            notulis_id=d["notulis"],
            sebelum_id=d["sebelum"],
            peserta=(
                *(self._seperti_semula(p) for p in (*offices, *_baris(d["tamu"], Peran.TAMU))),
                *_baris(d["dprd"], Peran.ANGGOTA_DPRD),
            ),
        )

    def _seperti_semula(self, p: DataPeserta) -> DataPeserta:
        """As what he has taken part so far: the boxes and lines do not ask."""
        return replace(p, peran=self.peran.get((p.jabatan_id, p.nama, p.instansi), p.peran))


class FormAcara(forms.Form):
    """The agenda as lines of text: quick to type, also on a phone."""

    acara = forms.CharField(
        label=_("Acara"), required=False, max_length=TEKS_MAKS, widget=TeksPanjang({"rows": 8}),
        help_text=_("Satu acara per baris: judul | penyaji | menit. Penyaji dan menit boleh kosong."),
    )  # fmt: skip

    def clean_acara(self) -> tuple[DataAcara, ...]:
        found = []
        for line in filter(str.strip, self.cleaned_data["acara"].splitlines()):
            judul, penyaji, menit = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
            count = menit.removesuffix("menit").strip()
            if not judul or len(judul) > 250 or len(penyaji) > 150 or not MENIT.fullmatch(count):  # noqa: PLR2004 -- the columns
                raise forms.ValidationError(
                    _("Tulis acara seperti Pintu air | Dinas PU | 30: %(baris)s"), params={"baris": line[:80]}
                )
            found.append(DataAcara(judul=judul, penyaji=penyaji, menit=int(count) if count else None))
        return tuple(found)


class FormCari(forms.Form):
    """What the finder is asked, in the address."""

    dari = Hari(label=_("Dari"))
    sampai = Hari(label=_("Sampai"))
    lama = forms.IntegerField(label=_("Lama (menit)"), min_value=15, max_value=8 * 60, initial=90)
    kursi = forms.IntegerField(label=_("Kursi"), required=False, min_value=0, max_value=100_000)
    daring = forms.BooleanField(label=_("Daring saja"), required=False)

    def __init__(self, *args: Any, hari: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari = hari

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        dari, sampai = data.get("dari"), data.get("sampai")
        if dari and sampai and not timedelta(0) <= sampai - dari <= CARI_MAKS:
            self.add_error("sampai", _("Cari paling lama 31 hari, dan sesudah hari pertamanya."))
        return data

    def data_cari(self) -> Cari:
        d = self.cleaned_data
        return Cari(dari=d["dari"], sampai=d["sampai"], lama=d["lama"], kursi=d["kursi"] or 0, daring=d["daring"])


class FormJadwal(Bersikeras):
    """When and where."""

    mulai = Saat(label=_("Mulai"))
    selesai = Saat(label=_("Selesai"))
    ruang = forms.ModelChoiceField(Ruang.objects.none(), label=_("Ruang"), required=False)
    tempat = forms.CharField(label=_("Tempat lain"), required=False, max_length=200)
    lokasi = forms.ModelChoiceField(
        Lokasi.objects.none(), label=_("Lokasinya"), required=False, help_text=_("Untuk menghitung waktu tempuh.")
    )
    tautan = forms.CharField(label=_("Tautan daring"), required=False, max_length=300)
    dasar = forms.CharField(
        label=_("Keputusan Badan Musyawarah"), required=False, max_length=200,
        help_text=_("Nomor dan tanggalnya, bila rapat lanjutan diadakan lebih lambat daripada batasnya."),
    )  # fmt: skip

    def __init__(self, *args: Any, rapat: Rapat, awal: dict[str, Any] | None = None, **kwargs: Any) -> None:
        names = ("mulai", "selesai", "ruang", "tempat", "lokasi", "tautan")
        there = {name: getattr(rapat, name) for name in names} if rapat.mulai else {}
        super().__init__(*args, initial={**there, "dasar": rapat.dasar_lanjutan, **(awal or {})}, **kwargs)
        if not rapat.lanjutan:
            del self.fields["dasar"]
        self.fields["ruang"].queryset = Ruang.objects.filter(sumber_daya__aktif=True).select_related("sumber_daya")
        self.fields["lokasi"].queryset = Lokasi.objects.all()

    def jadwal(self) -> Jadwal:
        d = dict(self.cleaned_data)
        d.pop("tetap", None)
        ruang, lokasi = d.pop("ruang"), d.pop("lokasi")
        return Jadwal(**d, ruang_id=ruang.pk if ruang else None, lokasi_id=lokasi.pk if lokasi else None)


class FormUndangan(forms.Form):
    """Who signs the letter."""

    penanda = forms.TypedChoiceField(label=_("Ditandatangani oleh"), coerce=int)

    def __init__(self, *args: Any, actor: Actor, rapat: Rapat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["penanda"].choices = pilihan.penanda(actor, rapat)


class FormNomor(forms.Form):
    """An invitation that was made elsewhere."""

    nomor = forms.CharField(label=_("Nomor undangan"), max_length=200)


class FormLangkah(forms.Form):
    """A step, with a reason where one is asked for."""

    aksi = forms.TypedChoiceField(choices=[(a, a) for a in Aksi], coerce=Aksi, widget=forms.HiddenInput)
    alasan = forms.CharField(label=_("Alasan"), max_length=2000, required=False, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan"].required = (self.initial.get("aksi") or self.data.get("aksi")) in WAJIB_ALASAN


class FormBahan(forms.Form):
    berkas = forms.FileField(
        label=_("Bahan"), widget=Unggah({"accept": ekstensi_diterima()}, maks=settings.BERKAS_MAKS)
    )


class FormKoreksi(forms.Form):
    isi = forms.CharField(label=_("Koreksi"), max_length=5000, widget=TeksPanjang({"rows": 3}))


class FormHitung(forms.Form):
    """Those present, as counted; empty takes the signatures."""

    hadir = forms.IntegerField(
        label=_("Yang hadir"), required=False, min_value=0, max_value=500,
        help_text=_("Kosongkan untuk memakai daftar hadir."),
    )  # fmt: skip
    menit = forms.IntegerField(
        label=_("Bila kurang, ditunda (menit)"), required=False, min_value=1, max_value=999,
        help_text=_("Kosongkan untuk selama yang dibolehkan."),
    )  # fmt: skip


class FormSuara(forms.Form):
    setuju = forms.IntegerField(label=_("Setuju"), min_value=0, max_value=500)
    tolak = forms.IntegerField(label=_("Tidak setuju"), min_value=0, max_value=500)


def _baris(text: str, peran: Peran) -> list[DataPeserta]:
    pairs = (line.partition(",") for line in text.splitlines() if line.strip())
    return [
        DataPeserta(nama=name.strip()[:150], instansi=house.strip()[:150], peran=peran, wajib=False)
        for name, _comma, house in pairs
    ]


def _awal(rapat: Rapat) -> dict[str, Any]:
    guests = list(rapat.peserta.all())
    kept = {name: getattr(rapat, name) for name in ("jenis", "judul", "perkara", "anggota", "pakaian", "catatan")}
    named = [p for p in guests if not p.jabatan_id]
    text = {
        council: "\n".join(
            ", ".join(filter(None, (p.nama, p.instansi))) for p in named if (p.peran == Peran.ANGGOTA_DPRD) is council
        )
        for council in (False, True)
    }
    return kept | {
        "ketua": rapat.ketua_id,
        "notulis": rapat.notulis_id,
        "sebelum": rapat.sebelum_id,
        "tertutup": rapat.kerahasiaan == Kerahasiaan.RAHASIA,
        "wajib": [p.jabatan_id for p in guests if p.jabatan_id and p.wajib],
        "boleh": [p.jabatan_id for p in guests if p.jabatan_id and not p.wajib],
        "penulis": [p.jabatan_id for p in guests if p.menulis],
        "tamu": text[False],
        "dprd": text[True],
    }
