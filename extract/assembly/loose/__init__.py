"""What stands under no heading row: texts and rows that are records, keys, particulars."""
