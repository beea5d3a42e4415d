import { has } from './flat.ts';
import type { Flat } from './flat.ts';
import { isMatter } from './person-matter.ts';

const work = /^(?:gard|socken|socknen|kommun|byn$|personalen|bolag|firma|firman|foretag|verksamhet|butik|projekt|business|company|firm|shop|restaurang|chatt|bot|robot|fragor|questions|skriv|typ|type|typing|writ|form|blankett|papper|byrakrat|idag|today|kontorist|jobbet|kundtj|kollega|administ|krangl|rutor|hemsida|systemet|excel|siffror|numbers|regn|snon?$|vinter|winter|weather|vadret|match|flygplats|trafik|traffic|smart|laxa|homework)/;

/** Words that say no more than that all is dark, or that strength is gone: a firm can be spoken of so too. */
const core: readonly RegExp[] = [
  / (?:ser|ser inte|hittar|finns|finn|finns det|har|se)(?: jag)? (?:ingen|nagon|inga|bara en|inte nagon|na|nan|en enda)(?: annan)? (?:utvag|utvagar|vag ut|framtid|ljusning|mening|ide|hopp|raddning|losning kvar)(?: [a-z]+)?(?= )| (?:inget|ingenting|inte nagot) (?:hopp|ljus|kvar|spelar nagon roll|betyder nat|betyder nagot)(?: [a-z]+)?(?= )/,
  / ingen (?:ide|mening|vits)(?: med)? (?:nat|nagot|nanting|nagonting|allt|livet|mer|langre|nat mer|nat alls|nanting mer)(?= )| (?:allt|det|livet|varlden|tillvaron)(?: [a-z]+)? (?:svart|morkt|becksvart|nattsvart|hopplost|meningslost|tomt|outhardligt|kolsvart)(?= )/,
  / (?:no|any|only one|see no) (?:way out|hope|hope left|future|light|point|escape)(?: [a-z]+)?(?= )| (?:nothing|not anything) (?:matters|left for me|left|makes sense)(?: any ?more)?(?= )| (?:everything|it all|all|life|it) (?:is|feels|seems|looks) (?:dark|black|hopeless|pointless|empty|meaningless)(?= )/,
  / (?:orkar|orka|ork|arkar|orkr|klarar|klara|mar|star|pallar)(?: jag| ja)?(?: bara| verkligen| faktiskt| snart| helt enkelt)? (?:inte|int|ej|ente|itne|icke|inge)(?: ut)?(?: med (?:det har|detta|mig sjalv|allt))?(?: mer| mera| langre| lengre| en dag till| en natt till| nagonting| alls)?(?= (?:$|(?:[.,?]|nu|jag|ja|snalla|hjalp|och|a|i natt|inatt) ))/,
  / (?:inte|int|ej) en (?:dag|natt|vecka|timme|minut) till(?= )| (?:ingen|slut pa|inge|har ingen) (?:ork|kraft|energi|vilja|krafter)(?: kvar| mer| langre)?(?= )| (?:jag|ja|har) (?:ger|gett|givit|ge) upp(?= (?:$|[.,] ))| (?:vill|onskar|vill bara|ska) (?:bara )?(?:att )?(?:det|allt)(?: ska)? (?:ta slut|tar slut|vara slut|bli slut|ar slut|upphora|bli tyst|forsvinna|tystna)(?= )/,
  / (?:can't|cant|cannot|can not|couldn't) (?:just |really )?(?:take (?:it|this|more)|go on|do (?:this|it)|stand it|cope|carry on|bear (?:it|this)|handle (?:it|this))(?: any ?more| any longer| anymore| like this| more| much longer)?(?= (?:$|(?:[.,?]|i|please|tonight|and|now|alone|help) ))| (?:i|i've|have|i'm) (?:give|given|giving) up(?: on (?:everything|myself|life))?(?= (?:$|[.,] ))| (?:want|wish|need) (?:it|this|everything|the pain|it all|all this)(?: all)? to (?:stop|end|be over)(?= )/,
  / (?:nobody|no one) can help me(?= )| (?:ingen|inge) (?:kan hjalpa mig|hjalp for sanna|bryr sig)(?: [a-z]+)?(?= )| (?:don't|dont|do not) see (?:a|any|the) (?:reason|point|way|future)(?= )| (?:jag|ja|i|i'm|i am)(?: [a-z]+)? (?:drunknar|drowning|gar under|gar sonder|faller ihop|falling apart|breaking down|bryter ihop|brutit ihop)(?= )| (?:jag har|har jag|ja har|har) bestamt (?:mig|mej)(?= (?:$|[.,] ))/,
];

/** What makes such words weigh more: the night, loneliness, shame, farewells, fear, calls for help and what the body does. Each line is one kind. */
const beside: readonly RegExp[] = [
  / (?:hejda|farval|adjo|forlat|forlat mig|goodbye|farewell|forgive me|sorry|bye|tack for allt|ursakta att jag finns|avsked)(?= )/,
  / (?:skams|skam|skammen|misslyckad|misslyckats|vardelos|vardelost|svikit|besvar|ashamed|shame|worthless|failure|failed|useless|hatar mig|loser|dum|skyldig)(?= )/,
  / (?:ensam|ensamt|ensamheten|ingen vet|ingen ser mig|ingen att prata|alone|lonely|nobody knows|inatt|i natt|i kvall|ikvall|tonight|this night|mitt i natten|om natterna|at night|ingen att (?:vanda|ringa))(?= )/,
  / (?:hjalp mig|hjap mig|hjalp|snalla|snalla hjalp|help me|please help|nagon vaken|anyone awake|vaken|nagon som lyssnar|somebody listen|anybody there)(?= )/,
  / (?:radd|livradd|panik|angest|angesten|afraid|scared|frightened|panic|anxiety|skakar|shaking|desperat|desperate|deprimerad|depression|depressed|radslan)(?= )/,
  / (?:grater|gratit|grat|gratt|crying|cried|cry|sover inte|inte sovit|inte atit|slutat ata|slutat sova|stopped eating|haven't slept|not slept|can't sleep|kan inte sova|ligger bara|i sangen|stiger inte upp|dricker for mycket)(?= )/,
  / (?:doden|dott|dod|dog|begravning|gick bort|gatt bort|life|livet|leva|live|death|died|funeral|passed away|lever|jorden|himlen)(?= )/,
  / (?:bestamt mig|bestamt mej|decided|made up my mind|ingen vilja|inget liv|so am i)(?= )/,
];

const fewWords = 9;

/** Whether darkness is all that a text speaks of: in few words and no others, or with two more signs where nothing else is asked. */
export function isDark(flat: Flat): boolean {
  if (!core.some((pattern) => has(flat, pattern))) return false;
  const words = flat.tokens.filter(({ folded }) => /^[a-z]/.test(folded));
  if (words.some(({ folded }) => work.test(folded))) return false;
  if (words.length <= fewWords) return !words.some(({ folded }) => isMatter(folded));
  return beside.filter((pattern) => has(flat, pattern)).length >= (words.some(({ folded }) => isMatter(folded)) ? 3 : 1);
}
