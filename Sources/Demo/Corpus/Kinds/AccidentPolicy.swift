extension KindScript {
    static let accidentPolicy = KindScript(
        .accidentPolicy, at: .people, for: .people, weight: 4,
        """
        # subject
        -irv Polizza infortuni
        -irv infortuni: informazioni
        -d Denuncia infortunio
        -d Indennizzo infortunio {policy}
        # request
        -i vorrei informazioni su una polizza infortuni per me e per {mypartner}.
        -d {il day} mi sono fatt<o/a> male a una caviglia giocando a calcetto: la polizza infortuni
          è la {policy}.
        -i lavoro in proprio e se mi fermo non guadagno: esiste qualcosa di sensato?
        -d {mychild} si è rott<o/a:mychild> un polso {il day} a scuola e ho la polizza {policy}.
        -r ho la polizza infortuni {policy} da anni, pago {homepremium} euro: va ancora bene?
        -v faccio volontariato con {il community} e mi chiedo se sono copert<o/a> durante il
          servizio.
        # answer
        -d Ho aperto l'infortunio {del day} con il numero {claim}; servono i certificati fino alla
          guarigione.
        -i Per la Sua attività Le propongo una polizza con diaria da inabilità e invalidità
          permanente: {homepremium} euro l'anno.
        -rd La polizza {policy} copre gli infortuni ventiquattr'ore su ventiquattro, anche nel tempo
          libero.
        -rd Ho riletto la Sua polizza: il capitale per invalidità è di {limit} euro, con franchigia
          del 3 per cento.
        -v Durante il volontariato vale la collettiva {del community}; la personale si aggiunge e
          non si annulla.
        -i Per chi lavora in proprio la garanzia che conta è l'inabilità temporanea: ho chiesto
          un'offerta {al insurer}.
        * la franchigia
        ? la franchigia del 3 per cento cosa significa
        ? le piccole invalidità sono pagate
        ! Fino al 3 per cento di invalidità non si paga; sopra il 10 la franchigia sparisce.
        * gli sport
        ? lo sci è compreso
        ? gli sport del fine settimana sono coperti
        ! Sono compresi gli sport da dilettante, sci e calcetto inclusi; esclusi quelli aerei e le
          gare con motori.
        * la diaria
        ? c'è una diaria per il gesso
        ? da che giorno parte
        ! La diaria da gesso è di 30 euro al giorno, dal quarto giorno e per un massimo di quaranta.
        * i documenti
        ? quali carte vi servono
        ? il referto del pronto soccorso basta
        ! Servono il referto del pronto soccorso, i certificati di prosecuzione e quello di
          guarigione.
        * l'età
        ? fino a che età si può fare
        ? dopo i 75 anni cosa succede
        ! Si può stipulare fino a 75 anni e tenere fino a 80, senza aumenti legati all'età.
        # follow
        -d1 ho tolto il gesso, mando il certificato di guarigione.
        -i2 con {mypartner} abbiamo deciso di farla.
        -rv3 ho riletto la polizza con {mypartner}.
        # next
        -1 Certificato ricevuto: chiedo la visita per valutare i postumi.
        -2 Bene, Le mando la proposta e il questionario sulle esigenze.
        -3 Se vuole la rileggiamo insieme, riga per riga.
        # law
        - Riferimenti: polizza {policy}, tabella delle invalidità; art. 1913 del Codice civile;
          detrazione del 19 per cento (art. 15 TUIR).
        # guide
        -d Non chiuda la pratica medica troppo presto: i postumi si valutano a guarigione avvenuta.
        # note
        - Infortunio a calcetto, mandati moduli.
        - Interessat<o/a> alla diaria, spiegata franchigia.
        # takes
        -d referto_pronto_soccorso.txt :: Referto¶Data {day}¶Prognosi quindici giorni
        # gives
        - modulo_infortuni.txt :: Modulo di denuncia¶Polizza {policy}¶Sinistro {claim}
        """)
}
