import { randomUUID } from 'node:crypto';
import type { Language } from '../../src/events.ts';
import { line } from './line.ts';
import type { PlainLetter, SmtpPost } from './post.ts';

/** A link that lets a colleague in: the first time, or to choose a new password. */
export type Invitation = {
  to: string;
  name: string;
  /** Who has made it. */
  by: { name: string; login: string };
  link: string;
  /** Until when it works, in words. */
  until: string;
  language: Language;
  kind: 'invited' | 'renewed';
};

const texts = {
  sv: {
    from: 'Rätt dörr',
    invited: ({ by }: Invitation) => ({
      subject: `${by.name} bjuder in dig till Rätt dörr`,
      lead: `${by.name} har bjudit in dig till Rätt dörr, som hjälper företag att hitta rätt stöd. Här inne sköter vi tjänsten tillsammans.`,
      open: 'Öppna länken och välj hur du vill logga in:', strange: 'Väntade du dig inte det här? Då kan du slänga mejlet.',
    }),
    renewed: ({ by }: Invitation) => ({
      subject: 'En ny länk till Rätt dörr', lead: `${by.name} har gjort en ny länk åt dig, så att du kommer in i Rätt dörr.`,
      open: 'Öppna den och välj ett nytt lösenord:', strange: 'Har du inte bett om den? Då behöver du inte göra något. Din inloggning är som förut tills länken används.',
    }),
    hello: (name: string) => `Hej ${name}!`,
    until: (until: string) => `Länken fungerar en gång, fram till ${until}. Dela den inte med någon.`,
    ask: ({ name, login }: Invitation['by']) => `Undrar du något, eller har tiden gått ut? Skriv till ${name}, ${login}. Det här mejlet går inte att svara på.`,
  },
  en: {
    from: 'Rätt dörr',
    invited: ({ by }: Invitation) => ({
      subject: `${by.name} invites you to Rätt dörr`,
      lead: `${by.name} has invited you to Rätt dörr, which helps companies find the right support. This is where we look after it together.`,
      open: 'Open the link and choose how to sign in:', strange: 'Did you not expect this? Then you can throw it away.',
    }),
    renewed: ({ by }: Invitation) => ({
      subject: 'A new link to Rätt dörr', lead: `${by.name} has made a new link for you, so that you can get into Rätt dörr.`,
      open: 'Open it and choose a new password:', strange: 'Did you not ask for it? Then you need not do anything. You sign in as before until the link is used.',
    }),
    hello: (name: string) => `Hello ${name},`,
    until: (until: string) => `The link works once, until ${until}. Do not share it with anybody.`,
    ask: ({ name, login }: Invitation['by']) => `Any questions, or has the time run out? Write to ${name}, ${login}. This e-mail cannot be answered.`,
  },
};

/** Writes the e-mail: who invites, to what, and how long the link works. Of companies there is nothing in it. */
export function invitationLetter(invitation: Invitation): Pick<PlainLetter, 'from' | 'subject' | 'text'> {
  const { language, name, by, link, until, kind } = { ...invitation, name: line(invitation.name), by: { name: line(invitation.by.name), login: line(invitation.by.login) } };
  const words = texts[language];
  const { subject, lead, open, strange } = words[kind]({ ...invitation, by });
  return { from: words.from, subject, text: `${[words.hello(name), lead, `${open}\n${link}`, words.until(until), strange, words.ask(by)].join('\n\n')}\n` };
}

type Log = { warn(about: object, text: string): void };

/** Mails invitations at once, while somebody waits for the answer: whether the mail server has taken it. */
export function invitationMailer({ post, sender, now, log }: { post: SmtpPost; sender: string; now: () => Date; log: Log }): (invitation: Invitation) => Promise<boolean> {
  return async (invitation) => {
    const result = await post.send({ ...invitationLetter(invitation), id: randomUUID(), sender, to: invitation.to, at: now().toISOString(), attempt: 1 });
    if (result.outcome === 'done') return true;
    log.warn({ why: result.why }, 'an invitation could not be mailed; whoever made it has been shown the link instead');
    return false;
  };
}
