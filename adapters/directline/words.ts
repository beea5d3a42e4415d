import type { Language } from '../../src/events.ts';

/** What this adapter says itself: the exchange that comes before a handover, and what a client's developer has to put right. */
const sv = {
  guide: 'Vägledaren',
  service: 'Rätt dörr',
  connect: 'Koppla ihop mig med {name}',
  introduce: 'Be om att bli presenterad för {name}',
  site: 'Läs mer hos {name}',
  because: 'Därför: {why}',
  unverified: 'Ej bekräftad uppgift.',

  askName: 'Bra, då ordnar vi det. Vad heter du?\nInget skickas förrän du har läst igenom det och sagt ja. Skriv avbryt om du ångrar dig.\nSå hanteras dina uppgifter: {privacy}',
  askReach: 'Tack! Hur når de dig? Skriv din e-postadress eller ditt telefonnummer, gärna båda.',
  nameMissing: 'Skriv bara ditt namn, med högst 120 tecken, eller avbryt så fortsätter vi samtalet.',
  reachMissing: 'Det där ser inte ut som en e-postadress eller ett telefonnummer. Skriv till exempel namn@firma.se eller 070-123 45 67, eller avbryt.',
  preview: 'Läs igenom. Det här skickas, ord för ord:',
  consent: 'Du hör av {recipient} senast {by}. När du svarar ”{yes}” godkänner du att det som står ovan skickas.',
  yes: 'Ja, skicka',
  no: 'Nej, ångra',
  yesOrNo: 'Svara ”{yes}” eller ”{no}”. Vill du ändra hur de når dig, skriv e-postadressen eller telefonnumret på nytt.',
  cancelled: 'Avbrutet. Inget är skickat, och det du skrev om dig själv är borta. Fråga gärna vidare.',
  setAside: 'Jag lade överlämningen åt sidan, och inget är skickat. Tryck på ”{connect}” igen när du vill.',
  lostAny: 'Det du hade börjat fylla i finns inte kvar här, och inget är skickat. Skriv vad ni vill ha hjälp med, så tar vi om det.',
  code: 'Spara koden {code}. Med den kan du komma tillbaka, och hämta eller radera det du har skrivit, på {page}',
  withdrawTitle: 'Ta tillbaka frågan',
  withdrawSure: 'Vill du ta tillbaka frågan till {recipient}?',
  withdrawYes: 'Ja, ta tillbaka',
  withdrawNo: 'Nej, låt den ligga',
  withdrawKept: 'Då ligger frågan kvar hos {recipient}.',

  noKey: 'Skicka Authorization: Bearer och dörrens id (till exempel almi-dalarna), eller den token som tokens/generate har gett.',
  unknownDoor: 'Den dörren finns inte. Dörrarnas id står på /api/regions; skicka ett av dem som hemlighet.',
  badToken: 'Den token är inte härifrån. Hämta en ny med POST /v3/directline/tokens/generate.',
  expired: 'Token har gått ut. Hämta en ny med POST /v3/directline/tokens/generate och börja ett nytt samtal.',
  foreign: 'Den nyckeln gäller inte det här samtalet. Använd den token som kom med samtalet.',
  gone: 'Samtalet finns inte. Det kan ha raderats: börja gärna ett nytt med POST /v3/directline/conversations.',
  needsDoor: 'Det här tar dörrens id, inte en token. Den token du har förnyas med POST /v3/directline/tokens/refresh.',
  needsToken: 'Det här kräver en token, inte dörrens id. Hämta en med POST /v3/directline/tokens/generate.',
  notJson: 'Det gick inte att läsa. Skicka JSON i UTF-8.',
  tooLarge: 'Det blev för mycket. Skicka högst 64 kB.',
  notActivity: 'Skicka en Activity: ett objekt med type, och för type message en text.',
  noText: 'Meddelandet har ingen text. Bilagor går inte att läsa här: skriv det med ord i text.',
  tooLong: 'Texten är för lång: högst 2 000 tecken. Korta den lite och skicka igen.',
  noUpload: 'Bilagor går inte att ta emot här. Skriv det viktigaste med ord i stället; handlingar lämnas senare, direkt till den som tar frågan.',
  noSession: 'Här finns ingen inloggning att hålla reda på, så getsessionid behövs inte.',
  unknownPath: 'Här finns inget. Det som går att anropa står i README under ”Bot Framework and Rasa clients”.',
  tooMany: 'Det blev många försök på kort tid. Vänta en stund och försök igen.',
  notReady: 'Vi är inte igång just nu. Försök igen om några sekunder.',
  internal: 'Något gick fel hos oss. Försök gärna igen.',
  conflict: 'Något annat är redan skickat med det id:t. Skicka igen med ett nytt id.',
  rasaBody: 'Skicka JSON med sender (1–200 tecken, långt och omöjligt att gissa) och message (text), och gärna metadata.door.',
  rasaDoor: 'Vilken dörr gäller det? Skriv dörrens id i metadata.door eller som ?door= i adressen. De finns på /api/regions.',
  rasaPayload: 'Valet gick inte att läsa. Skriv /choose{"slot":"municipality","option":"Mora"}.',
} as const;

export type Word = keyof typeof sv;

