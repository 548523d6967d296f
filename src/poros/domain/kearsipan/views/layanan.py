"""Loans, copies, state of contents, rules, requests of persons."""

import tempfile
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, may, visible
from poros.web.formulir import formulir
from poros.web.halaman import potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen
from poros.web.pesan import kabari

from .. import services
from ..forms import layanan as forms
from ..models import KelasAkses, KetentuanArsip, LembagaArsip, Peminjaman, TemuanKeutuhan
from ..queries import berkas as baca_berkas
from ..queries import hapus as baca_hapus
from ..queries import layanan as baca
from ..queries.retensi import jra
from ..rules.hapus import StatusHapus
from ..rules.pinjam import Status as StatusPinjam
from ..wewenang import Wewenang


@perlu(Wewenang.PINJAM_LIHAT)
@require_GET
def pinjaman_daftar(request: HttpRequest) -> HttpResponse:
    page = potong(baca.pinjaman_terlihat(request.actor), request.GET)
    isi = {"halaman": page, "terlambat": baca.terlambat(request.actor)[:20]}
    return render(request, "kearsipan/pinjaman_daftar.html", isi)


@perlu(Wewenang.PINJAM_MINTA)
@require_http_methods(["GET", "POST"])
def pinjam(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.PINJAM_MINTA, baca_berkas.semua(), pk)
    form = forms.FormPinjam(request.POST or None)

    def act() -> str:
        loan = services.minta_pinjam(request.actor, row, **form.cleaned_data)
        return reverse("arsip:pinjaman", args=[loan.pk])

    return formulir(
        request, form, act, judul=_("Pinjam berkas"), tombol=_("Minta"), ket=row,
        ke=reverse("arsip:berkas", args=[pk]), kabar=_("Permintaan dikirim ke unit kearsipannya."),
    )  # fmt: skip


@perlu(Wewenang.PINJAM_LIHAT, Wewenang.PINJAM_JAWAB)
@require_http_methods(["GET", "POST"])
def pinjaman(request: HttpRequest, pk: int) -> HttpResponse:
    """One loan; its keeper answers here."""
    row = fetch(request.actor, Wewenang.PINJAM_LIHAT, baca.semua_pinjaman(), pk)
    answers = row.status == StatusPinjam.DIMINTA and may(request.actor, Wewenang.PINJAM_JAWAB, row)
    returns = row.status == StatusPinjam.DIPINJAM and may(request.actor, Wewenang.PINJAM_JAWAB, row)
    if request.method == "GET" and not answers:
        return render(request, "kearsipan/pinjaman.html", {"pinjaman": row, "kembali_boleh": returns})
    form = forms.FormJawabPinjam(request.POST or None)
    url = reverse("arsip:pinjaman", args=[pk])

    def act() -> str:
        services.jawab_pinjaman(request.actor, row, **form.cleaned_data)
        return url

    ket = _("%(orang)s, %(jabatan)s, sampai %(hari)s: %(keperluan)s") % {
        "orang": row.orang.nama, "jabatan": row.jabatan.nama, "hari": f"{row.sampai:%d-%m-%Y}",
        "keperluan": row.keperluan,
    }  # fmt: skip
    return formulir(
        request, form, act, judul=row.berkas.judul, tombol=_("Jawab"), ket=ket,
        ke=reverse("arsip:pinjaman_daftar"), kabar=_("Dijawab."),
    )  # fmt: skip


@perlu(Wewenang.PINJAM_JAWAB)
@require_POST
def kembalikan(request: HttpRequest, pk: int) -> HttpResponse:
    services.kembalikan(request.actor, Peminjaman(pk=pk))
    kabari(request, _("Berkas sudah kembali."))
    return redirect("arsip:pinjaman", pk)


@perlu(Wewenang.EKSPOR, Wewenang.PAKET_LIHAT)
@require_GET
def salinan(request: HttpRequest) -> HttpResponse:
    """Copies: taking one out, and those that were."""
    granted = boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.EKSPOR, Wewenang.IMPOR)
    isi = {
        "halaman": potong(baca.paket_terlihat(request.actor), request.GET),
        "ekspor": Wewenang.EKSPOR in granted,
        "impor": Wewenang.IMPOR in granted,
    }
    return render(request, "kearsipan/salinan.html", isi)


