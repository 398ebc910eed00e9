extension KindScript {
    static let membershipApplication = KindScript(
        .membershipApplication, at: .members, weight: 6,
        """
        # subject
        -sw Domanda di ammissione a socio
        -wh vorrei diventare soci<o/a>
        -wh Informazioni per diventare soci<o/a>
        -q a che punto è la mia domanda?
        # request
        -w vorrei diventare soci<o/a> della cooperativa. Mi presenta {sponsor} e faccio parte {del
          community}.
        -s vi mando la domanda di ammissione firmata; il socio presentatore è {sponsor}.
        -w {sponsor} mi ha parlato della cooperativa e mi piacerebbe entrare, non solo comprare una
          polizza.
        -h siamo {nel community} e qualcuno di noi vorrebbe diventare socio: come si fa?
        -q ho presentato domanda di ammissione e vorrei sapere quando si riunisce il consiglio.
        -w {mypartner} è già nella cooperativa e adesso vorrei esserci anch'io, presentat<o/a> da
          {sponsor}.
        # answer
        -s La domanda è completa: la presentiamo al consiglio nella prossima seduta, e poi Le
          comunichiamo la delibera.
        -wh Per entrare servono tre cose: una collettività riconosciuta, un socio che presenta e la
          quota. Nel Suo caso la collettività è {il community} e chi presenta è {sponsor}.
        -s Ho registrato la domanda con {sponsor} come socio presentatore, che è garante morale
          dell'ingresso.
        -wh Siamo contenti che voglia entrare. Le spiego con calma che cosa comporta, perché non è
          una tessera sconto.
        -sq Il consiglio si riunisce una volta al mese: la Sua domanda è all'ordine del giorno di
          {appt}.
        -q Manca ancora un passaggio, poi la domanda può andare in consiglio.
        * la quota
        ? quanto è la quota
        ? la quota mi viene restituita se esco
        ! La quota minima è di 25 euro e si versa dopo l'ammissione, con bonifico; in caso di uscita
          si restituisce dopo l'approvazione del bilancio.
        * la Carta dei valori
        ? cosa devo firmare
        ? la Carta dei valori è obbligatoria
        ! @2019+ Dal 1° gennaio 2019 la Carta dei valori condivisi va firmata prima dell'ammissione:
          senza firma il consiglio non può deliberare.
        ! @2016-2018 Le proponiamo la Carta dei valori condivisi: non è ancora obbligatoria, ma la
          firmano quasi tutti.
        ! @-2015 Si firmano la domanda e il codice etico, che trova allegato.
        * i tempi
        ? in quanto tempo si sa
        ? e se il consiglio dice di no
        ! Il consiglio delibera entro sessanta giorni. In caso di rifiuto riceve i motivi per
          iscritto e può chiedere che decida l'assemblea.
        * il voto
        ? potrò votare in assemblea
        ? conta di più chi ha più quote
        ! Una testa, un voto, qualunque sia la quota; si vota dopo novanta giorni dall'iscrizione
          nel libro dei soci.
        * i vantaggi
        ? cosa cambia rispetto a un cliente
        ? quali vantaggi hanno i soci
        ! I soci hanno assistenza legale e peritale nelle controversie, la tessera di soccorso, la
          pratica CONSAP gratuita e, soprattutto, decidono.
        * il socio presentatore
        ? cosa rischia chi mi presenta
        ? servono due presentatori
        ! Basta un socio presentatore. Non risponde con denaro: mette la sua parola.
        # follow
        -wh1 ho firmato tutto, mando la domanda.
        -2 {sponsor} ha confermato.
        # next
        -1 Domanda ricevuta e protocollata.
        -2 Ho ricevuto la conferma di {sponsor}.
        # law
        - Riferimenti: art. 2528 del Codice civile (ammissione e termini); art. 2538 (voto);
          statuto, articoli sui requisiti dei soci.
        # guide
        - Dopo la delibera riceve una mail con il numero di socio e le istruzioni per la quota.
        # note
        - Colloquio con aspirante soci<o/a>, presenta {sponsor}.
        - Chiede differenza tra soci e clienti.
        # takes
        -s domanda_ammissione.txt :: Domanda di ammissione¶{name}¶Presenta {sponsor}¶Collettività:
          {community}
        # gives
        - statuto_estratto.txt :: Estratto dello statuto¶Requisiti dei soci¶Diritti e doveri
        """)
}