const en: Readonly<Record<Word, string>> = {
  guide: 'The guide',
  service: 'Rätt dörr',
  connect: 'Connect me with {name}',
  introduce: 'Ask to be introduced to {name}',
  site: 'Read more at {name}',
  because: 'Why: {why}',
  unverified: 'Not confirmed.',

  askName: 'Good, let us arrange that. What is your name?\nNothing is sent until you have read it through and said yes. Write cancel if you change your mind.\nHow your details are handled: {privacy}',
  askReach: 'Thank you! How do they reach you? Write your e-mail address or your telephone number, or both.',
  nameMissing: 'Write only your name, in at most 120 characters, or cancel and we go on talking.',
  reachMissing: 'That does not look like an e-mail address or a telephone number. Write for instance name@firm.com or +46 70 123 45 67, or cancel.',
  preview: 'Please read this through. It is sent word for word:',
  consent: 'You will hear from {recipient} by {by}. By answering “{yes}” you agree that what is written above is sent.',
  yes: 'Yes, send it',
  no: 'No, cancel',
  yesOrNo: 'Answer “{yes}” or “{no}”. To change how they reach you, write the e-mail address or the telephone number again.',
  cancelled: 'Cancelled. Nothing is sent, and what you wrote about yourself is gone. Do ask on.',
  setAside: 'I have put the handover aside, and nothing is sent. Press “{connect}” again whenever you like.',
  lostAny: 'What you had begun to fill in is no longer here, and nothing is sent. Write what you need help with and we start over.',
  code: 'Keep the code {code}. With it you can come back, and fetch or delete what you have written, at {page}',
  withdrawTitle: 'Take the question back',
  withdrawSure: 'Do you want to take back the question to {recipient}?',
  withdrawYes: 'Yes, take it back',
  withdrawNo: 'No, leave it',
  withdrawKept: 'Then the question stays with {recipient}.',

  noKey: 'Send Authorization: Bearer with the id of the door (such as almi-dalarna), or the token that tokens/generate gave.',
  unknownDoor: 'There is no such door. The ids of the doors are at /api/regions; send one of them as the secret.',
  badToken: 'That token is not from here. Get a new one with POST /v3/directline/tokens/generate.',
  expired: 'The token has expired. Get a new one with POST /v3/directline/tokens/generate and start a new conversation.',
  foreign: 'That key is not for this conversation. Use the token that came with the conversation.',
  gone: 'There is no such conversation. It may have been deleted: start a new one with POST /v3/directline/conversations.',
  needsDoor: 'This takes the id of a door, not a token. The token you have is renewed with POST /v3/directline/tokens/refresh.',
  needsToken: 'This takes a token, not the id of a door. Get one with POST /v3/directline/tokens/generate.',
  notJson: 'It could not be read. Send JSON in UTF-8.',
  tooLarge: 'That is too much. Send at most 64 kB.',
  notActivity: 'Send an Activity: an object with a type, and for the type message a text.',
  noText: 'The message has no text. Attachments cannot be read here: put it in words, in text.',
  tooLong: 'The text is too long: at most 2,000 characters. Shorten it a little and send it again.',
  noUpload: 'Attachments cannot be taken here. Put the main points in words instead; papers are handed over later, straight to whoever takes the question.',
  noSession: 'There is no signing in to keep track of here, so getsessionid is not needed.',
  unknownPath: 'There is nothing here. What can be called is in the README under “Bot Framework and Rasa clients”.',
  tooMany: 'There were many attempts in a short time. Wait a while and try again.',
  notReady: 'We are not up just now. Try again in some seconds.',
  internal: 'Something went wrong on our side. Please try again.',
  conflict: 'Something else was already sent with that id. Send it again with a new id.',
  rasaBody: 'Send JSON with sender (1–200 characters, long and impossible to guess) and message (text), preferably with metadata.door.',
  rasaDoor: 'Which door is it? Write its id in metadata.door, or as ?door= in the address. They are listed at /api/regions.',
  rasaPayload: 'The choice could not be read. Write /choose{"slot":"municipality","option":"Mora"}.',
};

const words: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { sv, en };

/** One of our texts, with what belongs in its gaps. */
export function say(word: Word, language: Language, values: Readonly<Record<string, string>> = {}): string {
  return words[language][word].replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}

/** A word in every language, as somebody may have typed it. */
export function inAnyLanguage(word: Word, values: Readonly<Record<string, string>> = {}): string[] {
  return [say(word, 'sv', values), say(word, 'en', values)];
}

const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };

/** The locale that clients are told. */
export function localeOf(language: Language): string {
  return locales[language];
}

/** The language of a locale such as sv-SE; undefined where it is neither of ours. */
export function languageOf(locale: string | undefined): Language | undefined {
  const first = locale?.slice(0, 2).toLowerCase();
  return first === 'sv' || first === 'en' ? first : undefined;
}

/** A time as one says it, in Swedish time: "onsdag 25 november kl. 12". */
export function sayTime(time: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { timeZone: 'Europe/Stockholm', weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' }).format(new Date(time))
    .replace(',', '').replace(/(kl\. \d+):00$/, '$1').replace(/(kl\. \d+):/, '$1.');
}
