"""A year of a package and the checking of files in a real browser; skipped where there is none.

``pip install playwright axe-playwright-python`` and ``apt-get install chromium`` are all it needs; axe is asked where it is there.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
if CHROMIUM is None:
    pytest.skip("没有装 chromium，浏览器测试跳过", allow_module_level=True)
sync_api = pytest.importorskip("playwright.sync_api", reason="没有装 playwright，浏览器测试跳过")

TEXT = "{body}2023年度部门决算情况说明\n2023年公务接待费支出2.00万元，比上年1.50万元增加0.60万元。\n"
UNITS = 80
#: Axe's word for what keeps somebody from using a page.
_GRAVE = ("serious", "critical")


class Browser:
    """The site of the demonstration with a browser on it."""

    def __init__(self, address: str, password: str, browser: Any) -> None:
        self.address, self.password, self.browser = address, password, browser
        self.faults: list[str] = []

    def page(self, username: str = "") -> Any:
        """A window on a screen of 1366×768, signed in."""
        page = self.browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN").new_page()
        page.set_default_timeout(60_000)
        page.on("dialog", lambda dialog: dialog.accept())
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", lambda said: self.faults.append(said.text) if "Content Security" in said.text else None)
        if username:
            page.goto(f"{self.address}/login/")
            page.fill("[name=username]", username)
            page.fill("[name=password]", self.password)
            page.click("button.main")
        return page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = tmp_path_factory.mktemp("data")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GOUJI_", "DJANGO_"))}
    command = [sys.executable, "-u", "-m", "gouji", "serve", "--demo", "--data", str(data), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True)
    assert server.stdout is not None
    password = ""
    try:
        for line in server.stdout:
            found = re.search(r"口令都是 (\S+)（", line)
            password = found[1] if found else password
            if "请用浏览器打开" in line:
                break
        while _refuses(port):
            time.sleep(0.1)
        with sync_api.sync_playwright() as player:
            browser = player.chromium.launch(
                executable_path=CHROMIUM,
                args=["--no-sandbox"],
                env={**os.environ, "FONTCONFIG_FILE": str(_fonts(data))},
            )
            yield Browser(f"http://127.0.0.1:{port}", password, browser)
            browser.close()
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(60)
        server.stdout.close()


def _fonts(folder: Path) -> Path:
    """Where a browser finds the fonts of this environment too: on a machine without any it ends with the first page."""
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{Path(sys.prefix) / 'share' / 'gouji' / 'fonts'}</dir><cachedir>{folder / 'fonts'}</cachedir></fontconfig>",
        "utf-8",
    )
    return path


def _refuses(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) != 0


def _save(page: Any, at: int, column: str, text: str) -> None:
    field = page.locator(f"#indicators [data-column={column}]").nth(at)
    field.fill(text)
    with page.expect_response(lambda answer: "/cell/" in answer.url):
        field.press("Tab")


def _pass(page: Any, address: str, name: str) -> None:
    page.goto(address)
    page.click(f"button:has-text('{name}')")
    page.wait_for_selector(".note.success")


def _begun(site: Browser, page: Any, year: int) -> str:
    """The address of a package of 第一小学 that no other test uses: each may be run alone."""
    page.goto(f"{site.address}/packages/")
    page.locator("details:has([name=body])").evaluate("(folded) => { folded.open = true; }")
    page.fill("[name=year][type=number]", str(year))
    page.click("button.main:has-text('开始')")
    page.wait_for_url("**/fill/targets/")
    return str(page.url).removesuffix("fill/targets/")


def _all_sent(page: Any) -> None:
    page.wait_for_function("() => localStorage.length === 0")


def test_a_year_of_a_package_in_the_browser(site: Browser) -> None:
    clerk = site.page("kuaiji")
    clerk.click("table.list a >> nth=0")
    package = clerk.url
    clerk.goto(f"{package}fill/selfeval/")
    _save(clerk, 4, "actual", "0人")
    _save(clerk, 2, "reason", "参考人员出差，已补考")
    clerk.goto(f"{package}fill/texts/")
    clerk.locator("[data-column=operating_last]").fill("压减一般性支出")
    clerk.keyboard.press("Tab")
    clerk.wait_for_selector("#live h2:has-text('都填好了')")
    clerk.goto(package)
    clerk.click("button:has-text('编制并自查')")
    clerk.wait_for_selector("a:has-text('看自查结果')", timeout=180_000)
    _pass(site.page("juzhang"), package, "签批上报")
    reviewer = site.page("sifa")
    reviewer.goto(f"{package}fill/selfeval/")
    reviewer.locator("#indicators td.text .held").nth(2).hover()
    reviewer.locator("#indicators .say").nth(8).click()
    reviewer.fill("#say [name=text]", "请核实参考率")
    reviewer.click("#say button.main")
    _pass(reviewer, package, "部门退回")
    clerk.goto(package)
    assert "请核实参考率" in clerk.content()
    clerk.goto(f"{package}fill/selfeval/")
    _save(clerk, 2, "actual", "94%")
    clerk.goto(package)
    assert "上次退回、更正以后改了 1 处" in clerk.content()
    clerk.click("button:has-text('编制并自查')")
    clerk.wait_for_selector("[role=status]", state="detached", timeout=180_000)
    _pass(site.page("juzhang"), package, "签批上报")
    _pass(reviewer, package, "部门审核通过")
    finance = site.page("caizheng")
    _pass(finance, package, "财政复核通过")
    finance.click("button.main:has-text('公开')")
    finance.wait_for_url("**/public/**")
    public = site.page()
    public.goto(finance.url)
    assert "94%" in public.content()
    with public.expect_download() as fetched:
        public.click("a:has-text('.docx') >> nth=0")
    assert Path(fetched.value.path()).read_bytes().startswith(b"PK")
    assert site.faults == []


def test_two_windows_on_the_same_cell(site: Browser) -> None:
    one, other = site.page("xiaokuai"), site.page("xiaokuai")
    _begun(site, one, 2018)
    other.goto(one.url)
    for page, text in ((one, "上午填的"), (other, "下午填的")):
        page.locator("#body [data-column=contact]").fill(text)
        with page.expect_response(lambda answer: "/cell/" in answer.url):
            page.keyboard.press("Tab")
    told = other.locator(".conflict")
    assert "“上午填的”" in told.inner_text()
    told.locator("[data-use=mine]").click()
    other.wait_for_selector(".conflict", state="detached")
    one.reload()
    assert one.locator("#body [data-column=contact]").input_value() == "下午填的"


def test_a_block_from_a_spreadsheet_is_pasted_into_its_cells(site: Browser) -> None:
    page = site.page("xiaokuai")
    page.goto(f"{_begun(site, page, 2017)}fill/accounts/")
    page.fill("#economic [name=count]", "2")
    page.click("#economic button:has-text('加行')")
    page.wait_for_selector("#economic tbody tr >> nth=2")
    code = page.locator("#economic [data-column=code]").first
    code.evaluate(
        """(cell) => {
            const data = new DataTransfer();
            data.setData("text/plain", "30101\t基本工资\t1200.50\\n30102\t津贴补贴\t300\\n");
            cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )
    _all_sent(page)
    page.reload()
    pasted = [
        [field.input_value() for field in row.locator("[data-column]").all()]
        for row in page.locator("#economic tbody tr").all()
    ]
    assert pasted == [["30101", "基本工资", "1,200.50"], ["30102", "津贴补贴", "300.00"], ["", "", ""]]


