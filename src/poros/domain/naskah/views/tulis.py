"""The editor: a new draft, an old one, and what it looks like while it is written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poros.domain.persuratan.publik import surat_dibalas
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch
from poros.web import unduhan
from poros.web.halaman import kursor
from poros.web.izin import perlu
from poros.web.jawab import ke, status, tampung
from poros.web.pesan import kabari

from .. import cetak, services
from ..forms.jalur import FormKertas, FormLampiran, FormMassal
from ..forms.naskah import FormNaskah, awal_kosong, awal_naskah
from ..models import BentukNaskah, Naskah, Penandatangan
from ..queries import balasan
from ..queries import naskah as baca
from ..queries.bentuk import bentuk_aktif, ejaan, urai
from ..queries.berkas import lampiran
from ..queries.pejabat import pegang, petunjuk_blok
from ..rules.bahasa import Petunjuk, periksa
from ..values import Asal
from ..wewenang import Wewenang

EDITOR = "naskah/tulis.html"


@perlu(Wewenang.BUAT)
def buat(request: HttpRequest, kode: str) -> HttpResponse:
    row = _bentuk(request, kode)
    bentuk, asal = urai(row.naskah), _asal(request)
    if request.method != "POST":
        initial = awal_kosong(bentuk)
        if asal.surat_id:
            letter = surat_dibalas(request.actor, asal.surat_id)
            initial |= balasan.awal(request.actor, letter, bentuk)
        form = FormNaskah(actor=request.actor, bentuk=bentuk, initial=initial)
        return render(request, EDITOR, {"form": form, "bentuk": row})
    form = FormNaskah(request.POST, actor=request.actor, bentuk=bentuk)
    if form.is_valid():
        with tampung(form):
            if asal.surat_id:
                surat_dibalas(request.actor, asal.surat_id)
            made = services.buat(
                request.actor, Unit(pk=request.actor.unit_id), bentuk=row, data=form.data_naskah(), asal=asal
            )
            kabari(request, _("Konsep disimpan."))
            return ke(request, _lanjut(request, made))
    return render(request, EDITOR, {"form": form, "bentuk": row}, status=status(form))


@perlu(Wewenang.TULIS)
def tulis(request: HttpRequest, pk: int) -> HttpResponse:
    naskah = baca.satu(request.actor, pk, Wewenang.TULIS)
    bentuk = urai(naskah.bentuk.naskah)
    files = list(lampiran(naskah).select_related("berkas").order_by("urutan", "id"))
    common = {"naskah": naskah, "bentuk": naskah.bentuk, "lampiran": FormLampiran(), "terlampir": files}
    if request.method != "POST":
        initial = awal_naskah(naskah, baca.tanda(naskah), [] if naskah.massal else list(naskah.penerima.all()))
        form = FormNaskah(actor=request.actor, bentuk=bentuk, initial=initial)
        return render(request, EDITOR, {"form": form, **common})
    form = FormNaskah(request.POST, actor=request.actor, bentuk=bentuk)
    if form.is_valid():
        with tampung(form):
            services.ubah(request.actor, naskah, data=form.data_naskah(), atas=form.cleaned_data["atas"])
            kabari(request, _("Naskah disimpan."))
            return ke(request, _lanjut(request, naskah))
    return render(request, EDITOR, {"form": form, **common}, status=status(form))


@perlu(Wewenang.BUAT)
@require_POST
def pratinjau(request: HttpRequest, kode: str) -> HttpResponse:
    """What is typed, as it will be read, with hints on its language. Nothing is kept."""
    bentuk = urai(_bentuk(request, kode).naskah)
    form = FormNaskah(request.POST, actor=request.actor, bentuk=bentuk)
    typed, hal = form.isi(), request.POST.get("hal", "")
    isi = {
        "bagian": cetak.bagian(bentuk, typed, {}),
        "petunjuk": [*periksa(bentuk, hal, typed, ejaan()), *_petunjuk_blok(form)],
        "nama_bagian": {b.kode: b.nama for b in bentuk.bagian},
        "hal": hal,
    }
    return render(request, "naskah/_pratinjau.html", isi)


@perlu(Wewenang.LIHAT)
@require_GET
def lembar(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet as it would be today, marked as a draft until it has its number."""
    naskah = baca.satu(request.actor, pk)
    receivers = [] if naskah.massal else list(naskah.penerima.all())
    made = cetak.lembar(request.actor.peta, naskah, baca.tanda(naskah), receivers, hari=timezone.localdate())
    return unduhan.pdf(made.pdf, naskah.nomor or naskah.hal)


