import type { Mention } from '../events.ts';
import { foreignIn } from './foreign.ts';
import type { Foreign } from './foreign.ts';
import { after, before, find, flatten, quote, sentence } from './flat.ts';
import type { Flat } from './flat.ts';

const selling = / (?:salj|sald|salt|sell|sold|sale|export|exprot|expot|lever|deliver|ship|skicka|frakta|kund|customer|client|marknad|market|agent|distrib|distrub|aterfors|atterfors|resell|massa|massor|massan|fair|order|bestall|kopare|inkop|buyer|lanser|launch|expand|forfragan|forfragning|inquir|request|turist|gast|guest|uppdrag|forsaljning|vidare till|ut i|ut pa|licens|license|registrer|parcel|paket|varor|goods|pall|pallet|container|faktura|invoice|carnet|turne|intyg|certif|stampel|krav|skydd|protect|doors|dorrar|satsa|prova|try|betala|intress|interest)/;
const asked = / (?:kund|kunder|kunden|order|ordrar|bestallning|bestallningar|forfragan|forfragningar|kopare|turister|gaster|mejl|customers?|clients?|orders?|requests?|inquiry|inquiries|enquir[a-z]+|buyers?|guests|emails?)(?: [a-z0-9]+){0,3} (?:fran|from) $/;
const all = / (?:hela|all of|resten av|rest of|across|throughout|whole of)(?: the)? $/;
const origin = / (?:fran|from|importer[a-z]*|importing|import av|fodd i|uppvaxt i|bor i|bodde i|flyttat?|born in|kom(?:mer)?)(?: [a-z]+){0,2} $/;
const buyers = /^ (?:[a-z]+ )?[a-z]*(?:kund|kopare|inkopare|marknad|aterfors|distrib|agent|bestall|turist|gaster|grossist|customer|client|buyer|market|resell|order)/;
/** Whoever moves or travels there sells nothing by it. */
const travel = / (?:flytta[a-z]*|resa|reser|rest|aker|semester|moved?|moves|moving|leaving|leaves|left|trains?|tag|taget|flyget|buss|bussen|travel[a-z]*|sambo|visa|visum|holiday)(?: [a-z0-9]+){0,5} $/;
/** Somebody there wants something of the company's. */
const thereWants = /^ (?:(?:och|and|o|,) [a-z]+ )?(?:(?:har|have|has|keeps?|now|nu) )?(?:(?:plotsligt|redan|already|now|nu|ocksa|also|bara) )?(?:vill|kraver|kravs|demands?|wants?|fragar|fragat|undrar|asks?|asking|hor av|hort av|bestaller|bestallt|koper|kopt|stoppar|stoppat|vagrar|refuses?|rings|ringer|mejlar|calls?|emails?|writes?|skriver|hittat pa|infort|godkanner|efterfragar|gillar|likes?|buys?|orders?) /;
/** Whoever is there is to sell for us, make for us, or buy. */
const somebodyThere = / (?:[a-z]*(?:foretag|foretaget|bolag|tillverkare|kedja|butik|butiker|arkitekter|arkitekt|grossist|importor|kop(?:are)?|uppdrag|kontakt|kontakter|nagon|nan|folk|hotell|restaurang|restauranger)|company|companies|firm|manufacturer|chain|someone|somebody|anyone|people|folk|architects?|contacts?|shops?|stores?|restaurants?|hotels?|importers?)(?: (?:fran|from))? (?:i|in|pa|at)(?: (?:the|hela|all of))? $/;
/** What is done together with somebody there sells nothing: research, a project, an application. */
const together = / (?:universit[a-z]*|hogskol[a-z]*|forskar[a-z]*|research[a-z]*|projekt[a-z]*|project|projects|ansokan|ansokning|horisont[a-z]*|horizon|konsorti[a-z]*|consorti[a-z]*|call|studera|studied|exchange|utbyte) /;
const application = / (?:horisont[a-z]*|horizon|konsorti[a-z]*|consorti[a-z]*) /;
/** What the writer owns there is where the writer is. */
const ownThere = / (?:own|owns|runs?|running|lead|closing|close|produce|producing|make|making|manufacture|live|lives|living|sits|works|jobbar|partner|partners|kompanjon|driver|ager|(?:our|var) (?:chain|kedja|koncern|group)|kedjan var|stanger|fabrik|fabriken|fabriker|plant|factory|tillverkar|tillverkning|moderbolag|based|sitter|bor|hello|hi|hej|greetings)(?: (?!sell|saljer|salja|kund)[a-z0-9]+){0,4} (?:i|in|near|from|fran|outside) $/;
const toThere = / (?:till|to|into|mot|for)(?: (?:hela|the|all of|resten av))? $/;
const buying = / (?:kopa|koper|kopt|kopte|kop|buy|buying|bought|purchase|bestalla|bestaller|bestallt)(?: (?!som|who|i|in)[a-z]+){0,6}(?: (?:i|in|fran|from|av))? $/;
const someone = / (?:bror|brorsan|syster|kusin|kompis|slakting|mamma|pappa|brother|sister|cousin|friend|moderbolag[a-z]*|huvudkontor[a-z]*|agare|agarna|parent|headquarters|owners?|fabriken|tillverkas|tillverkat|made|semester|holiday|semestern)(?: [a-z]+){0,2} (?:i|in|fran|from|at) $/;
const supplier = / (?:leverantor[a-z]*|suppliers?|underleverantor[a-z]*)(?: [a-z]+){0,5} (?:i|in|fran|from|at) $/;
/** Goods that come from there to be used or sold here. */
const importing = / (?:kopa hem|koper hem|kopt hem|ta hem|tar hem|importera|importerar|import|importing|importen|supplier|suppliers|leverantor|leverantoren|leverantorer) /;
const exporting = / (?:salj[a-z]*|salt|sell|selling|sold|export[a-z]*|kund[a-z]*|customers?|levererar|deliver) /;
const own = / (?:vi|jag|ja|we|i|ett|a|an|our|my|vart|mitt) (?:(?:ar|e|a|are|am) )?(?:ett |en |a |an )?(?:[a-z]+ )?$/;
const not = / (?:inte|ej|int|not|never|aldrig|utom|except|slutat)(?: (?:i|till|in|to|for|med|with|langre till|langre i))* $/;
const spoken = / (?:pa|prata[a-z]*|talar?|kan|skriver?|in|speak[a-z]*|ord|oversatt[a-z]*|oversattning|lara mig|laser|forstar|bra|lite|good|translate[a-z]*|svara)(?: [a-z]+)?(?: till| into| to)? $/;
const trade = /^ (?:[a-z]+ )?[a-z]*(?:marknad|kund|kop|inkop|aterfors|distrib|grossist|agent|partner|bolag|foretag|butik|kedj|turist|gast|market|customer|client|buyer|shop|store|chain|compan|resell|sida|myndighet|motsvarig|bestall|restaurang|hotell|entrepren|partner|forfragan|order|krona|firmor|sjukhus)/;