def test_a_printed_form_holds_all_that_was_typed_and_says_which_columns_were_left_out(site: Browser) -> None:
    clerk = site.page("xiaokuai")
    package = _begun(site, clerk, 2016)
    clerk.goto(f"{package}fill/selfeval/")
    clerk.locator("#goals [data-column=achieved]").fill("第一行\n第二行")
    clerk.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    held = "(cell) => cell.parentElement.dataset.held"
    assert clerk.locator("#goals [data-column=achieved]").evaluate(held) == "第一行\n第二行"
    left_out = "(table) => [table.dataset.unprinted, [...table.querySelectorAll('th.unprinted')].map((one) => one.textContent)]"
    assert clerk.locator("#ledgers table").evaluate(left_out) == ["1", ["工作表"]]
    assert clerk.locator("#indicators table").evaluate(left_out)[0] is not None
    assert site.faults == []


def test_a_list_on_a_phone_is_read_as_cards(site: Browser) -> None:
    page = site.page("caizheng")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.address}/packages/?year=2023")
    row = page.locator("table.list tbody tr").first
    assert row.locator("[data-label=状态]").evaluate("(cell) => getComputedStyle(cell).display") == "flow-root"
    assert row.locator("td").nth(2).evaluate("(cell) => getComputedStyle(cell, '::before').content") == '"状态"'
    assert page.locator("table.list").first.get_attribute("role") == "table"
    assert site.faults == []


