/// How Italians ask for something to be done. One phrase a line; the signs are
/// explained at `AnswerLexicon`.
extension AnswerLexicon {
    static let italianRequests: [Role: String] = [
        .openAsks: """
        vorrei|volevo|vorremmo|volevamo|voglio|dovrei|scrivo|scriviamo|contatto ~ chiedere|\
        chiedervi|chiederle|chiederti|domandare|domandarvi
        chiedo|chiediamo|chiederei|chiederemmo|chiedevo|chiedevamo|domando|domandiamo
        richiedo|richiediamo
        si chiede|richiede|chiedono|richiedono
        chiedesi|richiedesi
        esigo|esigiamo|pretendo|pretendiamo
        sono|siamo ~ chiedere|chiedervi|chiederle|richiedere|richiedervi|domandare
        fatemi|fateci|fammi|facci ~ sapere
        mi|ci fa|fate|fai|facciate|faccia ~ sapere
        mi|ci permetto|permettiamo di chieder*
        mi|ci puo|puoi|potete|potrebbe|potreste|potresti ~ confermare|indicare|comunicare|\
        precisare
        ditemi|diteci|dimmi|dicci
        mi|ci dica
        confermatemi|confermateci|confermami
        mi|ci conferma|confermi|confermate
        potete|potreste|puoi|potresti|puo|potrebbe ~ confermare|confermarmi|confermarci|\
        indicarmi|indicarci|comunicarmi|comunicarci|precisarmi
        se fosse|foste cosi gentile|gentili da
        """,
        .requests: """
        mi|ci piacerebbe *are|*ere|*ire|*rmi
        avrei|avremmo piacere|interesse
        vorrei|volevo|vorremmo|volevamo|voglio|vogliamo
        desidero|desideriamo|desidererei|desidereremmo|gradirei|gradiremmo
        intendo|intendiamo|intenderei *are|*ere|*ire|*rmi
        ho|abbiamo|avrei|avremmo|avevo|avevamo ~ bisogno|necessita|urgenza|premura
        avrei|avremmo da fare|chiedere|chiedervi|chiederle|rinnovare|assicurare|disdire
        scrivo|scriviamo|contatto|contattiamo|rivolgo|rivolgiamo ~ per ~ *are|*ere|*ire|*rmi
        faccio|facciamo|inoltro|inoltriamo|presento|presentiamo|avanzo|formulo ~ richiesta|\
        domanda|istanza
        intimo|intimiamo|diffido|diffidiamo di|a|dal|al|dall
        sarebbe|è|e ~ opportuno|gradito|auspicabile|urgente|indispensabile|necessario|\
        importante ~ che|ricevere|avere|ottenere|*rmi|*rci
        mi|ci serve|servono|servirebbe|servirebbero|serviva|occorre|occorrono|occorrerebbe|\
        necessita|necessitano|manca|mancano
        necessito|necessitiamo|necessiterei|necessiteremmo
        vi|la|ti prego|preghiamo|pregherei|pregheremmo
        vi|la|ti invito|invitiamo ~ a
        si prega
        pregasi
        prego voler|volere|volermi|*are|*ere|*ire|*rmi|*rci|di
        si sollecita
        siamo|sono ~ a sollecitare|sollecitarvi|sollecitarle
        siete|e|è pregati|pregato|pregata
        sollecito|sollecitiamo|solleciterei
        vi|le|ti sarei|saremmo ~ grato|grata|grati|grate|riconoscente ~ se
        potete|potreste|puoi|potresti ~ *are|*ere|*ire|*rmi|*rci|*rlo|*rla|*rli|*rle|*rmelo|\
        *rmela|*rmeli|*rmele|*rcelo|*rcela|*rne|*rvi
        se potete|potreste|poteste|puoi|potresti ~ *are|*ere|*ire|*rmi|*rci|*rlo|*rla|*rli|\
        *rle|*rmelo|*rmela|*rcelo|*rcela
        mi|ci puo|puoi|potete|potrebbe|potreste|potresti|possono ~ *are|*ere|*ire
        puo|potrebbe|potesse|possono ~ *rmi|*rci|*rmelo|*rmela|*rcelo|*rcela|inviare|mandare|\
        verificare|controllare|confermare|trasmettere|aggiornare|procedere|girare
        se puo|potrebbe|potesse ~ *rmi|*rci|*rmelo|*rmela|*rcelo|*rcela|inviare|mandare|\
        verificare|controllare
        riuscite|riuscireste|riesci|riesce|riusciresti|riuscirebbe ~ *are|*ere|*ire|*rmi|*rci|\
        *rmelo|*rmela|*rcelo|*rcela
        se riuscite|riesci|riesce|riusciste ~ *are|*ere|*ire|*rmi|*rci|*rmelo|*rmela|*rcelo|\
        *rcela
        sareste|saresti|sarebbe ~ gentile|gentili|disponibile|disponibili
        sarebbe possibile avere|ricevere|ottenere|fissare|fare
        mi|ci fareste|farebbe|faresti|fate|fa|fai ~ cortesia|favore|piacere
        fatemi|fateci|fammi ~ cortesia|favore|piacere|avere
        *atemi|*etemi|*itemi|*ateci|*eteci|*iteci|*atemelo|*atemela|*atemeli|*atemele|*atecelo|\
        *atecela|*iteli|*atelo|*atela|*ateli|*atele
        mandami|inviami|girami|spediscimi|fammi|dammi|chiamami|richiamami|telefonami|spiegami|\
        avvisami|scrivimi|aiutami|preparami|controllami|aggiornami|rispondimi|mandaci|inviaci
        mi|ci mandi|invii|giri|spedisca|faccia|facesse|dia|chiami|richiami|telefoni|prepari|\
        avvisi|aggiorni|risponda|indichi|mandasse|inviasse|contatti|rimborsi|aiuti|fissi|trovi
        mi|ci manda|invia|gira|spedisce|richiama|prepara|avvisa|aggiorna
        se mi|ci mandi|invii|mandate|inviate|mandaste|inviaste|giri|girate|fate|faceste|\
        preparate
        mi|ci mandate|inviate|girate|spedite|fate|date|preparate|mettete|rimborsate|richiamate|\
        chiamate|telefonate|indicate|aggiornate|controllate|correggete|rispondete|attivate|\
        sistemate|annullate|inserite|procurate|avvisate|tenete|fissate|aiutate|trovate|\
        rinnovate|sospendete|emettete|aprite
        me|ce lo|la|li|le|ne ~ mand*|invi*|prepar*|fate|fai|date|gir*|spedi*|potete|puo|puoi|\
        potreste|procur*|rimborsat*
        vogliate|voglia|vogliano ~ *are|*ere|*ire|*rmi|*rci
        non ho|abbiamo ~ ancora ~ ricevuto|avuto|visto
        non ho|abbiamo mai ricevuto|avuto
        ancora non ho|abbiamo ~ ricevuto|avuto|visto
        non mi|ci è|e|sono ~ ancora ~ arrivat*|pervenut*|giunt*
        non è|e|sono ~ ancora ~ arrivat*|pervenut*|giunt*
        sto|stiamo ~ ancora ~ aspettando|attendendo
        sono|siamo ~ ancora in attesa
        attendo|attendiamo|aspetto|aspettiamo ~ preventiv*|attestat*|polizza|rimborso|\
        certificat*|copia|offerta|bonifico|liquidazione|quietanza|perito|documenti|contratto|\
        chiamata|telefonata|appuntamento
        in attesa di|del|della|dell|dei|delle ~ preventiv*|attestat*|polizza|rimborso|certificat*|\
        copia|offerta|bonifico|liquidazione|quietanza|documenti|contratto|proposta|fattura|tessera|\
        risarcimento|indennizzo|modulo|chiamata|appuntamento|sopralluogo
        tenga|tenete|tenetemi ~ informat*|aggiornat*
        procediamo|proceda|procedi|procedano pure
        procedete
        """,
        .openings: """
        serve|servono|servirebbe|servirebbero|occorre|occorrono|occorrerebbe|necessita|\
        necessitano|bisogna|bisognerebbe
        inviare|mandare|trasmettere|spedire|fornire|inoltrare|girare|rilasciare|emettere|\
        predisporre|preparare|verificare|controllare|correggere|aggiornare|modificare|\
        annullare|sospendere|riattivare|attivare|confermare|comunicare|indicare|procedere|\
        provvedere|contattare|chiamare|richiamare|telefonare|sollecitare|rimborsare|inserire|\
        includere|escludere|aggiungere|togliere|sostituire|disdire
        devo|dobbiamo|dovrei|dovremmo disdire|rinnovare|assicurare|denunciare|attivare|\
        sospendere|annullare|stipulare|recedere|richiedere|modificare|volturare|disdettare|\
        aprire
        inviate|mandate|trasmettete|spedite|verificate|controllate|correggete|aggiornate|\
        modificate|annullate|sospendete|riattivate|attivate|confermate|procedete|provvedete|\
        richiamate|chiamate|rispondete|sollecitate|rimborsate|emettete|preparate|aprite|fate|\
        disdite|togliete|aggiungete|cambiate|inserite|considerate|rinnovate
        """,
        .courtesies: """
        per favore|cortesia|piacere
        x favore|cortesia
        cortesemente|gentilmente
        pf|pls|plz|x favore
        """,
        .continuations: """
        di|a ~ *are|*ere|*ire|*rmi|*rci|*rlo|*rla|*rli|*rle|*rmelo|*rmela|*rcelo|*rcela
        *armi|*ermi|*irmi|*arci|*erci|*irci|*armelo|*armela|*arcelo|*arcela|*arlo|*arla
        sapere|capire|conoscere|ricevere|avere|ottenere|fissare
        inviare|mandare|trasmettere|verificare|controllare|correggere|aggiornare|annullare|\
        confermare|comunicare|indicare|sospendere|attivare|stornare|rimborsare|sollecitare|\
        richiedere
        """,
        .things: """
        attestat*|preventiv*|duplicat*|certificat*|quotazion*|copia|copie|quietanz*|\
        contrassegn*|appuntament*
        carta verde
        carte verdi
        """,
        .headings: """
        richiesta|richieste|rich|domanda|sollecito|sollecitazione|disdetta|richiedo|urge
        info|informazioni|informazione|chiarimenti|delucidazioni su|sul|sulla|sulle|per|circa
        """,
        .listLeads: """
        domande|quesiti|dubbi|chiarimenti|interrogativi
        due|tre|quattro|alcune|qualche|diverse|poche|varie cose|domanda|richieste|informazioni|\
        curiosita
        le seguenti|mie domande|richieste|informazioni
        i seguenti|miei documenti|dati|dubbi|quesiti|punti|chiarimenti
        quanto segue
        """,
    ]
}
