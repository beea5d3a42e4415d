import { fold } from './fold.ts';

/** What was asked for with the command. `matter` is a few words that may be a matter or a company. */
export type Ask =
  | { ask: 'help' | 'status' | 'unbind' | 'open' }
  | { ask: 'bind'; name: string }
  | { ask: 'close'; when: string }
  | { ask: 'who' | 'matter' | 'lead'; text: string };

/** So many words are a matter, and from so many on a company is spoken of. */
const words = { matter: 2, company: 5 };

const alone: Readonly<Record<string, Ask['ask'] & ('help' | 'status' | 'unbind' | 'open')>> = {
  '': 'help', hjalp: 'help', help: 'help', '?': 'help',
  status: 'status', lage: 'status', laget: 'status',
  oppet: 'open', open: 'open', oppna: 'open', oppen: 'open',
  'koppla bort': 'unbind', 'koppla fran': 'unbind', 'koppla ifran': 'unbind', disconnect: 'unbind', unbind: 'unbind', leave: 'unbind',
};

/** Reads what was written after the command. A word of ours counts first in the text or alone, with or without å, ä and ö, in Swedish or English. */
export function readCommand(text: string): Ask {
  const said = text.trim();
  const word = alone[fold(said)];
  if (word) return { ask: word };
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(said) ?? [];
  switch (fold(first)) {
    case 'koppla':
    case 'connect':
    case 'bind':
      return { ask: 'bind', name: rest.replace(/^(?:till|to)\s+/iu, '') };
    case 'stangt':
    case 'stang':
    case 'closed':
    case 'close':
      return { ask: 'close', when: rest };
    default:
      return { ask: kindOf(said), text: said };
  }
}

function kindOf(text: string): 'who' | 'matter' | 'lead' {
  const many = text.split(/\s+/u).length;
  return many <= words.matter ? 'who' : many < words.company ? 'matter' : 'lead';
}
