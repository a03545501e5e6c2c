"""Words that tell a name from an ordinary word: titles, kin, roles, organisations, verbs of people."""

from __future__ import annotations

import re

TITELS = frozenset(
    "mevrouw mevr mw mej mejuffrouw juffrouw meneer mijnheer menheer dhr hr heer dhrn heren dames "
    "mvr mr mrs drs dr prof ir ing ds dokter pater zuster "
    "fam familie gezin echtpaar weduwe weduwnaar wed erven mevrouws madame hadji hadj sjeik sir lady cl clt".split()
)
FAMILIE = frozenset(
    "moeder vader mama papa mam pap ma pa oma opa beppe pake heit mem oom tante zoon zoontje dochter "
    "dochtertje broer broertje zus zusje zuster neef nicht "
    "neefje nichtje kind kindje baby kinderen jongen meisje jongere jeugdige cliënt cliënte client "
    "clienten cliënten inwoner bewoner bewoonster leerling patiënt patient buurman buurvrouw "
    "vriend vriendin vriendje vriendinnetje ex ex-man ex-vrouw ex-partner partner man vrouw "
    "echtgenoot echtgenote verloofde zwager schoonzus schoonmoeder schoonvader "
    "schoonzoon schoondochter stiefvader stiefmoeder stiefbroer stiefzus pleegmoeder pleegvader "
    "pleegouder pleegouders pleegkind pleegzoon pleegdochter peuter kleuter "
    "kleinzoon kleindochter kleinkind achterkleinkind overgrootmoeder tweeling broers zussen zusjes "
    "ouders ouder betrokkene belanghebbende aanvrager aanvraagster huisgenoot kamergenoot collega's "
    "statushouder puber student studente slachtoffer verdachte dader getuige meldster melder "
    "adoptiekind halfbroer halfzus halfzusje nieuwe oudste jongste middelste vrouwtje jongetje "
    "echtgenotes "
    "klasgenoot hond ene zekere genaamd heet heette noemt roepnaam bijnaam voornaam achternaam naam "
    "betreft inzake casus dossier betreffende aangaande mantelzorger kraamvrouw contactpersoon".split()
)
ROLLEN = re.compile(
    r"^(?:\w*[- ]?(?:consulent|consulente|regisseur|coach|werker|werkster|agent|agente|arts|voogd"
    r"|begeleider|begeleidster|manager|medewerker|medewerkster|ambtenaar|leider|leidster"
    r"|verpleegkundige|"
    r"behandelaar|therapeut|therapeute|adviseur|ondersteuner|bewindvoerder|curator|mentor|psycholoog"
    r"|psychologe|pedagoog|psychiater|advocaat|notaris|rechter|tolk|imam|dominee|pastoor|priester"
    r"|rabbijn|"
    r"juf|meester|docent|docente|leraar|lerares|trainer|directeur|directrice|makelaar|huisbaas"
    r"|verhuurder|verloskundige|kraamverzorgende|tandarts|apotheker|logopedist|fysiotherapeut|"
    r"diëtist|beheerder|conciërge|coördinator|collega|stagiair|stagiaire|inspecteur|officier"
    r"|reclasseerder|gezinswerker|casemanager|zorgverlener|hulpverlener|vrijwilliger|maatje|chauffeur|"
    r"klantmanager|specialist|specialiste|secretaris|secretaresse|orthopedagoog|gemachtigde|deskundige"
    r"|verzorgende|verzorgster|oppas|gastouder|thuishulp|huishoudster|raadsheer|onderzoeker"
    r"|toezichthouder|"
    r"hoogleraar|burgemeester|wethouder|raadslid|griffier|voorzitter|fractievoorzitter|commissielid"
    r"|minister|staatssecretaris|kamerlid|gedeputeerde|gemeentesecretaris|ombudsman))$",
    re.IGNORECASE,
)
AMBTEN = re.compile(
    r"(?:\b(?:wethouder|burgemeester|loco-burgemeester|raadslid|raadsleden|raadsgriffier|griffier"
    r"|fractievoorzitter|commissielid|burgerlid|steunfractielid|minister|minister-president"
    r"|staatssecretaris|kamerlid|"
    r"tweede kamerlid|gedeputeerde|portefeuillehouder|gemeentesecretaris|kinderombudsman|ombudsman"
    r"|commissaris van de koning|dijkgraaf|commissievoorzitter|duoraadslid|raadsvoorzitter"
    r"|plaatsvervangend griffier|"
    r"wethouders|ministers|rekenkamervoorzitter|informateur|formateur|fractie)(?:\s\([\w "
    r",.-]{1,30}\))?(?:,?\s(?:de\s)?(?:heer|mevrouw|dhr\.?|mevr\.?|mw\.?))?|\b(?:motie"
    r"|amendement)(?:\s\w+)?)\s$",
    re.IGNORECASE,
)
TUSSENVOEGSELS = frozenset(
    "van de der den het ten ter te 't ’t el al ait ben bin abu abou la le du da dos das di del della "
    "von zu op in aan bij uit vd v.d v.d. vande vander d' l' o' 's ’s y e san saint st ou oude onder "
    "over".split()
)
EERSTE_TUSSENVOEGSELS = frozenset(
    "van de der den ten ter te el al ait ben bin abu von du di da la le del 't ’t vd v.d. op vander "
    "vande abou dos st in o' d'".split()
)
# A name that is also a word: alone it says little, with a verb of a person beside it a question is due.
OOK_WOORD = frozenset(
    "aan aart abel acht achten adam adel adem advocaat akker ali an angel anker april arm arie as "
    "august augustus baan bakker balk bank bart bas baten beek been beer bel ben berg best beste bij "
    "bin "
    "blank bloem blok bo boek boer bolwerk bon boom born bos bouw boven box brand breed brink broers "
    "bron brug bruin bruno buiten burger bus buur cees china daal dag dal dam dame day de dekker del "
    "dien dier "
    "dijk dis do doel don donder donk door dorp dot draak drie drift dries droog duif duin eden eer "
    "einden eisen ek eng engel engels enk er eren ernst es eva evers fee feest fien fiets fleur flip "
    "floor "
    "florence floris fortuin frank fred fris geel geld geluk geloven gerust gift goede goes gouden "
    "gracht graaf grijs groen groep grond groot guus haag haan haar hage hamer hand hang harm hart "
    "has have haven heel heer "
    "hei heide held heilig herder herfst hert heuvel hoek hoeve hoeven hof hoog hoogte hoop horen "
    "horst hout houten hove huis huizen ids iris is jaar jan jas jasmijn job joker jong jonge "
    "jongens jongste joost joy juni juli june just kaal "
    "kaap kader kamer kamp kan kant kapper kasteel kat kees keizer kent kerk kern keur kikker kind "
    "kinds klaar klaver klein kleine klok klooster koe kok kolk koning konijn koos kop koper koppel "
    "koppen kort korte kost koster kramer "
    "krijger kroon kruis kuiper laag laan laat lach land lang lange las lat lauw lee leen leer leeuw "
    "lef lente leo les let lever lie lief lies ligt lijn lila lina linde link lint list lock loes "
    "loop loos lot lotus lust lucht "
    "maan maandag maar maart maas maat maan mager malle man mante mark markt marks mast mat mate max "
    "may med mede mee meent meer mees meester mei melk mens mensen mercedes merel met mette mi "
    "middel mie mille mo moes molen "
    "molenaar moor morgen mulder munt muis mus na nader neef neer nel net niks noord noot nota nova "
    "nu oever olga olie olijf om oost oor os oud oude ouden paard paas pad pap pas pastoor peer "
    "pelgrim per perle persoon piet pietje pijl pim "
    "pip plaat plas plug poel polder pool poort post prijs prins priem prudent punt put ra raad ram "
    "rand recht reef regen rein rest ridder rietje rij rijen rijk ring rink rob rode roest rok rol "
    "roma rood roos rooster rop roos "
    "rosa ruis run rus rust sam sap sar schaap schaar schans schat schenk schijf schipper schoon "
    "schout schrijver sla slag slager slim slot sluis smid smit snoek snel som sommen span spoor "
    "sprong staal stad stam star stee steeg steen "
    "stel ster sterk sterre stip stoel stoep storm stil straten stroom stuur sun taal taks tak tang "
    "tas ten ter tien tijd til tim tip tol tom tool top toren toon tot touw treur trom trouw tuin "
    "twan uil vaart vaas val valk "
    "van vast veen veer veld velden ven ver vera verhoeven ververs vet victor vier vink vis visser "
    "vlag vliet vlieger voet vogel vorm vos vrij vrede vriend vroom vuur waal waard waarde wal want "
    "waal was weber weer weg wees wel "
    "wende werf werken west wie wiel wijk wijs wil wilde will wim wind winkel winter wit witte wolf "
    "woning woord worst wortel woud zaal zand zee zeeman zilver zijde zomer zon zonne zorg zout zus "
    "zuid zwaan zwart "
    "moed lieve pien pluis storm reus river rivier eiland amber robijn jade juweel parel madelief "
    "roosje viool tulp tijn hope sky lynx lux vlinder bes kers kai gijs teun mok hidde storm jip "
    "janneke dick truus sjaak kroon "
    "had zal zou mag doet gaat komt zegt moet nog ook dan toen dat dit die daar hier maar want of "
    "als ze hij zij we wij je jij ik u het een en in op te uit bent sinds pa ma oma opa oom mam mama "
    "papa bram tine mien mieke "
    "advocaat alike appel aria ark assen ast baan bakkers bent beter bewaren bier blauw bons borst "
    "bossche boter both bots bouwen broers brommer brouwer buren burgemeester burgwal buurman can "
    "carry daling dekens dekken doelen does done donkers dot dragen drinken droog elan elif elk else "
    "emmer end erin ernst eten floor geloven geven gilles given go groep haar halen ham handel harm "
    "hart helpen hemel holder horen houdt inge jager kaal kaas kam kan kasteel kent ketel keur kinds "
    "klaar klok koken kool koopman koos kopen korrel koster kramp krap kuikens kuiper leden leest "
    "lein levels leven levering lezen lichten line lock lopen made marks math max means meta "
    "metselaar middel midden mille molen nader namen nine nood noten outer paars padding pas pasman "
    "peper peren persoons phi pinkster pip plaats polder pot potten proper punt puts raadt ran reef "
    "regeling rest rij rijdt rijen rood root run said schaapherder schat schijf schoon schoot "
    "schutter sep skip slapen slim smeden smit soldaat sommen spek spelen spiegel sprong stam "
    "stammen stappen star stelt sterven steun stip stoep streek suiker super take tellingen thee "
    "timmerman tiny top treffers trouw tuinman vallen verhoogt vermeer ververs verwijst visser vlag "
    "vlees vorm vrij vrouwtje wachten warning water weerstand werken wetering wetten wever wijn "
    "wijst wilt winkels witte wonen wortel woud zaal zakken zegers zelfde zetten zingen zuur zwemmer".split()
) - frozenset(
    "adam ali arie bart bram bruno cees eva flip floris frank fred gijs hidde iris jan kees leo "
    "loes mercedes mien mieke olga piet pien pim rob rosa sam sjaak teun tijn tim tine tom truus "
    "twan vera wim nel lina florence jip janneke mo roosje dick abel evers smit mulder dekker kramer "
    "verhoeven weber".split()
)
# What starts a sentence and is no name, apart from what is a word already.
BEGINWOORDEN = frozenset(
    "a aan aangezien achter achteraf afgelopen afspraak al aldus alle alleen alles als alsof altijd "
    "ander andere anders april augustus begin behalve beide bekend ben bent beste betreft bij bijna "
    "binnen boven buiten cliënt cliënte client daar daardoor "
    "daarna daarom daarvoor dan dat de december den deze die dit doch donderdag door dossier drie "
    "dus dinsdag echter een eén één eens eerder eerst eerste eigenlijk elk elke en enkele er "
    "februari gisteren goed graag "
    "haar had heb hebben heeft helaas het hier hij hoe hoeveel hoewel hun ieder iedere iedereen "
    "iemand ik in inzake is ja jaar januari je jij juist juli juni jullie kan kijk kind komt kon kun "
    "kunnen laat later "
    "let liever maandag maar maart mag medio meer meestal mei men met mijn min misschien moet moeten "
    "mogelijk morgen na naar naast nadat natuurlijk nee net niemand niet niets noch nog nooit "
    "november nu of oktober om omdat onder "
    "ondanks ons onze ook op over overal ouders per rond ruim samen september sinds sindsdien "
    "slechts soms straks te tegen tegenwoordig ten terwijl tevens tijdens toch toen tot totdat "
    "tussen twee u uit uiteindelijk uw vaak van vanaf vandaag "
    "vanmiddag vanmorgen vanochtend vanuit vanwege veel verder vier volgend volgende volgens voor "
    "vooral voorlopig voortaan vorig vorige vrijdag waar waarom waarschijnlijk wanneer want waren "
    "was wat we weer weinig wel welk welke werd "
    "wie wij wil woensdag worden wordt zaterdag ze zeer zelfs zes zeven zich zie zij zijn zo zoals "
    "zodat zodra zolang zonder zondag zou zowel zijn's beppe heit nieuwe wijkagent besproken "
    "bespreking overleg gesprek aanwezig aanwezigen mail "
    "telefoontje verslag notitie rapportage overdracht zaak melding aanvraag besluit plan doel "
    "doelen actie vraag vragen antwoord advies conclusie toelichting bijlage vervolg geachte hallo "
    "hoi dag groet groeten namens contact contactpersoon "
    "via gezien inmiddels onlangs vermoedelijk kinderen gezin kort slim hulp zorg school werk wonen "
    "geld tip les zaken wachten waarvan waarbij waarna wederom wachtlijst daarbij hierbij hierna "
    "momenteel tenslotte tenminste allebei niettemin "
    "bovendien desondanks evenals gelukkig geen gebeld gebeurt bellen belde sprak spreekt zegt zei "
    "heet betekent vandaar vlak binnenkort opnieuw ooit enfin tja nou pfff oké ok hè toestemming "
    "volwassen zelf precies juist dankzij "
    "gedurende krachtens langs omtrent wegens blijkbaar kennelijk nogmaals ondertussen voordat zeker "
    "zelden zomaar zodoende mits tenzij hoezo waarheen waarin waarmee waarop waartoe welnu zeg stel "
    "neem denk ga doe geef vraag maak lees schrijf bel stuur zet "
    "moeder vader oma opa papa mama mevrouw meneer familie buurman buurvrouw heer oom tante zus "
    "broer zoon dochter jongen meisje vrouw man baby pa ma ouder collega juf meester meldster melder "
    "bewindvoerder".split()
)
# What somebody does: after such a word no ordinary word stands bare at the beginning of a sentence.
DOET = frozenset(
    "kwam komt zei zegt wil wilde heeft had is was gaat ging belde belt vertelt vertelde vroeg "
    "vraagt woont woonde werkt werkte slaapt sliep huilt huilde vindt vond weet wist denkt dacht gaf "
    "geeft kreeg krijgt moet moest "
    "kan kon zit zat loopt liep ligt lag staat stond blijft bleef eet at drinkt dronk schreeuwt "
    "schreeuwde slaat sloeg liegt loog durft durfde mag mocht voelt voelde ziet zag hoort hoorde "
    "speelt speelde gamet spijbelt spijbelde verblijft "
    "verbleef volgt volgde krijgt zoekt zocht wordt werd begon begint stopt stopte mist miste wacht "
    "wachtte betaalt leest las leert leerde rijdt reed zegde zal zou heet heette noemt verteld appt "
    "appte mailde mailt ontkent bedreigt bedreigde steelt "
    "stal vertrok vertrekt verhuist verhuisde zorgt zorgde regelt kent kende hoeft houdt hield haalt "
    "haalde helpt hielp valt viel zingt lacht lachte kijkt keek reageert reageerde weigert weigerde "
    "tekende tekent ontving ontvangt gebruikt gebruikte blowt "
    "verwacht wenst eist klaagt klaagde verzorgt beheert woonden willen hebben zijn eten leven komen "
    "gaan wonen wachten slapen krijgen zitten vertellen waren konden moeten doen maakt maakte "
    "trouwde overleed stierf opent sloot schreef schrijft stuurde stuurt "
    "bedankt bracht brengt deed doet droeg draagt vergeet vergat verloor verliest praat praatte "
    "sprak spreekt schrok schrikt snapt snapte vlucht vluchtte vloog won verdient verdiende stelt "
    "probeert probeerde accepteert logeert logeerde".split()
)
# What somebody has: after the s of possession.
BEZIT = re.compile(
    r"^(?:oudste|jongste|nieuwe|oude|eerste|tweede|eigen|kleine|grote|biologische"
    r"|hele)?\s?(?:\w*(?:moeder|vader|zoon|dochter|broer|broertje|zus|zusje|ouders|kind|kinderen|huis"
    r"|kamer|bijstand|uitkering|pgb|indicatie|school|juf|meester|begeleider|"
    r"begeleiding|hulp|plan|dossier|gezin|partner|vriend|vriendin|man|vrouw|ex|oma|opa|oom|tante|neef"
    r"|nicht|hond|kat|auto|scootmobiel|rolstoel|schulden|geld|bewindvoerder|voogd|mentor|huisarts|klas"
    r"|gedrag|verhaal|advocaat|verzoek|aanvraag|"
    r"traject|behandeling|medicatie|telefoon|rekening|woning|flat|vriendje|zaak|melding|bezwaar|werk"
    r"|baan|leven|ziekte|toestand|mantelzorger|buurvrouw|buurman|verjaardag|traplift|dagbesteding"
    r"|ondersteuning|situatie|klacht|begrafenis|verslaving))$",
    re.IGNORECASE,
)
# Organisations, laws and other things with a capital that are no person.
BEGRIPPEN = frozenset(
    "nederland nederlandse europa europese rijk staat koning koningin gemeente provincie raad "
    "college kamer tweede eerste kabinet ministerie wet wmo jeugdwet participatiewet awb avg woo "
    "archiefwet wlz zvw pgb zin ggz ggd cjg mee svb uwv ciz vng knmg "
    "halt humanitas movisie nibud stimulansz zorginstituut voedselbank leergeld vluchtelingenwerk "
    "inlichtingenbureau kinderombudsman ombudsman zorgverzekeringswet opiumwet gemeentewet grondwet "
    "politiewet vreemdelingenwet leerplichtwet rekenkamer "
    "google facebook whatsapp instagram tiktok snapchat twitter youtube teams excel word outlook "
    "windows suwinet digid mijnoverheid zaaksysteem valys roblox telegram netflix linkedin chatgpt "
    "marktplaats bol fortnite signal zoom "
    "januari februari maart april mei juni juli augustus september oktober november december maandag "
    "dinsdag woensdag donderdag vrijdag zaterdag zondag kerst pasen pinksteren ramadan sinterklaas "
    "hemelvaart suikerfeest koningsdag oud nieuw corona "
    "islam bijbel koran god allah jezus islamitisch christelijk joods katholiek arabisch tigrinya "
    "engels frans duits turks pools spaans farsi dari pasjtoe somalisch oekraïens russisch chinees "
    "berbers fries limburgs papiaments tamil koerdisch "
    "syrië turkije marokko eritrea irak iran somalië afghanistan oekraïne rusland polen duitsland "
    "belgië frankrijk spanje italië griekenland engeland suriname curaçao aruba ethiopië china "
    "amerika vs eu vn afrika azië lesbos roemenië bulgarije fryslân "
    "amsterdam rotterdam utrecht haag zuid noord oost west centrum randstad brp rdw cjib coa ind ozb "
    "btw bsn iban cbs rivm nji nza igj lvb mdo ots gi adhd ptss ems svp kvk cao zzp mbo hbo vmbo "
    "havo vwo isd gr gs b&w rib njr nvvk bkr belastingdienst "
    "toeslagenaffaire crvb rechtbank hof hoge evrm ivrk who eer mr ai cv apv bibob doel model route "
    "aanpak visie programma doorbraakmethode eigen-krachtconferentie signs safety alzheimer "
    "parkinson down asperger huntington rett tourette "
    "dorpsstraat kerkstraat stationsweg markt plein tiktok vrouw man internet playstation xbox ipad "
    "iphone android samsung kruidvat hema action jumbo lidl aldi albert heijn ns gvb connexxion "
    "rabobank ing abn amro ikea sint piet "
    "jeugdbescherming jeugdzorg jeugdhulp wijkteam buurtteam zorg zorgkantoor woningcorporatie "
    "thuiszorg reclassering sociaal sociale domein werk inkomen beschermd wonen veiligheidshuis "
    "zorgregio transferpunt bureau dienst belastingen justitie politie inspectie "
    "jongerenwerk maatschappelijke ontwikkeling ondersteuning toegang samenleving stad dorp loket "
    "steunpunt gezin emdr ibs agb icf who act fact pcp cgt mst kopp rots water asielzoekerscentrum "
    "azc pi ecli stb gmb trb stcrt zorgautoriteit "
    "pw jw bw staatsblad staatscourant gemeenteblad kamerstukken kamerstuk tractatenblad jeugd "
    "ouderen volwassenen kinderen bestuursrecht burgerlijk wetboek handreiking modelverordening "
    "regiemonitor ketenmonitor gezondheidszorg onderwijs participatie inburgering "
    "schuldhulpverlening schuldhulp ouderenzorg welzijn mantelzorg preventie volksgezondheid "
    "mutualiteit".split()
)
_BEGRIP_UITGANG = re.compile(
    r"(?:atrie|kunde|nomie|cratie|buurt|wijk|kwartier|gemeente|team|teams|zorg|hulp|bescherming|dienst|loket|bureau|fonds"
    r"|instituut|raad|inspectie|autoriteit|stichting|vereniging|corporatie|wet|raadsfractie|commissie"
    r"|regio|platform|netwerk|"
    r"monitor|toets|methode|model|systeem|programma|project|akkoord|agenda|visie|nota|verordening"
    r"|regeling|bank|verzekering|heid|schap|teit|isme|logie|atie|werk|centrum|huis(?:vesting)?"
    r"|register|portaal|site|app|punt|kantoor|"
    r"ministerie|kliniek|ziekenhuis|universiteit|hogeschool|school|college|lijn|pas|toeslag|uitkering"
    r"|bijstand|manager|bericht|code|landen|straat|laan|weg|plein|singel|gracht|kade|dreef|plantsoen"
    r"|park|polder|haven|station|"
    r"markt|kerk|eiland|festival|cafe|café|taal|talig|isch|ische|aanse|aans|inse|ense|lands|landse|ees"
    r"|eese|iërs|iër|eeks|ings|iaan|ipedia|ing|ingen|tie|ties|onderwijs|opvang|test|groep|partij|links"
    r"|plan|dag|week|maand|fase)$",
    re.IGNORECASE,
)
GEBIED = re.compile(
    r"(?:buurt|wijk|kwartier|park|plein|polder|singel|dreef|plantsoen|straat|laan|weg|gracht|kade"
    r"|haven|school|kerk|stadion|brug|tunnel|station|ziekenhuis|centrum|college|lyceum|fonds|prijs"
    r"|huis|hof|stichting|regeling|akkoord|"
    r"boetes?|wet|methode|vragen|motie|bossen|meer|duinen|veld|eiland|zuid|noord|oost|west|dorp|stad)$",
    re.IGNORECASE,
)
STRAAT_SOORT = re.compile(
    r"(?:(?:Nieuwe|Oude|Lange|Korte|Hoge|Lage|Grote|Kleine|Brede|Smalle|Voorste|Achterste|Verlengde)\s)?"
    r"(?:Gracht|Straat|Kade|Markt|Dijk|Weg|Laan|Singel|Haven|Brink|Poort|Brug|Steeg|Wal|Vest|Dam|Plein|Hof)\b"
)
# Omgerekend, aangepast, geschat: a participle at the beginning of a sentence.
DEELWOORD = re.compile(r"(?:om|aan|af|op|uit|in|toe|over|voor|na|mee|door|samen|terug|bij|weg)?ge[a-z]{3,}(?:d|t|en)$")
# First names that are things one can count: without an article before it, it is somebody.
TELBAAR = frozenset("roos merel iris ster lotus tulp vlinder kers viool duif parel madelief bloem jasmijn".split())


