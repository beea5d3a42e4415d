import type { Language } from '../../src/events.ts';
import type { Fault } from './faults.ts';

type Text = { title: string; detail: string };
type Kind = { status: number; sv: Text; en: Text; path?: string };

/** A call that is refused on purpose: `code` says why, and which of the texts below the caller reads. */
export class Refused extends Error {
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly faults: ((language: Language) => Fault[]) | undefined;
  constructor(code: ProblemCode, { headers = {}, faults }: { headers?: Record<string, string>; faults?: (language: Language) => Fault[] } = {}) {
    super(code);
    this.name = 'Refused';
    this.code = code;
    this.headers = headers;
    this.faults = faults;
  }
}

/** Everything that a call can be refused for: the status, and in each language what it is and what to do. */
export const problems = {
  not_json: {
    status: 400,
    sv: { title: 'Det gick inte att läsa', detail: 'Skicka giltig JSON i UTF-8, med Content-Type: application/json.' },
    en: { title: 'It could not be read', detail: 'Send valid JSON in UTF-8, with Content-Type: application/json.' },
  },
  bad_query: {
    status: 400,
    sv: { title: 'Något efter ? stämmer inte', detail: 'Skriv after som en version och wait som sekunder, högst 25.' },
    en: { title: 'Something after ? is not right', detail: 'Write after as a version and wait in seconds, at most 25.' },
  },
  too_deep: {
    status: 400,
    sv: { title: 'För många nivåer', detail: 'Skicka JSON med högst 20 nivåer i varandra.' },
    en: { title: 'Nested too deeply', detail: 'Send JSON with at most 20 levels.' },
  },
  not_valid: {
    status: 400,
    sv: { title: 'Något stämmer inte', detail: 'Rätta det som står under errors och skicka igen.' },
    en: { title: 'Something is not right', detail: 'Correct what is listed under errors and send it again.' },
  },
  bad_url: {
    status: 400,
    sv: { title: 'Adressen går inte att läsa', detail: 'Kontrollera det som står efter % i adressen.' },
    en: { title: 'The address cannot be read', detail: 'Check what follows % in the address.' },
  },
  unknown_door: {
    status: 400,
    path: 'door',
    sv: { title: 'Den dörren finns inte', detail: 'Välj en av dörrarna på startsidan. Listan finns också på /api/regions.' },
    en: { title: 'There is no such door', detail: 'Choose one of the doors on the start page. They are also listed at /api/regions.' },
  },
  no_token: {
    status: 401,
    sv: { title: 'Nyckeln saknas eller stämmer inte', detail: 'Skicka Authorization: Bearer och den token som kom när samtalet öppnades. Den som har en kod kan komma tillbaka med den.' },
    en: { title: 'The key is missing or wrong', detail: 'Send Authorization: Bearer and the token that came when the conversation was opened. Whoever has a code can come back with it.' },
  },
  not_found: {
    status: 404,
    sv: { title: 'Samtalet finns inte', detail: 'Det kan ha raderats. Börja gärna om, eller kom tillbaka med koden.' },
    en: { title: 'There is no such conversation', detail: 'It may have been deleted. Start again, or come back with the code.' },
  },
  unknown_code: {
    status: 404,
    sv: { title: 'Koden stämmer inte', detail: 'Kontrollera tecknen och försök igen. Det går också bra att börja om.' },
    en: { title: 'The code is not right', detail: 'Check the characters and try again. You can also start afresh.' },
  },
  unknown_handover: {
    status: 404,
    sv: { title: 'Den finns inte', detail: 'Det finns ingen skickad fråga med det id:t i det här samtalet.' },
    en: { title: 'Not found', detail: 'No question with that id has been sent in this conversation.' },
  },
  unknown_message: {
    status: 404,
    sv: { title: 'Meddelandet finns inte', detail: 'Det finns inget svar med det id:t i det här samtalet.' },
    en: { title: 'There is no such message', detail: 'There is no answer with that id in this conversation.' },
  },
  unknown_slot: {
    status: 404,
    sv: { title: 'Det går inte att ändra', detail: 'Svar finns för need, stage, municipality, employees, sector, market och org.' },
    en: { title: 'That cannot be changed', detail: 'There are options for need, stage, municipality, employees, sector, market and org.' },
  },
  unknown_region: {
    status: 404,
    sv: { title: 'Regionen finns inte', detail: 'Regionerna finns på /api/regions.' },
    en: { title: 'There is no such region', detail: 'The regions are listed at /api/regions.' },
  },
  unknown_path: {
    status: 404,
    sv: { title: 'Sidan finns inte', detail: 'Kontrollera adressen. Det som går att anropa står i /api/openapi.json.' },
    en: { title: 'There is nothing here', detail: 'Check the address. What can be called is described in /api/openapi.json.' },
  },
  wrong_method: {
    status: 405,
    sv: { title: 'Så går det inte att anropa', detail: 'Det som går att göra här står i svarets Allow och i /api/openapi.json.' },
    en: { title: 'It cannot be called like that', detail: 'What can be done here is in the Allow header and in /api/openapi.json.' },
  },
  conflict_id: {
    status: 409,
    sv: { title: 'Samma id har redan använts', detail: 'Något annat är redan skickat med det id:t. Skicka igen med ett nytt id.' },
    en: { title: 'That id has been used', detail: 'Something else was already sent with that id. Send it again with a new id.' },
  },
  held: {
    status: 409,
    sv: { title: 'Det måste sparas en tid till', detail: 'Samtalet går inte att radera just nu. Vi har antecknat att du vill det, och det sker så snart det får ske. Skälet är:' },
    en: { title: 'It must be kept for now', detail: 'The conversation cannot be deleted just now. We have noted that you want it, and it is done as soon as it may be. The reason is:' },
  },
  too_large: {
    status: 413,
    sv: { title: 'Det blev för mycket', detail: 'Skicka högst 32 kB. Ett meddelande får ha högst 2 000 tecken.' },
    en: { title: 'That is too much', detail: 'Send at most 32 kB. A message has at most 2,000 characters.' },
  },
  encoded: {
    status: 415,
    sv: { title: 'Skicka utan komprimering', detail: 'Ta bort Content-Encoding och skicka JSON som den är.' },
    en: { title: 'Send it uncompressed', detail: 'Remove Content-Encoding and send plain JSON.' },
  },
  closed: {
    status: 422,
    sv: { title: 'Det går inte längre', detail: 'Frågan är redan avslutad, så den går inte att ändra.' },
    en: { title: 'It is too late', detail: 'The question has already ended, so it cannot be changed.' },
  },
  not_ended: {
    status: 422,
    sv: { title: 'Det är för tidigt', detail: 'Frågan är inte avslutad än. Säg till när den är det.' },
    en: { title: 'It is too early', detail: 'The question has not ended yet. Tell us when it has.' },
  },
  sole_trader: {
    status: 422,
    path: 'contact.organisationNumber',
    sv: { title: 'Organisationsnumret går inte att använda', detail: 'Numret är ett personnummer. Enskild firma? Lämna tomt.' },
    en: { title: 'The organisation number cannot be used', detail: 'The number is a personal number. Sole trader? Leave it empty.' },
  },
  organisation_number: {
    status: 422,
    path: 'contact.organisationNumber',
    sv: { title: 'Organisationsnumret stämmer inte', detail: 'Kontrollera siffrorna, eller lämna tomt.' },
    en: { title: 'The organisation number is not right', detail: 'Check the digits, or leave it empty.' },
  },
  not_now: {
    status: 422,
    sv: { title: 'Det går inte just nu', detail: 'Hämta samtalet igen och se vad som har hänt.' },
    en: { title: 'That is not possible now', detail: 'Fetch the conversation again and see what has happened.' },
  },
  too_many: {
    status: 429,
    sv: { title: 'Vänta lite', detail: 'Det blev många försök på kort tid. Försök igen om en stund.' },
    en: { title: 'Please wait a little', detail: 'There were many attempts in a short time. Try again in a while.' },
  },
  internal: {
    status: 500,
    sv: { title: 'Något gick fel hos oss', detail: 'Försök gärna igen. Går det inte då heller, så hör av dig direkt till dem vars sida du är på.' },
    en: { title: 'Something went wrong on our side', detail: 'Please try again. If it still fails, contact those whose page you are on.' },
  },
  not_ready: {
    status: 503,
    sv: { title: 'Strax tillbaka', detail: 'Vi är inte igång just nu. Försök igen om några sekunder.' },
    en: { title: 'Back in a moment', detail: 'We are not up just now. Try again in some seconds.' },
  },
  cannot_keep: {
    status: 503,
    sv: { title: 'Det går inte att spara just nu', detail: 'Behåll din text och försök igen om en stund.' },
    en: { title: 'It cannot be saved just now', detail: 'Keep your text and try again in a while.' },
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type ProblemCode = keyof typeof problems;

/** The kind of a code, also of one that comes from elsewhere and may not be among ours. */
export function kindOf(code: string): Kind | undefined {
  return Object.hasOwn(problems, code) ? problems[code as ProblemCode] : undefined;
}
