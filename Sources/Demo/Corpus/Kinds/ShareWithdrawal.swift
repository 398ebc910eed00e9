extension KindScript {
    static let shareWithdrawal = KindScript(
        .shareWithdrawal, at: .members, since: 2013, for: .members, weight: 2,
        """
        # subject
        -w Recesso da soci<o/a>
        -qd restituzione quota
        -c Trasferimento della quota
        -z Certificato di iscrizione nel libro soci
        -u Aumento della quota
        # request
        -w mi trasferisco in un'altra regione e vorrei recedere da soci<o/a>.
        -d {relative} era nella cooperativa ed è mancat<o/a:relative>: come si fa con la quota?
        -c vorrei cedere la mia quota di {share} euro a {mychild}.
        -z mi serve un certificato di iscrizione nel libro dei soci.
        -q ho chiesto il recesso l'anno scorso e non ho ancora visto la quota.
        -u vorrei aumentare la mia quota, oggi è di {share} euro.
        # answer
        -w Il recesso va comunicato con raccomandata o posta certificata; il consiglio lo esamina
          entro sessanta giorni.
        -qw La quota di {share} euro si restituisce entro centottanta giorni dall'approvazione del
          bilancio dell'anno di uscita.
        -c La cessione a un familiare è possibile con l'autorizzazione del consiglio: il modulo è
          allegato.
        -z In allegato trova il certificato di iscrizione nel libro dei soci.
        -d Per gli eredi servono il certificato di morte e l'atto notorio; la quota si liquida o si
          trasferisce.
        -u L'aumento della quota è una scelta libera e non cambia il voto: resta uno.
        *wq i tempi
        ? da quando non sono più soci<o/a>
        ? quando mi rendete la quota
        ! Il rapporto sociale cessa con l'accoglimento; quello mutualistico a fine anno, se la
          comunicazione arriva tre mesi prima, altrimenti alla fine del successivo.
        *w le polizze
        ? le polizze restano valide
        ? perdo le convenzioni
        ! Le polizze restano valide fino a scadenza; le convenzioni per soci finiscono con il
          recesso.
        *w la forma
        ? basta questa mail
        ? posso consegnare la lettera a mano
        ! La mail semplice non basta: la legge chiede la raccomandata, e la posta certificata ha lo
          stesso valore.
        *w il ripensamento
        ? posso tornare in futuro
        ? si può uscire solo in parte
        ! Può rientrare con una nuova domanda; il recesso parziale invece non esiste.
        # follow
        -w1 ho spedito la raccomandata.
        -dc2 vi mando i documenti.
        -z3 ho ricevuto il certificato.
        -qu3 non ho ancora avuto conferma.
        # next
        -1 Raccomandata arrivata: va al prossimo consiglio.
        -2 Documenti ricevuti, vanno al prossimo consiglio.
        -3 Ho verificato con l'amministrazione: la pratica si chiude entro {il deadline}.
        # law
        - Riferimenti: artt. 2530, 2532, 2534 e 2535 del Codice civile; statuto, articoli su recesso
          e quota.
        # guide
        -wcqd Dopo il consiglio riceve la delibera e la data del rimborso.
        # note
        - Recesso per trasferimento, dispiaciut<o/a>. Spiegata la procedura.
        # takes
        -w lettera_recesso.txt :: Comunicazione di recesso¶{name}¶Quota {share} euro
        # gives
        -z certificato_socio.txt :: Certificato¶{name} è iscritto nel libro dei soci¶Quota {share}
          euro
        """)
}
