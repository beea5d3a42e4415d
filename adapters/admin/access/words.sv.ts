/** The words of signing in, in Swedish. */
export const sv = {
  signInTitle: 'Logga in',
  login: 'E-postadress',
  password: 'Lösenord',
  signIn: 'Logga in',
  wrong: 'E-postadressen och lösenordet hör inte ihop. Kontrollera båda och försök igen, eller be en administratör om en ny länk.',
  signedOut: 'Du är utloggad.',
  welcomeTitle: 'Välkommen',
  firstLead: 'Du är först här. Gör ett konto åt dig själv, så kan du bjuda in andra sedan.',
  invitedLead: (name: string) => `${name}, välj ett lösenord så är ditt konto klart.`,
  name: 'Ditt namn',
  newPassword: 'Nytt lösenord',
  passwordHint: (least: number) => `Minst ${least} tecken. En hel mening går bra, och mellanslag är tillåtna.`,
  makeAccount: 'Gör mitt konto',
  save: 'Spara',
  usedTitle: 'Länken är förbrukad',
  used: 'Länken går bara att använda en gång, och bara en tid. Be en administratör om en ny. Är du först här, starta om servern: då skriver den ut en ny länk.',
  nameMissing: 'Skriv ditt namn.',
  loginWrong: 'Skriv en hel e-postadress, som anna@exempel.se.',
  passwordShort: (least: number) => `Lösenordet behöver minst ${least} tecken.`,
  loginTaken: 'Det finns redan ett konto med den e-postadressen.',
};
export type AccessWords = typeof sv;
