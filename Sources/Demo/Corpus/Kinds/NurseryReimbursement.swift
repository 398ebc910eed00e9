extension KindScript {
    static let nurseryReimbursement = KindScript(
        .nurseryReimbursement, at: .welfare, since: 2018, for: .people, weight: 4,
        """
        # subject
        -rixt Rimborso asilo nido
        -rit retta {del nursery}
        -k rimborso mensa scolastica
        - Documenti per il rimborso nido
        # request
        -r vi mando la ricevuta della retta {del nursery}: {amount} euro per {mychild}, mese di
          {month}.
        -k vorrei chiedere il rimborso per la mensa scolastica di {mychild}, {amount} euro.
        -x mi avete respinto la richiesta di rimborso {del nursery} e non capisco il motivo.
        -i {mychild} comincia {al nursery} e vorrei sapere come si fa con il welfare.
        -t la ricevuta {del nursery} è intestata a {mypartner}: va bene lo stesso?
        -w aspetto ancora il rimborso di {amount} euro chiesto il mese scorso.
        # answer
        -r La richiesta di {amount} euro per {il nursery} è approvata: l'importo arriva con la
          prossima busta paga.
        -x Mancava il pagamento tracciato: basta la contabile del bonifico e la richiesta si
          sblocca.
        -ri Per {il nursery} il rimborso è ammesso senza limiti di importo, entro il credito di
          {residual} euro.
        -t La ricevuta intestata al coniuge va bene, purché il figlio sia nello stesso nucleo.
        -w Il rimborso di {amount} euro è stato pagato: il ritardo è nostro, e me ne scuso.
        -i Il primo passo è il modulo che trova allegato; dal mese dopo bastano le ricevute.
        -k La mensa scolastica di {yourchild} rientra tra le spese ammesse: {amount} euro, entro il
          credito di {residual} euro.
        * i documenti
        ? quali documenti servono
        ? la ricevuta deve avere il codice fiscale del bambino
        ! Servono la ricevuta con il nome del bambino, la prova del pagamento e una dichiarazione
          che non chiederà altri bonus per la stessa spesa.
        * il bonus pubblico
        ? posso prendere anche il bonus nido dell'INPS
        ? si somma con altri aiuti
        ! Si possono usare entrambi, ma non per la stessa parte di spesa: il welfare copre quello
          che il bonus lascia fuori.
        * la detrazione
        ? poi lo posso detrarre
        ? va indicato nel 730
        ! La quota rimborsata non si detrae; quella rimasta a Suo carico sì.
        * il residuo
        ? quanto mi resta
        ? se non lo uso tutto lo perdo
        ! Le restano {residual} euro, che secondo il regolamento passano all'anno dopo dentro lo
          stesso piano.
        * i nonni e le tate
        ? rientra anche la babysitter
        ? il centro estivo è ammesso
        ! Centri estivi, mensa e scuolabus sono ammessi; la babysitter solo con contratto regolare e
          dove il piano lo prevede.
        # follow
        -xr1 allego la contabile del bonifico.
        -i2 ho compilato il modulo.
        -ktw3 allego la ricevuta che mancava.
        # next
        -13 Documento ricevuto, la pratica è completa.
        -2 Modulo a posto: il rimborso è approvato.
        # law
        - Riferimenti: art. 51, comma 2, lettera f-bis), del TUIR; regolamento del piano, articolo
          sui rimborsi.
        # guide
        - Dal prossimo mese carichi la ricevuta sul portale: la vediamo entro due giorni.
        # note
        - Nido, mancava contabile. Arriva domani.
        - Chiarita differenza con il bonus nido.
        # takes
        - ricevuta_nido.txt :: Ricevuta¶{nursery}¶Retta {amount} euro
        - contabile_bonifico.txt :: Bonifico eseguito¶Importo {amount} euro¶A favore {del nursery}
        # gives
        - modulo_rimborso.txt :: Modulo di rimborso¶Beneficiario {name}¶Importo {amount} euro
        """)
}
