"""What the law says is told in the language of the page: articles, reasons, how a period was counted."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date

import pytest
from flask import Flask
from flask_babel import force_locale

from mediation.law import counting
from mediation.law.calendar import CHINA, Calendar
from mediation.law.citation import cite, cite_on
from mediation.law.remedies import ENFORCEABLE
from mediation.law.terms import ClaimType
from mediation.web import law_told
from mediation.web.filters import paper_title

LEFT = '<span lang="zh-CN">%s</span>'
In = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def in_(app: Flask) -> In:
    @contextmanager
    def read(language: str) -> Iterator[None]:
        with app.test_request_context("/"), force_locale(language):
            yield
    return read


@pytest.mark.parametrize(("cited", "told"), [
    (cite("TJ", 16), "Labour Dispute Mediation and Arbitration Law, art. 16"),
    (cite("CPL", 205), "Civil Procedure Law, art. 205"),
    (cite("LCL", 30, 2), "Labour Contract Law, art. 30, para. 2"),
    (cite("O33", 75, None, 1), "Rules on Handling Labour and Personnel Dispute Arbitration Cases, art. 75, item 1"),
    (cite("CC", 1191), "Civil Code, art. 1191"),
    (cite_on("payment_order", date(2026, 1, 1)), "Civil Procedure Law, arts. 225 to 228"),
    (cite("TJ"), "Labour Dispute Mediation and Arbitration Law"),
    ("某地的规定第三条", LEFT % "某地的规定第三条"), ("民法典附则", LEFT % "民法典附则")])
def test_an_article_is_told_in_english_and_what_is_not_in_the_book_stays(in_: In, cited: object, told: str) -> None:
    with in_("en"):
        assert law_told.article(cited) == told
    with in_("zh_Hans_CN"):
        assert law_told.article(cited) == str(cited)


def test_articles_stand_apart_and_those_of_one_statute_bear_its_title_once(in_: In) -> None:
    cited = (cite("TJ", 5), cite("TJ", 27), cite("RTF", 23), cite("TJ"))
    with in_("en"):
        assert law_told.articles(cited).unescape() == (
            "Labour Dispute Mediation and Arbitration Law, art. 5; art. 27; People's Mediation Law, art. 23; "
            "Labour Dispute Mediation and Arbitration Law")
    with in_("zh_Hans_CN"):
        assert law_told.articles(cited) == "劳动争议调解仲裁法第五条、第二十七条、人民调解法第二十三条、劳动争议调解仲裁法"


SUSPENDED = counting.STOOD_STILL % {"n": 3, "start": date(2026, 3, 2), "end": date(2026, 3, 5), "day": date(2026, 4, 7)}


@pytest.mark.parametrize(("how", "told"), [
    (CHINA.add_days(date(2026, 11, 23), 5).how,
     "Counted from the day after November 23, 2026; day 5 is Saturday, November 28, 2026, a rest day, so it moves "
     "to Monday, November 30, 2026."),
    (CHINA.add_days(date(2026, 9, 16), 15).how,
     "Counted from the day after September 16, 2026; day 15 is Thursday, October 1, 2026, which falls in the "
     "National Day holiday, so it moves to Thursday, October 8, 2026."),
    (CHINA.add_days(date(2025, 9, 16), 15).how,
     "Counted from the day after September 16, 2025; day 15 is Wednesday, October 1, 2025, which falls in the "
     "National Day holiday, the Mid-Autumn Festival, so it moves to Thursday, October 9, 2025."),
    (CHINA.add_days(date(2026, 9, 5), 15).how,
     "Counted from the day after September 5, 2026; day 15 is Sunday, September 20, 2026, a rest day that is "
     "worked, so it does not move."),
    (CHINA.add_months(date(2026, 1, 31), 1).how,
     "1 month(s), counted from the day after January 31, 2026, end on Saturday, February 28, 2026 (that month has "
     "no such day, so its last day counts), a rest day that is worked, so it does not move."),
    (CHINA.add_years(date(2026, 3, 2), 1).how,
     "1 year(s), counted from the day after March 2, 2026, end on Tuesday, March 2, 2027; the holidays of that "
     "year are not published or not kept here, so this is an estimate."),
    (CHINA.add_working_days(date(2026, 11, 23), 3).how,
     "Counted in working days from the day after November 23, 2026; working day 3 is Thursday, November 26, 2026."),
    (CHINA.working_days_before(date(2026, 11, 23), 3).how,
     "Counted backwards in working days from the day before November 23, 2026; working day 3 is Wednesday, "
     "November 18, 2026."),
    (CHINA.roll(date(2026, 11, 24)).how.removesuffix("。") + SUSPENDED,
     "The last day was set: Tuesday, November 24, 2026; it stood still for 3 days (March 2, 2026 to March 5, 2026)"
     " and moves to April 7, 2026."),
    (counting.MOVED % {"start": date(2026, 3, 2), "by": counting.BY_BOTH_SIDES, "day": date(2026, 3, 17)}
     + CHINA.roll(date(2026, 3, 17)).how,
     "It ran until March 2, 2026 and was extended by agreement of both sides until March 17, 2026. The last day "
     "was set: Tuesday, March 17, 2026."),
    (CHINA.roll(date(2026, 3, 17)).how.removesuffix("。") + counting.INTERRUPTED % {"n": 4}
     + CHINA.roll(date(2026, 3, 24)).how,
     "The last day was set: Tuesday, March 17, 2026; it was suspended for 4 days and then went on: The last day "
     "was set: Tuesday, March 24, 2026."),
    ("某人写下的别的话。", LEFT % "某人写下的别的话。"), ("", "")])
def test_how_a_period_was_counted_is_told_clause_by_clause(in_: In, how: str, told: str) -> None:
    with in_("en"):
        assert law_told.counted(how) == told
    with in_("zh_Hans_CN"):
        assert law_told.counted(how) == how


def test_every_clause_of_a_count_stands_in_a_sentence_that_is_told(in_: In) -> None:
    """Whatever the calendar says of a year of days is known again."""
    unread = []
    with in_("en"):
        for calendar in (CHINA, Calendar(published_through=2025)):
            for offset in range(0, 366, 5):
                start = date.fromordinal(date(2026, 1, 1).toordinal() + offset)
                hows = [calendar.add_days(start, 15).how, calendar.add_months(start, 1).how,
                        calendar.add_working_days(start, 5).how, calendar.working_days_before(start, 3).how]
                unread += [how for how in hows if law_told.counted(how) == how]
    assert unread == []


def test_a_reason_is_told_with_what_was_filled_into_it(in_: In) -> None:
    with in_("en"):
        assert law_told.told(ENFORCEABLE % {"title": "支付令（债务人未异议）"}).startswith("Enforcement can be asked for (payment")
        assert law_told.told(ClaimType.WAGES.label) == "Unpaid wages"
        assert law_told.told("没有译过的<话>") == LEFT % "没有译过的&lt;话&gt;"
    with in_("zh_Hans_CN"):
        assert law_told.told(ENFORCEABLE % {"title": "生效判决"}) == "生效判决可以申请强制执行；二年自最后一期履行期限届满起算"


def test_a_paper_is_called_by_what_its_title_means_and_by_its_title(in_: In) -> None:
    with in_("en"):
        assert paper_title("收件回执") == "Receipt (收件回执)" and paper_title("谁也没有见过的纸") == "谁也没有见过的纸"
    with in_("zh_Hans_CN"):
        assert paper_title("收件回执") == "收件回执"


def test_what_of_the_law_is_not_translated_stays_in_chinese_as_a_whole(in_: In) -> None:
    """No Uyghur day stands in a Chinese sentence, and it is read out as Chinese."""
    how, enforced = CHINA.add_days(date(2026, 11, 23), 5).how, ENFORCEABLE % {"title": "生效判决"}
    with in_("ug"):
        assert law_told.counted(how) == LEFT % how
        assert law_told.article(cite("TJ", 16)) == LEFT % "劳动争议调解仲裁法第十六条"
        assert law_told.told(enforced) == LEFT % enforced
        assert law_told.articles((cite("TJ", 5), cite("TJ", 27))) == "; ".join(
            LEFT % words for words in ("劳动争议调解仲裁法第五条", "劳动争议调解仲裁法第二十七条"))
