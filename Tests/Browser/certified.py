"""Certified mail as an invented provider writes it (RFC 6109): envelopes and receipts, signed or not."""

import base64
import pathlib
import subprocess

from letters import RUN, numbers

PROVIDER = "posta-certificata@gestore.example"
SENDER = "bruno@pec.officinatassi.example"
CERT = """<?xml version="1.0" encoding="UTF-8"?><postacert tipo="{kind}" errore="nessuno">\
<intestazione><mittente>{sender}</mittente><destinatari tipo="certificato">{to}</destinatari>\
<risposte>{sender}</risposte><oggetto>{subject}</oggetto></intestazione><dati>\
<gestore-emittente>Gestore SpA</gestore-emittente><data zona="+0100"><giorno>{day:%d/%m/%Y}</giorno>\
<ora>{day:%H:%M:%S}</ora></data><identificativo>{identifier}</identificativo>\
<msgid>&lt;{message_id}&gt;</msgid>{more}</dati></postacert>"""


class CertifiedMail:
    """A provider with a key of its own, in a folder of its own."""

    def __init__(self, folder, at):
        """`at` is when its letters are written, with its zone."""
        self.folder = pathlib.Path(folder)
        self.at = at
        self.openssl(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out",
            "cert.pem", "-days", "30", "-subj", "/CN=Gestore PEC/O=Gestore SpA", "-addext",
            f"subjectAltName=email:{PROVIDER}")

    def openssl(self, *words):
        done = subprocess.run(["openssl", *words], cwd=self.folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def envelope(self, subject, text, to, signed=True):
        """A letter of Bruno's, in the envelope of his provider: its bytes and its subject."""
        number = next(numbers)
        subject = f"{subject} {RUN}-{number}"
        message_id = f"pec{number}.{RUN}@pec.officinatassi.example"
        inside = [
            f"From: Bruno Tassi <{SENDER}>", f"To: {to}", f"Subject: {subject}",
            f"Message-ID: <{message_id}>", f"Date: {self.date}", "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=IN", "", "--IN",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", text,
            "--IN", 'Content-Type: text/plain; name="modulo.txt"',
            'Content-Disposition: attachment; filename="modulo.txt"', "", "Modulo di disdetta",
            "--IN--", ""]
        data = CERT.format(
            kind="posta-certificata", sender=SENDER, to=to, subject=subject, day=self.at,
            identifier=f"opec{number}@gestore.example", message_id=message_id, more="")
        entity = [
            *self.opening("Messaggio di posta certificata.", data), "--OUT",
            'Content-Type: message/rfc822; name="postacert.eml"',
            'Content-Disposition: attachment; filename="postacert.eml"', "", *inside, "--OUT--", ""]
        head = [
            f'From: "Per conto di: {SENDER}" <{PROVIDER}>', f"Reply-To: {SENDER}", f"To: {to}",
            f"Subject: POSTA CERTIFICATA: {subject}", f"Message-ID: <opec{number}.{RUN}@gestore.example>",
            f"Date: {self.date}", "X-Trasporto: posta-certificata",
            f"X-Riferimento-Message-ID: <{message_id}>"]
        return self.letter(head, entity, signed), subject

    def receipt(self, kind, message_id, to, office, signed=True):
        """What the provider says of a letter of the office: `accettazione`, `avvenuta-consegna`…"""
        number = next(numbers)
        data = CERT.format(
            kind=kind, sender=office, to=to, subject="", day=self.at, message_id=message_id,
            identifier=f"opec{number}@gestore.example",
            more=f'<ricevuta tipo="completa"/><consegna>{to}</consegna>')
        head = [
            f"From: {PROVIDER}", f"To: {office}", f"Subject: {kind.upper()} {RUN}-{number}",
            f"Message-ID: <{kind}{number}.{RUN}@gestore.example>", f"Date: {self.date}",
            f"X-Ricevuta: {kind}", "X-TipoRicevuta: completa",
            f"X-Riferimento-Message-ID: <{message_id}>"]
        entity = [*self.opening(f"Ricevuta di {kind}.", data), "--OUT--", ""]
        return self.letter(head, entity, signed)

    @property
    def date(self):
        return f"{self.at:%a, %d %b %Y %H:%M:%S %z}"

    @staticmethod
    def opening(words, data):
        return [
            "Content-Type: multipart/mixed; boundary=OUT", "", "--OUT", "Content-Type: text/plain",
            "", words, "--OUT", 'Content-Type: application/xml; name="daticert.xml"',
            'Content-Disposition: attachment; filename="daticert.xml"', "", data]

    def letter(self, head, entity, signed):
        body = "\r\n".join(entity).encode()
        if not signed:
            return "\r\n".join([*head, "MIME-Version: 1.0", ""]).encode() + body
        (self.folder / "in").write_bytes(body)
        self.openssl(
            "cms", "-sign", "-binary", "-in", "in", "-signer", "cert.pem", "-inkey", "key.pem",
            "-outform", "DER", "-out", "out")
        signature = base64.encodebytes((self.folder / "out").read_bytes()).decode()
        before = [
            *head, "MIME-Version: 1.0",
            'Content-Type: multipart/signed; protocol="application/x-pkcs7-signature";',
            ' micalg=sha-256; boundary="SIGNED"', "", "--SIGNED", ""]
        after = [
            "", "--SIGNED", 'Content-Type: application/x-pkcs7-signature; name="smime.p7s"',
            "Content-Transfer-Encoding: base64",
            'Content-Disposition: attachment; filename="smime.p7s"', "",
            *signature.splitlines(), "--SIGNED--", ""]
        return "\r\n".join(before).encode() + body + "\r\n".join(after).encode()
