import { describe, expect, it } from 'vitest';
import { deliveriesOf } from '../../src/deliveries.ts';
import { noLists, rowsFrom } from '../../src/store/lists.ts';
import { kim, lo, machine, told, types } from './machine.ts';

const refused = (code: string) => expect.objectContaining({ code }) as Error;
type Machine = ReturnType<typeof machine>;

/** What can be pressed on a case that Kim has, and where it stood before. */
const presses: [string, (one: Machine) => unknown][] = [
  ['Kontakt tagen', (one) => one.press('contact')], ['Ringde, inget svar', (one) => one.press('call')], ['Släpp', (one) => one.press('release')], ['Avsluta', (one) => one.close()],
  ['Inte vi', (one) => one.decline()], ['Skicka vidare', (one) => one.refer()], ['Ta in', (one) => one.join()],
  ['Fråga företaget', (one) => one.act({ type: 'handover.ask', handover: one.first, promoter: kim, text: 'Har ni en budget?' })],
  ['Lämna till kollega', (one) => one.act({ type: 'handover.give', handover: one.first, promoter: kim, to: lo })],
];

function taken(onward: 'ask' | 'share' = 'share') {
  const one = machine({ onward });
  one.press('accept');
  one.wait(90_000);
  return one;
}

describe('Ångra', () => {
  it('on Ta ärendet leaves the case with all, with its clocks, and the company is told that it was a mistake', () => {
    const one = machine();
    one.press('accept');
    one.wait(40_000);
    const undone = one.press('undo');
    expect(types(undone)).toEqual(['handover.undone', 'message.sent']);
    expect(told(undone).text).toMatch(/^Kim på Almi \(Dalarna\) tryckte fel nyss, så det gäller inte längre\. Er fråga ligger kvar hos Almi \(Dalarna\), och ni hör av dem senast onsdag 25 november kl\. 10\.$/);
    expect(one.handover()).toMatchObject({ status: 'delivered' });
    expect(one.clocks()).toEqual(['remind 2026-11-25T07:00', 'expire 2026-11-25T09:00']);
    one.press('accept', lo);
    expect(one.handover()).toMatchObject({ status: 'accepted', promoter: lo });
  });

  it.each(presses)('on %s leads back to where it was, with the same clocks', (_name, press) => {
    const one = taken();
    const [before, clocks] = [one.handover(), one.clocks()];
    press(one);
    one.wait(59_000);
    const undone = one.press('undo');
    const { since: _since, press: _press, ...was } = before!;
    expect(one.handover()).toMatchObject(was);
    expect(one.clocks().sort()).toEqual(clocks.sort());
    expect(told(undone).phrases).toEqual(['handover.undone.accepted']);
  });

  it.each(presses.filter(([name]) => name !== 'Fråga företaget'))('on %s leaves it known that the company owes an answer, and by when it was to be called', (_name, press) => {
    const one = taken();
    one.act({ type: 'handover.ask', handover: one.first, promoter: kim, text: 'Var ligger ni?' });
    const asked = one.at();
    one.wait(90_000);
    press(one);
    one.press('undo');
    const [row] = rowsFrom(one.records, 'c', noLists).handovers;
    const { callBy } = one.handover() as { callBy: string };
    expect(row?.facts).toMatchObject({ askedAt: asked, callBy });
  });

  it.each(presses)('on %s is possible for the one who pressed, and nobody else', (_name, press) => {
    const one = taken();
    press(one);
    expect(() => one.press('undo', lo)).toThrow(refused('undo_other'));
  });

  it.each(presses)('on %s is possible for a minute', (_name, press) => {
    const one = taken();
    press(one);
    one.wait(60_000);
    expect(() => one.press('undo')).toThrow(refused('undo_late'));
  });

  it('undoes the last press, and that once', () => {
    const one = taken();
    one.press('contact');
    one.press('release');
    expect(told(one.press('undo')).phrases).toEqual(['handover.undone.contacted']);
    expect(one.handover()).toMatchObject({ status: 'contacted' });
    expect(() => one.press('undo')).toThrow(refused('undo_gone'));
  });

  it('keeps what the company has said meanwhile', () => {
    const one = machine({ onward: 'ask' });
    one.refer();
    const second = one.latest()?.id ?? '';
    one.press('accept', kim, second);
    one.choose('onward', 'ja');
    one.press('undo', kim, second);
    expect(one.handover(second)).toMatchObject({ status: 'delivered', named: true });
  });

  it('takes back what it was sent on to, which is nobody’s refusal', () => {
    const one = taken();
    one.refer('ekn');
    const second = one.latest()?.id ?? '';
    expect(types(one.press('undo'))).toEqual(['handover.undone', 'handover.withdrawn', 'message.sent']);
    expect(one.handover(second)).toMatchObject({ status: 'withdrawn', why: 'mistake' });
    one.refer('ekn');
    expect(one.latest()).toMatchObject({ actor: 'ekn', status: 'requested' });
  });

  it.each([['Skicka vidare', (one: Machine) => one.refer('ekn')], ['Inte vi', (one: Machine) => one.decline()], ['Ta in', (one: Machine) => one.join('ekn')]])('on %s is refused kindly when somebody has taken it there', (_name, press) => {
    const one = taken();
    press(one);
    one.press('accept', lo, one.latest()?.id);
    expect(() => one.press('undo')).toThrow(expect.objectContaining({ code: 'undo_taken', detail: { name: 'Lo', recipient: one.latest()?.recipient } }) as Error);
  });

  it('is refused when the company has taken its question back', () => {
    const one = taken();
    one.refer('ekn');
    one.act({ type: 'handover.withdraw', handover: one.latest()?.id ?? '' });
    expect(() => one.press('undo')).toThrow(refused('undo_gone'));
    const two = taken();
    two.act({ type: 'handover.withdraw', handover: two.first });
    expect(() => two.press('undo')).toThrow(refused('undo_gone'));
  });

  it('brings the case back also when the company has said no to giving its name', () => {
    const one = taken('ask');
    one.refer('ekn');
    one.choose('onward', 'nej');
    one.press('undo');
    expect(one.handover()).toMatchObject({ status: 'accepted', promoter: kim });
  });

  it('is not told of where the company had not heard', () => {
    const one = taken();
    one.press('call');
    one.wait(700_000);
    expect(types(one.press('call'))).toEqual(['handover.called']);
    expect(types(one.press('undo'))).toEqual(['handover.undone']);
    expect(one.handover()).toMatchObject({ calls: 1 });
  });

  it('is not for what ended by itself', () => {
    const one = taken();
    one.press('contact');
    one.until('2026-12-22T12:00');
    expect(one.handover()).toMatchObject({ status: 'completed', outcome: 'unknown' });
    expect(() => one.press('undo')).toThrow(refused('undo_gone'));
  });
});

describe('what is told of a press', () => {
  it('reaches the promoters at once, the company’s mailbox after a minute, and then the button goes', () => {
    const one = machine();
    const fresh = one.press('accept');
    const due = deliveriesOf('c', fresh, one.handovers()).map(({ kind, due: at }) => `${kind} ${at.slice(11, 19)}`);
    expect(due).toEqual(['refresh 09:00:00', 'note 09:00:00', 'refresh 09:01:00', 'mail 09:01:00']);
  });

  it('is put in the outbox under an id of its own, each', () => {
    const one = taken();
    one.join();
    one.decline(lo, one.latest()?.id);
    one.press('undo', lo, one.latest()?.id);
    one.close();
    const ids = one.outbox().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('that it was undone is not sent: nothing had been', () => {
    const one = machine();
    one.press('accept');
    expect(deliveriesOf('c', one.press('undo'), one.handovers()).map(({ kind }) => kind)).toEqual(['refresh', 'note']);
  });
});
