import type { Mention } from '../events.ts';
import { after, before, findAll, flatten, quote, sentence } from './flat.ts';
import type { Flat } from './flat.ts';

const bought = '(?:bestallt|bestalld|bestallda|best[ae]lt|kopt|kopta|inkopt|upphandlat|signerat|signerad|skrivit pa|skrivit under|skrivit avtal|skrivit kontrakt|paborjat|borjat bygga|borjat med bygget|borjat grava|satt igang|dragit igang|kommit igang med bygget|betalat|betalt handpenning|betalat handpenning|lagt en order|lagt order|lagt bestallningen|tecknat avtal|tecknat kontrakt|gjutit|ordered|bought|purchased|signed|paid for|paid a deposit|paid the deposit|placed the order|placed an order|started building|started the work|begun|broken ground|committed)';
/** What a company invests in, and may ask for support to. */
const investment = '(?:[a-z]*(?:maskin|maskinen|svarv|svarven|press|pressen|ugn|ugnen|robot|roboten|robotcell|fras|frasen|laser|lasern|truck|trucken|traktor|traktorn|skotare|skordare|gravare|lastbil|skapbil|spis|oven|linje|linjen|utrustning|cnc|solceller)|machine|machinery|lathe|mill|tractor|excavator|equipment|line|van|lorry|harvester|kuka|cutter)';
const yet = '(?:inte|ej|int|annu inte|not|never|aldrig|haven\'t|havent|hasn\'t|inget|ingenting|inga|nothing|none)';

/** Said not to have happened, or to be about to. */
const no: readonly [number, RegExp][] = [
  [0.92, new RegExp(` (?:har|hade|have|has|vi har|jag har)?(?: vi| jag| ja)? ?${yet} (?:yet |annu |heller |we |vi |jag |have |has |been |is |ar |ens )*(?:${bought})(?= )`, 'g')],
  [0.9, / (?:ingenting|inget|inte|ej|nothing|not|inga) (?:ar |is |has been |an |yet |har )?(?:bestallt|bestalld|kopt|signerat|pabor?jat|paborjad|ordered|signed|bought|underskrivet|skrivet|paskrivet|undertecknat|avtalat|tecknat)(?= )/g],
  [0.9, / (?:koper|bestaller|skriver pa|skriver under|borjar bygga|skrev pa|skrivit pa) (?:vi |jag )?(?:inget|inte|ingenting|ej|int) /g],
  [0.88, / (?:inte|ej|int|not|annu inte|not yet) (?:an |yet |heller |annu )?(?:paskriven|paskrivet|paskrivna|undertecknad|undertecknat|underskriven|bestalld|bestallda|signed|ordered|accepterad)(?= )/g],
  [0.75, / (?:innan|forran|before)(?: [a-z0-9]+){0,2} (?:bestaller|bestalla|koper|kopa|skriver pa|skriver under|skriva pa|skriva under|signerar|satter igang|satta igang|borjar bygga|borja bygga|order|buy|sign|start building|pay|commit)(?= )/g],
  [0.7, / (?:about to|ready to|going to|planning to|thinking of) (?:order|sign|buy|ordering|buying)(?= )| (?:ska|skall|tanker|vill|planerar att|funderar pa att|redo att|pa vag att) (?:snart |bara |nu |precis )?(?:bestalla|skriva pa|skriva under)(?= )/g],
  [0.72, / (?:ska|skall|tankte|tanker|planerar att|funderar pa att|maste|behover|going to|about to|planning to|plan to) (?:snart |nu |precis |soon |now )?(?:kopa|bestalla|investera i|byta ut|buy|order|purchase|invest in) (?:in )?(?:en|ett|ny|nya|nytt|2|3|4|a|an|new|our|var|vart)(?= )/g],
  [0.65, / (?:offert|offerten|offerter|anbud|quote|quotation|quotations) (?:pa |for )?(?:[a-z]+ ){0,3}(?:ligger|finns|har kommit|inne|pa bordet|expires|gar ut|is here|on the table|valid|galler)(?= )| (?:har|fatt|begart|tagit in|have|got|received)(?: [a-z]+)? (?:en offert|offert|offerter|a quote|quotes|a quotation|quotations)(?= )/g],
];

