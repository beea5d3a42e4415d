import { checkTree } from '../knowledge/check.ts';
import { writePath } from '../knowledge/faults.ts';
import type { Path, Sheet } from '../knowledge/faults.ts';
import { Actor } from '../knowledge/schema.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import { checkForm } from '../knowledge/translate.ts';
import type { Tree } from '../knowledge/tree.ts';

/** Something that keeps an actor from being published: where in it, what is wrong, and what to write instead. In Swedish. */
export type Wrong = { path: string; problem: string; instead: string };

/** What an actor amounts to, or all that is wrong with its form. */
export function formOf(written: unknown): { actor: Actor } | { wrong: Wrong[] } {
  const form = checkForm(Actor, written);
  return 'value' in form ? { actor: form.value } : { wrong: form.findings.map(({ path, problem, instead }) => ({ path: dotted(path), ...inForms(problem, instead) })) };
}

/** What is said of a line in a file, as it is said of a field in a form: there are no names of fields there to write, and no quotation marks. */
function inForms(problem: string, instead: string): Pick<Wrong, 'problem' | 'instead'> {
  if (/^fältet .* saknas$/.test(problem)) return { problem: 'det här saknas', instead: 'fyll i det' };
  if (problem === 'listan är tom') return { problem: 'det här saknas', instead: 'välj minst en' };
  if (problem === 'uppgiften saknar källa') return { problem, instead: 'välj en källa, eller bocka för att ingen har bekräftat uppgiften' };
  return { problem, instead: instead.replace(/,? inom citattecken/g, '').replace(/'([^']*)'/g, '$1') };
}

/** What the checks of the whole say to write in a file, as it is done in a form. */
const inForm: readonly (readonly [RegExp, string])[] = [
  [/^skriv handover: link$/, 'välj «Företaget får vägen dit»'],
  [/^skriv handover: link, eller gives: person.*/, 'välj «Företaget får vägen dit», eller «Människor svarar» om de gör det'],
  [/^lägg till leadsTo: .*/, 'skriv vilka tjänster företag ska visas till i stället, under Andra vägar'],
  [/^skriv namnet på en aktörs fil, utan \.yaml$/, 'välj en aktör som finns'],
  [/^skriv id på en tjänst i någon av aktörernas filer$/, 'skriv id på en tjänst; det står på dess aktörs sida'],
  [/^lägg in den i sources\.yaml först$/, 'välj en källa som finns, eller lägg först till den under Källor'],
  [/^skriv en mapp som har kommuner$/, 'välj en region'],
  [/^lägg till (\S+) i listan, eller flytta filen$/, 'bocka för $1 under Arbetar i'],
  [/ i common\.yaml$/, ''],
];

function asInForm({ problem, instead }: Pick<Wrong, 'problem' | 'instead'>): Pick<Wrong, 'problem' | 'instead'> {
  return {
    problem: problem.replace(/^aktören har status \S+, men det står inte/, 'aktören är borta, men det står inte').replace(/^aktören ligger i mappen (\S+) men/, 'aktören hör till $1 men'),
    instead: inForm.reduce((text, [written, chosen]) => text.replace(written, chosen), instead),
  };
}

/** All that the whole of the knowledge does not bear out, by the actor that it is about (or by the file). */
export function checkWhole(knowledge: Knowledge): ReadonlyMap<string, Wrong[]> {
  const found = new Map<string, Wrong[]>();
  for (const { file, place, problem, instead } of checkTree(treeOf(knowledge))) {
    const about = /aktorer\/(.+)\.yaml$/.exec(file)?.[1] ?? file;
    found.set(about, [...(found.get(about) ?? []), { path: place, ...asInForm({ problem, instead }) }]);
  }
  return found;
}

/** The knowledge as files again, each place in them told by its path. */
function treeOf({ common, sources, elsewhere, answers, regions }: Knowledge): Tree {
  const sheet = <T>(file: string, value: T): Sheet<T> => ({ file, value, place: dotted });
  const national = regions.find(({ region }) => region.municipalities.length === 0)?.region.id;
  return {
    common: sheet('common.yaml', common),
    sources: sheet('sources.yaml', sources),
    folders: regions.map(({ region, routing, actors }) => ({
      name: region.id,
      region: sheet(`${region.id}/region.yaml`, region),
      routing: region.municipalities.length > 0 ? sheet(`${region.id}/routing.yaml`, routing) : undefined,
      places: region.id === national ? sheet(`${region.id}/places.yaml`, { municipalities: elsewhere }) : undefined,
      answers: region.id === national ? sheet(`${region.id}/answers.yaml`, answers) : undefined,
      actors: actors.map((actor) => sheet(`${region.id}/aktorer/${actor.id}.yaml`, actor)),
    })),
    claimed: new Set(),
  };
}

/** A path as forms name their fields: services.2.needs.0. */
function dotted(path: Path): string {
  return writePath(path).replace(/\[(\d+)\]/g, '.$1').replace(/^\./, '');
}

/** What is wrong at a field of a form, in its words: nothing where all is well. */
export function wrongAt(wrong: readonly Wrong[], field: string): string | undefined {
  const found = wrong.filter(({ path }) => path === field || path.startsWith(`${field}.`));
  return found.length === 0 ? undefined : [...new Set(found.map(sayWrong))].join(' ');
}

/** What is wrong and what to do, as one reads it in a form. */
export function sayWrong({ problem, instead }: Wrong): string {
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return `${capital(problem)}. ${capital(instead)}.`;
}
