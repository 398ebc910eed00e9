"""A small office at work: cases that wait, an applicant who lacks everything, an auditor."""

import uuid
from dataclasses import dataclass

from cooperative import GIULIA, MARTA
from engines import RENZO
from letters import letter
from web import API, Browser, open_account

UNKNOWN = "0000000000001"


@dataclass
class World:
    house: object
    browsers: dict

    @classmethod
    def open(cls, engine, name):
        house = engine.house(name)
        house.mailbox = house.do("mail.setMailbox", {
            "address": "soci@ilborgo.example", "title": "Soci",
            "spool": str(house.folder / "spool")})
        house.serve()
        giulia = Browser(house, GIULIA)
        open_account(giulia, "Marta Neri", MARTA)
        open_account(giulia, "Renzo Bassi", RENZO, role="auditor")
        for who in (GIULIA, MARTA, RENZO):
            house.key(who)
        return cls(house, {(GIULIA, "it"): giulia})

    def browser(self, who=GIULIA, language="it"):
        if (who, language) not in self.browsers:
            self.browsers[who, language] = Browser(self.house, who, language)
        return self.browsers[who, language]

    def api(self, who=GIULIA):
        return API(self.house, self.house.key(who))

    def case(self):
        return self.house.receive(letter("Polizza del furgone"))

    def application(self):
        """Somebody who asks to become a member, with nothing of what is needed."""
        party = self.house.do("members.registerParty", {
            "kind": "person", "partyName": f"Rossi {uuid.uuid4().hex[:6]}", "givenName": "Pia"})
        return self.house.do("members.apply", {"party": party, "on": "2024-03-01"})

    def resolution(self):
        return self.house.do("members.recordResolution", {
            "number": uuid.uuid4().hex[:8], "on": "2024-03-05"})

    def facts(self):
        """How much has happened; what a refusal saves of somebody's words does not count."""
        return self.house.count("fact", "name <> 'desk.draftSaved.v1'")
