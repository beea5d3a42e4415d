/** What the launcher says itself, beside what stands in its link. All else is said in the chat. */
export const words = {
  sv: {
    open: 'Hitta rätt hjälp',
    opening: 'Öppnar chatten …',
    failed: 'Chatten kan inte visas här. Den finns på en egen sida:',
    close: 'Stäng',
  },
  en: {
    open: 'Find the right help',
    opening: 'Opening the chat …',
    failed: 'The chat cannot be shown here. It has a page of its own:',
    close: 'Close',
  },
};
