import { DeclineReason, Outcome } from '../../../src/events.ts';
import { isTaken, mostCalls, possible, undoMs } from '../../../src/handover/handover.ts';
import type { Action, Handover } from '../../../src/handover/handover.ts';
import type { BareAct, HandoverView } from '../../adapter.ts';
import type { CardWords } from './voice.ts';
import type { Words } from './words.ts';

/** What was written in a form's fields, and what is to be put right in it. */
export type Filled = Readonly<Record<string, string>>;
export type Faults = Readonly<Record<string, string>>;
type Read = { act: BareAct } | { faults: Faults };

/** A field of a form: a short list to choose from, or some lines of text. */
export type Field =
  | { kind: 'choice'; name: string; label: string; hint?: string; groups: readonly { label?: string; options: readonly { value: string; text: string }[] }[] }
  | { kind: 'text'; name: string; label: string; hint: string; longest: number; optional: boolean };

/** What the page's reader may do: the words, who reads and when, and the case. */
export type Scene = { view: HandoverView; words: CardWords; own: Words; me: string; now: Date };

/**
 * One thing that can be done on the page. `action` says in which states (what was pressed can be undone in any); `held`, that only whoever has the case may. Without fields and
 * without a `sure` text it is done by one press.
 */
export type Deed = {
  id: string;
  action: Action | 'undo';
  held: boolean;
  main?: true;
  label(words: CardWords): string;
  /** Whether it is there besides what the state says. */
  fits?(scene: Scene): boolean;
  sure?(scene: Scene): string;
  fields?(scene: Scene): readonly Field[];
  read(filled: Filled, scene: Scene): Read;
};

const longestReason = 500;
const longestQuestion = 1000;
const press = (act: BareAct) => () => ({ act });

/** Everything that can be done, in the order of the page. What is added to the card in Slack is added here, as one more row. */
export const deeds: readonly Deed[] = [
  { id: 'ta', action: 'accept', held: false, main: true, label: ({ accept }) => accept, read: press({ type: 'handover.accept' }) },
  { id: 'kontakt', action: 'contact', held: true, main: true, label: ({ contacting }) => contacting, read: press({ type: 'handover.contact' }) },
  {
    id: 'ringde', action: 'call', held: true, label: ({ call }) => call, fits: ({ view: { contact } }) => contact?.phone !== undefined,
    sure: ({ view, words, own }) => (callsOf(view.handover) + 1 >= mostCalls ? words.confirmLastCall : own.confirmCall), read: press({ type: 'handover.call' }),
  },
  { id: 'fraga', action: 'ask', held: true, label: ({ ask }) => ask, fields: ({ words, own }) => [{ kind: 'text', name: 'text', label: words.askText, hint: own.askTextHint, longest: longestQuestion, optional: false }], read: readAsk },
  { id: 'avsluta', action: 'complete', held: true, label: ({ close }) => close, fields: ({ words }) => [choice('utfall', words.closeOutcome, words.outcomes, words.closeOutcomeHint), note(words.closeNote, words.closeNoteHint)], read: readClose },
  { id: 'tain', action: 'join', held: true, label: ({ join }) => join, fits: ({ view: { onward } }) => onward.length > 0, fields: joinFields, read: readJoin },
  { id: 'slapp', action: 'release', held: true, label: ({ release }) => release, sure: ({ own }) => own.confirmRelease, read: press({ type: 'handover.release' }) },
  { id: 'vidare', action: 'refer', held: false, label: ({ refer }) => refer, fits: ({ view: { onward } }) => onward.length > 0, fields: referFields, read: readRefer },
  { id: 'nej', action: 'decline', held: false, label: ({ decline }) => decline, fields: ({ words }) => [choice('skal', words.declineReason, words.reasons), note(words.declineNote, words.declineNoteHint)], read: readDecline },
  { id: 'angra', action: 'undo', held: false, label: ({ undo }) => undo, fits: mayUndo, read: press({ type: 'handover.undo' }) },
];

/** What can be done now, by this reader: what others have taken is theirs. */
export function deedsFor(scene: Scene): Deed[] {
  const { handover } = scene.view;
  const mine = isTaken(handover) && handover.promoter.id === scene.me;
  if (isTaken(handover) && !mine) return [];
  return deeds.filter(({ action, held, fits }) => (action === 'undo' || possible[action].includes(handover.status)) && (!held || mine) && (fits?.(scene) ?? true));
}