@perlu(Wewenang.PAKET_LIHAT)
@require_GET
def paket_rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """The line of one copy, among the others."""
    row = visible(request.actor, Wewenang.PAKET_LIHAT, baca.paket_terlihat(request.actor)).filter(pk=pk)
    return render(request, "kearsipan/salinan.html", {"halaman": potong(row, {})})


@perlu(Wewenang.EKSPOR)
@require_POST
def ekspor(request: HttpRequest) -> FileResponse:
    """What this office keeps, as a file that lives without us."""
    stream = tempfile.TemporaryFile()  # noqa: SIM115 -- handed to the answer, which closes it
    row = services.ekspor(request.actor, Unit(pk=request.actor.unit_id), tujuan=stream)
    stream.seek(0)
    return FileResponse(stream, as_attachment=True, filename=row.nama, content_type="application/zip")


@perlu(Wewenang.IMPOR)
@require_http_methods(["GET", "POST"])
def impor(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.IMPOR, Unit.objects.all(), request.actor.unit_id)
    form = forms.FormImpor(request.POST or None, request.FILES or None)

    def act() -> str:
        told = services.impor(request.actor, unit, sumber=form.cleaned_data["berkas"])
        words = _("%(berkas)s berkas dan %(item)s item dibaca kembali; %(ada)s berkas sudah ada.")
        kabari(request, words % {"berkas": told.berkas, "item": told.item, "ada": told.sudah_ada})
        return reverse("arsip:salinan")

    return formulir(
        request, form, act, judul=_("Baca kembali salinan arsip"), tombol=_("Periksa dan baca"),
        ke=reverse("arsip:salinan"), ket=_("Setiap sidik diperiksa lebih dahulu; yang sudah ada tidak diubah."),
    )  # fmt: skip


@perlu(Wewenang.KEUTUHAN_LIHAT)
@require_GET
def keutuhan(request: HttpRequest) -> HttpResponse:
    reports = potong(baca.laporan_terlihat(request.actor), request.GET)
    watch = may(request.actor, Wewenang.KEUTUHAN_LIHAT, reports.isi[0]) if reports.isi else False
    isi = {
        "halaman": reports,
        "kini": baca.keutuhan() if watch else None,
        "temuan": visible(request.actor, Wewenang.TEMUAN_LIHAT, TemuanKeutuhan.objects.order_by("-pk"))[:20],
    }
    return render(request, "kearsipan/keutuhan.html", isi)


@perlu(Wewenang.JRA_LIHAT)
@require_GET
def ketentuan(request: HttpRequest) -> HttpResponse:
    """The JRA, and what else the government has laid down."""
    q = request.GET.get("q", "").replace("\0", "")[:100]
    isi: dict[str, Any] = {"halaman": potong(jra(q=q), request.GET), "q": q}
    if fragmen(request):
        return render(request, "kearsipan/ketentuan.html#daftar", isi)
    granted = boleh(request.actor, Unit(pk=request.actor.unit_id), Wewenang.JRA_UBAH, Wewenang.LEMBAGA_ATUR)
    isi |= {
        "kelas": KelasAkses.objects.order_by("kode", "-dari")[:200],
        "aturan": KetentuanArsip.objects.order_by("-dari")[:20],
        "lembaga": LembagaArsip.objects.select_related("unit").order_by("saksi", "unit__nama"),
        "ubah": Wewenang.JRA_UBAH in granted,
        "atur": Wewenang.LEMBAGA_ATUR in granted,
    }
    return render(request, "kearsipan/ketentuan.html", isi)


