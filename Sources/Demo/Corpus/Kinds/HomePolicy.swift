extension KindScript {
    static let homePolicy = KindScript(
        .homePolicy, at: .people, weight: 6,
        """
        # subject
        - Polizza casa
        -nqm Assicurazione incendio abitazione
        -nqma preventivo casa {sqm} mq
        -o Rinnovo polizza {policy}
        # request
        -n vorrei assicurare la casa contro l'incendio: sono {sqm} metri quadri a {place}.
        -m la banca mi chiede una polizza incendio per il mutuo, importo {limit} euro.
        -o la mia polizza casa {policy} ha ormai molti anni e non so se va ancora bene.
        -o abbiamo ristrutturato e messo i pannelli sul tetto: la polizza {policy} va aggiornata?
        -q dopo il terremoto vorrei capire quanto costa assicurare la casa di {place}.
        -a prendo in affitto un appartamento di {sqm} metri e il proprietario chiede
          un'assicurazione.
        -o vorrei rivedere la polizza casa: pago {oldhomepremium} euro da anni senza averla mai
          letta.
        # answer
        -nq Per {sqm} metri quadri a {place} la polizza incendio costa {homepremium} euro l'anno,
          con fabbricato a valore di ricostruzione.
        -nq Ho preparato due proposte per la casa: con e senza terremoto. La prima costa
          {homepremium} euro.
        -o La polizza {policy} è valida ma sottoassicurata: il valore va portato a {limit} euro, e
          il premio diventa {homepremium} euro.
        -m Per il mutuo basta l'incendio del fabbricato con vincolo a favore della banca; può
          sceglierla Lei, non è obbligat<o/a> a prendere quella della banca.
        -nq La pagherebbe {homepremium} euro con {il insurer}, in convenzione con {il community}.
        -a Chi abita in affitto ha bisogno del rischio locativo e del contenuto: bastano
          {homepremium} euro l'anno.
        * il terremoto
        ? quanto costa aggiungere il terremoto
        ? l'alluvione è compresa
        ! Terremoto e alluvione si aggiungono insieme, con franchigia del 10 per cento; nella nostra
          zona li consigliamo.
        ! L'alluvione non è compresa nella formula base: aggiungerla costa circa {smallamount} euro
          l'anno.
        * il valore
        ? come si calcola il valore da assicurare
        ? {limit} euro bastano
        ! Si conta il costo di ricostruzione, non il prezzo di mercato: per {sqm} metri quadri
          {limit} euro sono adeguati.
        * i pannelli
        ? i pannelli fotovoltaici sono coperti
        ? la grandine sui pannelli rientra
        ! I pannelli sono parte del fabbricato e la grandine è compresa, con uno scoperto di
          {excess} euro.
        * i ladri
        ? il furto lo consigliate
        ? senza allarme mi assicurate lo stesso
        ! Il furto si può aggiungere anche senza allarme, se porte e finestre hanno le difese
          previste dal contratto.
        * la responsabilità civile
        ? se cade un vaso dal balcone sono copert<o/a>
        ? il cane è compreso
        ! La responsabilità civile della famiglia è inclusa, e comprende animali domestici e danni
          dalla casa, fino a {limit} euro.
        * la detrazione
        ? la posso detrarre
        ? c'è qualche vantaggio fiscale
        ! @2018+ La parte di premio per eventi calamitosi sulle abitazioni si detrae al 19 per
          cento.
        ! @-2017 Sulla polizza casa non ci sono detrazioni, diversamente da vita e infortuni.
        # follow
        -nqo1 ho deciso per la formula con il terremoto.
        -m2 mi servirebbe il vincolo per la banca.
        -a3 il contratto di affitto è firmato, vi mando copia.
        # next
        -2 Il vincolo è pronto: la banca riceve copia direttamente da noi.
        -1 Ho aggiornato la proposta: {homepremium} euro, terremoto compreso.
        -3 Con il contratto di affitto la polizza è pronta: {homepremium} euro.
        # law
        - @2019+ Riferimenti: artt. 1905 e 1907 del Codice civile (valore e assicurazione parziale);
          Reg. IVASS 40/2018, art. 58 (richieste ed esigenze).
        - Riferimenti: artt. 1588 e 1907 del Codice civile (rischio locativo, assicurazione
          parziale).
        # guide
        - Se vuole, passo a vedere la casa insieme a Lei: bastano venti minuti e il valore si
          calcola meglio.
        - Compili il questionario sulle esigenze che trova allegato; senza, non possiamo emettere.
        # reach
        - La polizza casa {policy} scade {il expiry}: il premio di rinnovo è di {homepremium} euro.
          Le propongo di rivedere il valore assicurato, fermo da qualche anno.
        # note
        - Letta la polizza casa insieme, aumentato il valore.
        - Mutuo: serve vincolo. Mandata bozza.
        # takes
        - planimetria.txt :: Planimetria¶Superficie {sqm} mq¶Comune {place}
        # gives
        - proposta_casa.txt :: Proposta polizza casa¶Fabbricato {limit} euro¶Premio {homepremium}
          euro
        """)
}
