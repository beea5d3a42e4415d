import type { RequestHandler, Router } from 'express';
import type { Adapter, App } from '../adapters/adapter.ts';
import { invitationMailer } from '../adapters/mail/invitation.ts';
import type { Invitation } from '../adapters/mail/invitation.ts';
import { actorDeliverer } from '../adapters/mail/actor/deliver.ts';
import type { Links } from '../adapters/mail/actor/links.ts';
import { actorPages } from '../adapters/mail/actor/routes.tsx';
import type { ActorPages } from '../adapters/mail/actor/routes.tsx';
import { mailAdapter } from '../adapters/mail/mail.ts';
import type { Mailbox } from '../adapters/mail/mailbox.tsx';
import { smtpPost } from '../adapters/mail/post.ts';
import type { Post } from '../adapters/mail/post.ts';
import { voiceOf } from '../adapters/slack/voice.ts';
import type { Compiled } from './compiled.ts';
import type { Config } from './config.ts';
import type { World } from './conversation/world.ts';
import { isPlural } from './conversation/recommend.ts';
import type { Store } from './store/store.ts';

type Log = { info(about: object, text: string): void; warn(about: object, text: string): void; error(about: object, text: string): void };
export type Mailing = {
  config: Config; compiled: Compiled; store: Store; log: Log; now: () => Date;
  /** Where letters end at the desk; left out, they go to the mail server if there is one. */
  mailbox: Mailbox | undefined;
  publicUrl: () => string;
  world: () => World;
  codeOf: (conversation: string) => string;
  links: Links;
  shared: { limiter: ActorPages['limiter']; requestLog: RequestHandler };
  app: () => App;
  wake: () => void;
};

/** Whom e-mails come from at the desk, where none is sent. */
const noReply = 'inget-svar@ovning.invalid';

/** All that goes by e-mail: letters to companies, letters to actors that take their cases so, and the pages that those lead to. */
export function openMailing(parts: Mailing): { adapter: Adapter; router: Router } {
  const { config, store, log, now, mailbox, publicUrl, world, codeOf, links, shared, app, wake } = parts;
  const letters = { post: postFor(parts), sender: mailbox ? noReply : (config.mail?.from ?? noReply), practice: mailbox !== undefined, publicUrl, now };
  const cases = { links, voice: () => voiceOf('sv', (actor) => world().actors.get(actor)?.name ?? actor), language: 'sv', memory: store } as const;
  return {
    adapter: mailAdapter({ ...letters, codeOf, say: (name, language, values) => world().phrase(name, language, values), isPlural, toActor: actorDeliverer({ ...letters, ...cases, notSaid: (language) => world().phrase('brief.unknown', language) }) }),
    router: actorPages({
      ...cases, ...shared, trustProxy: config.trustProxy, publicUrl, now, log, app,
      askForLink: async (delivery) => { if (await store.addDelivery(delivery)) wake(); },
    }),
  };
}

/** Somebody waits for it, so the mail server is not waited for as long as by what goes by itself. */
const patienceMs = 5_000;

/** What mails invitations to colleagues, where there is a mail server. They are no practice: they go out whether Slack is connected or not, and never into the mailbox at the desk, which whoever may enter the desk can read. */
export function openInviting({ config: { mail }, now, log }: Pick<Mailing, 'config' | 'now' | 'log'>): ((invitation: Invitation) => Promise<boolean>) | undefined {
  return mail && invitationMailer({ post: smtpPost({ url: mail.url, now: () => now().getTime(), timeout: patienceMs }), sender: mail.from, now, log });
}

/** Where e-mails go: into the mailbox at the desk, else to the mail server, else nowhere. */
function postFor({ config, compiled, log, now, mailbox }: Mailing): Post | undefined {
  if (mailbox && config.mail) log.info({}, 'e-mails to companies and actors stay at the practice desk as long as Slack is not connected; invitations to colleagues are sent');
  if (!mailbox && !config.mail) {
    const unreached = compiled.knowledge.regions.flatMap(({ actors }) => actors).filter(({ mail }) => mail !== undefined).map(({ id }) => id);
    log.warn(unreached.length === 0 ? {} : { actors: unreached }, 'no e-mails are sent, neither to companies nor to actors that take handovers so: set SMTP_URL and MAIL_FROM');
  }
  return mailbox?.post ?? (config.mail && smtpPost({ url: config.mail.url, now: () => now().getTime() }));
}
