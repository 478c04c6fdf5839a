import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.words.fold import fold, folding


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("加強工業互聯網安全工作的指導意見", "加强工业互联网安全工作的指导意见"),
        ("國務院辦公廳關於印發", "国务院办公厅关于印发"),
        ("臺灣／台灣", "台湾/台湾"),
        ("証券、證券", "证券、证券"),
        ("乾淨與乾隆", "干净与干隆"),
        ("５Ｇ＋工业ＡＰＰ", "5g+工业app"),
        ("「十四五」規劃", '"十四五"规划'),
        ("（试行）　A\u00a0B", "(试行) a b"),
        ("《网络安全法》，", "《网络安全法》,"),
        ("金\uf90a", "金金"),
        ("", ""),
    ],
)
def test_spellings_that_mean_the_same_fold_onto_one_another(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_offsets_and_is_done_once(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_the_table_covers_the_characters_of_the_genre():
    assert len(folding()) > 2500
    assert fold("黨處發電產業經濟農網絡數據關鍵資訊設備標準監督檢查應急響應") == (
        "党处发电产业经济农网络数据关键资讯设备标准监督检查应急响应"
    )