function callsOf(handover: Handover): number {
  return 'calls' in handover ? (handover.calls ?? 0) : 0;
}

function choice(name: string, label: string, texts: Readonly<Record<string, string>>, hint?: string): Field {
  return { kind: 'choice', name, label, ...(hint === undefined ? {} : { hint }), groups: [{ options: Object.entries(texts).map(([value, text]) => ({ value, text })) }] };
}

function note(label: string, hint: string): Field {
  return { kind: 'text', name: 'anteckning', label, hint, longest: longestReason, optional: true };
}

/** For a minute, and for who pressed. */
function mayUndo({ view: { handover: { press: pressed } }, me, now }: Scene): boolean {
  return pressed?.by.id === me && now.getTime() - Date.parse(pressed.at) < undoMs;
}

/** The three likeliest first, as in Slack. */
function actors({ view: { onward }, words }: Scene, label: string, hint: string): Field {
  const options = (some: HandoverView['onward']) => some.map(({ id, name }) => ({ value: id, text: name }));
  const others = onward.slice(3).sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  return { kind: 'choice', name: 'till', label, hint, groups: [{ label: words.likeliest, options: options(onward.slice(0, 3)) }, ...(others.length > 0 ? [{ label: words.others, options: options(others) }] : [])] };
}

function referFields(scene: Scene): Field[] {
  const { words } = scene;
  return [actors(scene, words.referTo, words.referToHint), { kind: 'text', name: 'varfor', label: words.referReason, hint: words.referReasonHint, longest: longestReason, optional: false }];
}

function joinFields(scene: Scene): Field[] {
  const { words } = scene;
  return [actors(scene, words.joinTo, words.joinToHint), { kind: 'text', name: 'varfor', label: words.joinReason, hint: words.referReasonHint, longest: longestReason, optional: false }];
}

function readRefer(filled: Filled, { view, words }: Scene): Read {
  const onward = toWhom(filled, view, words, { to: words.errors.to, reason: words.errors.referReason });
  return 'faults' in onward ? onward : { act: { type: 'handover.refer', ...onward } };
}

function readJoin(filled: Filled, { view, words }: Scene): Read {
  const onward = toWhom(filled, view, words, { to: words.errors.joinTo, reason: words.errors.joinReason });
  return 'faults' in onward ? onward : { act: { type: 'handover.join', ...onward } };
}

function toWhom(filled: Filled, view: HandoverView, words: CardWords, missing: { to: string; reason: string }): { to: string; reason: string } | { faults: Faults } {
  const to = view.onward.find(({ id }) => id === filled.till)?.id;
  const reason = filled.varfor ?? '';
  const faults = { ...(to === undefined ? { till: missing.to } : {}), ...(reason === '' ? { varfor: missing.reason } : tooLong('varfor', reason, words)) };
  return to === undefined || isAny(faults) ? { faults } : { to, reason };
}

function readDecline(filled: Filled, { words }: Scene): Read {
  const reason = DeclineReason.safeParse(filled.skal).data;
  const text = filled.anteckning ?? '';
  const faults = { ...(reason === undefined ? { skal: words.errors.declineReason } : {}), ...(reason === 'other' && text === '' ? { anteckning: words.errors.declineNote } : tooLong('anteckning', text, words)) };
  return reason === undefined || isAny(faults) ? { faults } : { act: { type: 'handover.decline', reason, ...(text === '' ? {} : { note: text }) } };
}

function readClose(filled: Filled, { words }: Scene): Read {
  const outcome = Outcome.safeParse(filled.utfall).data;
  const text = filled.anteckning ?? '';
  const faults = { ...(outcome === undefined ? { utfall: words.errors.closeOutcome } : {}), ...tooLong('anteckning', text, words) };
  return outcome === undefined || isAny(faults) ? { faults } : { act: { type: 'handover.close', outcome, ...(text === '' ? {} : { note: text }) } };
}

function readAsk(filled: Filled, { words }: Scene): Read {
  const text = filled.text ?? '';
  const faults = text === '' ? { text: words.errors.askText } : tooLong('text', text, words, longestQuestion);
  return isAny(faults) ? { faults } : { act: { type: 'handover.ask', text } };
}

function tooLong(field: string, text: string, words: CardWords, longest = longestReason): Faults {
  return text.length > longest ? { [field]: words.errors.tooLong(longest) } : {};
}

function isAny(faults: Faults): boolean {
  return Object.keys(faults).length > 0;
}
