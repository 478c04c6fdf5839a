"""Check ``surface``: stamps, labels, signs, glued words, Chinese and pinyin left over."""
