/** Foreign countries, towns and peoples, folded, by which side of the EU's border they lie on. A `_` is a space. */
export type Abroad = 'eu' | 'utanfor_eu';
type Lists = Readonly<Record<Abroad, readonly string[]>>;

const list = (text: string): string[] => text.trim().split(/\s+/);

/** Long names of these are recognised with one letter wrong too. */
export const lands: Lists = {
  eu: list(`tyskland germany danmark denmark finland aland frankrike france spanien spain italien italy polen poland holland nederlanderna netherlands belgien belgium osterrike austria
    tjeckien czechia slovakien slovakia slovenien slovenia ungern hungary rumanien romania bulgarien bulgaria grekland greece portugal irland ireland estland estonia lettland latvia litauen lithuania
    kroatien croatia luxemburg luxembourg cypern cyprus malta baltikum baltics benelux bayern bavaria`),
  utanfor_eu: list(`norge noreg norway schweiz switzerland storbritannien england skottland scotland wales nordirland uk gb britain united_kingdom great_britain usa us amerika america united_states island iceland gronland
    kanada canada mexiko mexico kina china japan indien india sydkorea korea ryssland russia ukraina ukraine turkiet turkey serbien serbia bosnien albanien montenegro moldavien georgien kazakstan
    australien australia nya_zeeland new_zealand brasilien brazil argentina chile colombia peru sydafrika south_africa egypten egypt marocko morocco tunisien kenya etiopien ethiopia nigeria ghana tanzania uganda somalia
    saudiarabien saudi_arabia saudi emiraten emirates qatar kuwait israel iran irak iraq syrien syria libanon pakistan bangladesh afghanistan thailand vietnam indonesien malaysia filippinerna singapore taiwan hongkong hong_kong
    liechtenstein faroarna texas kalifornien california florida`),
};

/** Those that are named more seldom, and parts of countries: only as they are spelt. */
export const otherLands: Lists = {
  eu: list(`tjeckoslovakien czech_republic balticum dach flandern vallonien jylland fyn sjalland bornholm nyland osterbotten egentliga_finland lappland_finland normandie bretagne provence alsace katalonien katalonia catalonia andalusien andalusia
    baskien galicien toscana tuscany lombardiet lombardy sicilien sicily sardinien sardinia korsika corsica kreta rhodos mallorca kanarieoarna madeira azorerna hessen sachsen nordrhein_westfalen niedersachsen schleswig_holstein baden_wurttemberg
    tyrolen tirol karnten schlesien pommern dalmatien republic_of_ireland the_baltics`),
  utanfor_eu: list(`sydsudan sudan algeriet algeria libyen libya mauretanien senegal gambia guinea sierra_leone liberia elfenbenskusten ivory_coast burkina_faso benin kamerun cameroon gabon kongo congo angola namibia botswana zimbabwe zambia
    mocambique mozambique malawi rwanda burundi djibouti eritrea madagaskar madagascar mauritius seychellerna kap_verde somaliland jordanien bahrain bahrein jemen yemen palestina gaza armenien armenia azerbajdzjan azerbaijan
    turkmenistan uzbekistan tadzjikistan kirgizistan kazakhstan mongoliet mongolia nepal bhutan sri_lanka maldiverna burma myanmar laos kambodja cambodia brunei filippines philippines indonesia nordkorea macao macau
    fiji kuba cuba jamaica haiti dominican_republic bahamas barbados trinidad guatemala honduras el_salvador nicaragua costa_rica panama venezuela ecuador bolivia paraguay uruguay guyana surinam
    vitryssland belarus nordmakedonien makedonien macedonia kosovo bosnia albania moldova andorra monaco vatikanstaten greenland svalbard jan_mayen faroe_islands faeroes jersey guernsey gibraltar
    alaska hawaii new_jersey massachusetts pennsylvania michigan minnesota wisconsin illinois ohio colorado arizona nevada oregon north_carolina south_carolina quebec ontario british_columbia alberta
    trondelag nordland finnmark telemark hordaland rogaland vestland innlandet hedmark oppland ostfold`),
};

