/// The communities, in the order in which they were proposed; every name is invented.
enum CommunityList {
    /// Gender and name | kind | territory | proposed | validated | left, or `no` and the day of
    /// refusal | reason. A dash stands for nothing; a negative number counts days back from today.
    static let lines = WordList.lines(
        """
        f Cooperativa di abitanti La Ghirlanda | cooperative | Modena | 2011-02-10 | 2011-04-14 | -
          | Soci fondatori: un gruppo d'acquisto di famiglie già attivo dal 2009, con statuto
          mutualistico.
        m Gruppo d'acquisto Bassa Solidale | purchasingGroup | Bassa modenese | 2011-02-10 |
          2011-04-14 | - | Famiglie che comprano insieme dal 2007 e cercano polizze trattate
          insieme.
        f Cooperativa sociale Il Girasole | cooperative | Modena | 2011-03-01 | 2011-04-14 | - |
          Inserimento lavorativo; chiede coperture eque per i soci lavoratori e per i mezzi.
        m Consorzio agricolo Terre del Panaro | consortium | Vignola | 2011-03-01 | 2011-04-14 | - |
          Ciliegie e susine da aziende familiari; bisogno comune di grandine e mezzi agricoli.
        m Centro sociale La Quercia | socialCentre | Modena | 2011-03-15 | 2011-04-14 | - | Anziani
          del quartiere, autogestito, senza fini di lucro.
        f Associazione artigiani del Secchia | association | Sassuolo | 2011-06-20 | 2011-09-13 | -
          | Ditte artigiane sotto i dieci addetti; adesione al codice etico.
        f Pubblica assistenza Croce Verde Estense | volunteers | Modena | 2011-09-05 | 2011-11-08 |
          - | Volontari del soccorso; infortuni e responsabilità civile in convenzione.
        m Circolo dipendenti Ceramica Tre Torri | staff | Fiorano Modenese | 2012-01-16 | 2012-03-13
          | - | Dopolavoro di un'azienda con contratto applicato e bilancio di sostenibilità.
        f Cooperativa edile Cinque Ponti | cooperative | Carpi | 2012-02-06 | 2012-04-10 |
          2016-12-31 | Validata per i soci lavoratori; uscita alla messa in liquidazione.
        m Comitato Ricostruiamo Insieme | volunteers | Cavezzo | 2012-06-18 | 2012-07-10 | - |
          Famiglie colpite dal sisma del maggio 2012, assistenza nelle pratiche assicurative.
        f Latteria sociale Monte Cimone | cooperative | Fanano | 2012-10-01 | 2012-12-11 | - |
          Conferenti di latte dell'Appennino; stalle, fabbricati e mezzi.
        f Polisportiva San Faustino | association | Modena | 2013-01-14 | 2013-03-12 | - |
          Associazione dilettantistica; tutela di atleti e accompagnatori.
        f Cooperativa trasporti Via Emilia | cooperative | Modena | 2013-04-22 | 2013-06-11 | - |
          Autotrasportatori soci con mezzi di proprietà; contrattazione collettiva della flotta.
        m Gruppo Acquisto Solidale Nonantola | purchasingGroup | Nonantola | 2013-09-09 | 2013-11-12
          | - | Famiglie che scelgono produttori locali; valori coincidenti con la Carta.
        m Consorzio Lambrusco di Collina | consortium | Castelvetro di Modena | 2014-01-20 |
          2014-03-11 | - | Viticoltori biologici; multirischio sulle rese.
        f Associazione Genitori Nido Insieme | association | Modena | 2014-05-12 | 2014-07-08 | - |
          Genitori dei nidi del Comune; infortuni dei bambini e welfare familiare.
        m Gruppo dipendenti Ospedale di Mirandola | staff | Mirandola | 2014-10-06 | 2014-12-09 | -
          | Gruppo omogeneo di operatori sanitari; colpa grave e infortuni.
        f Cooperativa sociale Mani Tese al Lavoro | cooperative | Carpi | 2015-02-09 | 2015-04-14 |
          - | Servizi educativi; collettiva infortuni per 180 soci.
        m Gruppo dipendenti Meccanica Frignano | staff | Pavullo nel Frignano | 2015-06-15 |
          2015-09-08 | - | Accordo di welfare con le rappresentanze; stesso importo per tutti.
        f Associazione apicoltori dell'Appennino | association | Serramazzoni | 2015-11-02 |
          2016-01-12 | - | Tutela degli impollinatori; responsabilità civile degli apiari.
        m Club Elettrici Emilia | purchasingGroup | Modena e Reggio Emilia | 2016-03-07 | 2016-05-10
          | - | Proprietari di auto elettriche; gruppo d'acquisto per veicoli e ricarica.
        f Società venatoria Alta Valle | association | Pievepelago | 2016-09-12 | - | no 2016-10-11
          | Non ammessa: l'attività prevalente è la caccia, esclusa dal codice etico.
        f Cooperativa di comunità Valle Dolo | cooperative | Montefiorino | 2016-11-07 | 2017-01-10
          | - | Bottega, scuola e boschi gestiti dagli abitanti.
        f Logistica Rapida Padana | staff | Campogalliano | 2017-05-08 | - | no 2017-06-13 | Non
          ammessa: azienda sanzionata per violazioni sugli orari e sui contributi dei lavoratori.
        m Gruppo dipendenti Cartario Enza | staff | Sant'Ilario d'Enza | 2017-09-18 | 2017-11-14 | -
          | Carta riciclata al cento per cento; piano welfare triennale.
        f Rete Case Famiglia Sant'Agata | volunteers | Reggio nell'Emilia | 2018-02-12 | 2018-04-10
          | - | Accoglienza di minori; coperture per volontari e ospiti.
        m Consorzio Pere della Bassa | consortium | San Felice sul Panaro | 2018-06-11 | 2018-09-11
          | - | Frutticoltori con difesa attiva; gelo e cimice nelle trattative con le compagnie.
        m Gruppo dipendenti Cooperativa Ristorazione Aurora | staff | Modena | 2018-11-05 |
          2019-01-08 | - | Lavoratrici delle mense; buoni, sanità integrativa e asilo nido.
        f Associazione Cicloturisti della Secchia | association | Rubiera | 2019-04-08 | 2019-06-11
          | - | Mobilità dolce; infortuni e responsabilità civile in bicicletta.
        m Gruppo dipendenti Oleodinamica Due Torri | staff | Spilamberto | 2019-10-14 | 2019-12-10 |
          - | Welfare concordato con i lavoratori; nessuna sanzione negli ultimi cinque anni.
        f Cooperativa agricola Fattoria del Nespolo | cooperative | Soliera | 2020-06-15 |
          2020-09-08 | - | Agricoltura sociale; inclusione di persone con disabilità.
        m Comitato Tetti di Sole | purchasingGroup | Formigine | 2020-11-09 | 2021-01-12 | - |
          Famiglie per il fotovoltaico condiviso, con produttori scelti a voto.
        m Gruppo dipendenti Tecnoimballi Fiorano | staff | Fiorano Modenese | 2021-04-12 |
          2021-06-08 | 2024-06-30 | Validata su richiesta dei lavoratori; uscita per mancata firma
          della nuova Carta.
        f Comunità energetica Quartiere Sacca | association | Modena | 2022-03-14 | 2022-05-10 | - |
          Condomini e parrocchia con impianto condiviso; energia solo rinnovabile.
        f Associazione Guide dell'Appennino | association | Sestola | 2022-10-10 | 2022-12-13 | - |
          Professionisti della montagna; responsabilità civile professionale collettiva.
        f Cooperativa sociale Onda Lunga | cooperative | Ferrara | 2023-04-17 | 2023-06-13 | - |
          Servizi alla persona; primo gruppo fuori dalle province di Modena e Reggio.
        m Gruppo dipendenti Caseificio Sant'Eulalia | staff | Castelfranco Emilia | 2024-05-13 |
          2024-07-09 | - | Turnisti del Parmigiano Reggiano; infortuni e sanità integrativa.
        m Condominio solidale Via Canaletto | socialCentre | Modena | -61 | - | - | In istruttoria:
          chiesto lo statuto e il bilancio dell'ultimo esercizio.
        m Gruppo dipendenti Vetreria Panaro | staff | Spilamberto | -33 | - | - | In istruttoria:
          manca la dichiarazione sulle sanzioni fiscali degli ultimi cinque anni.
        f Associazione Orti Urbani Modena Est | association | Modena | -12 | - | - | Proposta da una
          socia; da presentare al prossimo consiglio.
        """)
}
