import { trainingOfMany } from './many-examples.ts';
import { commonWord, onlyWord, rareWord } from './many-talks.ts';

/** A page that is measured: what it is called, and its address. Each part of the pages for admins adds its own. */
export type Measured = { name: string; path: string };

/** A picture of all that there is. */
function pictures(picture: string, query: Record<string, string>): Measured {
  const year = new Date().getFullYear();
  return { name: `pictures: ${picture || 'overview'} ${Object.values(query).join(' ')}`.trim(), path: `/admin/bilder${picture}?${new URLSearchParams({ period: 'egna', fran: `${year - 4}-01-01`, till: `${year}-12-31`, ...query }).toString()}` };
}

/** The pages for training, given something that was said. */
function training(sentence: string): Measured[] {
  const of = (name: string, path: string) => ({ name: `training: ${name}`, path: `/admin/traning${path}` });
  return [
    of('overview', ''), of('the next of the week', '/veckan'), of('the next of the queue', '/kon/nasta'), of('queue', '/kon'), of('queue, its end', '/kon?sida=9999'), of('label', `/mening/${sentence}`),
    ...['nya', 'intranade', 'onskade', 'overhoppade'].map((kind) => of(`examples ${kind}`, `/utkast?visa=${kind}`)), of('examples, the end', '/utkast?visa=nya&sida=9999'),
    of('evaluation', `/traningar/${trainingOfMany}`), of('models', '/modeller'), { name: 'training: the first page of all', path: '/admin' },
  ];
}

/** The pages, given a conversation that was handed over and something that was said. */
export function measuredPages({ conversation, sentence }: { conversation: string; sentence: string }): Measured[] {
  const list = (name: string, query: Record<string, string> = {}): Measured => ({ name: `conversations: ${name}`, path: `/admin/samtal?${new URLSearchParams(query).toString()}` });
  return [
    list('all'), ...['osaker', 'tumme-ner', 'ingen-dorr', 'nej', 'manniska', 'inte-var-sak'].map((mark) => list(mark, { tecken: mark })),
    list('one door', { dorr: 'almi-dalarna' }), list('one region', { region: 'orebro' }), list('English', { sprak: 'en' }), list('one need', { behov: 'lan' }), list('helped', { utfall: 'hjalp' }), list('nobody took it', { utfall: 'ingen-tog' }), list('practice', { ovning: 'bara' }),
    list('a month', { fran: '2026-03-01', till: '2026-03-31' }), list('what there is none of', { behov: 'lan', dorr: 'nobody' }), list('far back', { fore: '2025-01-01T00:00:00.000Z_x' }),
    list(`search, common (${commonWord})`, { sok: commonWord }), list(`search, rare (${rareWord})`, { sok: rareWord }), list(`search, only once (${onlyWord})`, { sok: onlyWord }), list('search, nowhere', { sok: 'xyzxyz' }), list('search, two words', { sok: `${commonWord} banken` }),
    ...['', '/flode', '/utfall', '/svarstid', '/vidare', '/nej', '/hjalp', '/forstaelse', '/tackning'].flatMap((picture) => [pictures(picture, {}), pictures(picture, { region: 'dalarna' }), pictures(picture, { region: 'dalarna', aktor: 'almi-dalarna' })]),
    { name: 'pictures: the month', path: '/admin/bilder/manad' },
    { name: 'conversation', path: `/admin/samtal/${conversation}` },
    ...training(sentence),
  ];
}
