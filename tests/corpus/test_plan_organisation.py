from corpus import Basis, Body, Corpus, Organisation, SectionKind
from corpus.plan_organisation import find_organisation
from tests.corpus.plan_samples import plain, plan_corpus, sections_of


def bodies(corpus: Corpus) -> dict[str, Body]:
    return {body.name.words: body for one in corpus.organisation for body in one.bodies}


def organisation(corpus: Corpus) -> Organisation:
    (one,) = corpus.organisation
    return one


def test_the_bodies_of_the_slides(corpus: Corpus) -> None:
    assert [(b.kind.words, bool(b.parent)) for b in organisation(corpus).bodies] == [
        *[("ワーキンググループ", True)] * 6,
        ("委員会", False), ("協議会", False), ("ワーキンググループ", False), ("審議会", False),
        ("アドバイザー", False),
    ]  # fmt: skip


def test_a_before_after_table_has_no_bodies(corpus: Corpus) -> None:
    assert [one.document for one in corpus.organisation] == ["nagano-refresh-roadmap"]


def test_the_posts_of_a_committee_with_lines_that_go_on(corpus: Corpus) -> None:
    roles = bodies(corpus)["長野市都市内分権推進委員会"].roles
    assert {r.name.words: [h.text.words for h in r.holders] for r in roles} == {
        "委員長": ["担任副市長"],
        "副委員長": ["担任副市長以外の副市長", "地域・市民生活部長"],
        "委員": ["教育長", "上下水道事業管理者", "全部局長", "危機管理防災監"],
        "幹事会": [],
        "専門部会": [],
        "事務局": ["地域活動支援課"],
    }


def test_a_line_that_goes_on_is_inferred_with_its_reason_and_anchor(corpus: Corpus) -> None:
    deputy = bodies(corpus)["長野市都市内分権推進委員会"].roles[1]
    printed, gone_on = deputy.holders
    assert (printed.basis, gone_on.basis) == (Basis.PRINTED, Basis.INFERRED)
    assert gone_on.reason == "印のない行で、「副委員長」の行の続きに置かれています"
    assert gone_on.anchor == deputy.name


def test_ditto_stands_for_the_line_above(corpus: Corpus) -> None:
    above, role = bodies(corpus)["長野市住民自治連絡協議会"].roles[3:5]
    (condition,) = role.conditions
    assert (role.name.words, condition.text) == ("専門委員会", above.conditions[0].text)
    assert (condition.basis, condition.anchor.text) == (Basis.INFERRED, "〃")


def test_organs_below_a_post(corpus: Corpus) -> None:
    organs = bodies(corpus)["長野市都市内分権推進委員会"].roles[4].organs
    assert [organ.text.words for organ in organs] == [
        "安全・安心部会", "依頼事務部会", "中山間地域のあり方", "地域活動のデジタル化 等",
    ]  # fmt: skip


def test_a_group_of_two_matters_names_both(corpus: Corpus) -> None:
    group = bodies(corpus)["募金に関する事務地域福祉支援のあり方"]
    assert [m.text.words for m in group.matters] == ["募金に関する事務", "地域福祉支援のあり方"]
    assert [m.text.words for m in group.members] == [
        "会長・住民自治協議会事務局職員", "参加地区の地区活動支援担当職員",
        "福祉政策課・市社協総務課職員", "地域活動支援課職員",
    ]  # fmt: skip


def test_a_bracket_is_not_cut_at_its_dots(corpus: Corpus) -> None:
    group = bodies(corpus)["地域の安心・安全な生活に関する担い手不足を補完する市の支援体制"]
    (part,) = group.members[0].parts
    assert part.words == "地活職員（地域活動支援担当・交通安全・防犯対策担当）"


def test_a_remark_lists_what_it_quotes_or_counts(corpus: Corpus) -> None:
    remarks = [r for body in organisation(corpus).bodies for r in body.remarks]
    assert [[item.words for item in remark.items] for remark in remarks] == [
        [],
        ["住民自治協議会のPR", "転入者向け自治会加入について"],
        ["「必須02 民生委員・児童委員候補者の推薦」", "「必須03 人権教育推進員の配置」"],
    ]


def test_a_remark_whose_body_the_layout_told_stays_unplaced(corpus: Corpus) -> None:
    (remark,) = organisation(corpus).unplaced
    assert remark.text.words == "市のメンバーのみで構成"
    assert remark.reason == "どの組織に付くのかは、配置が失われていて分かりません"


def test_composition_and_matters_that_are_printed(corpus: Corpus) -> None:
    found = bodies(corpus)
    assert [p.words for p in found["ワーキンググループ"].composition] == [
        "住民自治協議会", "支所", "市担当課", "関係団体",
    ]  # fmt: skip
    assert [m.text.words for m in found["地区ドックアドバイザー"].matters] == ["地区ドックの支援"]


def test_another_city_is_read_by_the_same_rules() -> None:
    found = bodies(plan_corpus())
    assert list(found) == ["見本市花壇推進委員会", "作業グループ", "水やりの方法", "苗木の購入"]
    assert [item.words for item in found["水やりの方法"].remarks[1].items] == [
        "朝の水やり", "夕方の水やり",
    ]  # fmt: skip


def test_sentences_below_a_heading_are_no_members() -> None:
    document = plain("審議会\n・会議は公開します。")
    sections = sections_of(
        document.text,
        [
            ("審議会", SectionKind.HEADING, ("審議会",)),
            ("・会議は公開します。", SectionKind.CLAUSE, ("審議会",)),
        ],
    )
    assert find_organisation(document, sections) is None