# Names of more than one word that read like a person, and are none.
GEEN_PERSOON = re.compile(
    r"\b(?:Leger des Heils|Raad voor de [A-Z]\w+|Raad van (?:State|Beroep|Europa|Toezicht|Bestuur)"
    r"|Centrale Raad van Beroep|Hoge Raad|Kamer van Koophandel|Rode Kruis|William Schrikker(?: "
    r"Stichting| Groep)?|"
    r"Vereniging van Nederlandse Gemeenten|Sociaal en Cultureel Planbureau|Nederlands Jeugdinstituut"
    r"|Trimbos[- ][Ii]nstituut|Verwey-Jonker(?: Instituut)?|College voor de Rechten van de Mens|"
    r"Algemene Rekenkamer|Jan en alleman|[Jj]an (?:met de pet|modaal|Modaal|Klaassen)|Guus Geluk|Oom "
    r"Agent|Moeder Natuur|Vadertje Staat|Pietje precies|Sinterklaas|Zwarte Piet|Ome Willem|Joost mag"
    r"|Jip en Janneke(?:taal)?|"
    r"Anne Frank|Florence Nightingale|Thorbecke|Maslow|Positieve Gezondheid|Machteld Huber|Abraham "
    r"(?:Maslow|zien)|Sara zien|Wet van [A-Z]\w+|(?:Sint|St\.) (?:Maarten|Nicolaas|Jan|Joris|Pieter)"
    r"|Dolle Mina|[Bb]rede School|Goede Herder|Huis van de (?:Wijk|Buurt|Stad)|"
    r"Koning Willem-Alexander|[Pp]rinses? [A-Z][a-z]+|(?:Koning|Koningin) [A-Z][a-z]+|Cito|Down"
    r"|Alzheimer|Parkinson|Asperger|Korsakov|Korsakoff)\b"
)


def is_begrip(woord: str) -> bool:
    """Whether a word with a capital is something else than a person."""
    low = woord.lower().strip(".'’-")
    if low in BEGRIPPEN or any(c.isdigit() for c in woord):
        return True
    if woord.isupper() and len(woord) <= 6:
        return True
    if re.match(r"[A-Z]-[a-z]", woord) or re.search(r"-(?:[a-zà-ÿ]{4,}|Noord|Zuid|Oost|West|Centrum)$", woord):
        return True
    if re.search(r"[a-z][A-Z]", woord) and not re.match(r"(?:Mc|Mac|De|Van|Vd|vd|Vande|El|Al|Le|La|Di)[A-Z]", woord):
        return True
    return _BEGRIP_UITGANG.search(low) is not None
