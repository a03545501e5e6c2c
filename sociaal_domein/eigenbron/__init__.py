"""Own data of a municipality: a table and a mapping (koppelbestand) become a source like any other."""
