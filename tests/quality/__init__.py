"""How well documents are read, measured against rows that people have made."""
