import { before, findAll, flatten } from './flat.ts';
import type { Flat } from './flat.ts';

/** What the bank has said, and the words that tell: `no` where it refuses, `part` where it lends only some of it, or only with security or with somebody beside it. */
export type BankAnswer = { said: 'no' | 'part'; quote: string };

const bank = "(?:[a-z]*banken|bankerna|banker|bank|min bank|var bank|bankman|bankmannen|kontoret pa banken|handelsbanken|swedbank|nordea|seb|the bank|banks|bank's)";
const maybe = '(?: (?:har|bara|ju|nu|tyvarr|blankt|bestamt|direkt|redan|dock|just|has|have|only|just|already|simply|still|flatly|kan|can|gar|will|would|vill|skulle))*';
const share = '(?:[a-z]+ ){0,2}(?:en del|del|delar|halften|halva|halva summan|halv|\\d+ (?:%|procent|percent)|2 tredjedelar|en tredjedel|tredjedel|tre fjardedelar|resten inte|part|some|half|two thirds|a third|most)';

const refusals: readonly RegExp[] = [
  new RegExp(` ${bank}${maybe} (?:sager|sager bara|sa|sade|sagt|svarar|svarade|says|said|tells us) (?:att |oss |mig |us |me )?(?:nej|nix|stopp|blankt nej|no)(?= )`, 'g'),
  new RegExp(` ${bank}(?: (?:i|pa|har|som|ju|nu|bara|tyvarr|har|has|have|just|already))* (?:nekar|nekade|nekat|vagrar|vagrade|avslog|avslar|avslagit|avvisade|avbojde|avbojer|tackade nej|tackar nej|refuses?|refused|declines?|declined|rejects?|rejected|denied|denies|turned (?:us|me|it|our [a-z]+) down|turns (?:us|me) down)(?= )`, 'g'),
  new RegExp(` ${bank}${maybe} (?:vill|vagar|kan|ville|vagade|kunde|tanker|lanar|ger|hojer) (?:inte|int|ej|aldrig|inga|inget)(?: [a-z]+){0,3} (?:lana|lanar|ge|hoja|bevilja|stalla upp|vara med|ga med|ta risken|ta|hjalpa|finansiera|belana|oka|lan|ut|pengar|mer)(?= )`, 'g'),
  new RegExp(` ${bank} (?:vagar|lanar|ger|beviljar|staller|hjalper|finansierar) (?:oss |mig )?(?:inte|int|ej|inga|inget|ingen)(?= )`, 'g'),
  new RegExp(` ${bank}(?: (?:just|simply|still))* (?:won't|will not|would not|wouldn't|can't|cannot|does not|doesn't|do not|don't|did not|didn't|is not willing to|is unwilling to|are not willing to)(?: [a-z]+){0,3} (?:lend|give|raise|finance|help|approve|grant|increase|take|touch|fund|want|go)(?= )`, 'g'),
  / (?:fick|fatt|far|got|received|have) (?:ett |blankt |bara |a |an |only )?(?:nej|avslag|no|refusal|rejection)(?: [a-z]+){0,3} (?:av|fran|hos|pa|from|at|by)(?: [a-z]+)? (?:[a-z]*banken|bank|bankerna|banker|banks)(?= )/g,
  / (?:nej|avslag|no|rejected|refused|turned down|declined|denied|nekad|nekade|nekats|nobbade)(?: [a-z]+){0,2} (?:av|fran|hos|pa|from|by|at)(?: (?:min|var|the|my|our|2|3|4|both|alla|flera|several))* (?:[a-z]*banken|bank|bankerna|banker|banks)(?= )/g,
  / (?:ingen|inga|no) (?:av )?(?:bank|banker|bankerna)(?: [a-z]+){0,2} (?:vill|vagar|kan|will|wants|want|would|lanar|ger|lends)(?= )/g,
  new RegExp(` ${bank}(?: [a-z]+){0,6} (?:ingen kredit|inget lan|inga pengar|inga lan|no credit|no loan|no money)(?= )`, 'g'),
  / (?:inte|int|ej|not) (?:fatt|fa|far|get|got|been given)(?: [a-z]+){0,4} (?:lan|lanet|lana|kredit|pengar|loan|credit)(?: [a-z]+){0,3} (?:av|hos|fran|pa|from|at)(?: [a-z]+)? (?:[a-z]*banken|bank|banks)(?= )/g,
];

