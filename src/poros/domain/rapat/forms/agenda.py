"""An item of a leader's agenda, the leader's word, a change, helpers; rooms and ways."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan
from poros.web.forms import TeksPanjang

from ..labels import KEHADIRAN
from ..models import Agenda, Lokasi, UnitProtokol
from ..queries.agenda import pemimpin
from ..rules.alur import WAJIB_CATATAN_AGENDA, AksiAgenda, Kehadiran
from ..values import ArahanAgenda, DataAgenda, Jadwal
from .bidang import Bersikeras, Kotak, Saat

TUGAS = ("MC", "Protokol", "Media", "Pengemudi")
RANGKAP = ", "


class FormAgenda(forms.Form):
    """An item as it is asked for or drafted."""

    judul = forms.CharField(label=_("Acara"), max_length=250)
    pimpinan = forms.ModelChoiceField(Jabatan.objects.none(), label=_("Pimpinan"))
    mulai = Saat(label=_("Mulai"))
    selesai = Saat(label=_("Selesai"))
    tempat = forms.CharField(label=_("Tempat"), required=False, max_length=200)
    lokasi = forms.ModelChoiceField(
        Lokasi.objects.none(), label=_("Lokasi"), required=False, help_text=_("Untuk menghitung waktu tempuh.")
    )
    pakaian = forms.CharField(label=_("Pakaian"), required=False, max_length=100)
    penyelenggara = forms.CharField(label=_("Penyelenggara"), required=False, max_length=150)
    kontak = forms.CharField(
        label=_("Narahubung"), required=False, max_length=150,
        help_text=_("Hanya dibaca yang menyiapkan; tidak ikut ke kalender."),
    )  # fmt: skip
    sumber = forms.CharField(
        label=_("Sumber"), required=False, max_length=200, help_text=_("Nomor surat, audiensi, atau acara sendiri.")
    )
    kebutuhan = forms.CharField(
        label=_("Kebutuhan protokoler"), required=False, max_length=3000, widget=TeksPanjang({"rows": 2}),
        help_text=_("Sambutan, susunan acara, tata tempat, cendera mata, dan lainnya."),
    )  # fmt: skip
    dibuka = forms.BooleanField(label=_("Undangannya sudah dibuka dan dibaca"), required=False)
    publik = forms.BooleanField(label=_("Tampilkan kepada umum bila tayang"), required=False)

    def __init__(self, *args: Any, agenda: Agenda | None = None, **kwargs: Any) -> None:
        if agenda is not None:
            kwargs.setdefault("initial", {name: getattr(agenda, name) for name in self.base_fields})
        super().__init__(*args, **kwargs)
        self.fields["pimpinan"].queryset = pemimpin()
        self.fields["lokasi"].queryset = Lokasi.objects.all()

    def data_agenda(self) -> DataAgenda:
        d = dict(self.cleaned_data)
        lokasi, pimpinan = d.pop("lokasi"), d.pop("pimpinan")
        return DataAgenda(**d, pimpinan_id=pimpinan.pk, lokasi_id=lokasi.pk if lokasi else None)


class FormArahan(Bersikeras):
    """Goes himself, or who goes for him and what he should say."""

    kehadiran = forms.TypedChoiceField(label=_("Kehadiran"), choices=KEHADIRAN.items(), coerce=Kehadiran)
    wakil = forms.ModelChoiceField(Jabatan.objects.none(), label=_("Diwakili oleh"), required=False)
    catatan = forms.CharField(label=_("Catatan"), required=False, max_length=2000, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, agenda: Agenda, **kwargs: Any) -> None:
        begin = {"kehadiran": agenda.kehadiran, "wakil": agenda.wakil_id, "catatan": agenda.arahan}
        super().__init__(*args, initial=begin, **kwargs)
        self.fields["wakil"].queryset = pemimpin().exclude(pk=agenda.pimpinan_id)

    def arahan(self) -> ArahanAgenda:
        d = self.cleaned_data
        goes = d["wakil"] if d["kehadiran"] is Kehadiran.DIWAKILKAN else None
        return ArahanAgenda(kehadiran=d["kehadiran"], wakil_id=goes.pk if goes else None, catatan=d["catatan"])


class FormLangkahAgenda(forms.Form):
    """A step, with a reason where one is asked for."""

    aksi = forms.TypedChoiceField(choices=[(a, a) for a in AksiAgenda], coerce=AksiAgenda, widget=forms.HiddenInput)
    catatan = forms.CharField(label=_("Catatan"), max_length=2000, required=False, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aksi = self.initial.get("aksi") or self.data.get("aksi")
        self.fields["catatan"].required = aksi in WAJIB_CATATAN_AGENDA


class FormRevisi(Bersikeras):
    """Another time or place, and why."""

    mulai = Saat(label=_("Mulai"))
    selesai = Saat(label=_("Selesai"))
    tempat = forms.CharField(label=_("Tempat"), required=False, max_length=200)
    lokasi = forms.ModelChoiceField(Lokasi.objects.none(), label=_("Lokasi"), required=False)
    alasan = forms.CharField(label=_("Alasan"), max_length=2000, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, agenda: Agenda, **kwargs: Any) -> None:
        names = ("mulai", "selesai", "tempat", "lokasi")
        super().__init__(*args, initial={name: getattr(agenda, name) for name in names}, **kwargs)
        self.fields["lokasi"].queryset = Lokasi.objects.all()

    @property
    def masuk_akal(self) -> bool:
        return bool(self.cleaned_data["mulai"] < self.cleaned_data["selesai"])

    def usul(self) -> dict[str, Any]:
        """As the command takes it."""
        d = dict(self.cleaned_data)
        d.pop("tetap", None)
        alasan, lokasi = d.pop("alasan"), d.pop("lokasi")
        return {"jadwal": Jadwal(**d, lokasi_id=lokasi.pk if lokasi else None), "alasan": alasan}


class FormPetugas(forms.Form):
    """Which office does what there: one line each for the usual tasks."""

    def __init__(self, *args: Any, agenda: Agenda, pilihan: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        helpers = list(agenda.petugas.select_related("jabatan"))
        there = {task: p.jabatan_id for p in helpers for task in p.tugas.split(RANGKAP)}
        offices = dict([*pilihan, *((p.jabatan_id, p.jabatan.nama) for p in helpers)])
        for task in dict.fromkeys([*TUGAS, *there]):
            self.fields[task] = forms.TypedChoiceField(
                label=task, required=False, coerce=int, empty_value=None, choices=[("", "–"), *offices.items()],
                initial=there.get(task),
            )  # fmt: skip

    def petugas(self) -> dict[int, str]:
        """Office → its tasks; who does two has both."""
        found: dict[int, str] = {}
        for task, pk in self.cleaned_data.items():
            if pk:
                found[pk] = RANGKAP.join(filter(None, (found.get(pk), task)))
        return found


class FormRuang(forms.Form):
    """Where a room is and how many it seats."""

    lokasi = forms.CharField(label=_("Lokasi"), max_length=100, help_text=_("Gedung atau kompleksnya."))
    kursi = forms.IntegerField(label=_("Kursi"), min_value=1, max_value=100_000)


class FormTempuh(forms.Form):
    """The way between two places."""

    dari = forms.CharField(label=_("Dari"), max_length=100)
    ke = forms.CharField(label=_("Ke"), max_length=100)
    menit = forms.IntegerField(label=_("Menit"), min_value=0, max_value=1440)


class FormProtokol(forms.Form):
    """Which units keep the leaders' agendas."""

    unit = forms.TypedMultipleChoiceField(label=_("Unit protokol"), required=False, coerce=int, widget=Kotak)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        begin = {"unit": list(UnitProtokol.objects.values_list("unit_id", flat=True))}
        super().__init__(*args, initial=begin, **kwargs)
        self.fields["unit"].choices = [(s.id, s.singkatan) for s in actor.peta.simpul.values()]
