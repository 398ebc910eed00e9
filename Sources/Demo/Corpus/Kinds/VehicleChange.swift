extension KindScript {
    static let vehicleChange = KindScript(
        .vehicleChange, at: .motor, weight: 5,
        """
        # subject
        - Cambio auto
        -ck Sostituzione veicolo {plate}
        -c vendita {del car}
        -ck Passaggio polizza su {un newcar}
        # request
        -c ho venduto {il car} targa {plate} e {weekday} ritiro {un newcar}, targa {newplate}:
          vorrei passare la polizza.
        -c devo cambiare il veicolo sulla polizza {policy}: esce {plate}, entra {newplate}.
        -c abbiamo comprato {un newcar} e diamo indietro {il car}. Come facciamo con
          l'assicurazione?
        -d {il car} è stat<o/a:car> demolit<o/a:car>. La polizza {policy} scade solo {il expiry}.
        -c il concessionario mi consegna {il newcar} ({newplate}) prima del previsto e la polizza è
          ancora {sul car}.
        -k vorrei tenere {il car} ancora un mese e assicurare intanto {il newcar}.
        # answer
        -c Ho preparato la sostituzione: la polizza {policy} passa dalla targa {plate} alla
          {newplate} mantenendo la classe {cu}.
        -c Il passaggio {al newcar} è possibile da subito; il conguaglio fino {al expiry} è di
          {smallamount} euro.
        -c Per la targa {plate} serve la prova della vendita o della demolizione; per la {newplate}
          il libretto. Con questi due documenti chiudiamo in giornata.
        -c La polizza si può trasferire senza costi di pratica: cambia solo il premio, perché {il
          newcar} ha una potenza diversa.
        -c Ho già chiesto {al insurer} l'appendice di sostituzione e Le confermo la continuità della
          copertura.
        -d Le due strade possibili sono la sostituzione e la cessazione con rimborso. Nel Suo caso
          conviene la seconda.
        -k Può tenere {il car} assicurat<o/a:car> ancora un mese e fare una polizza nuova per {il
          newcar}: la classe {cu} vale per entrambi i veicoli.
        * il conguaglio
        ? c'è da pagare una differenza
        ? mi rimborsate i mesi che avanzano
        ! La differenza fino alla scadenza {del expiry} è di {smallamount} euro, imposte comprese.
        ! Il premio non goduto viene scalato dal nuovo contratto, al netto delle imposte che per
          legge non si restituiscono.
        * la classe
        ? conservo la classe {cu}
        ? la classe passa sul nuovo veicolo
        ! La classe {cu} passa {sul newcar}, perché il proprietario è lo stesso.
        ! Sì, la classe si conserva: il veicolo vecchio risulta venduto e non circola più.
        *ck i giorni in mezzo
        ? nei giorni tra vendita e consegna sono copert<o/a>
        ? posso circolare con entrambi i veicoli per qualche giorno
        ! La copertura vale per un solo veicolo alla volta: dal momento della sostituzione {il car}
          non può più circolare.
        ! Tra la consegna del vecchio e il ritiro del nuovo non c'è vuoto: indichi l'ora e la
          scriviamo
          nell'appendice.
        * i documenti
        ? cosa vi devo mandare
        ? basta l'atto di vendita
        ! Ci mandi l'atto di vendita (o il certificato di demolizione) e il libretto {del newcar},
          anche fotografati.
        ! Servono la prova che la targa {plate} non è più Sua e il libretto di {newplate}.
        *ck le garanzie sul nuovo
        ? {sul newcar} metto la kasko
        ? che garanzie consigliate per un'auto nuova
        ! Per un veicolo nuovo Le consiglio furto, incendio, eventi naturali e collisione con
          scoperto del 10 per cento; in totale {amount} euro in più.
        ! I primi tre anni la collisione ha senso, poi la rivediamo insieme.
        # follow
        -ck1 vi mando l'atto di vendita {del car} e il libretto {del newcar}.
        -ck2 la consegna è slittata a {weekday}.
        -d3 vi mando il certificato di demolizione.
        # next
        -1 Documenti ricevuti: l'appendice è emessa e la copertura {sul newcar} è attiva.
        -2 Nessun problema per lo slittamento: la targa {plate} resta coperta fino al momento dello
          scambio.
        -3 Certificato ricevuto: la polizza cessa da oggi e il rimborso arriva in quindici giorni.
        # law
        - Riferimenti: art. 171 del d.lgs. 209/2005 (trasferimento di proprietà del veicolo);
          polizza {policy}, articolo sulla sostituzione.
        # guide
        - Mi avvisi il giorno prima del ritiro: preparo l'appendice e La trova nella mail all'ora
          che mi indica.
        - Distrugga il vecchio certificato solo dopo aver ricevuto quello nuovo.
        # note
        - Sostituzione {plate} con {newplate}, attende consegna.
        - Chiama dal concessionario, mandata appendice in giornata.
        - Chiesto l'atto di vendita, arriva domani.
        # takes
        - atto_di_vendita_{plate}.txt :: Atto di vendita (copia)¶Veicolo {plate}¶Venditore {name}
        - libretto_{newplate}.txt :: Carta di circolazione¶Targa {newplate}
        # gives
        - appendice_sostituzione.txt :: Appendice alla polizza {policy}¶Esce {plate}, entra
          {newplate}¶Conguaglio {smallamount} euro
        # urgent
        -c È urgente: sono già in concessionaria e senza copertura non mi consegnano l'auto.
        """)
}
