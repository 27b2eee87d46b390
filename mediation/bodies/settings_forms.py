"""Forms of a body's settings and details: each setting is asked in the way that its kind needs."""
from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import HiddenField
from wtforms.validators import ValidationError

from mediation.bodies.copy_fields import COPY_FIELDS
from mediation.bodies.models import Body, CopySheet
from mediation.bodies.queries import bodies_of_type
from mediation.bodies.setting_words import CHOICES, NO_LIMIT, ORGANISATIONS, UNITS
from mediation.law.settings import SETTINGS, Setting
from mediation.law.terms import Language, LegalType
from mediation.web.forms import BaseForm
from mediation.web.widgets import (ChoiceField, ChoicesField, Filled, LongText, RadioChoiceField, ShortText,
                                   WholeNumberField)

DETAILS = ("short_name", "org_code", "seal_name", "address", "phone", "area", "run_by")
OFFICES = ("court", "commission", "legal_aid", "above")
GUIDES = (LegalType.UNION_FEDERATION, LegalType.HR_BUREAU, LegalType.ARBITRATION_COMMISSION)
PAIR = re.compile(r"([^：:]{1,60})[：:]\s*(.{1,200})")
SEPARATORS = re.compile(r"[\s,，、;；]+")
SHORT = 60
WHOLE = re.compile(r"[-−－]?\d{1,4}", re.ASCII)


class SettingForm(BaseForm):
    """What every setting's form has: the value, put as its kind asks, and back as the law's table wants it."""

    def kept(self) -> Any:
        """The value as it is kept."""
        return self._fields["value"].data


class NumberForm(SettingForm):
    """A number of days or times; left empty where there may be no such limit."""

    def kept(self) -> int | None:
        return self._fields["value"].data


class WordsForm(SettingForm):
    """Words of the body's own."""

    def kept(self) -> str | None:
        return self._fields["value"].data.strip() or None


class FlagForm(SettingForm):
    """Yes or no."""

    value = RadioChoiceField("设为", [Filled()], choices=[("yes", "是"), ("no", "否")])

    def kept(self) -> bool:
        return self.value.data == "yes"


class DaysListForm(SettingForm):
    """Several numbers of days on one line."""

    value = ShortText("设为", [Filled()], description="用顿号隔开，到期前写负数，如 -3、0、3。")

    def validate_value(self, field: ShortText) -> None:
        if not all(WHOLE.fullmatch(part) for part in SEPARATORS.split(field.data.strip())):
            raise ValidationError("请只填整数，用顿号隔开，如 -3、0、3。")

    def kept(self) -> list[int]:
        return [int(part.translate({0x2212: "-", 0xFF0D: "-"})) for part in SEPARATORS.split(self.value.data.strip())]


class CalendarForm(SettingForm):
    """Up to which year the State Council's notice is known, and days that this body adds."""

    value = WholeNumberField("已公布的最后一年", [Filled()], least=2000, most=2100)
    off = LongText("另加的放假日", description="一行一个，如 2027-01-01；没有就空着。")
    on = LongText("另加的上班日", description="一行一个；没有就空着。")

    def validate_off(self, field: LongText) -> None:
        days_of(field.data)

    def validate_on(self, field: LongText) -> None:
        days_of(field.data)

    def kept(self) -> dict[str, Any]:
        return {"published_through": self.value.data, "off": days_of(self.off.data), "on": days_of(self.on.data)}


class PairsForm(SettingForm):
    """Names with what they are, one a line."""

    value = LongText("设为", description="一行一项，写成“名称：数值，来源，起止日期”。没有的不要填。")

    def validate_value(self, field: LongText) -> None:
        for line in filter(str.strip, field.data.split("\n")):
            if not PAIR.fullmatch(line.strip()):
                raise ValidationError(f"“{line.strip()[:20]}”看不懂，请写成“名称：数值”，一行一项。")

    def kept(self) -> dict[str, str]:
        pairs = [PAIR.fullmatch(line.strip()) for line in self.value.data.split("\n") if line.strip()]
        return {pair[1].strip(): pair[2].strip() for pair in pairs if pair}


class OrganisationsForm(SettingForm):
    """An answer for each channel and each kind of body."""

    def kept(self) -> dict[str, str]:
        return {name.removeprefix("answer_"): field.data for name, field in self._fields.items()
                if name.startswith("answer_") and field.data}


def days_of(text: str) -> list[str]:
    """Days, one a line; raises ValidationError for what is none."""
    found = []
    for line in filter(None, SEPARATORS.split(text.strip())):
        try:
            found.append(date.fromisoformat(line).isoformat())
        except ValueError:
            raise ValidationError(f"“{line[:20]}”不是日期，请写成 2027-01-01。") from None
    return found


def setting_form(body: Body, setting: Setting) -> SettingForm:
    """The form in which this setting is changed, with what is set now."""
    value = body.setting(setting.key)
    if setting.kind in UNITS:
        return _number_form(setting)(data={"value": value})
    if setting.kind == "flag":
        return FlagForm(data={"value": "yes" if value else "no"})
    if setting.kind == "choice":
        return _choice_form(setting)(data={"value": value})
    if setting.kind == "words":
        return _words_form(setting)(data={"value": value})
    return _table_form(setting, value)


def _number_form(setting: Setting) -> type[SettingForm]:
    help_words = f"{setting.least}至{setting.most}{UNITS[setting.kind]}"

    class Number(NumberForm):
        """The number that this setting takes."""

        value = WholeNumberField("设为", [] if setting.optional else [Filled()], least=setting.least, most=setting.most,
                                 description=f"{help_words}；留空：{NO_LIMIT}。" if setting.optional else help_words)
    return Number


