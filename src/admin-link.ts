import { randomUUID } from 'node:crypto';
import { invitationsWith, newLinkMs } from '../adapters/admin/access/invitations.ts';
import type { Config } from './config.ts';
import { LinkFault } from './link-fault.ts';
import { openStore } from './store/open.ts';

/** A link by which somebody who is shut out of the pages for admins chooses a new password; while nobody has an account, the one by which the first comes in. */
export async function adminLink({ config, login, now }: { config: Config; login: string; now: Date }): Promise<string[]> {
  const store = await openStore(config.database, { warn: () => undefined });
  try {
    const { accounts } = store;
    const address = config.publicUrl ?? `http://${config.host}:${config.port}`;
    const until = new Date(now.getTime() + newLinkMs).toISOString();
    const linkTo = (invited: Parameters<ReturnType<typeof invitationsWith>['keyOf']>[0]) => `${address}/admin/valkommen/${invitationsWith(config.secret).keyOf(invited, until)}`;
    const all = await accounts.all();
    if (all.length === 0) return ['Nobody has an account yet: this link makes the first one. / Ingen har något konto än: med den här länken görs det första.', linkTo('first')];
    const wanted = login.trim().toLowerCase();
    if (wanted === '') throw new LinkFault('no_login', `Write whose link it is: npm run admin:link -- anna@exempel.se. There are / Skriv vems länk det är. Det finns: ${all.map((one) => one.login).join(', ')}`);
    const account = all.find((one) => one.login === wanted);
    if (!account) throw new LinkFault('unknown_login', `There is no account «${wanted}». There are / Det finns inget konto «${wanted}». Det finns: ${all.map((one) => one.login).join(', ')}`);
    if (account.closedAt !== undefined) throw new LinkFault('closed', `The account ${wanted} is closed. An administrator opens it under Konton. / Kontot ${wanted} är stängt. En administratör öppnar det under Konton.`);
    await accounts.audit({ id: randomUUID(), at: now.toISOString(), name: 'npm run admin:link', did: 'link.made', to: account.id });
    return [`${account.name} chooses a new password with this link, once, within a day. / ${account.name} väljer ett nytt lösenord med den här länken, en gång, inom ett dygn.`, linkTo(account)];
  } finally {
    await store.close();
  }
}