def test_a_body_is_moved_on_its_page_and_its_new_department_is_told(site: Browser) -> None:
    admin = site.page("admin")
    admin.goto(f"{site.address}/bodies/?text=农业技术推广站")
    admin.click("a:has-text('详情')")
    admin.select_option("[name=parent]", label="永宁市青岚区民政局")
    admin.fill("form[action$='/move/'] [name=basis]", "青岚机编〔2026〕12号")
    admin.click("button:has-text('划转')")
    admin.wait_for_selector(".note.success")
    told = [cell.inner_text() for cell in admin.locator("table.list").first.locator("tbody tr td").all()]
    assert told[1:6] == [
        *("划转", "永宁市青岚区农业技术推广站", "永宁市青岚区农业农村局", "永宁市青岚区民政局", "青岚机编〔2026〕12号"),
    ]
    assert site.faults == []


def test_what_is_typed_while_the_line_is_dead_is_saved_when_it_is_back(site: Browser) -> None:
    page = site.page("xiaokuai")
    address = f"{_begun(site, page, 2021)}fill/targets/"
    page.goto(address)
    page.context.set_offline(True)
    page.locator("#body [data-column=phone]").fill("0700-1234567")
    page.keyboard.press("Tab")
    page.wait_for_selector(".offline")
    page.context.set_offline(False)
    _all_sent(page)
    page.goto(address)
    assert page.locator("#body [data-column=phone]").input_value() == "0700-1234567"


def test_what_was_typed_long_ago_never_overwrites_what_another_saved_meanwhile(site: Browser) -> None:
    page, other = site.page("xiaokuai"), site.page("xiaokuai")
    address = f"{_begun(site, page, 2020)}fill/targets/"
    page.goto(address)
    page.context.set_offline(True)
    page.locator("#body [data-column=address]").fill("断网时填的")
    page.keyboard.press("Tab")
    page.wait_for_selector(".offline")
    other.goto(address)
    other.locator("#body [data-column=address]").fill("别人后来填的")
    with other.expect_response(lambda answer: "/cell/" in answer.url):
        other.keyboard.press("Tab")
    page.context.set_offline(False)
    page.goto(address)
    assert "“别人后来填的”" in page.locator(".conflict").inner_text()
    other.reload()
    assert other.locator("#body [data-column=address]").input_value() == "别人后来填的"


def test_a_filler_who_was_signed_out_signs_in_in_another_window_and_loses_nothing(site: Browser) -> None:
    page = site.page("xiaokuai")
    address = f"{_begun(site, page, 2019)}fill/targets/"
    page.goto(address)
    page.context.clear_cookies()
    page.locator("#body [data-column=phone]").fill("0700-7654321")
    page.keyboard.press("Tab")
    with page.expect_popup() as opened:
        page.click(".offline a")
    again = opened.value
    again.fill("[name=username]", "xiaokuai")
    again.fill("[name=password]", site.password)
    again.click("button.main")
    _all_sent(page)
    page.reload()
    assert page.locator("#body [data-column=phone]").input_value() == "0700-7654321"