@perlu(Wewenang.JRA_UBAH, Wewenang.LEMBAGA_ATUR)
@require_http_methods(["GET", "POST"])
def ubah_ketentuan(request: HttpRequest, apa: str) -> HttpResponse:
    """A new row of the JRA, of the SKKAD, of the procedure; or who keeps archives."""
    permission = Wewenang.LEMBAGA_ATUR if apa == "lembaga" else Wewenang.JRA_UBAH
    unit = fetch(request.actor, permission, Unit.objects.all(), request.actor.unit_id)
    data, first = request.POST or None, {"dari": request.actor.hari}

    def act() -> str:
        if isinstance(form, forms.FormLembaga):
            told = {name: [u.pk for u in rows] for name, rows in form.cleaned_data.items()}
            services.atur_lembaga(request.actor, unit, **told)
        elif isinstance(form, forms.FormAturan):
            services.catat_aturan(request.actor, unit, data=form.data_aturan())
        elif isinstance(form, forms.FormKelas):
            services.catat_kelas(request.actor, unit, data=form.data_kelas())
        else:
            services.catat_ketentuan(request.actor, unit, data=form.data_ketentuan())
        return reverse("arsip:ketentuan")

    kinds = {
        "jra": (forms.FormAturan, _("Baris JRA")),
        "skkad": (forms.FormKelas, _("Baris SKKAD")),
        "ambang": (forms.FormKetentuan, _("Ambang dan saksi")),
        "lembaga": (forms.FormLembaga, _("Lembaga kearsipan dan unit saksi")),
    }
    if apa not in kinds:
        raise Http404
    kind, words = kinds[apa]
    form = kind(data) if kind is forms.FormLembaga else kind(data, initial=first)
    return formulir(
        request, form, act, judul=words, tombol=_("Simpan"), ke=reverse("arsip:ketentuan"),
        ket=_("Baris lama tetap berlaku bagi yang sudah ditutup."),
    )  # fmt: skip


@perlu(Wewenang.HAPUS_LIHAT)
@require_GET
def hapus_daftar(request: HttpRequest) -> HttpResponse:
    isi = {"halaman": potong(baca_hapus.permintaan_terlihat(request.actor), request.GET)}
    return render(request, "kearsipan/hapus_daftar.html", isi)


@perlu(Wewenang.HAPUS_CATAT)
@require_http_methods(["GET", "POST"])
def catat_hapus(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.HAPUS_CATAT, Unit.objects.all(), request.actor.unit_id)
    mine = visible(request.actor, Wewenang.BERKAS_BACA, baca_berkas.semua()).order_by("-pk")
    form = forms.FormHapus(request.POST or None, calon=mine)

    def act() -> str:
        row = services.catat_permintaan(request.actor, unit, **form.isi())
        return reverse("arsip:hapus", args=[row.pk])

    return formulir(
        request, form, act, judul=_("Catat permintaan penghapusan data pribadi"), tombol=_("Catat"),
        ke=reverse("arsip:hapus_daftar"),
        ket=_("Arsip tidak dihapus seketika. Jawabannya mengikuti retensi dan prosedur (UU 27/2022, UU 43/2009)."),
    )  # fmt: skip


@perlu(Wewenang.HAPUS_LIHAT, Wewenang.HAPUS_JAWAB)
@require_http_methods(["GET", "POST"])
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """One request; the head of the office answers here."""
    row = baca_hapus.satu(request.actor, pk)
    answers = row.status == StatusHapus.DITERIMA and may(request.actor, Wewenang.HAPUS_JAWAB, row)
    if request.method == "GET" and not answers:
        return render(request, "kearsipan/hapus.html", {"permintaan": row, "berkas": row.berkas.all()})
    form = forms.FormJawabHapus(request.POST or None, boleh=baca_hapus.putusan_boleh(request.actor, row))
    url = reverse("arsip:hapus", args=[pk])

    def act() -> str:
        services.jawab_permintaan(request.actor, row, **form.cleaned_data)
        return url

    return formulir(
        request, form, act, judul=_("Permintaan %s") % row.pemohon, tombol=_("Jawab"), ket=row.uraian,
        ke=reverse("arsip:hapus_daftar"), kabar=_("Dijawab."),
    )  # fmt: skip
