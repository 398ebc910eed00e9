"""A small office at work: cases that wait, an applicant who lacks everything, an auditor."""

import uuid
from dataclasses import dataclass

from cooperative import GIULIA, MARTA, today
from engines import RENZO
from letters import letter
from web import API, Browser, open_account

UNKNOWN = "0000000000001"


@dataclass
class World:
    house: object
    browsers: dict
    founder: int | None = None

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

    def member(self):
        """A founder, by her number: asked again, the same one."""
        if self.founder is None:
            house, day = self.house, today().isoformat()
            party = house.do("members.registerParty", {
                "kind": "person", "partyName": "Riva", "givenName": "Anna"})
            deed = house.do("members.recordResolution", {"kind": "foundation", "number": "1", "on": day})
            house.do("members.publishCharter", {
                "title": "Carta dei Valori", "text": "Ci aiutiamo.", "inForceFrom": day})
            house.do("members.signCharter", {"party": party, "typedName": "Anna Riva"})
            house.do("members.payShare", {"party": party, "shareCents": 2500})
            application = house.do("members.apply", {"party": party, "isFounder": True})
            self.founder = house.do("members.admit", {"application": application, "resolution": deed})
        return self.founder

    def resolution(self):
        return self.house.do("members.recordResolution", {
            "number": uuid.uuid4().hex[:8], "on": "2024-03-05"})

    def facts(self):
        """How much has happened; what a refusal saves of somebody's words does not count."""
        return self.house.count("fact", "name <> 'desk.draftSaved.v1'")