@perlu(Wewenang.TULIS)
@require_POST
def lampirkan(request: HttpRequest, pk: int) -> HttpResponse:
    form = FormLampiran(request.POST, request.FILES)
    if form.is_valid():
        with tampung(form):
            file = form.cleaned_data["lampiran"]
            services.lampirkan(request.actor, Naskah(pk=pk), isi=file.file, nama=file.name)
            kabari(request, _("Lampiran ditambahkan."))
            return ke(request, reverse("naskah:naskah", args=[pk]))
    naskah = baca.satu(request.actor, pk, Wewenang.TULIS)
    isi = {"form": form, "naskah": naskah, "judul": _("Tambah lampiran"), "tombol": _("Tambah"), "berkas": True}
    return render(request, "naskah/formulir.html", isi, status=status(form))


@perlu(Wewenang.TULIS)
@require_POST
def lepas_lampiran(request: HttpRequest, pk: int, tautan: int) -> HttpResponse:
    services.lepas_lampiran(request.actor, Naskah(pk=pk), tautan=tautan)
    kabari(request, _("Lampiran dilepas."))
    return ke(request, reverse("naskah:tulis", args=[pk]))


@perlu(Wewenang.TULIS)
def massal(request: HttpRequest, pk: int) -> HttpResponse:
    """Load a table of addressees."""
    naskah = baca.satu(request.actor, pk, Wewenang.TULIS)
    form = FormMassal(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            n = services.muat_penerima(request.actor, naskah, tabel=form.cleaned_data["tabel"])
            kabari(request, _("%(n)s penerima dimuat.") % {"n": n})
            return ke(request, reverse("naskah:naskah", args=[pk]))
    return render(request, "naskah/massal.html", {"form": form, "naskah": naskah}, status=status(form))


@perlu(Wewenang.KERTAS_CATAT)
def kertas(request: HttpRequest, kode: str) -> HttpResponse:
    """Record a letter that went out on paper under a number of one's own block."""
    row = _bentuk(request, kode)
    bentuk, bound = urai(row.naskah), request.method == "POST"
    form = FormNaskah(request.POST if bound else None, actor=request.actor, bentuk=bentuk)
    nomor = FormKertas(request.POST if bound else None, request.FILES if bound else None)
    if bound and form.is_valid() & nomor.is_valid():
        with tampung(nomor):
            made = services.catat_kertas(
                request.actor,
                Unit(pk=request.actor.unit_id),
                bentuk=row,
                data=form.data_naskah(),
                urut=nomor.cleaned_data["urut"],
                tanggal=nomor.cleaned_data["tanggal"],
                isi=nomor.cleaned_data["pindaian"].file,
                nama=nomor.cleaned_data["pindaian"].name,
            )
            kabari(request, _("Tercatat dengan nomor %s.") % made.nomor)
            return ke(request, reverse("naskah:naskah", args=[made.pk]))
    code = max(status(form), status(nomor))
    return render(request, EDITOR, {"form": form, "bentuk": row, "kertas": nomor}, status=code)


def _petunjuk_blok(form: FormNaskah) -> list[Petunjuk]:
    """What is to be thought of in the name-block that is being chosen."""
    form.is_valid()
    chosen = {name: form.cleaned_data.get(name) for name in ("tanda", "atas_nama", "untuk_beliau")}
    if chosen["tanda"] is None:
        return []
    signer = Penandatangan(jabatan=chosen["tanda"], atas_nama=chosen["atas_nama"], untuk_beliau=chosen["untuk_beliau"])
    return petunjuk_blok(pegang(signer, form.actor.hari), strategis=bool(form.cleaned_data.get("strategis")))


def _bentuk(request: HttpRequest, kode: str) -> BentukNaskah:
    found = bentuk_aktif(request.actor).filter(kode=kode).first()
    if found is None:
        raise Http404
    return found


def _asal(request: HttpRequest) -> Asal:
    pks = {name: kursor(request.GET.get(name)) for name in ("surat", "mengubah", "mencabut")}
    for name in ("mengubah", "mencabut"):
        if pks[name]:
            fetch(request.actor, Wewenang.LIHAT, Naskah.objects.all(), pks[name])
    return Asal(surat_id=pks["surat"], mengubah_id=pks["mengubah"], mencabut_id=pks["mencabut"])


def _lanjut(request: HttpRequest, naskah: Any) -> str:
    """On to the letter, or on to handing it in."""
    return reverse("naskah:ajukan" if "ajukan" in request.POST else "naskah:naskah", args=[naskah.pk])
