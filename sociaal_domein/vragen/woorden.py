"""The words that a search knows: nouns that compounds are made of, words that belong together, words without content.

It is no dictionary. A noun stands here when compounds of the social domain and of a council are made of it; the search
adds the words of the titles that it finds in the register and among the documents.
"""

from __future__ import annotations

# What help is about, and for whom. A word may be a compound itself: the parts of that are known too.
INHOUD = """
aanbesteding aanbieder aandoening aanleiding aanmelding aanpassing aanvraag aanvulling accountant achterstand adres
advies affaire afhandeling afstand afwijzing agent agressie ambtenaar analfabeet angst arbeid armoede arts asiel
autisme auto baan baat balie bank barrière basis begeleiding begroting behandel behandeling behoefte bejegening
bekostiging belasting beleid beperking bereik beroep beschermd beschermer bescherming beschikking beschut beslag
beslissing bestaan bestand bestrijding bestuur betaling bewijs bewind bewindvoering bewoner bezoek bezuiniging bezwaar
bibliotheek bijdrage bijstand boodschap brief bureau buren burgemeester burger buurt calamiteit cao capaciteit casus
centrum circulaire cliënt coach collectief college commissie compensatie consulent contact contract corona corporatie
crisis dagbesteding dak dakloos debat dementie deskundige detentie diagnose dialoog dienst diploma discriminatie
doelgroep dokter doorloop dorp draag drempel drug duur dyslexie echtscheiding eenzaamheid eetstoornis effect energie
ervaring evaluatie faillissement familie financiën formulier fraude fusie ganger garantie gas gebied geboorte gebouw
gedrag geestelijk gehandicapt geheim geld gemeenschap gemeente geneeskunde gerechtigde geweld gezag gezin gezinshuis
gezondheid ggz gids gift griffie groep grond handhaving handicap hersenletsel hervorming hospice huis huisarts
huisbezoek huishoud huishouden huisuitzetting huisvesting huiswerk huur identiteit incident inclusie indicatie
indicering informatie ingreep inhuur initiatief inkomen inkomst inkoop inloop inrichting inschrijving inspectie
inspraak instelling instroom intake integratie internaat interventie inwoner jaar jeugd jeugdhulp jeugdzorg jongen
jongere jury kans kantoor kerk kern keten keuken keukentafel kind kinder kinderopvang klacht klant kleding kleuter
klimaat kliniek koop kost kracht krediet kwaliteit kwetsbaar laaggeletterd land leef leefbaarheid leeftijd leer
leerling leerplicht lening leraar leven loket loon maaltijd maand maat maatregel maatschappij maatwerk manager mantel
mantelzorg markt medewerker mediation meerkosten melding mens menstruatie mentor middel migrant milieu misbruik
mishandeling mobiliteit mond motie nabestaande nacht natuur netwerk nood norm omgeving omwonende omzet ondersteuner
ondersteuning onderwijs onderzoek ontvanger opbouw opgroei opleiding opname opnamestop opvang opvoed opvoeding ouder
oudere ouderschap overdracht overheid overlast overleg overschrijding park parkeer participatie partner patiënt
pensioen persoon peuter plafond pleeg pleeggezin polis politie praktijk prestatie preventie prijs privacy probleem
problematiek psychiater psychiatrie psycholoog puber raad raming rapport reces recht rechter reclassering regel regie
regio register reiziger rekening rekenkamer relatie rente respijt resultaat risico rolstoel rook ruimte sanctie
scheiding school schoon schuld schuldhulp scootmobiel seks senior signaal signalering slachtoffer speel spoed sport
spreiding staat stad stadhuis stage status statushouder stem steun straat straf stress student studie subsidie suïcide
taal tarief tegenprestatie tekort telefoon termijn thuis thuiszitter tiener toegang toeslag toets toetsing toewijzing
toezegging toezicht tolk trauma uithuisplaatsing uitkering uitspraak uitstel uitstroom uitvaart uitval uitzetting
urgentie vaardigheid vakantie veiligheid verblijf verbod vereniging vergadering vergoeding vergrijzing verhuis verlof
vermogen verordening verpleeg verpleegkundige verpleging verslaving vertrouwen vervanging vervoer verwaarlozing
verwijzing verzekeraar verzekering verzorging verzuim vlucht vluchteling voedsel voedselbank voogd voogdij voorrang
voorschool vorming vriend vrijwilliger wacht wachtlijst wachttijd wanbetaling weerbaarheid welzijn wens werk werkgever
werkloos werkloosheid werknemer werving wet wethouder wijk wmo wonen woning woon zeggenschap zelfredzaamheid
ziekenhuis ziekte zin zitter zorg
""".split()

