import type { Option } from './shapes.ts';

/** A name to choose an option by: its own, or that of a village in it. */
export type Suggestion = { name: string; key: string; option: Option };

/** The names that hold what has been typed. Those that begin with it come first, and of these an option's own name before its villages'. */
export function suggest(options: readonly Option[], typed: string): Suggestion[] {
  const wanted = keyOf(typed);
  if (wanted === '') return [];
  const by = (name: string, option: Option) => ({ name, key: keyOf(name), option });
  return [...options.map((option) => by(option.label, option)), ...options.flatMap((option) => (option.places ?? []).map((place) => by(place, option)))]
    .filter(({ key }, i, all) => key.includes(wanted) && all.findIndex((one) => one.key === key) === i)
    .sort((a, b) => a.key.indexOf(wanted) - b.key.indexOf(wanted));
}

/** The option that goes by the very name that was typed. */
export function optionNamed(options: readonly Option[], typed: string): Option | undefined {
  return suggest(options, typed).find(({ key }) => key === keyOf(typed))?.option;
}

/** A name without what one leaves out when typing: capitals, the marks over å, ä and ö, spaces and hyphens. */
function keyOf(name: string): string {
  return name.normalize('NFD').toLowerCase().replace(/[^a-z0-9]/g, '');
}
