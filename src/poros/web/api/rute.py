"""The router of the shell."""

from poros.kernel.antarmuka.rute import Rute

rute = Rute("umum")
