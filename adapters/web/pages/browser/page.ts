import './page.css';

/** Buttons that copy a text, shown where the browser lets a page do so; without them the text is marked and copied by hand. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
  const field = document.getElementById(button.dataset.copies ?? '');
  const told = document.getElementById(button.getAttribute('aria-describedby') ?? '');
  if (!(field instanceof HTMLTextAreaElement) || !('clipboard' in navigator)) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    field.select();
    navigator.clipboard.writeText(field.value).then(
      () => { if (told) told.textContent = button.dataset.done ?? ''; },
      // Not allowed here: the text is marked, and the keyboard copies it.
      () => { field.focus(); },
    );
  });
}
