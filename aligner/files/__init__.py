"""Files in and out: whole or absent on disk, XML that cannot harm, workbook and CSV cells that are never formulas."""
