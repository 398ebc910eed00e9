extension KindScript {
    static let claimProgress = KindScript(
        .claimProgress, at: .claims, weight: 7,
        """
        # subject
        - Sinistro {claim}: a che punto siamo?
        - Aggiornamento sinistro {plate}
        -gc sollecito risarcimento
        -o Offerta per il sinistro {claim}
        # request
        -g vorrei sapere a che punto è il sinistro {claim} {del car} targat<o/a:car> {plate}.
        -g sono passate alcune settimane dall'incidente {del day} e non ho notizie del risarcimento
          (sinistro {claim}).
        -o ho ricevuto {dal insurer} un'offerta di {paid} euro per il sinistro {claim}, ma la
          fattura {del garage} è di {cost} euro.
        -g il perito è passato {dal garage} ma da allora silenzio. Il sinistro è il {claim}.
        -l mi è arrivata una lettera della compagnia sul sinistro {claim} e non la capisco.
        -c la carrozzeria vuole essere pagata ({cost} euro) e io non ho ancora visto il rimborso.
        # answer
        -g Ho chiamato {il insurer}: il sinistro {claim} è stato periziato e l'offerta è di {paid}
          euro.
        -gc La pratica {claim} è nei termini; la liquidazione è attesa entro {il deadline}.
        -g Ho ricostruito i passaggi del sinistro {claim}: denuncia trasmessa, perizia fatta, manca
          la conferma della controparte.
        -o La differenza tra i {cost} euro della fattura e i {paid} euro offerti dipende dal degrado
          applicato ai ricambi, che riteniamo discutibile.
        -gc Ho sollecitato per iscritto, con posta certificata, la liquidazione del sinistro
          {claim}.
        -l La lettera che ha ricevuto dice, in sostanza, che la compagnia ha chiesto un'integrazione
          e che il termine riparte dalla nostra risposta, già inviata.
        *o l'offerta
        ? devo accettare l'offerta di {paid} euro
        ? se incasso l'assegno poi non posso più chiedere niente
        ! Può incassare la somma a titolo di acconto: l'art. 148 lo consente anche se Lei non
          accetta, e la differenza resta aperta.
        ! Le consiglio di non firmare la quietanza a saldo. Incassi come acconto e intanto chiediamo
          la differenza.
        * i tempi
        ? entro quando devono pagare
        ? ci sono dei termini di legge
        ! Dall'accettazione la compagnia ha quindici giorni per pagare. Il termine lo abbiamo in
          calendario.
        ! Il termine di sessanta giorni decorre dalla richiesta completa: scade {il deadline}, e
          quel giorno richiamiamo noi.
        *gcl il motivo del ritardo
        ? perché ci vuole così tanto
        ? manca qualche documento
        ! Mancava la conferma del testimone; ora la pratica è completa.
        ! Il perito ha consegnato tardi. Lo abbiamo segnalato, perché non deve ricadere su di Lei.
        *oc la fattura
        ? chi paga la differenza con la fattura
        ? posso chiedere alla carrozzeria di aspettare
        ! Ho parlato con {il garage}: aspetta volentieri la liquidazione senza interessi.
        ! La differenza di lavorazione la contestiamo noi con il nostro perito; per i soci
          l'assistenza è gratuita.
        * la responsabilità
        ? mi hanno dato il concorso di colpa
        ? come mai risulta il 50 per cento
        ! Il concorso al 50 per cento non peggiora la classe, ma dimezza il risarcimento: con il
          modulo firmato lo contestiamo.
        # follow
        -1 è arrivato il bonifico ma è di {paid} euro.
        -2 mi ha chiamato il liquidatore.
        -3 allego la fattura {del garage}.
        # next
        -3 Ho inviato la fattura di {cost} euro e chiesto l'integrazione.
        -1 Il pagamento di {paid} euro è un acconto: la pratica {claim} resta aperta.
        -2 Il liquidatore ha chiamato anche noi: la pratica {claim} è alle battute finali.
        # law
        - Riferimenti: art. 148, commi 1, 6 e 7, del d.lgs. 209/2005 (termini di offerta e
          pagamento); art. 2947 del Codice civile (prescrizione di due anni).
        # guide
        - Da qui in avanti La aggiorno io ogni volta che la pratica cambia stato.
        - Se La chiama il liquidatore, dica pure che La assistiamo noi e lo faccia parlare con me.
        # note
        - Chiede tempi, riferito termine e sollecito fatto.
        - Arrabbiat<o/a> per il ritardo, ascoltat<o/a>. Promesso richiamo.
        - Offerta {paid} euro su {cost}: consiglia acconto.
        # takes
        - fattura_carrozzeria.txt :: Fattura¶Riparazione {damage}¶Totale {cost} euro¶{garage}
        # gives
        - sollecito_{plate}.txt :: Sollecito di liquidazione¶Sinistro {claim}¶Inviato per posta
          certificata {al insurer}
        # urgent
        -c È urgente, la carrozzeria non mi restituisce {il car} se non pago.
        """)
}