# Words that many compounds end in and that say little of their own: asked for apart, "hulp" alone does not find
# "schuldhulpverlening", and "schuldhulpverlening" finds "schulden" without it.
ALGEMEEN = """
aanbod aandacht aandeel aanpak aantal actie activiteit afdeling afspraak agenda akkoord aspect bedrag bedrijf beeld
begrip beheer bepaling bericht besluit budget cijfer coördinatie coördinator deel dekking dienstverlening document
doel dossier eis enquête experiment factor fase fonds functie functionaris gang gegeven gelden gesprek geval gevolg
grens groei houder hulp hulpverlener hulpverlening instantie inzet kaart kader keuze knelpunt kosten last leider
leverancier lijn lijst locatie maker materiaal meerwaarde methode meting minimum model moment monitor nota nummer
object onderdeel ontwikkeling opdracht opgave oplossing organisatie overzicht pakket partij pas percentage periode
pilot plaats plaatsing plan planning plek plicht positie post proces product professional prognose programma project
punt reden regeling rol ronde samenwerking sector situatie soort staf stand standpunt stap stelsel stop strategie
structuur stuk systeem taak tafel team tijd toename traject trend uitgave uitvoering uur verband verdeling vergunning
verhoging verklaring verlaging verlener verlening verplichting verschil verslag verstrekker verstrekking verwerking
visie voorlichting voorstel voortgang voorwaarde voorziening vorm vraag vraagstuk vrager waarde week werker werkwijze
zaak
""".split()

# Made of two words, and about neither.
VAST = """
doelgroep huisarts leeftijd maatregel maatwerk stadhuis standpunt statushouder vraagstuk wethouder ziekenhuis
""".split()

# Other words for what stands before the colon: irregular plurals, verbs and adjectives.
VERWANT = """
aanvraag: aangevraagd aanvragen aanvrager
beëindiging: beëindigen beëindigd
begeleiding: begeleiden begeleid begeleider
begroting: begroot begrote
besluit: besloten
bezuiniging: bezuinigen bezuinigd
bewoner: bewoonster
dak: daken
dakloos: dakloze daklozen dakloosheid
diploma: diploma's
dorp: dorpen
eenzaamheid: eenzaam eenzame
evaluatie: evalueren geëvalueerd evalueert
financiën: financieel financiële
gemeente: gemeentelijk gemeentelijke
gezondheid: gezond gezonde
handhaving: handhaven handhaaft gehandhaafd
huishouden: huishoudelijk huishoudelijke huishoud
huisvesting: huisvesten gehuisvest
indicatie: indiceren geïndiceerd indicering
inkoop: inkopen ingekocht
inwoner: inwoonster
jeugd: jeugdig jeugdige jeugdigen
jongere: jongeren
kind: kinderen kinder kindje
kost: kosten
laaggeletterd: laaggeletterdheid laaggeletterden laaggeletterde
lid: leden
mantelzorg: mantelzorger mantelzorgers
melding: melden gemeld meldt
mens: mensen menselijk menselijke
ondersteuning: ondersteunen ondersteund
onderzoek: onderzoeken onderzocht
oudere: ouderen
overheid: overheden
participatie: participeren
persoon: personen persoonlijk persoonlijke
preventie: preventief preventieve
psychisch: psychische
regio: regionaal regionale regio's
risico: risico's
samenwerking: samenwerken samengewerkt
schaamte: schamen
schuld: schulden
stad: steden stedelijk stedelijke
statushouder: statushouders
subsidie: subsidiëren gesubsidieerd
tekort: tekorten
thuis: thuiswonend thuiswonende
toets: toetsen
uitkering: uitkeren uitgekeerd
veiligheid: veilig veilige
verhuis: verhuizen verhuizing verhuisd
verslaving: verslaafd verslaafde verslaafden
verwijzing: verwijzen verwezen verwijzer
voorziening: voorzien
wijk: wijken
wonen: woon woont gewoond
zaak: zaken
ziek: zieke zieken
zorg: zorgen
""".strip().splitlines()

# Words of asking, beside those that the engine leaves out.
ZONDER_INHOUD = """
aan alle als bent ben beide daar daarbij daarvan daarvoor daarin daarmee deze dit doet doen eigenlijk elk elke enkele
graag had heeft hebben hebt hoelang hoeveel hoever hoeverre hun inmiddels jullie kunt krijgen krijgt maar mag meer
minder moet moeten mogen momenteel naar nog nu of om omdat onder ons onze ook op sinds te tot tussen uit uw van vanuit
vaak verder via vindt volgens waar waarbij waarin waarom waardoor waarmee waarop waarvan waarvoor wanneer welk welke
wel wilt wil willen worden wordt zich zij ze zo zo'n zullen zult zou zouden alsnog echter gaat gaan komt komen
""".split()

# What council questions are clothed in: left out when two questions are compared.
VRAAGTAAL = """
aangeven acht actueel afgelopen bekend beeld bereid beantwoorden bevestigen college concreet denkt deelt delen eens
erkent ervan graag gemeente gemeenteraad hierover herkent huidig informatie informeren ingaan inwoner inzicht
inzichtelijk jaar kennisgenomen klopt mening moment mogelijk onze op de hoogte overweegt overzicht portefeuillehouder
precies raad raadslid reactie reageert schetsen stand toelichten toezeggen uiteenzetten verwacht voornemens vraag
wethouder zaken zien ziet dit moment uitleggen geven zeggen staat zake lopend
""".split()
