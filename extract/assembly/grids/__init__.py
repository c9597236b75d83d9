"""From grids to tables: cut at their headings, joined again over pages."""