const parts: readonly RegExp[] = [
  new RegExp(` ${bank}${maybe} (?:tar|ta|tacker|tacka|lanar ut|lana ut|lanar|lana|med pa|in med|erbjuder|erbjod|bjuder|star for|sta for|finansierar|finansiera|ger|ge|lagger|lagga|betalar|betala|beviljar|bevilja|klarar|gav|tog|pays?|covers?|lends?|finances?|takes?|offers?|gives?|paid|covered) (?:bara |hogst |max |ungefar |cirka |only |about |at most |up to |up |for )*${share}(?= )`, 'g'),
  new RegExp(` ${bank}${maybe} (?:lanar|lanar ut|lana|tar|ger|gar in med|erbjuder|erbjod|lagger|lends?|covers?|gives?|offers?|finances?) (?:mig |oss |us |me |ut )*(?:bara |hogst |max |only |at most |up to |ungefar |about )*(?:ut )?(?:[1-9][\\d.,]*|lite|litet|a little|en bit|en liten del)(?= )`, 'g'),
  new RegExp(` ${bank}${maybe} (?:tar|vill|bar|takes?|wants?|will take) (?:inte |int |not )?(?:ta |bara |to take )?(?:inte )?(?:hela|all the|the whole|all of the) (?:risken|risk|lanet|loan|summan)(?= )`, 'g'),
  new RegExp(` ${bank}(?: [a-z]+){0,4} (?:they|de|dom) (?:finance|finansierar|lanar ut|tar|lend|cover) (?:\\d+ (?:%|procent|percent)|halften|half)(?= )`, 'g'),
  new RegExp(` ${bank}${maybe} (?:vill|kraver|behover|begar|ville|kravde|wants?|requires?|needs?|demands?|asks? for|insists? on)(?: (?:se|ha|att|om|to|see|have|in|minst|at least|mer|more|battre|better|storre|egen|nagon|nan|some|us|a|en|ett|personlig|personal|bigger|own|\\d+|%|procent|percent|put)){0,7} (?:sakerhet|sakerheter|borgen|pant|panter|inteckning|egen insats|insats|egeninsats|kontantinsats|garanti|security|collateral|guarantee|guarantor|deposit|equity)(?= )`, 'g'),
  new RegExp(` ${bank}${maybe} (?:vill|wants?|would like|kraver|ser garna|prefers)(?: [a-z]+){0,3} (?:dela|delar|share|shares|ta del av)(?: [a-z]+){0,2} (?:risken|pa lanet|lanet|risk|the risk|the loan)(?= )`, 'g'),
  new RegExp(` ${bank}${maybe} (?:(?:but )?not )?(?:likes?|gillar|tror pa)(?: [a-z]+){0,4} (?:but not|men inte) (?:[a-z]+ ){0,2}(?:collateral|security|sakerheten|sakerheterna|panten)(?= )`, 'g'),
  new RegExp(` ${bank}${maybe} (?:sager|sa|says|said) (?:nej|no) (?:till|to) (?:mer an|resten|hela|more than|the rest|the whole)(?= )`, 'g'),
  / (?:lack|lacks|saknar|har inte|have no|utan|without)(?: [a-z]+){0,3} (?:sakerhet|sakerheter|collateral|security)(?: [a-z]+){0,3} (?:till|at|for|to|enough for) (?:banken|the bank|our bank)(?= )/g,
];

/** Before it: what may happen, what is asked, or what the bank has not said. */
const onlyIf = / (?:om|ifall|nar|if|when|unless|innan|before|utifall|tank om|what if|even if|aven om)(?: (?:min|var|my|our|the))? $/;
const notSo = / (?:inte nej|not no|ja till|yes to|inte (?:fragat|pratat|varit)|not asked|haven't asked) /;
const elsewhere = / (?:databank|databanken|powerbank|foodbank|matbank|matbanken|idebank|blodbank|blodbanken|pantbank|pantbanken) /;
/** Papers and payments that a bank turns back are no credit. */
const papers = /^ (?:our |vara |mina |my |the |att |to )?(?:documents?|papers?|handlingarna|handlingar|papperen|payment|betalningen|slappa|release|signature|underskrift|oppna (?:ett )?konto|open an account)(?= )/;

/** Whether the bank has refused, or lends only part of what is needed. Undefined where it has not been asked, says yes, or is not spoken of. */
export function bankSaidNo(text: string): BankAnswer | undefined {
  const flat = flatten(text);
  if (!/bank|nordea|seb /.test(flat.line)) return undefined;
  const part = first(flat, parts);
  const no = first(flat, refusals);
  if (part && (!no || no.at === part.at || /% |procent|half|halv|tredjedel|third|del$|part/.test(part.quote))) return { said: 'part', quote: part.quote };
  return no && { said: 'no', quote: no.quote };
}

function first(flat: Flat, patterns: readonly RegExp[]): { quote: string; at: number } | undefined {
  for (const pattern of patterns) {
    for (const { at, match, quote } of findAll(flat, pattern)) {
      const words = match[0];
      if (onlyIf.test(before(flat, at, 4)) || notSo.test(`${before(flat, at, 3)}${words} `) || elsewhere.test(`${words} `) || papers.test(flat.line.slice(at + words.length))) continue;
      return { quote, at };
    }
  }
  return undefined;
}