/** Said to have happened. */
const yes: readonly [number, RegExp][] = [
  [0.9, / (?:(?:vi|jag|ja|we|i) )?(?:tecknade|signerade|undertecknade|skrev pa|skrev under|signed) (?:vi |jag |ja )?(?:(?:ett|en|a|an|the|our|var|vart|det|den|for) ){0,2}(?:[a-z]+ )?(?:avtal|avtalet|kontrakt|kontraktet|kop|kopet|kopeavtal|kopekontrakt|order|ordern|bestallning|bestallningen|offerten|contract|deal|agreement|purchase)(?= )| (?:tackade ja till|tackat ja till|slog till pa|slagit till pa|accepterade|accepterat|accepted) (?:offerten|en offert|anbudet|koppet|the offer|the quote|the quotation)(?= )/g],
  [0.88, / (?:maskinen|pressen|ugnen|linjen|roboten|lasern|utrustningen|anlaggningen|traktorn|solcellerna|machine|equipment|oven|robot|line|panels|press) (?:ar|e|is|are|has been|have been|was|were|blev|har) (?:redan |already |nu |now |precis |just )?(?:levererad|levererat|levererade|levererats|installerad|installerade|installerat|monterad|pa plats|igang|delivered|installed|in place|up and running|betald|paid for)(?= )/g],
  [0.92, / (?:vi|jag|ja|we|i) (?:skrev|signerade|bestallde|undertecknade|signed|ordered) (?:[a-z]+ )?(?:pa|under|den|det|maskin[a-z]*|avtal[a-z]*|kontrakt[a-z]*|kop[a-z]*|for|i|the|it|a|an|our|en|ett|redan|last|already|var|vart)(?= )| (?:skrev|bestallde|signerade) (?:vi|jag|ja) (?:pa|under|den|det|en|ett|maskin[a-z]*|avtal[a-z]*|redan|for|i|nya|var)(?= )/g],
  [0.92, new RegExp(` (?:vi|jag|ja|we|i)(?: har|'ve| have| hade)?(?: [a-z]+)? (?:redan |just |precis |nyss |already |now |nu )(?:[a-z]+ )?(?:${bought})(?= )`, 'g')],
  [0.88, new RegExp(` (?:har|have|har vi|har jag|'ve|vi har|we've|i've) (?:redan |just |precis |nyss |already |nu )*(?:${bought})(?= )`, 'g')],
  [0.9, / (?:redan|already) (?:been )?(?:bestallt|bestalld|bestallda|kopt|kopta|signerat|signerad|paborjat|paborjad|igang|i gang|ordered|bought|signed|paid|purchased|started|begun|delivered|levererad|under construction|pa vag|pa plats)(?= )/g],
  [0.92, / (?:handpenning|handpenningen|deposit|forskott|forskottet) (?:ar |is |has been |redan |already )*(?:betald|betalad|betalat|betalt|paid|lagd|erlagd|inbetald)(?= )| (?:betalat|betalt|betalade|paid|lagt|la) (?:in )?(?:en |a |the |our )?(?:handpenning|handpenningen|deposit|forskott)(?= )/g],
  [0.9, / (?:maskinen|pressen|ugnen|robotcellen|linjen|utrustningen|lasern|frasen|roboten|traktorn|varorna|bilen|anlaggningen|machine|equipment|press|oven|line|robot|it|den|allt|order|ordern|bestallningen|kopet|avtalet|kontraktet|contract) (?:ar|e|is|are|has been|was) (?:redan |already |nu |just )?(?:bestalld|bestallt|bestallda|kopt|ordered|bought|signed|lagd|paskrivet|underskrivet|signerat|placed)(?= )/g],
  [0.88, / (?:bygget|byggnationen|arbetet|gravningen|the build|construction|the work|building work) (?:ar|e|har|is|has) (?:redan |already |nu )?(?:igang|i gang|i full gang|paborjat|startat|borjat|begun|started|under way|underway)(?= )| spaden i (?:jorden|backen)(?= )/g],
  [0.74, new RegExp(` (?:vi|jag|ja|we|i) (?:kopte|bought|purchased)(?= (?:[a-z0-9]+ ){0,3}${investment} )| kopte (?:vi|jag|ja)(?= (?:[a-z0-9]+ ){0,3}${investment} )`, 'g')],
  [0.55, / (?:vi|jag|ja|we|i) (?:kopte|bought|purchased)(?= )| (?:kopte) (?:vi|jag|ja)(?= )/g],
];

