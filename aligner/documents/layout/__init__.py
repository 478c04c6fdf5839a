"""From text at places on pages (PDF, OFD) to paragraphs, columns, tables and page furniture."""
