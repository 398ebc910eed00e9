extension KindScript {
    static let homeClaim = KindScript(
        .homeClaim, at: .claims, weight: 4,
        """
        # subject
        -wn Danni da acqua in casa
        -n Perdita dal piano di sopra
        - sinistro abitazione {policy}
        -e Fulmine e caldaia
        # request
        -w {il day} si è rotto un tubo in bagno e l'acqua è scesa nell'appartamento di sotto. La
          polizza casa è la {policy}.
        -n il vicino del piano di sopra ci ha allagato la cucina {il day}.
        -e il temporale {del day} ha bruciato la scheda della caldaia e il modem.
        -f {il day} sono entrati i ladri e hanno forzato la porta finestra; la polizza casa è la
          {policy}.
        -v il vento {del day} ha portato via una parte delle tegole a {place}.
        -w ho una macchia di umidità che si allarga sul soffitto e l'amministratore dice di sentire
          l'assicurazione.
        # answer
        -w Ho aperto il sinistro {claim} sulla polizza {policy}: acqua condotta, con ricerca del
          guasto compresa.
        -efv Il danno {del day} è coperto; resta a Suo carico la franchigia di {excess} euro.
        -wefv Ho denunciato l'evento {al insurer} con il numero {claim} e chiesto la perizia.
        -n Il danno lo deve risarcire chi lo ha causato: apriamo la richiesta verso la polizza del
          vicino e Le teniamo la Sua come riserva.
        -e Il fenomeno elettrico è compreso fino a 3.000 euro; serve il rapporto del tecnico.
        -f Per il furto la polizza copre sia i beni sia i guasti fatti dai ladri. Il sinistro è il
          {claim}.
        *wnev la riparazione
        ? posso far riparare subito
        ? devo aspettare il perito
        ! Faccia pure la riparazione urgente per fermare il danno, fotografando prima e tenendo i
          pezzi sostituiti.
        ! Per il resto aspetti il perito, che passa entro una settimana.
        *w la ricerca del guasto
        ? la rottura del muro per cercare la perdita è compresa
        ? chi paga il ripristino delle piastrelle
        ! La ricerca e il ripristino sono compresi fino a 1.500 euro; le piastrelle si rifanno per
          la parte rotta.
        *w il vicino
        ? per i danni al vicino che cosa faccio
        ? devo dare i miei dati al vicino
        ! I danni al vicino li paga la Sua responsabilità civile: gli dia pure il numero {claim}.
        * i documenti
        ? cosa devo mandarvi
        ? serve la fattura dell'idraulico
        ! Fotografie, fattura dell'idraulico e preventivo del ripristino. Per il furto anche la
          denuncia ai carabinieri.
        * la franchigia
        ? quanto resta a mio carico
        ? c'è uno scoperto
        ! La franchigia è di {excess} euro per evento, una volta sola anche se i danni sono più
          d'uno.
        # follow
        -wn1 il preventivo dell'imbianchino è di {amount} euro.
        -2 il perito ha chiamato, viene {weekday}.
        # next
        -1 Il preventivo di {amount} euro è nella pratica {claim}.
        -2 Dopo la perizia l'offerta arriva di solito in quindici giorni.
        # law
        - Riferimenti: polizza {policy}, sezioni Acqua condotta e Fenomeno elettrico; artt. 1913 e
          1914 del Codice civile (avviso e salvataggio).
        # guide
        -wnev Tenga da parte i pezzi rotti fino alla perizia: sono la prova più semplice.
        # note
        - Allagamento, idraulico già sul posto. Detto di fotografare.
        - Furto: consigliata denuncia subito.
        # takes
        -wn foto_danni_acqua.txt :: Fotografie¶1. soffitto¶2. tubo rotto¶3. parete
        # gives
        - denuncia_casa.txt :: Denuncia sinistro {claim}¶Polizza {policy}¶Data {day}
        # urgent
        -w È urgente: l'acqua continua a scendere e l'idraulico arriva solo domani.
        """)
}