const somebodyElse = / (?:kund|kunden|kunder|kunderna|konkurrenten|grannen|de|dom|han|hon|ingen|customers?|clients?|they|he|she|nobody|someone|folk|turister|banken|leverantoren)(?: [a-z]+){0,3} $/;
/** What is bought or signed is no investment: a firm, a piece of land, a lease, a sale of one's own. */
const otherThing = / (?:kund|kunden|kunder|kundavtal|customer|customers|client|distribut[a-z]*|aterforsaljare|agent|hyresavtal|hyreskontrakt|lease|tomt|tomten|mark|fastighet|fastigheten|aktier|aktierna|hus|huset|garden|gard|foretag|foretaget|firma|firman|bolag|bolaget|tjanster|lagenhet|sekretess[a-z]*|nda|styrelsen|ledamot|sig|phone|telefon|telefonen|husbil|husbilen|husvagn|tvattmaskinen|campsite|konkursbo|konkursboet|loner|lonerna|prover|samples|dosa|prototyp|app|appen|privat|privately|ledamoten|konkurrent|hemma|at home|bil|bilen|vd|revisor|skatt|moms|moms(?:en)?|rantan|hyran|fakturan|faktura|fakturor|loner|lonen|bocker|inkopta|uppdrag|butik|butiken|affar|affaren|restaurang|restaurangen|hotell|hotellet|campingen|[a-z]*(?:skola|skolan|byggnad|byggnaden|lokal|lokalen|lokaler|villa|villan|stuga|stugan|torp|fastigheten|garden|verkstan|kyrka|kyrkan|lada|ladan|rorelse|rorelsen)|farmhouse|building|school|barn|premises|store|station|smallholding|valp|company|business|farm|shares|land|house|invoice|invoices|tax|rent)(?= )/;
const longAgo = / (?:19\d\d|200\d|201\d|attiotalet|nittiotalet|sjuttiotalet|80 talet|90 talet|for (?:manga|flera|\d+) ar sedan|years ago|pappa|farfar|forra agaren) /;
const asking = / (?:om|ifall|nar|kan|far|if|whether|when|can|may|gor det nagot) (?:man|en|vi|jag|we|i|you|one)(?: [a-z]+){0,3} $/;

/** Whether anything has been ordered, bought, signed or begun, which shuts some grants: "ja" or "nej", or nothing. */
export function orderedIn(text: string): Mention[] {
  const flat = flatten(text);
  const denied = first(flat, no, 'nej');
  const done = first(flat, yes, 'ja');
  if (denied && done) return denied.at <= done.at + 12 && denied.mention.sure >= 0.85 ? [denied.mention] : [done.mention];
  return [denied?.mention ?? done?.mention].flatMap((one) => one ?? []);
}

function first(flat: Flat, patterns: readonly [number, RegExp][], value: 'ja' | 'nej'): { mention: Mention; at: number } | undefined {
  for (const [sure, pattern] of patterns) {
    for (const { at, match } of findAll(flat, pattern)) {
      const end = at + match[0].length;
      const context = before(flat, at, 5);
      if (somebodyElse.test(context) || otherThing.test(`${context}${match[0]} ${after(flat, end, 5)}`) || isCustomers(sentence(flat, at).slice(0, -1), match[0]) || longAgo.test(sentence(flat, at))) continue;
      if (value === 'ja' && / (?:inte|ej|inget|not|aldrig|never|haven't|nothing) /.test(` ${context} ${match[0]} `)) continue;
      const asked = value === 'ja' && asking.test(before(flat, at + 3, 6));
      return { mention: { slot: 'ordered', value, quote: quote(flat, at, end), sure: asked ? 0.6 : sure }, at };
    }
  }
  return undefined;
}

/** "Kunden i Spanien … har skrivit på": the customer is who signed, unless the writer is named too. */
function isCustomers(said: string, words: string): boolean {
  const lead = said.slice(0, Math.max(0, said.indexOf(words.trim()))) + words;
  return / (?:kund|kunden|kunderna|customer|the customer|client) /.test(` ${lead} `) && !/ (?:vi|jag|ja|we|i) /.test(` ${lead} `);
}
