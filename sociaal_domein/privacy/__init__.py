"""Keeping residents out: what looks like data about a person is refused before it is stored."""
