import type { Flat, Token } from './flat.ts';

/** How words begin that name a matter of business: with one of them a text asks for more than a human being. */
const begins = new RegExp('^(?:' + ('lan(?:a|ar|at|et|en|eansok[a-z]*)?$|lanel|lane[a-z]{3}|loan|borrow|bank|finans|financ|fund(?:s|ing)|kredit|credit|kapital|capital|invest|riskkap|bidrag|grant|stodpeng|subsid|export|import|tull|customs|moms|vat$|skatt|tax|bokfor|booke?keep|accountant|arsredov|deklar|revis|' +
  'patent|uppfinn|invent|varumark|trademark|brand|copyright|upphov|licens|licen[cs]e|tillstand|permit|registrera|register|anmala|starta|startar|start$|starting|startup|inkubator|incubator|grunda|founder|affarsid|affarsplan|affarsmod|business plan|affarsutv|ide$|iden$|ideer|idea|' +
  'salj|sald|salt$|sell|sale|kop(?:a|er|t|te|are|s)?$|buy|bought|kund(?!tj)|customer|client|marknad|market|reklam|advert|annons|hemsid|website|webb|digital|automatis|automat(?:ion|e)|ai$|it system|affarssystem|program(?!met)|software|app$|appen$|energi|energy|solcell|solar|laddst|klimat|climate|' +
  'anstall[a-z]*|rekryt|recruit|hire|hiring|employ|personalf|kompetens|utbild|kurs|train(?:ing)?$|course|larling|praktik|intern|student|forsk|research|universitet|university|hogskol|testbadd|prototyp|produkt|product|tillverk|manufact|produktion|production|maskin(?!en$|$)|machin(?:es|ery)|fabrik|factory|verkst|workshop|' +
  'lokal(?:er|en)?$|premises|hyra|hyr(?:er|an)|rent|lease|mark$|tomt|bygglov|bygg(?:a|er|t|nad|nation)|build(?:ing)?s?$|flytta|expand|vaxa|vaxer|tillvaxt|grow|scale|skala|etabler|establish|filial|subsidiary|investor|agarskift|generations|succession|overlat|overta|kop|kompanjon|delagar|partner|aktie|aktier|share(?:s|holder)|styrels|' +
  'konkurs|bankrupt|likvid|liquid|rekonstr|avveckl|lagga ner|wind|skuld|debt|faktur|invoice|betal|pay(?:ment|ing|s)?$|kronofog|inkasso|avtal|kontrakt|contract|jurid|legal|lawyer|advokat|gdpr|regel|regler|rule|direktiv|ce mark|certif|standard|upphandl|tender|procure|anbud|offert|quote|' +
  'mentor|coach|natverk|network|foreningsbi|ekonomisk|kooperativ|cooperative|landsbygd|rural|leader|eu$|eus|horizon|vinnova|almi|tillvaxtverket|jordbruksst|skogs|forest|lantbruk|farming|turis|touris|hotell|hotel|restaur|cafe|kafe|bageri|baker|butik|shop|store|salong|salon|frisor|akeri|haulage|snicker|carpent|smide|gard(?:sbut|sost)|brygger|brewer|' +
  'innovation|uppfinning|teknik|technolog|leveran|suppl|lager|warehouse|transport|frakt|freight|forsakr|insur|garanti|guarantee|pension|sjuk(?:pen|skr)|foraldrap|semester|omstall|transition|hallbar|sustain|miljo|environment|norge|norway|tyskland|germany|usa|kina|china|danmark|finland|utland|abroad|international|internation|' +
  'lon(?:a|er|en|ebidrag)?$|wage|salar|pris(?:er|et|satt)?$|pric(?:e|ing)|budget|kalkyl|likvidit|kassafl|cash|omsatt|turnover|profit|vinst|bolagsform|aktiebolag|enskild|handelsbolag|moderbolag|f skatt|fskatt|eori|arkitekt|design|kredi|radgivning|foretagsradg|foretagsexp|naringsliv|expert|lopande|support till|borgen|offentlig|konsult|hyres|spelar|film|musik|vaxthus|bageriet|besoksnar|' +
  'ansok|apply|applic|projekt|project|stod(?!er)|pengar|money|milj(?:on|oner)|kronor|skor|biljett|hyreslag|skilsm|divorce|vard(?:central)?|doctor|lakare|pizza|polis(?!h|k)|dejt|girlfriend|flickvan|pojkvan|blocket|tag(?:et|tid)|bil(?:en|ar)?$|car$|parker|passet|bibliotek|library|skola|school|forskola|bostad|apartment|lagenhet|hyresratt|cv$|jobb$|job$|jobs$|arbetsform|a kassa|trafiksk|larare|teacher|kurator|barnmorsk|distrikts|1177|captcha|polis|buss|loppis|regex|likes|tinder|chatgpt|franchise|hudterap|egen$|facebook|fonder?$|uppsats|papperet|lag(?:en|ar)$|pitch|emission|groups|trade|gym|odl|brygg|brew|sawmill|sagverk|svets|weld|mjolk|getter|goats|festlokal|keramik|grannen|ungdomsm|atervinn|foder|bolagsstam|mobiloperat|verksamh|spons|hembes|lss$|deduct') + ')');