export const towns: Lists = {
  eu: list(`berlin hamburg munchen münchen munich frankfurt koln cologne stuttgart dusseldorf düsseldorf hannover leipzig bremen dortmund kiel lubeck rostock kopenhamn copenhagen arhus aarhus odense alborg aalborg esbjerg
    helsingfors helsinki tammerfors tampere turku uleaborg oulu esbo mariehamn amsterdam rotterdam haag utrecht eindhoven bryssel brussels antwerpen paris lyon marseille bordeaux strasbourg madrid barcelona valencia malaga
    rome milano milan turin torino bologna venedig wien vienna graz salzburg warszawa warsaw gdansk krakow poznan tallinn tartu riga vilnius kaunas prag prague brno bratislava budapest bukarest bucharest zagreb ljubljana
    aten athens lissabon lisbon dublin bonn nurnberg nuremberg dresden mannheim karlsruhe augsburg freiburg wolfsburg flensburg bochum duisburg wuppertal bielefeld munster magdeburg randers vejle kolding horsens herning silkeborg helsingor
    jyvaskyla lahti kuopio rovaniemi bjorneborg antwerp brugge ghent liege groningen tilburg arnhem toulouse nantes lille montpellier grenoble annecy cannes rennes dijon sevilla seville bilbao zaragoza alicante
    porto thessaloniki florens florence neapel naples genua verona padova palermo innsbruck linz klagenfurt wroclaw lodz szczecin lublin katowice gdynia parnu klaipeda ostrava plzen kosice debrecen cluj timisoara varna plovdiv split dubrovnik
    maribor nicosia valletta limerick galway`),
  utanfor_eu: list(`oslo trondheim trysil stavanger drammen hamar elverum kongsvinger lillehammer tromso kristiansand sarpsborg fredrikstad roros bergen london manchester birmingham edinburgh glasgow liverpool leeds belfast bristol
    zurich zürich geneve genève geneva reykjavik new_york boston chicago los_angeles san_francisco houston seattle silicon_valley toronto montreal vancouver tokyo osaka shanghai peking beijing shenzhen seoul dubai abu_dhabi istanbul ankara moskva moscow
    kiev kyiv belgrad sydney melbourne kairo nairobi addis_abeba mumbai delhi bangalore bangkok gardermoen alesund molde haugesund porsgrunn skien sandefjord tonsberg gjovik moss halden narvik harstad steinkjer hemsedal engerdal rena
    sheffield newcastle nottingham cardiff southampton aberdeen dundee leicester basel lausanne lugano winterthur washington philadelphia detroit dallas denver miami atlanta las_vegas san_diego minneapolis portland austin calgary ottawa
    guangzhou hangzhou wuhan busan nagoya kyoto riyadh riyad jeddah doha tel_aviv jerusalem beirut amman bagdad baghdad teheran damaskus aleppo izmir antalya alexandria casablanca tunis alger lagos accra abuja kampala lusaka harare
    johannesburg cape_town kapstaden mogadishu asmara khartoum kigali chennai kolkata hyderabad karachi lahore islamabad dhaka kabul hanoi saigon manila jakarta kuala_lumpur taipei perth brisbane auckland wellington
    sao_paulo buenos_aires bogota mexico_city havanna tirana sarajevo skopje pristina chisinau minsk tbilisi jerevan baku almaty`),
};

/** Stems of peoples; Swedish ones take their endings, English ones an s. */
export const peoples: Lists = {
  eu: list(`tysk dansk finsk finlandsk finlandare fransk fransman fransmann spansk spanjor italiensk italienare polsk polack hollandsk hollandare nederlandsk nederlandare belgisk belgare osterrikisk osterrikare tjeckisk slovakisk slovensk
    ungersk rumansk bulgarisk grekisk portugisisk irlandsk irlandare estnisk estlandsk lettisk litauisk kroatisk baltisk bayersk bayrisk
    german danish finnish french spanish italian polish dutch belgian austrian czech hungarian romanian greek portuguese irish estonian latvian lithuanian croatian bulgarian slovak slovenian bavarian
    dane spaniard frenchman dutchman finlander tjeck slovak ungrare rumanier grek portugis estlandare balter cypriotisk maltesisk luxemburgsk cypriot maltese`),
  utanfor_eu: list(`norsk norrman norrmann schweizisk schweizare brittisk britt engelsk engelsman skotsk isländsk islandsk amerikansk amerikan kanadensisk kinesisk kines japansk japan indisk rysk turkisk koreansk australisk brasiliansk ukrainsk arabisk
    norwegian british scottish swiss american canadian chinese japanese indian russian turkish korean australian brazilian icelandic ukrainian
    brit briton englishman scotsman islanning kanadensare australier brasilianare japaner turk ryss ukrainare koreanare indier walesisk argentinsk mexikansk chilensk peruansk colombiansk egyptisk marockansk tunisisk algerisk kenyansk nigeriansk
    etiopisk eritreansk somalisk sydafrikansk saudisk emiratisk kuwaitisk israelisk iransk irakisk syrisk libanesisk pakistansk afghansk thailandsk vietnamesisk indonesisk malaysisk filippinsk taiwanesisk serbisk bosnisk albansk gronlandsk farosk
    mexican argentinian chilean peruvian colombian egyptian moroccan tunisian algerian kenyan nigerian ethiopian eritrean somali saudi israeli iranian iraqi syrian lebanese pakistani afghan thai vietnamese indonesian malaysian filipino taiwanese
    serbian bosnian albanian faroese greenlandic nepali kazakh georgian armenian`),
};

/** Wider than a country: said of a market, it is less sure. */
export const wide: Lists = {
  eu: list('europa europe norden scandinavia skandinavien europeisk european nordisk nordic skandinavisk scandinavian mellaneuropa sydeuropa osteuropa vasteuropa centraleuropa central_europe eastern_europe kontinenten nordics'),
  utanfor_eu: list('asien asia afrika africa sydamerika nordamerika latinamerika south_america north_america latin_america sydostasien mellanostern middle_east varldsmarknaden worldwide global globalt varlden_over hela_varlden gulfstaterna'),
};
