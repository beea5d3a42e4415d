import { describe, expect, it } from 'vitest';
import { openHost } from '../../../../adapters/web/embed/host.ts';
import type { HandoversKnown } from '../../../../adapters/web/embed/telling.ts';

const site = 'https://www.almi.example';

/** A window in a frame, and what it tells the page around it. */
function framed() {
  const told: unknown[] = [];
  const view = new EventTarget() as EventTarget & { parent: object; document: EventTarget; location: { origin: string } };
  view.parent = { postMessage: (message: unknown, to: string) => { told.push([message, to]); } };
  view.document = new EventTarget();
  view.location = { origin: 'https://dorr.example' };
  let focused = 0;
  const host = openHost(view as unknown as Window, [site], () => { focused += 1; });
  const hear = (data: unknown, { origin = site, source = view.parent as object | null } = {}) => { view.dispatchEvent(Object.assign(new Event('message'), { data, origin, source })); };
  const press = (key: string) => { view.document.dispatchEvent(Object.assign(new Event('keydown', { cancelable: true }), { key })); };
  const tell = (handovers: HandoversKnown['handovers'], restoring: boolean) => { view.document.dispatchEvent(new CustomEvent('handovers', { detail: { handovers, restoring } })); };
  return { host: host!, hear, press, tell, told, focused: () => focused };
}
const handover = (id: string, status: string) => ({ id, status, actor: 'almi-dalarna', recipient: 'Almi' });
const hello = { rattDorr: 1, type: 'hello' };

describe('the chat in a frame', () => {
  it('answers a page on the door’s list, and our own', () => {
    for (const origin of [site, 'https://dorr.example']) {
      const { hear, told } = framed();
      hear(hello, { origin });
      expect(told).toEqual([[{ rattDorr: 1, type: 'ready' }, origin]]);
    }
  });

  it('answers no other site, no other window, no other version and nothing else', () => {
    const { host, hear, press, tell, told, focused } = framed();
    hear(hello, { origin: 'https://www.almi.example.elak.example' });
    hear(hello, { origin: 'null' });
    hear(hello, { source: {} });
    hear(hello, { source: null });
    for (const data of [{ ...hello, rattDorr: 2 }, { type: 'hello' }, 'hello', null, undefined, { rattDorr: 1, type: 'open' }]) hear(data);
    hear({ rattDorr: 1, type: 'focus' }, { source: {} });
    press('Escape');
    host.close();
    tell([handover('h1', 'accepted')], false);
    expect(told).toEqual([]);
    expect(focused()).toBe(0);
  });

  it('is closed with Esc or by its button, and takes the keyboard when asked to', () => {
    const { host, hear, press, told, focused } = framed();
    hear(hello);
    press('Enter');
    press('Escape');
    host.close();
    hear({ rattDorr: 1, type: 'focus' });
    expect(told.slice(1)).toEqual([[{ rattDorr: 1, type: 'close' }, site], [{ rattDorr: 1, type: 'close' }, site]]);
    expect(focused()).toBe(1);
  });

  it('tells how a handover goes, once for each change, and nothing more about it', () => {
    const { hear, tell, told } = framed();
    hear(hello);
    tell([handover('h1', 'delivered')], true);
    tell([handover('h1', 'delivered')], false);
    tell([handover('h1', 'accepted'), handover('h2', 'requested')], false);
    tell([handover('h1', 'accepted'), handover('h2', 'requested')], false);
    expect(told.slice(1)).toEqual([[{ rattDorr: 1, type: 'status', status: 'accepted' }, site], [{ rattDorr: 1, type: 'status', status: 'requested' }, site]]);
  });

  it('has nobody to speak to where it is no frame', () => {
    const view = new EventTarget() as EventTarget & { parent: unknown };
    view.parent = view;
    expect(openHost(view as unknown as Window, [site], () => undefined)).toBeUndefined();
  });
});
