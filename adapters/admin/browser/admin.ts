import './admin.css';
import './access.css';
import './training.css';
import './knowledge.css';
import './conversations.css';
import './pictures.css';
import './privacy.css';

/**
 * The little that the pages do by themselves. A key that a button or a link carries (`data-key`) presses it, where nobody is writing;
 * and a page that says so (`data-again`, seconds) is asked for again until it says so no more. Without this script everything works by pressing.
 */
const byKey = new Map([...document.querySelectorAll<HTMLElement>('[data-key]')].map((one) => [one.dataset['key'], one]));

document.addEventListener('keydown', (event) => {
  const at = event.target;
  const writing = at instanceof HTMLElement && at.matches('input:not([type=radio], [type=checkbox]), textarea, select');
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  const pressed = byKey.get(event.key.toLowerCase());
  if (!pressed) return;
  event.preventDefault();
  pressed.focus();
  pressed.click();
});

const again = Number(document.querySelector<HTMLElement>('[data-again]')?.dataset['again']);
if (again > 0) setTimeout(() => { location.reload(); }, again * 1_000);
