import { createInterface } from 'node:readline/promises';
import type { Door, Event, EventOf } from '../../src/events.ts';

/** What the terminal needs of a conversation: it says a text or presses an option, and hears what happens. */
export type Talk = { say(text: string): Event[]; press(slot: string, option: string): Event[]; opened: Event[] };

/** Talks in the terminal until the input ends or one writes "sluta". Options are chosen by number; free text is always taken too. */
export async function chat(talk: Talk, input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  const lines = createInterface({ input, output, terminal: false });
  let question = show(talk.opened, output);
  output.write('> ');
  for await (const raw of lines) {
    const line = raw.trim();
    if (line === 'sluta' || line === 'quit') break;
    if (line !== '') {
      const option = question?.options?.[Number(line) - 1];
      question = show(option && question ? talk.press(question.slot, option.id) : talk.say(line), output);
    }
    output.write('> ');
  }
  lines.close();
}

function show(events: readonly Event[], output: NodeJS.WritableStream): EventOf<'message.sent'>['question'] {
  const sent = events.filter((event): event is EventOf<'message.sent'> => event.type === 'message.sent');
  for (const { text, question, doors } of sent) {
    output.write(`\n${text}\n`);
    doors?.forEach((door, i) => output.write(`\n${write(door, i)}\n`));
    question?.options?.forEach(({ label }, i) => output.write(`  ${i + 1}. ${label}\n`));
  }
  output.write('\n');
  return sent.findLast(({ question }) => question)?.question;
}

function write({ name, title, why, handover, checked, unverified, cost, next, url }: Door, i: number): string {
  const lines = [`${i === 0 ? '→' : ' '} ${name}: ${title}`, ...why.map((reason) => `    · ${reason}`)];
  if (cost !== undefined) lines.push(`    ${cost}`);
  if (next !== undefined) lines.push(`    ${next}`);
  lines.push(`    ${[handover === 'link' ? url : undefined, checked === undefined ? undefined : `kontrollerad ${checked}`, unverified ? 'ej bekräftad uppgift' : undefined].filter((part) => part !== undefined).join(' · ')}`);
  return lines.filter((line) => line.trim() !== '').join('\n');
}
