import type { Language } from '../../../src/events.ts';

/** The short texts of the pages around the chat. */
export const words = {
  sv: {
    name: 'Rätt dörr',
    lead: 'Berätta med egna ord vad ditt företag eller din idé behöver, så får du veta vem som kan hjälpa till. Vilken dörr du än går in genom leder den rätt.',
    automatic: 'Det är en automatisk vägledare som svarar, inte en människa. Vill du prata med en människa är det bara att säga till.',
    doors: 'Välj en dörr',
    notFound: 'Den dörren finns inte',
    notFoundLead: 'Adressen kan vara felskriven, eller så har dörren stängt. Här är de som är öppna. Alla leder till samma hjälp, så välj vilken du vill.',
    skipToContent: 'Hoppa till innehållet',
    skipToMessage: 'Hoppa till att skriva',
    privacy: 'Så hanteras dina uppgifter',
    slack: 'Koppla in Slack',
    editor: 'För dig som sköter webbplatsen',
    desk: 'Övningsdisken',
    start: 'Till alla dörrar',
    practice: 'Övning: det som skickas härifrån hamnar på övningsdisken och når ingen på riktigt.',
    noScript: 'För att chatta här behöver webbläsaren kunna köra JavaScript. Slå på det och ladda om sidan, eller ta kontakt direkt med {name}.',
  },
  en: {
    name: 'Rätt dörr',
    lead: 'Tell us in your own words what your business or your idea needs, and learn who can help. Whichever door you come in by, it leads you right.',
    automatic: 'An automatic guide answers, not a human. If you would rather talk to a human, just say so.',
    doors: 'Choose a door',
    notFound: 'There is no such door',
    notFoundLead: 'The address may be misspelt, or the door has closed. Here are those that are open. They all lead to the same help, so choose whichever you like.',
    skipToContent: 'Skip to the content',
    skipToMessage: 'Skip to writing',
    privacy: 'How your details are handled',
    slack: 'Connecting Slack (in Swedish)',
    editor: 'For your web editor',
    desk: 'The practice desk (in Swedish)',
    start: 'To all doors',
    practice: 'Practice: what is sent from here ends at the practice desk and reaches nobody for real.',
    noScript: 'To chat here the browser must be able to run JavaScript. Turn it on and reload the page, or contact {name} directly.',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;
