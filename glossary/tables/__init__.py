"""Tables of the harvester as package data; `translit.tables.read_table` reads them."""
