extension KindScript {
    static let newsletterReply = KindScript(
        .newsletterReply, at: .info, since: 2013, weight: 5, lengths: 1...2,
        """
        # subject
        - R: Newsletter di {month}
        - R: Notizie dalla cooperativa
        - sulla vostra newsletter
        -eh R: {event}
        # request
        -g ho letto la newsletter di {month}: l'articolo sulle truffe al telefono l'ho stampato per
          {relative}.
        -g bella la newsletter, finalmente scritta in italiano. Mi è piaciuta soprattutto la parte
          su come si legge una bolletta.
        -e una correzione alla newsletter di {month}: nel pezzo {sul event} l'orario è sbagliato.
        -g leggo sempre volentieri le vostre notizie, anche se non rispondo mai. Stavolta faccio i
          complimenti a chi ha scritto il pezzo sul bilancio.
        -h nella newsletter parlate di comunità e di territorio: se vi serve una mano per {il
          event}, io ci sono.
        -d non sono d'accordo con quello che scrivete sul contante, ma apprezzo che ne parliate
          apertamente.
        -c ho girato la newsletter a {sponsor} e a due colleghi, che vorrebbero riceverla anche
          loro.
        -s suggerimento per il prossimo numero: spiegate cosa fare quando si ricevono le telefonate
          con le offerte della luce, perché {relative} ci è cascat<o/a:relative>.
        # answer
        -s Grazie per aver letto fino in fondo: il Suo suggerimento entra nel prossimo numero.
        -e Ha ragione sull'orario, lo correggiamo oggi con un avviso a tutti.
        -h Accettiamo volentieri la mano che ci offre: La chiamiamo {appt}.
        -d Il disaccordo è benvenuto: se vuole, pubblichiamo la Sua opinione nel prossimo numero.
        -c I Suoi colleghi possono iscriversi dal sito: non aggiungiamo nessuno senza il suo
          consenso.
        -g Grazie, riferisco a chi scrive. La newsletter esce una volta al mese e non vende nulla.
        # note
        - Commenti positivi sulla newsletter.
        """)
}
