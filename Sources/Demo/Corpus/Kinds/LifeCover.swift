extension KindScript {
    static let lifeCover = KindScript(
        .lifeCover, at: .people, for: .people, weight: 2,
        """
        # subject
        - Polizza caso morte
        -mk Copertura mutuo
        - assicurazione vita temporanea
        -bd Beneficiari polizza {policy}
        # request
        -m abbiamo fatto il mutuo e vorremmo una copertura in caso di morte per {limit} euro.
        -b vorrei cambiare il beneficiario della polizza {policy}, oggi è {relative}.
        -f con l'arrivo di un figlio sto pensando a una polizza sulla vita.
        -k la banca ci ha proposto una polizza legata al mutuo che costa {cost} euro: è cara?
        -d {relative} è mancat<o/a:relative> e tra le carte c'è la polizza {policy}.
        -i vorrei capire la differenza tra una temporanea e una polizza di risparmio.
        # answer
        -mfi Per {limit} euro di capitale la temporanea caso morte costa {homepremium} euro l'anno,
          a premio costante.
        -k La polizza della banca non è obbligatoria e il confronto è a Suo favore: {homepremium}
          euro l'anno contro {cost} anticipati.
        -b Il cambio di beneficiario si fa con una dichiarazione scritta e ha effetto dal
          ricevimento.
        -d Le porgo le nostre condoglianze. La polizza {policy} è in vigore e il capitale spetta ai
          beneficiari indicati.
        -i Noi proponiamo solo coperture di puro rischio: il risparmio lo lasciamo a chi lo fa di
          mestiere.
        -f Con un figlio piccolo il capitale consigliato è almeno cinque anni di reddito; ne
          parliamo con il questionario.
        *mfki la visita medica
        ? serve una visita medica
        ? se ho avuto problemi di salute mi assicurano
        ! Fino a 200.000 euro basta il questionario sanitario; va compilato con sincerità,
          altrimenti il contratto si può annullare.
        * le tasse
        ? il capitale è tassato
        ? il premio si detrae
        ! Il capitale caso morte non è tassato e non cade in successione; il premio si detrae al 19
          per cento nei limiti di legge.
        *mfkib il beneficiario
        ? chi conviene indicare
        ? posso indicare {mypartner} senza altro
        ! Può indicare chi vuole; Le consiglio nome e cognome, e un secondo beneficiario di riserva.
        *mfki la durata
        ? quanto dura
        ? posso smettere quando voglio
        ! Dura quanto il mutuo; può smettere a ogni ricorrenza, senza penali.
        *d i documenti per gli eredi
        ? quali documenti vi servono
        ? entro quando si chiede
        ! Certificato di morte, documento dei beneficiari e polizza. Il diritto si prescrive in
          dieci anni.
        # follow
        -mfki1 ho compilato il questionario sanitario.
        -b2 il nuovo beneficiario è {mypartner}.
        -d3 vi mando il certificato di morte.
        # next
        -1 Questionario ricevuto: la compagnia risponde in dieci giorni.
        -2 La modifica del beneficiario è registrata.
        -3 Documento ricevuto: la compagnia liquida di solito entro trenta giorni.
        # law
        - Riferimenti: artt. 1919-1927 del Codice civile; art. 2952 del Codice civile (prescrizione
          decennale).
        # guide
        - Dica a una persona di fiducia che la polizza esiste e dove è conservata.
        # note
        - Colloquio lungo su mutuo e copertura.
        - Cambio beneficiario, inviato modulo.
        # takes
        -mk piano_mutuo.txt :: Piano di ammortamento¶Capitale {limit} euro¶Durata vent'anni
        # gives
        - proposta_vita.txt :: Temporanea caso morte¶Capitale {limit} euro¶Premio annuo
          {homepremium} euro
        """)
}
