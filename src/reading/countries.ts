/**
 * Beginnings of words for countries, peoples and big cities, folded, in Swedish and English. Norway, Switzerland, Iceland and the
 * United Kingdom are outside the European Union. Those that begin other words too are written whole, with `=` before.
 */
const inside = `tysk german =germany berlin hamburg munchen munich frankfurt dusseldorf koln cologne stuttgart bayern bavaria =finland finland =finsk finsk finnish =finn =finns2 helsing helsink tammerfors tampere =abo =aland alandsk
  osterbotten danmark =dansk danska danske danskar danskt denmark danish =danes kopenhamn copenhagen aarhus arhus odense jylland nederland =holland holland hollandsk dutch netherlands amsterdam rotterdam belgien belgisk belgium belgian bryssel brussels antwerpen antwerp
  frankrike fransk fransman fransman =france french =paris =lyon marseille spanien spansk spanjor spain spanish madrid barcelona portugal portugis portuguese lissabon lisbon =porto italien italy italian milano =milan turin osterrik austria =wien vienna
  =irland irland irlandsk ireland irish dublin grekland grek greece greek =aten athens polen polsk polack poland =polish warszawa warsaw gdansk krakow tjeck czech =prag prague slovak bratislava ungern ungersk ungrare hungar budapest rumansk rumanien romania bukarest bucharest
  bulgar =sofia kroat croat sloven =malta cypern cyprus luxemb estland estnisk estonia tallinn lettland lettisk latvia =riga litauen litauisk lithuan vilnius baltik baltic benelux europeisk europe europa =norden nordisk nordic skandinav scandinav
  centraleuropa osteuropa eulander euland`;

const outside = `norge norsk norr2 norrman norrmannen norway norwegian =oslo trondheim trondelag bergen2 stavanger trysil =roros hamar2 elverum lillehammer kongsvinger drammen tromso hedmark nordmann schweiz switzerland =swiss zurich geneve geneva =basel islandsk icelan reykjavik liechtenstein
  storbritannien britt =uk =gb england brittisk british =britain scotland skottland skotsk scottish =wales london manchester =edinburgh glasgow =usa amerik america =texas kalifornien california newyork chicago =boston seattle florida nordamerik kanad canada canadian toronto vancouver mexik mexico brasil brazil argentin =chile chilensk =peru peruansk colombia sydamerik latinamerik
  =kina kines china chinese shanghai =peking beijing shenzhen hongkong japan japansk tokyo =osaka korea korean sydkore seoul taiwan vietnam thailand thailandsk =thai bangkok indien indisk indier =india indian mumbai =delhi bangalore =pune indones malaysia singapor filippin philippin pakistan banglad =nepal afghan =iran iransk iranian =irak irakisk =iraq
  =syrien syrisk =syria israel libanon lebanon libanes jordanien =jordan saudi dubai emirat =uae qatar kuwait oman2 turkiet turkisk turkey =turkish =istanbul ryssland rysk russia russian moskva moscow ukrain =kiev =kyiv belarus vitryss georgien serbi bosni =kosovo alban makedon moldav
  afrika afrikan africa african sydafrik egypt marock morocc tunis alger nigeri kenya etiop ethiop eritre somali sudan ghana tanzani uganda rwanda zambi austral sydney melbourne nya2 =asien asiatisk =asia =asian mellanostern arabisk gulfstat`;

export type Zone = 'sverige' | 'eu' | 'utanfor_eu';

const whole = new Map<string, Zone>();
const beginnings = new Map<string, Zone>();
for (const [list, zone] of [[inside, 'eu'], [outside, 'utanfor_eu']] as const) {
  for (const entry of list.split(/\s+/)) {
    if (/\d$/.test(entry)) continue;
    if (entry.startsWith('=')) { whole.set(entry.slice(1), zone); whole.set(`${entry.slice(1)}s`, zone); } else beginnings.set(entry, zone);
  }
}
for (const word of ['sverige', 'sveriges', 'sweden', 'svensk', 'svenska', 'svenskt', 'svenskar', 'swedish', 'swedes', 'inrikes', 'riksomfattande', 'stockholm', 'goteborg', 'malmo', 'gothenburg', 'skane', 'norrland', 'inlandet']) whole.set(word, 'sverige');

const shortest = 5;
const longest = 14;
const ordinary = new Set('finland2 european finskt2 brittle chinaware indiana polerad greken alganagra jordana islander algeriet2 tyskbagarn sudare malta2 spanner franska2 portugalet europapall europapallar'.split(' '));
/** Words that begin as a country does and are none. */
const others = /^(?:europapall|europacup|algeri|indianer|indicat|indiv|japanlack|alban[ao]$|kanadensare|amerikanare|polering|serbis|sudar|tunisp|bulgur|ghanat|estnet|grekisk sallad|turkost?$|turkos|kinesiolog|turing|germani|danskap|brittsommar)/;

/** Where in the world a folded word says something is, if it is the name of a country, a people or a big city. */
export function zoneOf(word: string): Zone | undefined {
  const known = whole.get(word);
  if (known) return known;
  if (word.length < 4 || others.test(word) || ordinary.has(word)) return undefined;
  for (let cut = Math.min(longest, word.length); cut >= Math.min(shortest, 4); cut--) {
    const zone = beginnings.get(word.slice(0, cut));
    if (zone) return zone;
  }
  return undefined;
}