def _words_form(setting: Setting) -> type[SettingForm]:
    kind = LongText if setting.most > SHORT else ShortText

    class Words(WordsForm):
        """The words that this setting takes."""

        value = kind("设为", [] if setting.optional else [Filled()], most=setting.most,
                     description=f"最多{setting.most}个字" + ("；没有就空着。" if setting.optional else "。"))
    return Words


def _choice_form(setting: Setting) -> type[SettingForm]:
    class Choice(SettingForm):
        """One of what this setting can be."""

        value = RadioChoiceField("设为", [Filled()], choices=list(CHOICES[setting.key].items()))
    return Choice


def _table_form(setting: Setting, value: Any) -> SettingForm:
    if setting.key == "CALENDAR":
        return CalendarForm(data={"value": value["published_through"], "off": "\n".join(value["off"]),
                                  "on": "\n".join(value["on"])})
    if setting.key == "CONFIRMABLE_ORG_TYPES":
        return _organisations_form()(data={f"answer_{key}": answer for key, answer in value.items()})
    if setting.choices:
        return _several_form(setting)(data={"value": list(value)})
    if isinstance(setting.default, tuple):
        return DaysListForm(data={"value": "、".join(str(each) for each in value)})
    return PairsForm(data={"value": "\n".join(f"{name}：{said}" for name, said in value.items())})


def _several_form(setting: Setting) -> type[SettingForm]:
    labels = {language.value: language.label for language in Language} if setting.key == "LANGS" else {}

    class Several(SettingForm):
        """Any of what this setting can hold, one at least."""

        value = ChoicesField("设为", [Filled("至少选一项。")],
                             choices=[(each, labels.get(each, each)) for each in setting.choices])
    return Several


def _organisations_form() -> type[SettingForm]:
    answers, asked = list(CHOICES["CONFIRMABLE_ORG_TYPES"].items()), SETTINGS["CONFIRMABLE_ORG_TYPES"].default
    fields = {f"answer_{key}": ChoiceField(words, choices=answers, blank="没有规定")
              for key, words in ORGANISATIONS.items() if key in asked}
    return type("Organisations", (OrganisationsForm,), fields)


class DetailsForm(BaseForm):
    """What papers and pages say of the body, and which offices it works with."""

    short_name = ShortText("简称", [Filled()], most=30, description="办案台和列表上用。")
    org_code = ShortText("机构代字", most=20, description="案号里用，如“顺劳人”；用过以后不要再改。")
    seal_name = ShortText("印章名称", most=120, description="与实际印章上的文字一致。")
    address = ShortText("地址", [Filled()], most=200)
    phone = ShortText("联系电话", [Filled()], most=40)
    area = ShortText("服务区域", most=60)
    run_by = LongText("由谁设立、谁付经费", most=500, description="申请人登记之前会读到这一段，请照实写。")
    court = ChoiceField("确认协议的法院", blank="没有")
    commission = ChoiceField("当地仲裁委", blank="没有")
    legal_aid = ChoiceField("当地法律援助机构", blank="没有")
    above = ChoiceField("上级或者指导单位", blank="没有", description="本机构的人不能办的差评、对答复的申诉，由它的负责人或者观察员办。")

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        held = {name: getattr(body, name) for name in DETAILS}
        held |= {name: office.public_id for name in OFFICES
                 if (office := getattr(body, name)) is not None}
        super().__init__(*args, data=held, **kwargs)
        self.known: dict[str, Body] = {}
        for field, kinds in ((self.court, (LegalType.COURT,)), (self.commission, (LegalType.ARBITRATION_COMMISSION,)),
                             (self.legal_aid, (LegalType.LEGAL_AID,)), (self.above, GUIDES)):
            offices = bodies_of_type(*kinds)
            self.known |= {office.public_id: office for office in offices}
            field.offer([(office.public_id, office.name) for office in offices], "没有")

    def details(self) -> dict[str, str]:
        """The words as they are to be kept."""
        return {name: self._fields[name].data or "" for name in DETAILS}

    def offices(self) -> dict[str, Body | None]:
        """The offices that were chosen."""
        return {name: self.known.get(self._fields[name].data or "") for name in OFFICES}


class NewSheetForm(BaseForm):
    """The name of a new copy sheet."""

    name = ShortText("名称", [Filled()], most=60, description="填对方系统的名字，如“人民法院调解平台”。")


class SheetForm(BaseForm):
    """The order of a copy sheet; ``do`` is the button that was pressed: up, down or out of one field, or nothing."""

    name = ShortText("名称", [Filled()], most=60)
    add = ChoiceField("加一栏", blank="请选择要加的内容")
    do = HiddenField()

    def __init__(self, *args: Any, sheet: CopySheet, **kwargs: Any) -> None:
        super().__init__(*args, data={"name": sheet.name}, **kwargs)
        left = [(key, words) for key, words in COPY_FIELDS.items() if key not in sheet.fields]
        self.add.offer(left, "请选择要加的内容")

    def arranged(self, fields: Sequence[str]) -> list[str]:
        """The fields in the order that the button asks for."""
        order, (verb, _, key) = list(fields), (self.do.data or "").partition(":")
        if key in order:
            at = order.index(key)
            order.remove(key)
            if verb != "out":
                order.insert(max(at - 1, 0) if verb == "up" else at + 1, key)
        return order + ([self.add.data] if self.add.data else [])
