"""What the words of headings mean: the fields that they may name, and how sure that is."""
