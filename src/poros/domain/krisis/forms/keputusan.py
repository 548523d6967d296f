"""Decision cards: the question, its options by hand or computed, the choice, what came of it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.web.forms import Angka, TeksPanjang

from ..models import Kartu, Kejadian
from ..queries.hitung import opsi_pintu
from ..queries.parameter import perkara
from ..values import DataKartu, DataOpsi, DataPintu
from .dasar import Saat, baris

LANGKAH_MAKS = 240


class FormKartu(forms.Form):
    """A question. Evacuation is computed from the map, a gate from the figures given here."""

    perkara = forms.ChoiceField(label=_("Perkara"), choices=())
    pertanyaan = forms.CharField(label=_("Pertanyaan"), max_length=300)
    batas = Saat(label=_("Saat aman terakhir"), help_text=_("Sesudah saat ini pilihan tertentu tidak aman lagi."))
    opsi = forms.CharField(
        label=_("Pilihan"), required=False, max_length=4000, widget=TeksPanjang({"rows": 4}),
        help_text=_("Satu baris satu pilihan: nama | akibat. Jalan dan pengungsian dihitung dari peta bila kosong."),
    )  # fmt: skip
    anggapan = forms.CharField(label=_("Anggapan"), required=False, max_length=2000, widget=TeksPanjang({"rows": 2}))
    masuk = forms.CharField(
        label=_("Debit masuk per jam (m³)"), required=False, max_length=2000,
        help_text=_("Untuk pintu air: bilangan dipisah spasi, jam pertama lebih dahulu."),
    )  # fmt: skip
    muat = Angka(label=_("Daya tampung (m³)"), required=False, min_value=0, max_value=Decimal(10**12))
    isi = Angka(label=_("Isi sekarang (m³)"), required=False, min_value=0, max_value=Decimal(10**12))
    lepas_maks = Angka(
        label=_("Lepasan terbesar pintu (m³ per jam)"), required=False, min_value=0, max_value=Decimal(10**12)
    )

    def __init__(self, *args: Any, kejadian: Kejadian, **kwargs: Any) -> None:
        begin = {"batas": timezone.localtime(kejadian.jam + timedelta(hours=2))}
        super().__init__(*args, initial=begin, **kwargs)
        self.fields["perkara"].choices = [(p.kode, f"{p.nama} ({p.berwenang})") for p in perkara().values()]

    def clean_opsi(self) -> tuple[DataOpsi, ...]:
        rows = list(baris(self.cleaned_data["opsi"]))
        if any(len(r) != 2 or not all(r) for r in rows):  # noqa: PLR2004 -- name and effect
            raise forms.ValidationError(_("Tulis setiap pilihan sebagai nama | akibat."))
        return tuple(DataOpsi(nama=r[0][:200], akibat=r[1]) for r in rows)

    def clean_masuk(self) -> tuple[Decimal, ...]:
        number = Angka()
        try:
            flows = tuple(number.clean(t) for t in self.cleaned_data["masuk"].split())
        except forms.ValidationError:
            raise forms.ValidationError(_("Tulis bilangan dipisah spasi.")) from None
        if len(flows) > LANGKAH_MAKS or any(not 0 <= q < Decimal(10**12) for q in flows):
            raise forms.ValidationError(_("Paling banyak 240 bilangan yang tidak negatif."))
        return flows

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if c.get("masuk") and (c.get("muat") is None or c.get("isi") is None or c["isi"] > c["muat"]):
            self.add_error("isi", _("Isi daya tampung dan isi sekarang; isi tidak melebihi daya tampung."))
        return c

    def data_kartu(self) -> DataKartu:
        c = self.cleaned_data
        options, assumed = c["opsi"], c["anggapan"]
        if c["masuk"]:
            gate = DataPintu(**{n: c[n] for n in ("masuk", "muat", "isi", "lepas_maks")})
            computed, words = opsi_pintu(gate)
            options, assumed = (*computed, *options), f"{words} {assumed}".strip()
        return DataKartu(
            perkara=c["perkara"], pertanyaan=c["pertanyaan"], batas=c["batas"], opsi=options, anggapan=assumed
        )


class FormPutus(forms.Form):
    opsi_id = forms.TypedChoiceField(label=_("Pilihan"), coerce=int, choices=(), widget=forms.RadioSelect)
    alasan = forms.CharField(label=_("Alasan"), required=False, max_length=2000, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, kartu: Kartu, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opsi_id"].choices = [(o.pk, o.nama) for o in kartu.opsi.all()]


class FormHasil(forms.Form):
    hasil = forms.CharField(label=_("Hasil yang terjadi"), max_length=2000, widget=TeksPanjang({"rows": 2}))
