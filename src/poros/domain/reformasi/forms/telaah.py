"""A review: how it begins, its steps, its filter, the facts and the decision on a post, a team."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.web.forms import TeksPanjang

from ..labels import CIRI, DAERAH, FUNGSI, HASIL
from ..models import PosTelaah, Telaah
from ..rules.alur import ALASAN_TELAAH, BERDOKUMEN, AksiTelaah
from ..rules.penyederhanaan import Hasil
from ..values import DataPutusan, DataTelaah, FaktaPos, Lampiran, LangkahTelaah
from .dasar import Berkas, Hari, isi_berkas, pilihan_unit

PEMANGKU_MAKS = 999
KEPEGAWAIAN = "kepegawaian"


class FormTelaah(forms.Form):
    """Begin with the present structure, or with a file."""

    judul = forms.CharField(label=_("Judul"), max_length=200)
    daerah = forms.ChoiceField(label=_("Jenis daerah"), choices=list(DAERAH.items()))
    tanggal = Hari(label=_("Menurut aturan pada tanggal"), help_text=_("Aturan yang berlaku pada hari ini dipakai."))
    kepegawaian = forms.TypedChoiceField(
        label=_("Unit kepegawaian"), coerce=int, help_text=_("Hanya unit ini yang dapat membuka nama pejabat.")
    )
    asal = forms.ChoiceField(
        label=_("Struktur"),
        choices=[("organisasi", _("Struktur sekarang di Poros")), ("berkas", _("Berkas CSV atau XLSX"))],
        widget=forms.RadioSelect,
        initial="organisasi",
    )
    berkas = Berkas(label=_("Berkas struktur"), required=False, tabel=True)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = pilihan_unit(actor)
        self.fields["kepegawaian"].choices = sorted(units, key=lambda u: KEPEGAWAIAN not in u[1].lower())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("asal") == "berkas" and not data.get("berkas"):
            self.add_error("berkas", _("Unggah berkas strukturnya."))
        return data

    def data_telaah(self) -> DataTelaah:
        """As the command takes it."""
        data = self.cleaned_data
        file = data["berkas"] if data["asal"] == "berkas" else None
        return DataTelaah(
            judul=data["judul"],
            daerah=data["daerah"],
            tanggal=data["tanggal"],
            kepegawaian_id=data["kepegawaian"],
            sumber=file.name[:200] if file else "",
        )


class FormLangkah(forms.Form):
    """A step with its paper; shows only what this step asks for."""

    aksi = forms.TypedChoiceField(choices=[(a, a) for a in AksiTelaah], coerce=AksiTelaah, widget=forms.HiddenInput)
    tanggal = Hari(label=_("Tanggal"))
    nomor = forms.CharField(label=_("Nomor dokumen"), max_length=150, required=False)
    tenggat = Hari(label=_("Unit selesai sebelum"), required=False)
    catatan = forms.CharField(label=_("Catatan"), max_length=2000, required=False, widget=TeksPanjang({"rows": 2}))
    berkas = Berkas(label=_("Berkas"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aksi = self.initial.get("aksi") or self.data.get("aksi")
        self.fields["catatan"].required = aksi in ALASAN_TELAAH
        self.fields["nomor"].required = aksi in BERDOKUMEN
        self.fields["tenggat"].required = aksi == AksiTelaah.TETAPKAN
        if aksi not in BERDOKUMEN:
            del self.fields["nomor"], self.fields["berkas"]
        if aksi != AksiTelaah.TETAPKAN:
            del self.fields["tenggat"]

    def langkah(self) -> LangkahTelaah:
        """As the command takes it."""
        return LangkahTelaah(**{n: v for n, v in self.cleaned_data.items() if n != "berkas"})

    def dokumen(self) -> Lampiran | None:
        """The paper itself, where there is one."""
        return isi_berkas(self.cleaned_data.get("berkas"))


class SaringPos(forms.Form):
    """What the list of posts is narrowed to."""

    q = forms.CharField(required=False)
    pangkal = forms.CharField(label=_("Perangkat daerah"), required=False, widget=forms.Select)
    hasil = forms.ChoiceField(label=_("Hasil"), choices=[("", _("Semua hasil")), *HASIL.items()], required=False)

    def __init__(self, *args: Any, pangkal: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pangkal"].widget.choices = [("", _("Semua perangkat daerah")), *pangkal]


class FormFakta(forms.Form):
    """Facts on which the rules decide."""

    fungsi = forms.ChoiceField(label=_("Fungsi"), choices=[("", _("Belum diketahui")), *FUNGSI.items()], required=False)
    ciri = forms.MultipleChoiceField(
        label=_("Keadaan jabatan"), choices=list(CIRI.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    pemangku = forms.IntegerField(label=_("Jumlah pemangku"), min_value=0, max_value=PEMANGKU_MAKS)

    def fakta(self) -> FaktaPos:
        """As the command takes it."""
        data = self.cleaned_data
        return FaktaPos(fungsi=data["fungsi"], ciri=tuple(data["ciri"]), pemangku=data["pemangku"])


class FormPutusan(forms.Form):
    """What a person decides, why, and with what evidence."""

    hasil = forms.ChoiceField(label=_("Putusan"), required=False, widget=forms.RadioSelect)
    jf = forms.ChoiceField(
        label=_("Jabatan fungsional penyetaraan"), required=False, help_text=_("Hanya untuk yang disederhanakan.")
    )
    alasan = forms.CharField(label=_("Alasan"), max_length=5000, required=False, widget=TeksPanjang({"rows": 3}))
    berkas = Berkas(label=_("Bukti"), required=False)

    def __init__(self, *args: Any, pos: PosTelaah, jf: list[str], **kwargs: Any) -> None:
        decided = pos.akhir if pos.diputus else ""
        super().__init__(*args, initial={"hasil": decided, "jf": pos.jf}, **kwargs)
        rest = [(h, HASIL[h]) for h in (Hasil.DIPERTAHANKAN, Hasil.DISEDERHANAKAN)]
        self.fields["hasil"].choices = [("", _("Ikuti usul menurut aturan")), *rest]
        names = jf if not pos.jf or pos.jf in jf else [pos.jf, *jf]
        self.fields["jf"].choices = [("", _("Belum dipilih")), *((n, n) for n in names)]

    def putusan(self) -> DataPutusan:
        """As the command takes it."""
        data = self.cleaned_data
        chosen = Hasil(data["hasil"]) if data["hasil"] else None
        return DataPutusan(hasil=chosen, alasan=data["alasan"], jf=data["jf"])

    def bukti(self) -> Lampiran | None:
        """The evidence, where there is some."""
        return isi_berkas(self.cleaned_data["berkas"])


class FormTanggapan(forms.Form):
    """What a unit says about its post."""

    isi = forms.CharField(label=_("Tanggapan unit"), max_length=2000, widget=TeksPanjang({"rows": 3}))


class FormTim(forms.Form):
    """A team's name and task; with the act that was pressed."""

    tim = forms.IntegerField(widget=forms.HiddenInput)
    nama = forms.CharField(label=_("Nama tim"), max_length=220)
    tugas = forms.CharField(label=_("Tugas"), max_length=2000, required=False, widget=TeksPanjang({"rows": 2}))


def langkah(telaah: Telaah, aksi: list[AksiTelaah], tanggal: Any) -> list[FormLangkah]:
    """A form for each step that may be taken now."""
    return [FormLangkah(initial={"aksi": a, "tanggal": tanggal}, auto_id=f"id_{telaah.pk}_{a}_%s") for a in aksi]
