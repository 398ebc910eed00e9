"""Roads into a cooperative by HTTP: its API, and its pages as a browser without scripts has them."""

import http.client
import json
import time
import uuid
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

from cooperative import PASSWORD


class ServerFault(Exception):
    """The house said that it cannot answer now."""


class API:
    """Calls with somebody's key, on one connection at a time."""

    def __init__(self, house, key):
        self.port = house.port
        self.key = key

    def run(self, command, body, key=None):
        """Status and answer of a command; raises OSError or HTTPException where none came."""
        headers = {"Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        return self.ask("POST", "/api/v1/" + command.replace(".", "/"), json.dumps(body), headers)

    def query(self, name, **parameters):
        path = f"/api/v1/{name.replace('.', '/')}?{urlencode(parameters)}"
        status, answer = self.ask("GET", path, None, {})
        if status >= 500:
            raise ServerFault(answer)
        assert status == 200, answer
        return answer

    def waiting(self):
        """All cases that wait."""
        after = {}
        while True:
            page = self.query("desk.queue", queue="waiting", limit=100, **after)
            yield from (line["caseFile"] for line in page["lines"])
            if not page.get("next"):
                return
            after = {"after": page["next"]}

    def ask(self, method, path, body, headers):
        """Raises ServerFault where a proxy in front of the house speaks for it."""
        answer, content = self.fetch(method, path, body, headers)
        if answer.status >= 500 and "json" not in answer.getheader("Content-Type", ""):
            raise ServerFault(answer.status)
        return answer.status, json.loads(content)

    def fetch(self, method, path, body=None, headers=None):
        """The answer's head, and its bytes."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request(
                method, path, body, {"Authorization": f"Bearer {self.key}", **(headers or {})})
            answer = line.getresponse()
            return answer, answer.read()
        finally:
            line.close()


class Browser:
    """Somebody who has signed in, on a connection of their own."""

    def __init__(self, house, mail, language="it", password=PASSWORD):
        self.house = house
        self.language = language
        self.line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=60)
        self.cookie, self.asked = "", 0
        answer = self.send("/sign-in", [("mail", mail), ("password", password)])
        assert answer.status == 303, answer.text
        self.cookie = answer.headers["Set-Cookie"].split(";")[0]

    def open(self, path):
        answer = self.ask("GET", path, None, {})
        assert answer.status == 200, f"{path}: {answer.status}"
        return answer

    def form(self, path, action):
        """The form of a page that is sent to this address, query or not."""
        forms = [form for form in self.open(path).forms if urlsplit(form.action).path == action]
        assert forms, f"{path} has no form for {action}"
        return forms[0]

    def submit(self, form, **filled):
        """Sends a form with some fields filled in."""
        left = [(name, value) for name, value in form.fields if name not in filled]
        return self.send(form.action, left + list(filled.items()), form.encoding)

    def send(self, path, fields, encoding="application/x-www-form-urlencoded"):
        if encoding == "multipart/form-data":
            boundary = uuid.uuid4().hex
            parts = [
                f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                for name, value in fields]
            body = "".join(parts) + f"--{boundary}--\r\n"
            encoding += f"; boundary={boundary}"
        else:
            body = urlencode(fields)
        return self.ask("POST", path, body.encode(), {
            "Content-Type": encoding, "Origin": self.house.address, "Sec-Fetch-Site": "same-origin"})

    def ask(self, method, path, body, headers):
        # The house closes a line that was silent for a minute; the next request opens another.
        if time.monotonic() - self.asked > 30:
            self.line.close()
        self.asked = time.monotonic()
        self.line.request(method, path, body, {
            "Cookie": self.cookie, "Accept-Language": self.language, **headers})
        return Page(self.line.getresponse())


class Page:
    """What a page answers: its status, its words, its forms."""

    def __init__(self, answer):
        self.status = answer.status
        self.headers = answer.headers
        self.html = answer.read().decode()
        reader = PageReader()
        reader.feed(self.html)
        self.forms = reader.forms
        self.text = " ".join(" ".join(reader.words).split())


class Form:
    def __init__(self, action, encoding):
        self.action = action
        self.encoding = encoding
        self.fields = []

    def __getitem__(self, name):
        return next(value for field, value in self.fields if field == name)


class PageReader(HTMLParser):
    """Collects the forms of a page with what they would send, and the words that people read."""

    SILENT = {"script", "style", "template", "title"}

    def __init__(self):
        super().__init__()
        self.forms, self.words = [], []
        self.open, self.silent = [], 0
        self.area, self.choice = None, None

    def handle_starttag(self, tag, attributes):
        has = {name: value or "" for name, value in attributes}
        self.silent += tag in self.SILENT
        if tag == "form":
            self.open.append(Form(has.get("action", ""), has.get("enctype", "")))
            self.forms.append(self.open[-1])
        elif tag == "input":
            kind = has.get("type", "text")
            if kind in ("checkbox", "radio") and "checked" not in has or kind in ("file", "submit"):
                return
            self.add(has.get("name"), has.get("value", "on" if kind == "checkbox" else ""))
        elif tag == "textarea":
            self.area = (has.get("name"), [])
        elif tag == "select":
            self.choice = [has.get("name"), None]
        elif tag == "option" and self.choice:
            if self.choice[1] is None or "selected" in has:
                self.choice[1] = has.get("value", "")

    def handle_endtag(self, tag):
        self.silent -= tag in self.SILENT
        if tag == "form" and self.open:
            self.open.pop()
        elif tag == "textarea" and self.area:
            self.add(self.area[0], "".join(self.area[1]).removeprefix("\n"))
            self.area = None
        elif tag == "select" and self.choice:
            self.add(self.choice[0], self.choice[1] or "")
            self.choice = None

    def handle_data(self, data):
        if self.area:
            self.area[1].append(data)
        elif not self.silent:
            self.words.append(data)

    def add(self, name, value):
        if name and self.open:
            self.open[-1].fields.append((name, value))


def open_account(browser, name, mail, role="operator"):
    """A colleague signs in from here on."""
    form = browser.form("/settings/accounts", "/settings/accounts")
    answer = browser.submit(form, accountName=name, mail=mail, role=role, password=PASSWORD)
    assert answer.status == 303, answer.text
