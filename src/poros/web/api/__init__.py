"""The shell for programs: who am I, files, notices, the trail of a thing, tables of codes."""

from . import berkas, jejak, pemberitahuan, rujukan, saya
from .rute import rute

__all__ = ["berkas", "jejak", "pemberitahuan", "rujukan", "rute", "saya"]
