"""Disposals: the list, one with its road and its list, and each step."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch
from poros.web.formulir import formulir
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen

from .. import services
from ..forms import susut as forms
from ..forms.berkas import FormAlasan
from ..labels import AKSI_SUSUT, DOKUMEN
from ..models import Penyusutan
from ..models.susut import NAMA_DOKUMEN
from ..queries import susut as baca
from ..queries.retensi import ketentuan
from ..rules.susut import FLOW, Aksi, Jenis, Status
from ..wewenang import Wewenang

WEWENANG = {
    Aksi.SELEKSI: Wewenang.SUSUT_PILIH,
    Aksi.AJUKAN: Wewenang.SUSUT_PILIH,
    Aksi.NILAI: Wewenang.SUSUT_NILAI,
    Aksi.NYATAKAN: Wewenang.SUSUT_NYATAKAN,
    Aksi.SETUJUI: Wewenang.SUSUT_SETUJUI,
    Aksi.TETAPKAN: Wewenang.SUSUT_TETAPKAN,
    Aksi.PINDAHKAN: Wewenang.SUSUT_TERIMA,
    Aksi.SERAHKAN: Wewenang.SUSUT_TERIMA,
    Aksi.SAKSIKAN: Wewenang.SUSUT_SAKSIKAN,
    Aksi.MUSNAHKAN: Wewenang.SUSUT_MUSNAHKAN,
    Aksi.ARSIPKAN: Wewenang.SUSUT_MUSNAHKAN,
    Aksi.BATALKAN: Wewenang.SUSUT_BATALKAN,
}
"""Which permission each step asks for; the services say the same."""
BAHAYA = frozenset({Aksi.MUSNAHKAN, Aksi.BATALKAN})
TITAH: dict[Aksi, Callable[[Actor, Penyusutan, Any], object]] = {
    Aksi.SELEKSI: lambda a, row, f: services.pilih(a, row, berkas_id=f.cleaned_data["berkas"]),
    Aksi.AJUKAN: lambda a, row, _f: services.ajukan_susut(a, row),
    Aksi.NILAI: lambda a, row, f: services.nilai_susut(a, row, hasil=f.penilaian()),
    Aksi.NYATAKAN: lambda a, row, f: services.nyatakan(a, row, nota=f.nota()),
    Aksi.SETUJUI: lambda a, row, f: services.setujui_susut(a, row, nota=f.nota(), **_surat(f)),
    Aksi.TETAPKAN: lambda a, row, f: services.tetapkan_susut(a, row, nota=f.nota()),
    Aksi.PINDAHKAN: lambda a, row, f: services.terima_susut(a, row, nota=f.nota()),
    Aksi.SERAHKAN: lambda a, row, f: services.terima_susut(a, row, nota=f.nota()),
    Aksi.SAKSIKAN: lambda a, row, _f: services.saksikan(a, row),
    Aksi.MUSNAHKAN: lambda a, row, f: services.musnahkan(a, row, nota=f.nota()),
    Aksi.ARSIPKAN: lambda a, row, _f: services.arsipkan(a, row),
    Aksi.BATALKAN: lambda a, row, f: services.batalkan(a, row, alasan=f.cleaned_data["alasan"]),
}


@perlu(Wewenang.SUSUT_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    form = forms.FormSaringSusut(request.GET)
    isi: dict[str, Any] = {
        "halaman": potong(baca.susut_terlihat(request.actor, **form.saringan()), request.GET), "saring": form,
    }  # fmt: skip
    if fragmen(request):
        return render(request, "kearsipan/susut_daftar.html#daftar", isi)
    own = Unit(pk=request.actor.unit_id)
    granted = boleh(request.actor, own, Wewenang.SUSUT_SUSUN, Wewenang.PANITIA_BENTUK)
    isi |= {"boleh_susun": Wewenang.SUSUT_SUSUN in granted, "boleh_panitia": Wewenang.PANITIA_BENTUK in granted}
    return render(request, "kearsipan/susut_daftar.html", isi)


@perlu(Wewenang.SUSUT_SUSUN, Wewenang.PANITIA_BENTUK)
@require_http_methods(["GET", "POST"])
def mulai(request: HttpRequest, jenis: str) -> HttpResponse:
    """Begin a disposal of one kind; a destruction begins with its panel."""
    if jenis not in list(Jenis):
        raise Http404
    kind = Jenis(jenis)
    destroys = kind is Jenis.MUSNAH
    unit = fetch(
        request.actor, Wewenang.PANITIA_BENTUK if destroys else Wewenang.SUSUT_SUSUN, Unit.objects.all(),
        request.actor.unit_id,
    )  # fmt: skip
    first = {"tanggal": request.actor.hari, "judul": f"{forms.JUDUL[kind]} {unit.singkatan} {request.actor.hari.year}"}
    form = (forms.FormPanitia if destroys else forms.FormSusun)(request.POST or None, initial=first)

    def act() -> str:
        told = {"judul": form.cleaned_data["judul"], "panjang": form.cleaned_data["panjang"]}
        row = (
            services.bentuk_panitia(request.actor, unit, panitia=form.panitia(), **told)
            if destroys
            else services.susun_susut(request.actor, unit, jenis=kind, **told)
        )
        return reverse("arsip:susut", args=[row.pk])

    return formulir(
        request, form, act, judul=forms.JUDUL[kind], tombol=_("Bentuk panitia") if destroys else _("Mulai"),
        ke=reverse("arsip:susut_daftar"),
        template="kearsipan/panitia.html" if destroys else "web/formulir.html",
    )  # fmt: skip


@perlu(Wewenang.SUSUT_LIHAT)
@require_GET
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    row = baca.satu(request.actor, pk)
    flow = FLOW[Jenis(row.jenis)]
    granted = boleh(request.actor, row, *dict.fromkeys(WEWENANG.values()))
    acts = [a for a in flow.acts_from(Status(row.status)) if WEWENANG[a] in granted]
    papers = {tie.nama: tie for tie in baca.dokumen_terlihat(request.actor, row)}
    witnesses = list(row.saksi.all())
    isi = {
        "susut": row,
        "baris": baca.baris(row),
        "langkah": [(a.value, AKSI_SUSUT[a], a in BAHAYA) for a in acts],
        "dokumen": [(DOKUMEN[kind], papers[name]) for kind, name in NAMA_DOKUMEN.items() if name in papers],
        "riwayat": row.riwayat.order_by("-id"),
        "saksi": witnesses,
        "saksi_perlu": ketentuan(request.actor.hari).saksi if row.jenis == Jenis.MUSNAH else 0,
        "musnah": row.jenis == Jenis.MUSNAH,
    }
    return render(request, "kearsipan/susut.html", isi)


@perlu(*dict.fromkeys(WEWENANG.values()))
@require_http_methods(["GET", "POST"])
def melangkah(request: HttpRequest, pk: int, aksi: str) -> HttpResponse:
    """The page of one step; what the step still lacks is said there."""
    if aksi not in list(Aksi):
        raise Http404
    act = Aksi(aksi)
    row = fetch(request.actor, WEWENANG[act], baca.semua(), pk)
    form = _form(request, act, row)
    url = reverse("arsip:susut", args=[pk])

    def run() -> str:
        TITAH[act](request.actor, row, form)
        return url

    return formulir(
        request, form, run, judul=AKSI_SUSUT[act], tombol=AKSI_SUSUT[act], ke=url, ket=row, bahaya=act in BAHAYA,
        template="kearsipan/pilih.html" if act is Aksi.SELEKSI else "web/formulir.html",
    )  # fmt: skip


def _form(request: HttpRequest, act: Aksi, row: Penyusutan) -> Form:
    data, files = request.POST or None, request.FILES or None
    first = {"tanggal": request.actor.hari}
    if act is Aksi.SELEKSI:
        chosen = [line.berkas for line in baca.baris(row)]
        return forms.FormPilih(
            data, calon=chosen + baca.calon(request.actor, row), initial={"berkas": [f.pk for f in chosen]}
        )
    if act is Aksi.NILAI:
        return forms.FormNilai(data, baris=baca.baris(row), initial=first)
    if act is Aksi.BATALKAN:
        return FormAlasan(data)
    if act is Aksi.SETUJUI and row.jenis == Jenis.MUSNAH and row.panjang:
        return forms.FormPersetujuanAnri(data, files, initial=first)
    if act in {Aksi.AJUKAN, Aksi.SAKSIKAN, Aksi.ARSIPKAN}:
        return Form(data)
    return forms.FormNota(data, initial=first)


def _surat(form: forms.FormNota) -> dict[str, Any]:
    """The letter of Kepala ANRI, where it goes along."""
    file = form.cleaned_data.get("berkas")
    return {"berkas": file.read(), "nama_berkas": file.name} if file else {}
