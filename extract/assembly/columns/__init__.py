"""Which row holds the headings, and which field each column is, by its heading and its values."""
