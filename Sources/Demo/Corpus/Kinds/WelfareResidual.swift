extension KindScript {
    static let welfareResidual = KindScript(
        .welfareResidual, at: .welfare, since: 2018, for: .people, weight: 4,
        """
        # subject
        -rdl Credito welfare residuo
        -p accesso al portale welfare
        -u {course} con il welfare
        -elr scadenza del credito
        # request
        -r vorrei sapere quanto mi resta di credito welfare per il {thisyear}.
        -p non riesco a entrare nel portale welfare, dice che l'utente non esiste.
        -u vorrei usare il credito per {un course}, costa {amount} euro.
        -e mi avete scritto che il credito scade: come posso usare {residual} euro in fretta?
        -d ho comprato {un course} e il portale mi ha scalato il doppio.
        -l ho cambiato azienda ma mi restavano {residual} euro.
        # answer
        -r Il Suo credito residuo è di {residual} euro, utilizzabile fino {al deadline}.
        -p Ho ripristinato l'accesso: riceve a {mail} un collegamento per scegliere una nuova parola
          chiave.
        -u {Il course} è ammess<o/a:course>: {amount} euro si pagano direttamente con il credito.
        -d Il doppio addebito è stato stornato e il saldo torna a {residual} euro.
        -l Il credito segue il rapporto di lavoro: quello maturato si può usare entro due mesi
          dall'uscita.
        -e Con {residual} euro Le suggerisco scuola, trasporti o un buono per la salute: sono i più
          semplici.
        * la scadenza
        ? entro quando devo spenderlo
        ? se avanza qualcosa si perde
        ! Il residuo passa all'anno dopo finché dura il piano triennale, poi si perde: Le mandiamo
          un avviso prima.
        * la famiglia
        ? posso usarlo per la famiglia
        ? {mypartner} può usarlo
        ! Per istruzione, sport e salute vale anche per i familiari.
        * la conversione
        ? si può avere in busta paga
        ? posso trasferirlo a un collega
        ! Non si converte in denaro e non si cede: è la condizione perché resti esente.
        * i fornitori
        ? dove vedo i negozi convenzionati
        ? si può proporre un fornitore
        ! L'elenco è nel portale, con mappa; i fornitori nuovi si propongono dalla stessa pagina.
        # follow
        -p1 adesso entro, grazie.
        -ure2 ho scelto {il course}.
        -dl3 ho controllato il saldo.
        # next
        -2 Il buono per {il course} è pronto.
        -1 Bene: se l'accesso si blocca ancora, mi scriva e lo riapriamo in giornata.
        -3 Il saldo corretto è di {residual} euro.
        # law
        - Riferimenti: art. 51, comma 2, del TUIR; regolamento del piano, articolo sui residui.
        # guide
        - Nel portale, alla voce "I miei movimenti", trova ogni spesa con il documento.
        # note
        - Reset accesso portale.
        - Suggerito abbonamento trasporti.
        # takes
        -p schermata_portale.txt :: Messaggio del portale¶Utente non trovato
        # gives
        - estratto_credito.csv :: data;voce;importo¶{day};credito;{residual}
        """)
}
