import { hang } from './hang.ts';
import type { Hung } from './hang.ts';
import css from './launcher.css?inline';

/** Makes `<ratt-dorr>` a launcher for the chat at an origin, unless it is one already or the browser is too old for it. */
export function defineDoor(origin: string): void {
  if (customElements.get('ratt-dorr') || !('adoptedStyleSheets' in document)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // A custom element has to be a class; all that it does is in hang().
  customElements.define('ratt-dorr', class extends HTMLElement {
    static readonly observedAttributes = ['door', 'lang', 'open', 'side', 'colour', 'ink'];
    #hung: Hung | undefined;
    connectedCallback() {
      this.#hung ??= hang(this, sheet, origin);
    }
    disconnectedCallback() {
      this.#hung?.takeDown();
      this.#hung = undefined;
    }
    attributeChangedCallback(name: string) {
      this.#hung?.changed(name);
    }
  });
}
