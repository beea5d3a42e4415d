import { cues } from './denial-words.ts';
import { findAll, flatten } from './flat.ts';

/** What is said straight before the thing that is asked for. */
const wish = '(?:soker|soka|sokes|behover|vill ha|vill soka|vill|letar efter|letar|onskar|skulle vilja ha|skulle vilja|skulle behova|ska soka|ta in|hitta|fa tag pa|need|needs|looking for|want to|want|would like to|would like|seek|seeking|apply for|get|find|raise)';
const between = '(?: (?:nytt|ny|en|ett|lite|mer|extra|externt|svenskt|ocksa|nu|a|an|some|more|new|external|our|vart|var|min|mitt))*';
const patterns: readonly (readonly [string, RegExp])[] = cues.map(([need, cue]) => [need, new RegExp(` (?:${wish})${between} ${cue}(?= )`, 'g')]);
const notSo = / (?:inte|int|ej|aldrig|not|don't|no longer|slippa|varken) (?:[a-z]+ ){0,2}$/;

/** Needs that the text asks for in so many words: "vi söker riskkapital", "want to export". What it says it does not want is no wish. */
export function needsAsked(text: string): string[] {
  const flat = flatten(text);
  return patterns.flatMap(([need, pattern]) => (findAll(flat, pattern).some(({ at }) => !notSo.test(flat.line.slice(Math.max(0, at - 30), at + 1))) ? [need] : []));
}
