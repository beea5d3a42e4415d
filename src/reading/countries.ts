/**
 * Countries, their people and their big cities, folded, in Swedish and English. `begins` lists beginnings that no other word has;
 * `whole` lists words as they stand. Norway, Switzerland, Iceland and the United Kingdom are outside the European Union.
 */
const names = {
  eu: {
    begins: `tysk germany berlin hamburg munchen munich frankfurt dusseldorf stuttgart bayern bavaria finland finsk finnish helsing helsinki tammerfors tampere osterbotten danmark denmark danish kopenhamn copenhagen aarhus odense jylland
      nederland holland dutch netherlands amsterdam rotterdam belgien belgisk belgium belgian bryssel brussels antwerpen antwerp frankrike fransk fransman marseille spanien spansk spanjor spanish madrid barcelona portugal portugis portuguese lissabon lisbon
      italien italy italian milano osterrik austria irlandsk irlandar ireland dublin grekland grekisk greece athens polen polsk polack poland warszawa warsaw gdansk krakow tjeck czech slovak bratislava ungersk hungar budapest rumansk rumanien romania
      bukarest bucharest bulgarien bulgarisk bulgaria kroat croat sloven cypern cyprus luxemb estland estnisk estonia tallinn lettland lettisk latvia litauen litauisk lithuan vilnius baltikum baltisk baltic benelux europe europa nordisk nordic skandinav scandinav centraleuropa osteuropa`,
    whole: `german germans finnar finnarna abo aland dansk danska danske danskar danskarna danskt danes koln cologne france french paris lyon spain porto milan wien vienna irland irish irisk greek greeks grek greker aten polish prag prague ungern sofia malta riga norden`,
  },
  utanfor_eu: {
    begins: `norge norsk norrman norrmannen norway norwegian trondheim trondelag stavanger trysil elverum lillehammer kongsvinger drammen tromso schweiz switzerland zurich geneve geneva islandsk icelan reykjavik liechtenstein storbritannien brittisk british britain
      england scotland skottland skotsk scottish london manchester edinburgh glasgow amerika amerikan americ kalifornien california chicago seattle florida nordamerik kanada kanaden canada canadian toronto vancouver mexik mexico brasil brazil argentin colombia sydamerik latinamerik
      kinesisk kineser chinese shanghai beijing shenzhen hongkong japan tokyo korea korean sydkore seoul taiwan vietnam thailand bangkok indien indisk indier mumbai bangalore indones malaysia singapor filippin philippin pakistan banglad afghan iransk iranian irakisk
      syrien syrisk israel libanon lebanon libanes jordanien saudi dubai emirat qatar kuwait turkiet turkisk istanbul ryssland ryska ryskt russia russian moskva moscow ukrain belarus vitryss georgien serbien serbisk bosni kosovo alban makedon moldav
      afrika afrikan africa sydafrik egypt marock morocc tunisien nigeria kenya etiop ethiop eritre somali sudan tanzani uganda rwanda zambi australi sydney melbourne asien asiatisk mellanostern gulfstat`,
    whole: `oslo roros swiss basel uk gb wales usa texas boston peru chile kina kinas china peking osaka thai india indian delhi pune nepal iran irak iraq syria jordan oman uae turkey turkish rysk kiev kyiv ghana asia asian albanien`,
  },
  sverige: {
    begins: 'svensk swedish',
    whole: "sverige sveriges sweden sweden's swedes",
  },
} as const;

export type Zone = keyof typeof names;

/** Words that begin as a country does and are something else. */
const others = /^(?:europapall|europacup|europavag|japanlack|finlandsfarja|americano|albana)/;
const longest = 14;
const shortest = 4;
const zones = Object.entries(names) as [Zone, { begins: string; whole: string }][];
const beginnings = new Map(zones.flatMap(([zone, { begins }]) => begins.split(/\s+/).map((word) => [word, zone] as const)));
const wholes = new Map(zones.flatMap(([zone, { whole }]) => whole.split(/\s+/).flatMap((word) => [[word, zone], [`${word}s`, zone]] as const)));

/** Where in the world a folded word says something is, if it names a country, a people or a big city. */
export function zoneOf(word: string): Zone | undefined {
  const known = wholes.get(word);
  if (known !== undefined || others.test(word)) return known;
  for (let cut = Math.min(longest, word.length); cut >= shortest; cut--) {
    const zone = beginnings.get(word.slice(0, cut));
    if (zone !== undefined) return zone;
  }
  return undefined;
}