const ends = /(?:lan|bidrag|stod|skatt|tillstand|marknad|patent|verkstad|fabrik|butik|bolagsform|utbildning|kurs|finansiering|investering|avtal|plan|ansokan|redovisning|system|strategi|forsaljning)$/;
const spared = new Set('plan plans stan lan stand manskan planen kop bankar banken starkt programmet stod kurs markt market maskin maskinen automaten automatsvar automat automater automatisk automatiska automatiserade automatiserat automated kopplar koppla koppling kopp kopla koppa koppas koppling kopplad kopplas'.split(' ').filter((word) => !/^(?:plan|plans|banken|kurs|lan|stod|market)$/.test(word)));
const about = new Set(['om', 'angaende', 'gallande', 'rorande', 'kring', 'betraffande', 'about', 'regarding', 'concerning', 'ang', 'apropa']);
const ours = /^(?:foretag|firm|bolag|business|company|companies|verksamhet)/;
const wishes = new Set(['soker', 'saljer', 'odlar', 'brygger', 'syr', 'foder', 'lagar', 'grow', 'brew', 'driver', 'tillverkar', 'producerar', 'planerar', 'bygger', 'utvecklar', 'sell', 'make', 'run', 'own', 'produce', 'develop', 'planning', 'undrar', 'funderar']);

/** Whether a text names a matter: a word of business, or words that are not plain after "om", "about", "vi driver" and such. `plain` says which words carry nothing. */
export function namesMatter(flat: Flat, plain: (token: Token) => boolean): boolean {
  return flat.tokens.some((one, i) => (isMatter(one.folded) && !isOfTheBot(flat, i)) || (!plain(one) && isIntroduced(flat, i, wishes)) || ((!plain(one) || ours.test(one.folded)) && isIntroduced(flat, i, about)));
}

/** Whether a word alone names a matter of business. */
export function isMatter(word: string): boolean {
  return !spared.has(word) && (begins.test(word) || (word.length > 6 && ends.test(word)));
}

const reach = 3;

function isIntroduced({ tokens }: Flat, i: number, by: ReadonlySet<string>): boolean {
  for (let back = 1; back <= reach; back++) {
    const one = tokens[i - back]?.folded ?? '.';
    if (/^[.,?]$/.test(one)) return false;
    if (by.has(one)) return !/^(?:is|it's|handlar|its)$/.test(tokens[i - back - 1]?.folded ?? '');
  }
  return false;
}

/** "Hate talking to machines" and "customer service" name no matter. */
function isOfTheBot({ tokens }: Flat, i: number): boolean {
  const word = tokens[i]?.folded ?? '';
  const next = tokens[i + 1]?.folded ?? '';
  if (word === 'customer') return next === 'service';
  if (!/^(?:maskin|machine|automat|ai$|datorprogram)/.test(word)) return false;
  return /^(?:fattar|forstar|begriper|suger|suck|never|don't|kan)$/.test(next) || tokens.slice(Math.max(0, i - reach), i).some(({ folded }) => /^(?:hat|hate|talk|prata|snack|med|trott|less|tired|sick|no$|inga$)/.test(folded));
}
