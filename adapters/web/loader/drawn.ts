import { inkOn } from '../../../src/colour.ts';
import { make } from './make.ts';
import { words } from './words.ts';

/** Under this width the chat fills the screen, and the page behind it is out of reach. */
export const narrow = matchMedia('(max-width: 639.9px)');

/** The launcher as it stands in an element: its parts, and what draws them. */
export type Drawn = ReturnType<typeof draw>;

/** Draws a launcher in the place of the link inside the element, in the element's own language. */
export function draw(host: HTMLElement, sheet: CSSStyleSheet, origin: string) {
  const language = () => (host.closest<HTMLElement>('[lang]')?.lang.startsWith('en') ? 'en' : 'sv');
  const say = (key: keyof typeof words.sv) => words[language()][key];
  const id = () => host.getAttribute('door') ?? '';
  const button = make('button', { type: 'button', class: 'open', 'aria-haspopup': 'dialog', 'aria-controls': 'panel' });
  const state = make('div', { role: 'status' });
  const away = make('a', {});
  const shut = make('button', { type: 'button' });
  const waiting = make('div', { class: 'wait' }, state, away, shut);
  const panel = make('dialog', { id: 'panel', tabindex: '-1' }, waiting);
  // What stands inside the element may come after it does: the slot, which shows nothing, says when.
  const slot = make('slot', { hidden: '' });
  const door = make('div', {}, button, panel, slot);
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(door);
  /** An empty value takes the property away. */
  const paint = (name: string, value: string) => { door.style.setProperty(name, value); };

  return {
    button, away, shut, panel, slot, door, root,
    /** The address of the chat. The language is left out where the door and the first message may decide it. */
    address: () => `${origin}/embed/${id()}?lang=${host.lang || (language() === 'en' ? 'en' : '')}`,
    name: () => `${button.textContent}: ${id()}`,
    again(shown: boolean) {
      const link = host.querySelector('a');
      const style = getComputedStyle(host);
      const look = (name: string) => style.getPropertyValue(`--ratt-dorr-${name}`).trim() || (host.getAttribute(name) ?? '');
      const colour = look('colour');
      const isHex = /^#[0-9a-f]{6}$/i.test(colour);
      paint('--colour', isHex ? colour : '');
      paint('--ink', look('ink') || (isHex ? inkOn(colour) : ''));
      door.className = `door ${look('side')}`;
      away.textContent = button.textContent = link?.textContent.trim() || say('open');
      away.href = link?.href ?? `${origin}/chatt/${id()}`;
      panel.setAttribute('aria-label', button.textContent);
      shut.textContent = say('close');
      button.setAttribute('aria-expanded', `${shown}`);
    },
    /** The part of a small screen that the keyboard leaves free; whoever has zoomed in keeps the page as it is. */
    fit() {
      const seen = visualViewport;
      const follows = seen && seen.scale < 1.01 && narrow.matches;
      paint('--top', follows ? `${seen.offsetTop}px` : '');
      paint('--height', follows ? `${seen.height}px` : '');
    },
    waitWith(key?: 'opening' | 'failed') {
      waiting.hidden = !key;
      if (key) state.textContent = say(key);
      away.hidden = key !== 'failed';
    },
  };
}
