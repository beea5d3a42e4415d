import type { Doing, WhoDoes } from '../../adapter.ts';
import { header, limits, markup } from '../blocks.ts';
import type { Block } from '../blocks.ts';
import { cut, safe, safeLine, safeMarkup } from '../safe.ts';
import type { Shown } from './commanding.ts';
import { button, row } from './pieces.ts';
import type { CommandWords } from './words.ts';

/** Who does what, a line for each, and the other that may have been meant. */
export function showWho(text: string, { about, named, doing }: WhoDoes, said: CommandWords): Shown {
  const lead = row(button('lead', said.leadInstead, safe(text, 1500)));
  if (doing.length === 0) {
    const nothing = safeLine(said.nobody(cut(text, 100).shown), 600);
    return { text: nothing, blocks: [markup(nothing), lead] };
  }
  const title = safeLine(named ? said.servicesOf(about ?? '') : said.whoTitle(about ?? text), limits.header);
  return { text: title, blocks: [header(title), ...doing.map((one) => markup(line(one, named, said))), lead] };
}

function line(door: Doing, named: boolean, said: CommandWords): string {
  const { name, title, about = '', phone } = door;
  const head = named ? `*${safeMarkup(title, 150)}*` : `*${safeMarkup(name, 150)}* – ${safeMarkup(title, 150)}`;
  const rest = [howToReach(door, said), ...(phone === undefined ? [] : [said.phone(phone)]), sourceOf(door, said)].join(' ');
  return [head, ...(named && about ? [safeMarkup(about, 400)] : []), safeMarkup(rest, 500)].join('\n');
}

function howToReach({ handover, via, url = '' }: Doing, said: CommandWords): string {
  if (handover === 'live') return said.live;
  if (handover === 'introduce') return via === undefined ? said.onlyVia : said.via(via);
  return said.link(url.replace(/^https?:\/\//u, ''));
}

function sourceOf({ checked, unverified }: Doing, said: CommandWords): string {
  return unverified ? said.unverified : checked === undefined ? said.notDated : said.checked(checked);
}

/** What one can write. */
export function showHelp(command: string, said: CommandWords): Shown {
  const blocks: Block[] = [header(said.helpTitle), markup(said.help(command))];
  return { text: said.helpTitle, blocks };
}
