extension KindScript {
    static let claimNotice = KindScript(
        .claimNotice, at: .claims, weight: 9,
        """
        # subject
        - Denuncia sinistro {plate}
        - Incidente {il day}
        - sinistro auto {plate}
        - Ho avuto un incidente
        -nf tamponamento a {place}
        # request
        -g {il day}, verso le {hour}, a {place} in {street}, ho avuto un incidente con {mio car}
          targat<o/a:car> {plate}. L'altro veicolo è targato {otherplate}, alla guida c'era
          {otherdriver}.
        -n vi denuncio un sinistro: {il day} alle {hour} ero ferm<o/a> al semaforo a {place} e mi
          hanno tamponato. Targa {otherplate}, danni {al damage}.
        -f purtroppo {il day} ho tamponato un'auto (targa {otherplate}) a {place}. La mia polizza è
          la {policy}.
        -p in un parcheggio di {place}, {il day}, qualcuno ha urtato {il car} {plate} lasciando un
          biglietto con il nome {otherdriver}.
        -n uscendo da uno stop in {street} a {place} un'auto targata {otherplate} ha colpito {mio
          car}: danni {al damage}. È successo {il day}.
        -h {mypartner} ha avuto un incidente {il day} a {place} con {il car} targa {plate}, per
          fortuna solo danni {al damage}.
        -m vi mando la constatazione amichevole dell'incidente {del day} tra {mio car} ({plate}) e
          {otherplate}, firmata anche da {otherdriver}.
        # answer
        -gnpmh Ho aperto il sinistro con il numero {claim}, data dell'evento {day}, veicoli {plate}
          e
          {otherplate}.
        -ngmh La denuncia è stata trasmessa oggi {al insurer}: il numero è {claim} e la procedura è
          quella dell'indennizzo diretto.
        - Mi dispiace per l'accaduto, l'importante è che non si sia fatto male nessuno. Il sinistro
          {claim} è aperto e l'ho preso in carico io.
        -gnpmh Ho registrato l'incidente {del day} a {place}: sinistro {claim}, danno {al damage}.
        -np Dalla Sua descrizione la responsabilità appare dell'altro conducente, quindi chiediamo
          il risarcimento alla nostra compagnia; numero {claim}.
        -m Il sinistro {claim} è aperto. Con la constatazione firmata da entrambi i conducenti i
          tempi di legge si dimezzano.
        -f Il sinistro {claim} è aperto: il danno dell'altro veicolo, targa {otherplate}, lo paga la
          Sua polizza, e al rinnovo vedremo insieme come pesa sulla classe.
        * i primi passi
        ? cosa devo fare adesso
        ? devo avvisare anche l'altra compagnia
        ! Per ora nulla: alla controparte scriviamo noi. Lei tenga il veicolo disponibile per la
          perizia, senza ripararlo.
        ! Non serve avvisare l'altra compagnia, con l'indennizzo diretto fa tutto la nostra.
        * la riparazione
        ? posso già portare {il car} a riparare
        ? posso scegliere io la carrozzeria
        ! Può scegliere liberamente la carrozzeria. {Il garage} va bene: il perito passerà lì entro
          pochi giorni.
        ! Aspetti la perizia prima di far riparare; se {il car} non può circolare ce lo dica e la
          anticipiamo.
        * i tempi
        ? in quanto tempo viene risarcito il danno
        ? quanto ci vuole di solito
        ! Per i danni alle cose la compagnia ha sessanta giorni per l'offerta, che scendono a trenta
          se la constatazione è firmata da entrambi; poi paga entro quindici giorni.
        ! Con modulo a doppia firma l'offerta arriva entro trenta giorni dalla richiesta completa.
          Le scadenze le controlliamo noi.
        * la classe
        ? mi aumenta la classe
        ? l'anno prossimo pagherò di più
        !gnpmh Se la responsabilità è tutta dell'altro conducente la classe {cu} non cambia.
        !f Se ha torto Lei, la classe passerebbe da {cu} a {newcu}. Al rinnovo valutiamo insieme se
          conviene rimborsare il sinistro.
        * i danni alle persone
        ? ho un po' di male al collo, devo dirlo
        ? se nei prossimi giorni sto male che faccio
        ! Vada al pronto soccorso e ci mandi il referto: i danni alla persona vanno documentati
          subito, poi i termini diventano di novanta giorni.
        ! Se compare un dolore si faccia visitare e conservi ogni ricevuta: lo aggiungiamo alla
          denuncia.
        * l'auto sostitutiva
        ? ho diritto a un'auto sostitutiva
        ? nel frattempo come mi muovo
        ! La polizza prevede l'auto sostitutiva per cinque giorni durante la riparazione, presso il
          centro convenzionato.
        ! Il fermo tecnico si può chiedere nella richiesta danni: ci serve la dichiarazione della
          carrozzeria sui giorni di lavoro.
        # follow
        -1 il perito non si è ancora visto e {il car} è presso {il garage}.
        -2 la carrozzeria mi ha fatto un preventivo di {cost} euro.
        -3 ho trovato un testimone dell'incidente {del day}.
        # next
        -1 Ho sollecitato il perito per il sinistro {claim}: La chiamerà entro due giorni.
        -2 Il preventivo di {cost} euro è nella pratica e l'ho inoltrato {al insurer}.
        -3 Il testimone è utilissimo, ma va indicato subito: ho integrato la denuncia.
        # law
        - Riferimenti: artt. 148 e 149 del d.lgs. 209/2005 e D.P.R. 254/2006 (indennizzo diretto);
          art. 1913 del Codice civile (avviso entro tre giorni).
        - Riferimenti: art. 143 del d.lgs. 209/2005, per cui il modulo firmato da entrambi si
          presume veritiero; sinistro {claim}.
        # guide
        - Che cosa succede ora: entro qualche giorno la chiama il perito; poi riceve l'offerta e ci
          sentiamo prima di accettarla.
        - Conservi fotografie, fatture e scontrini. Non firmi quietanze senza averci sentito.
        # note
        - Racconta l'incidente {del day}: semaforo, tamponamento. Spiegati i passi.
        - Chiama dalla strada, agitat<o/a>: aiutat<o/a> a compilare il modulo.
        - Portato in ufficio il modulo blu, copia fatta e restituito.
        - Mandate foto dei danni, girate al perito.
        # takes
        - constatazione_amichevole.txt :: Constatazione amichevole¶Data {day} ore {hour}¶Luogo
          {place}, {street}¶Veicolo A {plate}¶Veicolo B {otherplate}¶Firme: due
        - foto_danni.txt :: Elenco fotografie¶1. {damage}¶2. targa {otherplate}¶3. posizione dei
          veicoli
        # gives
        - denuncia_{plate}.txt :: Denuncia trasmessa¶Sinistro {claim}¶Compagnia {insurer}¶Data
          dell'evento {day}
        # urgent
        -gnmh È urgente: {il car} è in mezzo al cortile {del garage} e mi serve per lavorare.
        -g Per favore è urgente, uno dei ragazzi è ancora al pronto soccorso.
        """)
}
