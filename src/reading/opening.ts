import type { Mention } from '../events.ts';
import { after, before, findAll, quote, sentence } from './flat.ts';
import type { Flat } from './flat.ts';
import { tradeOf } from './sector.ts';

const verbs = / (?:starta|startar|oppna|oppnar|dra igang|drar igang|start|starting|open|opening|run|driva)(?= )/g;
const willSoon = / (?:ska|skall|haller pa att|going to|will|we're|i'm|about to) (?:snart |nu |precis |soon )?$/;
const wish = / (?:vill|tanker|tankte|tankt|funderar|drommer|drom|sugen|sugna|kan|skulle|hur|how|want|wants|wanna|would|like|dream|dreaming|thinking|plan|planning|planerar|hope|hoppas|overvager)(?: [a-z]+){0,3} $/;
/** A company that is there already opens one more. */
const already = / (?:driver|drev|drivit|har haft|har en|har ett|vi ar|vart foretag|vart bolag|mitt foretag|var butik|our company|our shop|we are a|we run|i run|own|anstallda|employees|filial|branch|kontor|office|lager|till|andra|annan|second|another|ytterligare|annu|tredje|fler|more|new location|not|inte|medlem|webbshop|webshop|webbutik) /;
const plain = /^(?:eget|egen|own|firma|foretag|bolag|aktiebolag|company|business|firm|startup|ab)$/;

/** Whether the text says that a company is to be opened, by the trade that is to be opened: at once it is a start, as a wish an idea. */
export function openingOf(flat: Flat): Mention | undefined {
  for (const { match, at } of findAll(flat, verbs)) {
    const end = at + match[0].length;
    const verb = match[0].trim();
    const context = before(flat, at, 6);
    const next = after(flat, end, 5);
    const what = next.trim().split(' ').find((word) => plain.test(word) || tradeOf(word)?.weak === false);
    if (what === undefined || / (?:projekt|project) /.test(next) || already.test(sentence(flat, at))) continue;
    const words = quote(flat, at, flat.line.indexOf(` ${what} `, end - 1) + what.length + 1);
    if (/^(?:startar|oppnar|drar igang|starting|opening)$/.test(verb)) {
      if (/^(?:(?:nu|snart|hej|jag|ja|vi|we're|i'm|we are|i am) )*$/.test(context.trimStart())) return { slot: 'stage', value: 'start', quote: words, sure: 0.75 };
      continue;
    }
    if (willSoon.test(context) && !/^(?:run|driva)$/.test(verb)) return { slot: 'stage', value: 'start', quote: words, sure: 0.76 };
    if (wish.test(context) || context.trim() === '') return { slot: 'stage', value: 'ide', quote: words, sure: wish.test(context) ? 0.76 : 0.6 };
  }
  return undefined;
}
