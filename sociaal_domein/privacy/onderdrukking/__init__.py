"""Suppression of counts that are published from own data, proven in whole numbers."""

from sociaal_domein.privacy.onderdrukking.publiceren import Publicatie, publiceer

__all__ = ["Publicatie", "publiceer"]
