import { describe, expect, it } from 'vitest';
import { invitationLetter, invitationMailer } from '../../../adapters/mail/invitation.ts';
import type { Invitation } from '../../../adapters/mail/invitation.ts';

const invitation: Invitation = { to: 'bo@exempel.se', name: 'Bo Berg', by: { name: 'Anna Ek', login: 'anna@exempel.se' }, link: 'https://dorr.example.se/admin/valkommen/abc.def', until: '3 dec. 2026 10:00', language: 'sv', kind: 'invited' };

describe('an invitation by e-mail', () => {
  it('says who invites, to what, and how long the link works', () => {
    expect(invitationLetter(invitation)).toEqual({ from: 'Rätt dörr', subject: 'Anna Ek bjuder in dig till Rätt dörr', text: `Hej Bo Berg!

Anna Ek har bjudit in dig till Rätt dörr, som hjälper företag att hitta rätt stöd. Här inne sköter vi tjänsten tillsammans.

Öppna länken och välj hur du vill logga in:
https://dorr.example.se/admin/valkommen/abc.def

Länken fungerar en gång, fram till 3 dec. 2026 10:00. Dela den inte med någon.

Väntade du dig inte det här? Då kan du slänga mejlet.

Undrar du något, eller har tiden gått ut? Skriv till Anna Ek, anna@exempel.se. Det här mejlet går inte att svara på.
` });
  });

  it('of a new link says that the old way in holds until it is used, in the language of the account', () => {
    const { subject, text } = invitationLetter({ ...invitation, language: 'en', kind: 'renewed' });
    expect(subject).toBe('A new link to Rätt dörr');
    expect(text).toContain('Open it and choose a new password:\nhttps://dorr.example.se/admin/valkommen/abc.def\n');
    expect(text).toContain('You sign in as before until the link is used.');
  });

  it('lets no name begin a line of its own', () => {
    const { subject, text } = invitationLetter({ ...invitation, name: 'Bo\n\nhttps://ond.example', by: { name: 'Anna\r\nBcc: x@ond.example', login: 'anna@exempel.se' } });
    expect(subject).toBe('Anna Bcc: x@ond.example bjuder in dig till Rätt dörr');
    expect(text).toMatch(/^Hej Bo https:\/\/ond\.example!\n\nAnna Bcc/);
  });

  it('is noted where it could not be sent, without the link or whom it was for', async () => {
    const noted: unknown[] = [];
    const mail = invitationMailer({ post: { send: () => Promise.resolve({ outcome: 'given up', why: 'EENVELOPE 550' }), close: () => undefined }, sender: 'x@dorr.example.se', now: () => new Date(), log: { warn: (...one) => noted.push(one) } });
    expect(await mail(invitation)).toBe(false);
    expect(JSON.stringify(noted)).toContain('EENVELOPE 550');
    for (const secret of ['abc.def', 'bo@', 'Bo Berg']) expect(JSON.stringify(noted)).not.toContain(secret);
  });
});
