extension KindScript {
    static let valuesCharter = KindScript(
        .valuesCharter, at: .members, since: 2016, weight: 3, lengths: 1...6,
        """
        # subject
        - Carta dei valori condivisi
        -ts firma della Carta
        -uod Carta dei valori: una domanda
        -n nuova versione della Carta
        # request
        -u ho letto la Carta dei valori e prima di firmare vorrei capire alcuni punti.
        -t non riesco a firmare in linea la Carta dei valori.
        -n mi avete chiesto di firmare la nuova versione della Carta: che cosa è cambiato?
        -o come soci<o/a> dal {memberyear} non ho mai firmato la Carta: devo farlo?
        -s vi rimando la Carta firmata.
        -d sono d'accordo su quasi tutto, ma il punto sui pagamenti in contanti mi lascia
          perpless<o/a>.
        # answer
        -s La firma risulta registrata oggi, con nome, ora e versione della Carta.
        -n La nuova versione chiarisce i punti su fornitori e ambiente; il confronto tra i due testi
          è allegato.
        -o Per i soci entrati prima del 2019 la firma è un invito, non un obbligo.
        -t Ho ripristinato il collegamento per la firma: funziona anche dal telefono.
        -d Sul contante la Carta chiede tracciabilità: non è sfiducia verso le persone, ma tutela di
          tutti.
        -ud Grazie per averla letta davvero: le Sue osservazioni vanno al consiglio.
        * gli effetti
        ? cosa mi impegna a fare
        ? se non firmo cosa succede
        ! Impegna a condividere i principi della cooperativa; non crea obblighi economici.
        ! @2019+ Chi è già socio resta socio; i nuovi ingressi e i fornitori invece la firmano per
          forza.
        * la versione
        ? quale versione è in vigore
        ? posso rileggere quella vecchia
        ! Tutte le versioni restano consultabili, con le date in cui sono state in vigore.
        * la firma
        ? la firma in linea vale
        ? devo stamparla
        ! Vale la firma in linea, con nome, data e impronta del testo: non serve stampare.
        # follow
        -1 adesso ho firmato.
        # next
        -1 Confermo: la firma è registrata.
        # law
        - Riferimenti: statuto, principi; regolamento dei soci; delibera che rende obbligatoria la
          Carta dal 1° gennaio 2019.
        # guide
        -st Trova la Carta firmata nella Sua area, insieme alla ricevuta.
        # reach
        - Le scrivo perché non risulta ancora la Sua firma sulla Carta dei valori condivisi. Sono
          due pagine: può leggerle e firmarle in linea, oppure qui in ufficio. Se qualcosa non La
          convince, ne parliamo volentieri.
        - È pronta la nuova versione della Carta dei valori condivisi, approvata dall'assemblea: Le
          chiedo di leggerla e, se è d'accordo, di firmarla entro {il deadline}.
        # note
        - Letta insieme la Carta, firma in linea.
        # takes
        - carta_firmata.txt :: Carta dei valori condivisi¶Firma {name}
        # gives
        - carta_dei_valori.txt :: Carta dei valori condivisi¶1. Mutualità¶2. Trasparenza¶3.
          Territorio¶4. Ambiente
        """)
}
