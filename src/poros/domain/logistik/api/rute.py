"""The router of this module."""

from poros.kernel.antarmuka.rute import Rute

rute = Rute("logistik")