/** Words that say where the market is without naming a country. */
const plain: readonly [Mention['value'], number, RegExp][] = [
  ['utanfor_eu', 0.9, / (?:utanfor|outside|utom) (?:the )?(?:eu|europa|europe|eu's granser)(?= )/],
  ['utanfor_eu', 0.8, / (?:tredje ?land|tredjeland|third country|third countries|andra sidan norska gransen|norska sidan|norskgransen)(?= )/],
  ['eu', 0.8, / (?:inom|within|inside|hela|all of|across|andra|other|resten av|rest of|i|in|till|to) (?:the )?eu(?: lander| countries|landerna)?(?= (?:[.,?]|och|and|men|but|for|med|pa|som|to|with) )/],
  ['eu', 0.8, / eu ?(?:marknaden|kunder|lander|landerna|market|customers|countries)(?= )/],
  ['sverige', 0.85, / (?:bara|endast|enbart|only|just|uteslutande|mest|framst|mostly|mainly) (?:till |at |for |mot |to |within |inom |har )?(?:i |in |har i |pa )?(?:hela )?(?:sverige|sweden|svenska [a-z]+|swedish [a-z]+|hemmamarknaden|har i (?:bygden|trakten|byn|lanet|stan|kommunen|dalarna|omradet)|lokalt|lokala [a-z]+|locals?|bygden|trakten|narområdet|naromradet)(?= )/],
  ['sverige', 0.75, / (?:rikstackande|hela sverige|hela landet|all over sweden|whole of sweden|throughout sweden|inhemska marknaden|svenska marknaden|swedish market|inom sverige|inom landet|domestic market|lokala kunder|kunder i trakten|kunder i bygden|folk i (?:byn|bygden|trakten)|local customers)(?= )/],
  ['sverige', 0.6, / (?:salj|saljer|salja|levererar|leverera|kund|kunder|sell|deliver|customers) (?:[a-z]+ )?(?:i|till|in|to|at) (?:stockholm|goteborg|malmo|uppsala|sverige|sweden|gavle|vasteras|karlstad)(?= )/],
  ['eu', 0.4, / (?:export|exportera[a-z]*|exporterat|exporterar|exporten|exporting|exports|utomlands|utlandet|utlandska kunder|utlandska marknader|andra lander|abroad|overseas|other countries|foreign (?:market|markets|customers)|international(?:ly)? (?:market|markets|customers|sales)|internationellt|over gransen|utanfor sverige|outside sweden|utanfor landet|internationalis[a-z]*)(?= )/],
];
const leaving = / (?:hittills|idag|today|so far|alltid|always|i dag|trettio ar|redan|already|until now|in i|vill in|ta sig in|komma in|into|enter|entering|inte|ej|not|just nu|nu) /;

/** Where the company sells or wants to sell, from countries, peoples and towns, with how sure each is. A country that something or somebody comes from counts little. */
export function marketIn(text: string): Mention[] {
  const flat = flatten(text);
  const mentions: Mention[] = [];
  for (const one of foreignIn(flat)) {
    const sure = surenessOf(flat, one);
    const first = flat.tokens[one.from];
    const last = flat.tokens[one.to - 1];
    if (sure !== undefined && first && last) mentions.push({ slot: 'market', value: one.value, quote: text.slice(first.start, last.end), sure });
  }
  for (const [value, sure, pattern] of plain) {
    const hit = find(flat, pattern);
    if (!hit) continue;
    const clause = before(flat, hit.match.index, 6) + after(flat, hit.match.index, 12);
    const weak = value === 'sverige' && leaving.test(clause);
    mentions.push({ slot: 'market', value, quote: quote(flat, hit.match.index, hit.match.index + hit.match[0].length), sure: weak ? 0.35 : sure });
  }
  const abroad = Math.max(0, ...mentions.filter(({ value }) => value !== 'sverige').map(({ sure }) => sure));
  return surestOfEach(mentions.map((one) => (one.value === 'sverige' && abroad >= 0.6 ? { ...one, sure: Math.min(one.sure, 0.35) } : one)));
}

function surenessOf(flat: Flat, one: Foreign): number | undefined {
  const { tokens } = flat;
  const at = tokens[one.from]?.at ?? 0;
  const last = tokens[one.to - 1];
  const context = before(flat, at - 1, 8);
  const next = after(flat, last ? last.at + last.folded.length : at, 5);
  if (one.kind === 'people') {
    if (isFromThere(context, next)) return 0.3;
    if (buyers.test(next)) return 0.85;
    if (trade.test(next)) return own.test(context) ? 0.3 : 0.85;
    if (spoken.test(context) || (/sk[a]?$|ish$|german|french|chinese/.test(last?.folded ?? '') && !selling.test(context + next))) return undefined;
    if (own.test(context)) return 0.2;
  }
  const sure = surenessIn(context, next, sentence(flat, at));
  return one.wide ? Math.max(0.1, sure - (sure >= 0.85 || all.test(context) ? 0.15 : 0.25)) : sure;
}

/** "Dutch logistics group here", "Finskt bolag söker ort": the company that writes is from there. */
function isFromThere(context: string, next: string): boolean {
  return context.trim() === '' && /^ (?:[a-z]+ ){0,2}(?:group|company|firm|koncern|bolag|foretag|manufacturer|tillverkare|studio|brand|startup|chain|family)(?: [a-z]+)? (?:here|soker|letar|seeks|seeking|looking|looks|vill (?:etablera|oppna)|wants to (?:open|set up|establish)|planning|planerar)/.test(next);
}

function surenessIn(context: string, next: string, said: string): number {
  if (not.test(context)) return 0.2;
  if (asked.test(context)) return 0.85;
  if (someone.test(context) || supplier.test(context) || (importing.test(said) && !exporting.test(said))) return 0.3;
  if (thereWants.test(next)) return together.test(said) ? 0.4 : 0.85;
  if (buying.test(context) || origin.test(context)) return 0.3;
  if (ownThere.test(context)) return 0.3;
  if (together.test(context)) return 0.4;
  if (selling.test(context) || selling.test(next)) return application.test(said) ? 0.5 : 0.9;
  if (travel.test(context)) return 0.3;
  return somebodyThere.test(context) ? 0.8 : toThere.test(context) ? 0.75 : 0.65;
}

function surestOfEach(mentions: readonly Mention[]): Mention[] {
  const best = new Map<string, Mention>();
  for (const one of mentions) if (one.sure > (best.get(one.value)?.sure ?? 0)) best.set(one.value, one);
  return [...best.values()];
}
