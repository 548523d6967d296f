"""Resources, requests, claims."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.web.forms import TeksPanjang

from ..labels import AKSI_KLAIM, ASAL_SARANA, JENIS_SARANA, KEADAAN_SARANA
from ..models import Sarana
from ..rules.alur import AksiKlaim, AksiPermintaan, AsalSarana, JenisSarana, KeadaanSarana
from ..values import DataPermintaan, DataSarana
from .dasar import FormKejadian, FormLetak, Jumlah, Saat

KEMAMPUAN_MAKS, PANJANG = 20, 60


class FormSarana(FormLetak):
    """A resource."""

    kode = forms.SlugField(label=_("Kode"), max_length=40)
    nama = forms.CharField(label=_("Nama"), max_length=150)
    jenis = forms.TypedChoiceField(label=_("Jenis"), choices=list(JENIS_SARANA.items()), coerce=JenisSarana)
    kemampuan = forms.CharField(
        label=_("Kemampuan"), max_length=500, required=False, help_text=_("Pisahkan dengan koma.")
    )
    kapasitas = Jumlah(label=_("Kapasitas"), initial=1)
    satuan = forms.CharField(label=_("Satuan kapasitas"), max_length=30, initial="orang")
    asal = forms.TypedChoiceField(label=_("Asal"), choices=list(ASAL_SARANA.items()), coerce=AsalSarana)
    pemilik = forms.CharField(label=_("Pemilik, bila bukan milik daerah"), max_length=150, required=False)
    keadaan = forms.TypedChoiceField(label=_("Keadaan"), choices=list(KEADAAN_SARANA.items()), coerce=KeadaanSarana)
    aktif = forms.BooleanField(label=_("Dipakai"), required=False, initial=True)
    field_order = ("kode", "nama", "jenis", "kemampuan", "kapasitas", "satuan", "asal", "pemilik", "keadaan")

    def __init__(self, *args: Any, sarana: Sarana | None = None, **kwargs: Any) -> None:
        if sarana is not None:
            begin = {name: getattr(sarana, name) for name in self.base_fields}
            kwargs["initial"] = begin | {"kemampuan": ", ".join(sarana.kemampuan)}
        super().__init__(*args, **kwargs)

    def clean_kemampuan(self) -> tuple[str, ...]:
        words = tuple(dict.fromkeys(w.strip() for w in self.cleaned_data["kemampuan"].split(",") if w.strip()))
        if len(words) > KEMAMPUAN_MAKS or any(len(w) > PANJANG for w in words):
            raise forms.ValidationError(_("Paling banyak 20 kemampuan, masing-masing 60 huruf."))
        return words

    def data_sarana(self) -> DataSarana:
        return DataSarana(**self.cleaned_data)


class FormPermintaan(FormKejadian):
    """What is needed."""

    jenis = forms.TypedChoiceField(label=_("Jenis"), choices=list(JENIS_SARANA.items()), coerce=JenisSarana)
    kemampuan = forms.CharField(label=_("Kemampuan"), max_length=60, required=False)
    jumlah = Jumlah(label=_("Banyaknya"), sampai=500)
    keperluan = forms.CharField(label=_("Untuk apa"), max_length=500, widget=TeksPanjang({"rows": 2}))
    tempat = forms.CharField(label=_("Di mana"), max_length=300)
    mulai = Saat(label=_("Mulai"))
    selesai = Saat(label=_("Sampai"))
    field_order = ("jenis", "kemampuan", "jumlah", "keperluan", "tempat", "mulai", "selesai", "kejadian_id")

    def data_permintaan(self) -> DataPermintaan:
        return DataPermintaan(**self.cleaned_data)


class FormTugaskan(forms.Form):
    """Which one."""

    sarana_id = forms.TypedChoiceField(label=_("Sarana"), coerce=int)

    def __init__(self, *args: Any, bebas: Sequence[Sarana], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sarana_id"].choices = [
            (s.pk, f"{s.nama} · {s.unit.singkatan} · {', '.join(s.kemampuan) or s.get_asal_display()}") for s in bebas
        ]


class FormKlaim(forms.Form):
    """A step of a claim."""

    aksi = forms.TypedChoiceField(choices=list(AKSI_KLAIM.items()), coerce=AksiKlaim)


class FormTutup(forms.Form):
    """The end of a request."""

    aksi = forms.TypedChoiceField(
        choices=[(a, a) for a in (AksiPermintaan.BATALKAN, AksiPermintaan.SELESAIKAN, AksiPermintaan.TOLAK)],
        coerce=AksiPermintaan,
        widget=forms.HiddenInput,
    )
    alasan = forms.CharField(label=_("Alasan"), max_length=300, required=False)
