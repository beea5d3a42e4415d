import type { Language } from '../../../src/events.ts';

const sv = {
  controller: 'Personuppgiftsansvarig', officer: 'Dataskyddsombud', doors: 'Dörrar', purpose: 'Ändamål', basis: 'Rättslig grund', subjects: 'Vilka uppgifterna handlar om', kinds: 'Vilka uppgifter', recipients: 'Mottagare', suppliers: 'Leverantörer och överföring utanför EU', periods: 'När uppgifterna raderas', security: 'Skydd', notice: 'Publicerad text, version', noticeText: 'Vilken version som gällde sparas med det som företaget säger ja till.',
  purposeText: 'Att visa ett företag vem som kan hjälpa det, att lämna frågan vidare till den som företaget väljer, och att göra förslagen bättre.',
  basisText: 'Att lämna uppgifter vidare sker med samtycke.',
  subjectsText: 'De som skriver för ett företag eller om en idé. Rådgivare och administratörer som använder tjänsten.',
  kindsText: 'Det som skrivs och väljs i chatten, utan personnummer, telefonnummer och e-postadresser. Namn, e-post, telefon, företag och organisationsnummer från den som vill bli kontaktad. Vad som lämnats vidare, till vem, med vilket samtycke, och hur det gick. Rådgivares namn. Administratörers namn, e-post och vad de har gjort.',
  recipientsText: 'Den aktör som företaget har valt. Slack och e-post, för de aktörer som tar emot frågor så.',
  periodsText: (said: string, handover: number, audit: number) => `Samtal utan kontakt: ${said} dagar efter det sista som hände. Samtal där en fråga skickats, med kontaktuppgifter: ${handover} dagar efter att frågan avslutats, om aktören inte har en egen tid. Frågor till en myndighet: tills myndigheten har antecknat sitt gallringsbeslut. Loggen över administratörer, och konton som har stängts: ${audit} dagar. Det som är spärrat finns kvar tills spärren hävs. Meningar som vägledaren lärt sig av, utan namn: tills de tas bort.`,
  securityText: 'Konton med roller och starka lösenord. All läsning, ändring, utlämning och radering loggas. Uppgifter som raderas skrivs över i filen, eller frigörs där databasen är Postgres. Lösenord och koder sparas bara som kontrollsummor, och nycklar till Slack krypterade. Trafiken är krypterad.',
};

const en: typeof sv = {
  controller: 'Controller', officer: 'Data protection officer', doors: 'Doors', purpose: 'Purposes', basis: 'Lawful basis', subjects: 'Whom the data is about', kinds: 'Which data', recipients: 'Recipients', suppliers: 'Suppliers and transfers outside the EU', periods: 'When data is erased', security: 'Protection', notice: 'Published notice, version', noticeText: 'Which version was in force is kept with what the company agrees to.',
  purposeText: 'To show a company who can help it, to pass its question on to those it chooses, and to make the suggestions better.',
  basisText: 'Passing details on rests on consent.',
  subjectsText: 'Those who write for a company or about an idea. Promoters and admins who use the service.',
  kindsText: 'What is written and chosen in the chat, without personal numbers, telephone numbers and e-mail addresses. Name, e-mail, telephone, company and organisation number of those who want to be contacted. What was passed on, to whom, by which consent, and how it went. Names of promoters. Names and e-mail of admins, and what they have done.',
  recipientsText: 'The actor that the company has chosen. Slack and e-mail, for those actors that receive questions so.',
  periodsText: (said, handover, audit) => `Conversations without contact: ${said} days after the last thing that happened. Conversations where a question was sent, with contact details: ${handover} days after it ended, unless the actor has a period of its own. Questions to a public authority: until it has noted its decision to erase. The log of admins, and accounts that were closed: ${audit} days. What is held stays until the hold is lifted. Sentences that the guide has learnt from, without names: until they are removed.`,
  securityText: 'Accounts with roles and strong passwords. All reading, changing, exporting and erasing is logged. What is erased is overwritten in the file, or freed where the database is Postgres. Passwords and codes are kept as hashes only, and keys to Slack encrypted. Traffic is encrypted.',
};

/** What the record of processing says that is the same everywhere. */
export const registerWords: Readonly<Record<Language, typeof sv>> = { sv, en };
