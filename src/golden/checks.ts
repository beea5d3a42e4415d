import type { OpenConversation } from '../conversation/conversation.ts';
import { needNow } from '../conversation/recommend.ts';
import type { World } from '../conversation/world.ts';
import type { Event, EventOf } from '../events.ts';
import { fields, meaningOf, phrasesOf } from './names.ts';
import type { Check, Step } from './parse.ts';

/** Takes note of what did not come out. */
export type Fail = (line: number, text: string) => void;

/** Whether the assistant's last answer was of the kind, or contains the text, that the line says. */
export function checkSaid(step: Step & { who: 'assistant' }, heard: readonly Event[], fail: Fail): void {
  const sent = heard.filter((event): event is EventOf<'message.sent'> => event.type === 'message.sent');
  if ('says' in step) {
    const flat = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');
    if (!sent.some(({ text }) => flat(text).includes(flat(step.says)))) fail(step.line, `svaret innehåller inte «${step.says}». Det löd: ${sent.map(({ text }) => `«${text}»`).join(' ') || 'ingenting'}`);
    return;
  }
  const wanted = phrasesOf(step.phrase) ?? [];
  if (!sent.some(({ phrase }) => wanted.includes(phrase))) fail(step.line, `väntade (${step.phrase}), men det blev ${sent.map(({ phrase, text }) => `(${phrase}) «${text}»`).join(' ') || 'ingenting'}`);
}

/** Whether the question now lies with the actor, the service or the recipient that the line names. */
export function checkHandover(conversation: OpenConversation, step: Step & { who: 'handover' }, fail: Fail): void {
  const last = conversation.handovers.at(-1);
  if (!last) fail(step.line, `frågan ligger inte hos ${step.to}: företaget har inte lämnat över den till någon än`);
  else if (![last.actor, last.service, last.recipient].includes(step.to)) fail(step.line, `frågan ligger hos ${last.actor} (${last.recipient}), inte hos ${step.to}`);
}

/** One indented check, against the conversation as it is after the line above it. */
export function checkOne(world: World, conversation: OpenConversation, { line, what, values }: Check, fail: Fail): void {
  const doors = conversation.doors.map(({ actor }) => actor);
  switch (what) {
    case 'doors':
    case 'first':
    case 'not':
      checkDoors(world, doors, { what, values }, (text) => { fail(line, text); });
      return;
    case 'because': {
      const why = conversation.doors.flatMap((door) => door.why).join(' ').toLowerCase();
      for (const value of values) if (!why.includes(value.toLowerCase())) fail(line, `«${value}» står inte bland skälen: ${why || 'det finns inga än'}`);
      return;
    }
    case 'understands': {
      const need = needNow(conversation);
      for (const value of values) if (!world.needs.has(value)) fail(line, `behovet «${value}» finns inte: skriv ett behov ur knowledge/common.yaml`);
      if (need === undefined || !values.includes(need)) fail(line, `förstod ${need ?? 'ingenting'}, inte ${values.join(' eller ')}`);
      return;
    }
    case 'knows':
      for (const value of values) checkKnown(world, conversation, value, line, fail);
      return;
    case 'consent': {
      const given = conversation.handovers.length > 0;
      if (given !== /^(ja|yes)$/i.test(values[0] ?? '')) fail(line, given ? 'företaget har samtyckt till att frågan lämnas över' : 'företaget har inte samtyckt till att frågan lämnas över');
    }
  }
}

function checkDoors(world: World, doors: readonly string[], { what, values }: { what: 'doors' | 'first' | 'not'; values: readonly string[] }, fail: (text: string) => void): void {
  // A misspelt name would otherwise never be among the doors, and `inte` would hold for ever.
  for (const value of values) if (!world.actors.has(value)) fail(`aktören «${value}» finns inte: skriv namnet på en fil i en mapp aktorer, utan .yaml`);
  if (what === 'doors' && doors.join() !== values.join()) fail(`dörrarna blev ${doors.join(', ') || 'inga'}, inte ${values.join(', ')}`);
  if (what === 'first' && !values.includes(doors[0] ?? '')) fail(`först stod ${doors[0] ?? 'ingen'}, inte ${values.join(' eller ')}`);
  if (what === 'not') for (const value of values) if (doors.includes(value)) fail(`${value} skulle inte vara med, men dörrarna blev ${doors.join(', ')}`);
}

function checkKnown(world: World, conversation: OpenConversation, text: string, line: number, fail: Fail): void {
  const [name = '', value = ''] = text.split('=').map((part) => part.trim());
  const slot = meaningOf(fields, name.toLowerCase()) ?? name;
  const known = slot === 'need' ? needNow(conversation) : conversation.known[slot as keyof typeof conversation.known]?.value;
  const label = known === undefined ? undefined : world.label(slot, known, conversation.language);
  if (![known, label].some((one) => one?.toLowerCase() === value.toLowerCase())) fail(line, `vet ${name} = ${known ?? 'inget'}, inte ${value}`);
}
