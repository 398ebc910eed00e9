/// Italian phrases that only look like asking, and those about attachments. One phrase a line; the
/// signs are explained at `AnswerLexicon`.
extension AnswerLexicon {
    static let italianIdioms: [Role: String] = [
        .neverAsked: """
        come state|stai|sta|va|stanno|andiamo|procede
        tutto bene|ok
        tutto a posto
        va bene cosi
        quanto prima|sopra|detto|riguarda|concerne|dovuto|segue|possibile|meno|mai|pattuito|\
        concordato|richiesto
        per quanto ~ riguarda|concerne
        in quanto è|e|socio|socia|soci|sono|siamo|ho|abbiamo|non|la|il|mi|i|le|gia|ancora
        al piu presto
        appena possibile
        come da|sopra|sempre|richiesto|richiestomi|richiestoci|promesso|previsto|concordato|\
        indicato|detto|prima|anticipato|convenuto|d|al|gia|anticipatovi|comunicato|vedete|vede|\
        potete
        cosi come
        quando volete|vuole|vuoi|possibile|potete|puo|puoi|riesce|riuscite|riesci|avete|ha|hai|\
        ho|abbiamo
        dove possibile
        chi di dovere
        chi lo sa
        chi mi|ci rispondera
        chi scrive
        perche no
        e|ed se si|no|possibile|serve|necessario|fosse|cosi
        se sono stato|stata chiaro|chiara
        non so come ringraziar*
        che dire
        non esitate|esitare|esiti|esita ~ a? *are|*ere|*ire|*rmi|*rci
        resto|restiamo|rimango|rimaniamo|sono|siamo ~ a ~ disposizione
        a|sua|vostra|tua disposizione ~ per qualsiasi|ogni|qualunque|eventuali
        in|resto|rimango|restiamo attesa di ~ riscontro|risposta|notizie|cenno|sentirvi|\
        sentirla|leggervi|indicazioni
        attendo|attendiamo|aspetto|aspettiamo ~ riscontro|risposta|notizie|cenno|indicazioni|\
        sentirvi|sentirla|news
        vogliate|voglia ~ gradire|accettare|scusare|scusarmi|perdonare
        vi|la|ti prego|preghiamo ~ scusar*|gradire|accettare
        scusatemi|scusateci|scusami|perdonatemi|credetemi|permettetemi|permettimi|lasciatemi|\
        ricordatevi|consentitemi|immaginatevi
        mi scusi|scuso|dispiace|creda|stia
        chiedo|chiediamo|chiederle|chiedervi ~ scusa|scuse|perdono|venia|comprensione|pazienza
        se avete|ha|hai|aveste|avesse ~ bisogno
        se avete|ha|hai|aveste|avesse ~ bisogno|dubbi|domande ~ chiamatemi|chiamateci|chiamami|\
        scrivetemi|scrivimi|contattatemi|contattateci|ditemi|dimmi|fatemi
        se serve|servisse|occorre|occorresse|necessario ~ altro
        per qualsiasi|qualunque|ogni|ulteriori|eventuali|maggiori ~ contattatemi|contattateci|\
        chiamatemi|chiamateci|scrivetemi|scriveteci|telefonatemi|chiedete|informazioni|\
        informazione|chiarimenti|chiarimento|dubbio|dubbi|domanda|domande|necessita
        fatemi|fammi|mi|faccia sapere se ~ serve|servono|occorre|bisogno|altro
        contattatemi|contattateci|chiamatemi|chiamateci|scrivetemi|scriveteci|chiamami|\
        scrivimi ~ per qualsiasi|ogni|qualunque|ulteriori|eventuali|se|pure|quando
        vorrei|volevo|vorremmo|volevamo|desidero|desideriamo ~ ringraziar*|segnalar*|\
        comunicar*|informar*|dirvi|dirle|dirti|precisar*|sottolinear*|ricordar*|scusarmi|\
        augurar*|far|farvi|farle|complimentar*|salutar*|disturbar*|confermar*|rassicurar*
        mi|ci serve|servono|servirebbe|servirebbero|occorre|occorrono|servira per|entro|domani|\
        subito|oggi|urgentemente
        mi|ci manca|mancano ~ solo|pochi|poco|tanto|voi
        potete|puoi|puo ~ contare
        vorrei ~ che sapeste|sappiate|sapesse
        mi|ci serviva|servivano ~ solo|per
        scrivo|scriviamo|contatto ~ per ~ ringraziar*|comunicar*|segnalar*|informar*|dirvi|\
        dirle|confermar*|precisar*|augurar*|salutar*
        grazie per|di|del|della|dell come|quanto|avermi|averci|la|il|l
        vi|ti|le pare|sembra ~ serio|normale|giusto|corretto|possibile|modo|caso
        ma è|e possibile
        ma scherziamo|stiamo
        non vi|ti|le pare|sembra
        non trovate|credete|crede
        vero|giusto|chiaro|ok|capito|capite|no
        d accordo
        chiamateci|contattateci|scriveteci|visitateci|seguiteci ~ dal|al|allo|su|sul|sui|tutti
        hai|avete|ha davvero|veramente|proprio bisogno ~ stampare|stampa
        prima di stampare
        buon|buona giornata|lavoro|serata
        prego di? prendere nota
        """,
        .announcements: """
        in allegato
        in allegati
        allego|alleghiamo|accludo|accludiamo
        si allega|allegano
        le|vi|ti allego|alleghiamo
        trova|trovate|trovi|trovera|troverete|troverai|trovano ~ allegat*
        qui|qua|sono|è|ho|abbiamo allegat*
        allegato|allegata|allegati|allegate alla|al|a presente|messaggio|questa|mail
        vedi|veda|vedere|vedasi|come|da allegat*
        nell allegato
        negli allegati
        documento|documenti|file|modulo|polizza|copia allegat*
        unito|unita|uniti alla presente
        """,
        .announcedElsewhere: """
        ci|mi|lei|voi ~ allegat*|inviat*|mandat*|trasmess*
        ha|hai|avete|aveva|avevate ~ allegat*|inviat*|mandat*|trasmess*
        inviarci|inviarmi|mandarci|mandarmi|trasmetterci|farci|allegarci
        inviateci|mandateci|trasmetteteci
        ci invii|mandi|trasmetta|invia|manda
        ricevuto|ricevuti|ricevuta|ricevute|pervenuto|pervenuti
        suo|sua|suoi|sue|vostro|vostra|vostri|vostre|tuo|tuoi allegat*
        documento|documenti|file|modulo|polizza|copia ~ allegat* alla|al|a sua|suo|vostra|\
        vostro|tua|tuo
        allegato|allegata|allegati|allegate alla|al|a sua|suo|vostra|vostro|tua|tuo
        senza|non|nessun|alcun|nulla|niente
        """,
    ]
}
