"""Words of both languages as every room compares them: English stems, folded Chinese characters, pinyin."""