def test_a_folder_of_eighty_units_is_checked_and_walked_with_the_keyboard(site: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    for number in range(UNITS):
        place = folder / f"单位{number:02}"
        place.mkdir(parents=True)
        (place / "说明.txt").write_text(TEXT.format(body=f"永宁市青岚区第{number:02}局"), "utf-8")
    page = site.page("caizheng")
    page.goto(f"{site.address}/checks/")
    page.set_input_files("[data-folder]", folder)
    page.wait_for_selector(f"[data-chosen]:has-text('已选 {UNITS} 个文件')")
    page.click("button:has-text('上传并核对')")
    page.wait_for_selector("a:has-text('更正清单（Excel）')")
    page.wait_for_selector("progress", state="detached", timeout=180_000)
    assert page.locator(".scroll table.list tbody tr").count() == UNITS
    page.click("table.list a >> nth=0")
    page.wait_for_selector("#findings .cause")
    page.keyboard.press("j")
    page.wait_for_selector(".cause.chosen")
    page.fill(".judgement input", "两年口径不同")
    page.click(".judgement [value=explained]")
    page.wait_for_selector(".said.explained")
    assert site.faults == []


def _checked(site: Browser, page: Any, folder: Path) -> str:
    """The address of the findings in a file with a fault in it."""
    file = folder / "说明.txt"
    file.write_text(TEXT.format(body="永宁市青岚区财政局"), "utf-8")
    page.goto(f"{site.address}/checks/")
    page.set_input_files("[data-pick]", file)
    page.click("button:has-text('上传并核对')")
    page.wait_for_selector("#findings .cause", timeout=180_000)
    return str(page.url)


def _row(page: Any, package: str) -> str:
    """The first indicator of a package."""
    page.goto(f"{package}fill/selfeval/")
    return str(page.locator("#indicators tr[data-row]").first.get_attribute("data-row"))


def _published(site: Browser, page: Any) -> str:
    """The address of something that is published; the worker of the demonstration takes a while to."""
    for _ in range(180):
        page.goto(f"{site.address}/public/")
        found = page.locator("table.list a")
        if found.count():
            return site.address + str(found.first.get_attribute("href"))
        time.sleep(1)
    raise AssertionError("nothing was published")


def test_axe_finds_nothing_serious_on_a_desk_and_on_a_phone(site: Browser, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="没有装 axe-playwright-python")
    finance, clerk, public = site.page("caizheng"), site.page("kuaiji"), site.page()
    admin = site.page("admin")
    finance.goto(f"{site.address}/packages/")
    package = site.address + finance.locator("table.list a").first.get_attribute("href")
    audit = _checked(site, finance, tmp_path)
    of_finance = (
        "/",
        "/packages/",
        "/packages/?state=none&year=2023",
        "/checks/",
        "/sampling/",
        "/overview/",
        "/packages/reminding/",
    )
    of_public = ("/login/", "/public/", "/public/compare/", "/try/", "/nowhere/")
    of_admin = (
        "/people/",
        "/people/many/",
        "/bodies/",
        "/bodies/3/",
        "/bodies/many/",
        "/settings/",
        "/trail/?verify=1",
        "/tokens/",
    )
    stages = ("", *(f"fill/{stage}/" for stage in ("targets", "monitoring", "accounts", "selfeval", "texts")))
    looked = [
        *((finance, f"{site.address}{path}") for path in of_finance),
        (finance, audit),
        (finance, package),
        (finance, f"{package}count/{_row(finance, package)}/"),
        *((clerk, f"{package}{path}") for path in stages),
        *((public, f"{site.address}{path}") for path in of_public),
        (public, _published(site, public)),
        *((admin, f"{site.address}{path}") for path in of_admin),
    ]
    grave = {}
    for width in (1366, 390):
        for page, address in looked:
            page.set_viewport_size({"width": width, "height": 768})
            page.goto(address)
            found = axe.Axe().run(page).response["violations"]
            told = {one["id"]: one["nodes"][0]["html"][:120] for one in found if one["impact"] in _GRAVE}
            if told:
                grave[width, address.removeprefix(site.address)] = told
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, address)
    assert grave == {}
